"""The record as its keepers see it: themes of indicators, and of each indicator every value.

An indicator that is computed shows what it comes to; only recorded values can be revised.
"""

from dataclasses import dataclass
from datetime import date

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Assignment, Key, Observation, Origin, Scenario
from congso.observations.reference import Aspect, Reference
from congso.quantities import numerals
from congso.writing import dates, letters
from desk.kit.clock import VIETNAM

_ORDER = tuple(Scenario)


@dataclass(frozen=True, slots=True)
class Value:
    """One recorded value, as a line of a table."""

    key: str
    revision: int
    quantity: str
    day: date
    """The day from which it was known."""
    level: str
    origin: str
    is_synthetic: bool
    source: str
    note: str
    reason: str
    assigned: str
    """For a plan: its decision, denominator and baseline, in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands for one key, and what stood before it, the newest first."""

    key: str
    period: str
    part: str
    scenario: str
    standing: Value
    earlier: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator in the list: its latest figure and how much is recorded of it."""

    code: str
    name: str
    short_code: str
    is_computed: bool
    period: str
    quantity: str
    origin: str
    is_synthetic: bool
    recorded: int
    revised: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of indicators."""

    name: str
    entries: tuple[Entry, ...]


def themes(ledger: Ledger, place: str, wanted: str = "") -> tuple[Theme, ...]:
    """Return the themes with their indicators; `wanted` keeps those whose name or code has it."""
    found: dict[str, list[Entry]] = {}
    for indicator in ledger.catalogue.indicators.values():
        theme = ledger.catalogue.themes.get(indicator.theme)
        if is_meant(indicator, wanted):
            name = theme.name if theme else indicator.theme
            found.setdefault(name, []).append(_entry(ledger, indicator, place))
    return tuple(Theme(name, tuple(entries)) for name, entries in found.items())


def lines(ledger: Ledger, code: str, place: str) -> tuple[Line, ...]:
    """Return every key recorded of an indicator with all its values, the newest period first."""
    indicator = ledger.catalogue[code]
    order = [member.code for member in indicator.members]
    keys = sorted(
        ledger.record.keys_of(code, place),
        key=lambda key: (
            -key.period.end.toordinal(),
            _ORDER.index(key.scenario),
            order.index(key.breakdown) if key.breakdown in order else -1,
        ),
    )
    return tuple(_line(ledger, indicator, key) for key in keys)


def latest(ledger: Ledger, indicator: Indicator, place: str) -> Figure | None:
    """Return the figure of the newest period that has one."""
    periods = ledger.record.periods_at(place, ledger.catalogue.stands_on(indicator.code))
    part = _first_part(ledger, indicator, place)
    for period in reversed(periods):
        figure = ledger.figure(Reference(indicator.code, place, period, part, Aspect.LEVEL))
        own_period = figure.observation is None or figure.observation.key.period == period
        if (figure.value is not None or figure.words) and own_period:
            return figure
    return None


def told(value: Observation, indicator: Indicator) -> Value:
    """Return a recorded value as a line of a table."""
    nothing = value.words or value.status.said
    number = nothing if value.value is None else numerals.write(value.value)
    unit = "" if value.value is None else f"{indicator.unit.joins}{indicator.unit.symbol}"
    return Value(
        key=str(value.key),
        revision=value.revision,
        quantity=f"{number}{unit}",
        day=value.recorded_at.astimezone(VIETNAM).date(),
        level=value.level.said,
        origin=value.origin.said,
        is_synthetic=value.origin is Origin.SYNTHETIC,
        source=value.source,
        note=value.note,
        reason=value.reason,
        assigned=_assigned(value.assigned, indicator),
    )


def _assigned(said: Assignment, indicator: Indicator) -> str:
    """Return what a plan says beside its value: its decision, what it is divided by."""
    day = f" ngày {dates.short(said.decided_on)}" if said.decided_on else ""
    words = [f"{said.decision}{day}"] if said.decision else []
    if said.denominator is not None:
        words.append(f"mẫu số {numerals.write(said.denominator)}")
    if said.baseline is not None:
        unit = f"{indicator.unit.joins}{indicator.unit.symbol}"
        words.append(f"xuất phát từ {numerals.write(said.baseline)}{unit}")
    return "; ".join(words)


def of(key: Key, indicator: Indicator) -> str:
    """Return what a key is of, in words: năm 2023, 4G, thực hiện."""
    part = indicator.part_name(key.breakdown)
    return ", ".join(word for word in (key.period.said, part, key.scenario.said) if word)


def _entry(ledger: Ledger, indicator: Indicator, place: str) -> Entry:
    figure = latest(ledger, indicator, place)
    values = [ledger.record.vintages(key) for key in ledger.record.keys_of(indicator.code, place)]
    quantity = figure.quantity if figure else "–"
    if figure and figure.reference.breakdown:
        quantity = f"{indicator.part_name(figure.reference.breakdown)}: {quantity} …"
    return Entry(
        code=indicator.code,
        name=indicator.name,
        short_code=indicator.short_code or "",
        is_computed=indicator.formula is not None,
        period=figure.reference.period.said if figure else "",
        quantity=quantity,
        origin=figure.origin_said if figure else "",
        is_synthetic=figure is not None and figure.origin is Origin.SYNTHETIC,
        recorded=len(values),
        revised=sum(len(vintages) > 1 for vintages in values),
    )


def _line(ledger: Ledger, indicator: Indicator, key: Key) -> Line:
    *earlier, standing = ledger.record.vintages(key)
    return Line(
        key=str(key),
        period=key.period.said,
        part=indicator.part_name(key.breakdown),
        scenario=key.scenario.said,
        standing=told(standing, indicator),
        earlier=tuple(told(value, indicator) for value in reversed(earlier)),
    )


def _first_part(ledger: Ledger, indicator: Indicator, place: str) -> str:
    """Return the part to show of an indicator that is recorded by parts only."""
    parts = {key.breakdown for key in ledger.record.keys_of(indicator.code, place)}
    if not parts or "" in parts:
        return ""
    return next((one.code for one in indicator.members if one.code in parts), "")


def is_meant(indicator: Indicator, wanted: str) -> bool:
    """Return whether a name or code of an indicator has what was typed, without its accents."""
    sought = letters.fold(wanted.strip())
    codes = (indicator.code, indicator.short_code or "", indicator.national_code or "")
    names = (indicator.name, *codes, *indicator.aliases)
    return not sought or any(sought in letters.fold(name) for name in names)
