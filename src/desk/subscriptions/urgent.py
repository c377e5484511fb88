"""Urgent news: a page that is out is told at once by mail, asked for by one and let go by another.

“Nước lên ở cửa sông” is asked for by an editor at six, let go by another at five past, and lies in
the boxes of those who chose urgent news a minute later. No more than three a day.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from congso.writing import letters
from desk.kit import clock, journal
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.staff import reach
from desk.subscriptions import writing
from desk.subscriptions.models import Subscriber, Urgent
from desk.subscriptions.topics import URGENT

ASK, APPROVE = "subscriptions.ask_urgent", "subscriptions.approve_urgent"
MOST_A_DAY = 3
A_BATCH = 200
SHORTEST, LONGEST = 20, 300


class NotUrgent(ValueError):
    """It cannot be told at once; the message says why."""


@transaction.atomic
def ask(*, page: PortalPage, said: str, by: Actor) -> Urgent:
    """Ask that a page be told at once, with a sentence or two that say what to do.

    Raises: `NotPermitted`; `NotUrgent`.
    """
    reach.require(by, ASK, page)
    told = letters.nfc(" ".join(said.split()))
    if not page.live:
        raise NotUrgent(_("Trang chưa đăng; hãy xuất bản trước, rồi mới gửi tin khẩn."))
    if not SHORTEST <= len(told) <= LONGEST:
        raise NotUrgent(
            _("Lời báo cần từ %(low)s đến %(high)s chữ: điều gì, ở đâu, người dân làm gì.")
            % {"low": SHORTEST, "high": LONGEST}
        )
    if waiting().filter(page_number=page.pk).exists():
        raise NotUrgent(_("Trang này đã có đề nghị gửi tin khẩn đang chờ duyệt."))
    made = Urgent.objects.create(
        page_number=page.pk, page_title=page.title, address=page.address, said=told,
        asked_by=_person(by), asked_name=journal.name_of(by), asked_at=clock.now(),
    )  # fmt: skip
    journal.record(by, ASK, made, reason=told)
    return made


@transaction.atomic
def approve(urgent: Urgent, *, by: Actor) -> None:
    """Let it go; the worker writes the mails at once.

    Raises: `NotPermitted`; `NotUrgent` when the same person asked, or enough went today.
    """
    held = Urgent.objects.select_for_update().get(pk=urgent.pk)
    page = page_of(held)
    reach.require(by, APPROVE, page)
    if held.asked_by is not None and held.asked_by == by:
        raise NotUrgent(_("Bạn là người đề nghị; hãy nhờ người khác duyệt."))
    if held.approved_at or held.dropped_at:
        raise NotUrgent(_("Đề nghị này đã xử lý xong."))
    if page is None or not page.live:
        raise NotUrgent(_("Trang không còn đăng nên không gửi được."))
    if sent_today() >= MOST_A_DAY:
        raise NotUrgent(
            _("Hôm nay đã gửi %(count)s tin khẩn, đủ số một ngày; hãy dùng thông báo đầu trang.")
            % {"count": MOST_A_DAY}
        )
    held.approved_by, held.approved_name = _person(by), journal.name_of(by)
    held.approved_at = clock.now()
    held.save()
    journal.record(by, APPROVE, held, reason=held.said)


@transaction.atomic
def drop(urgent: Urgent, *, by: Actor) -> None:
    """Take a request back before anybody let it go.

    Raises: `NotPermitted`; `NotUrgent`.
    """
    held = Urgent.objects.select_for_update().get(pk=urgent.pk)
    reach.require(by, ASK, page_of(held))
    if held.approved_at or held.dropped_at:
        raise NotUrgent(_("Đề nghị này đã xử lý xong."))
    held.dropped_at = clock.now()
    held.save()
    journal.record(by, "subscriptions.drop_urgent", held)


def tell() -> int:
    """Write the mails of what was let go, a batch with its mark at a time; return how many.

    What is no longer before readers is told to nobody else.
    """
    count = 0
    for urgent in Urgent.objects.filter(approved_at__isnull=False, done_at=None).order_by("id"):
        while wrote := _tell_some(urgent.pk):
            count += wrote
    return count


def waiting() -> Any:
    """Return what was asked for and waits for somebody to let it go."""
    return Urgent.objects.filter(approved_at=None, dropped_at=None)


def sent_today() -> int:
    """Return how many were let go today."""
    start = clock.now().astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
    return Urgent.objects.filter(approved_at__gte=start).count()


def page_of(urgent: Urgent) -> PortalPage | None:
    """Return the page of which it tells, None when it is deleted."""
    found: PortalPage | None = PortalPage.objects.filter(pk=urgent.page_number).first()
    return found


@transaction.atomic
def _tell_some(number: int) -> int:
    held = Urgent.objects.select_for_update().get(pk=number)
    page = page_of(held)
    rows = Subscriber.objects.filter(pk__gt=held.told_to, paused_at=None).order_by("pk")
    batch = list(rows[:A_BATCH]) if page is not None and page.live and not held.done_at else []
    for row in batch:
        if URGENT in row.topics:
            letter = writing.urgent(row.key, held.page_title, held.said, held.address)
            leave = writing.link(row.key, writing.LEAVING)
            mailing.put(letter, Kind.URGENT, Addressed(row.address, of=row.key, leave=leave))
            held.count += 1
    held.told_to = batch[-1].pk if batch else held.told_to
    held.done_at = held.done_at if batch else held.done_at or clock.now()
    held.save()
    return len(batch)


def _person(by: Actor) -> Any:
    return None if by is MACHINE else by
