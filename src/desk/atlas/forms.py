"""What people type about a body or firm: where it works, since when, by which licence."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congso.agencies import agency
from congso.agencies.agency import Agency, Licence, Role
from congso.lineage.succession import Validity
from congso.places.place import Level
from congso.writing import letters
from desk.atlas import queries
from desk.atlas.models import ROLES

_DAY = "%d/%m/%Y"


def _day(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=False, input_formats=[_DAY, "%Y-%m-%d"],
        widget=forms.DateInput(format=_DAY),
    )  # fmt: skip


class AgencyForm(forms.Form):
    """A body or firm as the list has it."""

    code = forms.SlugField(
        label=gettext_lazy("Mã"),
        max_length=40,
        help_text=gettext_lazy("Chữ thường không dấu, ví dụ vnpt; không đổi về sau."),
    )
    name = forms.CharField(label=gettext_lazy("Tên"), max_length=200)
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=ROLES)
    aliases = forms.CharField(
        label=gettext_lazy("Cách gọi khác"),
        required=False,
        help_text=gettext_lazy("Như bài viết hay gọi; ngăn bằng dấu |."),
    )
    places = forms.CharField(
        label=gettext_lazy("Hoạt động ở"),
        required=False,
        help_text=gettext_lazy("Mã tỉnh, ví dụ 94; nhiều tỉnh ngăn bằng dấu |."),
    )
    valid_from = _day(
        gettext_lazy("Từ ngày"), gettext_lazy("Ngày đầu được ghi nhận, dạng 31/12/2022.")
    )
    valid_to = _day(gettext_lazy("Đến ngày"), gettext_lazy("Để trống khi còn hoạt động."))
    checked_on = _day(
        gettext_lazy("Rà soát ngày"),
        gettext_lazy("Ngày gần nhất có người xem lại; sau ngày này danh sách không trả lời."),
    )
    licence = forms.CharField(
        label=gettext_lazy("Số giấy phép hoặc văn bản xác nhận"), max_length=120, required=False
    )
    licence_kind = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        required=False,
        choices=[("", "–"), *((kind.value, kind.said) for kind in Licence)],
    )

    def __init__(self, *args: Any, standing: Agency | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing = standing
        if standing is not None:
            self.fields["code"].disabled = True

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if self._standing is None and queries.agency(code) is not None:
            raise forms.ValidationError(_("Mã này đã có trong danh sách."))
        return code

    def clean_places(self) -> tuple[str, ...]:
        codes = tuple(one.strip() for one in self.cleaned_data["places"].split("|") if one.strip())
        provinces = {
            place.code for place in queries.gazetteer().places if place.level is Level.PROVINCE
        }
        strange = [code for code in codes if code not in provinces]
        if strange:
            raise forms.ValidationError(
                _("Không có tỉnh nào mang mã %(codes)s; mã tỉnh gồm 2 chữ số, ví dụ 94.")
                % {"codes": ", ".join(strange)}
            )
        return codes

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            for said in agency.faults_of(self.body):
                self.add_error(None, said[0].upper() + said[1:])
        return given

    @property
    def body(self) -> Agency:
        """The body or firm that was typed."""
        given = self.cleaned_data
        aliases = (letters.nfc(one.strip()) for one in given["aliases"].split("|"))
        kind = given["licence_kind"]
        return Agency(
            code=given["code"],
            name=letters.nfc(given["name"].strip()),
            role=Role(given["role"]),
            aliases=tuple(one for one in aliases if one),
            places=given["places"],
            validity=Validity(given["valid_from"], given["valid_to"]),
            checked_on=given["checked_on"],
            licence=letters.nfc(given["licence"].strip()),
            licence_kind=Licence(kind) if kind else None,
        )


def initial(body: Agency) -> dict[str, Any]:
    """Return what stands in the form of a body that is in the list."""
    return {
        "code": body.code,
        "name": body.name,
        "role": body.role.value,
        "aliases": " | ".join(body.aliases),
        "places": " | ".join(body.places),
        "valid_from": body.validity.start,
        "valid_to": body.validity.end,
        "checked_on": body.checked_on,
        "licence": body.licence,
        "licence_kind": body.licence_kind.value if body.licence_kind else "",
    }
