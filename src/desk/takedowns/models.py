"""Requests of competent bodies, and what was done about each.

“Công văn 123/STTTT-TTBCXB ngày 04/01/2024, nhận 8 giờ, gỡ 8 giờ 20, cho đăng lại ngày 10/01.”
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LIMIT = timedelta(hours=24)
"""Source: Nghị định 147/2024/NĐ-CP, Điều 24.4."""


class Demand(models.Model):
    """What a body asked for, as it came in; it stays."""

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    page_title = models.CharField(_("tiêu đề"), max_length=255)
    address = models.CharField(_("địa chỉ"), max_length=500)
    revision_number = models.PositiveBigIntegerField(_("bản đang đăng"), null=True)
    """What readers saw when the request came: kept as the evidence."""
    agency = models.CharField(_("cơ quan yêu cầu"), max_length=200)
    number = models.CharField(_("số văn bản"), max_length=80)
    dated = models.DateField(_("ngày văn bản"))
    received_at = models.DateTimeField(_("nhận lúc"))
    why = models.TextField(_("nội dung yêu cầu"), max_length=2000)

    class Meta:
        verbose_name = _("yêu cầu gỡ bỏ")
        verbose_name_plural = _("yêu cầu gỡ bỏ")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [("obey_demand", _("Nhận và thi hành yêu cầu gỡ bỏ"))]

    def __str__(self) -> str:
        return f"{self.number}: {self.page_title}"


class Step(models.Model):
    """What was done about a request, by whom; it stays."""

    RECEIVED, TAKEN_DOWN, RESTORED = "received", "taken_down", "restored"
    REMINDED = "reminded"
    ACTS = [
        (RECEIVED, _("ghi nhận")),
        (REMINDED, _("nhắc qua thư")),
        (TAKEN_DOWN, _("gỡ khỏi trang")),
        (RESTORED, _("cho đăng lại")),
    ]

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="steps")
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("người làm"), max_length=255)
    act = models.CharField(_("việc"), max_length=12, choices=ACTS)
    note = models.TextField(_("ghi chú"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("bước thi hành")
        verbose_name_plural = _("bước thi hành")
        ordering = ["id"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return f"{self.demand}: {self.get_act_display()}"
