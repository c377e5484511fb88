"""The press at work: it looks for changes a few times a second and builds what they touch.

It begins with a look at everything, so that what changed while it was away is built too.
"""

import logging
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, close_old_connections
from wagtail.models import Revision

from desk.bundles import actions as bundles
from desk.checking import at_its_hour
from desk.checklist import nightly, tending
from desk.kit import clock, disk
from desk.kit.clock import VIETNAM
from desk.kit.page import PublishingRefused
from desk.newsroom import licences
from desk.press import (
    actions,
    alerting,
    failing,
    forgetting,
    outbox,
    posting,
    verifying,
    visit_figures,
    waking,
)  # fmt: skip
from desk.press.actions import Outcome
from desk.press.inbox import rounds
from desk.releases import publishing
from desk.staff import idle
from desk.takedowns import reminding

log = logging.getLogger("desk.press")
POLL = 0.3
"""Seconds between two looks at all that may have to be done."""
GLANCE = 0.03
"""Seconds between two glances into the outbox, which cost one small question each."""
AFTER_A_FAILURE = 5.0
TENDING = timedelta(seconds=15)
"""Between two looks for what is due once a day."""
REFUSED = timedelta(seconds=15)
"""After which a page that was not let out at its hour is asked for again."""
LATE = timedelta(minutes=1)
"""After which files, lists and search of a change come to their end before new pages do."""

between: list[Callable[[], object]] = []
"""What other rooms do for some seconds between two builds."""


def run(stop: threading.Event | None = None) -> None:
    """Work until told to stop; what is being built is finished first."""
    stopping = stop or _stop_on_signal()
    ended = threading.Event()
    beside: list[threading.Thread] = []
    timetable = Timetable()
    while not stopping.is_set():
        pause = POLL
        try:
            close_old_connections()
            actions.withdraw()
            let_out_bundles()
            publish_releases()
            if timetable.is_time_to_publish():
                publish_what_is_due()
            if timetable.is_time_to_tend():
                see_to_what_is_due_once_a_day()
            waking.note_what_has_come()
            if timetable.is_time_to_look():
                look_at_everything()
                timetable.looked()
            build_once()
            for work in between:
                work()
            if timetable.is_time_to_verify():
                verify()
                nightly.walk_once_a_night()
        except DatabaseError as fault:
            tell(fault, "Chưa đọc được cơ sở dữ liệu; sẽ thử lại.")
            pause = AFTER_A_FAILURE
        except Exception as fault:  # noqa: BLE001 - whatever it is, the next round begins anew
            tell(fault, "Chưa dựng được trang; sẽ thử lại.")
            pause = AFTER_A_FAILURE
        # Inbox and mails have threads of their own; a first build may have had processes beside.
        beside = beside or [rounds.begin(ended), posting.begin(ended)]
        _rest(stopping, pause)
    ended.set()
    for thread in beside:
        thread.join()


def _rest(stopping: threading.Event, pause: float) -> None:
    """Wait for a while; between two looks no longer than until something is told."""
    if pause > POLL:
        stopping.wait(pause)
        return
    for _ in range(round(POLL / GLANCE)):
        if stopping.wait(GLANCE):
            return
        with suppress(DatabaseError):
            if outbox.is_waiting(shown=False):
                return


class Timetable:
    """When the worker does what nobody asked for: looks, publishes by the hour, verifies."""

    def __init__(self) -> None:
        self._has_looked = False
        self._publish_at: datetime | None = clock.now()
        self._tend_at = clock.now()
        self._told: int | None = None
        self._verified_on = clock.now().astimezone(VIETNAM).date()
        if clock.now().astimezone(VIETNAM).time() < settings.VERIFY_AT:
            self._verified_on -= timedelta(days=1)

    def is_time_to_look(self) -> bool:
        """Return whether everything is to be looked at, as it is when the worker begins."""
        return not self._has_looked

    def looked(self) -> None:
        """Note that everything was looked at."""
        self._has_looked = True

    def is_time_to_publish(self) -> bool:
        """Return whether the hour of a page has come; asked anew whenever something was told."""
        told = outbox.newest()
        due = self._publish_at is not None and self._publish_at <= clock.now()
        if due or told != self._told:
            self._told, self._publish_at = told, waking.next_hour()
        if due and self._publish_at is not None:
            # One that is refused stays due; it is asked again, not at every beat.
            self._publish_at = max(self._publish_at, clock.now() + REFUSED)
        return due

    def is_time_to_tend(self) -> bool:
        """Return, now and then, whether to see to what is due once a day."""
        if self._tend_at > clock.now():
            return False
        self._tend_at = clock.now() + TENDING
        return True

    def is_time_to_verify(self) -> bool:
        """Return, once a night, whether it is the hour to prove the build."""
        local = clock.now().astimezone(VIETNAM)
        if self._verified_on >= local.date() or local.time() < settings.VERIFY_AT:
            return False
        self._verified_on = local.date()
        return True


def see_to_what_is_due_once_a_day() -> None:
    """Remind, tell, forget and record what a day or a month asks for, each of which minds that.

    One that fails is told and keeps none of the others.
    Raises: `OperationalError`, as a database that is away fails all of them.
    """
    for duty in (
        tending.remind_once_a_day,
        licences.remind_once_a_month,
        idle.see_to_accounts_once_a_day,
        reminding.remind,
        forgetting.forget_once_a_night,
        alerting.tell_once_a_day,
        visit_figures.record_once_a_day,
    ):
        try:
            duty()
        except OperationalError:
            raise
        except Exception as fault:  # noqa: BLE001 - whatever it is, the others are not its matter
            tell(fault, f"Một việc hằng ngày chưa làm được ({duty.__module__}); sẽ thử lại.")


def verify() -> None:
    """Prove that the build is a full one, and tell where it is not."""
    for one in verifying.verify():
        log.error("Bản dựng lệch ở %s: %s.", one.address, one.why)


def look_at_everything() -> None:
    """Bring all public files up to date."""
    _told(actions.bring_up_to_date())


def tell(fault: Exception, what: str) -> None:
    """Log what went wrong: a full disk in a sentence, anything else with all that is known."""
    if said := disk.said(fault):
        log.error("%s", said)
    else:
        log.error(what, exc_info=fault)


def build_once() -> None:
    """Build what changed, the pages before the files, and what failed when its time has come."""
    is_late = outbox.is_waiting(shown=True, since=clock.now() - LATE)
    if outbox.is_waiting(shown=False):
        _told(actions.follow_changes())
        if not is_late:
            # The front takes the new pages up before files are written that its pieces tell of.
            return
    if outbox.is_waiting(shown=True):
        _told(actions.finish(lambda: not is_late and outbox.is_waiting(shown=False)))
    if failing.is_due():
        _told(actions.try_again())


def _told(outcome: Outcome) -> None:
    for failed in outcome.failed:
        log.error("Không dựng được %s: %s", failed.address, failed.why)
    if outcome.is_new:
        built, deleted = len(outcome.built), len(outcome.deleted)
        log.info("Dựng %d trang, gỡ %d trang: %s.", built, deleted, outcome.stages)


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
            if at_its_hour.tell(revision, refused):
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
