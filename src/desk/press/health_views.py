"""The screens of how the portal is doing, and of what readers sent that nobody could read."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.kit import permissions
from desk.press import failing, health
from desk.press.inbox import setting_aside
from desk.staff.screens import Screen, whole

_SHOWN = 50
"""So many pages that failed, or things set aside, stand on a screen."""


class Health(Screen):
    """Everything that was looked at, what is ill on top, and pages that failed."""

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

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let a page that failed be tried again now, or all of them."""
        self.does(
            lambda: failing.ask_again(request.POST.get("address", ""), by=request.user),
            _("Người thợ in sẽ thử dựng lại ngay; tải lại màn hình này để xem kết quả."),
        )
        return redirect("press_health")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "lines": health.lines(),
            "failed": failing.waiting(_SHOWN),
            "failed_count": failing.count(),
            "may_handle": permissions.may(self.request.user, setting_aside.HANDLE),
        }


class SetAsideList(Screen):
    """What readers sent and nobody could read: tried again, or thrown away with a reason."""

    template_name = "press/set_aside.html"
    page_title = gettext_lazy("Hộp thư: mục để riêng")
    header_icon = "mail"
    act = setting_aside.HANDLE

    def above(self) -> list[dict[str, Any]]:
        """Return the state of the system above."""
        return [{"url": reverse("press_health"), "label": _("Tình trạng hệ thống")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(range(setting_aside.count()), _SHOWN)
        page = pages.get_page(self.number())
        start = (page.number - 1) * _SHOWN
        rows = setting_aside.every(start, _SHOWN)
        return {**super().get_context_data(**kwargs), "rows": rows, "page": page}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try one again, or throw it away."""
        number = whole(request.POST.get("number"), digits=_DIGITS)
        if request.POST.get("act") == "drop":
            reason = request.POST.get("reason", "")
            self.does(
                lambda: setting_aside.drop(number=number, reason=reason, by=request.user),
                _("Đã bỏ hẳn; nhật ký giữ lý do và mã kiểm của mục."),
            )
        else:
            self._try(number)
        return redirect(request.get_full_path())

    def _try(self, number: int) -> None:
        try:
            why = setting_aside.try_one(number=number, by=self.request.user)
        except ValueError as refused:
            messages.error(self.request, str(refused))
            return
        if why:
            messages.warning(self.request, _("Vẫn chưa nhận được: %(why)s") % {"why": why})
        else:
            messages.success(self.request, _("Đã nhận; mục này không còn để riêng."))


_DIGITS = 18
