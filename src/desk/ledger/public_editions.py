"""The pages of an indicator or a place at other times: on other maps, as known on other days."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.conf import settings

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.places.place import Place
from congso.publication.use import Document, Recorder, View
from desk.ledger import (
    addresses,
    editions,
    holdings,
    indicator_page,
    map_page,
    maps,
    notes,
    offering,
    page_records,
    place_page,
    public_records,
    queries,
    shown,
)  # fmt: skip
from desk.ledger.editions import Edition
from desk.look import wording

Maker = Callable[[Recorder], View | Document]
Noting = Callable[[Recorder, Ledger], None]
_LIST = "ledger/editions.html"


def of_indicator(ledger: Ledger, indicator: Indicator, noting: Noting) -> Mapping[str, Maker]:
    """Return the pages of an indicator on other maps and as known on other days.

    Shape: `noting` notes that a page stands on the indicator.
    """
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    found: dict[str, Maker] = {}
    for day in maps.told(ledger.gazetteer, home):
        address, noted = maps.address(indicator.code, day), _noting_map(indicator, day, noting)
        found[address] = _on_map(indicator, day, noted)
        found |= public_records.of_map(address, indicator, day, noted)
    every = of_days(ledger, indicator)
    for one in every:
        found[one.address] = _known_on(indicator, one)
        found |= _record_then(indicator, one)
    if every:
        found[every[0].listed_at] = _listing(indicator, noting)
    return found


def of_place(ledger: Ledger, place: Place) -> Mapping[str, Maker]:
    """Return the pages of a place as known on other days; none where nothing ever changed."""
    every = of_place_days(ledger, place)
    found: dict[str, Maker] = {one.address: _place_known_on(place, one) for one in every}
    for one in every:
        name = editions.known_on(ledger, one.day).gazetteer.known(place.id).name
        found |= _place_record_then(place, name, one)
    return found | ({every[0].listed_at: _place_listing(place)} if every else {})


def of_days(ledger: Ledger, indicator: Indicator) -> tuple[Edition, ...]:
    """Return the editions of the page of an indicator."""
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    days = holdings.days_shown(ledger, indicator.code, home.id)
    return editions.of(wording.indicator_address(indicator.code), days)


def of_place_days(ledger: Ledger, place: Place) -> tuple[Edition, ...]:
    """Return the editions of the page of a place; none where all was known on one day."""
    days = holdings.days_told(ledger, place_page.codes(ledger, place.id), place.id)
    if len(days) < 2:
        return ()
    return editions.of(addresses.of_place(ledger.gazetteer, place), days)


def _on_map(indicator: Indicator, day: date, noting: Noting) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        noting(recorder, ledger)
        files = offering.files_on(indicator.code, day)
        page = map_page.view(ledger, indicator, home, day, files)
        told = {"page": page, "record": page_records.address_of(page.address)}
        return View("ledger/map.html", told)

    return make


def _noting_map(indicator: Indicator, day: date, noting: Noting) -> Noting:
    def noted(recorder: Recorder, ledger: Ledger) -> None:
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        noting(recorder, ledger)
        notes.places(recorder)
        notes.files_on(recorder, indicator.code, day)
        for unit in map_page.units(ledger, home, day):
            notes.series(recorder, ledger, indicator.code, unit.id)

    return noted


def _known_on(indicator: Indicator, edition: Edition) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        notes.then(recorder, ledger, edition, home.id, indicator.code)
        notes.places(recorder)
        then = editions.known_on(ledger, edition.day)
        page = indicator_page.view(then, indicator, settings.HOME_PLACE, ())
        page = replace(page, address=edition.address, edition=edition)
        told = {"page": page, "record": page_records.address_of(edition.address)}
        return View("ledger/indicator.html", told, indicator_page.changed_at(page))

    return make


def _record_then(indicator: Indicator, edition: Edition) -> Mapping[str, Maker]:
    def told(ledger: Ledger) -> Iterable[Figure]:
        then = editions.known_on(ledger, edition.day)
        return shown.of_indicator(then, indicator, settings.HOME_PLACE)

    def noted(recorder: Recorder, ledger: Ledger) -> None:
        notes.then(recorder, ledger, edition, settings.HOME_PLACE, indicator.code)
        notes.places(recorder)

    return public_records.of_page(edition.address, indicator.name, told, noted)


def _place_record_then(place: Place, name: str, edition: Edition) -> Mapping[str, Maker]:
    def told(ledger: Ledger) -> Iterable[Figure]:
        return shown.of_place(editions.known_on(ledger, edition.day), place)

    def noted(recorder: Recorder, ledger: Ledger) -> None:
        notes.places(recorder)
        notes.then(recorder, ledger, edition, place.id)

    return public_records.of_page(edition.address, name, told, noted)


def _listing(indicator: Indicator, noting: Noting) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        noting(recorder, ledger)
        lines = [
            editions.Line(one, _told(editions.known_on(ledger, one.day), indicator))
            for one in of_days(ledger, indicator)
        ]
        page = editions.view(indicator.name, place_page.crumbs(), lines)
        return View(_LIST, {"page": page})

    return make


def _told(ledger: Ledger, indicator: Indicator) -> str:
    latest = indicator_page.latest(ledger, indicator, settings.HOME_PLACE)
    if latest is not None:
        return f"{wording.capital(latest.reference.period.said)}: {latest.quantity}"
    parts = indicator_page.latest_parts(ledger, indicator, settings.HOME_PLACE)
    return " · ".join(
        f"{part.name.removeprefix(indicator.name).strip()}: {part.quantity}" for part in parts
    )


def _place_known_on(place: Place, edition: Edition) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        notes.places(recorder)
        notes.then(recorder, ledger, edition, place.id)
        page = place_page.view(editions.known_on(ledger, edition.day), place)
        page = replace(page, address=edition.address, edition=edition)
        told = {"page": page, "record": page_records.address_of(edition.address)}
        return View("ledger/place.html", told)

    return make


def _place_listing(place: Place) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        notes.places(recorder)
        notes.told(recorder, ledger, place.id)
        lines = []
        for one in of_place_days(ledger, place):
            then = place_page.view(editions.known_on(ledger, one.day), place)
            count = sum(len(group.lines) for group in then.groups)
            said = "" if then.title == place.name else f"{then.title}; "
            lines.append(editions.Line(one, f"{said}{count} chỉ tiêu có số"))
        return View(_LIST, {"page": editions.view(place.name, place_page.crumbs(), lines)})

    return make
