"""The one place that knows what time it is; everything else is told.

A published moment, a recorded figure and a journal entry are all stamped from here, so that a
test, or a province replaying a year, can say what time it was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_stopped: ContextVar[datetime | None] = ContextVar("stopped clock", default=None)


def now() -> datetime:
    """Return the present moment, in UTC."""
    return _stopped.get() or datetime.now(UTC)


def today() -> date:
    """Return the day in Viet Nam."""
    return now().astimezone(VIETNAM).date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Let it be `moment` for as long as the block runs."""
    token = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(token)
