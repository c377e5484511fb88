"""Topics (chủ đề): what pages of every section are about, chosen from a list that is kept.

“Phủ sóng vùng xa” gathers an article, a draft decision and an answered question; /chu-de/ lists
the topics, and each has a page and a feed. A topic is a page, so making one is approved like any.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from congso.writing import dates
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.look.parts import Entry, Fact
from desk.newsroom.reading import Reading

PANEL = InlinePanel(
    "topics",
    heading=_("Chủ đề"),
    label=_("chủ đề"),
    help_text=_("Chọn trong danh sách chủ đề của cổng; trang hiện ở mọi chủ đề đã chọn."),
)
"""Where an editor chooses the topics of a page."""
_DAYS = ("published_at", "issued_on", "starts_at", "answered_on", "asked_on")


class TopicOfPage(models.Model):
    """A page is about a topic."""

    page = ParentalKey("kit.PortalPage", on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "newsroom.TopicPage",
        verbose_name=_("chủ đề"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("topic", widget=forms.Select)]

    class Meta:
        verbose_name = _("chủ đề của trang")
        verbose_name_plural = _("chủ đề của trang")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.topic)


def topics_of(page: PortalPage, reading: Reading) -> tuple[Fact, ...]:
    """Return the topics that a page is about, each with its address, in the order of the list."""
    chosen = {row.topic for row in page.topics.all()}
    found = sorted(chosen, key=lambda topic: topic.path)
    addresses = [(topic, reading.page(topic)) for topic in found]
    return tuple(Fact("", topic.title, address) for topic, address in addresses if topic.live)


def line(page: Any, reading: Reading) -> Entry:
    """Return a page of any kind as a line of a list of many kinds."""
    name = str(page._meta.verbose_name)  # noqa: SLF001 — Django's way
    kind = name[:1].upper() + name[1:]
    if hasattr(page, "entry"):
        made: Entry = page.entry(reading)
        return replace(made, kicker=kind)
    day = next((told for one in _DAYS if (told := getattr(page, one, None))), None)
    return Entry(
        title=page.title,
        address=reading.page(page),
        kicker=kind,
        summary=page.told(reading),
        facts=(dates.short(_day(day)),) if day else (),
    )


def _day(told: date) -> date:
    return told.astimezone(VIETNAM).date() if isinstance(told, datetime) else told
