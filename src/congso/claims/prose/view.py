"""A text as the reader looks at it, with the way back to the text as it was given.

Letters may come composed (ế) or as a base with marks (e, ̂, ́); rules are written for the composed
form, offsets belong to the text as given.

    >>> view = View.of("E\u0302 12")
    >>> view.text, view.origin(view.text.index("12"))
    ('Ê 12', 3)
"""

import re
import unicodedata
from dataclasses import dataclass

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,6}")
_ALIKE = str.maketrans(
    "\u00a0\u202f\u2009\u2007\u3000\t\u2013\u2014\u2212\u2011０１２３４５６７８９",
    "      ----0123456789",
)


@dataclass(frozen=True, slots=True)
class View:
    """The composed text, its lower-case twin, and where each letter comes from."""

    text: str
    low: str
    """Lower case, blanks and dashes of all widths made alike; as long as `text`."""
    origins: tuple[int, ...] | None
    """Index in the given text of each letter and of the end; None where nothing moved."""

    @classmethod
    def of(cls, given: str) -> "View":
        """Return the view of `given`; in time proportional to its length, whatever it holds."""
        text, origins = _composed(given)
        return cls(text, _lowered(text), origins)

    def origin(self, index: int) -> int:
        """Return where in the given text the letter at `index` begins."""
        return index if self.origins is None else self.origins[index]


def _composed(given: str) -> tuple[str, tuple[int, ...] | None]:
    pieces: list[str] = []
    origins: list[int] = []
    last = 0
    for match in _CLUSTER.finditer(given):
        composed = unicodedata.normalize("NFC", match[0])
        if len(composed) >= len(match[0]):
            continue
        pieces.append(given[last : match.start()])
        origins.extend(range(last, match.start()))
        pieces.append(composed)
        origins.extend([match.start()] * len(composed))
        last = match.end()
    if not pieces:
        return given, None
    pieces.append(given[last:])
    origins.extend(range(last, len(given) + 1))
    return "".join(pieces), tuple(origins)


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_ALIKE)
