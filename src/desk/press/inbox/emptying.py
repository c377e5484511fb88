"""Empties the inbox, wherever the fronts leave what readers send."""

from pathlib import Path

from django.conf import settings
from redis import RedisError

from desk.press.inbox import segments, streams
from desk.press.inbox.backlog import Backlog
from desk.press.inbox.delivering import Taken

_SCHEMES = ("redis://", "rediss://", "unix://")


def is_shared() -> bool:
    """Return whether several fronts share an inbox on a server."""
    return str(settings.INBOX).startswith(_SCHEMES)


def empty() -> Taken:
    """Take in everything that readers have sent; return how much it was."""
    if is_shared():
        return streams.empty(settings.INBOX)
    return segments.empty(Path(settings.INBOX))


def waiting() -> Backlog:
    """Return how much readers have sent that nobody took in yet.

    Raises: `OSError` when the place where it lies cannot be asked.
    """
    if not is_shared():
        return segments.waiting(Path(settings.INBOX))
    try:
        return streams.waiting(settings.INBOX)
    except RedisError as fault:
        raise OSError(str(fault)) from fault
