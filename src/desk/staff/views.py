"""The journal on the staff side: who did what, when, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from desk.kit import journal, permissions

ACTS = {
    "approving.approve": gettext_lazy("duyệt bài"),
    "approving.let_out_alone": gettext_lazy("xuất bản khẩn"),
    "atlas.import_places": gettext_lazy("nhập danh mục địa bàn"),
    "atlas.keep_agency": gettext_lazy("sửa danh sách cơ quan, doanh nghiệp"),
    "checking.bind": gettext_lazy("gắn số vào sổ"),
    "checking.correct": gettext_lazy("sửa số trong bài"),
    "checking.waive": gettext_lazy("bỏ qua cảnh báo"),
    "checking.remember": gettext_lazy("xác nhận cách gọi"),
    "checking.forget": gettext_lazy("bỏ cách gọi"),
    "checking.tidy": gettext_lazy("sửa lỗi gõ"),
    "ledger.record_observations": gettext_lazy("ghi số liệu"),
    "ledger.import_form": gettext_lazy("nhập tệp số liệu"),
    "ledger.refuse_import": gettext_lazy("từ chối tệp số liệu"),
    "ledger.revise_observation": gettext_lazy("sửa số liệu"),
    "takedowns.receive_demand": gettext_lazy("ghi nhận yêu cầu gỡ bỏ"),
    "takedowns.take_down": gettext_lazy("gỡ bỏ theo yêu cầu"),
    "takedowns.restore": gettext_lazy("cho đăng lại"),
    "staff.create_demonstration_person": gettext_lazy("lập tài khoản trình diễn"),
    "staff.let_into_section": gettext_lazy("giao vai trò trong chuyên mục"),
    "staff.let_out_of_section": gettext_lazy("rút vai trò trong chuyên mục"),
}
_DETAILS = {
    "was": gettext_lazy("số cũ"),
    "now": gettext_lazy("số mới"),
    "level": gettext_lazy("mức độ"),
    "reason": gettext_lazy("lý do"),
    "source": gettext_lazy("nguồn"),
    "count": gettext_lazy("số dòng"),
    "unchanged": gettext_lazy("số đã có"),
    "warnings": gettext_lazy("cảnh báo"),
    "role": gettext_lazy("vai trò"),
    "agency": gettext_lazy("cơ quan"),
    "section": gettext_lazy("chuyên mục"),
    "written_by": gettext_lazy("người viết"),
    "places": gettext_lazy("đơn vị"),
    "successions": gettext_lazy("thay đổi địa giới"),
    "agencies": gettext_lazy("cơ quan"),
    "statement": gettext_lazy("số trong bài"),
    "sentence": gettext_lazy("trong câu"),
    "expected": gettext_lazy("số khớp"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A deed in words."""

    at: datetime
    by: str
    act: str
    subject: str
    details: tuple[tuple[str, str], ...]


class Journal(WagtailAdminTemplateMixin, TemplateView):
    """What was done, the newest first, found by kind of deed, person or subject."""

    template_name = "staff/journal.html"
    page_title = gettext_lazy("Nhật ký")
    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.may(request.user, "kit.view_journalentry"):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home = {"url": reverse("wagtailadmin_home"), "label": _("Bàn làm việc")}
        return [home, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        number = int(asked["p"]) if asked.get("p", "").isdecimal() else 1
        page = journal.entries(act=asked.get("act", ""), wanted=asked.get("q", ""), page=number)
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "lines": [_told(entry) for entry in page.object_list],
            "acts": [(act, ACTS.get(act, act)) for act in journal.acts()],
            "act": asked.get("act", ""),
            "wanted": asked.get("q", ""),
        }


def _told(entry: journal.Entry) -> Line:
    details = tuple(
        (str(_DETAILS[name]), str(value))
        for name, value in entry.details.items()
        if name in _DETAILS and value not in (None, "")
    )
    return Line(entry.at, entry.by, str(ACTS.get(entry.act, entry.act)), entry.subject, details)
