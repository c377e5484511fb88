"""Pages that are told as they were known on a day, each with an edition for every day of change.

The page of an indicator or a place, a theme, the districts of 2023 side by side, the points on the
map of 01/07/2025: what each was made of says on which days it became another page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings

from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue, Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key
from congso.periods import codes as period_codes
from congso.places.place import Level, Place
from desk.ledger import (
    addresses,
    chart_files,
    comparison_page,
    comparisons,
    editions,
    holdings,
    indicator_page,
    map_page,
    maps,
    parted,
    place_page,
    reports_page,
    shown,
    theme_page,
)  # fmt: skip
from desk.ledger.comparisons import Comparison, Order
from desk.ledger.editions import Edition
from desk.look import wording

_EARLIER = frozenset({Asking.PREVIOUS, Asking.SAME_LAST_YEAR, Asking.YEAR_TO_DATE})


@dataclass(frozen=True, slots=True)
class Dated:
    """A page with editions: where it lies, what it is of, and how it is made of what was known."""

    key: str
    """What tells it apart, ending in a bar: ``indicator|telecom.sites|94|``."""
    address: str
    """The page as it is known now."""
    title: str
    template: str
    codes: tuple[str, ...]
    """The indicators that it tells of."""
    places: tuple[str, ...]
    """The places whose values it tells."""
    days: tuple[date, ...]
    """The days on which what it shows became another, the oldest first."""
    page: Callable[[Ledger], Any]
    """Returns the page out of what was known."""
    figures: Callable[[Ledger], Iterable[Figure]]
    """Yields the figures that the page prints."""
    told: Callable[[Ledger], str]
    """Returns in a few words what the page said first."""
    modified: Callable[[Any], datetime | None] = lambda _page: None
    called: Callable[[Ledger], str] | None = None
    """Returns what it was called, where that may have been another name."""

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions, the oldest first."""
        return editions.of(self.address, self.days)

    @property
    def listed_at(self) -> str:
        """Where the editions are listed; empty where there are none."""
        return f"{self.address}{editions.FOLDER}" if self.days else ""


def of_key(ledger: Ledger, key: str) -> Dated | None:
    """Return the page that a key tells apart, None where it is gone."""
    kind, *rest = key.removesuffix("|").split("|")
    catalogue = ledger.catalogue
    if kind == "reports":
        return reports(ledger)
    if kind == "place":
        return place(ledger, ledger.gazetteer.known(rest[0]))
    if kind == "theme":
        return theme(ledger, rest[0]) if rest[0] in catalogue.themes else None
    if rest[0] not in catalogue:
        return None
    indicator = catalogue[rest[0]]
    match kind:
        case "indicator":
            return of_indicator(ledger, indicator, rest[1])
        case "map":
            return on_map(ledger, indicator, date.fromisoformat(rest[1]))
        case _:
            level, period, roof = rest[1:]
            found = Comparison(Level(level), period_codes.read(period), roof)
            return compared(ledger, indicator, found)


def of_indicator(ledger: Ledger, indicator: Indicator, at: str) -> Dated:
    """Return the page of an indicator for the home, or for the whole country."""
    is_home = at == settings.HOME_PLACE
    own = wording.indicator_address(indicator.code)
    address = own if is_home else addresses.of_country(indicator.code)
    days = holdings.days_shown(ledger, indicator.code, at)

    def page(then: Ledger) -> Any:
        defined = then.catalogue[indicator.code]
        view = indicator_page.view(then, defined, at, ())
        return replace(
            view,
            years=chart_files.without(view.years),
            parted=parted.without_files(view.parted),
            is_defined_otherwise=defined != indicator,
        )

    def told(then: Ledger) -> str:
        latest = indicator_page.latest(then, then.catalogue[indicator.code], at)
        if latest is not None:
            return f"{wording.capital(latest.reference.period.said)}: {latest.quantity}"
        parts = parted.latest(then, then.catalogue[indicator.code], at)
        return " · ".join(
            f"{part.name.removeprefix(indicator.name).strip()}: {part.quantity}" for part in parts
        )

    return Dated(
        key=f"indicator|{indicator.code}|{at}|",
        address=address,
        title=indicator.name if is_home else f"{indicator.name}, cả nước",
        template="ledger/indicator.html",
        codes=(indicator.code,),
        places=(at,),
        days=days if is_home else _several(days),
        page=page,
        figures=lambda then: shown.of_indicator(then, then.catalogue[indicator.code], at),
        told=told,
        modified=indicator_page.changed_at,
    )


