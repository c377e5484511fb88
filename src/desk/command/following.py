"""`congso journal`: who did what, one JSON object a line, and on with what is done from now on.

A collector of the province reads it like any log; each line has a number that only grows.
"""

import json
import sys
import time
from collections.abc import Iterator

from desk.command import django_side

PAUSE = 1.0
"""Seconds between two looks for new deeds."""
_BATCH = 500


def journal(*, follow: bool, after: int) -> int:
    """Print the deeds after a number, the oldest first; go on when `follow`."""
    django_side.set_up()
    seen = after
    while True:
        for number, line in _lines(seen):
            sys.stdout.write(f"{line}\n")
            seen = number
        sys.stdout.flush()
        if not follow:
            return 0
        time.sleep(PAUSE)


def _lines(after: int) -> Iterator[tuple[int, str]]:
    from desk.kit import journal as kept

    while rows := kept.since(after, most=_BATCH):
        for number, entry in rows:
            told = {
                "number": number, "at": entry.at.isoformat(), "by": entry.by, "act": entry.act,
                "subject": entry.subject, "details": entry.details, "address": entry.address,
            }  # fmt: skip
            yield number, json.dumps(told, ensure_ascii=False)
            after = number
