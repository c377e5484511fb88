"""Bundles are put together, set on the clock, and let out: all of it or nothing.

Everything is asked of every member first; what stands against it is told by name, all at once.
Then all go out in one transaction, and the press shows readers all of it with one manifest.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from desk.bundles import gate
from desk.bundles.models import Bundle, Member
from desk.kit import clock, journal, permissions
from desk.kit.page import PortalPage, PublishingRefused, ask_gates
from desk.kit.permissions import MACHINE, Actor, NotPermitted
from desk.releases import publishing, refusals
from desk.staff import reach

PREPARE, RELEASE = "bundles.prepare_bundle", "bundles.release_bundle"
_REFUSALS = (
    refusals.NotInThisState, refusals.Incomplete, refusals.NotYetDue,
    refusals.NotWhatWasApproved, refusals.OwnWork,
)  # fmt: skip


class NotTogether(ValueError):
    """The bundle does not go out: every member that stands against it is named, with why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(reasons))


class NotInABundle(ValueError):
    """The thing cannot be put in, or the bundle cannot be changed any more."""


@transaction.atomic
def open_bundle(*, title: str, by: Actor) -> Bundle:
    """Open a bundle with nothing in it.

    Raises: `NotPermitted`; `NotInABundle` without a name.
    """
    permissions.require(by, PREPARE)
    if not title.strip():
        raise NotInABundle(_("Hãy đặt tên cho gói, ví dụ “Số liệu năm 2023”."))
    bundle = Bundle.objects.create(title=title.strip()[:200])
    journal.record(by, "bundles.open_bundle", bundle)
    return bundle


@transaction.atomic
def put_in(*, bundle: Bundle, page: Any = None, release: Any = None, by: Actor) -> Member:
    """Put a page or a release into a bundle; a page by whoever may write it, a release by who
    prepares bundles for the whole portal.

    Raises: `NotPermitted`; `NotInABundle` when it is in one already, or the bundle is out.
    """
    reach.require(by, PREPARE, page)
    if page is not None and by is not MACHINE and not page.permissions_for_user(by).can_edit():
        raise NotPermitted(by, "kit.change_portalpage")
    held = _lock(bundle)
    where = {"page": page} if page is not None else {"release": release}
    other = Member.objects.filter(**where).exclude(bundle__state=Bundle.OUT).first()
    if other is not None:
        raise NotInABundle(
            _("“%(member)s” đã nằm trong gói “%(bundle)s”.")
            % {"member": other, "bundle": other.bundle}
        )
    member = Member.objects.create(bundle=held, **where)
    journal.record(by, "bundles.put_in", held, statement=str(member))
    return member


@transaction.atomic
def take_out(*, bundle: Bundle, number: int, by: Actor) -> None:
    """Take something out of a bundle; it may go out alone then.

    Raises: `NotPermitted`; `NotInABundle`.
    """
    permissions.require(by, PREPARE)
    held = _lock(bundle)
    member = held.members.filter(pk=number).first()
    if member is not None:
        reach.require(by, PREPARE, member.page)
        journal.record(by, "bundles.take_out", held, statement=str(member))
        member.delete()


@transaction.atomic
def schedule(*, bundle: Bundle, due_at: datetime, by: Actor) -> Bundle:
    """Set the hour at which the whole bundle goes out by itself.

    Raises: `NotPermitted`; `NotInABundle`; `NotTogether` when something would not go out.
    """
    permissions.require(by, RELEASE)
    held = _lock(bundle)
    if due_at <= clock.now():
        raise NotTogether([_("Giờ hẹn đã qua; hãy chọn giờ khác, hoặc cho ra ngay.")])
    reasons = []
    for member in held.members.all():
        reasons += [f"“{member}”: {said}" for said in _beyond(member.page, by)]
        reasons += _against(member, held, MACHINE, due_at)
    if reasons or not held.members.exists():
        raise NotTogether(reasons or [_("Gói chưa có gì.")])
    held.state, held.due_at, held.refused = Bundle.SCHEDULED, due_at, ""
    held.save()
    journal.record(by, "bundles.schedule", held, due_at=due_at)
    return held


@transaction.atomic
def unschedule(*, bundle: Bundle, by: Actor) -> Bundle:
    """Take a bundle off the clock.

    Raises: `NotPermitted`; `NotInABundle`.
    """
    permissions.require(by, RELEASE)
    held = _lock(bundle)
    for member in held.members.all():
        reach.require(by, RELEASE, member.page)
    held.state, held.due_at = Bundle.OPEN, None
    held.save()
    journal.record(by, "bundles.unschedule", held)
    return held


