"""What the engine leaves in doubt is decided by the reference, from the facts themselves.

2,245 computed in doubles is 2,24500000000000011 and would print 2,25; so would 2,24499999999999966
print 2,24. Which of them it is, exact decimals say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from congso.agencies.register import NOBODY, Register
from congso.indicators.indicator import Catalogue
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Scenario
from congso.observations.record import Record
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.places.gazetteer import Gazetteer
from desk.ledger.engines import facts, standing, surroundings
from desk.ledger.engines.columns import Column, arrange
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.writing import written

_ASPECTS = {Scenario.ACTUAL: Aspect.LEVEL, Scenario.PLAN: Aspect.PLAN}


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the numbers mean: indicators, places, and the bodies that some count."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    register: Register = NOBODY


@dataclass(frozen=True, slots=True)
class Settling:
    """The reference, asked about single cells of a column."""

    engine: Engine
    definitions: Definitions
    at: datetime | None

    def figures(self, column: Column, cells: Sequence[tuple[str, str]]) -> list[Figure]:
        """Return what the reference says of each place and period code."""
        ledger = self._ledger(column, cells)
        aspect = _ASPECTS[column.scenario]
        return [
            ledger.figure(
                Reference(column.indicator, place, codes.read(period), column.part, aspect)
            )
            for place, period in cells
        ]

    def _ledger(self, column: Column, cells: Sequence[tuple[str, str]]) -> Ledger:
        """Return a ledger of all that the cells stand on."""
        catalogue, gazetteer = self.definitions.catalogue, self.definitions.gazetteer
        reached = catalogue.stands_on(column.indicator)
        arrangement = arrange(catalogue, (), (column.indicator,))
        found = standing.as_known(self.at)
        found = found.filter(found.indicator.isin(sorted(reached)))
        if not arrangement.asks_ranks:
            found = found.filter(found.place.isin(sorted({place for place, _period in cells})))
        periods = surroundings.reached(
            surroundings.read({period for _place, period in cells}), arrangement.depth
        )
        of_cells = found.period.isin([period.code for period in periods])
        held = sorted(code for code in reached if catalogue[code].holds)
        found = found.filter(of_cells | found.indicator.isin(held) if held else of_cells)
        answered = self.engine.answer(written(found, self.engine.dialect))
        record = Record(facts.observations(answered))
        known = record.as_known(self.at)
        return Ledger(catalogue, gazetteer, record, known, register=self.definitions.register)
