"""Empties the inbox, wherever the fronts leave what readers send."""

from pathlib import Path

from django.conf import settings

from desk.press.inbox import segments, streams
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
