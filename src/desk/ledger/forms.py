"""What a statistician types to record or revise a value; numbers are written the Vietnamese way."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congso.indicators.indicator import Indicator
from congso.observations.observation import (
    Assignment,
    Level,
    Observation,
    Origin,
    Scenario,
    Status,
)
from congso.observations.tables import MOST_LETTERS
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.places.gazetteer import UnknownPlace
from congso.quantities import numerals
from congso.quantities.units import Kind, Unit
from congso.writing import dates, letters
from desk.atlas import queries as atlas

OF_A_PLAN = ("decision", "decided_on", "denominator", "baseline")
_MINUS = re.compile(r"[-−–]\s*")


class FigureInput(forms.CharField):
    """A number as Vietnamese offices write it: 1.422 or 2,25."""

    def to_python(self, value: Any) -> Decimal | None:
        said = super().to_python(value).strip()
        if not said:
            return None
        minus = _MINUS.match(said)
        try:
            number = numerals.read(said[minus.end() :] if minus else said)
        except numerals.NotANumeral:
            raise forms.ValidationError(
                _(
                    "“%(said)s” không phải số theo cách viết Việt Nam: dấu chấm tách hàng nghìn, "
                    "dấu phẩy tách phần thập phân, ví dụ 1.422 hoặc 2,25."
                )
                % {"said": said}
            ) from None
        return -number if minus else number


class WordsInput(forms.CharField):
    """Words in place of a number; nothing typed is no words."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Nội dung bằng chữ"),
            required=False,
            max_length=MOST_LETTERS,
            help_text=_("Ví dụ tên một quyết định hay một mức. Để trống nếu chưa có."),
        )

    def to_python(self, value: Any) -> str | None:
        return letters.nfc(super().to_python(value).strip()) or None


