"""What the portal says of itself on every page: owner, licence, contacts, visits so far."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from desk.kit import clock, remembering
from desk.look import colours
from desk.newsroom import named

LONGEST = 5
"""Years that a licence to aggregate press content runs at most."""


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
    licence_kind = models.CharField(
        _("loại giấy phép"),
        max_length=160,
        blank=True,
        help_text=_("Ví dụ: trang thông tin điện tử tổng hợp."),
    )
    licence_issuer = models.CharField(_("cơ quan cấp phép"), max_length=200, blank=True)
    licence_on = models.DateField(_("ngày cấp phép"), null=True, blank=True)
    licence_until = models.DateField(
        _("giấy phép hết hạn"),
        null=True,
        blank=True,
        help_text=_("Sáu tháng trước ngày này cổng bắt đầu nhắc."),
    )
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
    press_licence_issuer = models.CharField(
        _("cơ quan cấp giấy phép tổng hợp"), max_length=200, blank=True
    )
    press_licence_on = models.DateField(_("ngày cấp giấy phép tổng hợp"), null=True, blank=True)
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
            [
                FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_kind")]),
                FieldPanel("licence_issuer"),
                FieldRowPanel([FieldPanel("licence_on"), FieldPanel("licence_until")]),
                FieldPanel("responsible"),
            ],
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
            [
                FieldRowPanel([FieldPanel("press_licence"), FieldPanel("press_licence_issuer")]),
                FieldRowPanel([FieldPanel("press_licence_on"), FieldPanel("press_licence_until")]),
            ],
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
        """Refuse colours that hide words, a placeholder for who answers, a term turned round."""
        super().clean()
        wrong = self._wrong_terms()
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

    def _wrong_terms(self) -> dict[str, Any]:
        """Return what is wrong with the terms of the licences, by field.

        Source: Nghị định 147/2024/NĐ-CP, Điều 24.7 (five years at most for aggregated content).
        """
        wrong: dict[str, Any] = {}
        for name in ("licence", "press_licence"):
            given, until = getattr(self, f"{name}_on"), getattr(self, f"{name}_until")
            if given and until and until <= given:
                wrong[f"{name}_until"] = _("Ngày hết hạn phải sau ngày cấp.")
        given, until = self.press_licence_on, self.press_licence_until
        if given and until and (until.year - LONGEST, until.month, until.day) > (
            given.year, given.month, given.day,
        ):  # fmt: skip
            wrong["press_licence_until"] = _(
                "Giấy phép trang tổng hợp có hạn nhiều nhất năm năm kể từ ngày cấp; hãy xem lại "
                "hai ngày này."
            )
        return wrong

    def may_reprint(self) -> bool:
        """Return whether a licence to aggregate press content runs today."""
        until = self.press_licence_until
        return bool(self.press_licence) and until is not None and until >= clock.today()


def of_the_portal() -> Imprint:
    """Return what the portal says of itself; an empty imprint where nothing was declared."""
    found = Imprint.objects.filter(site__is_default_site=True)
    return remembering.once("imprint", lambda: found.first() or Imprint())
