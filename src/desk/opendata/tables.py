"""What is taken away of an indicator: the values that stand, and every value that ever stood.

Bán kính phục vụ bình quân of 2023 is no record; its row says that it was computed, from what, and
how weak the weakest of its inputs is: one invented input makes it invented in every file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal

from congso.agencies.register import Roll
from congso.indicators.indicator import Indicator
from congso.observations.explanation import explain
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Level, Observation, Origin, Scenario, Status
from congso.observations.reference import Aspect, Reference
from congso.publication.use import fingerprint
from congso.quantities.rounding import half_up
from desk.ledger import holdings, targets
from desk.look import wording
from desk.opendata import needing, ruled

COMPUTED, COMPUTED_SAID = "computed", "tính ra"
_ORDER = tuple(Scenario)
_ASPECTS = {
    Scenario.ACTUAL: Aspect.LEVEL,
    Scenario.PLAN: Aspect.ORIGINAL_PLAN,
    Scenario.PLAN_REV: Aspect.PLAN,
}
_FEWEST_DECIMALS = 4
"""Digits kept of a computed value, at the least; two more than are printed if those are many."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value as a file tells it."""

    key: Key
    place: str
    """Code of the place, which together with the period identifies it."""
    place_name: str
    value: Decimal | None
    level: Level
    status: Status
    origin: Origin
    source: str
    recorded_at: datetime
    """The moment, on local clocks, from which it was known."""
    revision: int
    note: str = ""
    reason: str = ""
    is_computed: bool = False
    words: str = ""
    """What was reported in words, where that is no number."""

    @property
    def status_code(self) -> str:
        """The status for programs: a computed value was never reported."""
        return COMPUTED if self.is_computed else self.status.value

    @property
    def status_said(self) -> str:
        """The status in words."""
        return COMPUTED_SAID if self.is_computed else self.status.said

    @property
    def digits(self) -> str:
        """The value with a full stop for decimals, nothing where there is none."""
        return "" if self.value is None else f"{self.value:f}"

    @property
    def told(self) -> str:
        """The digits of a number, or the words that stand in its place."""
        return self.digits or self.words


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

    @property
    def home(self) -> str:
        """The address under which its files stand."""
        return self.folder or wording.indicator_address(self.indicator.code)

    @property
    def title(self) -> str:
        """What the table is called: the indicator, and the release that it is of."""
        return f"{self.indicator.name} – {self.told_in}" if self.told_in else self.indicator.name

    @property
    def modified(self) -> datetime:
        """When the newest of it became known."""
        return max(row.recorded_at for row in self.history)

    def part_name(self, code: str) -> str:
        """Return what a part is called; nothing for the whole."""
        members = self.indicator.breakdown.members if self.indicator.breakdown else ()
        return next((member.name for member in members if member.code == code), code)

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
        self._states = {
            code: _state(ledger, indicator)
            for code, indicator in ledger.catalogue.indicators.items()
            if _has_values(ledger, code)
        }

    def __getitem__(self, code: str) -> Table:
        """Return the table of an indicator."""
        state = self._states[code]
        found = _memory.tables.pop(code, None)
        if found is None or found.state != state:
            found = _table(self._ledger, self._ledger.catalogue[code], state)
        _memory.tables[code] = found
        while sum(len(table.history) for table in _memory.tables.values()) > _ROOM:
            if len(_memory.tables) == 1:
                break
            del _memory.tables[next(iter(_memory.tables))]
        return found

    def __contains__(self, code: object) -> bool:
        """Return whether an indicator has values."""
        return code in self._states

    def __iter__(self) -> Iterator[str]:
        """Yield the codes of the indicators that have values."""
        return iter(self._states)

    def __len__(self) -> int:
        """Return how many indicators have values."""
        return len(self._states)

    def state(self, code: str) -> str | None:
        """Return a text that changes with the table, without making it; None where none is."""
        return self._states.get(code)


_ROOM = 100_000
"""How many values of tables are kept in memory at the most."""


def of(ledger: Ledger) -> Tables:
    """Return the tables of a ledger; asking again for the same costs nothing."""
    if _memory.ledger is not ledger:
        _memory.ledger, _memory.known = ledger, Tables(ledger)
    return _memory.known or Tables(ledger)


