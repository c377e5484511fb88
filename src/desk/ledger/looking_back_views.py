"""The screen that looks back at a series: how often and how far it was revised."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from congso.places.place import Place
from desk.atlas import queries as atlas
from desk.kit import clock
from desk.ledger import queries, triangles
from desk.ledger.views import LIST, OfIndicator, Screen


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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = _place(self.request)
        record = queries.ledger().record
        found = triangles.view(record, self.indicator, place.id)
        return {
            **super().get_context_data(**kwargs),
            "place": place,
            **asdict(found),
            "units": triangles.by_unit(record, self.indicator, atlas.gazetteer()),
        }


class RevisionsOfUnit(Screen, TemplateView):
    """How much one reporting unit revised of everything that it reports."""

    template_name = "ledger/desk/revisions_of_unit.html"
    page_title = gettext_lazy("Các lần sửa số của một đơn vị")

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("ledger_list"), "label": LIST}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = _place(self.request)
        found = triangles.of_unit(queries.ledger().record, place.id, queries.catalogue())
        return {**super().get_context_data(**kwargs), "place": place, "indicators": found}


def _place(request: HttpRequest) -> Place:
    code = request.GET.get("noi", "").strip() or settings.HOME_PLACE
    versions = [one for one in atlas.gazetteer().places if one.code == code]
    if not versions:
        raise Http404
    return max(versions, key=lambda one: one.validity.end or clock.today())
