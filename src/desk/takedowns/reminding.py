"""Whoever may obey a request is written to before its 24 hours are over, and when they are.

Nhận 8 giờ ngày 04/01/2024: nhắc lúc 20 giờ, 4 giờ và 7 giờ hôm sau, và lúc 8 giờ khi đã quá hạn.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from desk.kit import clock, journal
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.mailing.written import Letter
from desk.staff import reach
from desk.takedowns import queries
from desk.takedowns.actions import OBEY
from desk.takedowns.models import Demand, Step
from desk.takedowns.queries import Asked

BEFORE = (timedelta(hours=12), timedelta(hours=4), timedelta(hours=1), timedelta())
"""How long is left when a reminder goes."""


def remind() -> int:
    """Write to whoever may obey the requests that wait, once at each hour; return how many went."""
    return sum(_reminded(one) for one in queries.waiting())


def _reminded(one: Asked) -> int:
    now = clock.now()
    with transaction.atomic():
        Demand.objects.select_for_update().get(pk=one.number)
        last = Step.objects.filter(demand=one.number, act=Step.REMINDED).last()
        if _hours(one, now) <= (_hours(one, last.at) if last else 0):
            return 0
        to = _who_may(one)
        note = ", ".join(to) or _("không ai có quyền gỡ đã khai thư điện tử")
        Step.objects.create(
            demand_id=one.number, at=now, by=None, by_name=journal.name_of(MACHINE),
            act=Step.REMINDED, note=note[:2000],
        )  # fmt: skip
        _write(one, to)
    return len(to)


def _hours(one: Asked, at: datetime) -> int:
    """Return how many of the hours for a reminder have come."""
    return sum(one.due_at - at <= left for left in BEFORE)


def _who_may(one: Asked) -> list[str]:
    return reach.mails_of_page(OBEY, PortalPage.objects.filter(pk=one.page_number).first())


def _write(one: Asked, to: list[str]) -> None:
    told = {
        "title": one.title, "left": one.left, "document": one.document, "agency": one.agency,
        "due": f"{one.due_at.astimezone(clock.VIETNAM):%H:%M %d/%m/%Y}",
    }  # fmt: skip
    text = _(
        "Văn bản %(document)s của %(agency)s yêu cầu gỡ “%(title)s”. Luật cho 24 giờ, đến "
        "%(due)s (%(left)s)."
    )
    letter = Letter(
        _("Yêu cầu gỡ bỏ %(left)s: %(title)s") % told, (text % told,),
        button=(_("Mở để gỡ"), f"{settings.STAFF_URL}/go-bo/{one.number}/"),
    )  # fmt: skip
    for address in to:
        mailing.put(letter, Kind.DUTY, Addressed(address))
