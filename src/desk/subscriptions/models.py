"""Who asked to be told of news, who has confirmed it, and the urgent news sent to them.

ten@vidu.vn theo dõi Thông báo và chuyên mục Chuyển đổi số, xác nhận ngày 05/01/2024.
"""

from django.conf import settings
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
    returned = models.PositiveSmallIntegerField(_("số ngày thư bị trả lại"), default=0)
    returned_on = models.DateField(_("ngày gần nhất thư bị trả lại"), null=True, blank=True)
    paused_at = models.DateTimeField(_("ngừng gửi từ"), null=True, blank=True, db_index=True)
    """Since when nothing is written to it, because mails came back on several days."""

    class Meta:
        verbose_name = _("người theo dõi")
        verbose_name_plural = _("người theo dõi")
        ordering = ["id"]
        default_permissions = ["view"]
        permissions = [("erase_subscriber", _("Xóa một địa chỉ theo yêu cầu"))]

    def __str__(self) -> str:
        return f"{self.confirmed_at:%d/%m/%Y}"


class Urgent(models.Model):
    """A page that is told at once to those who asked for urgent news; two people stand for it."""

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    page_title = models.CharField(_("tiêu đề trang"), max_length=255)
    address = models.CharField(_("địa chỉ"), max_length=2000)
    said = models.CharField(_("lời báo"), max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_name = models.CharField(_("người đề nghị"), max_length=255)
    asked_at = models.DateTimeField(_("đề nghị lúc"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_name = models.CharField(_("người duyệt"), max_length=255, blank=True)
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, db_index=True)
    dropped_at = models.DateTimeField(_("thôi gửi lúc"), null=True)
    told_to = models.PositiveBigIntegerField(_("đã soạn đến người thứ"), default=0)
    count = models.PositiveIntegerField(_("số thư"), default=0)
    done_at = models.DateTimeField(_("soạn xong lúc"), null=True)

    class Meta:
        verbose_name = _("tin khẩn")
        verbose_name_plural = _("tin khẩn")
        ordering = ["-id"]
        default_permissions: list[str] = []
        permissions = [
            ("ask_urgent", _("Đề nghị gửi tin khẩn")),
            ("approve_urgent", _("Duyệt gửi tin khẩn")),
        ]

    def __str__(self) -> str:
        return self.page_title
