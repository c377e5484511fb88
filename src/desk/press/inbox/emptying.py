"""Empties the inbox, wherever the fronts leave what readers send."""

from pathlib import Path

from django.conf import settings

from desk.press.inbox import segments, streams
from desk.press.inbox.delivering import Taken

_SCHEMES = ("redis://", "rediss://", "unix://")


def empty() -> Taken:
    """Take in everything that readers have sent; return how much it was."""
    if settings.INBOX.startswith(_SCHEMES):
        return streams.empty(settings.INBOX)
    return segments.empty(Path(settings.INBOX))
