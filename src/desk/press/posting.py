"""Mails go out beside the building of pages: news of the day at its hour, and whatever waits."""

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, close_old_connections, connection

from desk.kit import clock, disk
from desk.mailing import actions as mailing
from desk.mailing.actions import NoMailServer
from desk.subscriptions import actions as subscriptions
from desk.subscriptions import urgent

log = logging.getLogger("desk.press")
PAUSE = 2.0
"""Seconds between two looks for mails that wait."""
_AFTER_A_FAILURE = 60.0
_TIDYING = timedelta(minutes=15)
"""Between two looks for addresses that nobody confirmed."""


def begin(stopping: threading.Event) -> threading.Thread:
    """Start to send mails until told to stop."""
    thread = threading.Thread(target=_run, args=(stopping,), name="mails", daemon=True)
    thread.start()
    return thread


def post() -> int:
    """Write the news of the day where its hour has come, and send what waits; return how much.

    Raises: `NoMailServer`.
    """
    urgent.tell()
    subscriptions.tell_due()
    return mailing.send_due()


def _run(stopping: threading.Event) -> None:
    tidied_at = None
    while not stopping.is_set():
        pause = PAUSE
        try:
            close_old_connections()
            if tidied_at is None or clock.now() - tidied_at >= _TIDYING:
                subscriptions.tidy()
                mailing.tidy()
                tidied_at = clock.now()
            if post():
                pause = 0.0
        except (NoMailServer, DatabaseError, OSError) as fault:
            log.warning("Thư chưa gửi được (%s); thư vẫn còn đó.", disk.said(fault) or fault)
            pause = _AFTER_A_FAILURE
        except Exception:
            log.exception("Thư chưa gửi được; thư vẫn còn đó.")
            pause = _AFTER_A_FAILURE
        stopping.wait(pause)
    connection.close()
