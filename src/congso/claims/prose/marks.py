"""Stretches of a text that hold a number, before anything is known of their meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a number stands."""

    column: str
    row: str
    period: str | None = None
    """That the head of its column names."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number with its unit, or a date, a document number, a name with a number in it."""

    start: int
    end: int
    kind: str
    """`NUMBER`, or one of the kinds that are no statistics."""
    value: Decimal | None = None
    value_max: Decimal | None = None
    of: Decimal | None = None
    unit: str | None = None
    written: str | None = None
    scale: int | None = None
    digits_end: int = 0
    """Where the number ends and its unit begins."""
    known: bool = False
    """Whether the unit is one of the vocabulary."""
    is_unchanged: bool = False
    """Whether words say that nothing changed: “giống năm 2022”."""
    period: str | None = None
    """Of a date, its period; a leading hyphen where the year is not said."""
    cell: Cell | None = None
    """Of a bare number in a table, where it stands."""


class Taken:
    """Which letters of a text are spoken for: whoever comes first keeps them."""

    def __init__(self, length: int) -> None:
        self._letters = bytearray(length + 1)
        self._marks: list[Mark] = []

    def is_free(self, start: int, end: int) -> bool:
        """Return whether nobody has taken a letter from `start` to `end`."""
        return not any(self._letters[start:end])

    def take(self, marks: Iterable[Mark]) -> None:
        """Keep each of `marks` that lies on free letters; a unit may be cut off, a number not."""
        for mark in marks:
            cut = mark.digits_end and not self.is_free(mark.start, mark.end)
            kept = replace(mark, end=mark.digits_end) if cut else mark
            if self.is_free(kept.start, kept.end):
                self._letters[kept.start : kept.end] = b"\x01" * (kept.end - kept.start)
                self._marks.append(kept)

    def __iter__(self) -> Iterator[Mark]:
        """Return the marks in the order of the text."""
        return iter(sorted(self._marks, key=lambda mark: mark.start))
