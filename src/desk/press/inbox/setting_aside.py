"""What readers sent and nobody could read: shown to who runs the portal, and tried again.

A letter from a front that is a version ahead waits here until the desk is brought up to date.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from desk.kit import journal
from desk.kit.permissions import MACHINE
from desk.press.inbox import delivering
from desk.press.inbox.delivering import Taken
from desk.press.models import SetAside


@dataclass(frozen=True, slots=True)
class Aside:
    """One thing that was set aside."""

    number: int
    at: datetime
    source: str
    place: int
    why: str
    size: int
    """In bytes."""
    begins: str
    """Its first letters."""


def every() -> tuple[Aside, ...]:
    """Return everything that was set aside, the oldest first."""
    return tuple(
        Aside(
            row.pk, row.at, row.source, row.place, row.why, len(_whole(row)),
            row.line[:_SHOWN].strip(),
        )
        for row in SetAside.objects.order_by("id").iterator()
    )  # fmt: skip


def try_again() -> Taken:
    """Give everything that was set aside to its room once more; what is refused again stays.

    Each is taken in or stays by itself, and what is taken in is set aside no more.
    """
    taken = Taken()
    for number in SetAside.objects.order_by("id").values_list("id", flat=True):
        with transaction.atomic():
            row = SetAside.objects.select_for_update().filter(pk=number).first()
            if row is None:
                continue
            tried = Taken()
            delivering.deliver([(row.place, _whole(row))], row.source, tried)
            if tried.entries:
                row.delete()
                journal.record(MACHINE, "press.try_again", f"{row.source}, {row.place}")
            else:
                transaction.set_rollback(True)
        taken.entries += tried.entries
        taken.set_aside += tried.set_aside
    return taken


def _whole(row: SetAside) -> bytes:
    return bytes(row.content) or row.line.encode()


_SHOWN = 120
