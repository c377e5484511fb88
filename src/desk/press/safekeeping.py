"""When everything was last backed up, and when a backup was last seen to bring it back.

A backup that nobody ever restored is a hope: both are in the journal, and both grow old.
"""

from datetime import datetime

from django.db import DatabaseError

from desk.kit import clock, journal
from desk.kit.permissions import MACHINE

BACKED_UP, RESTORED, DRILLED = "press.back_up", "press.restore", "press.drill"


def note_backup(name: str, *, files: int, size: int) -> bool:
    """Write down that everything was backed up into a file of this name; whether that went."""
    try:
        journal.record(MACHINE, BACKED_UP, name, files=files, size=size)
    except DatabaseError:
        return False
    return True


def note_restore(name: str, *, made_at: str) -> bool:
    """Write down that everything was brought back from a backup; whether that went."""
    try:
        journal.record(MACHINE, RESTORED, name, made_at=made_at)
    except DatabaseError:
        return False
    return True


def note_drill(name: str, *, why: str = "", files: int = 0) -> None:
    """Write down that a backup was tried beside the portal, and why that failed, if it did."""
    journal.record(MACHINE, DRILLED, name, why=why, files=files)


def last_backup() -> datetime | None:
    """Return when everything was last backed up."""
    newest = next(iter(journal.entries(journal.Asked(BACKED_UP))), None)
    return None if newest is None else newest.at


def last_drill() -> tuple[datetime, str] | None:
    """Return when a backup was last brought back or tried, and why that failed, if it did."""
    found = [one for act in (RESTORED, DRILLED) for one in journal.entries(journal.Asked(act))]
    newest = max(found, key=lambda one: one.at, default=None)
    return None if newest is None else (newest.at, str(newest.details.get("why", "")))


def begun() -> datetime:
    """Return when the portal's journal begins; now where nothing stands in it."""
    first = journal.since(0, most=1)
    return first[0][1].at if first else clock.now()
