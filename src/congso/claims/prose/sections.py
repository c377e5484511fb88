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
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under a numbered heading that names a year, a quarter or a month."""

    start: int
    period: str
    ahead: bool
    """Whether it tells what is to come."""


def of_text(view: View) -> tuple[Section, ...]:
    """Return the sections of a text that say their period, in order."""
    return tuple(
        Section(match.end(), _period(match), match["ahead"] is not None)
        for match in _HEADING.finditer(view.low)
    )


def _period(heading: re.Match[str]) -> str:
    year, month, quarter = heading["year"], heading["month"], heading["quarter"]
    if quarter:
        return f"{year}-Q{_ROMAN.get(quarter) or quarter}"
    return f"{year}-{int(month):02d}" if month else year


def at(sections: Sequence[Section], position: int) -> Section | None:
    """Return the section that the letter at `position` stands in."""
    index = bisect_right(sections, position, key=lambda section: section.start)
    return sections[index - 1] if index else None
