"""What has arrived: by it an import knows where it stopped and what it has already.

A delivery is an export that somebody sent in from the screen; the worker brings it in.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Arrival(models.Model):
    """One article of one old portal, and the page that it became."""

    source = models.CharField(_("nguồn"), max_length=100)
    key = models.CharField(_("mã ở nguồn"), max_length=300)
    page_number = models.PositiveBigIntegerField(_("trang"))
    old_address = models.CharField(_("địa chỉ cũ"), max_length=500, blank=True)
    content = models.CharField(_("dấu của bản gốc"), max_length=64)
    is_live = models.BooleanField(_("đã đăng"), default=False)
    why = models.TextField(_("vì sao còn là nháp"), blank=True)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("bài đã nhập")
        verbose_name_plural = _("bài đã nhập")
        default_permissions = ["view"]
        permissions = [("import_articles", _("Nhập bài từ cổng cũ"))]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"], name="arrivals_an_article_arrives_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"


class Delivery(models.Model):
    """One export that was sent in from the screen, and how far it came."""

    source = models.CharField(_("tên cổng cũ"), max_length=100)
    name = models.CharField(_("tệp"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("người gửi"),
        null=True,
        related_name="+",
    )
    by_name = models.CharField(_("tên người gửi"), max_length=200)
    at = models.DateTimeField(_("gửi lúc"))
    done = models.PositiveIntegerField(_("đã xét"), default=0)
    title = models.CharField(_("bài vừa xét"), max_length=300, blank=True)
    counts = models.JSONField(_("kết quả"), default=dict)
    lines = models.JSONField(_("báo cáo"), default=list)
    """What to look after: kind, key and reason of each."""
    fault = models.TextField(_("vì sao không đọc tiếp được"), blank=True)
    halted_at = models.DateTimeField(_("dừng lúc"), null=True)
    ended_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        verbose_name = _("lần nhập bài")
        verbose_name_plural = _("lần nhập bài")
        ordering = ["-pk"]
        default_permissions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}, {self.source}"
