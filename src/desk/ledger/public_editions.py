"""The pages of the ledger at other times: as known on other days, and on other maps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.conf import settings

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.publication.use import Document, Recorder, View
from desk.ledger import (
    dated,
    dated_notes,
    editions,
    map_page,
    maps,
    notes,
    offering,
    page_records,
    place_page,
    public_records,
    queries,
)  # fmt: skip
from desk.ledger.dated import Dated
from desk.ledger.editions import Edition

Maker = Callable[[Recorder], View | Document]
Noting = Callable[[Recorder, Ledger], None]


def of(ledger: Ledger, page: Dated) -> Mapping[str, Maker]:
    """Return the editions of a page with their records, and the list of them; none without days."""
    found: dict[str, Maker] = {}
    for one in page.editions:
        called = page.called(editions.known_on(ledger, one.day)) if page.called else page.title
        found[one.address] = _known_on(page.key, one)
        found |= _record_then(page.key, called, one)
    return found | ({page.listed_at: _listing(page.key)} if page.days else {})


def of_maps(ledger: Ledger, indicator: Indicator, noting: Noting) -> Mapping[str, Maker]:
    """Return the pages of an indicator on other maps, with their editions.

    Shape: `noting` notes that a page stands on the indicator.
    """
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    found: dict[str, Maker] = {}
    for day in maps.told(ledger.gazetteer, home):
        address, noted = maps.address(indicator.code, day), _noting_map(indicator, day, noting)
        found[address] = _on_map(indicator, day, noted)
        found |= public_records.of_map(address, indicator, day, noted)
        found |= of(ledger, dated.on_map(ledger, indicator, day))
    return found


def _on_map(indicator: Indicator, day: date, noting: Noting) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        noting(recorder, ledger)
        files = offering.files_on(indicator.code, day)
        page = map_page.view(ledger, indicator, home, day, files)
        page = replace(page, listed_at=listed_at(recorder, dated.on_map(ledger, indicator, day)))
        told = {"page": page, "record": page_records.address_of(page.address)}
        return View("ledger/map.html", told)

    return make


def listed_at(recorder: Recorder, page: Dated) -> str:
    """Return where the editions of a page are listed, and note that the page leads there."""
    dated_notes.has_days(recorder, page)
    return page.listed_at


def _noting_map(indicator: Indicator, day: date, noting: Noting) -> Noting:
    def noted(recorder: Recorder, ledger: Ledger) -> None:
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        noting(recorder, ledger)
        notes.places(recorder)
        notes.files_on(recorder, indicator.code, day)
        for unit in map_page.units(ledger, home, day):
            notes.series(recorder, ledger, indicator.code, unit.id)

    return noted


def _of_key(ledger: Ledger, key: str) -> Dated:
    """Return the page of a key.

    Raises: `LookupError` where it is gone.
    """
    page = dated.of_key(ledger, key)
    if page is None:
        raise LookupError(key)
    return page


def _known_on(key: str, edition: Edition) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        page = _of_key(ledger, key)
        dated_notes.edition(recorder, ledger, page, edition)
        view = page.page(editions.known_on(ledger, edition.day))
        view = replace(view, address=edition.address, edition=edition)
        told = {"page": view, "record": page_records.address_of(edition.address)}
        return View(page.template, told, page.modified(view))

    return make


def _record_then(key: str, title: str, edition: Edition) -> Mapping[str, Maker]:
    def told(ledger: Ledger) -> Iterable[Figure]:
        return _of_key(ledger, key).figures(editions.known_on(ledger, edition.day))

    def noted(recorder: Recorder, ledger: Ledger) -> None:
        dated_notes.edition(recorder, ledger, _of_key(ledger, key), edition)

    return public_records.of_page(edition.address, title, told, noted)


def _listing(key: str) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        page = _of_key(ledger, key)
        notes.places(recorder)
        lines = dated_notes.listed(recorder, ledger, page)
        above = [one for one in place_page.crumbs() if one.address != page.address]
        told = {"page": editions.view(page.title, above, lines)}
        return View("ledger/editions.html", told)

    return make