def let_out(*, bundle: Bundle, by: Actor) -> Bundle:
    """Give readers all of a bundle, or nothing of it.

    Raises: `NotPermitted`; `NotInABundle`; `NotTogether` with every reason of every member.
    """
    permissions.require(by, RELEASE)
    now = clock.now()
    with transaction.atomic(), permissions.acting_as(by), clock.stopped_at(now):
        held = _lock(bundle)
        members = list(held.members.select_related("page", "release"))
        reasons = [said for member in members for said in _against(member, held, by, now)]
        if reasons or not members:
            raise NotTogether(reasons or [_("Gói chưa có gì.")])
        with gate.opened_for(held):
            for member in members:
                _let_out(member, by)
        held.state, held.out_at, held.refused = Bundle.OUT, now, ""
        held.out_name = journal.name_of(by)
        held.save()
        names = [str(member) for member in members]
        journal.record(by, "bundles.let_out", held, statement=names)
    return held


def let_out_due() -> tuple[list[Bundle], list[str]]:
    """Let out every bundle whose hour has come; return them, and why others stayed.

    A bundle that stays goes off the clock, and its screen says what stood against it.
    """
    went: list[Bundle] = []
    stayed: list[str] = []
    for bundle in Bundle.objects.filter(state=Bundle.SCHEDULED, due_at__lte=clock.now()):
        try:
            went.append(let_out(bundle=bundle, by=MACHINE))
        except NotTogether as refused:
            stayed.append(f"{bundle}: {refused}")
            with transaction.atomic():
                bundle.state, bundle.due_at = Bundle.OPEN, None
                bundle.refused = "\n".join(refused.reasons)
                bundle.save()
                journal.record(MACHINE, "bundles.refuse", bundle, reason=bundle.refused)
    return went, stayed


def against(member: Member, by: Actor) -> list[str]:
    """Return what stands against a member now, none when it may go out."""
    return list(_against(member, member.bundle, by, member.bundle.due_at or clock.now()))


def _lock(bundle: Bundle) -> Bundle:
    held = Bundle.objects.select_for_update().get(pk=bundle.pk)
    if held.state == Bundle.OUT:
        raise NotInABundle(_("Gói “%(bundle)s” đã ra; hãy mở gói mới.") % {"bundle": held})
    return held


def _against(member: Member, bundle: Bundle, by: Actor, at: datetime) -> Iterator[str]:
    with gate.opened_for(bundle):
        found = _of_page(member.page, at, by) if member.page else _of_release(member.release, at)
        for said in (*_beyond(member.page, by), *found):
            yield f"“{member}”: {said}"


def _of_page(page: PortalPage, at: datetime, by: Actor) -> Iterator[str]:
    draft = page.specific.get_latest_revision_as_object()
    if draft.go_live_at and draft.go_live_at > at:
        yield _("trang có giờ hẹn riêng muộn hơn gói; hãy bỏ giờ hẹn ấy.")
    if draft.expire_at and draft.expire_at <= at:
        yield _("trang hết hạn trước giờ ra của gói; hãy xem lại ngày hết hạn.")
    if page.get_ancestors().filter(live=False, depth__gt=1).exists():
        yield _("trang nằm trong một mục chưa xuất bản.")
    try:
        ask_gates(draft, by)
    except PublishingRefused as refused:
        yield from refused.reasons


def _beyond(page: PortalPage | None, by: Actor) -> Iterator[str]:
    """Yield a reason where somebody may let bundles out, but not publish in this section."""
    if by is MACHINE or not permissions.may(by, RELEASE):
        return
    if page is None and not reach.may(by, RELEASE, None):
        yield _("chỉ người xuất bản của cả cổng cho phát hành thống kê ra.")
    elif page is not None and not (
        reach.may(by, RELEASE, page) and page.permissions_for_user(by).can_publish()
    ):
        yield _("bạn không có quyền xuất bản ở chuyên mục của trang này.")


def _of_release(release: Any, at: datetime) -> Iterator[str]:
    if release.due_at > at:
        yield _("lịch phát hành hẹn giờ muộn hơn gói; hãy đổi ngày ở lịch phát hành.")
    try:
        with transaction.atomic(), clock.stopped_at(max(at, release.due_at)):
            publishing.publish_release(release=release, by=MACHINE)
            transaction.set_rollback(True)  # it was only tried
    except _REFUSALS as refused:
        yield str(refused)


def _let_out(member: Member, by: Actor) -> None:
    user = None if by is MACHINE else by
    try:
        if member.release:
            publishing.publish_release(release=member.release, by=MACHINE)
        else:
            page = member.page.specific
            page.get_latest_revision().publish(user=user)
    except PublishingRefused as refused:
        raise NotTogether([f"“{member}”: {said}" for said in refused.reasons]) from refused
    except _REFUSALS as refused:
        raise NotTogether([f"“{member}”: {refused}"]) from refused
