"""The screen of content that has to be tended."""

from itertools import islice
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from desk.checklist import nightly, tending
from desk.kit import clock
from desk.staff.screens import Screen

_SHOWN = 200
_LOOKED_AT = 500
"""Pages whose links are followed while somebody waits; `congso links` follows all."""


class Tending(Screen):
    """Pages to be read again, and dead links."""

    template_name = "checklist/tending.html"
    page_title = gettext_lazy("Rà soát và liên kết")
    header_icon = "link"
    act = "wagtailadmin.access_admin"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_asked = "lien-ket" in self.request.GET
        seen = tending.seen_by(self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "due": tending.due(clock.today(), seen)[:_SHOWN],
            "is_asked": is_asked,
            "kept": nightly.kept(seen),
            "walked": nightly.last_walk(),
            "asks_outside": settings.LINKS_OUTSIDE,
            "broken": list(islice(tending.broken(_LOOKED_AT, seen), _SHOWN)) if is_asked else [],
            "foreign": tending.foreign(_LOOKED_AT, seen) if is_asked else {},
        }
