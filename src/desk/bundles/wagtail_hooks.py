"""Bundles in the menu of the staff side, for whoever may put them together."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.bundles import actions, views
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("goi/", views.Bundles.as_view(), name="bundles_list"),
        path("goi/<int:number>/", views.OneBundle.as_view(), name="bundles_one"),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_bundles() -> MenuItem:
    """Put the bundles into the menu."""
    address = reverse("bundles_list")
    return ForWhoMay(
        actions.PREPARE, _("Gói xuất bản"), address, icon_name="folder-open-inverse", order=450
    )
