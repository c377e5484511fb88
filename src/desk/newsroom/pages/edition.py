"""A page in another language: what it translates, of which day, and whether that still holds."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from congso.publication.use import View
from desk.checking.passages import Passage
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom.blocks import SENTENCE, BodyBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import EditionView
from desk.newsroom.written import Written


class Edition(Written, Published, PortalPage):
    """One page of the portal in the language of the front page that it lies under."""

    original = models.ForeignKey(
        "kit.PortalPage",
        verbose_name=_("trang tiếng Việt"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead = RichTextField(_("sapo"), features=SENTENCE, blank=True)
    translator = models.CharField(_("người dịch"), max_length=120)
    translated_at = models.DateTimeField(
        _("dịch lúc"),
        default=clock.now,
        help_text=_("Trang tiếng Việt đổi sau giờ này thì bản dịch mang lời nhắc."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("nội dung"))

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    SENTENCES = {"lead": _("Sapo")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/edition.html"
    parent_page_types = ["newsroom.EditionIndex"]
    subpage_types: list[str] = []
    page_description = _("Bản dịch của một trang tiếng Việt.")
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    content_panels = [
        FieldPanel("original"),
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("translator"), FieldPanel("translated_at")]),
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("bản dịch")
        verbose_name_plural = _("bản dịch")

    @property
    def language(self) -> str:
        """The language that it is written in."""
        return str(self.get_parent().specific.language)

    def clean(self) -> None:
        """Refuse a translation of a translation, and a second one into the same language."""
        super().clean()
        if self.original_id is None:
            return
        if isinstance(self.original.specific, Edition):
            raise ValidationError(
                {"original": _("Hãy chọn trang tiếng Việt, không phải bản dịch.")}
            )
        same = Edition.objects.filter(original=self.original_id).exclude(pk=self.pk)
        if self.path and same.filter(path__startswith=self.get_parent().path).exists():
            raise ValidationError(
                {"original": _("Trang này đã có bản dịch sang ngôn ngữ ấy; hãy sửa bản đó.")}
            )

    def passages(self, ledger: object) -> tuple[Passage, ...]:  # noqa: ARG002 — as every page is asked
        """Return nothing: sentences of another language are not read as Vietnamese ones.

        Its numbers are held against the original instead, by `translated.gate`.
        """
        return ()

    def view(self, reading: Reading) -> View:
        """Return the page in its language."""
        parent = self.get_parent().specific
        with override(parent.language):
            printer = reading.printer(self)
            lead, notes = printer.sentence(self.lead)
            page = EditionView(
                title=self.title,
                summary=self.summary,
                lead=lead,
                lead_notes=notes,
                address=reading.page(self),
                crumbs=(),
                language=parent.language,
                dress=parent.dress(reading),
                text=text_of(self, self.body, printer, reading),
                original=reading.page(self.original) if self.original.live else "",
                translated=self.translated_at,
                changed=self._changed(),
                translator=self.translator,
            )
        return View(self.template, {"page": page}, self.last_published_at)

    def _changed(self) -> bool:
        """Return whether the Vietnamese page was changed after it was translated."""
        last = self.original.last_published_at
        return last is not None and last > self.translated_at
