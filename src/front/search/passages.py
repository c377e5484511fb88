"""The stretch of a page that shows why it was found, with the words marked.

>>> shown("Bán kính phục vụ bình quân đạt 2,25 km.", ["ban", "kinh"])
(('Bán', True), (' ', False), ('kính', True), (' phục vụ bình quân đạt 2,25 km.', False))
"""

import re
from collections.abc import Sequence
from typing import Final

from congso.writing import letters

WIDTH: Final = 220
_BEFORE: Final = 60

Piece = tuple[str, bool]
"""A stretch of text, and whether it is one of the words."""


def shown(text: str, words: Sequence[str], width: int = WIDTH) -> tuple[Piece, ...]:
    """Return a stretch of about `width` letters around the words, in pieces.

    Shape: `words` folded; they are found with any tones, and the last may go on.
    """
    wanted = _pattern(words)
    if wanted is None:
        return ((_cut(text, 0, width), False),)
    plain = letters.fold_each(text)
    first = wanted.search(plain)
    start = _start(text, max(0, first.start() - _BEFORE)) if first else 0
    stretch = _cut(text, start, width)
    pieces: list[Piece] = [("… ", False)] if start else []
    place = 0
    for found in wanted.finditer(plain[start : start + len(stretch)]):
        if found.start() > place:
            pieces.append((stretch[place : found.start()], False))
        pieces.append((stretch[found.start() : found.end()], True))
        place = found.end()
    rest = stretch[place:]
    return (*pieces, (rest, False)) if rest else tuple(pieces)


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    *whole, last = (re.escape(word) for word in words)
    endings = [rf"{word}\b" for word in whole] + [rf"{last}\w*"]
    return re.compile(rf"\b(?:{'|'.join(endings)})")


def _start(text: str, place: int) -> int:
    """Return where the word begins that stands at a place."""
    return text.rfind(" ", 0, place) + 1 if place else 0


def _cut(text: str, start: int, width: int) -> str:
    stretch = text[start : start + width]
    if start + width >= len(text):
        return stretch
    return stretch[: stretch.rfind(" ")] + " …" if " " in stretch else stretch
