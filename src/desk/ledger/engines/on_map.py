"""Everything on the map of a date: what adds up by the database, the rest by the reference.

The service radius of the city of 2025 in 2024 is computed from the areas and the points of three
provinces put together; a rank is only that of the units of its own time. Neither is ever averaged.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

import ibis
import numpy as np
import pyarrow as pa
from ibis.expr.types import Table

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.observation import Scenario
from congso.quantities.units import Kind
from desk.ledger.engines import restated, standing, surroundings
from desk.ledger.engines.columns import Column, members
from desk.ledger.engines.computing import SCHEMA, Result
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.map_cells import SPANS, Map, map_of
from desk.ledger.engines.restated import SAID, is_added, what_it_is
from desk.ledger.engines.settling import Definitions, Settling
from desk.ledger.engines.writing import written

_WHEREABOUTS = ibis.table(
    {"era": "int32", "source": "string", "first": "int64"}, name="whereabouts"
)


def compute(
    engine: Engine,
    definitions: Definitions,
    frame: date,
    at: datetime | None = None,
    codes_wanted: Collection[str] | None = None,
) -> Iterator[Result]:
    """Yield every column on the map of a day: sums, then plans, formulas, registers and ranks.

    Shape: the engine holds a table `facts`; `at` is the moment asked of, None for what stands. A
    column has a cell for each unit of the map and each period in which anything that the column
    stands on was recorded for the unit or for one that it was made from; what is told in words has
    none.
    """
    yield from restated.restate(engine, definitions, frame, at, codes_wanted)
    catalogue = definitions.catalogue
    wanted = [
        one
        for one in catalogue.indicators.values()
        if one.unit.kind is not Kind.TEXT and (codes_wanted is None or one.code in codes_wanted)
    ]
    asked = engine.answer(written(standing.PERIODS, engine.dialect))["period"].to_pylist()
    of_map = map_of(surroundings.read(asked), wanted, frame, definitions.gazetteer)
    reached = {one for indicator in wanted for one in catalogue.stands_on(indicator.code)}
    recorded = _recorded(engine, of_map, at, reached)
    settling = Settling(engine, definitions, at, frame)
    for column in _asked(wanted):
        spots = of_map.spots(recorded.cells_of(column, definitions).tolist())
        if spots:
            figures = settling.figures([(column, *spot) for spot in spots])
            yield Result(column, _told(spots, figures), len(figures))


@dataclass(frozen=True, slots=True)
class Recorded:
    """For which cells of the map anything was recorded of each column."""

    cells: dict[Column, np.ndarray]
    size: int

    def cells_of(self, column: Column, definitions: Definitions) -> np.ndarray:
        """Return the cells of a column: those of all columns that it stands on, in order."""
        indicator = definitions.catalogue[column.indicator]
        reached = definitions.catalogue.stands_on(column.indicator)
        marked = np.zeros(self.size, bool)
        for seen, cells in self.cells.items():
            if indicator.formula is None:
                is_seen = seen.indicator == column.indicator and seen.part == column.part
                is_seen = is_seen and seen.scenario.is_plan == column.scenario.is_plan
            else:
                is_seen = seen.indicator in reached
                is_seen = is_seen and (seen.scenario.is_plan or not column.scenario.is_plan)
            if is_seen:
                marked[cells] = True
        return np.flatnonzero(marked)


def _recorded(
    engine: Engine, of_map: Map, at: datetime | None, reached: Collection[str]
) -> Recorded:
    """Return for which cells of the map anything was recorded of some indicators."""
    stood = standing.as_known(at)
    query = stood.select("indicator", "breakdown", "scenario").distinct()
    columns = [
        Column(row["indicator"], row["breakdown"], Scenario(row["scenario"]))
        for row in engine.answer(written(query, engine.dialect)).to_pylist()
        if row["indicator"] in reached
    ]
    walk = of_map.walk.select(["era", "source", "first"])
    tables = {
        "columns": standing.numbered(columns),
        "spans": of_map.spans,
        "whereabouts": walk.group_by(walk.column_names).aggregate([]),
    }
    for name, table in tables.items():
        engine.drop(name)
        engine.take(name, table)
    found = engine.answer(written(_cells(at), engine.dialect))
    numbers, cells = (found[name].to_numpy().astype(np.int64) for name in ("number", "cell"))
    order = np.argsort(numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], np.arange(len(columns) + 1))
    spans = pairwise(bounds)
    return Recorded(
        {
            column: cells[order[first:last]]
            for column, (first, last) in zip(columns, spans, strict=True)
        },
        of_map.size,
    )


def _cells(at: datetime | None) -> Table:
    """Return for which cells of the map anything was recorded, once for each column."""
    found = standing.of_columns(at).inner_join(SPANS, "period")
    found = found.inner_join(
        _WHEREABOUTS, [found.era == _WHEREABOUTS.era, found.place == _WHEREABOUTS.source]
    )
    return found.select(number=found.number, cell=found.first + found.position).distinct()


def _asked(wanted: Collection[Indicator]) -> Iterator[Column]:
    """Yield the columns that are told besides those put together from what was recorded."""
    for indicator in wanted:
        for part in ("", *members(indicator)):
            if not is_added(indicator):
                yield Column(indicator.code, part)
            yield Column(indicator.code, part, Scenario.PLAN)


def _told(spots: Sequence[tuple[str, str]], figures: Sequence[Figure]) -> pa.Table:
    exact = [figure.value for figure in figures]
    columns = {
        "place": [place for place, _period in spots],
        "period": [period for _place, period in spots],
        "value": [None if one is None else float(one) for one in exact],
        "digits": [None if one is None else str(one) for one in exact],
        "status": [SAID[what_it_is(figure)] for figure in figures],
        "reason": [figure.missing for figure in figures],
    }
    return pa.table(columns, schema=SCHEMA)
