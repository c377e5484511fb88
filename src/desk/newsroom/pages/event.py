"""An event or a press notice: when, where, who holds it, and whether it still takes place."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from congso.publication.use import Document, View
from congso.writing import dates
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.look.parts import Entry, Fact, Tag
from desk.newsroom import keeping_dates, topical
from desk.newsroom.blocks import BodyBlock, FilesBlock
from desk.newsroom.bodies import files_of, text_of
from desk.newsroom.keeping_dates import Occasion
from desk.newsroom.previewed import Maker, Published
from desk.newsroom.reading import Reading
from desk.newsroom.values import RecordView
from desk.newsroom.written import Written

FILE = "su-kien.ics"
_LASTS = timedelta(hours=2)
"""How long an event is taken to last that does not say."""


class Event(Written, Published, PortalPage):
    """One event, or an invitation of the press."""

    class Kind(models.TextChoices):
        """What happens."""

        MEETING = "meeting", _("Hội nghị, hội thảo")
        PRESS = "press", _("Họp báo")
        HEARING = "hearing", _("Tiếp công dân")
        FESTIVAL = "festival", _("Lễ hội")
        DEADLINE = "deadline", _("Hạn chót")
        OTHER = "other", _("Sự kiện")

    class State(models.TextChoices):
        """Whether it takes place."""

        PLANNED = "planned", _("Dự kiến")
        CONFIRMED = "confirmed", _("Đã chốt")
        POSTPONED = "postponed", _("Hoãn")
        CANCELLED = "cancelled", _("Hủy")

    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices, default=Kind.MEETING)
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=State.choices, default=State.CONFIRMED
    )
    starts_at = models.DateTimeField(_("bắt đầu"))
    ends_at = models.DateTimeField(_("kết thúc"), null=True, blank=True)
    is_all_day = models.BooleanField(_("cả ngày"), default=False)
    place = models.CharField(_("địa điểm"), max_length=300, blank=True)
    organiser = models.CharField(_("đơn vị tổ chức"), max_length=200)
    contact = models.CharField(
        _("liên hệ"),
        max_length=300,
        blank=True,
        help_text=_("Với họp báo: đầu mối cho phóng viên."),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("nội dung"), blank=True)
    files = StreamField(FilesBlock(required=False), verbose_name=_("tệp đính kèm"), blank=True)

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    BODIES = {"body": _("Nội dung")}
    template = "newsroom/record.html"
    parent_page_types = ["newsroom.EventIndex"]
    subpage_types: list[str] = []
    page_description = _("Sự kiện hoặc thông báo họp báo; có tệp lịch.")
    search_fields = [*PortalPage.search_fields, index.SearchField("place")]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("state")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("is_all_day"),
                FieldPanel("place"),
                FieldPanel("organiser"),
                FieldPanel("contact"),
            ],
            heading=_("Khi nào, ở đâu"),
        ),
        FieldPanel("body"),
        FieldPanel("files"),
        topical.PANEL,
    ]
    promote_panels = [panel for panel in PortalPage.promote_panels if panel != "summary"]

    class Meta:
        verbose_name = _("sự kiện")
        verbose_name_plural = _("sự kiện")

    def clean(self) -> None:
        """Refuse an event that ends before it begins."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("Giờ kết thúc phải sau giờ bắt đầu.")})

    def addresses(self) -> dict[str, Maker]:
        """Return the page, and the file that puts the event into people's own calendars."""
        return {self.address: self.view, f"{self.address}{FILE}": self.calendar}

    @property
    def over_at(self) -> datetime:
        """The moment from which it belongs to the past."""
        if self.is_all_day:
            last = (self.ends_at or self.starts_at).astimezone(VIETNAM)
            return last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return self.ends_at or self.starts_at + _LASTS

    @property
    def is_off(self) -> bool:
        """Whether it does not take place when it was to."""
        return self.state in {self.State.POSTPONED, self.State.CANCELLED}

    def view(self, reading: Reading) -> View:
        """Return the event."""
        is_over = reading.has_come(self.over_at)
        address = reading.page(self)
        keep = () if is_over or self.is_off else (
            Fact("", str(_("Thêm vào lịch của tôi")), f"{address}{FILE}"),
        )  # fmt: skip
        page = RecordView(
            title=self.title,
            summary=self.summary,
            address=address,
            crumbs=reading.crumbs(self),
            day=self.starts_at.astimezone(VIETNAM).date(),
            kicker=str(self.Kind(self.kind).label),
            tag=self._tag(is_over=is_over),
            facts=tuple(self._facts()),
            actions=keep,
            text=text_of(self, self.body, reading.printer(self), reading),
            files=files_of(self.files, reading),
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def entry(self, reading: Reading) -> Entry:
        """Return the event as lists show it."""
        return Entry(
            title=self.title,
            address=reading.page(self),
            kicker=self.when,
            summary=self.summary,
            tag=self._tag(is_over=reading.has_come(self.over_at)),
            facts=tuple(filter(None, (str(self.Kind(self.kind).label), self.place))),
            on=self.starts_at.astimezone(VIETNAM).date(),
        )

    def calendar(self, reading: Reading) -> Document:
        """Return the event as a calendar of its own."""
        return keeping_dates.document((self.occasion(reading),), self.title)

    def occasion(self, reading: Reading) -> Occasion:
        """Return the event as calendars hold it."""
        return Occasion(
            identity=str(self.translation_key),
            title=self.title,
            starts_at=self.starts_at,
            ends_at=self.ends_at or self.starts_at + _LASTS,
            is_all_day=self.is_all_day,
            place=self.place,
            address=reading.page(self),
            said=self.summary,
            state={"planned": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED"}.get(
                self.state, "CONFIRMED"
            ),
            changed_at=self.last_published_at or self.latest_revision_created_at or self.starts_at,
        )

    @property
    def when(self) -> str:
        """When it takes place, in words: 08:00 ngày 25/11/2023."""
        first = self.starts_at.astimezone(VIETNAM)
        last = self.ends_at.astimezone(VIETNAM) if self.ends_at else None
        said = dates.short(first) if self.is_all_day else f"{first:%H:%M} ngày {dates.short(first)}"
        if last is None:
            return said
        if last.date() != first.date():
            return f"{said} – {dates.short(last)}"
        return (
            said if self.is_all_day else f"{first:%H:%M} – {last:%H:%M} ngày {dates.short(first)}"
        )

    def _tag(self, *, is_over: bool) -> Tag | None:
        if self.is_off:
            return Tag(str(self.State(self.state).label), "bad")
        if is_over:
            return Tag(str(_("Đã qua")))
        if self.state == self.State.PLANNED:
            return Tag(str(_("Dự kiến")), "warn")
        return Tag(str(_("Sắp diễn ra")), "ok")

    def _facts(self) -> list[Fact]:
        told = (
            (_("Thời gian"), self.when),
            (_("Địa điểm"), self.place),
            (_("Đơn vị tổ chức"), self.organiser),
            (_("Liên hệ"), self.contact),
        )
        return [Fact(str(name), said) for name, said in told if said]