def made(ledger: Ledger, codes: Iterable[str]) -> Mapping[str, Table]:
    """Return the tables of these indicators that have a value, made anew and not remembered.

    Shape: without a state; whoever asks knows what they stand on.
    """
    found = (_table(ledger, ledger.catalogue[code], "") for code in codes)
    return {table.indicator.code: table for table in found if table.rows}


@dataclass(slots=True)
class _Memory:
    """The tables of the last ledger that was asked of."""

    ledger: Ledger | None = None
    known: Tables | None = None
    tables: dict[str, Table] = field(default_factory=dict)
    has_values: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Of computed indicators: whether there is a value, and in which state that was found."""
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
        below = ledger.catalogue.stands_on(code)
        places = {place for one in below for place in ledger.record.keeping.places(one)}
        places |= {place for place, _period in holdings.counted(ledger, code)}
        # Where one was found last it most likely is again.
        asked = sorted(places, key=lambda one: (not _had_value(code, one), one))
        register = repr(ledger.register) if ledger.catalogue.registers_of(code) else ""
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
    code, catalogue = indicator.code, ledger.catalogue
    at = () if holdings.ranks_among(catalogue, code) else (place,)
    state = (
        *(*about, ledger.gazetteer.known(place)),
        *(ledger.record.state(one, *at) for one in sorted(catalogue.stands_on(code))),
    )
    known = _memory.at_places.get((code, place))
    if known is None or known[0] != state:
        has_value = next(_computed(ledger, indicator, place), None) is not None
        known = _memory.at_places[code, place] = state, has_value
    return known[1]


def _state(ledger: Ledger, indicator: Indicator) -> str:
    theme = ledger.catalogue.themes.get(indicator.theme)
    found_needs = needing.needs(ledger.catalogue, indicator.code)
    codes = sorted(found_needs)
    places = sorted({place for code in codes for place in ledger.record.keeping.places(code)})
    return fingerprint(
        *(repr(ledger.catalogue[code]) for code in codes),
        *(theme.name if theme else "", ruled.rule(ledger.catalogue, indicator)),
        *(repr(ledger.gazetteer.known(place)) for place in places),
        *((repr(ledger.register),) if ledger.catalogue.registers_of(indicator.code) else ()),
        *(ledger.record.state(code, plans=found_needs[code]) for code in codes),
    )


def _table(ledger: Ledger, indicator: Indicator, state: str) -> Table:
    series = [_recorded(ledger, key) for key in ledger.record.keys_of(indicator.code)]
    if indicator.formula is not None:
        series += _computed(ledger, indicator)
    theme = ledger.catalogue.themes.get(indicator.theme)
    members = indicator.breakdown.members if indicator.breakdown else ()
    order = {"": 0, **{member.code: number for number, member in enumerate(members, start=1)}}

    def standing(vintages: list[Row]) -> tuple[object, ...]:
        key = vintages[0].key
        return (
            *(vintages[0].place, key.period.end, key.period.start),
            *(order.get(key.breakdown, len(order)), _ORDER.index(key.scenario)),
        )

    series.sort(key=standing)
    told = theme.name if theme else "", ruled.rule(ledger.catalogue, indicator)
    rows = tuple(vintages[-1] for vintages in series)
    history = tuple(row for vintages in series for row in vintages)
    return Table(indicator, *told, rows, history, state)


def _recorded(ledger: Ledger, key: Key) -> list[Row]:
    """Return every vintage of a key; what is withheld now is withheld in its past as well."""
    vintages = ledger.record.vintages(key)
    is_withheld = vintages[-1].status is Status.WITHHELD
    rows = [_row(ledger, seen, number) for number, seen in enumerate(vintages, start=1)]
    if is_withheld:
        return [replace(row, value=None, words="", status=Status.WITHHELD) for row in rows]
    return rows


def _row(ledger: Ledger, seen: Observation, number: int) -> Row:
    place = ledger.gazetteer.known(seen.key.place)
    return Row(
        key=seen.key,
        place=place.code,
        place_name=place.name,
        value=seen.value,
        level=seen.level,
        status=seen.status,
        origin=seen.origin,
        source=seen.source,
        recorded_at=seen.recorded_at.astimezone(wording.CLOCK),
        revision=number,
        note=seen.note,
        reason=seen.reason,
        words=seen.words,
    )


def _computed(ledger: Ledger, indicator: Indicator, *at: str) -> Iterator[list[Row]]:
    """Yield every vintage of each computed value, at some places or at all."""
    codes = ledger.catalogue.stands_on(indicator.code)
    past = _Past(ledger)
    own = set(ledger.record.keys_of(indicator.code))
    found = {(key.place, key.period) for code in codes for key in ledger.record.keys_of(code, *at)}
    counted = holdings.counted(ledger, indicator.code)
    spots = sorted(found | {one for one in counted if not at or one[0] in at}, key=str)
    members = indicator.breakdown.members if indicator.breakdown else ()
    scenarios = [Scenario.ACTUAL]
    if indicator.code in targets.assigned(ledger.catalogue):
        scenarios += [Scenario.PLAN, Scenario.PLAN_REV]
    for place, period in spots:
        for part in ("", *(member.code for member in members)):
            for scenario in scenarios:
                key = Key(indicator.code, place, period, part, scenario)
                if key not in own and (rows := past.rows(key)):
                    yield rows


class _Past:
    """A ledger at every moment at which something of it became known."""

    def __init__(self, ledger: Ledger) -> None:
        self.now = ledger
        self._then: dict[datetime, Ledger] = {}

    def rows(self, key: Key) -> list[Row]:
        """Return every value that a computed figure had, as what it stands on became known."""
        reference = Reference(
            key.indicator, key.place, key.period, key.breakdown, _ASPECTS[key.scenario]
        )
        figure = self.now.figure(reference)
        if not wording.is_founded(figure) or not _is_of(key.scenario, figure):
            return []
        vintages = [
            self.now.record.vintages(seen.key) for seen in dict.fromkeys(figure.observations())
        ]
        if any(known[-1].status is Status.WITHHELD for known in vintages):
            return []
        rows: list[Row] = []
        moments = {seen.recorded_at for known in vintages for seen in known}
        moments |= {_looked_through(roll) for roll in figure.counted()}
        for moment in sorted(moments):
            found = self._at(moment).figure(reference)
            if not wording.is_founded(found):
                continue
            row = _of_figure(self.now, key, found, moment, len(rows) + 1)
            if not rows or _told(row) != _told(rows[-1]):
                rows.append(row)
        return rows

    def _at(self, moment: datetime) -> Ledger:
        if moment not in self._then:
            self._then[moment] = self.now.as_known(moment)
        return self._then[moment]


def _looked_through(roll: Roll) -> datetime:
    """Return the moment from which a register is known: the end of the day of its last review."""
    day = roll.checked_on or roll.day
    return datetime.combine(day, time.max, wording.CLOCK).replace(microsecond=0)


def _is_of(scenario: Scenario, figure: Figure) -> bool:
    """Whether a figure belongs to a scenario: no plan is a revised one unless an input is."""
    found = {seen.key.scenario for seen in figure.observations()}
    return scenario is not Scenario.PLAN_REV or scenario in found


def _told(row: Row) -> tuple[object, ...]:
    """Return what makes a computed value another one: the number, or what it was made of."""
    return row.value, row.level, row.origin, row.source, row.note


def _of_figure(ledger: Ledger, key: Key, figure: Figure, moment: datetime, number: int) -> Row:
    place = ledger.gazetteer.known(key.place)
    inputs = list(figure.observations())
    reasons = [seen.reason for seen in inputs if seen.reason and seen.recorded_at == moment]
    return Row(
        key=key,
        place=place.code,
        place_name=place.name,
        value=_kept(figure),
        level=figure.level or Level.ESTIMATE,
        status=Status.REPORTED,
        origin=Origin.SYNTHETIC if figure.origin is Origin.SYNTHETIC else Origin.DERIVED,
        source=wording.source_of(figure),
        recorded_at=moment.astimezone(wording.CLOCK),
        revision=number,
        note=explain(figure).worked or "",
        reason="; ".join(dict.fromkeys(reasons)),
        is_computed=True,
    )


def _kept(figure: Figure) -> Decimal | None:
    """Return a computed value with digits enough to compute on, zeros at its end left out."""
    if figure.value is None:
        return None
    kept = half_up(figure.value, max(_FEWEST_DECIMALS, (figure.decimals or 0) + 2))
    return Decimal(f"{kept.normalize():f}")
