"""What approvers do: agree to what another wrote, or let their own out alone with a reason."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from desk.approving import content, people, queries
from desk.approving.models import Approval
from desk.kit import clock, journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor, NotPermitted

APPROVE = "approving.approve_page"


class OwnWork(ValueError):
    """Whoever edited a page last does not approve it."""


class NoReason(ValueError):
    """Something was to be let out alone and nobody said why."""


@transaction.atomic
def approve(*, page: PortalPage, by: Actor) -> Approval:
    """Agree to what a page says as it stands in memory, written by somebody else.

    Raises: `NotPermitted`; `OwnWork`.
    """
    if not people.may_approve(by, page):
        raise NotPermitted(by, APPROVE)
    mark = content.digest(page)
    origin = queries.origin(page, mark)
    if origin.author == by:
        raise OwnWork(
            _("Bạn là người sửa “%(title)s” lần cuối; người duyệt phải là người khác.")
            % {"title": page.title}
        )
    standing = queries.approval(page, mark, origin)
    return standing or _kept(page, mark, by, origin)


@transaction.atomic
def let_out_alone(*, page: PortalPage, reason: str, by: Actor) -> Approval:
    """Answer alone for one's own text in an emergency; it is counted, and everybody can read why.

    Raises: `NotPermitted`; `NoReason`.
    """
    permissions.require(by, APPROVE)
    if not people.may_approve(by, page):
        raise NotPermitted(by, APPROVE)
    if not reason.strip():
        raise NoReason(_("Hãy ghi lý do vì sao không chờ được người khác duyệt."))
    mark = content.digest(page)
    return _kept(page, mark, by, queries.origin(page, mark), reason.strip())


def _kept(
    page: PortalPage, mark: str, by: Any, origin: queries.Origin, reason: str = ""
) -> Approval:
    author = journal.name_of(origin.author) if origin.author else ""
    kept = Approval.objects.create(
        page_number=page.pk, page_title=page.title, content=mark,
        revision_number=page.revisions.order_by("-id").values_list("id", flat=True).first(),
        at=clock.now(), by=by,
        by_name=journal.name_of(by), written_by_name=author, is_alone=bool(reason), reason=reason,
    )  # fmt: skip
    act = "approving.let_out_alone" if reason else "approving.approve"
    journal.record(by, act, page.title, written_by=author, reason=reason or None)
    return kept
