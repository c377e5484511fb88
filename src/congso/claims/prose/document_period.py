"""Which period a text as a whole speaks of: that of its title, or what its opening gives away.

“Đến cuối tháng 6/2024, …” opens a text of June 2024, “so với cùng kỳ năm 2023” one of 2024.
"""

import re
from collections.abc import Sequence

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
_MONTH, _IN_A_MONTH = re.compile(r"\d{4}-\d{2}"), re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def of_dates(dates: Sequence[Dated]) -> str | None:
    """Return the period that a text as a whole speaks of."""
    said = [
        date
        for date in dates
        if date.role == roles.CURRENT and (date.of_school or not _YEARS.match(date.code))
    ]
    year = _year_of_the_title(dates, said) or next(
        (roles.year_of(date.code) for date in said if roles.year_of(date.code)), None
    )
    latest = _as_of_the_opening(dates, said)
    if latest is not None and year is not None and roles.year_of(latest.code) != year:
        return latest.code if _MONTH.fullmatch(latest.code) else str(roles.year_of(latest.code))
    if said and year is not None:
        whole = _whole_of_title(said)
        early = whole.mark.start < _OPENING or re.fullmatch(r"\d{4}", whole.code)
        return filled(whole.code, year) if early else str(year)
    days = next((date for date in dates if date.of_days and _IN_A_MONTH.fullmatch(date.code)), None)
    if not said and days is not None and days.mark.start < _OPENING:
        return days.code[: len("2023-10")]
    opening = next((date for date in dates if date.role in {roles.AS_OF, roles.BASE}), None)
    as_of = opening is not None and opening.role == roles.AS_OF
    if opening is not None and as_of and (_MONTH if said else _IN_A_MONTH).fullmatch(opening.code):
        return opening.code[: len("2023-10")]
    bases = [date for date in dates if date.role == roles.BASE and roles.year_of(date.code)]
    if bases:
        told = [date for date in bases if date.same_period] or bases
        year = max(roles.year_of(date.code) or 0 for date in told) + 1
        day = _year_of_the_first_day(dates)
        if not told[0].same_period and day > year + 1:
            year = day
        opens = bool(said) and said[0].mark.start < _OPENING
        return roles.in_year(said[0].code, year) if opens else str(year)
    for date in dates:
        if date.role in {roles.AS_OF, roles.DAY, roles.PLAN} and (year := roles.year_of(date.code)):
            month = int(date.code[5:7] or 12) if date.code[5:7].isdigit() else 12
            return str(
                year - 1 if month <= _JANUARY_LOOKS_BACK and date.role == roles.DAY else year
            )
    return None


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
    year, own = roles.year_of(opening.code) or 0, roles.year_of(named.code) or 0
    late = int(opening.code[5:7]) <= _JANUARY_LOOKS_BACK
    first = opening.mark.start < min(named.mark.start, _OPENING)
    return opening if first and year > own and not late else None


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
