"""What is recorded of one indicator for one place: which values, since when, in what state.

Of the points of Sóc Trăng: 2022 and 2023, a plan of 2023, all known since 04/01/2024.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from django.conf import settings

from congso.agencies.register import NAMES
from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue, Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Scenario
from congso.observations.reference import Reference
from congso.periods.calendar import Period, Year
from congso.places.place import Level, Place
from congso.publication.use import fingerprint
from desk.atlas import queries as atlas
from desk.kit import remembering
from desk.ledger import queries
from desk.look import wording

T = TypeVar("T")
_LATELY = 1000
"""So many series of figures a round remembers."""


def keys(ledger: Ledger, code: str, place: str) -> Iterator[Key]:
    """Yield the key of every value of an indicator that is known for a place."""
    for part in ("", *(member.code for member in ledger.catalogue[code].members)):
        for scenario in Scenario:
            for period in ledger.known.periods(code, place, part, scenario):
                yield Key(code, place, period, part, scenario)


def is_recorded(ledger: Ledger, code: str, place: str) -> bool:
    """Return whether anything is known of an indicator for a place."""
    if not ledger.record.is_recorded(code, place):
        return False
    return ledger.known.at is None or next(keys(ledger, code, place), None) is not None


def periods(ledger: Ledger, code: str, place: str) -> list[Period]:
    """Return the periods of which anything that the indicator stands on is known, oldest first."""
    formula = ledger.catalogue[code].formula
    if formula is None:
        return list(ledger.known.periods(code, place))
    found: set[Period] = {
        key.period for of in ledger.catalogue.stands_on(code) for key in keys(ledger, of, place)
    }
    found |= _counted_years(ledger, code, place)
    return sorted(found, key=lambda period: (period.end, period.start))


def _counted_years(ledger: Ledger, code: str, place: str) -> set[Period]:
    """Return the years at whose end the registers that an indicator counts are known."""
    where = ledger.gazetteer.known(place).code
    names = ledger.catalogue.registers_of(code)
    spans = [span for name in names if (span := ledger.register.days(name, where)) is not None]
    ends = {
        Year(year)
        for first, last in spans
        for year in range(first.year, last.year + 1)
        if first <= Year(year).end <= last
    }
    at = ledger.known.at
    return {year for year in ends if at is None or year.end <= at.date()}


def levels(ledger: Ledger, code: str, place: str) -> list[Figure]:
    """Return the level of every period that has a value, oldest first.

    Shape: a round remembers those that were asked for lately, since many pages tell of the same.
    """
    if ledger.known.at is not None or ledger.frame is not None:
        return _levels(ledger, code, place)
    lately = once(ledger, ("levels",), dict[tuple[str, str], list[Figure]])
    if (code, place) not in lately:
        if len(lately) >= _LATELY:
            lately.clear()
        lately[code, place] = _levels(ledger, code, place)
    return lately[code, place]


def _levels(ledger: Ledger, code: str, place: str) -> list[Figure]:
    asked = (Reference(code, place, period) for period in periods(ledger, code, place))
    return [figure for figure in map(ledger.figure, asked) if wording.is_founded(figure)]


def once(ledger: Ledger, key: tuple[str, ...], make: Callable[[], T]) -> T:
    """Return what is asked of the record as it stands; worked out once in a round of work."""
    if ledger.known.at is not None or ledger.frame is not None:
        return make()
    return remembering.once((*key, id(ledger.record)), make)


def closure(catalogue: Catalogue, code: str) -> frozenset[str]:
    """Return what a page of the indicator shows: what it stands on, wholes and parts of it."""
    return _memory.shown_with(catalogue)[code]


def _closure(catalogue: Catalogue, code: str) -> frozenset[str]:
    found = set(catalogue.stands_on(code))
    wholes = {whole for one in found if (whole := catalogue[one].part_of)}
    for whole in wholes:
        found |= catalogue.stands_on(whole)
    parts = {other.code for other in catalogue.indicators.values() if other.part_of == code}
    return frozenset(found | parts)


def standing_on(catalogue: Catalogue, code: str) -> frozenset[str]:
    """Return the indicators of which a page shows another thing when a value of `code` changes."""
    return _memory.of(catalogue).get(code, frozenset({code}))


def defined(catalogue: Catalogue) -> str:
    """Return a text that changes with any definition."""
    return _memory.defined(catalogue)


def meaning(catalogue: Catalogue, code: str) -> str:
    """Return a text that changes with the definition of an indicator or of what it stands on."""
    return _memory.meaning(catalogue, code)


class _Memory:
    """What stands on what, worked out once for a catalogue."""

    def __init__(self) -> None:
        self._catalogue: Catalogue | None = None
        self._shown_with: dict[str, frozenset[str]] = {}
        self._defined = ""
        self._found: dict[str, frozenset[str]] = {}
        self._meanings: dict[str, str] = {}

    def meaning(self, catalogue: Catalogue, code: str) -> str:
        self._work_out(catalogue)
        if code not in self._meanings:
            told = (repr(catalogue[one]) for one in sorted(self._shown_with[code]))
            self._meanings[code] = fingerprint(*told)
        return self._meanings[code]

    def of(self, catalogue: Catalogue) -> dict[str, frozenset[str]]:
        self._work_out(catalogue)
        return self._found

    def shown_with(self, catalogue: Catalogue) -> dict[str, frozenset[str]]:
        self._work_out(catalogue)
        return self._shown_with

    def defined(self, catalogue: Catalogue) -> str:
        self._work_out(catalogue)
        return self._defined

    def _work_out(self, catalogue: Catalogue) -> None:
        if self._catalogue is catalogue:
            return
        shown_with = {one: _closure(catalogue, one) for one in catalogue.indicators}
        found = defaultdict[str, set[str]](set)
        for one, codes in shown_with.items():
            for code in codes:
                found[code].add(one)
        self._shown_with, self._meanings = shown_with, {}
        self._defined = fingerprint(*map(repr, catalogue.indicators.values()))
        self._found = {code: frozenset(ones) for code, ones in found.items()}
        self._catalogue = catalogue


_memory = _Memory()


def ranks_among(catalogue: Catalogue, code: str) -> bool:
    """Return whether the indicator stands on the values of other places."""
    formulas = (catalogue[one].formula for one in catalogue.stands_on(code))
    return any(
        asked.asking is Asking.RANK_AMONG
        for formula in formulas
        if formula is not None
        for asked in formula.asked
    )


def state(ledger: Ledger, code: str, place: str) -> str:
    """Return a text that changes with any value that the indicator stands on for a place."""
    return fingerprint(
        *(ledger.record.state(one, place) for one in sorted(closure(ledger.catalogue, code)))
    )


def days_shown(ledger: Ledger, code: str, home: str) -> tuple[date, ...]:
    """Return the days on which what the page of an indicator shows of the home became known.

    Shape: the list of units counts from the first figure on, and so do definitions, and that of
    firms where they are counted; who is a peer is told by all of the units.
    """
    is_among = ranks_among(ledger.catalogue, code)
    every = tuple(place.id for place in ledger.gazetteer.places) if is_among else (home,)

    def found() -> tuple[date, ...]:
        told = days(ledger, [code], every)
        listed = ledger.gazetteer.moments if is_among else ledger.gazetteer.learned(home)
        moments = {*listed, *learned_besides(ledger, [code], home)}
        later = {day for day in map(day_of, moments) if told and day > told[0]}
        return tuple(sorted({*told, *later}))

    return once(ledger, ("days", code, home), found)


def days_told(ledger: Ledger, codes: Iterable[str], place: str) -> tuple[date, ...]:
    """Return the days on which anything of these indicators of a place, or of itself, was told.

    Shape: what was corrected before anything else was told stood since the list was taken over.
    """
    shown = tuple(codes)
    listed = {day_of(moment) for moment in ledger.gazetteer.learned(place)}
    told = {*days(ledger, shown, [place]), *listed}
    besides = {day_of(moment) for moment in learned_besides(ledger, shown, place)}
    told |= {day for day in besides if told and day > min(told)}
    if listed and ledger.gazetteer.first(place).known_from is None:
        begun = remembering.once("list of places begun", atlas.begun_on)
        told |= {begun} if begun and begun < min(told) else set()
    return tuple(sorted(told))


def learned_besides(ledger: Ledger, codes: Iterable[str], place: str) -> tuple[datetime, ...]:
    """Return when what a page of these indicators stands on besides values was told otherwise.

    Shape: their definitions, and the registers that they count.
    """
    catalogue, where = ledger.catalogue, ledger.gazetteer.known(place).code
    defined = queries.definitions_learned(catalogue)
    counts = bool(ledger.register.learned(NAMES, where))
    if not (defined or counts):
        return ()
    every = {one for code in codes for one in closure(catalogue, code)}
    names = {name for one in every for name in catalogue.registers_of(one)}
    found = {moment for one in every for moment in defined.get(one, ())}
    return tuple(sorted({*found, *ledger.register.learned(names, where)}))


def day_of(moment: datetime) -> date:
    """Return the day of a moment on local clocks."""
    return moment.astimezone(wording.CLOCK).date()


def days(ledger: Ledger, codes: Iterable[str], places: Iterable[str]) -> tuple[date, ...]:
    """Return the days, on local clocks, on which anything of these became known, oldest first."""
    units = tuple(places)
    every = {one for code in codes for one in closure(ledger.catalogue, code)}
    spots = {(code, place) for code in every for place in units}
    found = {
        day_of(moment)
        for code, place in spots
        if ledger.record.is_recorded(code, place)
        for moment in ledger.record.keeping.moments(code, place)
    }
    return tuple(sorted(found))


def places(ledger: Ledger, code: str) -> tuple[Place, ...]:
    """Return the units of which anything of an indicator, or of all it stands on, is known."""
    return once(
        ledger,
        ("places told", code),
        lambda: tuple(
            place for place in ledger.gazetteer.places if is_told(ledger, code, place.id)
        ),
    )


def counted(ledger: Ledger, code: str) -> set[tuple[str, Period]]:
    """Return the places and years of which an indicator is told out of a register."""
    if not ledger.catalogue.registers_of(code):
        return set()
    return {
        (place.id, period)
        for place in places(ledger, code)
        for period in periods(ledger, code, place.id)
    }


def indicators_shown(ledger: Ledger) -> tuple[Indicator, ...]:
    """Return the indicators of which anything is recorded, or that follow from such ones."""
    return once(ledger, ("shown",), lambda: _shown(ledger))


def indicators_of(ledger: Ledger, theme: str) -> tuple[Indicator, ...]:
    """Return those of them that stand on the page of a theme."""
    themes = ledger.catalogue.themes
    return tuple(one for one in indicators_shown(ledger) if themes[one.theme].code == theme)


def _shown(ledger: Ledger) -> tuple[Indicator, ...]:
    recorded = {
        code
        for code in ledger.catalogue.indicators
        if ledger.record.is_recorded(code, settings.HOME_PLACE)
    }
    return tuple(
        indicator
        for code, indicator in ledger.catalogue.indicators.items()
        if _is_known(ledger.catalogue, code, recorded)
    )


def _is_known(catalogue: Catalogue, code: str, recorded: set[str]) -> bool:
    formula = catalogue[code].formula
    return code in recorded or (
        formula is not None
        and all(_is_known(catalogue, of, recorded) for of in formula.inputs.values())
    )


def country(ledger: Ledger, code: str) -> Place | None:
    """Return the whole country, where an indicator has a value of it; None elsewhere."""
    for place in ledger.gazetteer.places:
        is_here = place.level is Level.COUNTRY and is_told(ledger, code, place.id)
        if is_here and levels(ledger, code, place.id):
            return place
    return None


def is_told(ledger: Ledger, code: str, place: str) -> bool:
    """Return whether an indicator has anything that it could be told from at a place."""
    formula = ledger.catalogue[code].formula
    if formula is None or not formula.inputs:
        counted = formula is not None and bool(_counted_years(ledger, code, place))
        return counted or is_recorded(ledger, code, place)
    return all(is_told(ledger, one, place) for one in formula.inputs.values())
