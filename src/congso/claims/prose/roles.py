"""What part a date plays: the period spoken of, a base of comparison, a plan's year, a goal, a day.

“giảm 8,66% so với cùng kỳ năm 2022” speaks of 2022 only to compare; “đến năm 2025” is a goal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congso.claims.prose import some_months
from congso.claims.prose.marks import Mark
from congso.claims.prose.view import View
from congso.claims.statement import DATE
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod

CURRENT, BASE, PLAN, GOAL, AS_OF, DAY = "current", "base", "plan", "goal", "as_of", "day"
SINCE = "since"
"""A beginning or a yardstick: từ năm 2020 đến nay, theo giá so sánh năm 2010."""

_LEAD = 72
_TRAILING = re.compile(
    r"(?:\s*(?:cả|hết|của|trong|toàn|các|\d{1,2} (?:giờ|h)(?: \d{1,2})?(?: phút)?))*"
    r"(?:\s*(?:năm|quý|tháng|ngày|học|cuối năm|đầu năm))*\s*$"
)
_BASE = re.compile(
    r"\b(?:so(?: với)?|cùng kỳ|hơn|bằng|giống|không đổi|không thay đổi|"
    r"giữ nguyên)(?: (?:với|mức|số|cùng kỳ|kết quả|thời điểm|"
    r"thực hiện|của|cuối|đầu|ước|trung bình|giai đoạn|con số|nhiệm kỳ \(|nhiệm kỳ))*$"
)
_BASE_OF_A_KIND = re.compile(
    r"\bso với (?!.*\b(?:kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán|nghị quyết|cả nước|toàn quốc|"
    r"bình quân|khu vực|vùng|tỉnh|dân số)(?!\w))(?:[^\W\d]+ ){0,6}[^\W\d]+$"
)
"""A base told by its kind: so với kết quả Tổng điều tra năm 2019, so với kỳ nghỉ lễ năm 2023."""
_BASE_DAY = re.compile(r"\bso với (?:ngày|đêm|đợt|dịp|kỳ nghỉ|vụ|mùa)(?: [\w]+){0,6}$")
BASE_AMOUNT = re.compile(
    r"\bso(?: với)?(?: mức| con số)? \d[\d.,]*(?: [^\W\d]+){0,5}(?: (?:của|trong|vào|hồi))*$"
)
"""The amount of an earlier period, said before the period: so với 1.346 trạm của năm 2022."""
_TIMES = re.compile(
    r"\b(?:lần|gấp đôi|gấp rưỡi|gấp ba|một nửa)"
    r"(?: so với| của| cùng kỳ| so| cuối| đầu| hết| lần tổ chức| (?:đợt|mùa|kỳ)(?! này))*$"
)
_PERCENT_OF = re.compile(r"\b(?:bằng|đạt) [^\s;]{1,12} ?%(?: của| mức)*$")
_PLAN = re.compile(r"\b(?:kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán|kế hoạch giao)$")
_GOAL = re.compile(
    r"\b(?:đến|tới|tầm nhìn|tầm nhìn đến|trước|hoàn thành|khởi công|khánh thành)(?: vào| trong)?$"
)
_FROM_TO = re.compile(r"từ(?! nay)[^,;.]{0,30}đến$")
_AS_OF = re.compile(r"\b(?:tính đến|tính tới|đến|đến cuối|tính đến cuối|vào cuối|cuối)$")
_TASKS = re.compile(
    r"\b(?:(?:nhiệm vụ|phương hướng|trọng tâm|chương trình công tác)[^.;:\n]{0,30}|"
    r"triển khai[^.;:,\d\n]{0,30})$"
)
_SINCE = re.compile(r"\b(?:kể từ|từ)$|\bgiá (?:so sánh|cố định|gốc)$")
_MOVED = re.compile(r"\b(?:kéo dài|chuyển|chuyển nguồn|gia hạn|dời|lùi)(?: [^\W\d]+){0,4} sang$")
"""Where something is put off to, which is not of then: “đề nghị kéo dài sang năm 2024”."""
_CUP = re.compile(
    r"\b(?:giải(?! (?:quyết|ngân|trình|pháp|phóng|tỏa))|hội thi|"
    r"lễ hội|cuộc thi|chiến dịch|luật|nghị quyết|quy hoạch|"
    r"danh sách)[^.;:\n,]{0,40}$"
)
_SAME_PERIOD = re.compile(r"cùng kỳ(?: của)?(?: (?:năm|quý|tháng))?\s*$")
_END_OF = re.compile(r"(?:cuối|hết) năm\s*$")
_SO_FAR = re.compile(r"\b(?:lũy kế|luỹ kế|cộng dồn|tính chung|từ đầu năm)(?!\w)[^;.\n]*$")
_YEAR_BEFORE = re.compile(r"(?: năm)? (?:trước|ngoái)(?!\w)")
_AIMS = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|kế hoạch|sẽ|dự kiến|phải|chỉ tiêu|hoàn thành|tầm nhìn|lộ trình|"
    r"định hướng|nhằm|quyết tâm|bảo đảm|đảm bảo|yêu cầu|tối thiểu)(?!\w)"
)
"""Words that make “đến cuối năm 2025” a goal; without them it tells what was reached."""
_URGES = re.compile(r"(?<!\w)(?:phấn đấu|yêu cầu|quyết tâm|phải|sẽ|dự kiến|mục tiêu)(?!\w)")
_WILL = re.compile(r"[^.;\d\n]{0,30}(?<!\w)(?:sẽ|phải|phấn đấu)(?!\w)")
_DAY_OR_MONTH = re.compile(r"(?:\d{4})?-(?:Q\d|\d\d(?:-\d\d)?)")
_DAY_ALONE = re.compile(r"-\d\d-\d\d")
_OF_SCHOOL = re.compile(r"(?<!\w)(?:năm học|niên vụ|niên học|niên khóa|mùa vụ|vụ)\s*$")
_LIMIT = re.compile(
    r"\b(?:đến|tới)(?: (?:hết|cuối|giữa|ngày|thời điểm|"
    r"\d{1,2} ?(?:giờ|h)(?: \d{1,2})?(?: phút)?))*\s*$"
)
_MORE_THAN_HALF = re.compile(r"(?<!nhiều )(?<!cao )(?<!lớn )(?<!nhanh )\bhơn\s*$")
"""“Hơn nửa đầu năm” is the half and a little more, no comparison."""
_DAYS = re.compile(
    r"\btừ (?:ngày )?\d{1,2}(?:/(?P<m>\d{1,2})(?:/\d{4})?)? (?:đến|tới) (?:hết )?(?:ngày )?$"
)
_DEADLINE = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|hạn chót|thời hạn|hạn)"
    r"(?: (?:là|đến|tới|vào|hết|cuối|ngày|tháng|thời điểm))*\s*$"
)
"""What a day or month is that something has to be done by: trước 30/9, chậm nhất là ngày 15/10."""
_TILL_NOW = re.compile(r"\s*(?:đến|tới|cho đến) (?:nay|hiện nay|bây giờ)(?!\w)")
_LAST_DAY_OF_THE_YEAR = "-12-31"
_SPAN_OF_YEARS = re.compile(r"(\d{4})/(\d{4})")
_START_OF = re.compile(r"đầu năm\s*$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the text and the part it plays."""

    mark: Mark
    role: str
    code: str
    """Its period; the year may still be missing (-H1)."""
    same_period: bool = False
    """Whether “cùng kỳ” stands before it."""
    so_far: bool = False
    """Whether what is told adds up from the year's beginning: “lũy kế đến hết tháng 11”."""
    is_limit: bool = False
    """Whether what is told goes up to it: “đến cuối tháng 6/2024”, not “vào cuối tháng 3/2019”."""
    end_of_year: bool = False
    start_of_year: bool = False
    year_before: bool = False
    """Whether “năm trước” follows a month or quarter: “so với tháng 12 năm trước”."""
    of_days: bool = False
    """Whether it ends a few days: “từ ngày 15 đến 21/4/2025”."""
    is_deadline: bool = False
    """Whether something has to be done by it: “trước 30/9”, “phấn đấu đến hết tháng 10”."""
    till_now: bool = False
    """Whether all is told from it on: “từ năm 2021 đến nay”."""
    of_school: bool = False
    """Whether it is a year that spans two: “năm học 2023 - 2024”, “niên vụ 2023 - 2024”."""


