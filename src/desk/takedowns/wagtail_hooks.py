"""Where requests to take down meet the editing side: the menu, and the menu of a page."""

from typing import Any
from urllib.parse import urlencode

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from desk.kit.page import PortalPage
from desk.staff import reach
from desk.staff.menu import ForWhoMay
from desk.takedowns import actions, views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("go-bo/", views.Demands.as_view(), name="takedowns_list"),
        path("go-bo/<int:number>/", views.OneDemand.as_view(), name="takedowns_one"),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_demands() -> MenuItem:
    """Put the requests into the menu."""
    address = reverse("takedowns_list")
    return ForWhoMay(actions.OBEY, _("Yêu cầu gỡ bỏ"), address, icon_name="cross", order=9100)


@hooks.register("register_page_header_buttons")
def offer_to_take_down(page: PortalPage, user: Any, **_asked: Any) -> list[Button]:
    """Offer to write down a request about a live page."""
    if not page.live or not reach.may(user, actions.OBEY, page):
        return []
    address = f"{reverse('takedowns_list')}?{urlencode({'trang': page.address})}"
    return [Button(_("Gỡ theo yêu cầu"), address, icon_name="cross", priority=85)]
