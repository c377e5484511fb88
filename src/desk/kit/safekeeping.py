"""When everything was last backed up, and when a backup was last seen to bring it back.

A backup that nobody ever restored is a hope: both are in the journal, and both grow old.
"""

from datetime import datetime

from desk.kit import clock, journal
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE

BACKED_UP, RESTORED, DRILLED = "kit.back_up", "kit.restore", "kit.drill"


def note_backup(name: str, *, files: int, size: int) -> None:
    """Write down that everything was backed up into a file of this name."""
    journal.record(MACHINE, BACKED_UP, name, files=files, size=size)


def note_restore(name: str, *, of: str) -> None:
    """Write down that everything was brought back from a backup of a moment."""
    journal.record(MACHINE, RESTORED, name, of=of)


def note_drill(name: str, *, why: str = "", files: int = 0) -> None:
    """Write down that a backup was tried beside the portal, and why that failed, if it did."""
    journal.record(MACHINE, DRILLED, name, why=why, files=files)


def last_backup() -> datetime | None:
    """Return when everything was last backed up."""
    return _last(BACKED_UP)


def last_drill() -> tuple[datetime, str] | None:
    """Return when a backup was last brought back or tried, and why that failed, if it did."""
    rows = JournalEntry.objects.filter(act__in=(RESTORED, DRILLED)).order_by("-at", "-pk")
    row = rows.first()
    return None if row is None else (row.at, str(row.details.get("why", "")))


def begun() -> datetime:
    """Return when the portal's journal begins; now where nothing stands in it."""
    row = JournalEntry.objects.order_by("pk").first()
    return clock.now() if row is None else row.at


def _last(act: str) -> datetime | None:
    row = JournalEntry.objects.filter(act=act).order_by("-at", "-pk").first()
    return None if row is None else row.at
