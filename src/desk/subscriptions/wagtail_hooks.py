"""Who follows what, in the menu of reports of the staff side."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.kit import permissions
from desk.subscriptions import views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the address of the screen."""
    return [path("theo-doi/", views.Following.as_view(), name="subscriptions_following")]


class _FollowingItem(MenuItem):
    """Shown to whoever may look."""

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may(request.user, views.ACT)


@hooks.register("register_reports_menu_item")
def offer_the_screen() -> MenuItem:
    """Put the screen among the reports."""
    address = reverse("subscriptions_following")
    return _FollowingItem(
        _("Theo dõi qua thư"), address, name="following", icon_name="mail", order=9100
    )
