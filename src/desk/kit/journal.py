"""Who did what to what, and when: written in the same transaction as the deed, never changed.

"Lan sửa telecom.sites|94|2023||actual từ 1422 thành 1425, lý do: …" can be read years later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from congso.writing import letters
from desk.kit import clock, origin
from desk.kit.models import JournalEntry, JournalSource
from desk.kit.permissions import MACHINE, Actor

PER_PAGE = 50
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed, as a reader of the journal sees it."""

    at: datetime
    by: str
    act: str
    subject: str
    details: Mapping[str, Any]
    address: str = ""
    """Of the machine it was done at; nothing for the portal's own deeds, and when it is too old."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which deeds somebody wants to see; what is empty keeps all."""

    act: str = ""
    wanted: str = ""
    """What was done to or by something of that name."""
    by: int | None = None
    """The number of a person; 0 for the portal itself and for whoever was not signed in."""
    since: date | None = None
    until: date | None = None
    """The first and the last day, in Viet Nam."""


EVERYTHING = Asked()


def record(by: Actor, act: str, subject: object, **details: Any) -> JournalEntry:
    """Write down that `by` did `act` to `subject`.

    Shape: `details` are what a reader of the journal needs: the value before, the reason. What
    is no text, number or list is kept as its text.
    """
    with transaction.atomic():
        entry = JournalEntry.objects.create(
            at=clock.now(),
            by=by if getattr(by, "pk", None) else None,
            by_name=name_of(by),
            act=act,
            subject=str(subject)[:_LONGEST],
            details={name: _plain(value) for name, value in details.items()},
        )
        if address := origin.address():
            JournalSource.objects.create(entry=entry, address=address)
    return entry


def entries(asked: Asked = EVERYTHING, *, page: int = 1) -> Page[Entry]:
    """Return a page of what was done, the newest first."""
    found = Paginator(_found(asked), PER_PAGE).get_page(page)
    found.object_list = [_entry(row) for row in found.object_list.select_related("source")]
    return found


def newest(*acts: str) -> Entry | None:
    """Return the last deed of any of some kinds."""
    row = JournalEntry.objects.filter(act__in=acts).order_by("-at", "-id").first()
    return None if row is None else _entry(row)


def every(asked: Asked) -> Iterator[Entry]:
    """Return all of what was done, the newest first, without ever holding all of it."""
    return map(_entry, _found(asked).select_related("source").iterator(chunk_size=1000))


def doers() -> list[tuple[int, str]]:
    """Return who ever did something, by number and name."""
    numbers = JournalEntry.objects.order_by().values("by").distinct()
    people = get_user_model().objects.filter(pk__in=numbers)
    return sorted(
        ((one.pk, name_of(one)) for one in people), key=lambda one: letters.sort_key(one[1])
    )


def forget_addresses_before(moment: datetime) -> int:
    """Forget from where deeds before a moment were done; the deeds stay. Return how many."""
    gone, _models = JournalSource.objects.filter(entry__at__lt=moment).delete()
    if gone:
        record(MACHINE, "kit.forget_addresses", f"{moment:%d/%m/%Y}", count=gone)
    return gone


def behind(subject: str) -> list[Entry]:
    """Return what was done to a subject, alone or in a table with others, the oldest first."""
    rows = JournalEntry.objects.filter(
        Q(subject=subject) | Q(details__keys__icontains=f'"{subject}"')
    ).order_by("at", "id")
    return [_entry(row) for row in rows.select_related("source")]


def since(after: int, *, most: int) -> list[tuple[int, Entry]]:
    """Return what was done after the deed of a number, the oldest first, with its number."""
    rows = JournalEntry.objects.filter(pk__gt=after).select_related("source").order_by("pk")
    return [(row.pk, _entry(row)) for row in rows[:most]]


def acts() -> list[str]:
    """Return the kinds of deeds that were ever done."""
    return list(JournalEntry.objects.order_by("act").values_list("act", flat=True).distinct())


def name_of(by: Actor) -> str:
    """Return what a person is called in records: the full name, else the account."""
    if getattr(by, "is_anonymous", False):
        return _("Chưa đăng nhập")
    full_name = getattr(by, "get_full_name", str)
    return str(full_name()) or str(by)


def _found(asked: Asked) -> QuerySet[JournalEntry]:
    rows = JournalEntry.objects.all()
    if asked.act:
        rows = rows.filter(act=asked.act)
    if asked.wanted:
        rows = rows.filter(Q(subject__icontains=asked.wanted) | Q(by_name__icontains=asked.wanted))
    if asked.by is not None:
        rows = rows.filter(by=asked.by) if asked.by else rows.filter(by=None)
    if asked.since:
        rows = rows.filter(at__gte=datetime.combine(asked.since, time.min, clock.VIETNAM))
    if asked.until:
        after = asked.until + timedelta(days=1)
        rows = rows.filter(at__lt=datetime.combine(after, time.min, clock.VIETNAM))
    return rows


def _entry(row: JournalEntry) -> Entry:
    source = getattr(row, "source", None)
    return Entry(
        row.at, row.by_name, row.act, row.subject, row.details, source.address if source else ""
    )


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)
