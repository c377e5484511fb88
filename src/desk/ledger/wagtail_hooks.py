"""Where the ledger stands on the staff side: a place in the menu and its addresses."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from desk.atlas import queries as atlas
from desk.kit import permissions
from desk.ledger import bringing_views, defining_views, looking_back_views, queries, shelves, views

SHOWN_FIRST = 8
DEFINED = "so-lieu/dinh-nghia/<str:code>"


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("so-lieu/", views.IndicatorList.as_view(), name="ledger_list"),
        path(
            "so-lieu/chi-tieu/<str:code>/", views.IndicatorValues.as_view(), name="ledger_indicator"
        ),
        path("so-lieu/chi-tieu/<str:code>/ghi/", views.RecordValue.as_view(), name="ledger_record"),
        path(
            "so-lieu/tam-giac/<str:code>/",
            looking_back_views.RevisionTriangle.as_view(),
            name="ledger_triangle",
        ),
        path(
            "so-lieu/don-vi/",
            looking_back_views.RevisionsOfUnit.as_view(),
            name="ledger_revisions_of_unit",
        ),
        path("so-lieu/nhat-ky/<str:key>/", views.ValueJournal.as_view(), name="ledger_journal"),
        path("so-lieu/nhap/", bringing_views.Imports.as_view(), name="ledger_imports"),
        path("so-lieu/nhap/mau/", bringing_views.Template.as_view(), name="ledger_template"),
        path("so-lieu/nhap/<slug:digest>/", bringing_views.Import.as_view(), name="ledger_import"),
        path(
            "so-lieu/nhap/<slug:digest>/loi.xlsx",
            bringing_views.Returned.as_view(),
            name="ledger_returned",
        ),
        path(
            "so-lieu/dinh-nghia/", defining_views.Definitions.as_view(), name="ledger_definitions"
        ),
        path("so-lieu/dinh-nghia/thu/", defining_views.Try.as_view(), name="ledger_try"),
        path("so-lieu/dinh-nghia/moi/", defining_views.Define.as_view(), name="ledger_define"),
        path(f"{DEFINED}/", defining_views.Defined.as_view(), name="ledger_definition"),
        path(f"{DEFINED}/khoi.toml", defining_views.BlockFile.as_view(), name="ledger_block"),
        path(f"{DEFINED}/sua/", defining_views.Redefine.as_view(), name="ledger_redefine"),
        path(f"{DEFINED}/ket-thuc/", defining_views.End.as_view(), name="ledger_end"),
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


class NewestValues(Component):
    """What was written down last, on the first screen of those who keep the figures."""

    name = "ledger_newest"
    template_name = "ledger/desk/newest.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        del parent_context
        rows, catalogue, gazetteer = [], queries.catalogue(), atlas.gazetteer()
        for seen in queries.newest(SHOWN_FIRST):
            indicator = catalogue[seen.key.indicator]
            place = gazetteer.known(seen.key.place).name
            about = shelves.of(seen.key, indicator)
            rows.append((indicator, place, about, shelves.told(seen, indicator)))
        return {"rows": rows}


@hooks.register("construct_homepage_panels")
def show_what_is_new(request: HttpRequest, panels: list[Component]) -> None:
    """Show statisticians what was recorded last as soon as they sign in."""
    if permissions.may(request.user, "ledger.record_observations"):
        panels.append(NewestValues())
