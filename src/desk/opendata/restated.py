"""Values on the map of another date as files tell them: put together from which units, or why not.

The points of the city of 2025 in 2023 are those of three provinces, each with weight 1; with one of
the three missing the row has no value, says incomplete, and that 2 of 3 are there.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial

from congso.indicators.indicator import Indicator
from congso.observations.explanation import explain
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Level, Origin, Status
from congso.observations.reference import Reference
from congso.observations.restatement import Mark, Part
from congso.periods.calendar import Period
from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from desk.ledger import holdings
from desk.look import wording
from desk.opendata import rows
from desk.opendata.rows import Method, OnMap, Row

_Spots = dict[tuple[str, Period], set[str]]
_METHODS = {Mark.RESTATED: Method.RESTATED, Mark.ESTIMATED: Method.ESTIMATED}


def lines(ledger: Ledger, indicator: Indicator, day: date) -> Iterator[list[Row]]:
    """Yield every value of an indicator on the map of a day, each with its past, oldest first.

    Shape: a value that cannot be put together is a row without one, as far as anything is known
    that would go into it.
    """
    past = _Past(ledger, day)
    for (place, period), parts in sorted(_spots(ledger, indicator, day).items(), key=str):
        for part in sorted(parts):
            found = past.rows(Key(indicator.code, place, period, part))
            if found:
                yield found


def _spots(ledger: Ledger, indicator: Indicator, day: date) -> _Spots:
    """Return the units of the map and the periods that may have a value, each with its parts."""
    found: _Spots = defaultdict(set)
    every = {"", *(member.code for member in indicator.members)}
    units = lru_cache(maxsize=None)(partial(_units, ledger.gazetteer, day=day))
    for code in sorted(ledger.catalogue.stands_on(indicator.code)):
        is_itself = code == indicator.code
        for key in ledger.record.keys_of(code):
            if not key.scenario.is_plan:
                for unit in units(key.place):
                    found[unit.id, key.period] |= {key.breakdown} if is_itself else every
    for place, period in holdings.counted(ledger, indicator.code):
        for unit in units(place):
            found[unit.id, period] |= every
    return found


def _units(gazetteer: Gazetteer, identity: str, day: date) -> tuple[Place, ...]:
    """Return the units of the map of a day that a unit lies in, or that it was made of later."""
    place = gazetteer.known(identity)
    if place.validity.holds_on(day):
        return (place,)
    if place.validity.start is None or place.validity.start <= day:
        return gazetteer.became(identity, day)
    before = (one.source for one in gazetteer.predecessors(identity))
    return tuple(unit for source in before for unit in _units(gazetteer, source, day))


class _Past:
    """A ledger on a map at every moment at which something of it became known."""

    def __init__(self, ledger: Ledger, day: date) -> None:
        self.now, self.day = ledger.on_map(day), day
        self._then: dict[datetime, Ledger] = {}

    def rows(self, key: Key) -> list[Row]:
        """Return what a value was on the map, as what it stands on became known."""
        reference = Reference(key.indicator, key.place, key.period, key.breakdown)
        figure = self.now.figure(reference)
        if figure.observation is not None:
            reported = OnMap(self.day, Method.REPORTED)
            return [replace(row, on_map=reported) for row in rows.recorded(self.now, key)]
        if not _is_told(figure):
            return []
        stands_on = dict.fromkeys(seen.key for seen in figure.observations())
        known = [self.now.record.vintages(one) for one in stands_on]
        if any(seen[-1].status is Status.WITHHELD for seen in known):
            return [self._row(key, figure, max(one[-1].recorded_at for one in known), 1)]
        moments = {seen.recorded_at for vintages in known for seen in vintages}
        moments |= rows.told_of_registers(self.now, figure)
        first = min(moments)
        moments |= {at for at in self.now.gazetteer.moments if at > first}
        found: list[Row] = []
        for moment in sorted(moments):
            then = self._at(moment).figure(reference)
            if then.observation is None and _is_told(then):
                row = self._row(key, then, moment, len(found) + 1)
                if not found or _told(row) != _told(found[-1]):
                    found.append(row)
        return found

    def _at(self, moment: datetime) -> Ledger:
        if moment not in self._then:
            self._then[moment] = self.now.as_known(moment)
        return self._then[moment]

    def _row(self, key: Key, figure: Figure, moment: datetime, number: int) -> Row:
        place = self.now.gazetteer.known(key.place)
        inputs = list(figure.observations())
        reasons = [seen.reason for seen in inputs if seen.reason and seen.recorded_at == moment]
        has_value = figure.value is not None
        return Row(
            key=key,
            place=place.code,
            place_name=place.name,
            value=rows.kept(figure),
            level=figure.level or Level.ESTIMATE,
            status=Status.REPORTED if has_value else _status(figure),
            origin=Origin.SYNTHETIC if figure.origin is Origin.SYNTHETIC else Origin.DERIVED,
            source=wording.source_of(figure),
            recorded_at=moment.astimezone(wording.CLOCK),
            revision=number,
            note=(explain(figure).worked or "") if has_value else figure.missing or "",
            reason="; ".join(dict.fromkeys(reasons)),
            is_computed=has_value,
            on_map=_on_map(figure, self.day),
        )


def _is_told(figure: Figure) -> bool:
    """Return whether there is a value, or of all that would make one at least something."""
    if wording.is_founded(figure):
        return True
    told = figure.inputs if figure.restatement is None else (figure,)
    return bool(told) and all(any(one.observations()) for one in told)


def _told(row: Row) -> tuple[object, ...]:
    """Return what makes a value another one: the number, or what it was put together from."""
    return row.value, row.status, row.level, row.origin, row.source, row.note, row.on_map


def _status(figure: Figure) -> Status:
    """Return which kind of nothing there is: withheld where any part is."""
    found = {
        one.observation.status if one.observation else Status.NOT_REPORTED
        for one in _leaves(figure)
        if one.value is None
    }
    for status in (Status.WITHHELD, Status.NOT_REPORTED):
        if status in found:
            return status
    return Status.NOT_APPLICABLE if found else Status.NOT_REPORTED


def _leaves(figure: Figure) -> Iterator[Figure]:
    if not figure.inputs:
        yield figure
    for one in figure.inputs:
        yield from _leaves(one)


def _on_map(figure: Figure, day: date) -> OnMap:
    """Return how a figure came onto the map, with the units that it is put together from."""
    restated = list(_restated(figure))
    parts = [
        part for one in restated for part in (one.restatement.parts if one.restatement else ())
    ]
    known, wanted = min(
        (_coverage(one) for one in restated),
        key=lambda one: Decimal(one[0]) / one[1] if one[1] else Decimal(1),
        default=(None, None),
    )
    return OnMap(day, _method(figure, restated), _weighed(parts), known, wanted)


def _method(figure: Figure, restated: list[Figure]) -> Method:
    if figure.value is not None:
        return _METHODS[figure.mark] if figure.mark else Method.REPORTED
    lacking = any(known < wanted for known, wanted in map(_coverage, restated))
    return Method.INCOMPLETE if lacking or not restated else Method.UNDIVIDED


def _restated(figure: Figure) -> Iterator[Figure]:
    """Yield every figure under this one that is put together from units of another map."""
    if figure.restatement is not None:
        yield figure
        return
    for one in figure.inputs:
        yield from _restated(one)


def _coverage(figure: Figure) -> tuple[int, int]:
    """Return of how many units there is a value, and of how many there should be."""
    asked = [
        one
        for one in figure.inputs
        if one.observation is None or one.observation.status is not Status.NOT_APPLICABLE
    ]
    return sum(one.value is not None for one in asked), len(asked)


def _weighed(parts: list[Part]) -> str:
    """Return the units and their weights as programs read them: ``92=1; 31513=0.35 (area)``."""
    told = dict.fromkeys(
        f"{part.place.id}="
        + ("?" if part.share.weight is None else f"{part.share.weight.normalize():f}")
        + "".join(f" ({basis.value})" for basis in part.share.bases)
        for part in parts
    )
    return "; ".join(told)
