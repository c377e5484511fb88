"""Sections of a report that look ahead: under “II. MỤC TIÊU NĂM 2024” every figure is a goal.

>>> [section] = of_text(View.of("II. MỤC TIÊU NĂM 2024"))
>>> section.period, section.ahead
('2024', True)
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from congso.claims.prose import roles, said_times
from congso.claims.prose.document_period import filled
from congso.claims.prose.told_as import Layout
from congso.claims.prose.view import View

_NUMBERED = r"^[ ]{0,8}(?:(?:[ivx]{1,5}|[a-zđ]|\d{1,2})\s?[.)/-]\s*|phần \w{1,5}[ .:-]+)"
_HEADING = re.compile(
    rf"(?m){_NUMBERED}(?:(?P<ahead>mục tiêu|phương hướng|nhiệm vụ|kế hoạch|chỉ tiêu|định hướng)|"
    r"kết quả|đánh giá|tình hình|tổng kết|thực trạng)(?!\w)[^.;:\n\d]{0,90}?"
    r"\b(?:tháng (?P<month>\d{1,2})(?:/| năm )|quý (?P<quarter>iv|i{1,3}|[1-4])(?:/| năm )|năm )"
    r"(?P<year>20\d\d)[ .:]*$"
)
_PLAIN = re.compile(_HEADING.pattern.replace(_NUMBERED, "^[ ]{0,8}"))
_TERM = re.compile(
    rf"(?m){_NUMBERED}(?:(?P<ahead>mục tiêu|phương hướng|nhiệm vụ|kế hoạch|chỉ tiêu|định hướng)|"
    r"kết quả|đánh giá|tình hình|tổng kết|thực trạng)(?!\w)[^.;:\n\d]{0,90}?"
    r"\b(?:nhiệm kỳ|giai đoạn) (?P<first>20\d\d) ?[-–] ?(?P<last>20\d\d)[ .:]*$"
)
"""A heading of several years: “A. Kết quả nhiệm kỳ 2020 - 2025”."""
_AHEAD = re.compile(
    rf"(?m){_NUMBERED}(?:phương hướng|nhiệm vụ|kế hoạch|mục tiêu|dự báo|dự kiến)(?!\w)"
    r"[^.;:\n\d]{0,60}?\b(?:(?P<months>[36]|sáu|ba) tháng cuối năm|"
    r"quý (?P<quarter>iv|i{1,3}|[1-4])|tháng (?P<month>1[0-2]|0?[1-9]))"
    r"(?:(?: năm |/| )(?P<year>20\d\d))?[ .:]*$"
)
"""A heading of the next months: “Nhiệm vụ 6 tháng cuối năm”, “Phương hướng quý II”."""
_UP_TO = re.compile(
    rf"(?m){_NUMBERED}[^.;:\n\d]{{2,90}}\((?:số liệu )?(?:tính )?(?:đến|tới) (?:hết |cuối )?"
    r"(?:ngày (?:(?P<day>\d{1,2})[/.-]))?(?:tháng )?(?P<month>\d{1,2})[/.-]"
    r"(?P<year>20\d\d)\)[ .:]*$"
)
"""A heading of how things stand on a day: “I. Hiện trạng (tính đến ngày 30/11/2025)”."""
_BY_A_YEAR = re.compile(
    rf"(?m){_NUMBERED}(?:[^.;:\n\d]{{2,60}} )?(?:đến|giai đoạn đến|tầm nhìn đến|định hướng đến) "
    r"(?:hết |cuối )?năm (?P<year>20\d\d)[ .:]*$"
)
"""A heading of aims for a year: “2. Đến năm 2030”."""
_SINCE = re.compile(
    rf"(?m){_NUMBERED}(?:l[ũu][yỹ] kế|cộng dồn|tổng cộng|tính chung)(?: tính)? (?:kể )?từ "
    r"(?:(?P<january>đầu năm)(?: đến nay)?|[^.;:\n\d]{0,60}\(?(?:ngày )?(?:\d{1,2}/)?"
    r"(?P<month>1[0-2]|0?[1-9])/(?P<year>20\d\d)\)?(?: đến nay)?)[ .:]*$"
)
"""A heading of what is added up from a day on: “2. Lũy kế từ ca đầu tiên (01/02/2019)”."""
_AS_IT_IS = re.compile(
    rf"(?m){_NUMBERED}(?:hiện trạng|thực trạng|tình hình|kết quả|đánh giá)(?!\w)"
    r"[^.;:\n\d]{0,90}[ .:]*$"
)
"""A heading, in a plan, of what the plan begins from."""
_IS_PLAN = re.compile(
    r"(?m)^ *(?:kế hoạch|nghị quyết|chương trình|đề án|chiến lược|quy hoạch|phương án)(?: *$|"
    r" [^.;\n]{0,120}\b(?:năm|giai đoạn) 20\d\d)"
)
_LEVELS = (
    re.compile(r"(?m)^[ ]{0,8}phần \w{1,5}[ .:-]"),
    re.compile(r"(?m)^[ ]{0,8}[ivx]{1,5}\s?[.)/]\s"),
    re.compile(r"(?m)^[ ]{0,8}[a-zđ]\s?[./]\s"),
    re.compile(r"(?m)^[ ]{0,8}\d{1,2}\s?[.)/]\s"),
    re.compile(r"(?m)^[ ]{0,8}[a-zđ]\)\s"),
)
"""How headings are numbered, the highest first; one ends what another of its kind began."""
_TO_COME = re.compile(
    r"\s*(?:phần \w{1,5}[ .:-]+)?(?:[^\W_]{1,5}\s?[.)/-]\s*)?(?:mục tiêu|phương hướng|nhiệm vụ|"
    r"chỉ tiêu|định hướng|kinh phí|tổ chức thực hiện|giải pháp|nội dung)(?!\w)"
)
_LISTED = 3
"""From which kind of numbers on a heading may be the item of a list."""
_MONTHS, _LAST_DAY = 12, 31
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under a numbered heading that names a year, a quarter or a month."""

    start: int
    period: str
    """Its code; the year may still be missing (-Q2); empty where it is that of the text again."""
    ahead: bool
    """Whether it tells what is to come."""
    since: bool = False
    """Whether its period only begins then and goes up to that of the text."""
    before: bool = False
    """Whether it tells how things stood before the time of the text, which is a plan."""

    def period_in(self, whole: str) -> str | None:
        """Return the code of its period in a text of the period `whole`."""
        if self.since:
            return said_times.begun_in(self.period, whole)
        if self.before:
            return said_times.before_a_plan(whole)
        if not self.period:
            return (whole or None) if self.ahead else None
        return filled(self.period, roles.year_of(whole))