def place(ledger: Ledger, unit: Place) -> Dated:
    """Return the page of a place."""
    codes = place_page.codes(ledger, unit.id)

    def told(then: Ledger) -> str:
        name = then.gazetteer.known(unit.id).name
        of = place_page.codes(then, unit.id)
        count = sum(bool(holdings.levels(then, code, unit.id)) for code in of)
        said = "" if name == unit.name else f"{name}; "
        return f"{said}{count} chỉ tiêu có số"

    return Dated(
        key=f"place|{unit.id}|",
        address=addresses.of_place(ledger.gazetteer, unit),
        title=unit.name,
        template="ledger/place.html",
        codes=codes,
        places=(unit.id,),
        days=_several(holdings.days_told(ledger, codes, unit.id)),
        page=lambda then: place_page.view(then, unit),
        figures=lambda then: shown.of_place(then, unit),
        told=told,
        called=lambda then: then.gazetteer.known(unit.id).name,
    )


def theme(ledger: Ledger, code: str) -> Dated:
    """Return the page of a theme."""
    found, indicators = ledger.catalogue.themes[code], holdings.indicators_of(ledger, code)
    home = settings.HOME_PLACE
    days = {day for one in indicators for day in holdings.days_shown(ledger, one.code, home)}

    def page(then: Ledger) -> Any:
        shown_then = [then.catalogue[one.code] for one in indicators]
        view = theme_page.view(then, found, shown_then, then.gazetteer.known(home))
        return replace(view, plan=chart_files.without(view.plan))

    return Dated(
        key=f"theme|{code}|",
        address=addresses.of_theme(code),
        title=found.name,
        template="ledger/theme.html",
        codes=tuple(one.code for one in indicators),
        places=(home,),
        days=_several(sorted(days)),
        page=page,
        figures=lambda then: shown.of_lines(then, indicators, home),
        told=lambda then: _counted(then, indicators),
    )


def reports(ledger: Ledger) -> Dated:
    """Return the page of reports and statistics: the newest of every indicator of the home."""
    home, indicators = settings.HOME_PLACE, holdings.indicators_shown(ledger)
    days = {day for one in indicators for day in holdings.days_shown(ledger, one.code, home)}
    units = tuple(unit.id for unit in reports_page.places(ledger, home))
    listed = {
        holdings.day_of(moment) for unit in units for moment in ledger.gazetteer.learned(unit)
    }

    def page(then: Ledger) -> Any:
        view = reports_page.view(then, home)
        return replace(view, plan=chart_files.without(view.plan))

    return Dated(
        key="reports|",
        address=addresses.REPORTS.address,
        title=reports_page.TITLE,
        template="ledger/reports.html",
        codes=tuple(one.code for one in indicators),
        places=(home,),
        days=_several(sorted({*days, *(day for day in listed if days and day > min(days))})),
        page=page,
        figures=lambda then: shown.of_lines(then, indicators, home),
        told=lambda then: _counted(then, indicators),
    )


def compared(ledger: Ledger, indicator: Indicator, one: Comparison) -> Dated:
    """Return the page that sets places side by side, in the order of their values."""
    home = settings.HOME_PLACE
    figures = comparisons.side_by_side(ledger, indicator, ledger.gazetteer.known(home), one)
    units = tuple(unit.id for unit, _figure in figures)

    def page(then: Ledger) -> Any:
        defined, unit = then.catalogue[indicator.code], then.gazetteer.known(home)
        view = comparison_page.view(then, defined, unit, one, Order.VALUE)
        chart, of_map = chart_files.without(view.chart), chart_files.without(view.map)
        return replace(view, chart=chart, map=of_map)

    def printed(then: Ledger) -> list[Figure]:
        defined = then.catalogue[indicator.code]
        return [*shown.of_comparison(then, defined, then.gazetteer.known(home), one)]

    def told(then: Ledger) -> str:
        found = printed(then)
        return f"{sum(map(wording.is_founded, found))} trên {len(found)} nơi có số"

    return Dated(
        key=f"side|{indicator.code}|{one.level.value}|{one.period.code}|{one.roof}|",
        address=one.address(indicator.code),
        title=f"{indicator.name}: so sánh {one.said(ledger)}, {one.period.said}",
        template="ledger/comparison.html",
        codes=(indicator.code,),
        places=units,
        days=_several(_days_compared(ledger, indicator, units, one)),
        page=page,
        figures=printed,
        told=told,
    )


