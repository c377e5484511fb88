"""What is taken away of an indicator: the values that stand, and every value that ever stood.

Bán kính phục vụ bình quân of 2023 is no record; its row says that it was computed, from what, and
how weak the weakest of its inputs is: one invented input makes it invented in every file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from congso.indicators.formula.evaluation import Nulls
from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Indicator
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin, Scenario
from congso.publication.use import fingerprint
from congso.writing import dates
from desk.ledger import holdings
from desk.look import wording
from desk.opendata import needing, ruled
from desk.opendata.rows import Row, computed, recorded

_ORDER = tuple(Scenario)
_ANSWERED_ANYHOW = frozenset({Asking.PLANNED, Asking.MET, Asking.RANK_AMONG})
"""What a formula may ask that has an answer also where nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Table:
    """All that is known of an indicator, everywhere and at all times."""

    indicator: Indicator
    theme: str
    rule: str
    """The formula in words and signs, empty for what is recorded."""
    rows: tuple[Row, ...]
    """What stands, by place and period, the oldest period first."""
    history: tuple[Row, ...]
    """Every revision of each, the oldest first."""
    state: str
    """A text that changes with anything that a file of this table tells."""
    folder: str = ""
    """Where its files stand, if not on the page of the indicator."""
    told_in: str = ""
    """The release that tells it, if it is not the record as it stands."""
    on_map: date | None = None
    """The day of the map that its values are told on, None where each is told as reported."""

    @property
    def home(self) -> str:
        """The address under which its files stand."""
        return self.folder or wording.indicator_address(self.indicator.code)

    @property
    def title(self) -> str:
        """What the table is called: the indicator, and the release or the map that it is of."""
        if self.on_map is not None:
            return f"{self.indicator.name} trên địa giới ngày {dates.short(self.on_map)}"
        return f"{self.indicator.name} – {self.told_in}" if self.told_in else self.indicator.name

    @property
    def modified(self) -> datetime:
        """When the newest of it became known."""
        return max(row.recorded_at for row in self.history)

    def part_name(self, code: str) -> str:
        """Return what a part is called; nothing for the whole."""
        return self.indicator.part_name(code)

    @property
    def overlaps(self) -> list[str]:
        """What is to be said of breakdowns whose parts make no whole, each in a sentence."""
        several = len(self.indicator.breakdowns) > 1
        return [
            f"Các phần{f' theo {one.name}' if several else ''} chồng nhau, không cộng thành tổng."
            for one in self.indicator.breakdowns
            if one.overlapping
        ]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The origins that occur, in the order of their kinds."""
        found = {row.origin for row in self.history}
        return tuple(origin for origin in Origin if origin in found)


class Tables(Mapping[str, Table]):
    """The table of every indicator that has a value, by code, in catalogue order.

    Which there are and in what state follows from the marks of the record; a table is made when
    it is asked for, and kept while its state is the same.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        codes = ledger.catalogue.indicators
        self._codes = dict.fromkeys(code for code in codes if _has_values(ledger, code))
        self._states: dict[str, str] = {}

    def __getitem__(self, code: str) -> Table:
        """Return the table of an indicator."""
        state = self.state(code)
        if state is None:
            raise KeyError(code)
        found = _memory.tables.pop(code, None)
        if found is None or found.state != state:
            found = _table(self._ledger, self._ledger.catalogue[code], state, _lines)
        _memory.tables[code] = found
        while sum(len(table.history) for table in _memory.tables.values()) > _ROOM:
            if len(_memory.tables) == 1:
                break
            del _memory.tables[next(iter(_memory.tables))]
        return found

    def __contains__(self, code: object) -> bool:
        """Return whether an indicator has values."""
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        """Yield the codes of the indicators that have values."""
        return iter(self._codes)

    def __len__(self) -> int:
        """Return how many indicators have values."""
        return len(self._codes)

    def state(self, code: str) -> str | None:
        """Return a text that changes with the table, without making it; None where none is."""
        if code in self._codes and code not in self._states:
            self._states[code] = _state(self._ledger, self._ledger.catalogue[code])
        return self._states.get(code)


