"""What every page says first, for as long as it holds: an emergency, or that the portal will rest.

A planned interruption is told seven working days ahead (Nghị định 224/2026/NĐ-CP, Điều 13.1).
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from congso.writing import dates
from desk.kit import clock, shelf
from desk.kit.clock import VIETNAM
from desk.newsroom.reading import Reading

AHEAD = 7
"""Full working days between the day on which a planned interruption is told and its own."""


class Banner(models.Model):
    """A notice above every page."""

    class Severity(models.TextChoices):
        """How urgent it is."""

        URGENT = "urgent", _("Khẩn cấp")
        WARNING = "warning", _("Cảnh báo")
        NOTICE = "notice", _("Thông tin")

    severity = models.CharField(
        _("mức độ"), max_length=8, choices=Severity.choices, default=Severity.WARNING
    )
    title = models.CharField(
        _("nhan đề"), max_length=140, help_text=_("Một câu: điều gì, ở đâu, người dân làm gì.")
    )
    text = models.CharField(_("nội dung"), max_length=400, blank=True)
    page = models.ForeignKey(
        "kit.PortalPage",
        verbose_name=_("trang nói rõ hơn"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    shown_from = models.DateTimeField(_("hiện từ"), default=clock.now)
    shown_until = models.DateTimeField(_("hiện đến"))
    rests_from = models.DateTimeField(_("cổng tạm dừng từ"), null=True, blank=True)
    rests_until = models.DateTimeField(_("cổng tạm dừng đến"), null=True, blank=True)
    is_unplanned = models.BooleanField(
        _("tạm dừng đột xuất"),
        default=False,
        help_text=_("Chỉ đánh dấu khi không thể báo trước bảy ngày làm việc."),
    )
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    panels = [
        FieldPanel("severity"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("rests_from"), FieldPanel("rests_until")]),
                FieldPanel("is_unplanned"),
            ],
            heading=_("Tạm dừng hoạt động"),
        ),
    ]

    class Meta:
        verbose_name = _("thông báo đầu trang")
        verbose_name_plural = _("thông báo đầu trang")
        ordering = ["-shown_from", "-pk"]

    def __str__(self) -> str:
        return self.title

    def _is_told(self) -> bool:
        """Return whether readers are told already of the rest as it stands here."""
        told = type(self).objects.filter(
            pk=self.pk, shown_from=self.shown_from, rests_from=self.rests_from
        )
        return self.pk is not None and told.exists()

    def clean(self) -> None:
        """Refuse terms turned round, and a planned rest that is told too late."""
        wrong = {}
        if self.shown_from and self.shown_until and self.shown_until <= self.shown_from:
            wrong["shown_until"] = _("Giờ thôi hiện phải sau giờ bắt đầu hiện.")
        if bool(self.rests_from) != bool(self.rests_until):
            wrong["rests_until"] = _("Tạm dừng phải có cả giờ bắt đầu và giờ kết thúc.")
        elif self.rests_from and self.rests_until and self.rests_until <= self.rests_from:
            wrong["rests_until"] = _("Giờ hết tạm dừng phải sau giờ bắt đầu.")
        elif self.rests_from and self.shown_from and not self.is_unplanned:
            told, rests = _day(self.shown_from), _day(self.rests_from)
            if not self._is_told():
                # A notice of now tells nobody anything last week, whatever is typed.
                told = max(told, clock.today())
            latest = latest_telling(rests)
            if told > latest:
                said = _(
                    "Tạm dừng ngày %(rests)s phải báo chậm nhất ngày %(latest)s (trước bảy ngày "
                    "làm việc). Hãy dời ngày tạm dừng, hoặc đánh dấu là đột xuất."
                )
                wrong["rests_from"] = said % {
                    "rests": dates.short(rests),
                    "latest": dates.short(latest),
                }
        if wrong:
            raise ValidationError(wrong)


def latest_telling(rests: date) -> date:
    """Return the last day on which a planned rest on `rests` may be told.

    Source: Nghị định 224/2026/NĐ-CP, Điều 13.1 (seven working days ahead).
    """
    calendar, told = shelf.working_days(), rests - timedelta(days=AHEAD)
    while calendar.between(told, rests - timedelta(days=1)) < AHEAD:
        told -= timedelta(days=1)
    return told


def shown(reading: Reading | None = None) -> list[Banner]:
    """Return what stands above every page now, the most urgent first.

    Shape: with `reading`, the moments at which that changes are noted.
    """
    now = clock.now()
    found = list(Banner.objects.filter(shown_until__gt=now).select_related("page"))
    if reading is not None:
        for moment in _edges(found):
            reading.has_come(moment)
    severities = list(Banner.Severity)
    return sorted(
        (one for one in found if one.shown_from <= now),
        key=lambda one: (severities.index(Banner.Severity(one.severity)), -one.pk),
    )


def state() -> tuple[object, ...]:
    """Return what tells one set of shown banners from another."""
    return tuple((one.pk, one.updated_at, one.page_id) for one in shown())


def _edges(found: Iterable[Banner]) -> set[datetime]:
    return {edge for one in found for edge in (one.shown_from, one.shown_until)}


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
