"""On which maps the figures of a unit can be told, and where the page of each lies.

Sóc Trăng as reported, or on the map of 01/07/2025, where it lies in the city of Cần Thơ.
"""

from dataclasses import dataclass
from datetime import date

from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from congso.writing import dates
from desk.look.wording import indicator_address


@dataclass(frozen=True, slots=True)
class MapChoice:
    """A map that a reader may choose."""

    name: str
    address: str
    is_here: bool = False


def days(gazetteer: Gazetteer, place: Place) -> tuple[date, ...]:
    """Return the days on which a unit, or one that it passed into or came from, became another.

    Shape: the first day of each later map, oldest first, with that of the unit itself.
    """
    found, waiting = set[date](), [place.id]
    if gazetteer.predecessors(place.id) and place.validity.start is not None:
        found.add(place.validity.start)
    while waiting:
        for step in gazetteer.successors(waiting.pop()):
            if step.effective_on not in found and step.target is not None:
                found.add(step.effective_on)
                waiting.append(step.target)
    return tuple(sorted(found))


def unit_on(gazetteer: Gazetteer, place: Place, day: date) -> Place | None:
    """Return the one unit in which a place lies on the map of a day, None where it was divided."""
    if place.validity.holds_on(day):
        return place
    became = gazetteer.became(place.id, day)
    return became[0] if len(became) == 1 else None


def told(gazetteer: Gazetteer, place: Place) -> tuple[date, ...]:
    """Return the days of the maps on which the figures of a unit are told: where it is one unit."""
    return tuple(
        day for day in days(gazetteer, place) if unit_on(gazetteer, place, day) is not None
    )


def address(code: str, day: date) -> str:
    """Return where an indicator is told on the map of a day.

    >>> address("postal.points", date(2025, 7, 1))
    '/bao-cao-thong-ke/chi-tieu/postal.points/dia-gioi-2025-07-01/'
    """
    return f"{indicator_address(code)}dia-gioi-{day.isoformat()}/"


def choices(
    gazetteer: Gazetteer, place: Place, code: str, here: date | None = None
) -> tuple[MapChoice, ...]:
    """Return the maps of an indicator, as reported first; none where there is nothing to choose."""
    found = [
        MapChoice(f"Địa giới ngày {dates.short(day)}", address(code, day), is_here=day == here)
        for day in told(gazetteer, place)
    ]
    reported = MapChoice("Như đã báo cáo", indicator_address(code), is_here=here is None)
    return (reported, *found) if found else ()
