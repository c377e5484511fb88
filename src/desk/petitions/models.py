"""Letters as they were received, what was done about each, and ratings that name nobody.

Thư 240105-K7M2QX gửi Sở: “Sóng yếu ở ấp Hòa Khởi”, nhận 8 giờ 15 ngày 05/01/2024, trả lời 12/01.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from desk.kit import shelf
from desk.kit.clock import VIETNAM

ANSWERED_WITHIN = 15
"""Working days. Source: Nghị định 43/2011/NĐ-CP, Điều 17.1.đ."""


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

    class State(models.TextChoices):
        """How far it has come."""

        RECEIVED = "received", _("đã nhận")
        WORKING = "working", _("đang xử lý")
        ANSWERED = "answered", _("đã trả lời")
        CLOSED = "closed", _("đã khép lại")

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
    may_publish = models.BooleanField(_("người gửi đồng ý đăng nội dung"), default=False)
    state = models.CharField(
        _("tình trạng"), max_length=12, choices=State.choices, default=State.RECEIVED, db_index=True
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("người phụ trách"),
        null=True, blank=True, related_name="+",
    )  # fmt: skip
    unit = models.CharField(_("đơn vị trả lời"), max_length=200, blank=True)
    put_off_to = models.DateField(_("hạn mới"), null=True, blank=True)
    public_subject = models.CharField(_("tiêu đề khi đăng"), max_length=200, blank=True)
    public_text = models.TextField(_("nội dung khi đăng"), blank=True)
    """What the reader wrote, without what tells who it is."""
    answer = models.TextField(_("trả lời"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("người soạn"),
        null=True, blank=True, related_name="+",
    )  # fmt: skip
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    mail_number = models.CharField(
        _("số của thư trả lời"), max_length=40, blank=True, db_index=True
    )
    """By which it is known when it comes back; nothing where none went."""
    returned_at = models.DateTimeField(_("thư trả lời bị trả lại lúc"), null=True, blank=True)
    """Until somebody has told the sender in another way."""
    is_public = models.BooleanField(_("đang đăng"), default=False, db_index=True)

    class Meta:
        verbose_name = _("thư")
        verbose_name_plural = _("thư")
        ordering = ["-received_at"]
        default_permissions = ["view"]
        permissions = [
            ("answer_letter", _("Nhận và soạn trả lời thư")),
            ("approve_answer", _("Duyệt, gửi và đăng trả lời thư")),
        ]

    def __str__(self) -> str:
        return f"{self.receipt} {self.subject}"

    @property
    def due_on(self) -> date:
        """The last day to answer or to tell how it stands."""
        if self.put_off_to:
            return self.put_off_to
        received = self.received_at.astimezone(VIETNAM).date()
        return shelf.working_days().after(received, ANSWERED_WITHIN)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in {self.State.RECEIVED, self.State.WORKING}


class Step(models.Model):
    """What was done about a letter, by whom; it stays."""

    class Act(models.TextChoices):
        """What can be done."""

        ASSIGNED = "assigned", _("giao xử lý")
        PROGRESS = "progress", _("báo tiến độ")
        WRITTEN = "written", _("soạn trả lời")
        ANSWERED = "answered", _("duyệt và trả lời")
        SHOWN = "shown", _("đăng lên trang")
        HIDDEN = "hidden", _("thôi đăng")
        CLOSED = "closed", _("khép lại")
        RETURNED = "returned", _("thư trả lời không đến")
        TOLD = "told", _("đã báo người gửi bằng cách khác")
        FORGOTTEN = "forgotten", _("xóa thông tin người gửi")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="steps")
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(_("người làm"), max_length=255)
    act = models.CharField(_("việc"), max_length=12, choices=Act.choices)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("bước xử lý thư")
        verbose_name_plural = _("bước xử lý thư")
        ordering = ["id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.letter}: {self.get_act_display()}"


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
