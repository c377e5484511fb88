"""Mails that wait, and how many of each kind went on a day; a mail that went is gone from here.

Thư xác nhận gửi ten@vidu.vn, chờ từ 8 giờ 15; ngày 05/01/2024: gửi 12 thư xác nhận, hỏng 1.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from desk.mailing.kinds import CHOICES


class Mail(models.Model):
    """A mail that has not gone yet."""

    number = models.CharField(_("số"), max_length=40, unique=True)
    """Its Message-ID, the same at each attempt, so that a mail sent twice is seen as one."""
    kind = models.CharField(_("loại"), max_length=12, choices=CHOICES)
    to = models.EmailField(_("gửi đến"), max_length=254)
    of = models.CharField(_("của"), max_length=40, blank=True, db_index=True)
    """Whose it is; it goes unsent when they leave."""
    subject = models.CharField(_("tiêu đề"), max_length=300)
    text = models.TextField(_("chữ"))
    html = models.TextField(_("trang"))
    leave = models.CharField(_("địa chỉ để thôi"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("soạn lúc"))
    due_at = models.DateTimeField(_("gửi từ lúc"), db_index=True)
    attempts = models.PositiveSmallIntegerField(_("đã thử"), default=0)

    class Meta:
        verbose_name = _("thư chờ gửi")
        verbose_name_plural = _("thư chờ gửi")
        ordering = ["id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.made_at:%d/%m/%Y %H:%M}"


class Tally(models.Model):
    """How many mails of a kind went on a day, and how many could not."""

    day = models.DateField(_("ngày"))
    kind = models.CharField(_("loại"), max_length=12, choices=CHOICES)
    sent = models.PositiveIntegerField(_("đã gửi"), default=0)
    failed = models.PositiveIntegerField(_("không gửi được"), default=0)

    class Meta:
        verbose_name = _("thư trong ngày")
        verbose_name_plural = _("thư trong ngày")
        ordering = ["-day", "kind"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind"], name="mailing_a_kind_is_told_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}: {self.sent}/{self.failed}"


class Failure(models.Model):
    """Why a mail was given up; to whom it went is not kept."""

    at = models.DateTimeField(_("lúc"))
    kind = models.CharField(_("loại"), max_length=12, choices=CHOICES)
    why = models.CharField(_("vì sao"), max_length=300)

    class Meta:
        verbose_name = _("thư không gửi được")
        verbose_name_plural = _("thư không gửi được")
        ordering = ["-id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return self.why
