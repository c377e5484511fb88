"""What other rooms may ask: how many visits, in all and day by day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from congso.visits.counting import Count
from desk.visits.models import Day


@dataclass(frozen=True, slots=True)
class Daily:
    """What was counted in a day."""

    day: date
    count: Count


def total() -> Count:
    """Return everything that this portal has counted itself."""
    found = Day.objects.aggregate(views=Sum("views"), visits=Sum("visits"))
    return Count(found["views"] or 0, found["visits"] or 0)


def days() -> tuple[Daily, ...]:
    """Return every day with a count, oldest first."""
    rows = Day.objects.order_by("day")
    return tuple(Daily(row.day, Count(row.views, row.visits)) for row in rows)
