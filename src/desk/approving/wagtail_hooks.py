"""Where approval meets the editing side: the way to it from a page, and the list of exceptions."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from desk.approving import views
from desk.kit.page import PortalPage
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("duyet/<int:number>/", views.PageApproval.as_view(), name="approving_page"),
        path("duyet/xuat-ban-khan/", views.LetOutAlone.as_view(), name="approving_alone"),
    ]


@hooks.register("register_page_header_buttons")
def offer_approval(page: PortalPage, user: Any, **_asked: Any) -> list[Button]:
    """Offer approval in the menu of a page."""
    perms = page.permissions_for_user(user)
    if not page.pk or page.depth == 1 or not (perms.can_edit() or perms.can_publish()):
        return []
    address = reverse("approving_page", args=[page.pk])
    return [Button(_("Duyệt và xuất bản"), address, icon_name="check", priority=14)]


@hooks.register("register_reports_menu_item")
def offer_the_exceptions() -> MenuItem:
    """Put what was let out alone among the reports."""
    address = reverse("approving_alone")
    return ForWhoMay(
        views.LetOutAlone.act, _("Xuất bản khẩn"), address, icon_name="warning", order=1200
    )
