"""What people type about releases: a series, a date with its reason, the parts, a correction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from desk.releases.models import Series

_FORMATS = ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"]


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CodesField(forms.CharField):
    """Codes, one a line."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]


class MomentField(forms.DateTimeField):
    """A day and hour as they are written in Viet Nam."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(format=_FORMATS[0])
        help_text = _("Ngày/tháng/năm giờ:phút, ví dụ 12/01/2024 08:00.")
        super().__init__(input_formats=_FORMATS, widget=widget, help_text=help_text, **kwargs)


class SeriesForm(forms.ModelForm):
    """A series with all that its releases have in common."""

    indicators = CodesField(
        label=_("Các chỉ tiêu"), help_text=_("Mỗi dòng một mã, ví dụ telecom.sites.")
    )
    places = CodesField(
        label=_("Các địa bàn"), help_text=_("Mỗi dòng một mã đơn vị hành chính, ví dụ 94.")
    )

    class Meta:
        model = Series
        fields = (
            *("title", "slug", "periodicity", "summary", "indicators", "places", "look_back"),
            *("agency", "person", "method", "collection"),
        )


class PlanForm(forms.Form):
    """A period and the hour at which it will come out."""

    period = forms.CharField(label=_("Kỳ"), help_text=_("2023, 2023-H1, 2023-Q4 hoặc 2023-06."))
    due_at = MomentField(label=_("Ngày giờ phát hành"))

    def clean_period(self) -> Period:
        """Return the period that was typed."""
        try:
            return codes.read(self.cleaned_data["period"].strip())
        except NoSuchPeriod as unknown:
            raise forms.ValidationError(str(unknown)) from None


class MoveForm(forms.Form):
    """Another date, and why."""

    due_at = MomentField(label=_("Ngày giờ mới"))
    reason = forms.CharField(
        label=_("Lý do"), widget=_long(2), help_text=_("Ai xem lịch cũng đọc được.")
    )


class CancelForm(forms.Form):
    """Why a release will not come."""

    reason = forms.CharField(
        label=_("Lý do"), widget=_long(2), help_text=_("Ai xem lịch cũng đọc được.")
    )


class NoForm(forms.Form):
    """Nothing to type; the button is the word."""


class WriteForm(forms.Form):
    """The four parts that people write, and the map."""

    report = forms.CharField(label=_("Báo cáo thống kê"), widget=_long(6), required=False)
    analysis = forms.CharField(label=_("Phân tích"), widget=_long(6), required=False)
    method = forms.CharField(label=_("Phương pháp"), widget=_long(5), required=False)
    collected = forms.CharField(label=_("Thời gian thu thập"), widget=_long(2), required=False)
    frame = forms.DateField(
        label=_("Địa giới ngày"), required=False, help_text=_("Trống: địa giới của chính từng kỳ.")
    )


class CorrectForm(forms.Form):
    """What was wrong, and the parts as they should read."""

    notice = forms.CharField(
        label=_("Thông báo đính chính"), widget=_long(3),
        help_text=_("Ở lại trên trang mãi mãi, không sửa hay gỡ được."),
    )  # fmt: skip
    report = forms.CharField(label=_("Báo cáo thống kê"), widget=_long(5))
    analysis = forms.CharField(label=_("Phân tích"), widget=_long(5))
    method = forms.CharField(label=_("Phương pháp"), widget=_long(4))
    collected = forms.CharField(label=_("Thời gian thu thập"), widget=_long(2))
