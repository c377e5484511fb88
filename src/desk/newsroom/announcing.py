"""Tells of what pages show and is no page: imprint, counter, banners, pictures, attached files."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from desk.kit.page import PortalPage
from desk.kit.signals import others_changed, pages_changed
from desk.newsroom import citations
from desk.newsroom.banners import Banner
from desk.newsroom.counter import VisitCounter
from desk.newsroom.imprint import Imprint


def connect() -> None:
    """Begin to listen."""
    for setting in (Imprint, VisitCounter):
        post_save.connect(_saved, sender=setting, dispatch_uid=f"newsroom.{setting.__name__}")

    for signal in (post_save, post_delete):
        signal.connect(_banner_changed, sender=Banner, dispatch_uid="newsroom.banner")
    for signal in (post_save, post_delete):
        signal.connect(
            _pictured, sender=get_image_model(), dispatch_uid="newsroom.announcing.pictures"
        )
        signal.connect(
            _attached, sender=get_document_model(), dispatch_uid="newsroom.announcing.documents"
        )

    pages_changed.connect(_cited, dispatch_uid="newsroom.announcing.cited")
    pre_delete.connect(_leaving, sender=PortalPage, dispatch_uid="newsroom.announcing.leaving")


def _cited(pages: Iterable[int], **_named: Any) -> None:
    """Keep what the pages cite, and tell the indicators of which they did or do now."""
    _tell(citations.follow(pages))


def _leaving(instance: PortalPage, **_named: Any) -> None:
    _tell(citations.cited_by(instance.pk))


def _tell(codes: set[str]) -> None:
    if codes:
        others_changed.send(sender=PortalPage, kind="citations", keys=sorted(codes))


def _pictured(sender: type, instance: Any, **named: Any) -> None:
    if not named.get("raw") and not named.get("created"):
        others_changed.send(sender=sender, kind="pictures", keys=[instance.pk])


def _attached(sender: type, instance: Any, **named: Any) -> None:
    if not named.get("raw") and not named.get("created"):
        others_changed.send(sender=sender, kind="documents", keys=[instance.pk])


def _saved(sender: type, **named: Any) -> None:
    if not named.get("raw"):
        others_changed.send(sender=sender, kind="settings", keys=[sender.__name__])


def _banner_changed(sender: type, **named: Any) -> None:
    if not named.get("raw"):
        others_changed.send(sender=sender, kind="settings", keys=[sender.__name__])
