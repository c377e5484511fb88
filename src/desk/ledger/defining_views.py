"""Screens of definitions: all of them, one with its editions, a new one, a change, a trial."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.widgets.button import HeaderButton

from congso.findings.finding import FaultyInput
from congso.indicators import blocks
from congso.indicators.blocks import Block
from congso.indicators.indicator import Indicator
from desk.kit import permissions, shelf
from desk.ledger import defining, defining_forms, definition, queries, shelves, trying, views
from desk.ledger.models import Definition
from desk.ledger.trying import Tried
from desk.staff.screens import whole

LIST = gettext_lazy("Định nghĩa chỉ tiêu")


@dataclass(frozen=True, slots=True)
class Line:
    """A definition in the list."""

    indicator: Indicator
    edition: int
    """0 for one of the files."""


@dataclass(frozen=True, slots=True)
class Group:
    """The definitions of a theme."""

    name: str
    lines: tuple[Line, ...]


class Definitions(views.Screen, TemplateView):
    """All definitions: those of the files, to read only, and those of the portal."""

    template_name = "ledger/desk/definitions.html"
    page_title = LIST

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("ledger_list"), "label": views.LIST}]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer to try a formula to all, and a new definition to whoever may."""
        found = [HeaderButton(_("Thử công thức"), url=reverse("ledger_try"), icon_name="view")]
        if permissions.may(self.request.user, defining.DEFINE):
            address = reverse("ledger_define")
            found.insert(0, HeaderButton(_("Thêm chỉ tiêu"), url=address, icon_name="plus"))
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.GET.get("q", "")
        return {
            **super().get_context_data(**kwargs), "groups": _groups(wanted), "wanted": wanted,
        }  # fmt: skip


class _Below(views.OfIndicator):
    """A screen below the list of definitions."""

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("ledger_definitions"), "label": LIST}]


class Try(_Below, FormView):
    """Try a formula; nothing is written."""

    template_name = "ledger/desk/try.html"
    form_class = defining_forms.TrialForm
    page_title = gettext_lazy("Thử công thức")

    def form_valid(self, form: defining_forms.TrialForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, tried=_tried(form)))


