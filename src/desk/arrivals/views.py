"""The screen on which the articles of an old portal are sent in and looked after."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congso.writing import cells
from desk.arrivals import deliveries
from desk.arrivals.actions import IMPORT
from desk.arrivals.models import Delivery
from desk.staff.screens import Framed, Screen, whole

_SHOWN = 50
_HEAD = (gettext_lazy("việc"), gettext_lazy("mã"), gettext_lazy("vì sao"))


class Deliveries(Screen):
    """What was sent in, how far it came, and what has to be looked after."""

    act = IMPORT
    template_name = "arrivals/deliveries.html"
    page_title = gettext_lazy("Nhập bài từ cổng cũ")
    header_icon = "download"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = ", ".join(deliveries.EXPORTS)
        rows = Delivery.objects.all()[:_SHOWN]
        return {**super().get_context_data(**kwargs), "rows": rows, "kinds": kinds}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take an export in, or let one rest or go on."""
        told = request.POST.get("number", "")
        if told:
            one = get_object_or_404(Delivery, pk=whole(told))
            halts = request.POST.get("act") == "halt"
            deed, said = (
                (deliveries.halt, _("Đã dừng; bài đã vào thì giữ nguyên."))
                if halts
                else (deliveries.resume, _("Nhập tiếp từ chỗ đã dừng."))
            )
            self.does(lambda: deed(one, by=request.user), said)
        elif (export := request.FILES.get("export")) is None:
            self.does(self._nothing, "")
        else:
            photographs, source = request.FILES.get("photographs"), request.POST.get("source", "")
            self.does(
                lambda: deliveries.receive(
                    export=export, photographs=photographs, source=source, by=request.user
                ),
                _("Đã nhận; bài được nhập dần, tải lại trang này để xem đến đâu."),
            )
        return redirect("arrivals_deliveries")

    def _nothing(self) -> None:
        raise deliveries.CannotReceive(_("Hãy chọn tệp bài xuất từ cổng cũ."))


class Told(Framed, View):
    """The report of a delivery, line by line, for a spreadsheet."""

    act = IMPORT

    def get(self, request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG002 — as Django calls it
        """Return it as CSV."""
        one = get_object_or_404(Delivery, pk=number)
        answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="nhap-bai-{one.pk}.csv"'
        rows = csv.writer(answer)
        rows.writerow(map(str, _HEAD))
        rows.writerows(map(cells.plain, line) for line in one.lines)
        return answer