def of_text(view: View, marks: Sequence[Mark]) -> list[Dated]:
    """Return the dates of a text, each with its part."""
    dated = (_dated(view, mark) for mark in marks if mark.kind == DATE and mark.period)
    return [date for date in dated if date.is_deadline or not _DAY_ALONE.fullmatch(date.code)]


def _dated(view: View, mark: Mark) -> Dated:
    line = view.low.rfind("\n", 0, mark.start) + 1 if mark.start < _LEAD else 0
    near = view.low[max(line, mark.start - _LEAD) : mark.start].rpartition("\n")[2]
    stem = _TRAILING.sub("", near).rstrip()
    role = _role(stem, near, mark.period or "")
    if role == GOAL and _END_OF.search(near) and not _AIMS.search(_line_about(view.low, mark)):
        role = CURRENT
    code, deadline = mark.period or "", _is_deadline(view.low, mark, role, near)
    if deadline:
        role, code = GOAL, _month_of(code)
    elif role == DAY and (months := some_months.ended_by(near, code)):
        role, code = CURRENT, months
    return Dated(
        mark=mark,
        role=role,
        code=code,
        same_period=bool(_SAME_PERIOD.search(near)),
        so_far=bool(_SO_FAR.search(near)),
        is_limit=bool(_LIMIT.search(near)),
        end_of_year=bool(_END_OF.search(near)),
        start_of_year=bool(_START_OF.search(near)),
        year_before=_YEAR_BEFORE.match(view.low, mark.end) is not None,
        of_days=role == DAY and _begins_in(near, mark.period or ""),
        is_deadline=deadline,
        till_now=role == SINCE and _TILL_NOW.match(view.low, mark.end) is not None,
        of_school=_OF_SCHOOL.search(near) is not None,
    )


