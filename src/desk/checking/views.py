"""Screens of checking: the draft's full check page, and the panel beside the editor."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from congso.indicators.indicator import UnknownIndicator
from desk.checking import actions, queries, shown
from desk.checking.passages import CannotRewrite
from desk.kit import clock, permissions
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import NotPermitted
from desk.ledger import queries as ledger_queries
from desk.staff import reach
from desk.staff.screens import whole

PANEL = "checking/beside.html"


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the draft of a page with its marks and findings, or carry out one of the buttons."""
    page = get_object_or_404(PortalPage, pk=page_id).get_latest_revision_as_object()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method == "POST":
        return _carried_out(request, page)
    found = queries.examination(page)
    context = {
        "page": page,
        "panel": shown.panel(found),
        "text": shown.marked(queries.passages(page), found),
        **may(request, page),
        "is_full": True,
    }
    return render(request, "checking/check.html", context)


def may(request: HttpRequest, page: PortalPage) -> dict[str, Any]:
    """Return what the person before the screen may do, and where the doors lead."""
    return {
        "may_remember": permissions.may(request.user, "checking.remember"),
        "may_waive": reach.may(request.user, "checking.waive", page),
        "may_publish": page.permissions_for_user(request.user).can_publish(),
        "edit_address": reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else "",
        "check_address": reverse("checking_page", args=[page.pk]) if page.pk else "",
    }


def _carried_out(request: HttpRequest, page: PortalPage) -> HttpResponse:
    told = {name: request.POST.get(name, "") for name in ("sentence", "statement")}
    try:
        match request.POST.get("act"):
            case "correct":
                put = actions.correct(page, **told, by=request.user)
                messages.success(request, _("Đã sửa thành %(put)s trong bản nháp.") % {"put": put})
            case "bind":
                put = actions.bind(page, **told, by=request.user)
                said = _("%(put)s nay là số liệu sống, lấy từ sổ.") % {"put": put}
                messages.success(request, said)
            case "bind-all":
                count = actions.bind_all(page, by=request.user)
                said = _("%(count)s số khớp sổ nay là số liệu sống.") % {"count": count}
                messages.success(request, said)
            case "renew":
                put = actions.renew(page, **told, by=request.user)
                said = _("Số liệu sống nay là %(put)s, theo sổ hiện hành.") % {"put": put}
                messages.success(request, said)
            case "tidy":
                actions.tidy(page, **told, by=request.user)
                messages.success(request, _("Đã sửa lỗi gõ trong bản nháp."))
            case "remember":
                messages.success(request, _remembered(request, page.title))
            case "waive":
                reason = request.POST.get("reason", "")
                actions.waive(page, **told, reason=reason, by=request.user)
                messages.success(request, _("Đã ghi lý do giữ nguyên."))
            case "publish":
                return _published(request, page)
    except (
        NotPermitted,
        UnknownIndicator,
        actions.NothingFound,
        actions.NoReason,
        CannotRewrite,
    ) as refused:
        messages.error(request, str(refused))
    return redirect("checking_page", page.pk)


def _remembered(request: HttpRequest, page_title: str) -> str:
    alias = actions.remember(
        request.POST.get("phrase", ""),
        indicator=request.POST.get("indicator", ""),
        part=request.POST.get("part", ""),
        page_title=page_title,
        by=request.user,
    )
    name = ledger_queries.catalogue()[alias.indicator].name
    said = _("Từ nay “%(phrase)s” được đọc là %(name)s.")
    return said % {"phrase": alias.phrase, "name": name}


@require_POST
def remember(request: HttpRequest) -> JsonResponse:
    """Keep what a phrase means, from the panel beside the editor."""
    try:
        said = _remembered(request, request.POST.get("title", ""))
    except (NotPermitted, UnknownIndicator, actions.NothingFound) as refused:
        return JsonResponse({"message": str(refused)}, status=422)
    return JsonResponse({"message": said})


@require_http_methods(["GET", "POST"])
def aliases(request: HttpRequest) -> HttpResponse:
    """Show what phrases were said to mean, and take one back."""
    if request.method == "POST":
        try:
            actions.forget(whole(request.POST.get("number")), by=request.user)
            messages.success(request, _("Đã bỏ cách gọi; bài sau đọc như trước."))
        except (NotPermitted, actions.NothingFound) as refused:
            messages.error(request, str(refused))
        return redirect("checking_aliases")
    context = {
        "aliases": queries.alias_rows(),
        "may_remember": permissions.may(request.user, "checking.remember"),
        "page_title": _("Cách gọi đã xác nhận"),
        "header_icon": "tag",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Trang chủ")},
            {"url": "", "label": _("Cách gọi đã xác nhận")},
        ],
    }
    return render(request, "checking/aliases.html", context)


def _published(request: HttpRequest, page: PortalPage) -> HttpResponse:
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    revision = page.get_latest_revision() or page.save_revision(user=request.user)
    try:
        revision.publish(user=request.user)
    except PublishingRefused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        said = _("“%(title)s” đã xuất bản; trang công khai đang được dựng lại.")
        messages.success(request, said % {"title": page.title})
    return redirect("checking_page", page.pk)


class _ChecksForm:
    """Reads the form as it is on the screen, saved or not, and answers with the panel."""

    request: HttpRequest
    object: PortalPage

    def get_form(self, query_dict: QueryDict) -> Any:
        """Return the form without its address: a draft saved meanwhile may hold it already."""
        written = query_dict.copy()
        written.pop("slug", None)
        return super().get_form(written)  # type: ignore[misc]

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        try:
            is_valid = self.validate_form(form)  # type: ignore[attr-defined]
        except KeyError:
            said = _("Màn hình soạn thảo chưa mở xong; sẽ kiểm tra lại ngay.")
            return JsonResponse({"message": said}, status=422)
        if not is_valid:
            wrong = ", ".join(str(form[name].label) for name in form.errors if name in form.fields)
            said = _("Chưa đọc được bản đang viết vì có ô chưa hợp lệ: %(fields)s.")
            return JsonResponse({"message": said % {"fields": wrong or "?"}}, status=422)
        form.save(commit=False)
        return panel_answer(request, self.object)


class CheckDraft(_ChecksForm, PreviewOnEditView):
    """Checks the unsaved form of a page that there is."""


class CheckNew(_ChecksForm, PreviewOnCreateView):
    """Checks the form of a page that is not saved yet."""


def panel_answer(request: HttpRequest, page: PortalPage) -> JsonResponse:
    """Return the panel as HTML, the number of findings that stop, and where each finding stands."""
    made = shown.panel(queries.examination(page))
    html = render_to_string(PANEL, {"panel": made, **may(request, page)}, request)
    findings = [asdict(one) for one in (*made.findings, *made.newer, *made.kept, *made.agreeing)]
    findings += [asdict(one) for one in made.slips]
    return JsonResponse({
        "html": html,
        "stops": sum(one.can_be_waived for one in made.findings),
        "findings": findings,
        "now": clock.now().isoformat(),
    })  # fmt: skip
