"""Everything on the map of a date: what adds up by the database, the rest by the reference.

The service radius of the city of 2025 in 2024 is computed from the areas and the points of three
provinces put together; a rank is only that of the units of its own time. Neither is ever averaged.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from congso.indicators.indicator import Catalogue, Indicator
from congso.observations.figure import Figure
from congso.observations.observation import Scenario
from congso.quantities.units import Kind
from desk.ledger.engines import restated, standing
from desk.ledger.engines.columns import Column, members
from desk.ledger.engines.computing import SCHEMA, Result
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.restated import SAID, is_added, map_of, what_it_is
from desk.ledger.engines.settling import Definitions, Settling
from desk.ledger.engines.writing import written

_WHEREABOUTS = ibis.table(
    {**dict.fromkeys(("period", "source"), "string"), "cell": "int32"}, name="whereabouts"
)
_REACHED = ibis.table({"indicator": "string"}, name="reached")


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
    recorded = _recorded(engine, definitions, frame, at, wanted)
    settling = Settling(engine, definitions, at, frame)
    for column, spots in _asked(wanted, catalogue, recorded):
        figures = settling.figures([(column, *spot) for spot in spots])
        yield Result(column, _told(spots, figures), len(figures))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where on the map something was recorded of an indicator."""

    indicator: str
    part: str
    is_plan: bool


_Recorded = dict[_Spot, set[tuple[str, str]]]
"""By indicator, part and whether it was planned: places of the map and periods."""


def _recorded(
    engine: Engine,
    definitions: Definitions,
    frame: date,
    at: datetime | None,
    wanted: Collection[Indicator],
) -> _Recorded:
    """Return for which cells of the map anything was recorded that the indicators stand on."""
    catalogue = definitions.catalogue
    codes = sorted({one for indicator in wanted for one in catalogue.stands_on(indicator.code)})
    found = engine.answer(written(standing.PERIODS, engine.dialect))["period"].to_pylist()
    of_map = map_of(found, wanted, frame, definitions.gazetteer)
    engine.take("reached", pa.table({"indicator": pa.array(codes, pa.string())}))
    engine.take("whereabouts", of_map.walk.select(["period", "source", "cell"]))
    rows = engine.answer(written(_cells(at), engine.dialect)).to_pylist()
    recorded: _Recorded = defaultdict(set)
    for row, spot in zip(rows, of_map.spots([row["cell"] for row in rows]), strict=True):
        is_plan = row["scenario"] != Scenario.ACTUAL.value
        recorded[_Spot(row["indicator"], row["breakdown"], is_plan)].add(spot)
    return recorded


def _cells(at: datetime | None) -> Table:
    """Return for which cells of the map anything was recorded, once each."""
    found = standing.as_known(at).inner_join(_REACHED, "indicator")
    found = found.inner_join(
        _WHEREABOUTS, [found.period == _WHEREABOUTS.period, found.place == _WHEREABOUTS.source]
    )
    return found.select("indicator", "breakdown", "scenario", "cell").distinct()


def _asked(
    wanted: Collection[Indicator], catalogue: Catalogue, recorded: _Recorded
) -> Iterator[tuple[Column, list[tuple[str, str]]]]:
    """Yield the columns that the reference tells, with their cells in order."""
    for indicator in wanted:
        reached = catalogue.stands_on(indicator.code)
        for part in ("", *members(indicator)):
            for scenario in (Scenario.ACTUAL, Scenario.PLAN):
                is_plan = scenario is Scenario.PLAN
                if is_added(indicator) and not is_plan:
                    continue
                if indicator.formula is None:
                    spots = recorded.get(_Spot(indicator.code, part, is_plan), set())
                else:
                    spots = {
                        spot
                        for seen, found in recorded.items()
                        if seen.indicator in reached and (seen.is_plan or not is_plan)
                        for spot in found
                    }
                if spots:
                    yield Column(indicator.code, part, scenario), sorted(spots)


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