def _begins_in(near: str, code: str) -> bool:
    """Return whether the days that end with `code` begin in its month."""
    days = _DAYS.search(near)
    return days is not None and int(days["m"] or code[5:7]) == int(code[5:7] or 0)


def is_aimed_at(date: Dated, low: str) -> bool:
    """Return whether words about a date aim at something: phấn đấu, mục tiêu, sẽ."""
    led = _line_about(low, date.mark)
    return _AIMS.search(led) is not None or _TASKS.search(led) is not None


def goes_on(date: Dated, low: str) -> bool:
    """Return whether “đến nay” follows a date."""
    return _TILL_NOW.match(low, date.mark.end) is not None


def ends_days(led: str) -> bool:
    """Return whether the words `led` before a day begin a few days that it ends.

    >>> ends_days("(từ 27/4 đến "), ends_days("họp chiều ")
    (True, False)
    """
    return _DAYS.search(led) is not None


def _is_deadline(low: str, mark: Mark, role: str, near: str) -> bool:
    """Return whether something has to be done by a day or month."""
    code = mark.period or ""
    if role == BASE or not _DAY_OR_MONTH.fullmatch(code):
        return False
    if _DEADLINE.search(near):
        return True
    led = low[max(0, mark.start - _LEAD) : mark.start].rpartition("\n")[2].rpartition(". ")[2]
    urged = _URGES.search(led) or _WILL.match(low, mark.end)
    return role == AS_OF and _LIMIT.search(near) is not None and urged is not None


