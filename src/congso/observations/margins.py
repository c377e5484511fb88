"""Which recorded values add up to which: parts of a breakdown, units of a unit, months of a year.

What is told of the province and of ten of its eleven districts is told of the eleventh too.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from congso.indicators.additivity import Adds
from congso.indicators.indicator import Catalogue, Indicator
from congso.indicators.nature import OverTime
from congso.observations.observation import Key
from congso.observations.withholding import Addition
from congso.periods.calendar import Half, Month, Period, Quarter, Reporting, Span, Year
from congso.places.gazetteer import Gazetteer
from congso.places.place import Place

_MONTHS, _QUARTERS = 3, 2


def additions(
    keys: Collection[Key], codes: Collection[str], catalogue: Catalogue, gazetteer: Gazetteer
) -> tuple[Addition[Key], ...]:
    """Return every sum that values of these indicators stand in, up to the widest whole.

    Shape: `keys` are those recorded; cells of a sum that are not among them are known to nobody.
    """
    found: dict[Addition[Key], None] = {}
    waiting = [key for key in keys if key.indicator in codes]
    seen = set(waiting)
    while waiting:
        key = waiting.pop()
        for one in _around(key, catalogue, gazetteer):
            if one in found:
                continue
            found[one] = None
            fresh = {cell for cell in (one.whole, *one.parts) if cell not in seen}
            seen |= fresh
            waiting += [cell for cell in fresh if cell == one.whole or cell in keys]
    return tuple(found)


def _around(key: Key, catalogue: Catalogue, gazetteer: Gazetteer) -> Iterator[Addition[Key]]:
    indicator = catalogue[key.indicator]
    yield from _parted(key, indicator)
    for other in catalogue.indicators.values():
        if other.part_of == key.indicator and not key.breakdown:
            yield from _parted(replace(key, indicator=other.code), other)
    if indicator.adds is Adds.SUM:
        yield from _of_places(key, gazetteer)
    if indicator.over_time is OverTime.SUM:
        yield from (
            Addition(replace(key, period=whole), tuple(replace(key, period=part) for part in parts))
            for whole, parts in _of_periods(key.period)
        )


def _parted(key: Key, indicator: Indicator) -> Iterator[Addition[Key]]:
    whole = replace(key, indicator=indicator.part_of or indicator.code, breakdown="")
    for breakdown in indicator.breakdowns:
        if not breakdown.overlapping and (not key.breakdown or key.breakdown in breakdown.codes):
            parts = (replace(key, breakdown=code) for code in breakdown.codes)
            yield Addition(whole, tuple(parts))


def _of_places(key: Key, gazetteer: Gazetteer) -> Iterator[Addition[Key]]:
    """Yield the sum of the units of a unit, and the one that the unit itself stands in."""
    day, place = key.period.end, gazetteer.known(key.place)
    standing = gazetteer.on(day)
    yield from _sum_of(key, place, standing)
    for parent in standing:
        if parent.code == place.parent_code:
            yield from _sum_of(key, parent, standing)


def _sum_of(key: Key, whole: Place, standing: Iterable[Place]) -> Iterator[Addition[Key]]:
    units = tuple(
        replace(key, place=unit.id) for unit in standing if unit.parent_code == whole.code
    )
    if units:
        yield Addition(replace(key, place=whole.id), units)


def _of_periods(period: Period) -> Iterator[tuple[Period, tuple[Period, ...]]]:
    """Yield each longer period that a period is a part of, with all its parts."""
    if not isinstance(period, Reporting):
        yield from _longer(period)
        return
    for whole, parts in _longer(period.named):
        yield Reporting(whole), tuple(map(Reporting, parts))


def _longer(period: Period) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    match period:
        case Month(year, number):
            first = (number - 1) // _MONTHS * _MONTHS + 1
            months = tuple(Month(year, first + step) for step in range(_MONTHS))
            yield Quarter(year, (number - 1) // _MONTHS + 1), months
        case Quarter(year, number):
            first = (number - 1) // _QUARTERS * _QUARTERS + 1
            quarters = tuple(Quarter(year, first + step) for step in range(_QUARTERS))
            yield Half(year, (number - 1) // _QUARTERS + 1), quarters
        case Half(year, _):
            yield Year(year), (Half(year, 1), Half(year, 2))
        case _:
            return
