"""Whether a moment has come: what a page says of today goes stale when the day is over.

“Còn hiệu lực” is true until a day; nothing is saved on that day, so the moment itself is a use.
"""

from datetime import date, datetime, time, timedelta
from enum import Enum

from desk.kit import clock
from desk.kit.clock import VIETNAM

MOMENT = "moment"
"""The kind of use that a moment is; its key is the moment, its fingerprint whether it has come."""
COME, AHEAD = "come", "ahead"


class Standing(Enum):
    """Where today lies in a term."""

    AHEAD = "ahead"
    NOW = "now"
    OVER = "over"


def begins(day: date) -> datetime:
    """Return the first moment of a day in Viet Nam."""
    return datetime.combine(day, time.min, VIETNAM)


def ends(day: date) -> datetime:
    """Return the moment at which a day in Viet Nam is over."""
    return begins(day + timedelta(days=1))


def key(moment: datetime) -> str:
    """Return the name of a moment."""
    return moment.astimezone(VIETNAM).isoformat()


def state(moment: datetime) -> str:
    """Return whether a moment has come, as a fingerprint."""
    return COME if moment <= clock.now() else AHEAD


def has_come(moment: datetime) -> bool:
    """Return whether a moment has come."""
    return state(moment) == COME


def state_of(name: str) -> str | None:
    """Return whether the moment of this name has come, None where it names none."""
    try:
        return state(datetime.fromisoformat(name))
    except ValueError:
        return None
