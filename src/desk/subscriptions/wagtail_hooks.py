"""Who follows what, in the menu of reports of the staff side."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from desk.kit.page import PortalPage
from desk.staff import reach
from desk.staff.menu import ForWhoMay
from desk.subscriptions import urgent, views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of the screens."""
    return [
        path("theo-doi/", views.Following.as_view(), name="subscriptions_following"),
        path("theo-doi/khan/", views.UrgentNews.as_view(), name="subscriptions_urgent"),
        path("theo-doi/khan/<int:number>/", views.AskUrgent.as_view(), name="subscriptions_ask"),
    ]


@hooks.register("register_reports_menu_item")
def offer_the_screen() -> MenuItem:
    """Put the screen among the reports."""
    address = reverse("subscriptions_following")
    return ForWhoMay(
        views.ACT, _("Theo dõi qua thư"), address, name="following", icon_name="mail", order=9100
    )


@hooks.register("register_reports_menu_item")
def offer_urgent_news() -> MenuItem:
    """Put urgent news beside who follows."""
    address = reverse("subscriptions_urgent")
    return ForWhoMay(
        urgent.ASK, _("Tin khẩn"), address, name="urgent", icon_name="warning", order=9110
    )


@hooks.register("register_page_header_buttons")
def offer_to_tell_at_once(page: PortalPage, user: Any, **_asked: Any) -> list[Button]:
    """Offer to tell of a page that is out at once."""
    if not page.live or page.depth == 1 or not reach.may(user, urgent.ASK, page):
        return []
    address = reverse("subscriptions_ask", args=[page.pk])
    return [Button(_("Gửi tin khẩn"), address, icon_name="warning", priority=84)]
