"""The pages of places, of themes, and of places side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.conf import settings

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Indicator, Theme
from congso.observations.ledger import Ledger
from congso.places.place import Place
from congso.publication.use import Document, Recorder, View, fingerprint
from congso.writing import dates
from desk.ledger import (
    addresses,
    comparison_page,
    comparisons,
    dated,
    holdings,
    map_page,
    maps,
    notes,
    page_records,
    place_page,
    public_charts,
    public_editions,
    public_records,
    queries,
    theme_page,
)  # fmt: skip
from desk.ledger.comparisons import Comparison, Order
from desk.ledger.place_page import OnMap
from desk.look.charts import PlanChart
from desk.look.parts import Crumb

Maker = Callable[[Recorder], View | Document]
Noting = Callable[[Sequence[str], Recorder, Ledger], None]


def codes(ledger: Ledger, shown: Sequence[Indicator]) -> tuple[str, ...]:
    """Return the codes of the units that have pages, each once."""
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    found = dict.fromkeys(place.code for place in place_page.around(ledger.gazetteer, home))
    for indicator in shown:
        found |= dict.fromkeys(one.code for one in holdings.places(ledger, indicator.code))
    return tuple(found)


def of_code(ledger: Ledger, code: str, shown: Sequence[Indicator]) -> Mapping[str, Maker]:
    """Return the pages of a code and of the units that carried it; none where nothing is known."""
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    kin = {place.id for place in place_page.around(ledger.gazetteer, home)}
    found: dict[str, Maker] = {}
    for place in ledger.gazetteer.carriers(code):
        told = (holdings.is_told(ledger, one.code, place.id) for one in shown)
        if place.id in kin or any(told):
            found |= _of_place(ledger, place, shown)
    return found


def of_comparisons(ledger: Ledger, indicator: Indicator) -> Mapping[str, Maker]:
    """Return the pages that set places side by side for an indicator."""
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    found: dict[str, Maker] = {}
    for comparison in comparisons.every(ledger, indicator, home):
        found |= public_charts.of_comparison(ledger, indicator, comparison)
        for order in Order:
            address = comparison.address(indicator.code, order)
            found[address] = _comparison(indicator, comparison, order)
        noted = _noting_side(indicator, comparison)
        found |= public_records.of_comparison(indicator, comparison, noted)
        found |= public_editions.of(ledger, dated.compared(ledger, indicator, comparison))
    return found


def of_theme(
    ledger: Ledger, code: str, shown: Sequence[Indicator], noting: Noting
) -> Mapping[str, Maker]:
    """Return the page of a theme, and those under the first words of its codes that lead to it.

    Shape: `shown` are its indicators; `noting` notes that a page stands on those of these codes.
    """
    address, theme = addresses.of_theme(code), ledger.catalogue.themes[code]

    def noted(recorder: Recorder, now: Ledger) -> None:
        noting([one.code for one in shown], recorder, now)
        notes.places(recorder)
        for one in shown:
            notes.compared(recorder, now, one.code)

    record = public_records.of_lines(address, theme.name, shown, noted)
    words = {one.theme for one in shown} - {theme.code}
    elsewhere = {addresses.of_theme(word): _theme_elsewhere(theme) for word in words}

    def plan(now: Ledger) -> PlanChart | None:
        return theme_page.plan(now, shown, now.gazetteer.known(settings.HOME_PLACE))

    drawn = public_charts.of_plan(ledger, address, plan, noted)
    past = public_editions.of(ledger, dated.theme(ledger, theme.code))
    return {address: _theme(address, theme, shown, noted), **record, **drawn, **elsewhere, **past}


def _noting_side(indicator: Indicator, comparison: Comparison) -> public_records.Noting:
    def noted(recorder: Recorder, ledger: Ledger) -> None:
        notes.places(recorder)
        notes.side_by_side(recorder, ledger, indicator.code, comparison)

    return noted


def _noting_place(place: Place) -> public_records.Noting:
    def noted(recorder: Recorder, ledger: Ledger) -> None:
        notes.places(recorder)
        notes.recorded(recorder, ledger, place.id)

    return noted


def _of_place(ledger: Ledger, place: Place, shown: Sequence[Indicator]) -> Mapping[str, Maker]:
    gazetteer = ledger.gazetteer
    address = addresses.of_place(gazetteer, place)
    found: dict[str, Maker] = {address: _place(place, shown)}
    found |= public_records.of_place(address, place, _noting_place(place))
    found |= public_editions.of(ledger, dated.place(ledger, place))
    carriers = gazetteer.carriers(place.code)
    if len(carriers) > 1:
        found[addresses.of_code(place.code)] = _code(place.code)
        for one in carriers:
            address = addresses.of_place(gazetteer, one)
            found[address] = _place(one, shown)
            found |= public_records.of_place(address, one, _noting_place(one))
    return found


def _place(place: Place, shown: Sequence[Indicator]) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        notes.places(recorder)
        notes.recorded(recorder, ledger, place.id)
        page = place_page.view(ledger, place)
        recorder.used("indicators", "all", fingerprint(*(one.code for one in shown)))
        listed_at = public_editions.listed_at(recorder, dated.place(ledger, place))
        page = replace(page, listed_at=listed_at, maps=_on_maps(ledger, place, shown))
        told = {"page": page, "record": page_records.address_of(page.address)}
        return View("ledger/place.html", told)

    return make


def _on_maps(ledger: Ledger, place: Place, shown: Sequence[Indicator]) -> tuple[OnMap, ...]:
    """Return the maps of the home on which a unit stands or is a part, with their pages."""
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    return tuple(
        OnMap(
            f"Trên địa giới ngày {dates.short(day)}",
            tuple(
                Crumb(one.name, maps.address(one.code, day))
                for one in shown
                if one.restate is not Restate.NEVER
            ),
        )
        for day in maps.days(ledger.gazetteer, home)
        if place.id in {unit.id for unit in map_page.units(ledger, home, day)}
    )


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
        notes.side_by_side(recorder, ledger, indicator.code, comparison)
        notes.compared(recorder, ledger, indicator.code)
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        page = comparison_page.view(ledger, indicator, home, comparison, order)
        page = replace(
            page,
            choices=comparison_page.choices(ledger, indicator, home, comparison, order),
            listed_at=public_editions.listed_at(
                recorder, dated.compared(ledger, indicator, comparison)
            ),
        )
        record = page_records.address_of(comparison.address(indicator.code))
        return View("ledger/comparison.html", {"page": page, "record": record})

    return make


def _theme(
    address: str, theme: Theme, indicators: Sequence[Indicator], noting: public_records.Noting
) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        noting(recorder, ledger)
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        page = theme_page.view(ledger, theme, indicators, home)
        past = dated.theme(ledger, theme.code)
        page = replace(
            page,
            compared=theme_page.compared(ledger, indicators, home),
            listed_at=public_editions.listed_at(recorder, past),
        )
        told = {"page": page, "record": page_records.address_of(address)}
        return View("ledger/theme.html", told)

    return make


def _theme_elsewhere(theme: Theme) -> Maker:
    def make(_recorder: Recorder) -> View:
        page = theme_page.elsewhere(theme)
        return View("ledger/theme_elsewhere.html", {"page": page})

    return make
