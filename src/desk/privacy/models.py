"""For how long personal data of readers and staff are kept, and who answers for that.

Họ tên, liên hệ và nội dung gốc của một thư bị xóa 24 tháng sau khi thư được trả lời.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

LAW = (
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 ngày 26/06/2025, có hiệu lực từ 01/01/2026\n"
    "Nghị định 356/2025/NĐ-CP ngày 31/12/2025 quy định chi tiết một số điều và biện pháp thi hành "
    "Luật Bảo vệ dữ liệu cá nhân, có hiệu lực từ 01/01/2026"
)
"""Source: the acts themselves; article 4 of the law names what a person may ask for."""


@register_setting(icon="lock", order=15)
class Keeping(BaseSiteSetting):
    """What the office has decided about personal data."""

    letters_months = models.PositiveSmallIntegerField(
        _("giữ thông tin người gửi thư bao nhiêu tháng"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_(
            "Tính từ khi thư được trả lời hoặc khép lại. Hết hạn, mỗi đêm cổng tự xóa họ tên, liên "
            "hệ và nội dung gốc; câu trả lời và phần đã đăng được giữ. Rút ngắn thì đêm sau xóa "
            "luôn những thư đã quá hạn mới, không lấy lại được."
        ),
    )
    addresses_months = models.PositiveSmallIntegerField(
        _("giữ địa chỉ máy của cán bộ trong nhật ký bao nhiêu tháng"),
        default=12,
        validators=[MinValueValidator(12), MaxValueValidator(120)],
        help_text=_(
            "Nhật ký ghi mỗi việc làm từ máy nào. Hết hạn, mỗi đêm cổng tự xóa địa chỉ ấy; việc, "
            "người làm và lý do thì giữ mãi. Tiêu chuẩn về an toàn hệ thống đòi giữ đến 12 tháng."
        ),
    )
    """Source: TCVN 14423:2026: logs of 1 to 12 months, by the level of the system (secondary)."""
    contact = models.CharField(
        _("nơi phụ trách dữ liệu cá nhân"),
        max_length=200,
        blank=True,
        help_text=_("Bộ phận hoặc người trả lời; để trống thì trang ghi liên hệ ở chân trang."),
    )
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    law = models.TextField(
        _("căn cứ pháp luật"),
        default=LAW,
        help_text=_("Mỗi dòng một văn bản: tên, số, ngày, hiệu lực."),
    )
    since = models.DateField(
        _("áp dụng từ ngày"),
        null=True,
        blank=True,
        help_text=_("Đổi cách giữ dữ liệu thì ghi ngày mới; trang báo cho người đọc ngày này."),
    )

    panels = [
        FieldPanel("letters_months"),
        FieldPanel("addresses_months"),
        MultiFieldPanel(
            [FieldPanel("contact"), FieldRowPanel([FieldPanel("phone"), FieldPanel("email")])],
            heading=_("Ai trả lời"),
        ),
        FieldPanel("law"),
        FieldPanel("since"),
    ]

    class Meta:
        verbose_name = _("Dữ liệu cá nhân")


def of_the_portal() -> Keeping:
    """Return what was decided, or what holds where nothing was."""
    return Keeping.objects.filter(site__is_default_site=True).first() or Keeping()
