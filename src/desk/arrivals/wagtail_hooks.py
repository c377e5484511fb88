"""Where articles of an old portal come in on the staff side."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.arrivals import views
from desk.arrivals.actions import IMPORT
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of the screens."""
    return [
        path("nhap-bai/", views.Deliveries.as_view(), name="arrivals_deliveries"),
        path("nhap-bai/<int:number>/bao-cao.csv", views.Told.as_view(), name="arrivals_told"),
    ]


@hooks.register("register_reports_menu_item")
def offer_the_screen() -> MenuItem:
    """Put the screen among the reports."""
    address = reverse("arrivals_deliveries")
    return ForWhoMay(
        IMPORT,
        _("Nhập bài từ cổng cũ"),
        address,
        name="deliveries",
        icon_name="download",
        order=9200,
    )
