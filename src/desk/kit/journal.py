"""Who did what to what, and when: written in the same transaction as the deed, never changed.

"Lan sửa telecom.sites|94|2023||actual từ 1422 thành 1425, lý do: …" can be read years later.
"""

from typing import Any

from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, Actor


def record(by: Actor, act: str, subject: object, **details: Any) -> JournalEntry:
    """Write down that `by` did `act` to `subject`.

    Shape: `details` are what a reader of the journal needs: the value before, the reason. What
    is no text, number or list is kept as its text.
    """
    person = None if by is MACHINE else by
    return JournalEntry.objects.create(
        at=clock.now(),
        by=person,
        by_name=_name(by),
        act=act,
        subject=str(subject),
        details={name: _plain(value) for name, value in details.items()},
    )


def _name(by: Actor) -> str:
    full_name = getattr(by, "get_full_name", str)
    return str(full_name()) or str(by)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)
