"""Everything on the map of a date: sums and what is computed from them by the database.

The service radius of the city of 2025 in 2024 is computed from the areas and the points of three
provinces put together; a rank is only that of the units of its own time. Neither is ever averaged.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

import ibis
import numpy as np
import pyarrow as pa
from ibis.expr.types import Table

from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue, Indicator
from congso.observations.figure import Figure
from congso.observations.observation import Scenario
from congso.quantities.units import Kind
from desk.ledger.engines import map_inputs, restated, standing, surroundings
from desk.ledger.engines.columns import Arrangement, Column, arrange, members
from desk.ledger.engines.compiling import compiled
from desk.ledger.engines.computing import (
    SCHEMA,
    Result,
    peers_of,
    run,
    what_it_is,
    with_peers,
)
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.map_cells import SPANS, Map, is_added, map_of
from desk.ledger.engines.program import SAID, standing_apart
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
    reached = {one for indicator in wanted for one in catalogue.stands_on(indicator.code)}
    columns = _recorded_columns(engine, at, reached)
    lowered = [one.code for one in wanted if one.formula and is_lowered(catalogue, one.code)]
    arrangement = arrange(catalogue, {_planned(one) for one in columns}, lowered)
    asked = engine.answer(written(standing.PERIODS, engine.dialect))["period"].to_pylist()
    periods = surroundings.reached(surroundings.read(asked), arrangement.depth)
    indicators = [catalogue[code] for code in sorted(reached)]
    of_map = map_of(periods, indicators, frame, definitions.gazetteer)
    recorded = _recorded(engine, of_map, at, columns)
    settling = Settling(engine, definitions, at, frame)
    cells = {column: recorded.cells_of(column, definitions) for column in _asked(wanted)}
    cells = {column: found for column, found in cells.items() if len(found)}
    computed = [column for column in arrangement.asked if column in cells]
    if computed:
        within = {column: cells.pop(column) for column in computed}
        on = _Lowered(definitions, of_map, arrangement, settling, frame)
        yield from on.computed(engine, at, columns, within)
    for column, found in cells.items():
        spots = of_map.spots(found.tolist())
        figures = settling.figures([(column, *spot) for spot in spots])
        yield with_peers(Result(column, _told(spots, figures), len(figures)), definitions)


def is_lowered(catalogue: Catalogue, code: str) -> bool:
    """Return whether the database computes an indicator on another map.

    Shape: not where anything that it stands on is ranked among peers, who are those of its own
    time, or asks whether there is a plan, which the mark of the answer depends on.
    """
    formulas = (catalogue[one].formula for one in catalogue.stands_on(code))
    asked = {one.asking for formula in formulas if formula for one in formula.asked}
    apart = asked & {Asking.RANK_AMONG, Asking.PLANNED}
    return not apart and not standing_apart(catalogue, code)


def _planned(column: Column) -> Column:
    """Return the column that a recorded one is part of: a revised plan is one of the plans."""
    return replace(column, scenario=Scenario.PLAN) if column.scenario.is_plan else column


@dataclass(frozen=True, slots=True)
class _Lowered:
    """Formulas on another map, computed by the database."""

    definitions: Definitions
    of_map: Map
    arrangement: Arrangement
    settling: Settling
    frame: date

    def computed(
        self,
        engine: Engine,
        at: datetime | None,
        columns: Collection[Column],
        within: Mapping[Column, np.ndarray],
    ) -> Iterator[Result]:
        """Yield the columns of `within`, each with the cells wanted of it."""
        catalogue, arrangement = self.definitions.catalogue, self.arrangement
        numbers = arrangement.numbers
        self._take(engine, within)
        sources = {one: numbers[_planned(one)] for one in columns if _planned(one) in numbers}
        told = list(self._told(sources, within))
        peculiar = map_inputs.fill(engine, catalogue, sources, at, told, self.of_map, self.frame)
        made = compiled(catalogue, arrangement, peculiar, engine.dialect)
        yield from run(engine, made, arrangement, self.settling, within)

    def _take(self, engine: Engine, within: Mapping[Column, np.ndarray]) -> None:
        """Hand the engine the tables around the facts."""
        of_map = self.of_map
        periods = surroundings.read(of_map.periods)
        around = surroundings.surroundings(
            periods, of_map.places, self.definitions.gazetteer, with_peers=False
        )
        wanted = np.unique(np.concatenate(list(within.values())))
        spots = of_map.spots(wanted.tolist())
        names = ("place", "period")
        asked = [pa.array(one, pa.string()) for one in zip(*spots, strict=True)]
        tables = {
            **{name: getattr(around, name) for name in ("calendar", "so_far", "places")},
            "asked": pa.table(asked, names=names),
            "units": of_map.units,
            "walk": of_map.walk,
            "of_cells": of_map.of_cells(),
        }
        for name, table in tables.items():
            engine.drop(name)
            engine.take(name, table)

    def _told(
        self, sources: Mapping[Column, int], within: Mapping[Column, np.ndarray]
    ) -> Iterator[map_inputs.Told]:
        """Yield what the reference says of the columns that no database puts together."""
        catalogue = self.definitions.catalogue
        for column in dict.fromkeys(_planned(one) for one in sources):
            if not map_inputs.is_told(column, catalogue):
                continue
            cells = [
                found
                for of, found in within.items()
                if column.indicator in catalogue.stands_on(of.indicator)
            ]
            asked = np.unique(np.concatenate(cells)).tolist()
            spots = self.of_map.spots(asked)
            figures = self.settling.figures([(column, *spot) for spot in spots])
            yield map_inputs.Told(self.arrangement.numbers[column], asked, figures)


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


def _recorded_columns(
    engine: Engine, at: datetime | None, reached: Collection[str]
) -> list[Column]:
    """Return the columns of some indicators of which anything stood."""
    query = standing.as_known(at).select("indicator", "breakdown", "scenario").distinct()
    return [
        Column(row["indicator"], row["breakdown"], Scenario(row["scenario"]))
        for row in engine.answer(written(query, engine.dialect)).to_pylist()
        if row["indicator"] in reached
    ]


def _recorded(
    engine: Engine, of_map: Map, at: datetime | None, columns: Sequence[Column]
) -> Recorded:
    """Return for which cells of the map anything was recorded of some columns."""
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
        "of": [peers_of(figure) for figure in figures],
        "peers": pa.nulls(len(figures), pa.string()),
    }
    return pa.table(columns, schema=SCHEMA)
