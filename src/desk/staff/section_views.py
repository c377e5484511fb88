"""The screen on which roles are given for a section."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.kit.page import PortalPage
from desk.staff import sections
from desk.staff.models import Person
from desk.staff.roles import ROLES
from desk.staff.screens import Screen


class LetInForm(forms.Form):
    """Who, as what, in which section."""

    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True).order_by("first_name", "last_name"),
        label=gettext_lazy("Người"),
        empty_label=gettext_lazy("Chọn một người"),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        choices=[(role.code, role.name) for role in ROLES if role.is_for_sections],
    )
    section = forms.ModelChoiceField(
        PortalPage.objects.filter(depth__gte=2, depth__lte=4).order_by("path"),
        label=gettext_lazy("Chuyên mục (và mọi trang bên trong)"),
        empty_label=gettext_lazy("Chọn một trang"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].label_from_instance = _said


class SectionRoles(Screen):
    """Who holds which role where; given and taken back here."""

    template_name = "staff/sections.html"
    page_title = gettext_lazy("Quyền theo chuyên mục")
    header_icon = "group"
    act = sections.GRANT

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {"form": LetInForm(), **context, "held": sections.held()}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Give a role, or take one back."""
        if "out" in request.POST:
            number, _colon, who = request.POST["out"].partition(":")
            person = Person.objects.filter(pk=who if who.isdecimal() else 0).first()
            if person is not None and number.isdecimal():
                self.does(
                    lambda: sections.let_out(person, int(number), by=request.user),
                    _("Đã rút vai trò của %(person)s.") % {"person": person},
                )
            return redirect("staff_sections")
        form = LetInForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        given = form.cleaned_data
        self.does(
            lambda: sections.let_in(
                given["person"], given["role"], given["section"], by=request.user
            ),
            _("Đã giao vai trò cho %(person)s.") % {"person": given["person"]},
        )
        return redirect("staff_sections")


def _said(page: PortalPage) -> str:
    return f"{'– ' * (page.depth - 2)}{page.title}"
