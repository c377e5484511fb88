"""A page of plain text: about the portal, how visits are counted."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.newsroom.blocks import BodyBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import SimpleView
from desk.newsroom.written import Written


class SimplePage(Written, Published, PortalPage):
    """A page of plain text."""

    body = StreamField(BodyBlock(), verbose_name=_("nội dung"))

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/simple_page.html"
    parent_page_types = ["newsroom.HomePage", "newsroom.SimplePage"]
    subpage_types = ["newsroom.SimplePage", "newsroom.Organisation"]
    page_description = _("Trang văn bản: giới thiệu, cách đếm lượt truy cập.")
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("trang văn bản")
        verbose_name_plural = _("trang văn bản")

    def view(self, reading: Reading) -> View:
        """Return the page."""
        page = SimpleView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            text=text_of(self, self.body, reading.printer(self), reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)
