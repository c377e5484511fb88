"""What every page says first, for as long as it holds: an emergency, or that the portal will rest.

A planned interruption is told seven working days ahead (Nghị định 224/2026/NĐ-CP, Điều 13.1).
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from congso.writing import dates
from desk.kit import clock, shelf
from desk.kit.clock import VIETNAM
from desk.newsroom.reading import Reading

_APPROVED = frozenset(
    {
        *("severity", "title", "text", "page_id", "shown_from", "rests_from", "rests_until"),
        *("is_unplanned", "closes_forms"),
    }
)
"""What somebody else has read before it stands above every page."""
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
    closes_forms = models.BooleanField(
        _("không nhận thư trong giờ tạm dừng"),
        default=False,
        help_text=_(
            "Mọi trang vẫn đọc được; biểu mẫu gửi thư, đánh giá, theo dõi thì báo tạm dừng đến giờ "
            "nào."
        ),
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("người soạn"),
        null=True,
        editable=False,
        related_name="+",
    )
    written_name = models.CharField(_("tên người soạn"), max_length=200, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("người duyệt"),
        null=True,
        editable=False,
        related_name="+",
    )
    approved_name = models.CharField(
        _("tên người duyệt"), max_length=200, blank=True, editable=False
    )
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, editable=False)
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
                FieldPanel("closes_forms"),
            ],
            heading=_("Tạm dừng hoạt động"),
        ),
    ]

    class Meta:
        verbose_name = _("thông báo đầu trang")
        verbose_name_plural = _("thông báo đầu trang")
        ordering = ["-shown_from", "-pk"]
        permissions = [("approve_banner", _("Duyệt thông báo khẩn đầu trang"))]

    def __str__(self) -> str:
        return self.title

    @property
    def needs_two(self) -> bool:
        """Whether one person writes it and another lets it go."""
        return self.severity == self.Severity.URGENT or self.closes_forms

    @property
    def is_let_go(self) -> bool:
        """Whether readers may see it in its term."""
        return not self.needs_two or self.approved_at is not None

    @property
    def standing(self) -> str:
        """Where it is on its way, for the list of notices."""
        if not self.is_let_go:
            return str(_("Chờ người khác duyệt"))
        if clock.now() >= self.shown_until:
            return str(_("Đã thôi hiện"))
        return str(_("Đang hiện") if clock.now() >= self.shown_from else _("Hẹn giờ"))

    def _changes_what_was_approved(self) -> bool:
        """Return whether more than its end was changed after somebody let it go."""
        was = type(self).objects.filter(pk=self.pk).first()
        if was is None or not (was.needs_two and was.approved_at):
            return False
        told = [one.attname for one in self._meta.concrete_fields if one.attname in _APPROVED]
        is_longer = self.shown_until and self.shown_until > was.shown_until
        return is_longer or any(getattr(self, name) != getattr(was, name) for name in told)

    def _is_told(self) -> bool:
        """Return whether readers are told already of the rest as it stands here."""
        told = type(self).objects.filter(
            pk=self.pk, shown_from=self.shown_from, rests_from=self.rests_from
        )
        return self.pk is not None and told.exists()

    def _of_closed_forms(self) -> dict[str, object]:
        """Return what is wrong with hours in which nothing is taken in.

        Once approved, a notice may end before them: then letters are taken in again.
        """
        if not self.closes_forms:
            return {}
        if not self.rests_from:
            return {"closes_forms": _("Ngừng nhận thư thì phải có giờ tạm dừng.")}
        both = self.shown_until and self.rests_until
        if both and self.shown_until < self.rests_until and not self.approved_at:
            return {"shown_until": _("Ngừng nhận thư thì thông báo phải hiện đến hết giờ đó.")}
        return {}

    def clean(self) -> None:
        """Refuse terms turned round, a planned rest told too late, a change behind an approval."""
        if self._changes_what_was_approved():
            raise ValidationError(
                _(
                    "Thông báo đã được duyệt thì giữ nguyên lời; chỉ dời giờ thôi hiện sớm lên. "
                    "Muốn nói khác, hãy lập thông báo mới, người khác duyệt rồi gỡ thông báo này."
                )
            )
        wrong = self._of_closed_forms()
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
        (one for one in found if one.shown_from <= now and one.is_let_go),
        key=lambda one: (severities.index(Banner.Severity(one.severity)), -one.pk),
    )


def state() -> tuple[object, ...]:
    """Return what tells one set of shown banners from another."""
    return tuple((one.pk, one.updated_at, one.page_id) for one in shown())


def closed() -> list[tuple[datetime, datetime]]:
    """Return from when to when nothing is taken in from readers, the earliest first.

    A notice that is no longer shown closes nothing: it was ended early, so is what it tells.
    """
    found = Banner.objects.filter(closes_forms=True, approved_at__isnull=False)
    hours = ((one.rests_from, min(one.rests_until, one.shown_until)) for one in found)
    return sorted((begin, end) for begin, end in hours if begin < end)


def _edges(found: Iterable[Banner]) -> set[datetime]:
    return {edge for one in found for edge in (one.shown_from, one.shown_until)}


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
