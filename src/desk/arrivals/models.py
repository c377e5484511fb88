"""What has arrived: by it an import knows where it stopped and what it has already."""

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
