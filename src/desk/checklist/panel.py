"""The checklist beside the editor: of the draft as it was saved last."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from desk.checklist import examining
from desk.kit.page import PortalPage


class ChecklistPanel(BaseSidePanel):
    """What stops and what is only shown."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel; it counts what stops."""

        aria_label = _("Danh mục kiểm tra")
        icon_name = "clipboard-list"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Return how many stop."""
            context = super().get_context_data(parent_context)
            context["count"] = sum(note.stops for note in self.panel.notes)
            return context

    name = "danh-muc"
    title = _("Danh mục kiểm tra")
    template_name = "checklist/panel.html"
    order = 160

    def __init__(self, page: PortalPage, request: HttpRequest) -> None:
        super().__init__(page, request)
        self.notes = examining.notes(page)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what was found."""
        return {**super().get_context_data(parent_context), "notes": self.notes}


def beside(page: PortalPage, request: HttpRequest) -> BaseSidePanel | None:
    """Return the panel, none for a page that was never saved."""
    return ChecklistPanel(page, request) if page.pk else None
