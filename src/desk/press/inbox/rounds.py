"""Rounds to the inbox, each second, beside the building of pages and never waiting for it.

New counts are shown to readers within a minute; marks of days that are over are forgotten.
"""

import logging
import threading

from django.db import DatabaseError, close_old_connections, connection
from redis import RedisError

from desk.kit import clock, disk
from desk.press import outbox
from desk.press.inbox import emptying
from desk.visits import actions as visits

log = logging.getLogger("desk.press")
PAUSE = 1.0
"""Seconds between two looks into the inbox."""
SHOWN_AFTER = 40.0
"""Seconds between two times that new counts are handed to the press: fresh to the minute."""
_AFTER_A_FAILURE = 5.0


def begin(stopping: threading.Event) -> threading.Thread:
    """Start to make rounds until told to stop."""
    thread = threading.Thread(target=_run, args=(stopping,), name="inbox", daemon=True)
    thread.start()
    return thread


def _run(stopping: threading.Event) -> None:
    since_shown, is_new, day = SHOWN_AFTER, False, None
    while not stopping.is_set():
        pause = PAUSE
        try:
            close_old_connections()
            is_new = emptying.empty().entries > 0 or is_new
            if is_new and since_shown >= SHOWN_AFTER:
                outbox.note("visits")
                since_shown, is_new = 0.0, False
            if day != clock.today():
                visits.forget()
                day = clock.today()
        except (DatabaseError, RedisError, OSError) as fault:
            why = disk.said(fault) or fault
            log.warning("Chưa lấy được thư trong hộp (%s); sẽ thử lại, thư vẫn còn đó.", why)
            pause = _AFTER_A_FAILURE
        except Exception:
            log.exception("Chưa lấy được thư trong hộp; sẽ thử lại, thư vẫn còn đó.")
            pause = _AFTER_A_FAILURE
        since_shown += pause
        stopping.wait(pause)
    connection.close()
