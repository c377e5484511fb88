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


def months() -> dict[tuple[int, int], int]:
    """Return how many visits were counted in each month, by year and month."""
    rows = Day.objects.values("day__year", "day__month").order_by()
    found = rows.annotate(visits=Sum("visits"))
    return {(row["day__year"], row["day__month"]): row["visits"] for row in found}


def first_day() -> date | None:
    """Return the first day with a count."""
    return Day.objects.order_by("day").values_list("day", flat=True).first()


def days() -> tuple[Daily, ...]:
    """Return every day with a count, oldest first."""
    rows = Day.objects.order_by("day")
    return tuple(Daily(row.day, Count(row.views, row.visits)) for row in rows)
