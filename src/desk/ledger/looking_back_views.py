"""The screen that looks back at a series: how often and how far it was revised."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from congso.places.place import Place
from desk.atlas import queries as atlas
from desk.kit import clock
from desk.ledger import queries, triangles
from desk.ledger.views import OfIndicator


class RevisionTriangle(OfIndicator, TemplateView):
    """Rows are periods, columns the times of knowing, of one unit that reports."""

    template_name = "ledger/desk/triangle.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.indicator = self.find(kwargs["code"])

    def get_page_title(self) -> str:
        return _("Các lần sửa số")

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": self.own_address, "label": self.indicator.name}]

    def _place(self) -> Place:
        code = self.request.GET.get("noi", "").strip() or settings.HOME_PLACE
        versions = [one for one in atlas.gazetteer().places if one.code == code]
        if not versions:
            raise Http404
        return max(versions, key=lambda one: one.validity.end or clock.today())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self._place()
        found = triangles.view(queries.ledger().record, self.indicator, place.id)
        return {**super().get_context_data(**kwargs), "place": place, **asdict(found)}
