"""Requests are received, obeyed at once, and lifted when a body allows it.

Taking down is an action, not an edit: the text stays as it was, and so does the record of who
asked and when.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from desk.kit import clock, journal, signals
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import MACHINE, Actor, NotPermitted
from desk.staff import reach
from desk.takedowns.models import Demand, Step

OBEY = "takedowns.obey_demand"


class NotAPageOfTheNewsroom(ValueError):
    """The address is none that people write: it is made from the ledger, or is not there."""


class AlreadyDone(ValueError):
    """What was asked for is done."""


class NoDocument(ValueError):
    """Something was to be lifted and nobody said by which document."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, in which document, and why."""

    agency: str
    number: str
    dated: date
    received_at: datetime
    why: str


def page_at(address: str) -> PortalPage:
    """Return the page that lies at an address, given with or without the portal's name.

    Raises: `NotAPageOfTheNewsroom`.
    """
    path = address.strip().partition("://")[2].partition("/")[2] if "://" in address else address
    wanted = f"/{path.strip().strip('/')}/".replace("//", "/")
    for page in PortalPage.objects.filter(depth__gte=2, url_path__endswith=wanted):
        if page.address == wanted:
            return page.specific
    raise NotAPageOfTheNewsroom(
        _(
            "Không có trang nào do ban biên tập soạn ở “%(address)s”. Hãy chép địa chỉ từ thanh "
            "địa chỉ của trình duyệt; trang số liệu thì ẩn số ở sổ số liệu."
        )
        % {"address": address}
    )


@transaction.atomic
def receive(*, page: PortalPage, asking: Asking, by: Actor) -> Demand:
    """Write down a request; the 24 hours run from when it was received.

    Raises: `NotPermitted`, also for who may not publish in that section.
    """
    _require_over(page, by)
    kept = Demand.objects.create(
        page_number=page.pk, page_title=page.title, address=page.address or "/",
        revision_number=page.live_revision_id, agency=asking.agency, number=asking.number,
        dated=asking.dated, received_at=asking.received_at, why=asking.why,
    )  # fmt: skip
    _step(kept, Step.RECEIVED, by)
    journal.record(by, "takedowns.receive_demand", kept, agency=asking.agency, reason=asking.why)
    return kept


@transaction.atomic
def take_down(*, demand: Demand, by: Actor) -> None:
    """Take the page and all below it from readers, at once; what was published stays as evidence.

    Raises: `NotPermitted`; `AlreadyDone`.
    """
    page = PortalPage.objects.filter(pk=demand.page_number).first()
    _require_over(page, by)
    _lock(demand)
    if demand.steps.filter(act=Step.TAKEN_DOWN).exists():
        raise AlreadyDone(_("Yêu cầu này đã thi hành."))
    if page is not None:
        user: Any = None if by is MACHINE else by
        shown = list(page.get_descendants(inclusive=True).live())
        for one in shown:
            one.specific.unpublish(user=user)
        page.specific.revisions.update(approved_go_live_at=None)
        signals.pages_withdrawn.send(sender=Demand, pages=[one.pk for one in shown])
    _step(demand, Step.TAKEN_DOWN, by)
    journal.record(by, "takedowns.take_down", demand, agency=demand.agency)


def restore(*, demand: Demand, document: str, by: Actor) -> tuple[str, ...]:
    """Lift a request on the word of another document, and publish again what readers had.

    Returns why the page does not come back though it may, none when it does.
    Raises: `NotPermitted`; `NoDocument`; `AlreadyDone`.
    """
    page = PortalPage.objects.filter(pk=demand.page_number).first()
    _require_over(page, by)
    if not document.strip():
        raise NoDocument(_("Hãy ghi số, ngày và cơ quan của văn bản cho phép đăng lại."))
    with transaction.atomic():
        _lock(demand)
        if demand.steps.filter(act=Step.RESTORED).exists():
            raise AlreadyDone(_("Trang này đã được phép đăng lại."))
        if not demand.steps.filter(act=Step.TAKEN_DOWN).exists():
            raise AlreadyDone(_("Trang này chưa gỡ nên không có gì để đăng lại."))
        _step(demand, Step.RESTORED, by, document.strip())
        journal.record(by, "takedowns.restore", demand, reason=document.strip())
    revision = page.specific.revisions.filter(pk=demand.revision_number).first() if page else None
    if revision is None:
        return (_("Không còn bản đã đăng; hãy xuất bản lại theo lối thường."),)
    try:
        with transaction.atomic():
            revision.publish(user=None if by is MACHINE else by)
    except PublishingRefused as refused:
        return refused.reasons
    return ()


def _require_over(page: PortalPage | None, by: Actor) -> None:
    reach.require(by, OBEY, page)
    if page is not None and by is not MACHINE and not page.permissions_for_user(by).can_publish():
        raise NotPermitted(by, "kit.publish_portalpage")


def _lock(demand: Demand) -> None:
    Demand.objects.select_for_update().get(pk=demand.pk)


def _step(demand: Demand, act: str, by: Actor, note: str = "") -> None:
    Step.objects.create(
        demand=demand, at=clock.now(), by=None if by is MACHINE else by,
        by_name=journal.name_of(by), act=act, note=note,
    )  # fmt: skip