_ROOM, _MOST_LINES = 100_000, 5_000
"""How many values of tables are kept in memory at the most, and of how many places each line."""


def of(ledger: Ledger) -> Tables:
    """Return the tables of a ledger; asking again for the same costs nothing."""
    if _memory.ledger is not ledger:
        _memory.ledger, _memory.known = ledger, Tables(ledger)
    return _memory.known or Tables(ledger)


def made(ledger: Ledger, codes: Iterable[str]) -> Mapping[str, Table]:
    """Return the tables of these indicators that have a value, made anew and not remembered.

    Shape: without a state; whoever asks knows what they stand on.
    """
    found = (_table(ledger, ledger.catalogue[code], "", _lines_anew) for code in codes)
    return {table.indicator.code: table for table in found if table.rows}


@dataclass(slots=True)
class _Memory:
    """The tables of the last ledger that was asked of."""

    ledger: Ledger | None = None
    known: Tables | None = None
    tables: dict[str, Table] = field(default_factory=dict)
    has_values: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Of computed indicators: whether there is a value, and in which state that was found."""
    lines: dict[tuple[str, str], tuple[tuple[object, ...], list[list[Row]]]] = field(
        default_factory=dict
    )
    """Every value of an indicator at a place, and in which state of all that it stands on."""
    at_places: dict[tuple[str, str], tuple[tuple[object, ...], bool]] = field(default_factory=dict)
    """The same at single places, so that a value of one is not looked for in all others."""


_memory = _Memory()


def _has_values(ledger: Ledger, code: str) -> bool:
    """Return whether the table of an indicator has a row: recorded, or computed at some place."""
    if ledger.record.keeping.places(code):
        return True
    indicator = ledger.catalogue[code]
    if indicator.formula is None:
        return False
    state = _state(ledger, indicator)
    known = _memory.has_values.get(code)
    if known is None or known[0] != state:
        # Where one was found last it most likely is again.
        asked = sorted(_places(ledger, code), key=lambda one: (not _had_value(code, one), one))
        register = ledger.register.state if ledger.catalogue.registers_of(code) else ""
        about = (holdings.defined(ledger.catalogue), register)
        found = any(_has_value_at(ledger, indicator, place, about) for place in asked)
        known = _memory.has_values[code] = state, found
    return known[1]


def _had_value(code: str, place: str) -> bool:
    return _memory.at_places.get((code, place), ((), False))[1]


def _has_value_at(ledger: Ledger, indicator: Indicator, place: str, about: tuple[str, ...]) -> bool:
    """Return whether anything of an indicator is computed at a place; asked once for each state.

    Shape: `about` is all of the state that is no value.
    """
    code = indicator.code
    state = (*about, *_state_at(ledger, code, place))
    known = _memory.at_places.get((code, place))
    if known is None or known[0] != state:
        has_value = next(computed(ledger, indicator, place), None) is not None
        known = _memory.at_places[code, place] = state, has_value
    return known[1]


def _state_at(ledger: Ledger, code: str, place: str) -> tuple[object, ...]:
    """Return what changes with any value that an indicator stands on at a place."""
    at = () if holdings.ranks_among(ledger.catalogue, code) else (place,)
    codes = sorted(ledger.catalogue.stands_on(code))
    return ledger.gazetteer.known(place), *(ledger.record.state(one, *at) for one in codes)


def _lines(ledger: Ledger, indicator: Indicator, place: str) -> list[list[Row]]:
    """Return every value of an indicator at a place with its past, put together once for a state.

    Shape: a correction at one place leaves the lines of all others as they were made.
    """
    code = indicator.code
    register = ledger.register.state if ledger.catalogue.registers_of(code) else ""
    state = holdings.defined(ledger.catalogue), register, *_state_at(ledger, code, place)
    known = _memory.lines.pop((code, place), None)
    if known is None or known[0] != state:
        known = state, _lines_anew(ledger, indicator, place)
    _memory.lines[code, place] = known
    while len(_memory.lines) > _MOST_LINES:
        del _memory.lines[next(iter(_memory.lines))]
    return known[1]


def _lines_anew(ledger: Ledger, indicator: Indicator, place: str) -> list[list[Row]]:
    found = [recorded(ledger, key) for key in ledger.record.keys_of(indicator.code, place)]
    if indicator.formula is not None:
        found += computed(ledger, indicator, place)
    return found


def _places(ledger: Ledger, code: str) -> set[str]:
    """Return the places at which anything that an indicator stands on is recorded or counted."""
    below = ledger.catalogue.stands_on(code)
    found = {place for one in below for place in ledger.record.keeping.places(one)}
    return found | {place for place, _period in holdings.counted(ledger, code)}


def _state(ledger: Ledger, indicator: Indicator) -> str:
    theme = ledger.catalogue.themes.get(indicator.theme)
    found_needs = needing.needs(ledger.catalogue, indicator.code)
    at = {code: _counting(ledger, indicator, code) for code in sorted(found_needs)}
    places = sorted({place for found in at.values() for place in found})
    return fingerprint(
        *(repr(ledger.catalogue[code]) for code in at),
        *(theme.name if theme else "", ruled.rule(ledger.catalogue, indicator)),
        *(repr(ledger.gazetteer.known(place)) for place in places),
        *((ledger.register.state,) if ledger.catalogue.registers_of(indicator.code) else ()),
        *(
            ledger.record.state(code, *found, plans=found_needs[code]) if found else ""
            for code, found in at.items()
        ),
    )


def _counting(ledger: Ledger, indicator: Indicator, code: str) -> list[str]:
    """Return the places at which an indicator takes anything from one that it stands on.

    Shape: what is recorded at places where something else is missing makes no row.
    """
    every = sorted(ledger.record.keeping.places(code))
    if indicator.formula is None or holdings.ranks_among(ledger.catalogue, indicator.code):
        return every
    return [one for one in every if may_have_value(ledger, indicator.code, one)]


def may_have_value(ledger: Ledger, code: str, place: str) -> bool:
    """Return whether an indicator may have a value at a place, by what is recorded there at all."""
    formula = ledger.catalogue[code].formula
    if formula is None or ledger.record.is_recorded(code, place):
        return ledger.record.is_recorded(code, place)
    is_strict = formula.nulls is Nulls.STRICT and not formula.counts
    if not is_strict or any(asked.asking in _ANSWERED_ANYHOW for asked in formula.asked):
        return True
    return all(may_have_value(ledger, of, place) for of in set(formula.inputs.values()))


_Lines = Callable[[Ledger, Indicator, str], list[list[Row]]]


def _table(ledger: Ledger, indicator: Indicator, state: str, lines: _Lines) -> Table:
    places = sorted(_places(ledger, indicator.code))
    series = [line for place in places for line in lines(ledger, indicator, place)]
    return laid_out(ledger, indicator, state, series)


def laid_out(
    ledger: Ledger, indicator: Indicator, state: str, series: Iterable[list[Row]]
) -> Table:
    """Return a table of values, each with its past, in the order in which tables stand."""
    theme = ledger.catalogue.themes.get(indicator.theme)
    members = indicator.members
    order = {"": 0, **{member.code: number for number, member in enumerate(members, start=1)}}

    def standing(vintages: list[Row]) -> tuple[object, ...]:
        key = vintages[0].key
        return (
            *(vintages[0].place, key.period.end, key.period.start),
            *(order.get(key.breakdown, len(order)), _ORDER.index(key.scenario)),
        )

    in_order = sorted(series, key=standing)
    told = theme.name if theme else "", ruled.rule(ledger.catalogue, indicator)
    rows = tuple(vintages[-1] for vintages in in_order)
    history = tuple(row for vintages in in_order for row in vintages)
    return Table(indicator, *told, rows, history, state)
