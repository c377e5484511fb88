"""How the portal is doing, in the menu of whoever runs it."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.kit import permissions
from desk.press.health_views import Health, SetAsideList


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of the screens."""
    return [
        path("tinh-trang/", Health.as_view(), name="press_health"),
        path("tinh-trang/hop-thu/", SetAsideList.as_view(), name="press_set_aside"),
    ]


class _HealthItem(MenuItem):
    """Shown to whoever may read the journal."""

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may(request.user, Health.act)


@hooks.register("register_reports_menu_item")
def offer_the_health() -> MenuItem:
    """Put it among the reports."""
    address = reverse("press_health")
    return _HealthItem(_("Tình trạng hệ thống"), address, icon_name="tasks", order=1300)
