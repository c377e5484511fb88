"""Series of releases, the releases planned in them, and the editions that readers were given.

Niên giám số liệu ngành năm 2023: planned for 04/01/2024, approved, published, corrected once; both
editions stand, and so does every reason for which a date was moved.
"""

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as told
from django.utils.translation import gettext_lazy as _

from congso.periods import codes
from congso.periods.calendar import Period

_SLUG = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("Chỉ dùng chữ thường không dấu, chữ số và dấu nối, ví dụ so-lieu-nganh-nam."),
)


class State(StrEnum):
    """Where a release stands."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"

    @property
    def said(self) -> str:
        """The state as the calendar tells it."""
        return {
            State.PROVISIONAL: told("dự kiến"),
            State.CONFIRMED: told("đã chốt ngày"),
            State.PUBLISHED: told("đã phát hành"),
            State.CANCELLED: told("đã hủy"),
        }[self]


_STATES = [
    (State.PROVISIONAL.value, _("dự kiến")),
    (State.CONFIRMED.value, _("đã chốt ngày")),
    (State.PUBLISHED.value, _("đã phát hành")),
    (State.CANCELLED.value, _("đã hủy")),
]
PERIODICITIES = [
    ("month", _("hằng tháng")),
    ("quarter", _("hằng quý")),
    ("half", _("nửa năm một lần")),
    ("year", _("hằng năm")),
]


class Series(models.Model):
    """What comes out again and again under one name."""

    title = models.CharField(_("tên"), max_length=200)
    slug = models.CharField(_("đường dẫn"), max_length=80, unique=True, validators=[_SLUG])
    periodicity = models.CharField(_("định kỳ"), max_length=10, choices=PERIODICITIES)
    summary = models.TextField(_("tóm tắt"), max_length=500)
    indicators = models.JSONField(_("các chỉ tiêu"))
    places = models.JSONField(_("các địa bàn"))
    look_back = models.PositiveSmallIntegerField(_("số kỳ trước để so sánh"), default=1)
    agency = models.CharField(_("cơ quan chịu trách nhiệm"), max_length=200)
    person = models.CharField(_("người chịu trách nhiệm"), max_length=200)
    method = models.TextField(_("phương pháp"))
    collection = models.TextField(_("cách thu thập"))

    class Meta:
        verbose_name = _("loạt phát hành")
        verbose_name_plural = _("loạt phát hành")
        ordering = ["title"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return self.title


class Releases(models.QuerySet["Release"]):
    """The words in which the calendar is asked."""

    def open(self) -> "Releases":
        """Return those that are still to come."""
        return self.filter(state__in=["provisional", "confirmed"])

    def due(self, now: datetime) -> "Releases":
        """Return those whose hour has come and that somebody approved, the earliest first."""
        waiting = self.filter(state="confirmed", due_at__lte=now, approved_at__isnull=False)
        return waiting.order_by("due_at", "id")


class Release(models.Model):
    """One period of a series: when it is due, what will be said, and who stands for it."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="releases")
    period = models.CharField(_("kỳ"), max_length=10)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=_STATES, default=State.PROVISIONAL.value
    )
    due_at = models.DateTimeField(_("ngày giờ phát hành"), db_index=True)
    frame = models.DateField(_("địa giới ngày"), null=True, blank=True)
    report = models.TextField(_("báo cáo thống kê"), blank=True)
    analysis = models.TextField(_("phân tích"), blank=True)
    method = models.TextField(_("phương pháp"), blank=True)
    collected = models.TextField(_("thời gian thu thập"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_name = models.CharField(max_length=255, blank=True)
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True)
    approved_state = models.CharField(max_length=64, blank=True)
    """The checksum of what was approved; nothing else may be published."""

    objects = Releases.as_manager()

    class Meta:
        verbose_name = _("lần phát hành")
        verbose_name_plural = _("lần phát hành")
        ordering = ["due_at", "id"]
        default_permissions = ["view"]
        permissions = [
            ("prepare_release", _("Lập lịch và soạn phát hành thống kê")),
            ("approve_release", _("Duyệt và đính chính phát hành thống kê")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=~Q(state="cancelled"),
                name="releases_a_period_comes_out_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.title}, {self.covers.said}"

    @property
    def covers(self) -> Period:
        """The period that it tells of."""
        return codes.read(self.period)


class Change(models.Model):
    """Something that was done to a release, with its reason; it stays."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="changes")
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("người làm"), max_length=255)
    act = models.CharField(_("việc"), max_length=20)
    was_state = models.CharField(max_length=12, choices=_STATES, blank=True)
    state = models.CharField(max_length=12, choices=_STATES)
    was_due = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    reason = models.TextField(_("lý do"), blank=True)

    class Meta:
        verbose_name = _("thay đổi của lần phát hành")
        verbose_name_plural = _("thay đổi của lần phát hành")
        ordering = ["id"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return f"{self.release}: {self.act}"

    @property
    def said(self) -> str:
        """The act in words."""
        return {
            "planned": told("lên lịch"),
            "moved": told("đổi ngày"),
            "confirmed": told("chốt ngày"),
            "cancelled": told("hủy"),
            "written": told("soạn"),
            "approved": told("duyệt"),
            "returned": told("trả lại"),
            "published": told("phát hành"),
            "corrected": told("đính chính"),
        }[self.act]


class Edition(models.Model):
    """What readers were given, as it was given; a correction is the edition that follows."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("bản"), default=1)
    published_at = models.DateTimeField(_("phát hành lúc"))
    published_name = models.CharField(max_length=255)
    approved_at = models.DateTimeField()
    approved_name = models.CharField(max_length=255)
    title = models.CharField(max_length=300)
    summary = models.TextField()
    agency = models.CharField(max_length=200)
    person = models.CharField(max_length=200)
    report = models.TextField()
    analysis = models.TextField()
    method = models.TextField()
    collected = models.TextField()
    collection = models.TextField()
    notice = models.TextField(_("thông báo đính chính"), blank=True)
    changes = models.JSONField(default=list)
    """What reads differently than in the edition before: name, then, now."""
    bundle = models.BinaryField()
    checksum = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("bản phát hành")
        verbose_name_plural = _("bản phát hành")
        ordering = ["release_id", "number"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "number"], name="releases_editions_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(notice="")),
                name="releases_a_correction_has_its_notice",
            ),
            models.CheckConstraint(
                condition=~Q(report="") & ~Q(analysis="") & ~Q(method="") & ~Q(collected=""),
                name="releases_no_part_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, bản {self.number}"
