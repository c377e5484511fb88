"""The front page: one story first, the newest beside it, the figures, the plan, announcements."""

from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from congso.observations import reference
from congso.observations.reference import Aspect
from congso.publication.use import View
from desk.kit.page import PortalPage
from desk.look import wording
from desk.look.parts import Card
from desk.newsroom import charted, listed
from desk.newsroom.blocks import HeadlineBlock, PlanChartBlock, reference_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.texts import AgainstPlan
from desk.newsroom.values import HomeView
from desk.newsroom.written import Written

STORIES, NOTICES, CLIPS, ALBUMS, NEWEST = 4, 5, 2, 1, 20
ENTRIES = 3


class HomePage(Written, Published, PortalPage):
    """The front page of the portal."""

    lead_article = models.ForeignKey(
        "newsroom.Article",
        verbose_name=_("bài đầu trang"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Để trống thì lấy bài mới nhất."),
    )
    headlines = StreamField(
        StreamBlock([("figure", HeadlineBlock())], max_num=8, required=False),
        verbose_name=_("số liệu đầu trang"),
        blank=True,
    )
    plan = StreamField(
        StreamBlock([("plan_chart", PlanChartBlock())], max_num=1, required=False),
        verbose_name=_("so với kế hoạch"),
        blank=True,
    )

    WORDS = {"summary": _("Tóm tắt")}
    BODIES = {"plan": _("So với kế hoạch")}
    template = "newsroom/home.html"
    parent_page_types = ["kit.PortalPage"]
    subpage_types = [
        "newsroom.NewsIndex",
        "newsroom.AnnouncementIndex",
        "newsroom.LegalDocumentIndex",
        "newsroom.ReportIndex",
        "newsroom.QuestionIndex",
        "newsroom.EventIndex",
        "newsroom.ProcedureIndex",
        "newsroom.PhotoIndex",
        "newsroom.Organisation",
        "newsroom.EditionIndex",
        "newsroom.VideoIndex",
        "newsroom.TopicIndex",
        "newsroom.SimplePage",
    ]
    max_count = 1
    page_description = _("Trang đầu của cổng; mỗi cổng có một trang này.")
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead_article"),
        FieldPanel("headlines"),
        FieldPanel("plan"),
    ]

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def figures_used(self) -> tuple[str, ...]:
        """Return the references of the headline figures and of the plan."""
        shown = [reference_of(block.value) for block in self.headlines]
        return tuple(dict.fromkeys((*shown, *super().figures_used())))

    def figures_beside(self) -> tuple[str, ...]:
        """Return the headline figures, each with its change."""
        wanted = [reference.read(reference_of(block.value)) for block in self.headlines]
        moved = (
            replace(one, aspect=aspect)
            for one in wanted
            for aspect in (Aspect.CHANGE, Aspect.GROWTH)
        )
        return tuple(map(str, (*wanted, *moved)))

    def view(self, reading: Reading) -> View:
        """Return the front page as it stands."""
        newest = reading.stretch(listed.ARTICLES, 0, STORIES + 1)
        chosen = self.lead_article if self.lead_article and self.lead_article.live else None
        lead = chosen or next(iter(newest), None)
        others = [one for one in newest if lead is None or one.pk != lead.pk][:STORIES]
        told = (one.notice(reading) for one in reading.stretch(listed.ANNOUNCEMENTS, 0, NEWEST))
        notices = [one for one in told if not one.is_over][:NOTICES]
        events = [
            one
            for one in reading.stretch(listed.EVENTS, 0, NEWEST)
            if not reading.has_come(one.over_at)
        ]
        documents = reading.stretch(listed.DOCUMENTS, 0, ENTRIES)
        questions = reading.stretch(listed.QUESTIONS, 0, ENTRIES)
        reports = reading.stretch(listed.REPORTS, 0, ENTRIES)
        clips = reading.stretch(listed.VIDEOS, 0, CLIPS)
        page = HomeView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=(),
            lead=lead.story(reading) if lead else None,
            stories=tuple(one.story(reading) for one in others),
            cards=tuple(self._cards(reading)),
            plan=self._plan(reading),
            notices=tuple(notices),
            events=tuple(one.entry(reading) for one in reversed(events))[:ENTRIES],
            documents=tuple(one.entry(reading) for one in documents),
            questions=tuple(one.entry(reading) for one in questions),
            reports=tuple(one.entry(reading) for one in reports),
            clips=tuple(one.clip(reading) for one in clips),
            albums=tuple(one.entry(reading) for one in reading.stretch(listed.PHOTOS, 0, ALBUMS)),
            news_address=reading.index_address("newsindex"),
            notices_address=reading.index_address("announcementindex"),
            clips_address=reading.index_address("videoindex"),
            events_address=reading.index_address("eventindex"),
            documents_address=reading.index_address("legaldocumentindex"),
            questions_address=reading.index_address("questionindex"),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def _cards(self, reading: Reading) -> list[Card]:
        wanted = [reference.read(reference_of(block.value)) for block in self.headlines]
        for one in wanted:
            reading.figure(one)
            reading.figure(replace(one, aspect=Aspect.CHANGE))
        return [wording.card(reading.ledger, one) for one in wanted]

    def _plan(self, reading: Reading) -> AgainstPlan | None:
        for block in self.plan:
            for one in charted.planned(block.value):
                reading.figure(one)
            return charted.plan_chart(reading.ledger, block.value)
        return None
