"""Visits are added to their day; who came is forgotten when the day is over."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from congso.inbox.entry import Entry
from congso.visits import counting
from congso.visits.counting import View
from desk.kit import clock
from desk.visits.models import Day, LastSeen

_KEPT = timedelta(days=1)
"""Marks of yesterday are kept a little, for entries that arrive after midnight."""


def add(entries: Iterable[Entry]) -> None:
    """Count the views that readers sent.

    Shape: entries of the kind visit, in the order in which they were written.
    """
    views = [View(entry.fields.get("dau", "")[:16], entry.at) for entry in entries]
    if not views:
        return
    with transaction.atomic():
        days = {counting.day_of(view.at) for view in views}
        marks = {view.mark for view in views}
        rows = LastSeen.objects.filter(day__in=days, mark__in=marks)
        seen = {(row.day, row.mark): row.at for row in rows}
        counts, after = counting.counted(views, seen)
        for day, count in sorted(counts.items()):
            Day.objects.get_or_create(day=day)
            Day.objects.filter(day=day).update(
                views=F("views") + count.views, visits=F("visits") + count.visits
            )
        LastSeen.objects.bulk_create(
            [LastSeen(day=day, mark=mark, at=at) for (day, mark), at in after.items()],
            update_conflicts=True,
            unique_fields=["day", "mark"],
            update_fields=["at"],
            batch_size=500,
        )


def forget() -> int:
    """Forget the marks of days that are over; return how many there were."""
    deleted, _rows = LastSeen.objects.filter(day__lt=clock.today() - _KEPT).delete()
    return deleted
