"""What the portal says of itself on every page: owner, licence, contacts, visits so far."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="globe", order=10)
class Imprint(BaseSiteSetting):
    """Who owns, runs and answers for the portal."""

    kind = models.CharField(
        _("loại cổng"), max_length=120, default="Cổng thông tin điện tử", blank=True
    )
    name = models.CharField(_("tên địa phương"), max_length=120, blank=True)
    standing_line = models.CharField(
        _("dòng thường trực"),
        max_length=300,
        blank=True,
        help_text=_("Hiện trên mọi trang, ví dụ để nói rõ đây là trang trình diễn."),
    )
    owner = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    owner_phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    owner_fax = models.CharField(_("fax"), max_length=40, blank=True)
    owner_email = models.EmailField(_("thư điện tử"), blank=True)
    manager = models.CharField(_("đơn vị quản lý"), max_length=200, blank=True)
    licence = models.CharField(_("số giấy phép"), max_length=120, blank=True)
    licence_on = models.DateField(_("ngày cấp phép"), null=True, blank=True)
    responsible = models.CharField(
        _("người chịu trách nhiệm nội dung"),
        max_length=200,
        blank=True,
        help_text=_("Họ tên và chức vụ; để trống thì cổng ghi “chưa khai”."),
    )
    editors = models.CharField(_("ban biên tập"), max_length=200, blank=True)
    editors_phone = models.CharField(_("điện thoại ban biên tập"), max_length=40, blank=True)
    editors_email = models.EmailField(_("thư điện tử ban biên tập"), blank=True)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    attribution = models.CharField(
        _("lời nhắc ghi nguồn"),
        max_length=300,
        blank=True,
        help_text=_("Ví dụ: Ghi rõ nguồn … khi phát hành lại thông tin từ cổng này."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("name"), FieldPanel("standing_line")],
            heading=_("Tên cổng"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("owner"),
                FieldPanel("owner_phone"),
                FieldPanel("owner_fax"),
                FieldPanel("owner_email"),
                FieldPanel("manager"),
            ],
            heading=_("Cơ quan"),
        ),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("licence_on"), FieldPanel("responsible")],
            heading=_("Giấy phép và trách nhiệm"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("editors"),
                FieldPanel("editors_phone"),
                FieldPanel("editors_email"),
                FieldPanel("address"),
            ],
            heading=_("Liên hệ"),
        ),
        FieldPanel("attribution"),
    ]

    class Meta:
        verbose_name = _("Thông tin về cổng")


@register_setting(icon="view", order=20)
class VisitCounter(BaseSiteSetting):
    """Visits that were counted before this portal began to count."""

    opening_balance = models.PositiveBigIntegerField(
        _("số dư đầu"), default=0, help_text=_("Tổng lượt truy cập mang sang từ cổng cũ.")
    )
    note = models.CharField(
        _("ghi chú"), max_length=300, blank=True, help_text=_("Số mang sang từ đâu, chốt ngày nào.")
    )

    panels = [FieldPanel("opening_balance"), FieldPanel("note")]

    class Meta:
        verbose_name = _("Bộ đếm lượt truy cập")
