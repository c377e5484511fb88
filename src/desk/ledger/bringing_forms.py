"""What somebody says to send a file, or to be handed a form for one."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from congso.indicators.indicator import Theme
from congso.observations.observation import Scenario
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from desk.ledger import queries
from desk.ledger.workbooks import package


class SendForm(forms.Form):
    """A filled form."""

    file = forms.FileField(
        label=_("Tệp đã điền"),
        help_text=_("Mẫu .xlsx hoặc .csv do cổng tạo, nhiều nhất 20 MB, mỗi trang 9.999 dòng."),
        error_messages={
            "required": _("Hãy chọn một tệp."),
            "empty": _("Tệp trống; hãy chọn tệp đã điền."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is too large before it is read."""
        sent: UploadedFile = self.cleaned_data["file"]
        if (sent.size or 0) > package.MOST_BYTES:
            raise forms.ValidationError(
                _("Tệp nặng %(size)d MB; nhiều nhất 20 MB. Hãy chia thành nhiều tệp.")
                % {"size": (sent.size or 0) // 1024**2}
            )
        return sent


class AskForm(forms.Form):
    """Which form is to be laid."""

    themes = forms.MultipleChoiceField(
        label=_("Lĩnh vực"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn lĩnh vực nào: mọi chỉ tiêu không phải tính."),
    )
    places = forms.CharField(
        label=_("Mã địa bàn"),
        help_text=_("Cách nhau bằng dấu phẩy: 94; 94/* là các đơn vị trực thuộc; * là mọi tỉnh."),
    )
    periods = forms.CharField(
        label=_("Kỳ"), help_text=_("Cách nhau bằng dấu phẩy: 2024; 2024-H1; 2024-Q1; 2024-06.")
    )
    scenarios = forms.MultipleChoiceField(
        label=_("Kịch bản"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, one.said.capitalize()) for one in Scenario],
        initial=[Scenario.ACTUAL.value],
    )
    kind = forms.ChoiceField(
        label=_("Loại tệp"),
        choices=[("xlsx", _("Excel (.xlsx)")), ("csv", _("CSV (một kịch bản)"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = dict.fromkeys(theme for _code, theme in _askable())
        self.fields["themes"].choices = [(theme.code, theme.name) for theme in themes]

    def clean_themes(self) -> list[str]:
        """Return the codes of the indicators of the chosen themes, none for all."""
        chosen = self.cleaned_data["themes"]
        return [code for code, theme in _askable() if theme.code in chosen]

    def clean_places(self) -> list[str]:
        """Return the codes."""
        return _listed(self.cleaned_data["places"])

    def clean_periods(self) -> list[Period]:
        """Return the periods that were typed."""
        try:
            return [codes.read(one) for one in _listed(self.cleaned_data["periods"])]
        except NoSuchPeriod as unknown:
            raise forms.ValidationError(str(unknown)) from None

    def clean_scenarios(self) -> list[Scenario]:
        """Return the scenarios that were ticked."""
        return [Scenario(one) for one in self.cleaned_data["scenarios"]]

    def clean(self) -> dict[str, Any]:
        """Hold text to one scenario: it has one sheet."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == "csv" and len(given.get("scenarios", ())) > 1:
            self.add_error("kind", _("Một tệp CSV chỉ chứa một kịch bản."))
        return given


def _askable() -> list[tuple[str, Theme]]:
    """Return the indicators that are not computed, each with its theme."""
    catalogue = queries.catalogue()
    return [
        (one.code, catalogue.themes[one.theme])
        for one in catalogue.indicators.values()
        if one.formula is None
    ]


def _listed(said: str) -> list[str]:
    return [one.strip() for one in said.split(",") if one.strip()]
