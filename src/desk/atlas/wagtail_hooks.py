"""Where the atlas stands on the staff side: a place in the menu and its addresses."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.atlas import views


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("co-quan/", views.AgencyList.as_view(), name="atlas_agencies"),
        path("co-quan/agencies.csv", views.AgencyTable.as_view(), name="atlas_table"),
        path("co-quan/moi/", views.KeepAgency.as_view(), name="atlas_new"),
        path("co-quan/sua/<slug:code>/", views.KeepAgency.as_view(), name="atlas_agency"),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_agencies() -> MenuItem:
    """Put bodies and firms into the menu, behind the ledger that counts them."""
    return MenuItem(
        _("Cơ quan, doanh nghiệp"), reverse("atlas_agencies"), name="agencies",
        icon_name="group", order=155,
    )  # fmt: skip
