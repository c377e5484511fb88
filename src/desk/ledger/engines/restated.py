"""Recorded figures put together on the map of a date, all of them at once.

The post offices of the city of 2025 in 2024 are those of three provinces, each with weight 1. What
is whole and complete is added by the database; where a part is missing, a weight is not known, or
the sum lies too near the middle between two printed numbers, the reference decides.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as on_columns
from ibis.expr.types import Table

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator
from congso.lineage.succession import Basis
from congso.observations.figure import Figure
from congso.observations.observation import Scenario, Status
from congso.periods.calendar import Period
from congso.places.gazetteer import Gazetteer
from desk.ledger.engines import standing, surroundings
from desk.ledger.engines.columns import Column
from desk.ledger.engines.computing import SCHEMA, Result
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.lowering import HALF_ULP
from desk.ledger.engines.settling import Definitions, Settling
from desk.ledger.engines.writing import written

_WALK = pa.schema(
    [
        ("basis", pa.int32()),
        *((name, pa.string()) for name in ("period", "source")),
        ("cell", pa.int32()),
        ("weight", pa.float64()),
        ("is_apart", pa.bool_()),
    ]
)
"""Which units of the map of a period make up a unit of the map asked for, one row a unit: `cell` is
that unit in that period, `weight` null where nothing says how to divide. A unit that was recorded
beside its parts stands `is_apart`: the reference tells which of the two counts."""
_MEASURES = pa.schema([("indicator", pa.string()), ("basis", pa.int32())])
WALK = ibis.table(
    {
        **dict.fromkeys(("period", "source"), "string"),
        **dict.fromkeys(("basis", "cell"), "int32"),
        "weight": "float64",
        "is_apart": "boolean",
    },
    name="walk",
)
MEASURES = ibis.table({"indicator": "string", "basis": "int32"}, name="measures")
_ALL_DIGITS = 1e15
_ADDED = ("cell", "value", "size", "known", "out_", "odd")
RESTATED, ESTIMATED, RECORDED, COMPUTED, MISSING = range(5)
SAID = ("restated", "estimated", "recorded", "computed", "missing")


@dataclass(frozen=True, slots=True)
class Map:
    """The cells of a map: each of its units in each period, by number, and what they are made of.

    The arrays of a basis hold for each cell of how many units it is made, whether any of them was
    divided, and whether it is nothing but the unit itself.
    """

    places: tuple[str, ...]
    periods: tuple[str, ...]
    walk: pa.Table
    parts: dict[int, np.ndarray]
    divided: dict[int, np.ndarray]
    itself: dict[int, np.ndarray]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.places) * len(self.periods)

    def spots(self, cells: Sequence[int]) -> list[tuple[str, str]]:
        """Return place and period of each cell."""
        count = len(self.periods)
        return [(self.places[one // count], self.periods[one % count]) for one in cells]


def is_added(indicator: Indicator) -> bool:
    """Return whether an indicator is put together from parts as they were recorded.

    Shape: a register, whose values stand on, is not: which unit answers depends on its entries.
    """
    return indicator.restate is Restate.SUM and indicator.formula is None and not indicator.holds


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
    wanted = {
        one.code: one
        for one in definitions.catalogue.indicators.values()
        if is_added(one) and (codes_wanted is None or one.code in codes_wanted)
    }
    asked = engine.answer(written(standing.PERIODS, engine.dialect))["period"].to_pylist()
    of_map = map_of(asked, wanted.values(), frame, definitions.gazetteer)
    measures = [(code, _basis(one)) for code, one in wanted.items()]
    engine.take("measures", _table(_MEASURES, measures))
    engine.take("walk", of_map.walk)
    summed = engine.answer(written(_summed(at), engine.dialect))
    settling = Settling(engine, definitions, at, frame)
    columns, bounds, told = _in_order(summed, definitions, of_map)
    doubtful = on_columns.indices_nonzero(told["in_doubt"]).to_numpy()
    spots = of_map.spots(told["cell"].take(pa.array(doubtful)).to_pylist())
    of_column = np.searchsorted(bounds, doubtful, side="right") - 1
    cells = [(columns[one], *spot) for one, spot in zip(of_column, spots, strict=True)]
    table = _decided(told, of_map, doubtful, settling.figures(cells))
    for number, column in enumerate(columns):
        first, last = int(bounds[number]), int(bounds[number + 1])
        settled = int(np.count_nonzero(of_column == number))
        yield Result(column, table.slice(first, last - first), settled)


def map_of(
    periods: Collection[str],
    indicators: Collection[Indicator],
    frame: date,
    gazetteer: Gazetteer,
) -> Map:
    """Return the cells of the map of a day, and what each is made of by each basis in use."""
    found = sorted(surroundings.read(periods), key=lambda period: period.code)
    targets = sorted(place.id for place in gazetteer.on(frame))
    size = len(targets) * len(found)
    bases = {_basis(one): one for one in indicators}
    parts, divided, itself = (
        {name: np.zeros(size, kind) for name in bases} for kind in (np.int32, bool, bool)
    )
    days = sorted({one.effective_on for one in gazetteer.successions})
    kept: dict[object, list[_Made]] = {}
    rows: list[tuple[object, ...]] = []
    for name, indicator in bases.items():
        for number, period in enumerate(found):
            era = sum(day <= period.end for day in days), period.end <= frame, name
            if era not in kept:
                kept[era] = list(_made(targets, period, frame, gazetteer, indicator))
            for one in kept[era]:
                cell = one.target * len(found) + number
                is_apart = one.is_itself and (one.of > 1 or not one.is_part)
                rows.append((name, period.code, one.source, cell, one.weight, is_apart))
                parts[name][cell] += one.is_part
                divided[name][cell] |= one.is_part and one.weight != 1.0
                itself[name][cell] |= one.is_part and one.is_itself
        itself[name] &= parts[name] == 1
    codes = tuple(period.code for period in found)
    return Map(tuple(targets), codes, _table(_WALK, rows), parts, divided, itself)


@dataclass(frozen=True, slots=True)
class _Made:
    """A unit that another one on the map is made of, or that one as it was recorded itself."""

    target: int
    source: str
    weight: float | None
    of: int
    """Of how many units it is made."""
    is_itself: bool
    is_part: bool


def _made(
    targets: Sequence[str], period: Period, frame: date, gazetteer: Gazetteer, indicator: Indicator
) -> Iterator[_Made]:
    for number, target in enumerate(targets):
        shares = gazetteer.parts(target, period.end, frame, indicator.basis)
        for share in shares:
            weight = None if share.weight is None else float(share.weight)
            is_itself = share.source == target
            yield _Made(number, share.source, weight, len(shares), is_itself, is_part=True)
        if target not in {share.source for share in shares}:
            yield _Made(number, target, None, len(shares), is_itself=True, is_part=False)


def _summed(at: datetime | None) -> Table:
    """Return the sum of the parts of every cell, and how much of it is there."""
    found = standing.as_known(at)
    found = found.filter(found.scenario == Scenario.ACTUAL.value)
    found = found.inner_join(MEASURES, "indicator")
    found = found.inner_join(
        WALK,
        [found.basis == WALK.basis, found.period == WALK.period, found.place == WALK.source],
    )
    weighed = found.value * found.weight
    return found.group_by("indicator", "breakdown", "cell").agg(
        value=weighed.sum(),
        size=weighed.abs().sum(),
        known=weighed.count(),
        out_=found.count(where=found.status == Status.NOT_APPLICABLE.value),
        odd=found.count(where=found.is_apart | found.digits.notnull()),
    )


def _in_order(
    summed: pa.Table, definitions: Definitions, of_map: Map
) -> tuple[list[Column], np.ndarray, pa.Table]:
    """Return the columns, where each begins and the last ends, and the rows in that order."""
    names = [summed[one].combine_chunks().dictionary_encode() for one in ("indicator", "breakdown")]
    codes, parts = (one.dictionary.to_pylist() for one in names)
    of_code, of_part = (one.indices.to_numpy() for one in names)
    pair = of_code * max(1, len(parts)) + of_part
    seen = np.flatnonzero(np.bincount(pair, minlength=1))
    found = {Column(codes[one // len(parts)], parts[one % len(parts)]): one for one in seen}
    columns = sorted(found, key=lambda column: (column.indicator, column.part))
    place = np.zeros(len(codes) * len(parts), np.int64)
    place[[found[column] for column in columns]] = np.arange(len(columns))
    number = place[pair]
    order = np.argsort(number * of_map.size + summed["cell"].to_numpy())
    bounds = np.concatenate([[0], np.cumsum(np.bincount(number, minlength=len(columns)))])
    rows = {name: summed[name].to_numpy()[order] for name in _ADDED}
    of_column = [definitions.catalogue[column.indicator] for column in columns]
    return columns, bounds, _weighed(rows, of_column, bounds, of_map)


def _weighed(
    rows: Mapping[str, np.ndarray],
    indicators: Sequence[Indicator],
    bounds: np.ndarray,
    of_map: Map,
) -> pa.Table:
    """Return cell, value, what it is and whether the reference has to decide it, for each row."""
    cell, value, size, known, out, odd = (rows[name] for name in _ADDED)
    cell = cell.astype(np.int64)  # PostgreSQL tells no types where it has no rows
    value, size = (np.nan_to_num(one.astype(float), nan=0.0) for one in (value, size))
    parts, divided, itself = (np.empty(len(cell), kind) for kind in (np.int32, bool, bool))
    decimals = np.empty(len(cell))
    for number, indicator in enumerate(indicators):
        span, basis = slice(bounds[number], bounds[number + 1]), _basis(indicator)
        parts[span] = of_map.parts[basis][cell[span]]
        divided[span] = of_map.divided[basis][cell[span]]
        itself[span] = of_map.itself[basis][cell[span]]
        decimals[span] = indicator.decimals
    unit = 10.0**decimals
    scaled = np.abs(value) * unit
    is_short = (known + out < parts) | (known == 0) | (odd > 0)
    bound = np.where((parts == 1) & ~divided, 0.0, size * ((parts + 2) * HALF_ULP) * unit)
    middle = np.abs(scaled - np.floor(scaled) - 0.5)
    is_near = middle <= bound + scaled * (4 * HALF_ULP)
    is_loose = (bound > scaled * 1e-10) & (bound > 0)
    status = np.where(divided, ESTIMATED, np.where(itself, RECORDED, RESTATED)).astype(np.int8)
    in_doubt = is_short | is_near | is_loose | (scaled > _ALL_DIGITS)
    return pa.table({"cell": cell, "value": value, "status": status, "in_doubt": in_doubt})


def _decided(
    told: pa.Table, of_map: Map, doubtful: np.ndarray, figures: Sequence[Figure]
) -> pa.Table:
    """Return the rows as results hold them, with what the reference said of the doubtful ones."""
    cell = told["cell"].to_numpy()
    count = max(1, len(of_map.periods))
    places, periods = (pa.array(one, pa.string()) for one in (of_map.places, of_map.periods))
    status = told["status"].to_numpy().copy()
    status[doubtful] = [what_it_is(figure) for figure in figures]
    values = told["value"].to_numpy().copy()
    exact = [figure.value for figure in figures]
    values[doubtful] = [np.nan if one is None else float(one) for one in exact]
    is_missing = status == MISSING
    digits = [None if one is None else str(one) for one in exact]
    return pa.table(
        {
            "place": places.take(pa.array(cell // count)),
            "period": periods.take(pa.array(cell % count)),
            "value": pa.array(values, mask=is_missing),
            "digits": _among(len(cell), doubtful, digits),
            "status": pa.array(SAID).take(pa.array(status)),
            "reason": _among(len(cell), doubtful, [figure.missing for figure in figures]),
        },
        schema=SCHEMA,
    )


def what_it_is(figure: Figure) -> int:
    """Return how a figure came about on the map."""
    if figure.value is None:
        return MISSING
    if figure.mark is not None:
        return SAID.index(figure.mark.value)
    return RECORDED if figure.observation else COMPUTED


def _among(count: int, places: np.ndarray, texts: Sequence[str | None]) -> pa.Array:
    """Return a column of texts with nothing but in these places."""
    found = pa.nulls(count, pa.string())
    if not len(places):
        return found
    mask = np.zeros(count, dtype=bool)
    mask[places] = True
    return on_columns.replace_with_mask(found, pa.array(mask), pa.array(texts, pa.string()))


def _basis(indicator: Indicator) -> int:
    """Return the number of what an indicator is divided by; 0 where it names nothing."""
    return list(Basis).index(indicator.basis) + 1 if indicator.basis else 0


def _table(schema: pa.Schema, rows: Collection[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
