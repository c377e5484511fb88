"""A number as far as it is understood, and the figures that stand near it.

Of “có 1.422 trạm, tăng 76 trạm” both figures are told in one sentence and in one unit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congso.claims.prose.bases import Timed
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.passages import Place
from congso.claims.statement import COVERAGE, LEVEL, SHARE

_FAR = 12
_FROM = re.compile(r"(?<!\w)từ(?: (?:hạng|thứ|vị trí|mức|thứ hạng|số))*$")
_FAMILY = {"điểm phục vụ": "điểm", "trạm phát sóng": "trạm", "hộ dân": "hộ"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as far as it is understood."""

    place: Place
    judged: Judgement
    timed: Timed

    @property
    def unit(self) -> str:
        """Its unit, with the short and the long form of one name made alike."""
        unit = self.judged.unit or ""
        return _FAMILY.get(unit, unit)


def before(figures: Sequence[Figure], i: int) -> list[int]:
    """Return the positions of the figures before number `i` in its sentence, the nearest first."""
    sentence = figures[i].place.sentence
    return [j for j in range(i - 1, max(-1, i - _FAR), -1) if figures[j].place.sentence == sentence]


def sentence_before(figures: Sequence[Figure], i: int) -> list[int]:
    """Return the positions of the figures of the sentence before that of number `i`, in order.

    Only within its paragraph.
    """
    here = figures[i].place
    last = next((j for j in range(i - 1, -1, -1) if figures[j].place.sentence != here.sentence), -1)
    if last < 0 or figures[last].place.paragraph != here.paragraph:
        return []
    sentence = figures[last].place.sentence
    first = last
    while first and last - first < _FAR and figures[first - 1].place.sentence == sentence:
        first -= 1
    return list(range(first, last + 1))


def paragraph_before(figures: Sequence[Figure], i: int) -> list[int]:
    """Return the positions of the figures of the paragraph before number `i`, in order."""
    here = figures[i].place.paragraph
    first = i
    while first and i - first < _FAR and figures[first - 1].place.paragraph == here:
        first -= 1
    return list(range(first, i))


def is_level(figure: Figure) -> bool:
    """Return whether a figure tells how much there is now, as a fact."""
    amount = figure.judged.kind in {LEVEL, SHARE, COVERAGE} and figure.judged.status != "target"
    return amount and not figure.timed.of_base


def are_alike(figure: Figure, other: Figure) -> bool:
    """Return whether two figures count the same things."""
    first, second = figure.unit, other.unit
    return (
        first == second
        or first.startswith(f"{second} ")
        or second.startswith(f"{first} ")
        or ("/" in first and "/" in second and first.partition("/")[0] == second.partition("/")[0])
    )


def starts_a_rise(judged: Judgement) -> bool:
    """Return whether a figure is told as where a rise or fall began."""
    return _FROM.search(judged.stem) is not None
