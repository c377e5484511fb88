"""Which figures each page of figures prints, for its record: no more, and none left out.

The page of 208 điểm prints the levels of all years, plan and ratio of each, the newest change, the
parts, and the same for other places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.places.place import Place
from desk.ledger import (
    beside,
    comparisons,
    holdings,
    indicator_page,
    map_page,
    parted,
    place_page,
    vintages,
)  # fmt: skip
from desk.ledger import targets as plans
from desk.ledger.comparisons import Comparison

_MOVED = (Aspect.CHANGE, Aspect.GROWTH)
_AGAINST = (Aspect.PLAN, Aspect.PLAN_RATIO)


def of_indicator(ledger: Ledger, indicator: Indicator, place: str) -> Iterator[Figure]:
    """Yield the figures of the page of an indicator for a place, the newest first.

    Shape: a figure may come more than once, as the page prints it more than once.
    """
    levels = holdings.levels(ledger, indicator.code, place)
    newest = levels[-1] if levels else None
    for level in reversed(levels):
        yield level
        if level is newest:
            yield from _asked(ledger, level, _MOVED)
        if indicator.code in plans.assigned(ledger.catalogue):
            yield from _asked(ledger, level, _AGAINST)
    yield from parted.figures(ledger, indicator, place, newest)
    if indicator.formula is None or not indicator.formula.inputs:
        for key in holdings.keys(ledger, indicator.code, place):
            yield ledger.figure(vintages.reference_to(key))


def of_other_places(ledger: Ledger, indicator: Indicator, home: Place) -> Iterator[Figure]:
    """Yield the figures of an indicator by year and place."""
    for figures in beside.figures(ledger, indicator, home).values():
        yield from figures


def of_place(ledger: Ledger, place: Place) -> Iterator[Figure]:
    """Yield the figures of the page of a place: the newest of each indicator, and those before."""
    for code in place_page.codes(ledger, place.id):
        yield from place_page.told(holdings.levels(ledger, code, place.id))


def of_lines(ledger: Ledger, indicators: Iterable[Indicator], place: str) -> Iterator[Figure]:
    """Yield the newest of each indicator with its change, and the plan of the newest period."""
    codes = [one.code for one in indicators]
    for code in codes:
        newest = indicator_page.latest(ledger, ledger.catalogue[code], place)
        if newest is None:
            yield from parted.latest(ledger, ledger.catalogue[code], place)
        else:
            yield newest
            yield from _asked(ledger, newest, _MOVED)
    planned = [code for code in codes if code in plans.assigned(ledger.catalogue)]
    for level in plans.newest(ledger, place, planned):
        yield level
        yield from _asked(ledger, level, _AGAINST)


def of_comparison(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> Iterator[Figure]:
    """Yield the figures that stand side by side."""
    for _place, figure in comparisons.side_by_side(ledger, indicator, home, comparison):
        yield figure


def on_map(ledger: Ledger, indicator: Indicator, home: Place, day: date) -> Iterator[Figure]:
    """Yield the figures on the map of a day, and those that were reported of the home."""
    for figure in map_page.figures(ledger, indicator, home, day):
        yield figure
        yield ledger.figure(replace(figure.reference, place=home.id))


def _asked(ledger: Ledger, level: Figure, aspects: Sequence[Aspect]) -> Iterator[Figure]:
    for aspect in aspects:
        found = ledger.figure(_with(level.reference, aspect))
        if found.value is not None:
            yield found


def _with(wanted: Reference, aspect: Aspect) -> Reference:
    return replace(wanted, aspect=aspect)
