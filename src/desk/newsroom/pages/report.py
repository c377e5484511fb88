"""A report: the document itself, the release that its figures come from, and its chief figures."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.search import index

from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.publication.use import View
from congso.writing import dates
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.look.parts import Entry, Fact
from desk.newsroom import charted, released, topical
from desk.newsroom.blocks import BodyBlock, FilesBlock, HeadlineBlock, reference_of
from desk.newsroom.bodies import files_of, text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import RecordView
from desk.newsroom.written import Written


class Report(Written, Published, PortalPage):
    """One report."""

    class Kind(models.TextChoices):
        """How often it comes, or that it comes once."""

        MONTH = "month", _("Báo cáo tháng")
        QUARTER = "quarter", _("Báo cáo quý")
        YEAR = "year", _("Báo cáo năm")
        ONCE = "once", _("Báo cáo chuyên đề")

    kind = models.CharField(_("loại báo cáo"), max_length=8, choices=Kind.choices)
    period = models.CharField(
        _("kỳ báo cáo"), max_length=20, blank=True, help_text=_("Ví dụ 2023, 2023-Q4.")
    )
    issuer = models.CharField(_("cơ quan báo cáo"), max_length=200)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày báo cáo"), default=clock.today)
    release = models.CharField(
        _("đợt phát hành số liệu"),
        max_length=120,
        blank=True,
        choices=released.choices,
        help_text=_("Số liệu của báo cáo lấy từ đợt nào."),
    )
    figures = StreamField(
        StreamBlock([("figure", HeadlineBlock())], max_num=8, required=False),
        verbose_name=_("số liệu chính"),
        blank=True,
    )
    body = StreamField(BodyBlock(), verbose_name=_("nội dung"))
    files = StreamField(FilesBlock(required=False), verbose_name=_("tệp đính kèm"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/record.html"
    parent_page_types = ["newsroom.ReportIndex"]
    subpage_types: list[str] = []
    page_description = _("Báo cáo có số liệu sống, tệp và đợt phát hành.")
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("number"),
        index.SearchField("body"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("period")]),
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("number"), FieldPanel("issued_on")]),
                FieldPanel("release"),
            ],
            heading=_("Báo cáo"),
        ),
        FieldPanel("figures"),
        FieldPanel("body"),
        FieldPanel("files"),
        topical.PANEL,
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("báo cáo")
        verbose_name_plural = _("báo cáo")

    def clean(self) -> None:
        """Refuse a period that there is not."""
        super().clean()
        if not self.period:
            return
        try:
            self.period = codes.read(self.period.strip()).code
        except NoSuchPeriod as wrong:
            raise ValidationError({"period": str(wrong)}) from None

    def figures_used(self) -> tuple[str, ...]:
        """Return the references of the chief figures and of the text."""
        shown = [reference_of(block.value) for block in self.figures]
        return tuple(dict.fromkeys((*shown, *super().figures_used())))

    def view(self, reading: Reading) -> View:
        """Return the report."""
        page = RecordView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            day=self.issued_on,
            kicker=str(self.Kind(self.kind).label),
            facts=tuple(self._facts(reading)),
            cards=charted.cards([block.value for block in self.figures], reading).cards,
            text=text_of(self, self.body, reading.printer(self), reading),
            files=files_of(self.files, reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def entry(self, reading: Reading) -> Entry:
        """Return the report as lists show it."""
        facts = (self._period_said, self.issuer, dates.short(self.issued_on))
        return Entry(
            title=self.title,
            address=reading.page(self),
            kicker=str(self.Kind(self.kind).label),
            summary=self.summary,
            facts=tuple(filter(None, facts)),
        )

    @property
    def _period_said(self) -> str:
        said = codes.read(self.period).said if self.period else ""
        return said[:1].upper() + said[1:]

    def _facts(self, reading: Reading) -> list[Fact]:
        told = (
            (_("Kỳ báo cáo"), self._period_said),
            (_("Cơ quan báo cáo"), self.issuer),
            (_("Số, ký hiệu"), self.number),
            (_("Ngày báo cáo"), dates.short(self.issued_on)),
        )
        made = [Fact(str(name), said) for name, said in told if said]
        release = released.of(self.release, reading) if self.release else None
        return [*made, release] if release else made
