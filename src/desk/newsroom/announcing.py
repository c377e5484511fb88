"""Tells that what stands around every page has changed: imprint and counter are no pages."""

from typing import Any

from django.db.models.signals import post_save

from desk.kit.signals import pages_changed
from desk.newsroom.imprint import Imprint, VisitCounter


def connect() -> None:
    """Begin to listen."""
    for setting in (Imprint, VisitCounter):
        post_save.connect(_saved, sender=setting, dispatch_uid=f"newsroom.{setting.__name__}")


def _saved(sender: type, instance: Any, **named: Any) -> None:
    if not named.get("raw"):
        pages_changed.send(sender=sender, pages=[instance.site.root_page_id])
