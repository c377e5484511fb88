"""The screen on which staff see how many follow what, and whether mails go out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.kit import permissions
from desk.mailing import queries as mailing
from desk.staff.screens import Screen
from desk.subscriptions import actions, queries

ACT = "subscriptions.view_subscriber"


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
            "may_erase": permissions.may(self.request.user, actions.ERASE),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Forget an address whose owner asked for it."""
        address = request.POST.get("address", "")
        self.does(lambda: actions.erase(address, request.user), _("Đã xóa địa chỉ ấy."))
        return redirect("subscriptions_following")
