"""Tells that what stands around every page has changed: imprint, counter and banners are none."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from desk.kit.signals import pages_changed
from desk.newsroom.banners import Banner
from desk.newsroom.imprint import Imprint, VisitCounter


def connect() -> None:
    """Begin to listen."""
    for setting in (Imprint, VisitCounter):
        post_save.connect(_saved, sender=setting, dispatch_uid=f"newsroom.{setting.__name__}")

    for signal in (post_save, post_delete):
        signal.connect(_banner_changed, sender=Banner, dispatch_uid="newsroom.banner")


def _saved(sender: type, instance: Any, **named: Any) -> None:
    if not named.get("raw"):
        pages_changed.send(sender=sender, pages=[instance.site.root_page_id])


def _banner_changed(sender: type, **named: Any) -> None:
    if not named.get("raw"):
        pages_changed.send(sender=sender, pages=[])
