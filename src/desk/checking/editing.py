"""The editing screen with the check beside the text, and publishing that asks the gate first."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from desk.checking import overtaken, queries, shown, views
from desk.checking.corrections import Corrected
from desk.checking.passages import Checked
from desk.kit.page import PortalPage

Beside = Callable[[PortalPage, HttpRequest], BaseSidePanel | None]
beside: list[Beside] = []
"""Rooms above add panels of their own, shown after the check."""


class CheckPanel(BaseSidePanel):
    """Beside the editor: the gate, the tallies, and what was found, gravest first."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel; it counts what holds publishing back."""

        aria_label = _("Kiểm tra số liệu")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"
        keyboard_shortcut = "mod+shift+k"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Return how many findings stop."""
            context = super().get_context_data(parent_context)
            context["count"] = sum(one.can_be_waived for one in self.panel.made.findings)
            return context

    name = "so-lieu"
    title = _("Kiểm tra số liệu")
    template_name = "checking/side_panel.html"
    order = 150

    def __init__(self, page: PortalPage, request: HttpRequest, address: str) -> None:
        super().__init__(page, request)
        self.address = address
        self.made = shown.panel(queries.examination(page))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what the panel shows before anything is typed."""
        context = super().get_context_data(parent_context)
        may = views.may(self.request, self.object)
        wanted = self._wanted()
        return {
            **context, **may, "shown": self.made, "draft_address": self.address, "wanted": wanted,
        }  # fmt: skip

    def _wanted(self) -> Corrected | None:
        """Return the overtaken statement that the screen was opened for."""
        number = self.request.GET.get(overtaken.ASKED, "")
        place = overtaken.place(int(number)) if number.isdecimal() else None
        return place.told if place and place.told.page == self.object.pk else None


class _WithCheck:
    """A page form with the check beside it."""

    page: PortalPage
    request: HttpRequest

    def get_side_panels(self) -> MediaContainer:
        """Return the usual panels, and the check after the first."""
        panels = list(super().get_side_panels())  # type: ignore[misc]
        wanted = isinstance(self.page, Checked) and not getattr(
            self, "expects_json_response", False
        )
        if wanted:
            panels.insert(1, CheckPanel(self.page, self.request, self.draft_address()))
        if not getattr(self, "expects_json_response", False):
            more = (made(self.page, self.request) for made in beside)
            panels[2:2] = [panel for panel in more if panel is not None]
        return MediaContainer(panels)

    def draft_address(self) -> str:
        """Return where the unsaved form is checked."""
        raise NotImplementedError

    def publish_action(self) -> HttpResponse:
        """Publish in one transaction, so that what is announced and what is done go together."""
        with transaction.atomic():
            return super().publish_action()  # type: ignore[misc]


class CheckedEditView(_WithCheck, EditView):
    """Editing a page, with the check beside it."""

    def draft_address(self) -> str:
        """Return where the unsaved form of this page is checked."""
        return reverse("checking_draft", args=[self.page.pk])


class CheckedCreateView(_WithCheck, CreateView):
    """Writing a new page, with the check beside it."""

    def draft_address(self) -> str:
        """Return where the form of the page that is not saved yet is checked."""
        meta = self.page_class._meta  # noqa: SLF001 — Django's way
        return reverse("checking_new", args=[meta.app_label, meta.model_name, self.parent_page.pk])


class CheckedPages(PageViewSet):
    """The screens of every page of the portal."""

    model = PortalPage
    add_view_class = CheckedCreateView
    edit_view_class = CheckedEditView


checked_pages = CheckedPages()