def on_map(ledger: Ledger, indicator: Indicator, day: date) -> Dated:
    """Return the page of an indicator on the map of a day."""
    home = settings.HOME_PLACE
    units = tuple(unit.id for unit in map_page.units(ledger, ledger.gazetteer.known(home), day))

    def page(then: Ledger) -> Any:
        defined = then.catalogue[indicator.code]
        view = map_page.view(then, defined, then.gazetteer.known(home), day)
        return replace(view, maps=())

    def told(then: Ledger) -> str:
        defined = then.catalogue[indicator.code]
        found = map_page.figures(then, defined, then.gazetteer.known(home), day)
        newest = next((one for one in reversed(found) if one.value is not None), None)
        if newest is None:
            return (found[-1].missing or "") if found else ""
        return f"{wording.capital(newest.reference.period.said)}: {newest.quantity}"

    return Dated(
        key=f"map|{indicator.code}|{day.isoformat()}|",
        address=maps.address(indicator.code, day),
        title=f"{indicator.name} trên địa giới ngày {day:%d/%m/%Y}",
        template="ledger/map.html",
        codes=(indicator.code,),
        places=units,
        days=_several(_days_on_map(ledger, indicator, units, day)),
        page=page,
        figures=lambda then: shown.on_map(
            then, then.catalogue[indicator.code], then.gazetteer.known(home), day
        ),
        told=told,
    )


def _counted(then: Ledger, indicators: Iterable[Indicator]) -> str:
    """Return of how many indicators there was a figure of the home."""
    home = settings.HOME_PLACE
    count = sum(bool(holdings.levels(then, one.code, home)) for one in indicators)
    return f"{count} chỉ tiêu có số"


def _several(days: Iterable[date]) -> tuple[date, ...]:
    """Return the days of a page, none where all of it was known on one."""
    found = tuple(days)
    return found if len(found) > 1 else ()


def _days_on_map(
    ledger: Ledger, indicator: Indicator, units: tuple[str, ...], day: date
) -> list[date]:
    """Return the days on which the figures on a map changed, as far as the map was known."""
    home, codes = settings.HOME_PLACE, ledger.catalogue.stands_on(indicator.code)
    found = {
        holdings.day_of(moment)
        for code in codes
        for unit in units
        for moment in ledger.record.keeping.moments(code, unit)
    }
    listed = _days_listed(ledger, indicator, units)
    told = {*found, *(one for one in listed if found and one > min(found))}

    def is_known(on: date) -> bool:
        gazetteer = editions.known_on(ledger, on).gazetteer
        return maps.unit_on(gazetteer, gazetteer.known(home), day) is not None

    return sorted(one for one in told if is_known(one))


def _days_compared(
    ledger: Ledger, indicator: Indicator, units: tuple[str, ...], one: Comparison
) -> list[date]:
    """Return the days on which a figure of one period changed at any of these units.

    Shape: a value of another period counts only where the figure stands on earlier ones; the list
    of units counts from the first figure on.
    """
    key = ("days compared", indicator.code, one.level.value, one.period.code, one.roof)
    return holdings.once(ledger, key, lambda: _found_compared(ledger, indicator, units, one))


def _found_compared(
    ledger: Ledger, indicator: Indicator, units: tuple[str, ...], one: Comparison
) -> list[date]:
    if holdings.ranks_among(ledger.catalogue, indicator.code):
        return list(holdings.days_shown(ledger, indicator.code, units[0]))
    stands_on_earlier = _stands_on_earlier(ledger.catalogue, indicator)

    def counts(key: Key) -> bool:
        if key.period == one.period:
            return True
        return stands_on_earlier and key.period.end <= one.period.end

    told = {
        holdings.day_of(seen.recorded_at)
        for code in ledger.catalogue.stands_on(indicator.code)
        for unit in units
        for key in ledger.record.keys_of(code, unit)
        if counts(key)
        for seen in ledger.record.vintages(key)
    }
    listed = _days_listed(ledger, indicator, units)
    return sorted({*told, *(day for day in listed if told and day > min(told))})


def _days_listed(ledger: Ledger, indicator: Indicator, units: tuple[str, ...]) -> set[date]:
    """Return the days on which the list of units, or of firms counted there, said another thing."""
    return {
        holdings.day_of(at)
        for unit in units
        for at in (
            *ledger.gazetteer.learned(unit),
            *holdings.learned_besides(ledger, [indicator.code], unit),
        )
    }


def _stands_on_earlier(catalogue: Catalogue, indicator: Indicator) -> bool:
    """Return whether a figure may stand on values of periods before its own."""
    found = [catalogue[code] for code in catalogue.stands_on(indicator.code)]
    return any(one.holds for one in found) or any(
        asked.asking in _EARLIER
        for one in found
        if one.formula is not None
        for asked in one.formula.asked
    )
