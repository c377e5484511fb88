"""The screen on which staff read letters and ratings."""

from typing import Any

from django.utils.translation import gettext_lazy

from desk.petitions import queries
from desk.staff.screens import Screen

ACT = "petitions.view_letter"


class Letters(Screen):
    """Letters, the newest first, and what readers say of pages."""

    act = ACT
    template_name = "petitions/inbox.html"
    page_title = gettext_lazy("Thư và đánh giá")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.asked("q")
        return {
            **super().get_context_data(**kwargs),
            "page": queries.letters(wanted=wanted, page=self.number()),
            "ratings": queries.ratings(),
            "wanted": wanted,
        }
