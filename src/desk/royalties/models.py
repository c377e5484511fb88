"""Rate tables, fees and what was ruled on them.

“Bài, hệ số 10 × 149.000 đồng = 1.490.000 đồng, Kim Quyên viết, Trần Minh Duyệt đồng ý.” The numbers
are the province's own table; none of them stands here.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RateTable(models.Model):
    """What one unit of the coefficient is worth from a day on, and by which document."""

    valid_from = models.DateField(_("áp dụng từ ngày"), unique=True)
    unit_value = models.PositiveIntegerField(_("giá trị một đơn vị hệ số (đồng)"))
    document = models.CharField(_("văn bản quy định"), max_length=300)

    class Meta:
        verbose_name = _("bảng hệ số nhuận bút")
        verbose_name_plural = _("bảng hệ số nhuận bút")
        ordering = ["-valid_from"]
        default_permissions: list[str] = []
        permissions = [("keep_rates", _("Khai bảng hệ số nhuận bút"))]

    def __str__(self) -> str:
        return f"{self.document} ({self.valid_from:%d/%m/%Y})"


class Rate(models.Model):
    """Between which coefficients a kind of work lies."""

    table = models.ForeignKey(RateTable, models.PROTECT, related_name="rates")
    genre = models.CharField(_("thể loại"), max_length=80)
    lowest = models.DecimalField(_("hệ số thấp nhất"), max_digits=7, decimal_places=2)
    highest = models.DecimalField(_("hệ số cao nhất"), max_digits=7, decimal_places=2)

    class Meta:
        verbose_name = _("hệ số của một thể loại")
        verbose_name_plural = _("hệ số của các thể loại")
        ordering = ["id"]
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(fields=["table", "genre"], name="royalties_a_genre_stands_once")
        ]

    def __str__(self) -> str:
        return self.genre


class Fee(models.Model):
    """What is proposed for one person's work on one published page; it stays as proposed."""

    class Part(models.TextChoices):
        """What somebody did."""

        AUTHOR = "author", _("Tác giả")
        PHOTOGRAPHER = "photographer", _("Ảnh")
        FILM = "film", _("Quay, dựng")
        TRANSLATOR = "translator", _("Biên dịch")
        EDITOR = "editor", _("Biên tập")

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    page_title = models.CharField(_("tiêu đề"), max_length=255)
    address = models.CharField(_("địa chỉ"), max_length=500)
    published_on = models.DateField(_("ngày đăng"), db_index=True)
    words = models.PositiveIntegerField(_("số chữ"))
    name = models.CharField(_("họ và tên"), max_length=120)
    pen_name = models.CharField(_("bút danh"), max_length=120, blank=True)
    part = models.CharField(_("phần việc"), max_length=12, choices=Part.choices)
    rate = models.ForeignKey(Rate, models.PROTECT, related_name="+", verbose_name=_("thể loại"))
    coefficient = models.DecimalField(_("hệ số"), max_digits=7, decimal_places=2)
    amount = models.PositiveBigIntegerField(_("nhuận bút (đồng)"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("người chấm"), max_length=255)
    at = models.DateTimeField(_("chấm lúc"))

    class Meta:
        verbose_name = _("nhuận bút")
        verbose_name_plural = _("nhuận bút")
        ordering = ["published_on", "page_number", "id"]
        default_permissions = ["view"]
        permissions = [
            ("propose_fee", _("Chấm nhuận bút")),
            ("approve_fee", _("Duyệt nhuận bút người khác chấm")),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.page_title}"


class Ruling(models.Model):
    """What was said to a fee, by whom; the last word counts."""

    APPROVED, REFUSED = "approved", "refused"
    SAID = [(APPROVED, _("đã duyệt")), (REFUSED, _("không duyệt"))]

    fee = models.ForeignKey(Fee, models.PROTECT, related_name="rulings")
    said = models.CharField(_("ý kiến"), max_length=10, choices=SAID)
    why = models.CharField(_("lý do"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("người duyệt"), max_length=255)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("ý kiến về nhuận bút")
        verbose_name_plural = _("ý kiến về nhuận bút")
        ordering = ["id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.fee}: {self.get_said_display()}"
