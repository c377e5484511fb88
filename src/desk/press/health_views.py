"""The screen of how the portal is doing, and the same for machines."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy

from desk.press import health
from desk.staff.screens import Screen


class Health(Screen):
    """Everything that was looked at, what is ill on top."""

    template_name = "press/health.html"
    page_title = gettext_lazy("Tình trạng hệ thống")
    header_icon = "tasks"
    act = "kit.view_journalentry"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer a program with JSON, 503 where something is ill."""
        if request.GET.get("dang") != "json":
            return super().get(request, *args, **kwargs)
        lines = health.lines()
        told = {"lines": [{**asdict(line), "is_well": line.is_well} for line in lines]}
        return JsonResponse(told, status=200 if all(line.is_well for line in lines) else 503)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "lines": health.lines()}
