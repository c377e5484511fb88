"""Which cells of a table are not printed, so that no firm's own figure can be read or worked out.

Three districts and their province; in one district there is a single firm. Its revenue is
withheld, and since province less the other two would give it back, another district with it.

>>> district = {"a": Decimal(5), "b": Decimal(40), "c": Decimal(70), "all": Decimal(115)}
>>> sums = [Addition("all", ("a", "b", "c"))]
>>> sorted(protected(district, sums, {"a"}))
['a', 'b']
>>> exposed({"a"}, sums), exposed({"a", "b"}, sums)
(('a',), ())
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)
Row = dict[Cell, Fraction]


@dataclass(frozen=True, slots=True)
class Addition(Generic[Cell]):
    """A whole that is exactly the sum of its parts."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The parts, then the whole."""
        return (*self.parts, self.whole)


def protected(
    values: Mapping[Cell, Decimal], sums: Sequence[Addition[Cell]], risky: Collection[Cell]
) -> frozenset[Cell]:
    """Return the risky cells and as many others as keep them from being worked out.

    Shape: `values` are all that would be printed; a cell of a sum that has none is unknown to
    everybody. Parts go before wholes, small ones before large, and nought last, because it
    protects nothing where all are counts.
    """
    hidden = set(risky)
    unknown = {cell for one in sums for cell in one.cells if cell not in values} - hidden
    while open_cells := exposed(hidden, sums, unknown):
        found = _next(open_cells, hidden | unknown, values, sums)
        if found is None:
            break
        hidden.add(found)
    return frozenset(hidden)


def exposed(
    hidden: AbstractSet[Cell],
    sums: Iterable[Addition[Cell]],
    unknown: AbstractSet[Cell] = frozenset(),
) -> tuple[Cell, ...]:
    """Return the hidden cells that follow exactly from the printed ones, in the order of the sums.

    Shape: `unknown` are cells that nobody can print and nobody needs to hide.
    """
    veiled = hidden | unknown
    rows = [row for one in sums if (row := _veiled(one, veiled)) and not hidden.isdisjoint(row)]
    chained = [row for one in sums if (row := _veiled(one, veiled)) and hidden.isdisjoint(row)]
    return tuple(cell for cell in _single(rows + chained) if cell in hidden)


def _veiled(one: Addition[Cell], veiled: AbstractSet[Cell]) -> Row[Cell]:
    """Return what of an addition is not known: its parts once, its whole taken away."""
    row: Row[Cell] = {}
    for cell in one.parts:
        if cell in veiled:
            row[cell] = row.get(cell, Fraction(0)) + 1
    if one.whole in veiled:
        row[one.whole] = row.get(one.whole, Fraction(0)) - 1
    return {cell: times for cell, times in row.items() if times}


def _single(rows: Iterable[Row[Cell]]) -> tuple[Cell, ...]:
    """Return the unknowns that the equations fix: those alone in a row once all are reduced."""
    pivots: dict[Cell, Row[Cell]] = {}
    for row in rows:
        left = dict(row)
        for cell in list(left):
            if cell in pivots:
                _take(left, pivots[cell], left[cell])
        if not left:
            continue
        pivot = next(iter(left))
        scale = left[pivot]
        left = {cell: times / scale for cell, times in left.items()}
        for other in pivots.values():
            if pivot in other:
                _take(other, left, other[pivot])
        pivots[pivot] = left
    return tuple(cell for cell, row in pivots.items() if len(row) == 1)


def _take(row: Row[Cell], other: Row[Cell], times: Fraction) -> None:
    """Take `other` so many times from `row`; what comes to nought goes."""
    for cell, held in other.items():
        left = row.get(cell, Fraction(0)) - times * held
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)


def _next(
    open_cells: Sequence[Cell],
    veiled: AbstractSet[Cell],
    values: Mapping[Cell, Decimal],
    sums: Sequence[Addition[Cell]],
) -> Cell | None:
    """Return the cell to hide next: the nearest to an open one, in a sum with it or beyond.

    A cell of nought is taken only where there is no other: readers who know that nothing is
    below nought may guess it.
    """
    of_cell: dict[Cell, list[Addition[Cell]]] = defaultdict(list)
    for one in sums:
        for cell in one.cells:
            of_cell[cell].append(one)
    spare: Cell | None = None
    for start in open_cells:
        seen, waiting = {start}, [start]
        while waiting:
            near = [one for cell in waiting for one in of_cell[cell]]
            found = _shown(near, veiled, values)
            positive = [cell for cell in found if values[cell] > 0]
            if positive:
                return positive[0]
            spare = spare if spare is not None or not found else found[0]
            beyond = (cell for one in near for cell in one.cells if cell in veiled)
            waiting = [cell for cell in dict.fromkeys(beyond) if cell not in seen]
            seen.update(waiting)
    return spare


def _shown(
    sums: Iterable[Addition[Cell]], veiled: AbstractSet[Cell], values: Mapping[Cell, Decimal]
) -> list[Cell]:
    """Return the printed cells of some sums, parts before wholes, the small before the large."""
    found = [
        (cell == one.whole, values[cell], cell)
        for one in sums
        for cell in one.cells
        if cell not in veiled
    ]
    return [cell for _is_whole, _value, cell in sorted(found, key=lambda one: one[:2])]
