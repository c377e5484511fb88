"""Who did what to what, and when: written in the same transaction as the deed, never changed.

"Lan sửa telecom.sites|94|2023||actual từ 1422 thành 1425, lý do: …" can be read years later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, Actor

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed, as a reader of the journal sees it."""

    at: datetime
    by: str
    act: str
    subject: str
    details: Mapping[str, Any]


def record(by: Actor, act: str, subject: object, **details: Any) -> JournalEntry:
    """Write down that `by` did `act` to `subject`.

    Shape: `details` are what a reader of the journal needs: the value before, the reason. What
    is no text, number or list is kept as its text.
    """
    person = None if by is MACHINE else by
    return JournalEntry.objects.create(
        at=clock.now(),
        by=person,
        by_name=name_of(by),
        act=act,
        subject=str(subject),
        details={name: _plain(value) for name, value in details.items()},
    )


def entries(*, act: str = "", wanted: str = "", page: int = 1) -> Page[Entry]:
    """Return a page of what was done, the newest first.

    Shape: `act` keeps one kind of deed; `wanted` what was done to or by something of that name.
    """
    rows = JournalEntry.objects.all()
    if act:
        rows = rows.filter(act=act)
    if wanted:
        rows = rows.filter(Q(subject__icontains=wanted) | Q(by_name__icontains=wanted))
    found = Paginator(rows, PER_PAGE).get_page(page)
    found.object_list = [
        Entry(row.at, row.by_name, row.act, row.subject, row.details) for row in found.object_list
    ]
    return found


def behind(subject: str) -> list[Entry]:
    """Return what was done to a subject, alone or in a table with others, the oldest first."""
    rows = JournalEntry.objects.filter(
        Q(subject=subject) | Q(details__keys__icontains=f'"{subject}"')
    ).order_by("at", "id")
    return [Entry(row.at, row.by_name, row.act, row.subject, row.details) for row in rows]


def since(after: int, *, most: int) -> list[tuple[int, Entry]]:
    """Return what was done after the deed of a number, the oldest first, with its number."""
    rows = JournalEntry.objects.filter(pk__gt=after).order_by("pk")[:most]
    return [(row.pk, Entry(row.at, row.by_name, row.act, row.subject, row.details)) for row in rows]


def acts() -> list[str]:
    """Return the kinds of deeds that were ever done."""
    return list(JournalEntry.objects.order_by("act").values_list("act", flat=True).distinct())


def name_of(by: Actor) -> str:
    """Return what a person is called in records: the full name, else the account."""
    full_name = getattr(by, "get_full_name", str)
    return str(full_name()) or str(by)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)
