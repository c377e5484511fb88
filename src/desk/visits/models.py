"""Days with what was counted in each, and the marks of the day that is not over.

Ngày 05/01/2024: 1.250 lượt xem trang trong 420 lượt truy cập.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Day(models.Model):
    """What was counted in one day of Viet Nam."""

    day = models.DateField(_("ngày"), unique=True)
    views = models.PositiveBigIntegerField(_("lượt xem trang"), default=0)
    visits = models.PositiveBigIntegerField(_("lượt truy cập"), default=0)

    class Meta:
        verbose_name = _("ngày đếm")
        verbose_name_plural = _("ngày đếm")
        ordering = ["day"]
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visits__lte=F("views")), name="visits_never_more_than_views"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.visits}"


class LastSeen(models.Model):
    """When a mark was last seen; forgotten once its day is over."""

    day = models.DateField()
    mark = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("dấu trong ngày")
        verbose_name_plural = _("dấu trong ngày")
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(fields=["day", "mark"], name="visits_a_mark_is_kept_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
