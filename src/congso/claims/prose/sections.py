"""Sections of a report that look ahead: under “II. MỤC TIÊU NĂM 2024” every figure is a goal.

>>> [section] = of_text(View.of("II. MỤC TIÊU NĂM 2024"))
>>> section.period, section.ahead
('2024', True)
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from congso.claims.prose.view import View

_NUMBERED = r"^[ ]{0,8}(?:(?:[ivx]{1,5}|[a-zđ]|\d{1,2})\s?[.)/-]\s*|phần \w{1,5}[ .:-]+)"
_HEADING = re.compile(
    rf"(?m){_NUMBERED}(?:(?P<ahead>mục tiêu|phương hướng|nhiệm vụ|kế hoạch|chỉ tiêu|định hướng)|"
    r"kết quả|đánh giá|tình hình|tổng kết|thực trạng)(?!\w)[^.;:\n\d]{0,90}?"
    r"\b(?:tháng (?P<month>\d{1,2})(?:/| năm )|quý (?P<quarter>iv|i{1,3}|[1-4])(?:/| năm )|năm )"
    r"(?P<year>20\d\d)[ .:]*$"
)
_TERM = re.compile(
    rf"(?m){_NUMBERED}(?:(?P<ahead>mục tiêu|phương hướng|nhiệm vụ|kế hoạch|chỉ tiêu|định hướng)|"
    r"kết quả|đánh giá|tình hình|tổng kết|thực trạng)(?!\w)[^.;:\n\d]{0,90}?"
    r"\b(?:nhiệm kỳ|giai đoạn) (?P<first>20\d\d) ?[-–] ?(?P<last>20\d\d)[ .:]*$"
)
"""A heading of several years: “A. Kết quả nhiệm kỳ 2020 - 2025”."""
_AHEAD = re.compile(
    rf"(?m){_NUMBERED}(?:phương hướng|nhiệm vụ|kế hoạch|mục tiêu)(?!\w)[^.;:\n\d]{{0,60}}?"
    r"\b(?:(?P<months>[36]|sáu|ba) tháng cuối năm|quý (?P<quarter>iv|i{1,3}|[1-4]))"
    r"(?:(?: năm |/| )(?P<year>20\d\d))?[ .:]*$"
)
"""A heading of the next months: “Nhiệm vụ 6 tháng cuối năm”, “Phương hướng quý II”."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under a numbered heading that names a year, a quarter or a month."""

    start: int
    period: str
    """Its code; the year may still be missing (-Q2)."""
    ahead: bool
    """Whether it tells what is to come."""


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
    return tuple(sorted(told + terms + next_months, key=lambda section: section.start))


def _period(heading: re.Match[str]) -> str:
    year, month, quarter = heading["year"], heading["month"], heading["quarter"]
    if quarter:
        return f"{year}-Q{_ROMAN.get(quarter) or quarter}"
    return f"{year}-{int(month):02d}" if month else year


def _part(heading: re.Match[str]) -> str:
    quarter, months = heading["quarter"], heading["months"]
    half = "H2" if months in {"6", "sáu"} else "Q4"
    part = f"Q{_ROMAN.get(quarter) or quarter}" if quarter else half
    return f"{heading['year'] or ''}-{part}"


def at(sections: Sequence[Section], position: int) -> Section | None:
    """Return the section that the letter at `position` stands in."""
    index = bisect_right(sections, position, key=lambda section: section.start)
    return sections[index - 1] if index else None
