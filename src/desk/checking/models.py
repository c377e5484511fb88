"""What was found of every published text, who answered for what, and what the ledger made of it.

“1.422 trạm” was right when it was published; when the ledger says 1.425 a correction follows.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from congso.claims import review

_VERDICTS = [
    (review.AGREES, _("khớp sổ")),
    (review.CONTRADICTS, _("trái sổ")),
    (review.INCONSISTENT, _("lệch trong bài")),
    (review.UNBOUND_FIGURE, _("chưa gắn")),
    ("broken", _("số liệu sống hỏng")),
    ("withheld", _("số được bảo mật")),
]


class Waiver(models.Model):
    """A permitted person answers for one statement in one sentence; kept for ever.

    It stands for the same words in the same sentence of the same page, for no others.
    """

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    page_title = models.CharField(_("tiêu đề trang"), max_length=255)
    sentence = models.TextField(_("câu"))
    statement = models.CharField(_("số liệu"), max_length=255)
    verdict = models.CharField(_("kết quả kiểm tra"), max_length=20, choices=_VERDICTS)
    expected = models.CharField(_("số khớp"), max_length=255, blank=True)
    message = models.TextField(_("điều tìm thấy"), blank=True)
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người chịu trách nhiệm"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    by_name = models.CharField(_("tên người chịu trách nhiệm"), max_length=255)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("giữ nguyên có lý do")
        verbose_name_plural = _("giữ nguyên có lý do")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [("waive", _("Cho giữ nguyên một số liệu trái sổ, có lý do"))]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="checking_a_waiver_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.reason}"


class Alias(models.Model):
    """What an editor said that a phrase means; the next text that says it is read so.

    Who takes it back is kept beside it: a name that once was used can be followed.
    """

    phrase = models.CharField(_("cách gọi"), max_length=255)
    indicator = models.CharField(_("chỉ tiêu"), max_length=255)
    part = models.CharField(_("phần"), max_length=100, blank=True)
    page_title = models.CharField(_("từ trang"), max_length=255, blank=True)
    by_name = models.CharField(_("người xác nhận"), max_length=255)
    at = models.DateTimeField(_("lúc"))
    removed_by_name = models.CharField(_("người bỏ"), max_length=255, blank=True)
    removed_at = models.DateTimeField(_("lúc bỏ"), null=True, blank=True)

    class Meta:
        verbose_name = _("cách gọi đã xác nhận")
        verbose_name_plural = _("cách gọi đã xác nhận")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [("remember", _("Xác nhận hoặc bỏ một cách gọi"))]
        constraints = [
            models.UniqueConstraint(
                fields=["phrase"],
                condition=models.Q(removed_at=None),
                name="checking_one_meaning_a_phrase",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phrase}: {self.indicator}"


class Verdict(models.Model):
    """What was found of one statement when its page was published, and what it stood on; for ever.

    Kept beyond the page and its revisions, and once more each time that they are published.
    """

    page = models.ForeignKey(
        settings.WAGTAIL_PAGE_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("trang"),
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("bản"),
    )
    at = models.DateTimeField(_("xuất bản lúc"))
    number = models.PositiveIntegerField(_("thứ tự"))
    place = models.CharField(_("chỗ"), max_length=255)
    start = models.PositiveIntegerField(_("từ chữ"))
    end = models.PositiveIntegerField(_("đến chữ"))
    statement = models.CharField(_("số liệu"), max_length=255)
    sentence = models.TextField(_("câu"))
    verdict = models.CharField(_("kết quả"), max_length=20, choices=_VERDICTS)
    expected = models.CharField(_("số khớp"), max_length=255, blank=True)
    message = models.TextField(_("điều tìm thấy"), blank=True)
    indicator = models.CharField(_("chỉ tiêu"), max_length=255, blank=True, db_index=True)
    reference = models.CharField(_("tham chiếu"), max_length=255, blank=True)
    value = models.CharField(_("số trong sổ"), max_length=255, blank=True)
    """As the ledger printed it when the page was published."""
    stood_on = models.JSONField(_("dựa vào"), default=list, blank=True)
    """The recorded values under it: key, revision, level, since when known."""
    is_live = models.BooleanField(_("số liệu sống"), default=False)
    waiver = models.ForeignKey(
        Waiver, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("giữ nguyên")
    )

    class Meta:
        verbose_name = _("kết quả kiểm tra")
        verbose_name_plural = _("kết quả kiểm tra")
        ordering = ["at", "revision", "number"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "at", "number"], name="checking_one_verdict_a_statement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.get_verdict_display()}"


class Correction(models.Model):
    """A published statement that the ledger no longer agrees with; told to readers for ever.

    Where the ledger returns to what the page says, one more follows in which both are the same.
    """

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    page_title = models.CharField(_("tiêu đề trang"), max_length=255)
    address = models.CharField(_("địa chỉ"), max_length=2000)
    place = models.CharField(_("chỗ"), max_length=255)
    sentence = models.TextField(_("câu"))
    said = models.CharField(_("bài ghi"), max_length=255)
    now = models.CharField(_("số hiện hành"), max_length=255)
    about = models.CharField(_("số liệu"), max_length=500)
    """Name and period."""
    indicator = models.CharField(_("chỉ tiêu"), max_length=255)
    reference = models.CharField(_("tham chiếu"), max_length=255)
    reason = models.TextField(_("lý do"), blank=True)
    known_at = models.DateTimeField(_("sổ biết từ"))
    is_live = models.BooleanField(_("số liệu sống"), default=False)
    mark = models.CharField(_("dấu"), max_length=64, unique=True)
    """Of page, sentence, statement, new value and what recorded it."""
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("đính chính")
        verbose_name_plural = _("đính chính")
        ordering = ["-id"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return f"{self.page_title}: {self.said} → {self.now}"


class Settlement(models.Model):
    """A permitted person lets an overtaken statement stand as it was published; kept for ever.

    It stands for one correction: when the ledger moves on once more, the place is asked of again.
    """

    correction = models.OneToOneField(
        Correction, on_delete=models.PROTECT, related_name="+", verbose_name=_("đính chính")
    )
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người chịu trách nhiệm"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    by_name = models.CharField(_("tên người chịu trách nhiệm"), max_length=255)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("để nguyên số đã đăng")
        verbose_name_plural = _("để nguyên số đã đăng")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [("settle", _("Cho để nguyên một số đã đăng mà sổ đã đổi, có lý do"))]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="checking_a_settlement_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Assignment(models.Model):
    """Who is to look at a page that the ledger has overtaken; the newest counts."""

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người phụ trách"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    by_name = models.CharField(_("người giao"), max_length=255)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("giao bài cần xem lại")
        verbose_name_plural = _("giao bài cần xem lại")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [("assign", _("Giao bài cần xem lại cho người khác"))]

    def __str__(self) -> str:
        return f"{self.page_number}: {self.to}"
