"""What readers sent and nobody could read: shown to who runs the portal, and tried again.

A letter from a front that is a version ahead waits here until the desk is brought up to date.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from desk.kit import journal, permissions
from desk.kit.permissions import MACHINE, Actor
from desk.press.inbox import delivering
from desk.press.inbox.delivering import Taken
from desk.press.models import SetAside

HANDLE = "press.handle_setaside"
_BYTES, _SHOWN = 200, 240
"""So much of an entry is looked at, and so many letters of that are shown."""


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
    """Its first letters, such as do nothing to the screen that shows them."""


class NotSetAside(ValueError):
    """Nothing of that number is set aside any more."""

    def __init__(self, number: int) -> None:
        super().__init__(_("Mục %(number)s không còn: có người đã xử lý.") % {"number": number})


def every(start: int = 0, most: int | None = None) -> tuple[Aside, ...]:
    """Return what was set aside, the oldest first: all of it, or so much from a place on."""
    rows = SetAside.objects.order_by("id")[start : None if most is None else start + most]
    return tuple(map(_aside, rows.iterator()))


def count() -> int:
    """Return how many things are set aside."""
    return int(SetAside.objects.count())


def try_again() -> Taken:
    """Give everything that was set aside to its room once more; what is refused again stays.

    Each is taken in or stays by itself, and what is taken in is set aside no more.
    """
    taken = Taken()
    for number in SetAside.objects.order_by("id").values_list("id", flat=True):
        why = _try_one(number, MACHINE)
        taken.entries += why == ""
        taken.set_aside += bool(why)
    return taken


def try_one(*, number: int, by: Actor) -> str:
    """Give one thing to its room once more; return why it was refused again, empty where not.

    Raises: `NotPermitted`; `NotSetAside`.
    """
    permissions.require(by, HANDLE)
    why = _try_one(number, by)
    if why is None:
        raise NotSetAside(number)
    return why


def drop(*, number: int, reason: str, by: Actor) -> None:
    """Throw one thing away for good; the journal keeps which it was, its checksum and the reason.

    Raises: `NotPermitted`; `NotSetAside`; `ValueError` where no reason is given.
    """
    permissions.require(by, HANDLE)
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError(_("Hãy ghi lý do bỏ mục này; nhật ký giữ lý do ấy."))
    with transaction.atomic():
        row = SetAside.objects.select_for_update().filter(pk=number).first()
        if row is None:
            raise NotSetAside(number)
        content = _whole(row)
        row.delete()
        journal.record(
            by, "press.drop_setaside", f"{row.source}, {row.place}", why=row.why, reason=reason,
            size=len(content), sha256=hashlib.sha256(content).hexdigest(),
        )  # fmt: skip


def _try_one(number: int, by: Actor) -> str | None:
    """Return why a thing was refused once more, empty where it was taken in, None where gone."""
    with transaction.atomic():
        row = SetAside.objects.select_for_update().filter(pk=number).first()
        if row is None:
            return None
        tried = Taken()
        delivering.deliver([(row.place, _whole(row))], row.source, tried)
        if tried.entries:
            row.delete()
            journal.record(by, "press.try_again", f"{row.source}, {row.place}")
            return ""
        why = tried.why
        transaction.set_rollback(True)
    SetAside.objects.filter(pk=number).update(why=why)
    return why


def _aside(row: SetAside) -> Aside:
    whole = _whole(row)
    begins = _shown(whole[:_BYTES])
    return Aside(row.pk, row.at, row.source, row.place, row.why, len(whole), begins)


def _shown(beginning: bytes) -> str:
    """Return bytes as letters that do nothing: what steers a screen or is no letter is named."""
    letters = beginning.decode("utf-8", "backslashreplace").rstrip("\n")
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in letters
    )[:_SHOWN]


def _whole(row: SetAside) -> bytes:
    return bytes(row.content) or row.line.encode()
