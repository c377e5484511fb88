"""Content that has to be tended, among the reports."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.checklist.views import Tending


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the address of the screen."""
    return [path("cham-soc/", Tending.as_view(), name="checklist_tending")]


@hooks.register("register_reports_menu_item")
def offer_the_tending() -> MenuItem:
    """Put it among the reports."""
    address = reverse("checklist_tending")
    return MenuItem(_("Rà soát và liên kết"), address, icon_name="link", order=1100)
