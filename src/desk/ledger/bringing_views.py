"""Screens of the import: a form to take away, a file to send, its plan or its faults, the list."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from congso.findings.finding import FaultyInput
from congso.observations.forms import layout
from desk.atlas import queries as atlas
from desk.kit import clock, permissions
from desk.ledger import actions, importing, queries, uploads
from desk.ledger import bringing_forms as forms
from desk.ledger.views import LIST, Screen, home
from desk.ledger.workbooks import handing, package

ACT, REVISE = "ledger.record_observations", "ledger.revise_observation"
REASON, MOST = "ly-do", 500
"""Why a file corrects what stands, and how long that may be."""
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
_TITLE = gettext_lazy("Nhập từ tệp")


class _Bringing(Screen):
    """A screen for those who may record figures."""

    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.may(request.user, ACT):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("ledger_list"), "label": LIST}]


class Imports(_Bringing, FormView):
    """Send a file; take a form away; see what was imported before."""

    template_name = "ledger/desk/imports.html"
    page_title = _TITLE
    form_class = forms.SendForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "asking": forms.AskForm(initial={"places": home().code}),
            "past": importing.past(),
            "may_read_journal": permissions.may(self.request.user, "kit.view_journalentry"),
            "most": package.MOST_BYTES // 1024**2,
        }

    def form_valid(self, form: forms.SendForm) -> HttpResponse:
        sent = form.cleaned_data["file"]
        return redirect("ledger_import", uploads.keep(sent.read(), sent.name))


class Template(_Bringing, FormView):
    """A form to take away, laid as asked."""

    template_name = "ledger/desk/template.html"
    page_title = gettext_lazy("Tải mẫu nhập số liệu")
    form_class = forms.AskForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "data": self.request.GET}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        del request, args, kwargs
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: forms.AskForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            asked = layout.ask(
                catalogue=queries.catalogue(), gazetteer=atlas.gazetteer(),
                indicators=given["themes"],
                places=given["places"], periods=given["periods"], scenarios=given["scenarios"],
            )  # fmt: skip
        except FaultyInput as refused:
            form.add_error(None, [str(fault) for fault in refused.faults])
            return self.form_invalid(form)
        if given["kind"] == "csv":
            return _file(handing.text(asked[0]), "mau-nhap-so-lieu.csv", "text/csv; charset=utf-8")
        return _file(handing.workbook(asked, clock.now()), "mau-nhap-so-lieu.xlsx", WORKBOOK)


class _OfUpload(_Bringing):
    """A screen about one file that was sent."""

    upload: uploads.Upload

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = uploads.waiting(kwargs["digest"])
        if found is None and permissions.may(request.user, ACT):
            done = importing.already(kwargs["digest"])
            told = _("Tệp này không còn chờ; hãy gửi lại.")
            messages.warning(request, importing.told(done, done.digest) if done else told)
            return redirect("ledger_imports")
        if found is not None:
            self.upload = found
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("ledger_imports"), "label": _TITLE}]


class Import(_OfUpload, TemplateView):
    """What importing a file would do, or what is wrong with it; and the yes to it."""

    template_name = "ledger/desk/import.html"

    def get_page_title(self) -> str:
        return self.upload.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {**super().get_context_data(**kwargs), "upload": self.upload, "shown": SHOWN}
        done = importing.already(kwargs["digest"])
        if done is not None:
            return {**context, "already": importing.told(done, done.digest)}
        reason = self.request.GET.get(REASON, "")[:MOST]
        try:
            plan = importing.planned(self.upload.content, self.upload.name, reason=reason)
        except FaultyInput as refused:
            return {**context, "refusals": refused.faults}
        return {
            **context,
            "plan": plan,
            "reason": reason,
            "may_revise": permissions.may(self.request.user, REVISE),
            "replacing": list(plan.replacing(SHOWN)),
            "faults": plan.faults[:SHOWN],
            "count": len(plan.faults) + plan.untold,
            "warnings": plan.warnings[:SHOWN],
        }

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Import the file."""
        reason = request.POST.get(REASON, "")[:MOST]
        again = reverse("ledger_import", args=[kwargs["digest"]])
        again += f"?{urlencode({REASON: reason})}" if reason else ""
        try:
            done = importing.import_form(
                self.upload.content, self.upload.name, by=request.user, reason=reason,
                accept_warnings=request.POST.get("accepted") == "yes",
                seen=request.POST.get("seen", ""),
            )  # fmt: skip
        except importing.AlreadyImported as already:
            messages.warning(request, str(already))
        except (
            importing.WarningsNotAccepted, importing.RecordMoved, actions.AlreadyRevised,
        ) as refused:  # fmt: skip
            messages.error(request, str(refused))
            return redirect(again)
        except FaultyInput:
            return redirect(again)
        else:
            said = _(
                "Đã ghi %(new)d số mới, thay %(following)d số; %(unchanged)d số đã có, không đổi. "
                "Các trang dùng số mới sẽ được dựng lại."
            )
            plan = done.plan
            told = {"new": plan.new, "following": plan.following, "unchanged": plan.unchanged}
            messages.success(request, said % told)
        uploads.drop(kwargs["digest"])
        return redirect("ledger_imports")


class Returned(_OfUpload, TemplateView):
    """The file with a comment on each faulty cell."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        del request, args, kwargs
        try:
            reason = self.request.GET.get(REASON, "")[:MOST]
            plan = importing.planned(self.upload.content, self.upload.name, reason=reason)
        except FaultyInput:
            raise Http404 from None
        return _file(plan.returned(clock.now()), "so-lieu-loi.xlsx", WORKBOOK)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
