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
    return _note(BACKED_UP, name, files=files, size=size)


def note_restore(name: str, *, made_at: str) -> bool:
    """Write down that everything was brought back from a backup; whether that went."""
    return _note(RESTORED, name, made_at=made_at)


def note_drill(name: str, *, why: str = "", files: int = 0) -> bool:
    """Write down that a backup was tried beside the portal, and why that failed, if it did.

    Returns whether that went.
    """
    return _note(DRILLED, name, why=why, files=files)


def last_backup() -> datetime | None:
    """Return when everything was last backed up."""
    newest = journal.newest(BACKED_UP)
    return None if newest is None else newest.at


def last_drill() -> tuple[datetime, str] | None:
    """Return when a backup was last brought back or tried, and why that failed, if it did."""
    newest = journal.newest(RESTORED, DRILLED)
    return None if newest is None else (newest.at, str(newest.details.get("why", "")))


def begun() -> datetime:
    """Return when the portal's journal begins; now where nothing stands in it."""
    first = journal.since(0, most=1)
    return first[0][1].at if first else clock.now()


def _note(act: str, name: str, **details: str | int) -> bool:
    try:
        journal.record(MACHINE, act, name, **details)
    except DatabaseError:
        return False
    return True
