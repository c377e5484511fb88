"""What the desk's own screens share: who may look, the way back, and refusals told in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from desk.kit import permissions
from desk.kit.permissions import NotPermitted

_DIGITS = 9


def whole(told: str | None, otherwise: int = 0, *, digits: int = _DIGITS) -> int:
    """Return the whole number that a form or an address tells, or `otherwise` where it is none.

    Shape: more digits than a row's number has are none, so that no database is asked for them.
    """
    return int(told) if told and told.isdecimal() and len(told) <= digits else otherwise


class Framed(WagtailAdminTemplateMixin):
    """Whatever stands in the frame of the desk, for whoever has the right."""

    act = ""
    """The permission that it needs; none where the screen itself decides."""
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.act and not permissions.may(request.user, self.act):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home = {"url": reverse("wagtailadmin_home"), "label": _("Bàn làm việc")}
        return [home, *self.above(), {"url": "", "label": self.get_page_title()}]

    def above(self) -> list[dict[str, Any]]:
        """Return the screens between the desk and this one."""
        return []

    def asked(self, name: str) -> str:
        """Return what the address asks for, empty where it does not."""
        return self.request.GET.get(name, "")

    def number(self, name: str = "p", otherwise: int = 1) -> int:
        """Return a number that the address asks for."""
        return whole(self.asked(name), otherwise)


class Screen(Framed, TemplateView):
    """A screen that somebody with the right may open."""

    def does(self, deed: Callable[[], object], done: str) -> bool:
        """Do something and say so; a refusal is said instead. Return whether it was done."""
        try:
            deed()
        except (NotPermitted, ValueError) as refused:
            messages.error(self.request, str(refused))
            return False
        messages.success(self.request, done)
        return True
