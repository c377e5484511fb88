"""Where checking meets the editing side: its screens, and the refusal an editor sees."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from desk.checking import after_views, at_its_hour, overtaken, views
from desk.checking.editing import checked_pages
from desk.checking.passages import Checked
from desk.checking.refusing import tell_refusal
from desk.kit.page import PortalPage, PublishingRefused, ask_gates
from desk.staff import reach
from desk.staff.menu import ForWhoMay


@hooks.register("register_admin_viewset", order=100)
def register_screens() -> ViewSet:
    """Put the check beside the form of every page."""
    return checked_pages


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Add the addresses of this room's screens."""
    return [
        path("kiem-tra/can-xem-lai/", after_views.Overtaken.as_view(), name="checking_overtaken"),
        path(
            "kiem-tra/can-xem-lai/bang.csv",
            after_views.OvertakenTable.as_view(),
            name="checking_overtaken_table",
        ),
        path("kiem-tra/cach-goi/", views.aliases, name="checking_aliases"),
        path("kiem-tra/cach-goi/nho/", views.remember, name="checking_remember"),
        path("kiem-tra/<int:page_id>/", views.check, name="checking_page"),
        path("kiem-tra/<int:page_id>/ban-nhap/", views.CheckDraft.as_view(), name="checking_draft"),
        path(
            "kiem-tra/moi/<slug:content_type_app_name>/<slug:content_type_model_name>/"
            "<int:parent_page_id>/",
            views.CheckNew.as_view(),
            name="checking_new",
        ),
    ]


@hooks.register("before_publish_page")
def refuse_what_does_not_fit(request: HttpRequest, page: PortalPage) -> HttpResponse | None:
    """Keep the draft and say what stands against publishing it, with the figure that would fit.

    The editing screen publishes without passing `PortalPage.publish`, so the gates are asked here.
    """
    try:
        ask_gates(page, request.user)
    except PublishingRefused as refused:
        tell_refusal(request, refused)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_edit_page")
def tell_what_was_kept_back(request: HttpRequest, page: PortalPage) -> None:
    """Say above the form why a page did not come out at its hour, and what to do."""
    said = at_its_hour.kept_back(page) if request.method == "GET" else ""
    if said:
        messages.warning(
            request,
            said,
            buttons=[
                messages.button(reverse("checking_page", args=[page.pk]), _("Kiểm tra số liệu"))
            ],
        )


@hooks.register("register_page_header_buttons")
def offer_the_check(page: PortalPage, **_asked: Any) -> list[Button]:
    """Offer the full check page in the menu of a page."""
    if not page.pk or not isinstance(page.specific, Checked):
        return []
    return [
        Button(
            _("Kiểm tra số liệu"),
            reverse("checking_page", args=[page.pk]),
            icon_name="tasks",
            priority=15,
        )
    ]


@hooks.register("register_settings_menu_item")
def offer_the_aliases() -> MenuItem:
    """Put what phrases were said to mean where the settings are."""
    return MenuItem(
        _("Cách gọi đã xác nhận"), reverse("checking_aliases"), icon_name="tag", order=900
    )


class _OvertakenItem(ForWhoMay):
    """Tells whoever may see what was overtaken how much of it waits."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Return the entry with how many pages wait, where any does."""
        waiting = overtaken.count(reach.of(request.user, after_views.ACT))
        label = f"{self.label} ({waiting})" if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def offer_what_was_overtaken() -> MenuItem:
    """Put the pages that the ledger has overtaken into the menu, behind the ledger."""
    return _OvertakenItem(
        after_views.ACT, _("Bài cần xem lại"), reverse("checking_overtaken"), name="overtaken",
        icon_name="warning", order=155,
    )  # fmt: skip


@hooks.register("construct_homepage_panels")
def show_what_was_overtaken(request: HttpRequest, panels: list[Component]) -> None:
    """Show editors on the first screen how many pages wait for them, where any does."""
    found = overtaken.work(reach.of(request.user, after_views.ACT))
    if found:
        panels.append(after_views.OvertakenCard(found))


@hooks.register("insert_editor_js")
def load_the_panel() -> str:
    """Load what keeps the panel beside the editor up to date."""
    return format_html('<script src="{}" defer></script>', static("checking/panel.js"))


@hooks.register("insert_global_admin_css")
def load_the_marks() -> str:
    """Load how marks and findings look."""
    return format_html('<link rel="stylesheet" href="{}">', static("checking/panel.css"))
