"""Notes the approval that lies in publishing: who may approve and lets out another's text, does."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision
from wagtail.signals import page_published

from desk.approving import actions, content, people, queries
from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE


def connect() -> None:
    """Begin to listen."""
    page_published.connect(_published, dispatch_uid="approving.published")
    post_save.connect(_scheduled, sender=Revision, dispatch_uid="approving.scheduled")


def _published(instance: PortalPage, revision: Revision, **_named: Any) -> None:
    _note(instance, revision)


def _scheduled(instance: Revision, update_fields: Any = None, **_named: Any) -> None:
    """A page put on the clock is let out later by the portal, on the word of who set the hour."""
    if instance.approved_go_live_at is None or set(update_fields or ()) != {"approved_go_live_at"}:
        return
    if isinstance(instance.content_object, PortalPage):
        _note(instance.content_object, instance)


def _note(page: PortalPage, revision: Revision) -> None:
    by = permissions.acting()
    if by is MACHINE or not people.may_approve(by, page):
        return
    draft = revision.as_object()
    mark = content.digest(draft)
    origin = queries.origin(page, mark)
    if origin.author != by and queries.approval(page, mark, origin) is None:
        actions.approve(page=draft, by=by)
