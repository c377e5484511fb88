"""Which places may stand side by side: an indicator, a period, a level, and among whom.

Điểm phục vụ of the districts of Sóc Trăng in 2022 and in 2023 are two comparisons; a third sets
all districts of the country side by side, as soon as one of another province is known.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference
from congso.periods.calendar import Period
from congso.places.place import Level, Place
from congso.quantities.units import Kind
from congso.writing import letters
from desk.ledger import holdings, peers
from desk.look import wording
from desk.look.parts import Crumb


class Order(Enum):
    """In what order the places stand; each order is a page of its own."""

    VALUE = ""
    NAME = "theo-ten/"
    CODE = "theo-ma/"

    @property
    def said(self) -> str:
        """The order in words."""
        return {
            Order.VALUE: "theo giá trị",
            Order.NAME: "theo tên",
            Order.CODE: "theo mã đơn vị",
        }[self]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: units of a level in a period, and in what they all lie."""

    level: Level
    period: Period
    roof: str = peers.USUAL
    """Identity of the unit that they lie in, or `peers.COUNTRY`; empty for the usual peers."""

    def address(self, code: str, order: Order = Order.VALUE) -> str:
        """Return where the comparison of an indicator lies."""
        among = {peers.USUAL: "", peers.COUNTRY: "-ca-nuoc"}.get(
            self.roof, f"-trong-{letters.slug(self.roof)}"
        )
        about = f"{peers.SLUGS[self.level]}{among}-{letters.slug(self.period.code)}"
        return f"{wording.indicator_address(code)}so-sanh/{about}/{order.value}"

    def said(self, ledger: Ledger) -> str:
        """Return who stands side by side: các đơn vị cấp xã trong Huyện Mỹ Tú."""
        level = f"các {peers.SAID[self.level]}"
        if self.roof in (peers.USUAL, peers.COUNTRY):
            return f"{level} cả nước" if self.roof else level
        return f"{level} trong {ledger.gazetteer.known(self.roof).name}"


def every(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Comparison, ...]:
    """Return each period and set of peers in which two units or more have a figure.

    Shape: by level, the oldest period first, the usual peers of a period before others.
    """
    if indicator.unit.kind is Kind.TEXT:
        return ()
    key = ("comparisons", indicator.code)
    return holdings.once(ledger, key, lambda: tuple(_every(ledger, indicator, home)))


def _every(ledger: Ledger, indicator: Indicator, home: Place) -> Iterator[Comparison]:
    places = holdings.places(ledger, indicator.code)
    for level in Level:
        known = defaultdict[Period, set[str]](set)
        for place in places:
            if place.level is level:
                for period in holdings.periods(ledger, indicator.code, place.id):
                    known[period].add(place.id)
        for period in sorted(known, key=lambda one: (one.end, one.start)):
            for roof in peers.roofs(ledger.gazetteer, home, level, period.end, known[period]):
                comparison = Comparison(level, period, roof)
                if _is_enough(side_by_side(ledger, indicator, home, comparison)):
                    yield comparison


def newest(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Comparison, ...]:
    """Return for each level the newest comparison of the usual peers, and of the country."""
    found = {
        (one.level, one.roof): one
        for one in every(ledger, indicator, home)
        if one.roof in (peers.USUAL, peers.COUNTRY)
    }
    return tuple(found.values())


def links(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Crumb, ...]:
    """Return the newest comparisons of an indicator as links; they lead on to all others."""
    return tuple(
        Crumb(f"So sánh {one.said(ledger)}, {one.period.said}", one.address(indicator.code))
        for one in newest(ledger, indicator, home)
    )


def side_by_side(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> list[tuple[Place, Figure]]:
    """Return the figures that stand side by side, each with its unit; put together once a round."""
    key = (
        *("side by side", indicator.code, comparison.level.value, comparison.period.code),
        comparison.roof,
    )
    return holdings.once(ledger, key, lambda: _side_by_side(ledger, indicator, home, comparison))


def _side_by_side(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> list[tuple[Place, Figure]]:
    day = comparison.period.end
    units = peers.of_level(ledger.gazetteer, home, comparison.level, day, comparison.roof)
    return [
        (unit, ledger.figure(Reference(indicator.code, unit.id, comparison.period)))
        for unit in units
    ]


def _is_enough(figures: Sequence[tuple[Place, Figure]]) -> bool:
    return sum(wording.is_founded(figure) for _, figure in figures) > 1
