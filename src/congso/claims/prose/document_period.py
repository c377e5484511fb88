"""Which period a text as a whole speaks of: that of its title, or what its opening gives away.

“Đến cuối tháng 6/2024, …” opens a text of June 2024, “so với cùng kỳ năm 2023” one of 2024.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from congso.claims.prose import roles
from congso.claims.prose.roles import Dated

_YEARS = re.compile(r"\d{4}/")
_OPENING = 400
"""How far down a part of a year may be named that the whole text speaks of."""
_JOINED = 10
"""How many letters “và”, “và cả” take between two periods of a title."""
_SAME_TITLE = 80
_OWN = {roles.CURRENT, roles.GOAL, roles.PLAN}
_JANUARY_LOOKS_BACK = 2
_NEAR = 60
_DIGEST = re.compile(
    r"(?<!\w)(?:điểm (?:báo|tin)|tin vắn|tin nhanh|tin tổng hợp|tổng hợp tin|bản tin (?:ngày|sáng|"
    r"trưa|chiều|tối)|tin (?:trong ngày|tức ngày)|nhật ký)(?!\w)"
)
_TIME_OF_DAY = re.compile(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|rạng sáng)(?: (?:nay|ngày|qua|mùng|mồng|\d)|,)|"
    r"(?<!\w)(?:hôm nay|hôm qua|trong ngày|phiên)(?!\w)"
)
_ONCE = re.compile(
    r"[^.;\d]*(?<!\w)(?:mới (?:chỉ )?(?:có|đạt)|chỉ (?:có|đạt)|chưa có|vẫn còn)(?!\w)"
)
_FIGURE = re.compile(r"\d[\d.,]* ?(?:%|[a-zà-ỹđ])")
_SUMMED_UP = re.compile(r"(?<!\w)(?:kết quả|tổng kết|sơ kết|nhìn lại|đánh giá|thành tựu)(?!\w)")
_AHEAD = re.compile(r"(?<!\w)(?:phương hướng|nhiệm vụ|mục tiêu)(?!\w)")
_LOOKS_BACK = re.compile(r"(?<!\w)(?:tổng kết|năm qua|năm vừa qua|cả năm|trong năm)(?!\w)")
_EXAMINED = re.compile(r"(?<!\w)(?:tuyển sinh|kỳ thi|thi vào|tuyển chọn)(?!\w)")
_MONTH, _IN_A_MONTH = re.compile(r"\d{4}-\d{2}"), re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def of_dates(dates: Sequence[Dated], low: str = "") -> str | None:
    """Return the period that a text, in small letters, as a whole speaks of."""
    said = [
        date
        for date in dates
        if date.role == roles.CURRENT and (date.of_school or not _YEARS.match(date.code))
    ]
    said = _without_what_was_once(_without_the_school_year(said, low), low)
    year = _year_of_the_title(dates, said) or next(
        (roles.year_of(date.code) for date in said if roles.year_of(date.code)), None
    )
    titled = (
        _years_looked_back_on(dates, low)
        or _month_of_a_digest(dates, low)
        or _month_of_the_days_told(dates, said, low)
        or _month_of_a_day_told(dates, said, low)
    )
    if titled is not None:
        return titled
    latest = _as_of_the_opening(dates, said)
    if latest is not None and year is not None:
        return latest.code if _MONTH.fullmatch(latest.code) else str(roles.year_of(latest.code))
    if said and year is not None:
        whole = _whole_of_title(said)
        early = whole.mark.start < _OPENING or re.fullmatch(r"\d{4}", whole.code)
        return filled(whole.code, year) if early else str(year)
    opening = next((date for date in dates if date.role in {roles.AS_OF, roles.BASE}), None)
    as_of = opening is not None and opening.role == roles.AS_OF
    if opening is not None and as_of and (_MONTH if said else _IN_A_MONTH).fullmatch(opening.code):
        return opening.code[: len("2023-10")]
    return _after_the_bases(dates, said) or _year_of_a_day(dates, said)


def _after_the_bases(dates: Sequence[Dated], said: Sequence[Dated]) -> str | None:
    """Return the year after the latest that a text compares with: “so với cùng kỳ năm 2023”."""
    bases = [date for date in dates if date.role == roles.BASE and roles.year_of(date.code)]
    if bases:
        told = [date for date in bases if date.same_period] or bases
        year = max(roles.year_of(date.code) or 0 for date in told) + 1
        day = _year_of_the_first_day(dates)
        if not told[0].same_period and day > year + 1:
            year = day
        opens = bool(said) and said[0].mark.start < _OPENING
        return roles.in_year(said[0].code, year) if opens else str(year)
    return None


def _year_of_a_day(dates: Sequence[Dated], said: Sequence[Dated]) -> str | None:
    """Return the year of the first day or plan; with the month or part that the opening names."""
    titled = said[0].code if said and said[0].mark.start < _OPENING else ""
    for date in dates:
        if date.role in {roles.AS_OF, roles.DAY, roles.PLAN} and (year := roles.year_of(date.code)):
            month = int(date.code[5:7] or 12) if date.code[5:7].isdigit() else 12
            late = month <= _JANUARY_LOOKS_BACK and date.role == roles.DAY
            year = year - 1 if late else year
            return roles.in_year(titled, year) if titled.startswith("-") else str(year)
    return None


def _without_the_school_year(said: list[Dated], low: str) -> list[Dated]:
    """Return the dates without a school year that is admitted to, where the year of the
    examination is told: “Tuyển sinh năm học 2025 - 2026. Kỳ thi năm 2025 có …”.
    """
    if len(said) > 1 and said[0].of_school and said[1].mark.start < _OPENING:
        begun = said[0].code.partition("/")[0]
        admitted = _EXAMINED.search(low, 0, said[0].mark.start) is not None
        if admitted and re.fullmatch(r"\d{4}", said[1].code) and said[1].code == begun:
            return said[1:]
    return said


def _without_what_was_once(said: list[Dated], low: str) -> list[Dated]:
    """Return the dates without a year that a text opens with to tell how little there was then:
    “Năm 2015, cả huyện mới có 2 xã đạt chuẩn”.
    """
    if len(said) > 1 and re.fullmatch(r"\d{4}", said[0].code):
        later = max(roles.year_of(date.code) or 0 for date in said[1:])
        told = low[said[0].mark.end : said[0].mark.end + _NEAR].partition("\n")[0]
        if later > int(said[0].code) and _ONCE.match(told):
            return [date for date in said if date.code != said[0].code]
    return said


def _years_looked_back_on(dates: Sequence[Dated], low: str) -> str | None:
    """Return the years that a title sums up: “Kết quả cấp nước giai đoạn 2021 - 2025”."""
    title_ends = low.find("\n", len(low) - len(low.lstrip()))
    first = dates[0] if dates else None
    if first is None or first.mark.end > title_ends or first.of_school:
        return None
    told = low[: first.mark.start].rpartition("\n")[2]
    summed = _SUMMED_UP.search(told) is not None and _AHEAD.search(told) is None
    alone = len(dates) == 1 or dates[1].mark.start > title_ends
    return first.code if summed and alone and re.fullmatch(r"\d{4}/\d{4}", first.code) else None


def _month_of_a_digest(dates: Sequence[Dated], low: str) -> str | None:
    """Return the month of the day that a digest of several items is of."""
    title_ends = low.find("\n", len(low) - len(low.lstrip()))
    first = dates[0] if dates else None
    if first is None or first.role != roles.DAY or first.mark.start > title_ends:
        return None
    is_digest = _DIGEST.search(low, 0, first.mark.start) is not None
    return first.code[: len("2023-10")] if is_digest and _IN_A_MONTH.fullmatch(first.code) else None


def _month_of_a_day_told(dates: Sequence[Dated], said: Sequence[Dated], low: str) -> str | None:
    """Return the month of a day that the text tells as it goes: “(14/02/2026) Sáng 27 tháng Chạp”.

    What looks back on a year is no such text.
    """
    first = dates[0] if dates else None
    if first is None or first.role != roles.DAY or first.mark.start > _OPENING:
        return None
    if not _IN_A_MONTH.fullmatch(first.code) or _LOOKS_BACK.search(low):
        return None
    near = max(0, first.mark.start - _NEAR)
    told = _TIME_OF_DAY.search(low, near, first.mark.end + _NEAR)
    if told is None or (said and not _counts_as_it_goes(told.end(), dates, said, low)):
        return None
    return first.code[: len("2023-10")]


def _counts_as_it_goes(
    position: int, dates: Sequence[Dated], said: Sequence[Dated], low: str
) -> bool:
    """Return whether the paragraph at `position` has figures and no period of its own."""
    start, end = low.rfind("\n", 0, position) + 1, low.find("\n", position)
    end = end if end >= 0 else len(low)
    if any(date.mark.start < end for date in said):
        return False
    inside = [date.mark for date in dates if start <= date.mark.start < end]
    words = "".join(
        letter
        for place, letter in enumerate(low[start:end], start)
        if not any(mark.start <= place < mark.end for mark in inside)
    )
    return _FIGURE.search(words) is not None


def _month_of_the_days_told(dates: Sequence[Dated], said: Sequence[Dated], low: str) -> str | None:
    """Return the month of a few days that a text opens with: “từ 19 đến 24/8/2025”."""
    days = next((date for date in dates if date.of_days and _IN_A_MONTH.fullmatch(date.code)), None)
    if days is None or days.mark.start > _OPENING:
        return None
    end = low.find("\n", days.mark.end)
    first = not any(date.mark.start < (end if end >= 0 else len(low)) for date in said)
    return days.code[: len("2023-10")] if first else None


def _year_of_the_title(dates: Sequence[Dated], said: Sequence[Dated]) -> int | None:
    """Return the year that stands with the next period of a title: “9 tháng đầu năm và nhiệm vụ
    3 tháng cuối năm 2025”.
    """
    if not said or roles.year_of(said[0].code) is not None:
        return None
    first = said[0].mark
    near = (
        roles.year_of(date.code)
        for date in dates
        if 0 <= date.mark.start - first.end <= _SAME_TITLE and date.role in _OWN
    )
    return next((year for year in near if year is not None), None)


def _as_of_the_opening(dates: Sequence[Dated], said: Sequence[Dated]) -> Dated | None:
    """Return the day or month up to which a text opens by telling: “Đến cuối tháng 6/2024, …”.

    A year told before it, or a later one, is the text's own; what is told in January or February
    is the year before.
    """
    named = next((date for date in said if roles.year_of(date.code)), None)
    opening = next((date for date in dates if date.role == roles.AS_OF and date.is_limit), None)
    if named is None or opening is None or not _MONTH.match(opening.code):
        return None
    if _is_told_first(opening, named) and not opening.code.endswith("12-31"):
        return replace(opening, code=opening.code[: len("2023-10")])
    year, own = roles.year_of(opening.code) or 0, roles.year_of(named.code) or 0
    late = int(opening.code[5:7]) <= _JANUARY_LOOKS_BACK
    first = opening.mark.start < min(named.mark.start, _OPENING)
    return opening if first and year > own and not late else None


def _is_told_first(opening: Dated, named: Dated) -> bool:
    """Return whether a text opens with what holds up to a month, and names a year only later."""
    later = (roles.year_of(named.code) or 0) >= (roles.year_of(opening.code) or 0)
    return later and opening.mark.start < min(named.mark.start, _OPENING)


def _year_of_the_first_day(dates: Sequence[Dated]) -> int:
    """Return the year of the first full day near the beginning of a text, or 0."""
    days = (date for date in dates if date.role in {roles.DAY, roles.AS_OF})
    for date in days:
        if date.mark.start < _OPENING and len(date.code) == len("2023-12-31"):
            year = roles.year_of(date.code) or 0
            return year - 1 if int(date.code[5:7]) <= _JANUARY_LOOKS_BACK else year
    return 0


def _whole_of_title(said: Sequence[Dated]) -> Dated:
    """Return the date that a text as a whole speaks of: of “tháng 8 và 8 tháng” the longer."""
    first = said[0]
    joined = len(said) > 1 and said[1].mark.start - first.mark.end <= _JOINED
    longer = joined and ("/" in said[1].code or roles.is_longer(said[1].code, first.code))
    return said[1] if longer else first


def filled(code: str, year: int | None) -> str | None:
    """Return a period with its year, `year` where it is not said itself."""
    if re.match(r"\d{4}", code):
        return code
    return roles.in_year(code, year) if year is not None else None
