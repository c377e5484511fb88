"""Figures that answer to their names: “bán kính phục vụ” is 2,25 km, and here is its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from desk.ledger import indicator_page, queries
from desk.look import wording


@dataclass(frozen=True, slots=True)
class Named:
    """The newest figure of an indicator, with everything it is called."""

    name: str
    names: tuple[str, ...]
    said: str
    period: str
    place: str
    address: str


def answers() -> Iterator[Named]:
    """Yield the newest public figure of each indicator of the portal's own place."""
    ledger = queries.public_ledger()
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    for indicator in ledger.catalogue.indicators.values():
        figure = indicator_page.latest(ledger, indicator, home.id)
        if figure is None:
            continue
        yield Named(
            name=indicator.name,
            names=(indicator.name, *indicator.aliases),
            said=f"{wording.number_of(figure)} {wording.unit_of(figure)}".strip(),
            period=wording.capital(figure.reference.period.said),
            place=home.name,
            address=wording.indicator_address(indicator.code),
        )
