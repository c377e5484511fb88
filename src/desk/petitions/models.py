"""Letters as they were received, and ratings that name nobody.

Thư 240105-K7M2QX gửi Sở: “Sóng yếu ở ấp Hòa Khởi”, nhận lúc 8 giờ 15 ngày 05/01/2024.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """A letter, or an error that somebody found in a page."""

    class Kind(models.TextChoices):
        """What the reader wants."""

        LETTER = "letter", _("thư")
        CORRECTION = "correction", _("báo lỗi trong bài")

    class To(models.TextChoices):
        """Who is to answer."""

        EDITORS = "ban-bien-tap", _("Ban biên tập")
        DEPARTMENT = "so", _("Sở")

    entry = models.CharField(_("mã mục hộp thư"), max_length=64, unique=True)
    receipt = models.CharField(_("mã tra cứu"), max_length=20, unique=True)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices)
    to = models.CharField(_("gửi đến"), max_length=20, choices=To.choices)
    received_at = models.DateTimeField(_("nhận lúc"))
    name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    contact = models.CharField(_("liên hệ"), max_length=200, blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=200)
    text = models.TextField(_("nội dung"))
    page = models.CharField(_("trang được nhắc đến"), max_length=500, blank=True)
    is_suspect = models.BooleanField(_("nghi là thư rác"), default=False)

    class Meta:
        verbose_name = _("thư")
        verbose_name_plural = _("thư")
        ordering = ["-received_at"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return f"{self.receipt} {self.subject}"


class Rating(models.Model):
    """How often a page was found useful, or not, on a day."""

    day = models.DateField(_("ngày"))
    page = models.CharField(_("trang"), max_length=500)
    useful = models.PositiveIntegerField(_("có"), default=0)
    useless = models.PositiveIntegerField(_("không"), default=0)

    class Meta:
        verbose_name = _("đánh giá trong ngày")
        verbose_name_plural = _("đánh giá trong ngày")
        ordering = ["-day", "page"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(fields=["day", "page"], name="petitions_a_page_is_rated_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.day:%d/%m/%Y}: {self.useful}/{self.useless}"


class Why(models.Model):
    """Why a page was found useful or not, in the reader's words and without the reader."""

    day = models.DateField(_("ngày"))
    page = models.CharField(_("trang"), max_length=500)
    was_useful = models.BooleanField(_("hữu ích"))
    text = models.TextField(_("vì sao"))

    class Meta:
        verbose_name = _("lời nhận xét")
        verbose_name_plural = _("lời nhận xét")
        ordering = ["-id"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return self.text[:80]
