"""Screens of approval: one page with what it waits for, and all that was let out alone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from desk.approving import actions, content, outside, people, queries
from desk.kit.page import PortalPage
from desk.staff.screens import Screen


class PageApproval(Screen):
    """Who wrote the newest draft, who approved it, and what may be done now."""

    template_name = "approving/page.html"
    page_title = gettext_lazy("Duyệt và xuất bản")
    header_icon = "check"
    page: PortalPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(PortalPage, pk=kwargs["number"]).specific
        perms = self.page.permissions_for_user(request.user)
        if self.page.depth == 1 or not (perms.can_edit() or perms.can_publish()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return the title of the page."""
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.page.get_latest_revision_as_object()
        origin = queries.origin(self.page, content.digest(draft))
        who = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "author": origin.author,
            "since": origin.since,
            "is_own": origin.author == who,
            "standing": queries.standing(self.page),
            "may_approve": people.may_approve(who, self.page),
            "may_publish": people.may_publish(who, self.page),
            "outside": self.request.build_absolute_uri(outside.link_to(self.page))
            if self.page.latest_revision_id
            else "",
            "goes_out": draft.go_live_at,
            "is_out": self.page.live and not self.page.has_unpublished_changes,
        }

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Approve, publish, or let out alone with a reason."""
        act = request.POST.get("act", "")
        if act == "approve":
            self.does(self._approve, _("Đã duyệt. Người có quyền xuất bản có thể cho lên trang."))
        elif act == "alone":
            reason = request.POST.get("reason", "")
            self.does(
                lambda: self._let_out_alone(reason),
                _("Đã ghi lý do. Việc này được đếm và ai xem nhật ký cũng thấy."),
            )
        elif act == "publish":
            self.does(self._publish, _("Đã xuất bản, hoặc đã hẹn đúng giờ ghi trong bài."))
        return redirect("approving_page", number)

    def _approve(self) -> None:
        state = self.page.current_workflow_task_state
        if state is not None and state.status == TaskState.STATUS_IN_PROGRESS:
            draft = self.page.get_latest_revision_as_object()
            actions.approve(page=draft, by=self.request.user)
            state.task.specific.on_action(state, self.request.user, "approve")
            return
        actions.approve(page=self.page.get_latest_revision_as_object(), by=self.request.user)

    def _let_out_alone(self, reason: str) -> None:
        draft = self.page.get_latest_revision_as_object()
        actions.let_out_alone(page=draft, reason=reason, by=self.request.user)

    def _publish(self) -> None:
        if not people.may_publish(self.request.user, self.page):
            raise PermissionDenied
        self.page.get_latest_revision().publish(user=self.request.user)


class LetOutAlone(Screen):
    """What was published without another's approval, and why."""

    template_name = "approving/alone.html"
    page_title = gettext_lazy("Xuất bản khẩn")
    header_icon = "warning"
    act = "kit.view_journalentry"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "rows": queries.alone(), "count": queries.count()}
