"""What the engine leaves in doubt is decided by the reference, from the facts themselves.

2,245 computed in doubles is 2,24500000000000011 and would print 2,25; so would 2,24499999999999966
print 2,24. Which of them it is, exact decimals say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from congso.agencies.register import NOBODY, Register
from congso.indicators.indicator import Catalogue
from congso.lineage.succession import Basis
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, Scenario
from congso.observations.record import Record
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.places.gazetteer import Gazetteer
from desk.ledger.engines import facts, standing, surroundings
from desk.ledger.engines.columns import Column, arrange
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.writing import written

_ASPECTS = {Scenario.ACTUAL: Aspect.LEVEL, Scenario.PLAN: Aspect.PLAN}
_TOGETHER = 20_000
"""Cells decided from one reading of the facts: what they stand on has to fit into memory."""
_DOUBTED = "doubted"

Cell = tuple[Column, str, str]
"""A column, a place and the code of a period."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the numbers mean: indicators, places, and the bodies that some count."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    register: Register = NOBODY


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a computed indicator stands on."""

    indicators: frozenset[str]
    depth: int
    """How many steps back in time it looks."""
    asks_ranks: bool
    """Whether it looks at other places."""


@dataclass(frozen=True, slots=True)
class Settling:
    """The reference, asked about single cells of many columns at once."""

    engine: Engine
    definitions: Definitions
    at: datetime | None
    frame: date | None = None
    """The day of the map on which figures are told; None tells each as it was reported."""
    _reaches: dict[str, _Reach] = field(default_factory=dict)
    _before: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _parts: dict[tuple[str, tuple[str, ...], Basis | None], frozenset[str]] = field(
        default_factory=dict
    )

    def figures(self, cells: Sequence[Cell]) -> list[Figure]:
        """Return what the reference says of each cell."""
        return [
            figure
            for start in range(0, len(cells), _TOGETHER)
            for figure in self._figures(cells[start : start + _TOGETHER])
        ]

    def _figures(self, cells: Sequence[Cell]) -> Iterator[Figure]:
        catalogue, gazetteer = self.definitions.catalogue, self.definitions.gazetteer
        record = Record(self._stood(cells))
        known = record.as_known(self.at)
        register = self.definitions.register.as_known(self.at)
        ledger = Ledger(catalogue, gazetteer, record, known, self.frame, register)
        for column, place, period in cells:
            aspect = _ASPECTS[column.scenario]
            at = codes.read(period)
            yield ledger.figure(Reference(column.indicator, place, at, column.part, aspect))

    def _stood(self, cells: Iterable[Cell]) -> Iterator[Observation]:
        """Yield what stood of all that the cells stand on; some of it twice."""
        wanted: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for column, place, period in cells:
            reach = self._reach(column.indicator)
            looked_at = tuple(self._looked_at(period, reach.depth))
            for code in reach.indicators:
                holds = self.definitions.catalogue[code].holds
                spots: list[tuple[str, ...]] = [(code,)]
                if not reach.asks_ranks and (self.frame is None or not holds):
                    spots = [(code, one) for one in self._places(code, place, looked_at)]
                names = ("indicator", "place")[: len(spots[0])]
                if holds:
                    wanted[names].update(spots)
                    continue
                wanted[(*names, "period")].update((*one, at) for one in spots for at in looked_at)
        for names, rows in wanted.items():
            columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
            self.engine.drop(_DOUBTED)
            self.engine.take(_DOUBTED, pa.table(columns, names=list(names)))
            query = written(_of(names, self.at), self.engine.dialect)
            yield from facts.observations(self.engine.answer(query))

    def _reach(self, code: str) -> _Reach:
        found = self._reaches.get(code)
        if found is None:
            catalogue = self.definitions.catalogue
            arrangement = arrange(catalogue, (), (code,))
            reached = catalogue.stands_on(code)
            found = _Reach(reached, arrangement.depth, arrangement.asks_ranks)
            self._reaches[code] = found
        return found

    def _places(self, code: str, place: str, periods: tuple[str, ...]) -> frozenset[str]:
        """Return the units whose figures a place is told from: itself, on a map also its parts."""
        if self.frame is None:
            return frozenset((place,))
        basis = self.definitions.catalogue[code].basis
        spot = place, periods, basis
        found = self._parts.get(spot)
        if found is None:
            gazetteer, ends = self.definitions.gazetteer, {codes.read(one).end for one in periods}
            shares = (
                share for end in ends for share in gazetteer.parts(place, end, self.frame, basis)
            )
            found = self._parts[spot] = frozenset((place, *(share.source for share in shares)))
        return found

    def _looked_at(self, period: str, depth: int) -> list[str]:
        """Return the codes of a period and of all that formulas of this depth look back to."""
        found = self._before.get((period, depth))
        if found is None:
            periods = surroundings.reached([codes.read(period)], depth)
            found = self._before[period, depth] = [one.code for one in periods]
        return found


def _of(names: Sequence[str], at: datetime | None) -> Table:
    """Return what stood at a moment of the rows that are wanted by these names."""
    found = standing.as_known(at)
    wanted = ibis.table(dict.fromkeys(names, "string"), name=_DOUBTED)
    return found.inner_join(wanted, list(names)).select(*facts.TABLE.columns)