class Defined(_Below, TemplateView):
    """One definition: what it says, its block, and for one of the portal every edition."""

    template_name = "ledger/desk/definition.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.indicator = self.find(kwargs["code"])
        self.editions = _editions(self.indicator.code)

    def get_page_title(self) -> str:
        return self.indicator.name

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer the block as a file and, of one of the portal, to change or end it."""
        code = self.indicator.code
        found = [
            HeaderButton(
                _("Tải khối TOML"), url=reverse("ledger_block", args=[code]), icon_name="download"
            )
        ]
        if self.editions and permissions.may(self.request.user, defining.DEFINE):
            change, end = (reverse(name, args=[code]) for name in ("ledger_redefine", "ledger_end"))
            found.insert(0, HeaderButton(_("Sửa định nghĩa"), url=change, icon_name="edit"))
            found.append(HeaderButton(_("Kết thúc"), url=end, icon_name="cross"))
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        formula, catalogue = self.indicator.formula, queries.catalogue()
        inputs = formula.inputs.items() if formula else ()
        return {
            **super().get_context_data(**kwargs),
            "indicator": self.indicator,
            "facts": definition.facts(self.indicator),
            "formula": formula.written if formula else "",
            "inputs": [(name, catalogue[code]) for name, code in inputs],
            "text": queries.text_of(self.indicator.code),
            "editions": self.editions,
        }


class BlockFile(_Below, View):
    """The block of a definition, as a file that data/indicators takes unchanged."""

    def get(self, _request: HttpRequest, code: str) -> HttpResponse:
        found = self.find(code)
        told = {"Content-Disposition": f'attachment; filename="{shelf.own_name(found.code)}"'}
        text, kind = queries.text_of(found.code), "application/toml; charset=utf-8"
        return HttpResponse(text, content_type=kind, headers=told)


class _Writing(_Below, FormView):
    """A form that writes an edition."""

    template_name = "ledger/desk/define.html"
    latest: Definition | None = None

    @property
    def seen(self) -> int:
        """The number of the edition that the form was first shown with, kept while it is refused.

        Shape: 0 for a new indicator.
        """
        if self.request.method == "POST":
            return whole(self.request.POST.get("seen"))
        return self.latest.edition if self.latest else 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "seen": self.seen}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.may(request.user, defining.DEFINE):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def refused(self, form: Any, problem: Exception) -> HttpResponse:
        """Show the form again, nothing lost, with every fault."""
        told = _told(problem) if isinstance(problem, FaultyInput) else [str(problem)]
        for said in told:
            form.add_error(None, said)
        return self.form_invalid(form)

    def done(self, found: Indicator, said: str) -> HttpResponse:
        """Say what was written and lead to the definition."""
        messages.success(self.request, said % {"name": found.name})
        return redirect(reverse("ledger_definition", args=[found.code]))


class Define(_Writing):
    """Define a new indicator; its formula may be tried before anything is written."""

    page_title = gettext_lazy("Thêm chỉ tiêu")
    form_class = defining_forms.DefinitionForm
    standing: Block | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "standing": self.standing}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "standing": self.standing}

    def form_valid(self, form: defining_forms.DefinitionForm) -> HttpResponse:
        block = form.block
        text = blocks.write(block)
        if "try" in self.request.POST:
            tried = _tried(form) if form.cleaned_data["formula"] else None
            shown = self.get_context_data(
                form=form, tried=tried, text=text, faults=_faults(block, text)
            )
            return self.render_to_response(shown)
        try:
            found = defining.define_indicator(
                text=text, legal_basis=form.cleaned_data["legal_basis"], by=self.request.user,
                reason=form.cleaned_data.get("reason", ""), seen=self.seen,
            )  # fmt: skip
        except (FaultyInput, defining.AlreadyDefined) as problem:
            return self.refused(form, problem)
        return self.done(
            found, _("Đã ghi “%(name)s”. Trang của chỉ tiêu có sau lần dựng kế tiếp, khi đã có số.")
        )


class Redefine(Define):
    """Change a definition: a further edition follows, the earlier ones stay."""

    page_title = gettext_lazy("Sửa định nghĩa")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.latest = _latest(kwargs["code"])
        self.standing = blocks.read(self.latest.text)

    def get_initial(self) -> dict[str, Any]:
        return defining_forms.initial(self.standing) if self.standing else {}


class End(_Writing):
    """End an indicator on a day; what was recorded and published stays."""

    template_name = "ledger/desk/end.html"
    page_title = gettext_lazy("Kết thúc chỉ tiêu")
    form_class = defining_forms.EndForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.latest = _latest(kwargs["code"])
        self.indicator = self.find(kwargs["code"])

    def form_valid(self, form: defining_forms.EndForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            found = defining.end_indicator(
                code=self.indicator.code, on=given["on"], legal_basis=given["legal_basis"],
                reason=given["reason"], by=self.request.user, seen=self.seen,
            )  # fmt: skip
        except (FaultyInput, defining.AlreadyDefined) as problem:
            return self.refused(form, problem)
        return self.done(found, _("“%(name)s” đã kết thúc; số đã ghi và trang đã đăng giữ nguyên."))


def _tried(form: defining_forms.TrialForm) -> Tried:
    given = form.cleaned_data
    where = given["try_place"].strip(), given["try_period"].strip()
    decimals = given.get("decimals")
    return trying.of(given["formula"], given["inputs"], given["unit"], where, decimals)


def _faults(block: Block, text: str) -> list[str]:
    """Return why a block could not be written, each in one sentence."""
    try:
        defining.checked(block.code, text)
    except FaultyInput as refused:
        return _told(refused)
    return []


def _told(refused: FaultyInput) -> list[str]:
    """Return each fault as a sentence; the name of a field stays as a block has it."""
    found = (fault.message for fault in refused.faults)
    return [
        said if said.partition(" ")[0].isascii() else said[0].upper() + said[1:] for said in found
    ]


def _editions(code: str) -> tuple[Definition, ...]:
    """Return the editions of one of the portal, none for one of the files."""
    return () if code in shelf.catalogue() else queries.editions(code)


def _latest(code: str) -> Definition:
    found = _editions(code)
    if not found:
        raise Http404
    return found[0]


def _groups(wanted: str) -> list[Group]:
    catalogue, own = queries.catalogue(), queries.own_editions()
    found: dict[str, list[Line]] = {}
    for code, one in catalogue.indicators.items():
        if shelves.is_meant(one, wanted):
            name = catalogue.themes[one.theme].name
            found.setdefault(name, []).append(Line(one, own.get(code, 0)))
    return [Group(name, tuple(lines)) for name, lines in found.items()]
