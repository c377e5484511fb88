"""What a statistician types to define an indicator: the fields of a block, and why it changes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from congso.indicators.blocks import Block
from congso.indicators.formula.evaluation import Nulls, ZeroDivision
from congso.indicators.indicator import Better, Theme
from congso.indicators.nature import Nature, OverTime
from congso.quantities.units import UNITS
from congso.writing import letters
from desk.ledger import dividing

_DAY = "%d/%m/%Y"
_UNCHOSEN = ("", _("theo đơn vị và công thức"))
_PLAIN = ("name", "unit", "kind", "better", "formula", "nulls", "zero_division", "over_time",
          "definition", "source")  # fmt: skip
_GOES_WITHOUT_SAYING = {"better": "none", "nulls": "strict", "zero_division": "missing"}
_OF_A_FORMULA = ("inputs", "nulls", "zero_division")


def _day(label: Any, help_text: Any) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=False, input_formats=[_DAY, "%Y-%m-%d"],
        widget=forms.DateInput(format=_DAY),
    )  # fmt: skip


def _words(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class TrialForm(forms.Form):
    """A formula, and the place and period for which it is tried."""

    formula = _words(
        _("Công thức"),
        _("Viết bằng mã chỉ tiêu: place.mean_population / postal.points. Hàm: sqrt, share, "
          "previous, same_period_last_year, plan, sum_over, rank_among, year_to_date."),
        required=True,
    )  # fmt: skip
    inputs = _words(
        _("Tên ngắn của đầu vào"),
        _("Mỗi dòng một tên, ví dụ points = postal.points. Để trống nếu công thức viết bằng mã."),
    )
    unit = forms.ChoiceField(
        label=_("Đơn vị"), required=False,
        choices=[("", _("để cổng gợi ý")), *((symbol, symbol) for symbol in UNITS)],
    )  # fmt: skip
    try_place = forms.CharField(
        label=_("Tính thử ở"), required=False, help_text=_("Mã địa bàn, ví dụ 94.")
    )
    try_period = forms.CharField(
        label=_("Kỳ tính thử"), required=False, help_text=_("2023, 2023-Q4, 2023-06 …")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["try_place"].initial = settings.HOME_PLACE

    def clean_formula(self) -> str:
        """Return the formula on one line."""
        return " ".join(self.cleaned_data["formula"].split())

    def clean_inputs(self) -> dict[str, str]:
        """Return the code that each short name means."""
        found = {}
        for line in self.cleaned_data["inputs"].splitlines():
            name, sign, code = (part.strip() for part in line.partition("="))
            if not (name or code):
                continue
            if not (name and sign and code):
                raise forms.ValidationError(
                    _("Dòng “%(line)s” thiếu một vế; cần tên = mã, ví dụ points = postal.points.")
                    % {"line": line.strip()}
                )
            found[name] = code
        return found


class DefinitionForm(TrialForm):
    """All that a definition says, as far as the screen asks for it; the rest of a block stays."""

    field_order = (
        "code", "theme_name", "name", "aliases", "definition", "formula", "inputs", "unit", "kind",
        "better", "decimals", "nulls", "zero_division", "over_time", "breakdowns", "try_place",
        "try_period", "valid_from", "legal_basis", "meaning", "goes_on", "anew", "reason", "source",
    )  # fmt: skip

    code = forms.CharField(
        label=_("Mã"), max_length=100,
        help_text=_("Chủ đề, dấu chấm, rồi tên không dấu: postal.people_per_point. Không đổi được "
                    "về sau."),
    )  # fmt: skip
    theme_name = forms.CharField(
        label=_("Tên chủ đề mới"), required=False, max_length=100,
        help_text=_("Chỉ khi mã mở đầu bằng một chủ đề chưa có."),
    )  # fmt: skip
    name = forms.CharField(label=_("Tên"), max_length=200)
    aliases = forms.CharField(
        label=_("Cách gọi khác"), required=False,
        help_text=_("Như bài viết hay gọi; ngăn bằng dấu |. Bộ đọc bài nhận ra những tên này."),
    )  # fmt: skip
    definition = _words(_("Định nghĩa"), _("Một hai câu, hiện trên trang chỉ tiêu."))
    kind = forms.ChoiceField(
        label=_("Loại số"), required=False,
        choices=[_UNCHOSEN, *((one.value, one.said) for one in Nature)],
    )  # fmt: skip
    better = forms.ChoiceField(
        label=_("Chiều tốt"),
        choices=[(Better.NEITHER.value, _("không nói")), (Better.UP.value, _("nhiều hơn")),
                 (Better.DOWN.value, _("ít hơn"))],
    )  # fmt: skip
    decimals = forms.IntegerField(
        label=_("Số chữ số sau dấu phẩy"), min_value=-6, max_value=6, initial=0,
        help_text=_("−1 là làm tròn đến chục."),
    )  # fmt: skip
    nulls = forms.ChoiceField(
        label=_("Thiếu một đầu vào"),
        choices=[(Nulls.STRICT.value, _("không tính")),
                 (Nulls.SKIP.value, _("cộng những gì có, nói rõ thiếu gì"))],
    )  # fmt: skip
    zero_division = forms.ChoiceField(
        label=_("Mẫu số bằng 0"),
        choices=[(ZeroDivision.MISSING.value, _("không có số")),
                 (ZeroDivision.NOT_APPLICABLE.value, _("không áp dụng"))],
    )  # fmt: skip
    over_time = forms.ChoiceField(
        label=_("Gộp các kỳ"), required=False,
        choices=[_UNCHOSEN, *((one.value, one.said) for one in OverTime)],
    )  # fmt: skip
    breakdowns = forms.CharField(
        label=_("Phân tổ"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi cách chia một dòng đầu: technology | Công nghệ | chồng nhau (hoặc chia "
                    "hết; thêm | doanh nghiệp nếu mỗi phần là một doanh nghiệp), rồi mỗi phần một "
                    "dòng: 2G = 2G."),
    )  # fmt: skip
    valid_from = _day(_("Áp dụng từ ngày"), _("Ngày văn bản có hiệu lực, dạng 31/12/2022."))
    legal_basis = forms.CharField(
        label=_("Căn cứ pháp lý"), max_length=300,
        help_text=_("Ví dụ Quyết định 12/QĐ-UBND ngày 05/01/2026."),
    )  # fmt: skip
    meaning = _words(_("Nội dung theo văn bản ấy"))
    goes_on = forms.BooleanField(
        label=_("Chuỗi số vẫn so sánh được qua ngày ấy"), required=False,
        help_text=_("Không đánh dấu thì chuỗi gãy: không tính tăng giảm qua ngày ấy."),
    )  # fmt: skip
    anew = forms.BooleanField(
        label=_("Tính lại cả các kỳ trước theo công thức này"), required=False,
        help_text=_("Không đánh dấu thì kỳ trước chỉ còn số đã ghi, không tính."),
    )  # fmt: skip
    reason = _words(
        _("Lý do sửa"), _("Ai đọc lại cũng cần biết vì sao định nghĩa đổi."), required=True
    )
    source = _words(_("Nguồn, ghi chú"))

    def __init__(self, *args: Any, standing: Block | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing = standing
        self.fields["formula"].required = False
        self.fields["formula"].help_text = _(
            "Để trống nếu số được ghi hoặc nhập; nếu tính, viết bằng mã chỉ tiêu: "
            "place.mean_population / postal.points."
        )
        self.fields["unit"].required = True
        if standing is None:
            self.fields["valid_from"].required = True
            for name in ("goes_on", "anew", "reason"):
                del self.fields[name]
            return
        for name in ("code", "theme_name"):
            del self.fields[name]
        self.fields["valid_from"].label = _("Phiên bản mới áp dụng từ ngày")
        self.fields["valid_from"].help_text = _(
            "Chỉ điền khi đổi nghĩa (công thức, loại số, phân tổ); chỉ đổi tên hay cách in thì để "
            "trống."
        )

    def clean_breakdowns(self) -> list[dict[str, Any]]:
        """Return the ways of dividing it, as a block has them."""
        return dividing.read(self.cleaned_data["breakdowns"])

    @property
    def block(self) -> Block:
        """The block that was typed; of one that stands, what the screen does not ask for stays."""
        given, was = self.cleaned_data, self._standing
        fields: dict[str, Any] = dict(was.fields) if was else {}
        fields |= {
            **{name: _said(given[name]) for name in _PLAIN},
            "decimals": given["decimals"],
            "aliases": [one for one in map(_said, given["aliases"].split("|")) if one],
            "inputs": given["inputs"],
            "breakdown": given["breakdowns"],
            "versions": self._versions(list(fields.get("versions", ()))),
        }
        idle = {name for name, one in _GOES_WITHOUT_SAYING.items() if fields[name] == one}
        idle |= set() if fields["formula"] else set(_OF_A_FORMULA)
        idle |= {"decimals"} if not fields["decimals"] else set()
        idle |= {name for name, one in fields.items() if one in ("", [], {})}
        kept = {name: one for name, one in fields.items() if name not in idle}
        if was is not None:
            return Block(was.code, kept, was.theme)
        code, theme = _said(given["code"]), _said(given["theme_name"])
        return Block(code, kept, Theme(code.partition(".")[0], theme) if theme else None)

    def _versions(self, versions: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        given = self.cleaned_data
        if not given["valid_from"]:
            return versions
        if versions and not given["anew"]:
            versions = [{**one, "computed": False} for one in versions]
        fresh: dict[str, Any] = {
            "valid_from": given["valid_from"],
            "legal_basis": _said(given["legal_basis"]),
            "definition": _said(given["meaning"]),
        }
        if given.get("goes_on"):
            fresh["breaks"] = False
        return [*versions, {name: one for name, one in fresh.items() if one != ""}]


class EndForm(forms.Form):
    """The last day of an indicator, with the act and the reason."""

    on = _day(_("Ngày cuối còn dùng"), _("Sau ngày này không tính và không ghi số nữa."))
    legal_basis = forms.CharField(label=_("Căn cứ pháp lý"), max_length=300)
    reason = _words(_("Lý do"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].required = True


def initial(block: Block) -> dict[str, Any]:
    """Return what stands in the form of a definition that is there."""
    fields = block.fields
    return {
        **{name: fields.get(name, _GOES_WITHOUT_SAYING.get(name, "")) for name in _PLAIN},
        "decimals": fields.get("decimals", 0),
        "breakdowns": dividing.write(fields.get("breakdown", [])),
        "aliases": " | ".join(fields.get("aliases", ())),
        "inputs": "\n".join(f"{name} = {code}" for name, code in fields.get("inputs", {}).items()),
    }


def _said(typed: str) -> str:
    """Return what was typed on one line, in composed letters."""
    return letters.nfc(" ".join(typed.split()))
