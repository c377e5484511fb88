"""Where each number stands: its sentence, what comes before it and what comes after.

>>> from congso.claims.prose import numbers
>>> view = View.of("Có 18 doanh nghiệp (tăng 02 doanh nghiệp).")
>>> [place.before for place in places(view, numbers.find(view))]
['có ', ' (tăng ']
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from congso.claims.prose.marks import NUMBER, Mark
from congso.claims.prose.view import View

WIDEST = 400
"""How far to look for words that belong to a number."""

_END = re.compile(r"\n|[.!?…]+(?=\s|$|[”\"])")
_LEADS_ON = re.compile(r"^\s*(?:,|và|;|lên|xuống|còn|đến|tới|thành)\s*$")
_ABBREVIATED = re.compile(r"(?<!\w)(?:tp|tx|tt|q|p|h|ths|ts|pgs|gs|ks|cn|mr|st)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A number among the words around it."""

    mark: Mark
    index: int
    """Position among all marks of the text."""
    sentence: tuple[int, int]
    paragraph: int
    """Which line of the text, from 0."""
    before: str
    """Words between the last number of the sentence, or its beginning, and this one."""
    after: str
    """Words up to the next number or the end of the sentence."""
    before_start: int
    """Index of the first letter of `before`."""
    next_unit: str | None = None
    """Unit that a bare number shares with one further on: 952, 1.309 và 3 trạm."""


def sentences(view: View) -> list[tuple[int, int, int]]:
    """Return start, end and line number of every sentence."""
    found, start, line = [], 0, 0
    for match in _END.finditer(view.low):
        if match[0] == "." and _ABBREVIATED.search(
            view.low, max(start, match.start() - 4), match.start()
        ):
            continue
        found.append((start, match.start(), line))
        start = match.end()
        line += match[0] == "\n"
    found.append((start, len(view.low), line))
    return found


def places(view: View, marks: Sequence[Mark]) -> list[Place]:
    """Return the place of each mark that may be a figure, in the order of the text."""
    counted = [(index, mark) for index, mark in enumerate(marks) if mark.kind == NUMBER]
    found: list[Place] = []
    position = 0
    for start, end, line in sentences(view):
        inside = []
        while position < len(counted) and counted[position][1].start < end:
            inside.append(counted[position])
            position += 1
        for order, (index, mark) in enumerate(inside):
            low = max(inside[order - 1][1].end if order else start, mark.start - WIDEST)
            high = min(
                inside[order + 1][1].start if order + 1 < len(inside) else end, mark.end + WIDEST
            )
            after = view.low[mark.end : max(high, mark.end)]
            found.append(
                Place(
                    mark=mark, index=index, sentence=(start, end), paragraph=line,
                    before=view.low[low : mark.start], after=after, before_start=low,
                    next_unit=_shared_unit(view, [mark for _, mark in inside[order : order + 12]]),
                )
            )  # fmt: skip
    return found


def _shared_unit(view: View, marks: Sequence[Mark]) -> str | None:
    """Return the unit that the first of `marks` has in common with the next that names one."""
    for mark, following in pairwise(marks):
        if mark.unit is not None or not _LEADS_ON.match(view.low[mark.end : following.start][:12]):
            return None
        if following.unit is not None:
            return following.unit
    return None


def depth(words: str) -> int:
    """Return how many brackets are opened more than closed.

    >>> depth("(gồm 3 (a), b")
    1
    """
    return words.count("(") - words.count(")")