def _month_of(code: str) -> str:
    """Return the month of a day, the year of its last day."""
    year, _, rest = code.partition("-")
    if f"-{rest}" == _LAST_DAY_OF_THE_YEAR:
        return year or "-"
    return f"{year}-{rest[:2]}"


def _line_about(low: str, mark: Mark) -> str:
    """Return the words about a date, no further than its line goes."""
    led = low[max(0, mark.start - _LEAD) : mark.start].rpartition("\n")[2]
    return led + low[mark.start : mark.end + _LEAD].partition("\n")[0]


def _role(stem: str, near: str, code: str) -> str:
    if _SINCE.search(stem) or _MOVED.search(stem):
        return SINCE
    if _MORE_THAN_HALF.search(near) and code.endswith(("-H1", "-H2")):
        return CURRENT
    bases = (_BASE, _BASE_OF_A_KIND, _BASE_DAY, BASE_AMOUNT, _TIMES, _PERCENT_OF)
    if any(base.search(stem) for base in bases):
        return BASE
    is_day = (len(code) >= 10 and "/" not in code) or re.fullmatch(r"-\d\d-\d\d", code) is not None
    if is_day:
        return AS_OF if _AS_OF.search(stem) and not _FROM_TO.search(stem) else DAY
    if _PLAN.search(stem):
        return PLAN
    if _AS_OF.search(stem) and not re.fullmatch(r"\d{4}", code):
        return AS_OF
    if _GOAL.search(stem):
        return GOAL
    if (_TASKS.search(near) and not re.search(r"tổng kết|kết quả|thực hiện", near)) or _CUP.search(
        near
    ):
        return GOAL
    return CURRENT


def year_of(code: str) -> int | None:
    """Return the year of a period code, the last one of a span; None where it is not said."""
    tail = code.rpartition("/")[2]
    return int(tail[:4]) if re.match(r"\d{4}", tail) else None


def in_year(code: str, year: int) -> str:
    """Return `code` with its missing year filled in, or moved to `year`.

    >>> in_year("-H1", 2023), in_year("2023-Q1", 2022), in_year("-01/-09", 2022)
    ('2023-H1', '2022-Q1', '2022-01/2022-09')
    """
    return "/".join(
        f"{year}{part[part.find('-') :].rstrip('-') if '-' in part else ''}"
        for part in code.split("/")
    )


def year_before(period: str | None) -> str | None:
    """Return the same part of the year before; of a school year, the school year before.

    >>> year_before("2024-Q1"), year_before("2023/2024"), year_before("2021/2023")
    ('2023-Q1', '2022/2023', None)
    """
    year = year_of(period) if period else None
    if period is None or year is None:
        return None
    first, _, last = period.partition("/")
    if len(first) == len(last) == len("2023"):
        begun = int(first)
        return f"{begun - 1}/{begun}" if int(last) == begun + 1 else None
    return in_year(period, year - 1)


def is_longer(one: str, other: str) -> bool:
    """Return whether the period `one` is of a longer kind than `other`; years need not be said.

    >>> is_longer("-H1", "-Q2"), is_longer("2023", "-Q4"), is_longer("-08", "-Q3")
    (True, True, False)
    """
    return _length(one) > _length(other)


def _length(code: str) -> int:
    tail = code.partition("-")[2]
    return {"Q": 3, "H": 6}.get(tail[:1], 1) if tail else 12


def spans_years(code: str) -> bool:
    """Return whether a period is of several years, and no school year."""
    years = _SPAN_OF_YEARS.fullmatch(code)
    return years is not None and int(years[2]) - int(years[1]) > 1


def end_of(code: str) -> str | None:
    """Return the last day of a period as a code; None for what is no calendar period."""
    try:
        return codes.read(code.rpartition("/")[2]).end.isoformat()
    except NoSuchPeriod:
        return None
