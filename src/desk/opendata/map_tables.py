"""The tables of indicators on the maps of other dates: which there are, and each of them.

The points of Sóc Trăng are told on the map of 01/07/2025 as well, those of every unit of that map
with them; a rank is told on none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator
from congso.observations.ledger import Ledger
from congso.places.gazetteer import Gazetteer
from congso.publication.use import fingerprint
from desk.ledger import maps
from desk.opendata import needing, restated, ruled, tables
from desk.opendata.tables import Table

Key = tuple[str, date]
"""An indicator and the day of a map."""
_ROOM = 50_000
"""How many values of tables are kept in memory at the most."""


class MapTables(Mapping[Key, Table]):
    """The table of every indicator on every map that has a row there, in catalogue order.

    Shape: a table is made when it is asked for, and kept while its state is the same.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._days = maps.told(ledger.gazetteer, ledger.gazetteer.known(settings.HOME_PLACE))
        self._states: dict[Key, str] = {}

    def __getitem__(self, key: Key) -> Table:
        """Return the table of an indicator on the map of a day."""
        state, (code, day) = self.state(key), key
        if state is None:
            raise KeyError(key)
        found = _memory.tables.pop(key, None)
        if found is None or found.state != state:
            found = _table(self._ledger, self._ledger.catalogue[code], day, state)
        _memory.tables[key] = found
        while len(_memory.tables) > 1 and _kept() > _ROOM:
            del _memory.tables[next(iter(_memory.tables))]
        return found

    def __contains__(self, key: object) -> bool:
        """Return whether an indicator has anything on the map of a day."""
        match key:
            case (str() as code, date() as day):
                return self._is_wanted(code, day) and self._has_rows((code, day))
            case _:
                return False

    def __iter__(self) -> Iterator[Key]:
        """Yield the indicators with the days of the maps that they are told on."""
        return ((code, day) for code in tables.of(self._ledger) for day in self.days(code))

    def __len__(self) -> int:
        """Return how many tables there are."""
        return sum(1 for _one in self)

    def days(self, code: str) -> tuple[date, ...]:
        """Return the days of the maps that an indicator is told on."""
        return tuple(day for day in self._days if (code, day) in self)

    def state(self, key: Key) -> str | None:
        """Return a text that changes with the table, without making it; None where none is."""
        return self._state(key) if key in self else None

    def _state(self, key: Key) -> str:
        if key not in self._states:
            self._states[key] = _state(self._ledger, *key)
        return self._states[key]

    def _is_wanted(self, code: str, day: date) -> bool:
        is_told = day in self._days and code in tables.of(self._ledger)
        return is_told and self._ledger.catalogue[code].restate is not Restate.NEVER

    def _has_rows(self, key: Key) -> bool:
        known, state = _memory.has_rows.get(key), self._state(key)
        if known is None or known[0] != state:
            told = restated.lines(self._ledger, self._ledger.catalogue[key[0]], key[1])
            known = _memory.has_rows[key] = state, next(told, None) is not None
        return known[1]


def of(ledger: Ledger) -> MapTables:
    """Return the tables of a ledger on its maps; asking again for the same costs nothing."""
    if _memory.known is None or _memory.ledger is not ledger:
        _memory.ledger, _memory.known = ledger, MapTables(ledger)
    return _memory.known


@dataclass(slots=True)
class _Memory:
    """The tables of the last ledger that was asked of."""

    ledger: Ledger | None = None
    known: MapTables | None = None
    tables: dict[Key, Table] = field(default_factory=dict)
    has_rows: dict[Key, tuple[str, bool]] = field(default_factory=dict)
    gazetteer: Gazetteer | None = None
    places: str = ""
    """A text that changes with any unit and with what became of any."""


_memory = _Memory()


def _kept() -> int:
    return sum(len(one.history) for one in _memory.tables.values())


def _table(ledger: Ledger, indicator: Indicator, day: date, state: str) -> Table:
    table = tables.laid_out(ledger, indicator, state, restated.lines(ledger, indicator, day))
    return replace(table, folder=maps.address(indicator.code, day), on_map=day)


def _state(ledger: Ledger, code: str, day: date) -> str:
    needs, indicator = needing.needs(ledger.catalogue, code), ledger.catalogue[code]
    theme = ledger.catalogue.themes.get(indicator.theme)
    return fingerprint(
        day,
        *(repr(ledger.catalogue[one]) for one in sorted(needs)),
        *(theme.name if theme else "", ruled.rule(ledger.catalogue, indicator)),
        *((ledger.register.state,) if ledger.catalogue.registers_of(code) else ()),
        *(ledger.record.state(one, plans=plans) for one, plans in sorted(needs.items())),
        _places(ledger.gazetteer),
    )


def _places(gazetteer: Gazetteer) -> str:
    if _memory.gazetteer is not gazetteer:
        told = map(repr, (*gazetteer.said, *gazetteer.passed))
        _memory.gazetteer, _memory.places = gazetteer, fingerprint(*told)
    return _memory.places
