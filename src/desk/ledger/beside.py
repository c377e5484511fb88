"""An indicator by year and place: the home of the portal first, then every other with values."""

from dataclasses import dataclass

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference
from congso.places.place import Level, Place
from desk.ledger import addresses, comparisons, holdings, marks
from desk.look import wording
from desk.look.parts import Crumb

_MOST_PERIODS = 6
_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands for one place and one period."""

    printed: str
    said: str
    """Why there is no number."""
    mark: str = ""
    """The sign of the note that says where the number comes from."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place through the periods."""

    place: str
    address: str
    cells: tuple[Cell, ...]
    is_home: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The table by year and place, and the comparisons that it leads to."""

    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    comparisons: tuple[Crumb, ...]
    origins: str
    """What the signs beside the numbers mean."""


def table(ledger: Ledger, indicator: Indicator, home: Place) -> Beside | None:
    """Return the table, None where nothing is known of any other place."""
    links, shown = ways(ledger, indicator, home), figures(ledger, indicator, home)
    if not links and not any(place.id != home.id for place in shown):
        return None
    return _set(ledger, home, shown, links)


def figures(ledger: Ledger, indicator: Indicator, home: Place) -> dict[Place, list[Figure]]:
    """Return the figures of the table: those of the newest periods, place by place."""
    key = ("other places", indicator.code)
    return holdings.once(ledger, key, lambda: _figures(ledger, indicator, home))


def _figures(ledger: Ledger, indicator: Indicator, home: Place) -> dict[Place, list[Figure]]:
    known = [place for place in holdings.places(ledger, indicator.code) if place.id != home.id]
    levels = {place.id: holdings.levels(ledger, indicator.code, place.id) for place in known}
    own = holdings.levels(ledger, indicator.code, home.id)
    told = own or [figure for found in levels.values() for figure in found]
    every = sorted(
        {figure.reference.period for figure in told}, key=lambda one: (one.end, one.start)
    )
    periods = every[-_MOST_PERIODS:]
    others = sorted(
        (
            place
            for place in known
            if any(figure.reference.period in periods for figure in levels[place.id])
        ),
        key=lambda place: (_LEVELS.index(place.level), place.code),
    )
    places = (home, *others) if own else tuple(others)
    return {
        place: [ledger.figure(Reference(indicator.code, place.id, period)) for period in periods]
        for place in places
    }


def _set(
    ledger: Ledger, home: Place, shown: dict[Place, list[Figure]], links: tuple[Crumb, ...]
) -> Beside:
    periods = [one.reference.period for one in next(iter(shown.values()), [])]
    signs = marks.of(
        wording.origin_label(figure)
        for found in shown.values()
        for figure in found
        if wording.is_founded(figure)
    )
    return Beside(
        periods=tuple(wording.capital(period.said) for period in periods),
        rows=tuple(
            Row(
                place=place.name,
                address=addresses.of_place(ledger.gazetteer, place),
                cells=tuple(_cell(figure, place, signs) for figure in found),
                is_home=place.id == home.id,
            )
            for place, found in shown.items()
        ),
        comparisons=links,
        origins=marks.note(signs),
    )


def ways(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Crumb, ...]:
    """Return where the indicator is told of other places at length."""
    found = comparisons.links(ledger, indicator, home)
    country = holdings.country(ledger, indicator.code)
    if country is None:
        return found
    return (*found, Crumb(f"Chuỗi số của {country.kind}", addresses.of_country(indicator.code)))


def _cell(figure: Figure, place: Place, signs: marks.Signs) -> Cell:
    if not place.validity.holds_on(figure.reference.period.end):
        return Cell("–", "không có trên địa giới của kỳ")
    if not wording.is_founded(figure):
        return Cell(wording.told(figure), figure.missing or "chưa có số")
    return Cell(figure.printed, "", signs.get(wording.origin_label(figure), ""))
