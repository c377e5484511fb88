"""Recorded figures put together on the map of a date, all of them at once.

The post offices of the city of 2025 in 2024 are those of three provinces, each with weight 1. What
is whole and complete is added by the database; where a part is missing, a weight is not known, or
the sum lies too near the middle between two printed numbers, the reference decides.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as on_columns
from ibis.expr.types import BooleanValue, FloatingValue, Table

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.observation import Scenario, Status
from desk.ledger.engines import standing, surroundings
from desk.ledger.engines.columns import Column, members
from desk.ledger.engines.computing import SCHEMA, Result, what_it_is
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.lowering import HALF_ULP
from desk.ledger.engines.map_cells import Map, is_added, map_of, number_of, on_cells, table
from desk.ledger.engines.program import ESTIMATED, MISSING, RECORDED, RESTATED, SAID
from desk.ledger.engines.settling import Definitions, Settling
from desk.ledger.engines.writing import written

_MEASURES = pa.schema(
    [
        *((name, pa.string()) for name in ("indicator", "breakdown")),
        ("of_basis", pa.int32()),
        ("base", pa.int64()),
    ]
)
"""Columns, each with what stands before the number of a cell: the cells of all columns together are
one row of numbers, and the database groups by one number and not by three texts."""
MEASURES = ibis.table(
    {**dict.fromkeys(("indicator", "breakdown"), "string"), "of_basis": "int32", "base": "int64"},
    name="measures",
)
_ALL_DIGITS = 1e15
_ODD = -1e9
"""What a part that the reference has to look at adds to the number of parts with a value."""
_SPARSE = 16
"""From so many times as many cells as rows on, sorting is less work than looking at every cell."""


def restate(
    engine: Engine,
    definitions: Definitions,
    frame: date,
    at: datetime | None = None,
    codes_wanted: Collection[str] | None = None,
) -> Iterator[Result]:
    """Yield every recorded column that adds up, on the map of a day.

    Shape: the engine holds a table `facts`; `at` is the moment asked of, None for what stands.
    """
    wanted = [
        one
        for one in definitions.catalogue.indicators.values()
        if is_added(one) and (codes_wanted is None or one.code in codes_wanted)
    ]
    asked = engine.answer(written(standing.PERIODS, engine.dialect))["period"].to_pylist()
    of_map = map_of(surroundings.read(asked), wanted, frame, definitions.gazetteer)
    found = list(_added(engine, of_map, wanted, at))
    settling = Settling(engine, definitions, at, frame)
    cells = [
        (column, *spot)
        for column, told in found
        for spot in of_map.spots(told.cell[told.doubtful].tolist())
    ]
    figures = iter(settling.figures(cells))
    place, period = np.divmod(np.arange(of_map.size), max(1, len(of_map.periods)))
    places = pa.array(of_map.places, pa.string()).take(pa.array(place))
    periods = pa.array(of_map.periods, pa.string()).take(pa.array(period))
    for column, told in found:
        settled = [next(figures) for _one in told.doubtful]
        yield Result(column, _decided(told, places, periods, settled), len(settled))


def _added(
    engine: Engine, of_map: Map, wanted: Collection[Indicator], at: datetime | None
) -> "Iterator[tuple[Column, _Told]]":
    """Yield the columns with any cell, as the database added them up."""
    columns = sorted(
        ((one, part) for one in wanted for part in ("", *members(one))),
        key=lambda column: (column[0].code, column[1]),
    )
    measures = [
        (indicator.code, part, of_map.of_basis[indicator.basis], number * of_map.size)
        for number, (indicator, part) in enumerate(columns)
    ]
    engine.take("measures", table(_MEASURES, measures))
    for name in ("spans", "units", "walk"):
        engine.take(name, getattr(of_map, name))
    found = engine.answer(_question(at, engine.dialect))
    summed = _Summed.of(found, len(columns) * of_map.size)
    for number, (indicator, part) in enumerate(columns):
        told = _told(summed.of_column(number, of_map.size), of_map, indicator)
        if len(told.cell):
            yield Column(indicator.code, part), told


@lru_cache(maxsize=8)
def _question(at: datetime | None, dialect: str) -> str:
    """Return what is asked of a database, put into its words once."""
    return written(_summed(at), dialect)


def _summed(at: datetime | None) -> Table:
    """Return the sum of the parts of every cell of every column, and how much of it is there."""
    found = standing.as_known(at)
    found = found.filter(found.scenario == Scenario.ACTUAL.value)
    found = found.inner_join(MEASURES, ["indicator", "breakdown"])
    found = on_cells(found, found.of_basis)
    weighed = found.value * found.weight
    is_told = weighed.notnull() | (found.status == Status.NOT_APPLICABLE.value)
    is_odd = found.is_apart | found.digits.notnull()
    return found.group_by(cell=found.base + found.first + found.position).agg(
        value=weighed.sum(),
        size=weighed.abs().sum(),
        told=(_number(is_told) + _number(is_odd) * _ODD).sum(),
    )


def _number(answer: BooleanValue) -> FloatingValue:
    """Return 1 for yes; PostgreSQL makes a double of no boolean by itself."""
    return answer.cast("int32").cast("float64")


@dataclass(frozen=True, slots=True)
class _Summed:
    """What the database added up, in order of the cells."""

    cell: np.ndarray
    """The number of a cell beyond those of the columns before it."""
    value: np.ndarray
    size: np.ndarray
    """The sum of the sizes of what was added."""
    told: np.ndarray
    """How many parts have a value or need none; below nought where one is odd."""

    @classmethod
    def of(cls, found: pa.Table, cells: int) -> "_Summed":
        """Return the rows of an answer in order, out of so many cells."""
        cell = (
            found["cell"].to_numpy().astype(np.int64, copy=False)
        )  # PostgreSQL tells no type of no rows
        order = _in_order(cell, cells)
        rows = (found[name].to_numpy()[order] for name in ("value", "size", "told"))
        return cls(cell[order], *(one.astype(float, copy=False) for one in rows))

    def of_column(self, number: int, cells: int) -> "_Summed":
        """Return the rows of the column of a number, each with the number of its cell."""
        first, last = np.searchsorted(self.cell, (number * cells, (number + 1) * cells))
        rows = (getattr(self, name)[first:last] for name in ("value", "size", "told"))
        return _Summed(self.cell[first:last] - number * cells, *rows)


def _in_order(cell: np.ndarray, cells: int) -> np.ndarray:
    """Return where each of some numbers below `cells` stands, in order; none comes twice."""
    if cells > _SPARSE * len(cell):
        return np.argsort(cell)
    stands_at = np.full(cells, -1, np.int64)
    stands_at[cell] = np.arange(len(cell))
    return stands_at[stands_at >= 0]


@dataclass(frozen=True, slots=True)
class _Told:
    """A column: its cells, their values, what they are, and which the reference has to decide."""

    cell: np.ndarray
    value: np.ndarray
    status: np.ndarray
    doubtful: np.ndarray
    """By their places in the column."""


def _told(rows: _Summed, of_map: Map, indicator: Indicator) -> _Told:
    made, cell = of_map.made[number_of(indicator.basis)], rows.cell
    parts, divided, itself = made.parts[cell], made.divided[cell], made.itself[cell]
    unit = 10.0**indicator.decimals
    is_nothing = np.isnan(rows.value)
    value, size = (np.where(is_nothing, 0.0, one) for one in (rows.value, rows.size))
    scaled = np.abs(value) * unit
    is_short = (rows.told < parts) | is_nothing
    bound = np.where((parts == 1) & ~divided, 0.0, size * ((parts + 2) * HALF_ULP) * unit)
    middle = np.abs(scaled - np.floor(scaled) - 0.5)
    is_near = middle <= bound + scaled * (4 * HALF_ULP)
    is_loose = (bound > scaled * 1e-10) & (bound > 0)
    status = np.where(divided, ESTIMATED, np.where(itself, RECORDED, RESTATED)).astype(np.int8)
    doubtful = np.flatnonzero(is_short | is_near | is_loose | (scaled > _ALL_DIGITS))
    return _Told(cell, value, status, doubtful)


def _decided(
    told: _Told, places: pa.Array, periods: pa.Array, figures: Sequence[Figure]
) -> pa.Table:
    """Return a column as results hold it, with what the reference said of the doubtful cells.

    Shape: `places` and `periods` are those of every cell of the map.
    """
    doubtful = told.doubtful
    if len(told.cell) < len(places):
        places, periods = (every.take(pa.array(told.cell)) for every in (places, periods))
    exact = [figure.value for figure in figures]
    told.status[doubtful] = [what_it_is(figure) for figure in figures]
    told.value[doubtful] = [np.nan if one is None else float(one) for one in exact]
    is_missing = told.status == MISSING
    digits = [None if one is None else str(one) for one in exact]
    return pa.table(
        {
            "place": places,
            "period": periods,
            "value": pa.array(told.value, mask=is_missing),
            "digits": _among(len(told.cell), doubtful, digits),
            "status": _STATUSES.take(pa.array(told.status)),
            "reason": _among(len(told.cell), doubtful, [figure.missing for figure in figures]),
            "of": pa.nulls(len(told.cell), pa.int32()),
            "peers": pa.nulls(len(told.cell), pa.string()),
        },
        schema=SCHEMA,
    )


_STATUSES = pa.array(SAID)


def _among(count: int, places: np.ndarray, texts: Sequence[str | None]) -> pa.Array:
    """Return a column of texts with nothing but in these places."""
    found = pa.nulls(count, pa.string())
    if not len(places):
        return found
    mask = np.zeros(count, dtype=bool)
    mask[places] = True
    return on_columns.replace_with_mask(found, pa.array(mask), pa.array(texts, pa.string()))
