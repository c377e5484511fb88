"""An administrative procedure: who does what, with which papers, in how long, and where to apply.

Nothing is applied for here: the entry leads to Cổng Dịch vụ công quốc gia.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.look.parts import Entry, Fact, Tag
from desk.newsroom import topical
from desk.newsroom.blocks import BodyBlock, FilesBlock
from desk.newsroom.bodies import files_of, text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import RecordView
from desk.newsroom.written import Written

PORTAL = "dichvucong.gov.vn"


def only_the_national_portal(address: str) -> None:
    """Refuse an address that is not on the national portal of public services."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if parts.scheme != "https" or not (host == PORTAL or host.endswith(f".{PORTAL}")):
        raise ValidationError(
            _("Liên kết phải dẫn đến Cổng Dịch vụ công quốc gia, ví dụ https://%(portal)s/…")
            % {"portal": PORTAL}
        )


class Procedure(Written, Published, PortalPage):
    """One procedure."""

    class Level(models.TextChoices):
        """How much of it can be done over the network (Nghị định 42/2022/NĐ-CP, Điều 11)."""

        WHOLE = "whole", _("Toàn trình")
        PART = "part", _("Một phần")
        TOLD = "told", _("Chỉ có thông tin")

    code = models.CharField(
        _("mã thủ tục"), max_length=40, help_text=_("Mã trên Cơ sở dữ liệu quốc gia về thủ tục.")
    )
    field = models.CharField(_("lĩnh vực"), max_length=80)
    level = models.CharField(_("mức cung cấp"), max_length=5, choices=Level.choices)
    who = models.CharField(_("ai làm thủ tục"), max_length=300)
    agency = models.CharField(_("cơ quan giải quyết"), max_length=200)
    term = models.CharField(_("thời hạn giải quyết"), max_length=200)
    fee = models.CharField(_("phí, lệ phí"), max_length=200, blank=True)
    result = models.CharField(_("kết quả"), max_length=300, blank=True)
    portal_url = models.URLField(
        _("trang trên Cổng Dịch vụ công quốc gia"),
        max_length=400,
        validators=[only_the_national_portal],
    )
    body = StreamField(BodyBlock(), verbose_name=_("các bước và giấy tờ"))
    files = StreamField(FilesBlock(required=False), verbose_name=_("mẫu đơn, tờ khai"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Các bước và giấy tờ")}
    template = "newsroom/record.html"
    parent_page_types = ["newsroom.ProcedureIndex"]
    subpage_types: list[str] = []
    page_description = _("Thủ tục hành chính; hồ sơ nộp ở Cổng Dịch vụ công quốc gia.")
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("code"),
        index.SearchField("body"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("field"), FieldPanel("level")]),
                FieldPanel("who"),
                FieldPanel("agency"),
                FieldRowPanel([FieldPanel("term"), FieldPanel("fee")]),
                FieldPanel("result"),
                FieldPanel("portal_url"),
            ],
            heading=_("Thủ tục"),
        ),
        FieldPanel("body"),
        FieldPanel("files"),
        topical.PANEL,
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("thủ tục hành chính")
        verbose_name_plural = _("thủ tục hành chính")

    def view(self, reading: Reading) -> View:
        """Return the procedure with the way to where it is applied for."""
        act = _("Xem trên Cổng Dịch vụ công quốc gia")
        if self.level != self.Level.TOLD:
            act = _("Nộp hồ sơ trên Cổng Dịch vụ công quốc gia")
        page = RecordView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            kicker=self.field,
            tag=self._tag,
            facts=tuple(self._facts()),
            actions=(Fact("", str(act), self.portal_url),),
            text=text_of(self, self.body, reading.printer(self), reading),
            files=files_of(self.files, reading),
            note=str(_("Cổng này chỉ giới thiệu thủ tục; hồ sơ không nộp ở đây.")),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def entry(self, reading: Reading) -> Entry:
        """Return the procedure as lists show it."""
        return Entry(
            title=self.title,
            address=reading.page(self),
            kicker=self.field,
            summary=self.summary,
            tag=self._tag,
            facts=(self.code, self.agency),
        )

    @property
    def _tag(self) -> Tag:
        level = self.Level(self.level)
        return Tag(str(level.label), "ok" if level is self.Level.WHOLE else "")

    def _facts(self) -> list[Fact]:
        told = (
            (_("Mã thủ tục"), self.code),
            (_("Ai làm thủ tục"), self.who),
            (_("Cơ quan giải quyết"), self.agency),
            (_("Thời hạn giải quyết"), self.term),
            (_("Phí, lệ phí"), self.fee or _("Không thu")),
            (_("Kết quả"), self.result),
        )
        return [Fact(str(name), str(said)) for name, said in told if said]
