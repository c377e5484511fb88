"""Who asked to be told of news, and who has confirmed it; nobody else's address is kept.

ten@vidu.vn theo dõi Thông báo và chuyên mục Chuyển đổi số, xác nhận ngày 05/01/2024.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asked(models.Model):
    """Somebody typed an address; it counts for nothing until its owner confirms, and goes soon."""

    key = models.CharField(_("khóa"), max_length=40, unique=True)
    entry = models.CharField(_("mã mục hộp thư"), max_length=64, unique=True)
    address = models.EmailField(_("thư điện tử"), max_length=254)
    box = models.CharField(_("hộp thư"), max_length=254, db_index=True)
    """The address without what mail services ignore, by which requests are counted."""
    topics = models.JSONField(_("mục"), default=list)
    at = models.DateTimeField(_("lúc"), db_index=True)

    class Meta:
        verbose_name = _("lượt đăng ký chờ xác nhận")
        verbose_name_plural = _("lượt đăng ký chờ xác nhận")
        ordering = ["id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}"


class Subscriber(models.Model):
    """An address whose owner has confirmed; deleted when they leave."""

    key = models.CharField(_("khóa"), max_length=40, unique=True)
    address = models.EmailField(_("thư điện tử"), max_length=254, unique=True)
    topics = models.JSONField(_("mục"), default=list)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"))
    told_on = models.DateField(_("thư gần nhất"), db_index=True)
    told_until = models.DateTimeField(_("đã báo đến"))

    class Meta:
        verbose_name = _("người theo dõi")
        verbose_name_plural = _("người theo dõi")
        ordering = ["id"]
        default_permissions = ["view"]
        permissions = [("erase_subscriber", _("Xóa một địa chỉ theo yêu cầu"))]

    def __str__(self) -> str:
        return f"{self.confirmed_at:%d/%m/%Y}"
