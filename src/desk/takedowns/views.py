"""Screens of requests to take down: all of them with the time left, and one with its log."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.kit import clock
from desk.kit.page import PortalPage
from desk.kit.permissions import NotPermitted
from desk.staff import reach
from desk.staff.screens import Screen
from desk.takedowns import actions, queries
from desk.takedowns.actions import Asking, NotAPageOfTheNewsroom
from desk.takedowns.models import Demand


class AskedForm(forms.Form):
    """The request as the document states it."""

    address = forms.CharField(
        label=gettext_lazy("Địa chỉ trang phải gỡ"),
        max_length=500,
        help_text=gettext_lazy("Chép từ thanh địa chỉ của trình duyệt."),
    )
    agency = forms.CharField(label=gettext_lazy("Cơ quan yêu cầu"), max_length=200)
    number = forms.CharField(label=gettext_lazy("Số văn bản"), max_length=80)
    dated = forms.DateField(label=gettext_lazy("Ngày văn bản"), initial=clock.today)
    received_at = forms.DateTimeField(
        label=gettext_lazy("Nhận lúc"),
        initial=clock.now,
        help_text=gettext_lazy("24 giờ tính từ lúc này."),
    )
    why = forms.CharField(
        label=gettext_lazy("Nội dung yêu cầu"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_address(self) -> Any:
        """Return the page that lies there."""
        try:
            return actions.page_at(self.cleaned_data["address"])
        except NotAPageOfTheNewsroom as unknown:
            raise forms.ValidationError(str(unknown)) from None

    def clean_received_at(self) -> Any:
        """Refuse an hour that has not come."""
        at = self.cleaned_data["received_at"]
        if at > clock.now():
            raise forms.ValidationError(_("Giờ nhận không thể ở tương lai; hãy xem lại."))
        return at


class Demands(Screen):
    """All requests, those that wait on top with the time left."""

    template_name = "takedowns/list.html"
    page_title = gettext_lazy("Yêu cầu gỡ bỏ")
    header_icon = "cross"
    act = actions.OBEY

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"address": self.request.GET.get("trang", "")}
        seen = reach.of(self.request.user, actions.OBEY)
        context = super().get_context_data(**kwargs)
        return {"form": AskedForm(initial=given), **context, "rows": queries.asked(seen)}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Receive a request; obey it at once where that was asked."""
        form = AskedForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        given = dict(form.cleaned_data)
        page = given.pop("address")
        try:
            demand = actions.receive(page=page, asking=Asking(**given), by=request.user)
        except NotPermitted as refused:
            form.add_error("address", str(refused))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, _("Đã ghi nhận yêu cầu %(number)s.") % {"number": demand.number})
        if "now" in request.POST:
            self.does(
                lambda: actions.take_down(demand=demand, by=request.user),
                _("Đã gỡ “%(title)s”.") % {"title": page.title},
            )
        return redirect("takedowns_one", demand.pk)


class OneDemand(Screen):
    """One request: what was asked, what was done, and what may be done now."""

    template_name = "takedowns/one.html"
    page_title = gettext_lazy("Yêu cầu gỡ bỏ")
    header_icon = "cross"
    act = actions.OBEY

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        demand = get_object_or_404(Demand, pk=kwargs["number"])
        page = PortalPage.objects.filter(pk=demand.page_number).first()
        if not reach.may(request.user, actions.OBEY, page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def above(self) -> list[dict[str, Any]]:
        """Return the list above."""
        return [{"url": reverse("takedowns_list"), "label": _("Yêu cầu gỡ bỏ")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "one": queries.one(kwargs["number"])}

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Obey the request, or lift it."""
        demand = get_object_or_404(Demand, pk=number)
        if request.POST.get("act") == "take_down":
            self.does(
                lambda: actions.take_down(demand=demand, by=request.user),
                _("Đã gỡ; người đọc mở địa chỉ ấy được báo trang đã gỡ."),
            )
        elif request.POST.get("act") == "restore":
            document = request.POST.get("document", "")
            left: list[str] = []
            self.does(
                lambda: left.extend(
                    actions.restore(demand=demand, document=document, by=request.user)
                ),
                _("Đã ghi văn bản cho phép đăng lại."),
            )
            for why in left:
                messages.warning(request, _("Chưa đăng lại được: %(why)s") % {"why": why})
        return redirect("takedowns_one", number)
