"""The screen on which staff see how many follow what, and whether mails go out."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.mailing import queries as mailing
from desk.staff import reach
from desk.staff.screens import Screen, whole
from desk.subscriptions import actions, queries, urgent
from desk.subscriptions.models import Urgent
from desk.subscriptions.topics import URGENT

ACT = "subscriptions.view_subscriber"
_SHOWN = 50


class Following(Screen):
    """Counts by topic, mails by day, and what failed; no address is shown."""

    act = ACT
    template_name = "subscriptions/following.html"
    page_title = gettext_lazy("Theo dõi qua thư")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "following": queries.following(),
            "posting": mailing.posting(),
            "may_see_urgent": permissions.may(self.request.user, urgent.ASK),
            "may_erase": permissions.may(self.request.user, actions.ERASE),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Forget an address whose owner asked for it."""
        address = request.POST.get("address", "")
        self.does(lambda: actions.erase(address, request.user), _("Đã xóa địa chỉ ấy."))
        return redirect("subscriptions_following")


class UrgentNews(Screen):
    """What was told at once, what waits to be let go, and how many may still go today."""

    act = urgent.ASK
    template_name = "subscriptions/urgent.html"
    page_title = gettext_lazy("Tin khẩn")
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        seen, ruled = reach.of(person, urgent.ASK), reach.of(person, urgent.APPROVE)
        rows = Urgent.objects.select_related("asked_by")
        if not seen.is_everywhere:
            rows = rows.filter(page_number__in=seen.pages().values("pk"))
        numbers = [row.page_number for row in rows[:_SHOWN]]
        may = set(ruled.pages().filter(pk__in=numbers).values_list("pk", flat=True))
        return {
            **super().get_context_data(**kwargs),
            "rows": rows[:_SHOWN],
            "may_rule": may,
            "left": max(urgent.MOST_A_DAY - urgent.sent_today(), 0),
            "most": urgent.MOST_A_DAY,
            "followers": queries.count_of(URGENT),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let one go, or take it back."""
        one, by = get_object_or_404(Urgent, pk=whole(request.POST.get("number"))), request.user
        if request.POST.get("act") == "approve":
            self.does(
                lambda: urgent.approve(one, by=by), _("Đã duyệt; thư được gửi đi trong ít phút.")
            )
        else:
            self.does(lambda: urgent.drop(one, by=by), _("Đã rút đề nghị."))
        return redirect("subscriptions_urgent")


class AskUrgent(Screen):
    """Asks that one page be told at once."""

    act = urgent.ASK
    template_name = "subscriptions/ask_urgent.html"
    page_title = gettext_lazy("Gửi tin khẩn")
    header_icon = "warning"

    def above(self) -> list[dict[str, Any]]:
        """Return the list above."""
        return [{"url": reverse("subscriptions_urgent"), "label": _("Tin khẩn")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(PortalPage, pk=kwargs["number"])
        if not reach.may(request.user, urgent.ASK, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "said": self.page.summary,
            **super().get_context_data(**kwargs),
            "page": self.page,
            "longest": urgent.LONGEST,
            "followers": queries.count_of(URGENT),
        }

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask; what was typed stays where it is refused."""
        del number
        said = request.POST.get("said", "")
        is_asked = self.does(
            lambda: urgent.ask(page=self.page, said=said, by=request.user),
            _("Đã đề nghị; người khác duyệt thì thư mới đi."),
        )
        if is_asked:
            return redirect("subscriptions_urgent")
        return self.render_to_response(self.get_context_data(said=said))
