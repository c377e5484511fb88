"""The screen on which staff read letters and ratings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from desk.kit import permissions
from desk.petitions import queries

ACT = "petitions.view_letter"


class Letters(WagtailAdminTemplateMixin, TemplateView):
    """Letters, the newest first, and what readers say of pages."""

    template_name = "petitions/inbox.html"
    page_title = gettext_lazy("Thư và đánh giá")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.may(request.user, ACT):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home = {"url": reverse("wagtailadmin_home"), "label": _("Bàn làm việc")}
        return [home, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        number = int(asked["p"]) if asked.get("p", "").isdecimal() else 1
        wanted = asked.get("q", "")
        return {
            **super().get_context_data(**kwargs),
            "page": queries.letters(wanted=wanted, page=number),
            "ratings": queries.ratings(),
            "wanted": wanted,
        }
