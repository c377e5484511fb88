"""The press at work: it looks for changes a few times a second and builds what they touch.

It begins with a look at everything, so that what changed while it was away is built too.
"""

import logging
import signal
import threading
from types import FrameType

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections
from wagtail.models import Revision

from desk.bundles import actions as bundles
from desk.checklist import tending
from desk.kit import clock, disk
from desk.kit.page import PublishingRefused
from desk.press import actions, outbox
from desk.press.inbox import rounds
from desk.releases import publishing

log = logging.getLogger("desk.press")
POLL = 0.3
"""Seconds between two looks into the outbox."""
AFTER_A_FAILURE = 5.0
SCHEDULE = 15.0
"""Seconds between two looks for pages whose hour has come."""
EVERYTHING = 60.0
"""Seconds between two looks at everything, for what changed and nobody told."""


def run(stop: threading.Event | None = None) -> None:
    """Work until told to stop; what is being built is finished first."""
    stopping = stop or _stop_on_signal()
    ended = threading.Event()
    inbox = rounds.begin(ended)
    since_schedule, since_everything = SCHEDULE, EVERYTHING
    while not stopping.is_set():
        pause = POLL
        try:
            close_old_connections()
            actions.withdraw()
            let_out_bundles()
            publish_releases()
            if since_schedule >= SCHEDULE:
                publish_what_is_due()
                tending.remind_once_a_day()
                since_schedule = 0.0
            if since_everything >= EVERYTHING or outbox.waiting():
                pause = AFTER_A_FAILURE if build_once() else POLL
                since_everything = 0.0
        except DatabaseError as fault:
            tell(fault, "Chưa đọc được cơ sở dữ liệu; sẽ thử lại.")
            pause = AFTER_A_FAILURE
        except Exception as fault:  # noqa: BLE001 - whatever it is, the next round begins anew
            tell(fault, "Chưa dựng được trang; sẽ thử lại.")
            pause = AFTER_A_FAILURE
        since_schedule += pause
        since_everything += pause
        stopping.wait(pause)
    ended.set()
    inbox.join()


def tell(fault: Exception, what: str) -> None:
    """Log what went wrong: a full disk in a sentence, anything else with all that is known."""
    if said := disk.said(fault):
        log.error("%s", said)
    else:
        log.error(what, exc_info=fault)


def build_once() -> bool:
    """Bring the public files up to date once; return whether something could not be made."""
    outcome = actions.bring_up_to_date()
    for failed in outcome.failed:
        log.error("Không dựng được %s: %s", failed.address, failed.why)
    if outcome.is_new:
        log.info("Dựng %d trang, gỡ %d trang.", len(outcome.built), len(outcome.deleted))
    return bool(outcome.failed)


def publish_what_is_due() -> None:
    """Publish and take down the pages whose hour has come; a gate may still refuse one."""
    try:
        call_command("publish_scheduled", verbosity=0)
    except PublishingRefused:
        _publish_one_by_one()


def _publish_one_by_one() -> None:
    """Publish what is due so that one page that is refused keeps none of the others back."""
    for revision in Revision.objects.filter(approved_go_live_at__lte=clock.now()):
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
        except PublishingRefused as refused:
            log.warning("Trang hẹn giờ chưa lên được: %s", refused)


def let_out_bundles() -> None:
    """Let out the bundles whose second has come; all of one, or nothing of it."""
    _went, stayed = bundles.let_out_due()
    for why in stayed:
        log.warning("Gói chưa ra được: %s", why)


def publish_releases() -> None:
    """Publish the statistical releases whose announced second has come."""
    _published, refused = publishing.publish_due()
    for why in refused:
        log.warning("Chưa phát hành được: %s", why)


def _stop_on_signal() -> threading.Event:
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    return stopping
