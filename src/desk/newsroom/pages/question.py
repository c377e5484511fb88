"""A question that somebody asked, and the answer that everybody can read.

Trạm ở ấp tôi có 4G chưa? is answered by the department within fifteen working days, or the page
says by which day it is to be.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import View
from congso.writing import dates
from desk.kit import clock, shelf
from desk.kit.page import PortalPage
from desk.look import wording
from desk.look.parts import Entry, Fact, Tag
from desk.newsroom import topical
from desk.newsroom.blocks import BodyBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import RecordView
from desk.newsroom.written import Written

ANSWERED_WITHIN = 15
"""Working days to answer or to report progress: Nghị định 43/2011/NĐ-CP, Điều 17.1.đ."""


class Question(Written, Published, PortalPage):
    """One question, answered or not yet."""

    asked = models.TextField(_("câu hỏi đầy đủ"), max_length=3000)
    asker = models.CharField(
        _("người hỏi"),
        max_length=120,
        blank=True,
        help_text=_("Chỉ ghi khi người hỏi đồng ý; ví dụ: bạn đọc ở Mỹ Xuyên."),
    )
    topic = models.CharField(_("chủ đề"), max_length=80)
    agency = models.CharField(_("nơi trả lời"), max_length=200)
    asked_on = models.DateField(_("ngày hỏi"), default=clock.today)
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    answerer = models.CharField(_("người trả lời"), max_length=200, blank=True)
    answer = StreamField(BodyBlock(required=False), verbose_name=_("câu trả lời"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "asked": _("Câu hỏi")}
    BODIES = {"answer": _("Câu trả lời")}
    template = "newsroom/record.html"
    parent_page_types = ["newsroom.QuestionIndex"]
    subpage_types: list[str] = []
    page_description = _("Câu hỏi của người dân và câu trả lời công khai.")
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("asked"),
        index.SearchField("answer"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("asked"),
        FieldRowPanel([FieldPanel("asker"), FieldPanel("asked_on")]),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("agency")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("answered_on"), FieldPanel("answerer")]),
                FieldPanel("answer"),
            ],
            heading=_("Trả lời"),
        ),
        topical.PANEL,
    ]

    class Meta:
        verbose_name = _("hỏi đáp")
        verbose_name_plural = _("hỏi đáp")

    def clean(self) -> None:
        """Refuse an answer without its day, and a day without its answer."""
        super().clean()
        if bool(self.answered_on) != bool(self.answer):
            raise ValidationError(
                {"answered_on": _("Câu trả lời và ngày trả lời phải có cùng nhau.")}
            )
        if self.answered_on and self.answered_on < self.asked_on:
            raise ValidationError({"answered_on": _("Ngày trả lời không thể trước ngày hỏi.")})

    def view(self, reading: Reading) -> View:
        """Return the question with its answer."""
        page = RecordView(
            title=self.title,
            summary=self.asked,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            day=self.answered_on or self.asked_on,
            kicker=self.topic,
            tag=self._tag,
            facts=tuple(self._facts()),
            text=text_of(self, self.answer, reading.printer(self), reading),
            note="" if self.answer else self._waiting,
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def entry(self, reading: Reading) -> Entry:
        """Return the question as lists show it."""
        day = self.answered_on or self.asked_on
        said = _("Trả lời %(day)s") if self.answered_on else _("Hỏi %(day)s")
        return Entry(
            title=self.title,
            address=reading.page(self),
            kicker=self.topic,
            summary=wording.shortened(self.asked, 220),
            tag=self._tag,
            facts=(said % {"day": dates.short(day)}, self.agency),
        )

    def told(self, reading: Reading) -> str:  # noqa: ARG002 — as every page is asked
        """Return the question, for feeds."""
        return wording.shortened(self.asked, 400)

    @property
    def _tag(self) -> Tag:
        if self.answered_on:
            return Tag(str(_("Đã trả lời")), "ok")
        return Tag(str(_("Đang xử lý")), "warn")

    @property
    def _waiting(self) -> str:
        due = shelf.working_days().after(self.asked_on, ANSWERED_WITHIN)
        return _(
            "Câu hỏi đã đến %(agency)s; hạn trả lời hoặc báo tiến độ là ngày %(day)s "
            "(15 ngày làm việc)."
        ) % {"agency": self.agency, "day": dates.short(due)}

    def _facts(self) -> list[Fact]:
        told = (
            (_("Người hỏi"), self.asker),
            (_("Ngày hỏi"), dates.short(self.asked_on)),
            (_("Nơi trả lời"), self.agency),
            (_("Người trả lời"), self.answerer),
            (_("Ngày trả lời"), dates.short(self.answered_on) if self.answered_on else ""),
        )
        return [Fact(str(name), said) for name, said in told if said]
