"""What editors do with an overtaken statement besides mending it: let it stand, hand it on."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from desk.checking import models, overtaken
from desk.checking.actions import SHORTEST_REASON, NoReason
from desk.checking.overtaken import State
from desk.kit import clock, journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor
from desk.staff import reach

SETTLE, ASSIGN = "checking.settle", "checking.assign"


class NothingToDo(LookupError):
    """The place is off the list already."""

    def __init__(self) -> None:
        super().__init__(_("Chỗ này vừa được xử lý xong; danh sách dưới đây là mới nhất."))


class CannotEdit(ValueError):
    """The person who is to look at a page may not edit it."""

    def __init__(self, person: object, title: str) -> None:
        super().__init__(
            _("%(person)s không có quyền sửa “%(title)s”; hãy giao cho người sửa được bài này.")
            % {"person": person, "title": title}
        )


def settle(number: int, *, reason: str, by: Actor) -> models.Settlement:
    """Let an overtaken statement stand as it was published, and keep who says so and why.

    Shape: `number` of the correction.
    Raises: `NotPermitted`; `NoReason`; `NothingToDo` when somebody was quicker.
    """
    permissions.require(by, SETTLE)
    kept_reason = " ".join(reason.split())
    if len(kept_reason) < SHORTEST_REASON:
        raise NoReason
    place = overtaken.place(number)
    if place is None or place.state is not State.OPEN:
        raise NothingToDo
    reach.require(by, SETTLE, PortalPage.objects.filter(pk=place.told.page).first())
    try:
        with transaction.atomic():
            entry = journal.record(
                by,
                "checking.settle",
                f"{place.told.title} ({place.told.page})",
                statement=place.told.said,
                sentence=place.told.sentence,
                expected=place.told.now,
                reason=kept_reason,
            )
            return models.Settlement.objects.create(
                correction_id=number,
                reason=kept_reason,
                by_id=getattr(by, "pk", None),
                by_name=entry.by_name,
                at=entry.at,
            )
    except IntegrityError:
        raise NothingToDo from None


def assign(page: PortalPage, *, to: Any, by: Actor) -> models.Assignment:
    """Say who is to look at a page; whoever may edit it can take it without asking.

    Raises: `NotPermitted`; `CannotEdit`.
    """
    if to != by:
        reach.require(by, ASSIGN, page)
    if not to.is_active or not page.permissions_for_user(to).can_edit():
        raise CannotEdit(to, page.title)
    with transaction.atomic():
        journal.record(by, "checking.assign", f"{page.title} ({page.pk})", to=journal.name_of(to))
        return models.Assignment.objects.create(
            page_number=page.pk, to=to, by_name=journal.name_of(by), at=clock.now()
        )
