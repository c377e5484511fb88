"""A legal document: its number, who issued and signed it, and from when to when it is in force.

Quyết định 03/2023/QĐ-UBND replaces 15/2019/QĐ-UBND: each names the other, and the older one is no
longer in force from the day on which the newer one is.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from congso.publication.use import View
from congso.writing import dates
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.look.parts import Entry, Fact, Tag
from desk.newsroom import listed, topical
from desk.newsroom.blocks import BodyBlock, FilesBlock
from desk.newsroom.bodies import files_of, text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reaching import Standing
from desk.newsroom.reading import Reading
from desk.newsroom.values import LetterForm, Links, RecordView
from desk.newsroom.written import Written

_DAY = timedelta(days=1)


class LegalDocument(Written, Published, PortalPage):
    """One document, or a draft of one."""

    class Kind(models.TextChoices):
        """What sort of document it is."""

        LAW = "law", _("Luật")
        RESOLUTION = "resolution", _("Nghị quyết")
        DECREE = "decree", _("Nghị định")
        CIRCULAR = "circular", _("Thông tư")
        DECISION = "decision", _("Quyết định")
        DIRECTIVE = "directive", _("Chỉ thị")
        PLAN = "plan", _("Kế hoạch")
        GUIDANCE = "guidance", _("Hướng dẫn")
        DISPATCH = "dispatch", _("Công văn")
        REPORT = "report", _("Báo cáo")

    class Stage(models.TextChoices):
        """Whether it was issued."""

        ISSUED = "issued", _("Đã ban hành")
        DRAFT = "draft", _("Dự thảo lấy ý kiến")

    stage = models.CharField(
        _("giai đoạn"), max_length=10, choices=Stage.choices, default=Stage.ISSUED
    )
    kind = models.CharField(_("loại văn bản"), max_length=12, choices=Kind.choices)
    number = models.CharField(
        _("số, ký hiệu"), max_length=60, blank=True, help_text=_("Ví dụ 03/2023/QĐ-UBND.")
    )
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    signer_post = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    issued_on = models.DateField(
        _("ngày ban hành"),
        default=clock.today,
        help_text=_("Với dự thảo: ngày đưa ra lấy ý kiến."),
    )
    effective_on = models.DateField(_("có hiệu lực từ ngày"), null=True, blank=True)
    expires_on = models.DateField(_("hiệu lực đến hết ngày"), null=True, blank=True)
    abstract = models.TextField(
        _("trích yếu"), max_length=600, help_text=_("Như ghi trên văn bản: “Về việc …”.")
    )
    comment_until = models.DateField(_("nhận góp ý đến hết ngày"), null=True, blank=True)
    comment_at = models.CharField(
        _("nơi nhận góp ý"),
        max_length=300,
        blank=True,
        help_text=_("Đơn vị, địa chỉ, thư điện tử nhận góp ý ngoài biểu mẫu trên cổng."),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("nội dung"), blank=True)
    files = StreamField(FilesBlock(required=False), verbose_name=_("tệp đính kèm"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "abstract": _("Trích yếu")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/record.html"
    parent_page_types = ["newsroom.LegalDocumentIndex"]
    subpage_types: list[str] = []
    page_description = _("Văn bản có số, ngày, hiệu lực; dự thảo lấy ý kiến có thời hạn.")
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("number"),
        index.SearchField("abstract"),
        index.SearchField("body"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("abstract"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("stage"), FieldPanel("kind")]),
                FieldRowPanel([FieldPanel("number"), FieldPanel("issued_on")]),
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_post")]),
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("expires_on")]),
            ],
            heading=_("Văn bản"),
        ),
        InlinePanel("links", heading=_("Liên quan đến văn bản khác"), label=_("văn bản")),
        MultiFieldPanel(
            [FieldPanel("comment_until"), FieldPanel("comment_at")], heading=_("Lấy ý kiến")
        ),
        FieldPanel("files"),
        FieldPanel("body"),
        topical.PANEL,
    ]

    class Meta:
        verbose_name = _("văn bản pháp quy")
        verbose_name_plural = _("văn bản pháp quy")

    @property
    def is_draft(self) -> bool:
        """Whether people are asked for comments on it; it was not issued yet."""
        return self.stage == self.Stage.DRAFT

    def clean(self) -> None:
        """Refuse a document without number, a draft without deadline, a term turned round."""
        super().clean()
        wrong = {}
        if self.is_draft and not self.comment_until:
            wrong["comment_until"] = _("Dự thảo lấy ý kiến phải có ngày hết hạn góp ý.")
        if not self.is_draft and not self.number:
            wrong["number"] = _("Văn bản đã ban hành phải có số, ký hiệu.")
        if self.effective_on and self.expires_on and self.expires_on < self.effective_on:
            wrong["expires_on"] = _("Ngày hết hiệu lực phải sau ngày bắt đầu có hiệu lực.")
        if self.comment_until and self.comment_until < self.issued_on:
            wrong["comment_until"] = _("Hạn góp ý phải sau ngày đưa dự thảo ra lấy ý kiến.")
        if wrong:
            raise ValidationError(wrong)

    def view(self, reading: Reading) -> View:
        """Return the document with its state and with the documents around it."""
        affecting = self._affecting(reading)
        page = RecordView(
            title=self.title,
            summary=self.abstract,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            day=self.issued_on,
            kicker=self._kind_said,
            tag=self._tag(reading, affecting),
            facts=tuple(self._facts(affecting)),
            text=text_of(self, self.body, reading.printer(self), reading),
            files=files_of(self.files, reading),
            related=self._related(reading, affecting),
            letter=self._letter(reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def entry(self, reading: Reading) -> Entry:
        """Return the document as lists show it."""
        issued = _("Đưa ra %(day)s") if self.is_draft else _("Ban hành %(day)s")
        facts = (self.number, issued % {"day": dates.short(self.issued_on)}, self.issuer)
        return Entry(
            title=self.title,
            address=reading.page(self),
            kicker=self._kind_said,
            summary=self.abstract,
            tag=self._tag(reading, self._affecting(reading)),
            facts=tuple(filter(None, facts)),
        )

    def told(self, reading: Reading) -> str:  # noqa: ARG002 — as every page is asked
        """Return what the document is about, for feeds."""
        return self.abstract

    @property
    def _kind_said(self) -> str:
        said = str(self.Kind(self.kind).label)
        return f"{_('Dự thảo')} {said.lower()}" if self.is_draft else said

    def _affecting(self, reading: Reading) -> list["DocumentLink"]:
        """Return the links by which other live documents speak of this one."""
        found = reading.listing(f"{listed.AFFECTING}/{self.pk}")
        return [link for page in found for link in page.links.all() if link.other_id == self.pk]

    def _over(self, affecting: list["DocumentLink"]) -> date | None:
        """Return the last day in force: its own, or the one before it was replaced."""
        replaced = [
            (link.page.effective_on or link.page.issued_on) - _DAY
            for link in affecting
            if link.relation == link.Relation.REPLACES and not link.page.is_draft
        ]
        return min([day for day in (self.expires_on, *replaced) if day], default=None)

    def _tag(self, reading: Reading, affecting: list["DocumentLink"]) -> Tag:
        if self.is_draft:
            if reading.standing(None, self.comment_until) is Standing.OVER:
                return Tag(str(_("Đã hết hạn góp ý")))
            said = _("Nhận góp ý đến %(day)s") % {"day": dates.short(self.comment_until)}
            return Tag(said, "warn")
        match reading.standing(self.effective_on or self.issued_on, self._over(affecting)):
            case Standing.AHEAD:
                return Tag(str(_("Chưa có hiệu lực")), "warn")
            case Standing.OVER:
                return Tag(str(_("Hết hiệu lực")), "bad")
        if any(link.ends_a_part for link in affecting):
            return Tag(str(_("Hết hiệu lực một phần")), "warn")
        return Tag(str(_("Còn hiệu lực")), "ok")

    def _facts(self, affecting: list["DocumentLink"]) -> list[Fact]:
        signer = ", ".join(filter(None, (self.signer, self.signer_post)))
        over = self._over(affecting)
        told = (
            (_("Số, ký hiệu"), self.number),
            (_("Loại văn bản"), str(self.Kind(self.kind).label)),
            (_("Cơ quan ban hành"), self.issuer),
            (_("Người ký"), signer),
            (
                _("Ngày đưa ra lấy ý kiến") if self.is_draft else _("Ngày ban hành"),
                dates.short(self.issued_on),
            ),
            (_("Có hiệu lực từ"), dates.short(self.effective_on) if self.effective_on else ""),
            (_("Hiệu lực đến hết ngày"), dates.short(over) if over else ""),
            (
                _("Nhận góp ý đến hết ngày"),
                dates.short(self.comment_until) if self.comment_until else "",
            ),
            (_("Nơi nhận góp ý"), self.comment_at),
        )
        return [Fact(str(name), said) for name, said in told if said]

    def _related(self, reading: Reading, affecting: list["DocumentLink"]) -> tuple[Links, ...]:
        gathered: dict[str, list[Fact]] = {}
        for link in self.links.select_related("other").order_by("sort_order"):
            if link.other.live:
                gathered.setdefault(link.said, []).append(link.other.named(reading))
        for link in affecting:
            gathered.setdefault(link.said_back, []).append(link.page.named(reading))
        return tuple(Links(said, tuple(links)) for said, links in gathered.items())

    def named(self, reading: Reading) -> Fact:
        """Return the document as other documents name it."""
        return Fact(self.title, self.abstract, reading.page(self))

    def _letter(self, reading: Reading) -> LetterForm | None:
        if not self.is_draft or reading.standing(None, self.comment_until) is Standing.OVER:
            return None
        return LetterForm(
            title=str(_("Góp ý cho dự thảo")),
            to="so",
            subject=f"{_('Góp ý dự thảo')}: {self.title}"[:200],
            until=self.comment_until,
        )


class DocumentLink(Orderable):
    """What a document does to another one."""

    class Relation(models.TextChoices):
        """The ways in which documents bear on one another."""

        REPLACES = "replaces", _("Thay thế")
        AMENDS = "amends", _("Sửa đổi, bổ sung")
        REPEALS_PART = "repeals_part", _("Bãi bỏ một phần")
        CARRIES_OUT = "carries_out", _("Hướng dẫn, thi hành")

    _BACK = {
        Relation.REPLACES: _("Được thay thế bởi"),
        Relation.AMENDS: _("Được sửa đổi, bổ sung bởi"),
        Relation.REPEALS_PART: _("Bị bãi bỏ một phần bởi"),
        Relation.CARRIES_OUT: _("Được hướng dẫn, thi hành bởi"),
    }

    page = ParentalKey(LegalDocument, on_delete=models.CASCADE, related_name="links")
    relation = models.CharField(_("quan hệ"), max_length=12, choices=Relation.choices)
    other = models.ForeignKey(
        LegalDocument, verbose_name=_("văn bản kia"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("relation"), FieldPanel("other")]

    class Meta(Orderable.Meta):
        verbose_name = _("liên quan giữa văn bản")
        verbose_name_plural = _("liên quan giữa văn bản")

    @property
    def said(self) -> str:
        """What this document does to the other."""
        return str(self.Relation(self.relation).label)

    @property
    def said_back(self) -> str:
        """What the other suffers from this document."""
        said = str(self._BACK[self.Relation(self.relation)])
        return f"{said} ({_('dự thảo')})" if self.page.is_draft else said

    @property
    def ends_a_part(self) -> bool:
        """Whether a part of the other is no longer in force."""
        return self.relation == self.Relation.REPEALS_PART and not self.page.is_draft
