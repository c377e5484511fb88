"""The cells of another map: each of its units in each period, and what each is made of.

The city of 2025 in 2024 is three provinces whole; in 2026 it is itself. Periods between the same
changes of the map share an era, so what a unit is made of is told once for each era and not once
for each period.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import numpy as np
import pyarrow as pa
from ibis.expr.types import IntegerColumn, Table

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator
from congso.lineage.crosswalk import Share
from congso.lineage.succession import Basis
from congso.periods.calendar import Period
from congso.places.gazetteer import Gazetteer

_SPANS = pa.schema(
    [("period", pa.string()), *((name, pa.int32()) for name in ("era", "era_key", "position"))]
)
_UNITS = pa.schema([("place", pa.string()), ("unit_key", pa.int32())])
_WALK = pa.schema(
    [
        ("key", pa.int32()),
        ("era", pa.int32()),
        ("first", pa.int64()),
        *((name, pa.int32()) for name in ("of", "mark")),
        ("source", pa.string()),
        ("weight", pa.float64()),
        *((name, pa.bool_()) for name in ("is_apart", "is_own")),
    ]
)
"""Which units of the map of an era make up a unit of the map asked for: `first` is the first cell
of that unit, `weight` null where nothing says how to divide. A unit that was recorded beside its
parts stands `is_apart`: the reference tells which of the two counts; `is_own` is the unit itself.
`of` is the number of parts, and `mark` one of `AS_IT_IS`, `WHOLE` and `DIVIDED`. `key` is the sum
of three numbers, those of a basis, of an era and of the unit as it was recorded: a database finds a
row by one number much faster than by a text and two numbers."""
AS_IT_IS, WHOLE, DIVIDED = range(3)
"""What is told of a unit as it was recorded, of whole units together, of shares of units."""
SPANS = ibis.table(
    {"period": "string", **dict.fromkeys(("era", "era_key", "position"), "int32")}, name="spans"
)
UNITS = ibis.table({"place": "string", "unit_key": "int32"}, name="units")
WALK = ibis.table(
    {
        "key": "int32",
        "first": "int64",
        **dict.fromkeys(("of", "mark"), "int32"),
        "weight": "float64",
        **dict.fromkeys(("is_apart", "is_own"), "boolean"),
    },
    name="walk",
)


OF_CELL = ("plain", "handed", "undivided", "gap")
"""What formulas look at of a cell, each with the number of a basis behind it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the cells are made of by one basis, one number or mark for each cell."""

    parts: np.ndarray
    """Of how many units."""
    divided: np.ndarray
    """Whether any of them was divided."""
    undivided: np.ndarray
    """Whether nothing says how to divide one of them."""
    itself: np.ndarray
    """Whether it is nothing but the unit itself."""

    @property
    def mark(self) -> np.ndarray:
        """Whether it is told as it was recorded, of whole units, or of shares."""
        return np.where(self.divided, DIVIDED, np.where(self.itself, AS_IT_IS, WHOLE))


@dataclass(frozen=True, slots=True)
class Map:
    """The cells of a map, by number: that of its first cell for a unit, and that of the period."""

    places: tuple[str, ...]
    periods: tuple[str, ...]
    spans: pa.Table
    units: pa.Table
    """Every unit that anything on the map is made of, with its part of the key."""
    walk: pa.Table
    of_basis: dict[Basis | None, int]
    """The part of a basis in the key."""
    made: dict[int, Made]
    """By the number of a basis."""
    unknown: np.ndarray
    """Whether it was not known what the unit is made of, which the reference then says."""

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.places) * len(self.periods)

    def of_cells(self) -> pa.Table:
        """Return what formulas look at of every cell."""
        columns: dict[str, pa.Array] = {"cell": pa.array(np.arange(self.size), pa.int32())}
        for basis, made in self.made.items():
            plain = (made.itself | (made.parts == 0)) & ~self.unknown
            handed = ((made.parts == 1) & ~made.divided & ~made.itself) | self.unknown
            said = [f"có 0 trên {count} đơn vị" for count in range(made.parts.max(initial=0) + 1)]
            gap = pa.array(said).take(pa.array(made.parts, mask=plain | handed))
            found = (plain, handed, made.undivided | self.unknown, gap)
            columns |= {
                f"{name}_{basis}": pa.array(one) for name, one in zip(OF_CELL, found, strict=True)
            }
        return pa.table(columns)

    def spots(self, cells: Sequence[int]) -> list[tuple[str, str]]:
        """Return place and period of each cell."""
        count = len(self.periods)
        return [(self.places[one // count], self.periods[one % count]) for one in cells]


def map_of(
    periods: Collection[Period],
    indicators: Collection[Indicator],
    frame: date,
    gazetteer: Gazetteer,
) -> Map:
    """Return the cells of the map of a day, and what each is made of by each basis in use."""
    found = sorted(periods, key=lambda period: (period.end, period.start))
    targets = sorted(place.id for place in gazetteer.on(frame))
    eras, of_period = _eras(found, frame, gazetteer)
    rows: list[tuple[int, str, tuple[object, ...]]] = []
    made: dict[int, Made] = {}
    bases = list(dict.fromkeys(one.basis for one in indicators))
    for turn, basis in enumerate(bases):
        name, shape = number_of(basis), (len(targets), len(eras))
        parts = np.zeros(shape, np.int32)
        divided, undivided, itself = (np.zeros(shape, bool) for _mark in range(3))
        for era, period in enumerate(eras):
            for target, place in enumerate(targets):
                shares = gazetteer.parts(place, period.end, frame, basis)
                spot = target, era
                parts[spot] = len(shares)
                divided[spot] = any(not share.is_whole for share in shares)
                undivided[spot] = any(share.weight is None for share in shares)
                itself[spot] = [share.source for share in shares] == [place]
                mark = DIVIDED if divided[spot] else AS_IT_IS if itself[spot] else WHOLE
                where = era, target * len(found), len(shares), mark
                told = _walked(where, place, shares)
                rows += ((turn * len(eras) + era, source, row) for source, row in told)
        arrays = (array[:, of_period].ravel() for array in (parts, divided, undivided, itself))
        made[name] = Made(*arrays)
    unit = {one: at for at, one in enumerate(sorted({source for _turn, source, _row in rows}))}
    walk = table(_WALK, [(turn * len(unit) + unit[source], *row) for turn, source, row in rows])
    of_basis = {basis: turn * len(eras) * len(unit) for turn, basis in enumerate(bases)}
    codes = tuple(period.code for period in found)
    spans, units = _spans(found, of_period, len(unit)), table(_UNITS, list(unit.items()))
    unknown = _unknown(targets, eras, gazetteer)[:, of_period].ravel()
    return Map(tuple(targets), codes, spans, units, walk, of_basis, made, unknown)


def _unknown(places: Sequence[str], eras: Sequence[Period], gazetteer: Gazetteer) -> np.ndarray:
    """Return of which places in which eras it was not known what they are made of."""
    told = [[gazetteer.is_unknown_before(one, era.end) for era in eras] for one in places]
    return np.array(told, bool).reshape(len(places), len(eras))


def _spans(periods: Sequence[Period], of_period: Sequence[int], units: int) -> pa.Table:
    """Return each period with its era, and what that is in a key with so many units."""
    spans = enumerate(zip(periods, of_period, strict=True))
    return table(_SPANS, [(one.code, era, era * units, at) for at, (one, era) in spans])


def _eras(
    periods: Sequence[Period], frame: date, gazetteer: Gazetteer
) -> tuple[list[Period], list[int]]:
    """Return a period of each era, and the number of the era of each period."""
    days = {one.effective_on for one in gazetteer.successions}
    days |= {place.validity.start for place in gazetteer.on(frame) if place.validity.start}
    eras: dict[object, Period] = {}
    numbers: dict[object, int] = {}
    of_period = []
    for period in periods:
        between = sum(day <= period.end for day in days), period.end <= frame
        eras.setdefault(between, period)
        of_period.append(numbers.setdefault(between, len(numbers)))
    return list(eras.values()), of_period


def on_cells(found: Table, of_basis: IntegerColumn) -> Table:
    """Return facts once for each cell that they are a part of; `of_basis` is theirs in the key."""
    found = found.mutate(basis_key=of_basis).inner_join(SPANS, "period").inner_join(UNITS, "place")
    key = found.basis_key + found.era_key + found.unit_key
    return found.inner_join(WALK, key == WALK.key)


def _walked(
    where: tuple[object, ...], place: str, shares: Sequence[Share]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield each unit that a place is made of, and itself where it is none, with its row."""
    for share in shares:
        weight = None if share.weight is None else float(share.weight)
        is_own = share.source == place
        is_apart = is_own and len(shares) > 1
        yield share.source, (*where, share.source, weight, is_apart, is_own)
    if place not in {share.source for share in shares}:
        yield place, (*where, place, None, True, True)


def is_added(indicator: Indicator) -> bool:
    """Return whether an indicator is put together from parts as they were recorded.

    Shape: a register, whose values stand on, is not: which unit answers depends on its entries.
    """
    return indicator.restate is Restate.SUM and indicator.formula is None and not indicator.holds


def of_cells(bases: Collection[int]) -> dict[str, str]:
    """Return the names and kinds of what formulas look at of a cell."""
    kinds = dict(zip(OF_CELL, ("boolean", "boolean", "boolean", "string"), strict=True))
    return {f"{name}_{basis}": kind for basis in sorted(bases) for name, kind in kinds.items()}


def number_of(basis: Basis | None) -> int:
    """Return the number of what figures are divided by; 0 for nothing named."""
    return list(Basis).index(basis) + 1 if basis else 0


def table(schema: pa.Schema, rows: Collection[tuple[object, ...]]) -> pa.Table:
    """Return rows as columns."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
