"""What the portal says of itself on every page: owner, licence, contacts, visits so far."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from desk.kit import clock, remembering
from desk.look import colours
from desk.newsroom import named


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
    spokesperson = models.CharField(
        _("người phát ngôn"), max_length=200, blank=True, help_text=_("Họ tên và chức vụ.")
    )
    spokesperson_phone = models.CharField(
        _("điện thoại người phát ngôn"), max_length=40, blank=True
    )
    spokesperson_email = models.EmailField(_("thư điện tử người phát ngôn"), blank=True)
    access_contact = models.CharField(
        _("nơi nhận phản ánh về trợ năng"),
        max_length=200,
        blank=True,
        help_text=_("Ai trả lời khi có người không dùng được một trang."),
    )
    access_phone = models.CharField(_("điện thoại trợ năng"), max_length=40, blank=True)
    access_email = models.EmailField(_("thư điện tử trợ năng"), blank=True)
    press_licence = models.CharField(
        _("giấy phép trang tổng hợp"),
        max_length=120,
        blank=True,
        help_text=_("Chỉ cổng có giấy phép này, còn hạn, mới được đăng lại tin báo chí."),
    )
    press_licence_until = models.DateField(_("giấy phép tổng hợp hết hạn"), null=True, blank=True)
    emblem = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("biểu trưng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Hình vuông, nền trong; để trống thì dùng biểu trưng có sẵn."),
    )
    brand_light = models.CharField(
        _("màu chính trên nền sáng"), max_length=7, blank=True, help_text=_("Ví dụ #0b5a4e.")
    )
    brand_dark = models.CharField(
        _("màu chính trên nền tối"), max_length=7, blank=True, help_text=_("Ví dụ #76d4bf.")
    )
    band = models.CharField(
        _("màu dải đầu và chân trang"),
        max_length=7,
        blank=True,
        help_text=_("Màu đậm, chữ trắng đọc được. Ví dụ #073f38."),
    )
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
        MultiFieldPanel(
            [
                FieldPanel("spokesperson"),
                FieldRowPanel([FieldPanel("spokesperson_phone"), FieldPanel("spokesperson_email")]),
            ],
            heading=_("Người phát ngôn"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("access_contact"),
                FieldRowPanel([FieldPanel("access_phone"), FieldPanel("access_email")]),
            ],
            heading=_("Trợ năng"),
        ),
        MultiFieldPanel(
            [FieldPanel("press_licence"), FieldPanel("press_licence_until")],
            heading=_("Đăng lại tin báo chí"),
        ),
        FieldPanel("attribution"),
        MultiFieldPanel(
            [
                FieldPanel("emblem"),
                FieldRowPanel(
                    [FieldPanel("brand_light"), FieldPanel("brand_dark"), FieldPanel("band")]
                ),
            ],
            heading=_("Biểu trưng và màu"),
        ),
    ]

    class Meta:
        verbose_name = _("Thông tin về cổng")

    def clean(self) -> None:
        """Refuse colours on which words cannot be read, and a placeholder for who answers."""
        super().clean()
        wrong = {}
        if self.responsible and not named.is_a_person(self.responsible):
            wrong["responsible"] = _(
                "Luật đòi họ tên một người, ví dụ “Lê Văn Bình, Giám đốc”. Hãy ghi tên người ấy, "
                "hoặc để trống; cổng sẽ ghi “chưa khai”."
            )
        for name, ground in colours.GROUNDS.items():
            told = getattr(self, name).strip().lower()
            setattr(self, name, told)
            if told and (problem := colours.problem(told, ground)):
                wrong[name] = problem
        if wrong:
            raise ValidationError(wrong)

    def may_reprint(self) -> bool:
        """Return whether a licence to aggregate press content runs today."""
        until = self.press_licence_until
        return bool(self.press_licence) and until is not None and until >= clock.today()


def of_the_portal() -> Imprint:
    """Return what the portal says of itself; an empty imprint where nothing was declared."""
    found = Imprint.objects.filter(site__is_default_site=True)
    return remembering.once("imprint", lambda: found.first() or Imprint())