def of_text(view: View) -> tuple[Section, ...]:
    """Return the sections of a text that say their period, in order."""
    told = [
        Section(match.end(), _period(match), match["ahead"] is not None)
        for match in _HEADING.finditer(view.low)
    ]
    next_months = [
        Section(match.end(), _part(match), ahead=True) for match in _AHEAD.finditer(view.low)
    ]
    terms = [
        Section(match.end(), f"{match['first']}/{match['last']}", match["ahead"] is not None)
        for match in _TERM.finditer(view.low)
    ]
    dated = told + terms + next_months + _unnumbered(view) + _at_a_time(view.low)
    found = sorted(dated + _as_things_are(view.low, dated), key=lambda section: section.start)
    return tuple(sorted(found + _ends(view.low, found), key=lambda section: section.start))


def _at_a_time(low: str) -> list[Section]:
    """Return the sections of how things stand on a day, and of what is aimed at for a year."""
    stands = [Section(match.end(), _month_of(match), ahead=False) for match in _UP_TO.finditer(low)]
    aims = [Section(match.end(), match["year"], ahead=True) for match in _BY_A_YEAR.finditer(low)]
    sums = [
        Section(match.end(), _begun(match), ahead=False, since=True)
        for match in _SINCE.finditer(low)
    ]
    return stands + aims + sums


def _begun(heading: re.Match[str]) -> str:
    return "-01" if heading["january"] else f"{heading['year']}-{int(heading['month']):02d}"


def _month_of(heading: re.Match[str]) -> str:
    year, month = heading["year"], int(heading["month"])
    ends_the_year = month == _MONTHS and heading["day"] in {None, str(_LAST_DAY)}
    return year if ends_the_year else f"{year}-{month:02d}"


def _as_things_are(low: str, dated: Sequence[Section]) -> list[Section]:
    """Return the sections of a plan that tell what it begins from, without a date."""
    if _IS_PLAN.search(low, 0, Layout.of(low).head) is None:
        return []
    starts = {section.start for section in dated}
    inside = (match for match in _AS_IT_IS.finditer(low) if match.end() not in starts)
    return [Section(match.end(), "", ahead=False, before=True) for match in inside]


def _ends(low: str, found: Sequence[Section]) -> list[Section]:
    """Return where the sections `found` end: at the next heading numbered as they are, or higher.

    What stands in a list ends with the part that the list is of.
    """
    ends = []
    starts = {section.start for section in found}
    for section in found:
        line = low.rfind("\n", 0, section.start - 1) + 1
        level = next((level for level in _LEVELS if level.match(low, line)), None)
        if level is None:
            continue
        depth = _LEVELS.index(level)
        enders = _LEVELS[: depth + (depth < _LISTED or section.since)]
        following = [match for one in enders if (match := one.search(low, section.start))]
        if not following:
            continue
        first = min(following, key=lambda match: match.start())
        end = low.find("\n", first.end())
        end = end if end >= 0 else len(low)
        if end not in starts:
            ends.append(Section(end, "", ahead=_TO_COME.match(low, first.start()) is not None))
    return ends


def _unnumbered(view: View) -> list[Section]:
    """Return the headings in capitals, below the head of the text, that have no number."""
    head = Layout.of(view.low).head
    return [
        Section(match.end(), _period(match), match["ahead"] is not None)
        for match in _PLAIN.finditer(view.low, head)
        if view.text[match.start() : match.end()].isupper()
    ]


def _period(heading: re.Match[str]) -> str:
    year, month, quarter = heading["year"], heading["month"], heading["quarter"]
    if quarter:
        return f"{year}-Q{_ROMAN.get(quarter) or quarter}"
    return f"{year}-{int(month):02d}" if month else year


def _part(heading: re.Match[str]) -> str:
    quarter, months = heading["quarter"], heading["months"]
    if heading["month"]:
        return f"{heading['year'] or ''}-{int(heading['month']):02d}"
    half = "H2" if months in {"6", "sáu"} else "Q4"
    part = f"Q{_ROMAN.get(quarter) or quarter}" if quarter else half
    return f"{heading['year'] or ''}-{part}"


def at(sections: Sequence[Section], position: int) -> Section | None:
    """Return the section that the letter at `position` stands in."""
    index = bisect_right(sections, position, key=lambda section: section.start)
    return sections[index - 1] if index else None
