"""Sections of a report that look ahead: under “II. MỤC TIÊU NĂM 2024” every figure is a goal.

>>> [section] = of_text(View.of("II. MỤC TIÊU NĂM 2024"))
>>> section.year, section.ahead
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
    r"\bnăm (?P<year>20\d\d)[ .:]*$"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under a numbered heading that names a year."""

    start: int
    year: str
    ahead: bool
    """Whether it tells what is to come."""


def of_text(view: View) -> tuple[Section, ...]:
    """Return the sections of a text that say their year, in order."""
    return tuple(
        Section(match.end(), match["year"], match["ahead"] is not None)
        for match in _HEADING.finditer(view.low)
    )


def at(sections: Sequence[Section], position: int) -> Section | None:
    """Return the section that the letter at `position` stands in."""
    index = bisect_right(sections, position, key=lambda section: section.start)
    return sections[index - 1] if index else None
