"""Where fees meet the editing side: the menu, and the menu of a published page."""

from typing import Any

from django.urls import URLPattern, path, re_path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from desk.kit.page import PortalPage
from desk.royalties import actions, views
from desk.staff import reach
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("nhuan-but/", views.Fees.as_view(), name="royalties_list"),
        path("nhuan-but/bang/", views.RateTables.as_view(), name="royalties_rates"),
        path("nhuan-but/trang/<int:number>/", views.FeesOfPage.as_view(), name="royalties_page"),
        re_path(
            r"^nhuan-but/bang-ke\.(?P<kind>csv|xlsx)$",
            views.FeesForAccounting.as_view(),
            name="royalties_file",
        ),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_fees() -> MenuItem:
    """Put the fees into the menu."""
    return ForWhoMay(
        actions.SEE, _("Nhuận bút"), reverse("royalties_list"), icon_name="pick", order=9200
    )


@hooks.register("register_page_header_buttons")
def offer_to_propose(page: PortalPage, user: Any, **_asked: Any) -> list[Button]:
    """Offer to propose the fees of a published page."""
    if not page.live or not reach.may(user, actions.PROPOSE, page):
        return []
    address = reverse("royalties_page", args=[page.pk])
    return [Button(_("Nhuận bút"), address, icon_name="pick", priority=86)]
