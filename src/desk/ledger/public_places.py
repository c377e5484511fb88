"""The pages of places, of themes, and of places side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.conf import settings

from congso.indicators.indicator import Indicator, Theme
from congso.observations.ledger import Ledger
from congso.places.place import Place
from congso.publication.use import Recorder, View
from desk.ledger import (
    addresses,
    comparison_page,
    holdings,
    notes,
    place_page,
    public_editions,
    queries,
    theme_page,
)  # fmt: skip
from desk.ledger.comparison_page import Comparison, Order

Maker = Callable[[Recorder], View]
Noting = Callable[[Sequence[str], Recorder, Ledger], None]


def pages(ledger: Ledger, shown: Sequence[Indicator], noting: Noting) -> Mapping[str, Maker]:
    """Return the pages of places, themes and comparisons: their addresses, and what makes each.

    Shape: `noting` notes that a page stands on the indicators of these codes.
    """
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    found: dict[str, Maker] = {}
    places = {place.id: place for place in place_page.around(ledger.gazetteer, home)}
    for indicator in shown:
        known = holdings.places(ledger, indicator.code)
        places |= {place.id: place for place in known}
        for comparison in comparison_page.comparisons(ledger, indicator, home):
            for order in Order:
                address = comparison.address(indicator.code, order)
                found[address] = _comparison(indicator, comparison, order)
    for place in places.values():
        found |= _of_place(ledger, place)
    for code in {indicator.theme for indicator in shown}:
        theme = ledger.catalogue.themes[code]
        of_theme = [one for one in shown if one.theme == code]
        found[addresses.of_theme(code)] = _theme(theme, of_theme, noting)
    return found


def _of_place(ledger: Ledger, place: Place) -> Mapping[str, Maker]:
    gazetteer = ledger.gazetteer
    found: dict[str, Maker] = {addresses.of_place(gazetteer, place): _place(place)}
    found |= public_editions.of_place(ledger, place)
    carriers = gazetteer.carriers(place.code)
    if len(carriers) > 1:
        found[addresses.of_code(place.code)] = _code(place.code)
        found |= {addresses.of_place(gazetteer, one): _place(one) for one in carriers}
    return found


def _place(place: Place) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        notes.places(recorder)
        notes.recorded(recorder, ledger, place.id)
        every = public_editions.of_place_days(ledger, place)
        page = place_page.view(ledger, place)
        page = replace(page, listed_at=every[0].listed_at if every else "")
        return View("ledger/place.html", {"page": page})

    return make


def _code(code: str) -> Maker:
    def make(recorder: Recorder) -> View:
        notes.places(recorder)
        page = place_page.of_code(queries.public_ledger().gazetteer, code)
        return View("ledger/code.html", {"page": page})

    return make


def _comparison(indicator: Indicator, comparison: Comparison, order: Order) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        notes.places(recorder)
        notes.known(recorder, ledger, indicator.code)
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        page = comparison_page.view(ledger, indicator, home, comparison, order)
        return View("ledger/comparison.html", {"page": page})

    return make


def _theme(theme: Theme, indicators: Sequence[Indicator], noting: Noting) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        notes.places(recorder)
        noting([indicator.code for indicator in indicators], recorder, ledger)
        for indicator in indicators:
            notes.known(recorder, ledger, indicator.code)
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        page = theme_page.view(ledger, theme, indicators, home)
        return View("ledger/theme.html", {"page": page})

    return make