class _ValueForm(forms.Form):
    """The parts that a first value and a revision share."""

    value = FigureInput(
        label=_("Giá trị"),
        required=False,
        help_text=_("Viết như trong văn bản: 1.422 hoặc 2,25. Để trống nếu chưa có số."),
    )
    status = forms.ChoiceField(
        label=_("Tình trạng"), choices=[(one.value, one.said.capitalize()) for one in Status]
    )
    level = forms.ChoiceField(
        label=_("Mức độ"),
        choices=[(one.value, one.said.capitalize()) for one in Level],
        help_text=_("Theo Điều 48 Luật Thống kê: ước tính, sơ bộ, chính thức."),
    )
    origin = forms.ChoiceField(
        label=_("Gốc của số"), choices=[(one.value, one.said.capitalize()) for one in Origin]
    )
    source = forms.CharField(
        label=_("Nguồn"),
        error_messages={"required": _("Hãy ghi nguồn: ai báo cáo, ở văn bản nào, ngày nào.")},
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Văn bản, bảng hoặc đơn vị đã báo cáo số này, kèm ngày."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    decision = forms.CharField(
        label=_("Quyết định giao kế hoạch"),
        required=False,
        max_length=120,
        help_text=_("Chỉ cho kế hoạch: số quyết định, ví dụ 123/QĐ-UBND. Điều chỉnh thì bắt buộc."),
    )
    decided_on = forms.DateField(
        label=_("Ngày quyết định"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Ngày chưa đúng; cần dạng 15/01/2023.")},
        widget=forms.DateInput(format="%d/%m/%Y"),
        help_text=_("Chỉ cho kế hoạch: 15/01/2023."),
    )
    denominator = FigureInput(
        label=_("Mẫu số của kế hoạch"),
        required=False,
        help_text=_("Chỉ cho kế hoạch: dân số mà kế hoạch dùng khi tính mật độ, tỷ lệ."),
    )
    baseline = FigureInput(
        label=_("Mức xuất phát"),
        required=False,
        help_text=_("Chỉ cho kế hoạch: số thực hiện năm trước mà kế hoạch dựa vào."),
    )

    def clean(self) -> dict[str, Any]:
        """Hold value and status together: a number when reported, none otherwise."""
        given: dict[str, Any] = super().clean() or {}
        if "value" not in given or "status" not in given:
            return given
        is_reported = given["status"] == Status.REPORTED.value
        if is_reported and given["value"] is None:
            self.add_error("value", _("Tình trạng “đã có số” thì cần giá trị."))
        if not is_reported and given["value"] is not None:
            self.add_error("value", _("Chọn “đã có số”, hoặc xóa giá trị."))
        return given

    @property
    def number(self) -> Decimal | None:
        """The number that was typed, None for words."""
        given = self.cleaned_data["value"]
        return given if isinstance(given, Decimal) else None

    @property
    def words(self) -> str:
        """The words that were typed, empty for a number."""
        given = self.cleaned_data["value"]
        return given if isinstance(given, str) else ""

    @property
    def assignment(self) -> Assignment:
        """What was typed of a plan beside its value."""
        given = self.cleaned_data
        return Assignment(
            given.get("decision", "").strip(), given.get("decided_on"),
            given.get("denominator"), given.get("baseline"),
        )  # fmt: skip


def _parts(indicator: Indicator) -> list[Any]:
    """Return the parts to choose from, by breakdown where there are several."""
    groups = [
        (one.name, [(member.code, member.name) for member in one.members])
        for one in indicator.breakdowns
    ]
    return groups if len(groups) > 1 else groups[0][1]


class RecordForm(_ValueForm):
    """A first value of an indicator for a place and a period."""

    field_order = ("period", "place", "breakdown", "scenario", "value", "status")

    period = forms.CharField(
        label=_("Kỳ"), help_text=_("2023 (năm), 2023-H1 (nửa năm), 2023-Q4 (quý), 2023-06 (tháng).")
    )
    place = forms.CharField(label=_("Mã địa bàn"), help_text=_("94 là tỉnh Sóc Trăng."))
    breakdown = forms.ChoiceField(label=_("Phần"), required=False)
    scenario = forms.ChoiceField(
        label=_("Kịch bản"),
        choices=[(one.value, one.said.capitalize()) for one in Scenario],
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._indicator = indicator
        if not indicator.breakdowns:
            del self.fields["breakdown"]
        else:
            self.fields["breakdown"].choices = [("", _("Toàn bộ")), *_parts(indicator)]
        self.fields["value"].label = f"{self.fields['value'].label} ({indicator.unit.symbol})"
        if indicator.unit.kind is Kind.TEXT:
            self.fields["value"] = WordsInput()

    def clean_period(self) -> Period:
        """Return the period that was typed."""
        try:
            period = codes.read(self.cleaned_data["period"].strip())
        except NoSuchPeriod as unknown:
            raise forms.ValidationError(str(unknown)) from None
        ended = self._indicator.ended
        if ended is not None and not self._indicator.is_kept_in(period):
            raise forms.ValidationError(
                _("Chỉ tiêu thôi thu thập sau %(day)s; kỳ này bắt đầu sau ngày ấy.")
                % {"day": dates.short(ended)}
            )
        return period

    def clean(self) -> dict[str, Any]:
        """Find the place as it stood in the period."""
        given = super().clean()
        if "period" in given and "place" in given:
            try:
                unit = atlas.gazetteer().identify(given["place"].strip(), given["period"].end)
                given["place"] = unit.id
            except UnknownPlace as unknown:
                self.add_error("place", str(unknown))
        return given


class ReviseForm(_ValueForm):
    """A better value, the reason for it, and the value it is meant to replace."""

    field_order = ("value", "status", "level", "reason", "source", "origin", "note")

    reason = forms.CharField(
        label=_("Lý do sửa"),
        error_messages={"required": _("Hãy ghi lý do: ai đọc số mới cũng cần biết vì sao đổi.")},
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hiện trên trang chỉ tiêu và trong ghi chú dưới bài đã dùng số cũ."),
    )
    expected_previous = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, standing: Observation, unit: Unit, **kwargs: Any) -> None:
        initial: dict[str, Any] = {
            "value": standing.words if standing.value is None else numerals.write(standing.value),
            "status": standing.status.value,
            "level": standing.level.value,
            "origin": standing.origin.value,
            "expected_previous": standing.words
            if standing.value is None
            else f"{standing.value:f}",
        }
        assigned = standing.assigned
        for name, value in (("denominator", assigned.denominator), ("baseline", assigned.baseline)):
            initial[name] = "" if value is None else numerals.write(value)
        initial |= {"decision": assigned.decision, "decided_on": assigned.decided_on or ""}
        super().__init__(*args, initial=initial, **kwargs)
        if not standing.key.scenario.is_plan:
            for name in OF_A_PLAN:
                del self.fields[name]
        self.in_words = unit.kind is Kind.TEXT
        self.fields["value"].label = f"{self.fields['value'].label} ({unit.symbol})"
        if self.in_words:
            self.fields["value"] = WordsInput()

    @property
    def expected_words(self) -> str:
        """The words that the person saw when opening the form."""
        return self.cleaned_data["expected_previous"] or "" if self.in_words else ""

    @property
    def expected_number(self) -> Decimal | None:
        """The value that the person saw when opening the form."""
        seen = self.cleaned_data["expected_previous"]
        return None if self.in_words else seen

    def clean_expected_previous(self) -> Decimal | str | None:
        """Return the value or the words that the person saw when opening the form."""
        seen = self.cleaned_data["expected_previous"]
        if self.in_words:
            return str(seen or "")
        return Decimal(seen) if re.fullmatch(r"-?\d{1,20}(\.\d{1,12})?", seen or "") else None


def scenario(said: str) -> Scenario:
    """Return the scenario that a form's choice names."""
    return Scenario(said)
