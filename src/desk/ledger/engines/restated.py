"""Recorded figures put together on the map of a date, all of them at once.

The post offices of the city of 2025 in 2024 are those of three provinces, each with weight 1. What
is whole and complete is added by the database; where a part is missing, a weight is not known, or
the sum lies too near the middle between two printed numbers, the reference decides.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import ibis
import numpy as np
import pyarrow as pa
from ibis.expr.types import Table

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator
from congso.observations.ledger import Ledger
from congso.observations.observation import Scenario, Status
from congso.observations.record import Record
from congso.periods.calendar import Period
from congso.places.gazetteer import Gazetteer
from desk.ledger.engines import facts, standing, surroundings
from desk.ledger.engines.columns import Column
from desk.ledger.engines.comparing import reference_of
from desk.ledger.engines.computing import SCHEMA, Result
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.lowering import HALF_ULP
from desk.ledger.engines.settling import Definitions
from desk.ledger.engines.writing import written

_WALK = pa.schema(
    [
        *((name, pa.string()) for name in ("basis", "period", "target", "source")),
        ("weight", pa.float64()),
        ("parts", pa.int32()),
    ]
)
"""Which units of the map of a period make up a unit of the map asked for, one row a unit; `parts`
is how many they are, `weight` null where nothing says how to divide."""
_MEASURES = pa.schema([("indicator", pa.string()), ("basis", pa.string())])
WALK = ibis.table(
    {
        **dict.fromkeys(("basis", "period", "target", "source"), "string"),
        "weight": "float64",
        "parts": "int32",
    },
    name="walk",
)
MEASURES = ibis.table(dict.fromkeys(("indicator", "basis"), "string"), name="measures")
_ALL_DIGITS = 1e15
RESTATED, ESTIMATED, RECORDED, MISSING = "restated", "estimated", "recorded", "missing"


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
    measures = [(code, _basis(one)) for code, one in wanted.items()]
    engine.take("measures", _table(_MEASURES, measures))
    known = _known(at)
    engine.fill("added", written(known, engine.dialect))
    added = ibis.table(known.schema(), name="added")
    periods = engine.answer(written(added.select("period").distinct(), engine.dialect))
    walk = _walk(
        surroundings.read(periods["period"].to_pylist()),
        {_basis(one): one for one in wanted.values()},
        frame,
        definitions.gazetteer,
    )
    engine.take("walk", walk)
    summed = engine.answer(written(_summed(added), engine.dialect))
    own = engine.answer(written(_own(added), engine.dialect)).to_pylist()
    apart: dict[tuple[str, str], set[tuple[str, str]]] = {}
    standing_now = {place.id for place in definitions.gazetteer.on(frame)}
    for row in own:
        if row["place"] in standing_now:
            spot = row["indicator"], row["breakdown"]
            apart.setdefault(spot, set()).add((row["place"], row["period"]))
    settling = _Settling(engine, definitions, frame, at)
    for column, rows in _by_column(summed, apart):
        yield _result(column, rows, apart.get((column.indicator, column.part), set()), settling)


def _known(at: datetime | None) -> Table:
    """Return what stood at a moment of the columns that add up."""
    found = standing.as_known(at)
    found = found.filter(found.scenario == Scenario.ACTUAL.value).inner_join(MEASURES, "indicator")
    return found.select(
        *("indicator", "breakdown", "place", "period", "value", "basis"),
        is_out=found.status == Status.NOT_APPLICABLE.value,
        is_long=found.digits.notnull(),
    )


def _summed(added: Table) -> Table:
    """Return the sum of the parts of every unit, and how much of it is there."""
    found = added.inner_join(
        WALK,
        [added.basis == WALK.basis, added.period == WALK.period, added.place == WALK.source],
    )
    weighed = found.value * found.weight
    return found.group_by("indicator", "breakdown", place=found.target, period=found.period).agg(
        value=weighed.sum(),
        size=weighed.abs().sum(),
        known=found.value.count(),
        out_=found.count(where=found.is_out),
        parts=found.parts.max(),
        undivided=found.count(where=found.weight.isnull()),
        divided=found.count(where=found.weight != 1.0),
        long=found.count(where=found.is_long),
        own=found.count(where=found.source == found.target),
    )


def _own(added: Table) -> Table:
    """Return the cells of units that were recorded and are not their own only part."""
    alone = WALK.filter(WALK.source == WALK.target, WALK.parts == 1)
    mine = alone.select(of_basis="basis", of_period="period", of_place="target")
    found = added.left_join(
        mine,
        [
            added.basis == mine.of_basis,
            added.period == mine.of_period,
            added.place == mine.of_place,
        ],
    )
    return found.filter(found.of_place.isnull()).select("indicator", "breakdown", "place", "period")


def _by_column(
    summed: pa.Table, apart: Collection[tuple[str, str]]
) -> Iterator[tuple[Column, pa.Table]]:
    order = [(name, "ascending") for name in ("indicator", "breakdown", "place", "period")]
    ordered = summed.sort_by(order).combine_chunks()
    spans: dict[tuple[str, str], list[int]] = {key: [] for key in sorted(apart)}
    pairs = zip(ordered["indicator"].to_pylist(), ordered["breakdown"].to_pylist(), strict=True)
    for row, key in enumerate(pairs):
        spans.setdefault(key, []).append(row)
    for (code, part), rows in sorted(spans.items()):
        first = rows[0] if rows else 0
        yield Column(code, part), ordered.slice(first, len(rows))


def _result(
    column: Column, rows: pa.Table, own: set[tuple[str, str]], settling: "_Settling"
) -> Result:
    """Return a column with its doubtful cells decided by the reference."""
    indicator = settling.definitions.catalogue[column.indicator]
    cells = list(zip(rows["place"].to_pylist(), rows["period"].to_pylist(), strict=True))
    doubt = _doubt(rows, indicator.decimals) if cells else np.zeros(0, dtype=bool)
    doubtful = [cell for cell, is_so in zip(cells, doubt, strict=True) if is_so or cell in own]
    doubtful += sorted(own.difference(cells))
    settled = settling.figures(column, doubtful) if doubtful else {}
    told: list[tuple[object, ...]] = []
    columns = ("value", "divided", "own", "parts")
    found = zip(*(rows[name].to_pylist() for name in columns), strict=True)
    for cell, (value, divided, is_own, parts) in zip(cells, found, strict=True):
        if cell not in settled:
            is_itself = bool(is_own) and parts == 1
            status = ESTIMATED if divided else RECORDED if is_itself else RESTATED
            told.append((*cell, value, None, status, None))
    told += [(*cell, *rest) for cell, rest in settled.items()]
    return Result(
        column,
        _table(SCHEMA, sorted(told, key=lambda row: (str(row[0]), str(row[1])))),
        len(settled),
    )


def _doubt(rows: pa.Table, decimals: int) -> np.ndarray:
    """Return which cells the reference has to decide."""
    value, size = (
        np.nan_to_num(rows[name].to_numpy(zero_copy_only=False).astype(float), nan=0.0)
        for name in ("value", "size")
    )
    known, out, parts, undivided, long, divided = (
        rows[name].to_numpy(zero_copy_only=False)
        for name in ("known", "out_", "parts", "undivided", "long", "divided")
    )
    is_short = (known + out < parts) | (known == 0) | (undivided > 0) | (long > 0)
    scaled = np.abs(value) * 10.0**decimals
    is_exact = (parts == 1) & (divided == 0)
    bound = np.where(is_exact, 0.0, size * ((parts + 2) * HALF_ULP) * 10.0**decimals)
    middle = np.abs(scaled - np.floor(scaled) - 0.5)
    near = middle <= bound + scaled * (4 * HALF_ULP)
    is_loose = bound > scaled * 1e-10
    return np.asarray(is_short | near | is_loose & (bound > 0) | (scaled > _ALL_DIGITS))


@dataclass(frozen=True, slots=True)
class _Settling:
    """The reference on the map, asked about single cells of a column."""

    engine: Engine
    definitions: Definitions
    frame: date
    at: datetime | None

    def figures(
        self, column: Column, cells: Collection[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[object, ...]]:
        """Return value, digits, status and reason of each cell."""
        found = standing.as_known(self.at)
        periods = sorted({period for _place, period in cells})
        found = found.filter(found.indicator == column.indicator, found.period.isin(periods))
        answered = self.engine.answer(written(found, self.engine.dialect))
        record = Record(facts.observations(answered))
        ledger = Ledger(
            self.definitions.catalogue,
            self.definitions.gazetteer,
            record,
            record.as_known(self.at),
            frame=self.frame,
            register=self.definitions.register,
        )
        told: dict[tuple[str, str], tuple[object, ...]] = {}
        for place, period in cells:
            figure = ledger.figure(reference_of(column, place, period))
            if figure.value is None:
                told[place, period] = (None, None, MISSING, figure.missing)
                continue
            status = figure.mark.value if figure.mark else RECORDED
            told[place, period] = (float(figure.value), str(figure.value), status, None)
        return told


def _walk(
    periods: Collection[Period],
    bases: dict[str, Indicator],
    frame: date,
    gazetteer: Gazetteer,
) -> pa.Table:
    days = sorted({one.effective_on for one in gazetteer.successions})
    targets = gazetteer.on(frame)
    kept: dict[object, list[tuple[str, str, float | None, int]]] = {}
    rows = []
    for name, indicator in bases.items():
        for period in periods:
            era = sum(day <= period.end for day in days), period.end <= frame, name
            if era not in kept:
                kept[era] = [
                    (
                        target.id,
                        share.source,
                        None if share.weight is None else float(share.weight),
                        len(shares),
                    )
                    for target in targets
                    for shares in (gazetteer.parts(target.id, period.end, frame, indicator.basis),)
                    for share in shares
                ]
            rows += [(name, period.code, *one) for one in kept[era]]
    return _table(_WALK, rows)


def _basis(indicator: Indicator) -> str:
    return indicator.basis.value if indicator.basis else ""


def _table(schema: pa.Schema, rows: Collection[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )
