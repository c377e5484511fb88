"""How the portal is doing, in the menu of whoever runs it."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from desk.kit import permissions
from desk.press import health
from desk.press.health_views import Health, SetAsideList
from desk.press.inbox import setting_aside
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of the screens."""
    return [
        path("tinh-trang/", Health.as_view(), name="press_health"),
        path("tinh-trang/hop-thu/", SetAsideList.as_view(), name="press_set_aside"),
    ]


@hooks.register("register_reports_menu_item")
def offer_the_health() -> MenuItem:
    """Put it among the reports."""
    address = reverse("press_health")
    return ForWhoMay(Health.act, _("Tình trạng hệ thống"), address, icon_name="tasks", order=1300)


class StateOfTheSystem(Component):
    """What is ill, on the first screen of those who can mend it."""

    name = "press_state"
    template_name = "press/first_screen.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        del parent_context
        lines = health.lines()
        return {"ill": [line for line in lines if not line.is_well], "count": len(lines)}


@hooks.register("construct_homepage_panels")
def show_the_state(request: HttpRequest, panels: list[Component]) -> None:
    """Show operators as soon as they sign in what has to be done."""
    if permissions.may(request.user, setting_aside.HANDLE):
        panels.append(StateOfTheSystem())
