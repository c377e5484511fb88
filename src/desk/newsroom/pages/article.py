"""An article: headline, lead, picture, byline, and a text whose figures are references."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock, StreamBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from congso.publication.use import View
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.look.parts import Fact, Picture, Story, newest
from desk.newsroom import listed, reprinting, rows, topical
from desk.newsroom.blocks import SENTENCE, BodyBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import ArticleView
from desk.newsroom.written import Written

RELATED = 3


class Article(Written, Published, PortalPage):
    """One article of a section."""

    lead = RichTextField(
        _("sapo"),
        features=SENTENCE,
        help_text=_("Một, hai câu nói điều chính của bài; có thể chèn số liệu."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("ảnh đầu bài"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("mô tả ảnh"),
        max_length=300,
        blank=True,
        help_text=_("Trong ảnh có gì, bằng một câu, cho người không nhìn thấy ảnh."),
    )
    picture_caption = models.CharField(_("chú thích ảnh"), max_length=300, blank=True)
    picture_credit = models.CharField(_("nguồn ảnh"), max_length=120, blank=True)
    byline = models.CharField(_("tác giả"), max_length=120)
    published_at = models.DateTimeField(
        _("ngày giờ đăng"),
        default=clock.now,
        help_text=_("Ngày, giờ hiện trên bài (giờ Việt Nam)."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("nội dung"))
    related = StreamField(
        StreamBlock([("page", PageChooserBlock(label=_("Trang")))], required=False, max_num=6),
        verbose_name=_("đọc thêm"),
        blank=True,
        help_text=_("Để trống thì lấy các bài mới nhất của chuyên mục."),
    )
    source_name = models.CharField(
        _("đăng lại từ"), max_length=200, blank=True, help_text=_("Tên cơ quan báo chí.")
    )
    source_author = models.CharField(_("tác giả gốc"), max_length=120, blank=True)
    source_at = models.DateTimeField(_("giờ đăng gốc"), null=True, blank=True)
    source_link = models.URLField(_("liên kết gốc"), max_length=400, blank=True)

    WORDS = {"title": _("Tiêu đề"), "picture_caption": _("Chú thích ảnh")}
    SENTENCES = {"lead": _("Sapo")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/article.html"
    parent_page_types = ["newsroom.Section"]
    subpage_types: list[str] = []
    page_description = _("Bài viết có ảnh, số liệu sống và biểu đồ.")
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_caption"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Ảnh đầu bài"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("published_at")], heading=_("Tác giả và ngày đăng")
        ),
        FieldPanel("related"),
        MultiFieldPanel(
            [
                FieldPanel("source_name"),
                FieldPanel("source_author"),
                FieldPanel("source_at"),
                FieldPanel("source_link"),
            ],
            heading=_("Đăng lại tin báo chí"),
            classname="collapsed",
        ),
        topical.PANEL,
    ]

    class Meta:
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")
        indexes = [
            models.Index(
                fields=["-published_at", "-portalpage_ptr"], name="newsroom_newest_articles"
            )
        ]

    def clean(self) -> None:
        """Refuse a picture that says nothing to who cannot see it, or not whose it is."""
        super().clean()
        needed = {"picture_alt": self.picture_alt, "picture_credit": self.picture_credit}
        missing = {
            name: _("Có ảnh thì phải có ô này.") for name, said in needed.items() if not said
        }
        wrong = missing if self.picture_id else {}
        wrong |= reprinting.faults(self) if self.is_reprinted else {}
        if wrong:
            raise ValidationError(wrong)

    @property
    def is_reprinted(self) -> bool:
        """Whether the text is another's: a newspaper's, with its author, hour and link."""
        return any((self.source_name, self.source_author, self.source_at, self.source_link))

    def view(self, reading: Reading) -> View:
        """Return the article with everything that its figures stand on."""
        printer = reading.printer(self)
        title_notes = printer.aside(self.title)
        lead, lead_notes = printer.sentence(self.lead)
        text = text_of(self, self.body, printer, reading)
        page = ArticleView(
            title=self.title,
            summary=self.summary or printer.words(self.lead),
            lead=lead,
            lead_notes=(*title_notes, *lead_notes),
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            byline=self.byline,
            moment=self.published_at,
            picture=self._picture(reading),
            text=text,
            related=tuple(one.story(reading) for one in self._related(reading)),
            chosen=tuple(_link(block.value, reading) for block in self._chosen()),
            reprint=reprinting.told(self) if self.is_reprinted else None,
        )
        return View(self.template, {"page": page}, newest([self.last_published_at]))

    def story(self, reading: Reading) -> Story:
        """Return the article as lists show it."""
        return reading.once(("story", self.pk), self._story)

    def _story(self, reading: Reading) -> Story:
        section = rows.above(self)
        reading.page(section)
        return Story(
            title=self.title,
            address=reading.page(self),
            day=self.published_at,
            section=section.title,
            lead=reading.printer().words(self.lead),
            picture=self._picture(reading),
            figures=self.count_of_figures(),
        )

    def told(self, reading: Reading) -> str:
        """Return the lead, for feeds."""
        return self.summary or reading.printer().words(self.lead)

    def _picture(self, reading: Reading) -> Picture | None:
        return reading.picture(
            self.picture, self.picture_alt, self.picture_caption, self.picture_credit
        )

    def _chosen(self) -> list[Any]:
        return [block for block in self.related if block.value and block.value.live]

    def _related(self, reading: Reading) -> list["Article"]:
        if self._chosen():
            return []
        return reading.beside(self._beside(), self, RELATED)

    def leans_on(self) -> Mapping[Any, Sequence[int]]:
        """Return the articles that are shown beside this one."""
        return {} if self._chosen() else {Article: listed.beside(self._beside(), self.pk, RELATED)}

    def _beside(self) -> str:
        return f"{listed.ARTICLES}/{rows.above(self).pk}"


def _link(page: PortalPage, reading: Reading) -> Fact:
    return Fact(page.title, page.specific.told(reading), reading.page(page))
