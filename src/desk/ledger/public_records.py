"""Beside each page of figures lies its record for machines, made of what the page stands on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.places.place import Place
from congso.publication.use import Document, Recorder
from desk.ledger import assurances, indicator_page, offering, page_records, queries, shown
from desk.ledger.assurances import Assurance
from desk.ledger.comparisons import Comparison

Maker = Callable[[Recorder], Document]
Noting = Callable[[Recorder, Ledger], None]
"""Notes what the page itself stands on; its record stands on the same."""
Shown = Callable[[Ledger], Iterable[Figure]]


def of_indicator(
    address: str, indicator: Indicator, place: str, noting: Noting
) -> Mapping[str, Maker]:
    """Return the record of the page of an indicator for a place."""

    def make(recorder: Recorder) -> Document:
        ledger = queries.public_ledger()
        noting(recorder, ledger)
        told = [*shown.of_indicator(ledger, indicator, place)]
        if place == settings.HOME_PLACE:
            home = ledger.gazetteer.known(place)
            told += shown.of_other_places(ledger, indicator, home)
        return page_records.of_figures(
            address, indicator.name, told,
            files=offering.files_of(indicator.code), assured=_assured(ledger, indicator, place),
        )  # fmt: skip

    return {page_records.address_of(address): make}


def of_page(
    address: str,
    title: str,
    told: Shown,
    noting: Noting,
    files: Sequence[str] = (),
    on_map: date | None = None,
) -> Mapping[str, Maker]:
    """Return the record of a page that prints these figures.

    Shape: `files` are the indicators of which what can be taken away is told as well, as reported
    or on the map of a day.
    """

    def make(recorder: Recorder) -> Document:
        ledger = queries.public_ledger()
        noting(recorder, ledger)
        offered = [
            one
            for code in files
            for one in (offering.files_on(code, on_map) if on_map else offering.files_of(code))
        ]
        return page_records.of_figures(address, title, told(ledger), files=offered)

    return {page_records.address_of(address): make}


def of_comparison(
    indicator: Indicator, comparison: Comparison, noting: Noting
) -> Mapping[str, Maker]:
    """Return the record of a comparison, one for all orders in which it can be read."""

    def told(ledger: Ledger) -> Iterable[Figure]:
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        return shown.of_comparison(ledger, indicator, home, comparison)

    return of_page(
        comparison.address(indicator.code), indicator.name, told, noting, [indicator.code]
    )


def of_map(address: str, indicator: Indicator, day: date, noting: Noting) -> Mapping[str, Maker]:
    """Return the record of the page of an indicator on the map of a day."""

    def told(ledger: Ledger) -> Iterable[Figure]:
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        return shown.on_map(ledger, indicator, home, day)

    return of_page(address, indicator.name, told, noting, [indicator.code], day)


def of_place(address: str, place: Place, noting: Noting) -> Mapping[str, Maker]:
    """Return the record of the page of a place."""
    return of_page(address, place.name, lambda ledger: shown.of_place(ledger, place), noting)


def of_lines(
    address: str, title: str, indicators: Sequence[Indicator], noting: Noting
) -> Mapping[str, Maker]:
    """Return the record of a page that prints the newest of each of these indicators."""

    def told(ledger: Ledger) -> Iterable[Figure]:
        return shown.of_lines(ledger, indicators, settings.HOME_PLACE)

    return of_page(address, title, told, noting)


def _assured(ledger: Ledger, indicator: Indicator, place: str) -> list[tuple[Figure, Assurance]]:
    """Return the checks of the newest figure, as its page tells them."""
    newest = indicator_page.latest(ledger, indicator, place)
    return [(newest, one) for one in assurances.of(ledger, newest)] if newest else []
