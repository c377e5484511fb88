"""An announcement: what, by whom, and from when to when it holds."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import View
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.look.parts import Notice
from desk.newsroom import topical
from desk.newsroom.blocks import BodyBlock, FilesBlock
from desk.newsroom.bodies import files_of, text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reaching import Standing
from desk.newsroom.reading import Reading
from desk.newsroom.values import AnnouncementView
from desk.newsroom.written import Written


class Announcement(Written, Published, PortalPage):
    """One announcement."""

    issuer = models.CharField(_("cơ quan ra thông báo"), max_length=200)
    number = models.CharField(
        _("số, ký hiệu"), max_length=60, blank=True, help_text=_("Ví dụ 12/TB-STTTT.")
    )
    issued_on = models.DateField(_("ngày ra thông báo"), default=clock.today)
    valid_from = models.DateField(_("hiệu lực từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("hiệu lực đến ngày"), null=True, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("nội dung"))
    files = StreamField(FilesBlock(required=False), verbose_name=_("tệp đính kèm"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/announcement.html"
    parent_page_types = ["newsroom.AnnouncementIndex"]
    subpage_types: list[str] = []
    page_description = _("Thông báo có thời hạn hiệu lực.")
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("files"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("number")]),
                FieldPanel("issued_on"),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
            ],
            heading=_("Nơi ra và hiệu lực"),
        ),
        topical.PANEL,
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")

    def clean(self) -> None:
        """Refuse a validity that ends before it begins."""
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError(
                {
                    "valid_to": _(
                        "Ngày hết hiệu lực phải sau ngày bắt đầu; hãy xem lại hai ngày này."
                    )
                }
            )

    def view(self, reading: Reading) -> View:
        """Return the announcement."""
        page = AnnouncementView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            notice=self.notice(reading),
            text=text_of(self, self.body, reading.printer(self), reading),
            files=files_of(self.files, reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def notice(self, reading: Reading) -> Notice:
        """Return the announcement as lists show it."""
        return Notice(
            title=self.title,
            address=reading.page(self),
            day=self.issued_on,
            starts=self.valid_from,
            ends=self.valid_to,
            number=self.number,
            issuer=self.issuer,
            summary=self.summary,
            is_over=reading.standing(self.valid_from, self.valid_to) is Standing.OVER,
        )
