"""Tells `pages_changed` of every page that readers may now see differently.

Saving and deleting are where all routes meet: forms, bulk actions, moves, the scheduler and the
shell. Django tells of both inside the transaction of the change, which is what an outbox needs;
Wagtail's own signals come after it. Nothing is decided here.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save

from desk.kit.page import PortalPage
from desk.kit.signals import pages_changed

_HOUSEKEEPING = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "locked",
        "locked_by",
        "locked_at",
    }
)
"""Fields that a draft changes and no reader sees."""


def connect() -> None:
    """Begin to listen."""
    post_save.connect(_saved, dispatch_uid="kit.announcing.saved")
    post_delete.connect(_deleted, dispatch_uid="kit.announcing.deleted")


def _saved(sender: type, instance: Any, update_fields: Any, **named: Any) -> None:
    if named["raw"] or not _is_own(sender, instance):
        return
    if update_fields is not None and _HOUSEKEEPING.issuperset(update_fields):
        return
    pages_changed.send(sender=sender, pages=[instance.pk])


def _deleted(sender: type, instance: Any, **_named: Any) -> None:
    if _is_own(sender, instance):
        pages_changed.send(sender=sender, pages=[instance.pk])


def _is_own(sender: type, instance: Any) -> bool:
    """Tell a page by its own class; the tables above it report the same change again."""
    return issubclass(sender, PortalPage) and type(instance) is sender
