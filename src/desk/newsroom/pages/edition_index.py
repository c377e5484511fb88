"""The front page of the portal in another language: what there is in it, and what there is not."""

from collections.abc import Mapping
from functools import partial

from django.db import models
from django.utils.translation import gettext as _told
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from congso.publication.use import View
from desk.checking.passages import Passage
from desk.kit.page import PortalPage
from desk.look.furniture import Door
from desk.look.parts import Entry
from desk.newsroom import framed, listed
from desk.newsroom.blocks import BodyBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Maker, PublishedList
from desk.newsroom.reading import Reading
from desk.newsroom.sheets import HEAD
from desk.newsroom.translated import Language
from desk.newsroom.values import Dress, EditionListView
from desk.newsroom.written import Written

MISSING = "chua-co/"
_IN_NAV = 4


class EditionIndex(Written, PublishedList, PortalPage):
    """The portal in one other language."""

    language = models.CharField(_("ngôn ngữ"), max_length=2, choices=Language.choices, unique=True)
    portal_kind = models.CharField(
        _("loại cổng, bằng ngôn ngữ ấy"), max_length=120, help_text=_("Ví dụ: Portal of")
    )
    portal_name = models.CharField(
        _("tên địa phương, bằng ngôn ngữ ấy"),
        max_length=120,
        help_text=_("Ví dụ: Sóc Trăng Province"),
    )
    standing_line = models.CharField(_("dòng thường trực"), max_length=300, blank=True)
    missing = models.CharField(
        _("lời nhắn khi chưa có bản dịch"),
        max_length=400,
        help_text=_("Bằng ngôn ngữ ấy: trang này chưa có bản dịch, có gì, hỏi ai."),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("nội dung"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/edition_list.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Edition"]
    page_description = _("Trang đầu của cổng bằng tiếng Anh hoặc tiếng Khmer.")
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("language"),
        FieldRowPanel([FieldPanel("portal_kind"), FieldPanel("portal_name")]),
        FieldPanel("standing_line"),
        FieldPanel("summary"),
        FieldPanel("missing"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("trang đầu ngôn ngữ khác")
        verbose_name_plural = _("trang đầu ngôn ngữ khác")

    def _set_core_field_defaults(self) -> None:
        """Lie where the front looks for the language: at /en/, at /km/."""
        self.slug: str = self.language or self.slug
        super()._set_core_field_defaults()

    def passages(self, ledger: object) -> tuple[Passage, ...]:  # noqa: ARG002 — as every page is asked
        """Return nothing: sentences of another language are not read as Vietnamese ones."""
        return ()

    def listing(self) -> str:
        """Return the name of the list of editions in this language."""
        return f"{listed.EDITIONS}/{self.pk}"

    def addresses(self) -> Mapping[str, Maker]:
        """Return the front page, its feed, the notice for pages that it lacks, and the frames."""
        frames = {f"{self.address}{name}": partial(self.frame, name=name) for name in framed.FRAMES}
        return {**super().addresses(), f"{self.address}{MISSING}": self.lacking, **frames}

    def dress(self, reading: Reading) -> Dress:
        """Return what stands around pages in this language."""
        found = reading.listing(self.listing())[:_IN_NAV]
        own = Door(self.title, reading.page(self))
        return Dress(
            kind=self.portal_kind,
            name=self.portal_name,
            standing_line=self.standing_line,
            doors=(own, *(Door(one.title, reading.page(one)) for one in found)),
        )

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of what there is in this language."""
        return self._view(reading, number, note="")

    def lacking(self, reading: Reading) -> View:
        """Return the notice that a page has no edition in this language, and what there is."""
        return self._view(reading, HEAD, note=self.missing)

    def frame(self, reading: Reading, name: str) -> View:
        """Return what stands around the words of the front in this language."""
        with override(self.language):
            dress = self.dress(reading)
            return framed.view(name, self.address, self.language, dress, self.last_published_at)

    def _view(self, reading: Reading, number: int, note: str) -> View:
        with override(self.language):
            found, squares = self.on_sheet(reading, number)
            page = EditionListView(
                title=_told("Chưa có bản dịch") if note else self.title,
                summary=note or self.summary,
                address=reading.page(self),
                crumbs=(),
                language=self.language,
                dress=self.dress(reading),
                entries=tuple(
                    Entry(one.title, reading.page(one), summary=one.summary) for one in found
                ),
                text=text_of(self, self.body, reading.printer(self), reading),
                paging=() if note else squares,
                number=number,
                is_missing=bool(note),
            )
        return View(self.template, {"page": page}, self.last_published_at)
