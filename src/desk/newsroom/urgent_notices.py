"""An urgent notice above every page: written by one, let go by another, then kept as it is.

“Triều cường đêm nay” is written at six with its hours, let go by another at five past, and stands
above every page in its term.
"""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from desk.kit import clock, journal, permissions
from desk.kit.permissions import MACHINE, Actor
from desk.newsroom.banners import Banner

APPROVE = "newsroom.approve_banner"


class NotLetGo(ValueError):
    """The notice cannot be let go; the message says why."""


def written(banner: Banner, by: Actor) -> None:
    """Note on a notice, before it is saved, who wrote it as it stands."""
    if not banner.approved_at:
        banner.written_by = None if by is MACHINE else by
        banner.written_name = journal.name_of(by)


@transaction.atomic
def approve(banner: Banner, *, by: Actor) -> None:
    """Let a notice stand above every page in its term.

    Raises: `NotPermitted`; `NotLetGo` when the same person wrote it, or there is nothing to do.
    """
    permissions.require(by, APPROVE)
    held = Banner.objects.select_for_update().get(pk=banner.pk)
    if held.approved_at or not held.needs_two:
        raise NotLetGo(_("Thông báo này không chờ duyệt."))
    if held.written_by is not None and held.written_by == by:
        raise NotLetGo(_("Bạn là người soạn; hãy nhờ người khác duyệt."))
    if held.shown_until <= clock.now():
        raise NotLetGo(_("Thông báo này đã quá giờ hiện; hãy sửa giờ rồi mới duyệt."))
    held.approved_by = None if by is MACHINE else by
    held.approved_name = journal.name_of(by)
    held.approved_at = clock.now()
    held.save()
    journal.record(by, APPROVE, held, reason=held.title)


def waiting() -> QuerySet[Banner]:
    """Return the notices that wait for somebody else to let them go."""
    needs_two = Q(severity=Banner.Severity.URGENT) | Q(closes_forms=True)
    return Banner.objects.filter(needs_two, approved_at=None, shown_until__gt=clock.now())
