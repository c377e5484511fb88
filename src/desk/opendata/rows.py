"""One value as a file tells it: recorded, with every revision, or computed with the past it had.

The radius of 2023 was 2,2466 when the points were 208 and is 2,2306 since three more reported late.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

from congso.agencies.register import Roll
from congso.indicators.indicator import Indicator
from congso.observations.explanation import explain
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Level, Observation, Origin, Scenario, Status
from congso.observations.reference import Aspect, Reference
from congso.observations.restatement import Mark
from congso.quantities.rounding import half_up
from desk.ledger import holdings, targets
from desk.look import wording

COMPUTED, COMPUTED_SAID = "computed", "tính ra"
_ASPECTS = {
    Scenario.ACTUAL: Aspect.LEVEL,
    Scenario.PLAN: Aspect.ORIGINAL_PLAN,
    Scenario.PLAN_REV: Aspect.PLAN,
}
_FEWEST_DECIMALS = 4
"""Digits kept of a computed value, at the least; two more than are printed if those are many."""


class Method(Enum):
    """How a value came onto the map of another date, or why it did not."""

    REPORTED = "reported"
    RESTATED = "restated"
    ESTIMATED = "estimated"
    INCOMPLETE = "incomplete"
    UNDIVIDED = "undivided"

    @property
    def said(self) -> str:
        """The method in words."""
        return {
            Method.REPORTED: "báo cáo trên chính địa giới này",
            Method.RESTATED: Mark.RESTATED.said,
            Method.ESTIMATED: Mark.ESTIMATED.said,
            Method.INCOMPLETE: "thiếu đơn vị nên không có số chung",
            Method.UNDIVIDED: "không quy đổi được",
        }[self]


@dataclass(frozen=True, slots=True)
class OnMap:
    """How one value came onto the map of a day."""

    day: date
    method: Method
    parts: str = ""
    """The units that it is put together from, each with its weight; empty where it is one unit."""
    known: int | None = None
    """Of how many of these units there is a value."""
    wanted: int | None = None
    """Of how many there should be."""

    @property
    def coverage(self) -> str:
        """How many of how many units, for people; nothing where it is not put together."""
        return "" if self.wanted is None else f"{self.known} trên {self.wanted} đơn vị"


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
    on_map: OnMap | None = None
    """How it came onto the map of another date, in a table of such a map."""

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


def recorded(ledger: Ledger, key: Key) -> list[Row]:
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


def computed(ledger: Ledger, indicator: Indicator, *at: str) -> Iterator[list[Row]]:
    """Yield every vintage of each computed value, at some places or at all."""
    codes = ledger.catalogue.stands_on(indicator.code)
    past = _Past(ledger)
    own = set(ledger.record.keys_of(indicator.code))
    found = {(key.place, key.period) for code in codes for key in ledger.record.keys_of(code, *at)}
    counted = holdings.counted(ledger, indicator.code)
    spots = sorted(found | {one for one in counted if not at or one[0] in at}, key=str)
    members = indicator.members
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
        moments |= told_of_registers(self.now, figure)
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


def told_of_registers(ledger: Ledger, figure: Figure) -> set[datetime]:
    """Return the moments from which what a figure counts in registers may be known otherwise."""
    rolls = list(figure.counted())
    place = ledger.gazetteer.known(figure.reference.place).code
    learned = ledger.register.learned({roll.register for roll in rolls}, place)
    return {*map(_looked_through, rolls), *learned}


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
        value=kept(figure),
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


def kept(figure: Figure) -> Decimal | None:
    """Return a computed value with digits enough to compute on, zeros at its end left out."""
    if figure.value is None:
        return None
    kept = half_up(figure.value, max(_FEWEST_DECIMALS, (figure.decimals or 0) + 2))
    return Decimal(f"{kept.normalize():f}")
