"""Where the ledger stands on the staff side: a place in the menu and its addresses."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.ledger import views

ONE = "so-lieu/chi-tieu/<str:code>"


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("so-lieu/", views.IndicatorList.as_view(), name="ledger_list"),
        path(
            "so-lieu/chi-tieu/<str:code>/", views.IndicatorValues.as_view(), name="ledger_indicator"
        ),
        path("so-lieu/chi-tieu/<str:code>/ghi/", views.RecordValue.as_view(), name="ledger_record"),
        path("so-lieu/sua/<str:key>/", views.ReviseValue.as_view(), name="ledger_revise"),
    ]


@hooks.register("register_admin_menu_item")
def offer_the_ledger() -> MenuItem:
    """Put the ledger into the menu, next to the pages."""
    return MenuItem(
        _("Sổ số liệu"), reverse("ledger_list"), name="ledger", icon_name="table", order=150
    )


@hooks.register("insert_global_admin_css")
def load_the_tables() -> str:
    """Load how the tables of figures look."""
    return format_html('<link rel="stylesheet" href="{}">', static("ledger/desk.css"))
