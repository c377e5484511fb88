"""A photo story: pictures with captions and credits, and a few words between them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import View
from congso.writing import dates
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.look.parts import Entry, Picture
from desk.newsroom import topical
from desk.newsroom.blocks import PicturesBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import PhotoStoryView
from desk.newsroom.written import Written


class PhotoStory(Written, Published, PortalPage):
    """One story told in pictures."""

    pictures = StreamField(PicturesBlock(), verbose_name=_("ảnh và lời"))
    byline = models.CharField(_("tác giả"), max_length=120)
    published_at = models.DateTimeField(_("ngày giờ đăng"), default=clock.now)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"pictures": _("Ảnh và lời")}
    template = "newsroom/photo_story.html"
    parent_page_types = ["newsroom.PhotoIndex"]
    subpage_types: list[str] = []
    page_description = _("Chùm ảnh có chú thích và nguồn.")
    search_fields = [*PortalPage.search_fields, index.SearchField("pictures")]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("pictures"),
        FieldRowPanel([FieldPanel("byline"), FieldPanel("published_at")]),
        topical.PANEL,
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("chùm ảnh")
        verbose_name_plural = _("chùm ảnh")

    def clean(self) -> None:
        """Refuse a photo story without a picture."""
        super().clean()
        if not self._shots():
            raise ValidationError({"pictures": _("Chùm ảnh phải có ít nhất một ảnh.")})

    def view(self, reading: Reading) -> View:
        """Return the story."""
        page = PhotoStoryView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            byline=self.byline,
            moment=self.published_at,
            cover=self._cover(reading),
            text=text_of(self, self.pictures, reading.printer(self), reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def entry(self, reading: Reading) -> Entry:
        """Return the story as lists show it."""
        count = _("%(count)s ảnh") % {"count": len(self._shots())}
        return Entry(
            title=self.title,
            address=reading.page(self),
            summary=self.summary,
            facts=(dates.short(self.published_at.astimezone(VIETNAM)), count, self.byline),
            picture=self._cover(reading),
        )

    def _shots(self) -> list[Any]:
        return [block.value for block in self.pictures if block.block_type == "picture"]

    def _cover(self, reading: Reading) -> Picture | None:
        shots = self._shots()
        return reading.picture(shots[0]["image"], shots[0]["alt"]) if shots else None
