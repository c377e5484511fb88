"""Who follows what, in the menu of reports of the staff side."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.staff import reach
from desk.subscriptions import urgent, views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of the screens."""
    return [
        path("theo-doi/", views.Following.as_view(), name="subscriptions_following"),
        path("theo-doi/khan/", views.UrgentNews.as_view(), name="subscriptions_urgent"),
        path("theo-doi/khan/<int:number>/", views.AskUrgent.as_view(), name="subscriptions_ask"),
    ]


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


class _UrgentItem(MenuItem):
    """Shown to whoever may ask for it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may(request.user, urgent.ASK)


@hooks.register("register_reports_menu_item")
def offer_urgent_news() -> MenuItem:
    """Put urgent news beside who follows."""
    address = reverse("subscriptions_urgent")
    return _UrgentItem(_("Tin khẩn"), address, name="urgent", icon_name="warning", order=9110)


@hooks.register("register_page_header_buttons")
def offer_to_tell_at_once(page: PortalPage, user: Any, **_asked: Any) -> list[Button]:
    """Offer to tell of a page that is out at once."""
    if not page.live or page.depth == 1 or not reach.may(user, urgent.ASK, page):
        return []
    address = reverse("subscriptions_ask", args=[page.pk])
    return [Button(_("Gửi tin khẩn"), address, icon_name="warning", priority=84)]
