"""What may be asked of this room: who wrote a content, who approved it, what was let out alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from desk.approving import content
from desk.approving.models import Approval
from desk.kit.page import PortalPage


@dataclass(frozen=True, slots=True)
class Origin:
    """Since when a page reads as it does, and who made it read so; None: the portal itself."""

    since: datetime | None
    author: Any
    number: int = 0
    """The revision that first read so."""


@dataclass(frozen=True, slots=True)
class Passed:
    """An approval, as screens tell of it."""

    page_number: int
    title: str
    at: datetime
    by_name: str
    written_by_name: str
    is_alone: bool
    reason: str


def origin(page: PortalPage, digest: str) -> Origin:
    """Return who last made the page read so, by the newest unbroken run of such revisions."""
    first = None
    revisions = page.revisions.select_related("user").order_by("-created_at", "-id")
    for revision in revisions.iterator(chunk_size=20):
        if content.digest_of(revision.content) == digest:
            first = revision
        elif first is not None:
            break
    return Origin(first.created_at, first.user, first.pk) if first else Origin(None, None)


def approval(page: PortalPage, digest: str, origin: Origin) -> Approval | None:
    """Return the approval that stands for this content: given since it last reads so."""
    found = Approval.objects.filter(page_number=page.pk, content=digest)
    if origin.since is not None:
        kept_before = Q(revision_number=None, at__gte=origin.since)
        found = found.filter(Q(revision_number__gte=origin.number) | kept_before)
    return found.first()


def standing(page: PortalPage) -> Passed | None:
    """Return the approval of the newest draft of a page, None when it waits for one."""
    draft = page.get_latest_revision_as_object()
    mark = content.digest(draft)
    found = approval(page, mark, origin(page, mark))
    return _told(found) if found else None


def alone(since: datetime | None = None) -> tuple[Passed, ...]:
    """Return what was published by whoever wrote it, the newest first."""
    found = Approval.objects.filter(is_alone=True)
    return tuple(_told(row) for row in (found.filter(at__gte=since) if since else found))


def count() -> int:
    """Return how many approvals there are."""
    return Approval.objects.count()


def _told(row: Approval) -> Passed:
    return Passed(
        row.page_number, row.page_title, row.at, row.by_name, row.written_by_name,
        row.is_alone, row.reason,
    )  # fmt: skip
