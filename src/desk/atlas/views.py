"""Screens of the atlas: the bodies and firms that are counted, and one of them."""

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
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from congso.agencies import agency
from congso.agencies.agency import Agency, Role
from congso.agencies.register import NAMES, Register
from congso.findings.finding import FaultyInput
from congso.writing import dates
from desk.atlas import actions, forms, queries
from desk.kit import permissions

LIST = gettext_lazy("Cơ quan, doanh nghiệp")
KEEP = "atlas.keep_agencies"


@dataclass(frozen=True, slots=True)
class Group:
    """The bodies of one register, and the days that it answers for in each province."""

    title: str
    bodies: tuple[Agency, ...]
    answers: tuple[str, ...]


class Screen(WagtailAdminTemplateMixin):
    """What the screens of the atlas share: where they stand in the menu."""

    header_icon = "group"

    def crumbs(self) -> list[dict[str, Any]]:
        """Return the way to this screen."""
        return [{"url": reverse("wagtailadmin_home"), "label": _("Trang chủ")}]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.crumbs(), {"url": "", "label": self.get_page_title()}]


class AgencyList(Screen, TemplateView):
    """All bodies and firms, register by register."""

    template_name = "atlas/desk/list.html"
    page_title = LIST

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer the list as a file, and a new entry to whoever keeps it."""
        found = [HeaderButton(_("Tải danh sách"), url=reverse("atlas_table"), icon_name="download")]
        if permissions.may(self.request.user, KEEP):
            found.insert(0, HeaderButton(_("Thêm"), url=reverse("atlas_new"), icon_name="plus"))
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bodies = queries.agencies()
        return {
            **super().get_context_data(**kwargs),
            "groups": [_group(role, bodies) for role in Role],
            "may_keep": permissions.may(self.request.user, KEEP),
        }


class AgencyTable(View):
    """The list as a table that the portal reads back."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        content = agency.write(queries.agencies())
        told = {"Content-Disposition": 'attachment; filename="agencies.csv"'}
        return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=told)


class KeepAgency(Screen, FormView):
    """A form for one body or firm."""

    template_name = "atlas/desk/form.html"
    form_class = forms.AgencyForm
    standing: Agency | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.may(request.user, KEEP):
            raise PermissionDenied
        if "code" in kwargs:
            self.standing = queries.agency(kwargs["code"])
            if self.standing is None:
                raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_title(self) -> str:
        return self.standing.name if self.standing else _("Thêm cơ quan, doanh nghiệp")

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("atlas_agencies"), "label": LIST}]

    def get_initial(self) -> dict[str, Any]:
        return forms.initial(self.standing) if self.standing else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "standing": self.standing}

    def form_valid(self, form: forms.AgencyForm) -> HttpResponse:
        body = form.body
        try:
            changed = actions.keep_agency(body, by=self.request.user)
        except FaultyInput as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        said = _("Đã ghi “%(name)s”; số đếm theo danh sách được tính lại.")
        messages.success(
            self.request, (said if changed else _("“%(name)s” không đổi gì.")) % {"name": body.name}
        )
        return redirect(reverse("atlas_agencies"))


def _group(role: Role, bodies: tuple[Agency, ...]) -> Group:
    title = NAMES[role.value]
    found = tuple(body for body in bodies if body.role is role)
    register = Register(found)
    answers = []
    for place in sorted({place for body in found for place in body.places}):
        days = register.days(role.value, place)
        if days is not None:
            first, last = map(dates.short, days)
            count = register.roll(role.value, place, days[1]).count
            answers.append(
                _("Tỉnh %(place)s: đếm được từ %(first)s đến %(last)s; ngày cuối có %(count)d.")
                % {"place": place, "first": first, "last": last, "count": count}
            )
    return Group(title[0].upper() + title[1:], found, tuple(answers))
