"""A video from our own files, with a poster, captions and everything it says as text."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from congso.publication.use import View
from desk.intake import films
from desk.intake.unfit import Unfit
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.look import assets
from desk.look.parts import Clip
from desk.newsroom import topical
from desk.newsroom.blocks import BodyBlock
from desk.newsroom.bodies import text_of
from desk.newsroom.previewed import Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import VideoView
from desk.newsroom.written import Written


class Video(Written, Published, PortalPage):
    """One video."""

    film = models.FileField(
        _("tệp video"),
        upload_to="videos",
        validators=[FileExtensionValidator(["mp4", "webm"])],
        help_text=_("Tệp MP4 hoặc WebM; phát từ chính cổng này."),
    )
    captions = models.FileField(
        _("phụ đề"),
        upload_to="videos",
        blank=True,
        validators=[FileExtensionValidator(["vtt"])],
        help_text=_("Tệp WebVTT (.vtt)."),
    )
    poster = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("ảnh bìa"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    seconds = models.PositiveIntegerField(_("thời lượng (giây)"))
    width = models.PositiveIntegerField(_("chiều rộng (điểm ảnh)"), default=1280)
    height = models.PositiveIntegerField(_("chiều cao (điểm ảnh)"), default=720)
    credit = models.CharField(_("nguồn video"), max_length=120, blank=True)
    published_at = models.DateTimeField(_("ngày giờ đăng"), default=clock.now)
    transcript = StreamField(
        BodyBlock(),
        verbose_name=_("lời trong video"),
        help_text=_("Mọi lời nói và chữ hiện trong video, cho người không xem được."),
    )

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"transcript": _("Lời trong video")}
    template = "newsroom/video.html"
    parent_page_types = ["newsroom.VideoIndex"]
    subpage_types: list[str] = []
    page_description = _("Video từ tệp của cổng, có phụ đề và lời chép.")
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("film"),
                FieldPanel("captions"),
                FieldPanel("poster"),
                FieldRowPanel([FieldPanel("seconds"), FieldPanel("width"), FieldPanel("height")]),
                FieldPanel("credit"),
            ],
            heading=_("Tệp"),
        ),
        FieldPanel("transcript"),
        FieldPanel("published_at"),
        topical.PANEL,
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("video")

    def clean(self) -> None:
        """Refuse a film or captions that are none, whatever the file is called."""
        super().clean()
        wrong = {}
        for name, fits in (("film", films.fitting), ("captions", films.fitting_captions)):
            file = getattr(self, name)
            if not file or file._committed:  # noqa: SLF001 — Django's mark of a new upload
                continue
            file.seek(0)
            try:
                fits(file.read(films.LOOKED_AT), file.name)
            except Unfit as unfit:
                wrong[name] = str(unfit)
            file.seek(0)
        if wrong:
            raise ValidationError(wrong)

    @property
    def duration(self) -> str:
        """How long it runs, as players show it: 0:24, 1:02:03."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"

    def view(self, reading: Reading) -> View:
        """Return the video with all its words."""
        page = VideoView(
            title=self.title,
            summary=self.summary,
            address=reading.page(self),
            crumbs=reading.crumbs(self),
            clip=self.clip(reading),
            film=reading.file(self.film),
            film_type=assets.type_of(self.film.name),
            captions=reading.file(self.captions) if self.captions else "",
            width=self.width,
            height=self.height,
            credit=self.credit,
            transcript=text_of(self, self.transcript, reading.printer(self), reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def clip(self, reading: Reading) -> Clip:
        """Return the video as lists show it."""
        return Clip(
            title=self.title,
            address=reading.page(self),
            day=self.published_at,
            duration=self.duration,
            poster=reading.picture(self.poster, ""),
            is_captioned=bool(self.captions),
        )
