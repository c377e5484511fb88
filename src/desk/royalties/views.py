"""Screens of fees: those of a period with what they come to, those of a page, the rate tables."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from congso.quantities import numerals
from desk.kit import clock, permissions
from desk.kit.page import PortalPage
from desk.royalties import actions, queries, sheets
from desk.royalties.actions import NotAFee, Work
from desk.royalties.models import Fee, Rate, Ruling
from desk.staff import reach
from desk.staff.screens import Framed, Screen


class WorkForm(forms.Form):
    """Who did what on a page."""

    name = forms.CharField(
        label=gettext_lazy("Họ và tên"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "ten-da-co", "autocomplete": "off"}),
        help_text=gettext_lazy("Tên thật, để kế toán chi trả."),
    )
    pen_name = forms.CharField(label=gettext_lazy("Bút danh"), max_length=120, required=False)
    part = forms.ChoiceField(label=gettext_lazy("Phần việc"), choices=Fee.Part.choices)
    rate = forms.ModelChoiceField(
        label=gettext_lazy("Thể loại"),
        queryset=Rate.objects.none(),
        empty_label=gettext_lazy("Chọn thể loại"),
    )
    coefficient = forms.CharField(label=gettext_lazy("Hệ số"), max_length=12)
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, page: PortalPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        table = actions.in_force(actions.published_on(page))
        rates: Any = self.fields["rate"]
        rates.queryset = Rate.objects.filter(table=table) if table else Rate.objects.none()
        rates.label_from_instance = lambda one: (
            f"{one.genre} ({actions.told(one.lowest)}–{actions.told(one.highest)})"
        )

    def clean_coefficient(self) -> Decimal:
        """Return the coefficient, written as people write numbers."""
        try:
            return numerals.read(self.cleaned_data["coefficient"].strip())
        except ValueError:
            raise forms.ValidationError(_("Hệ số viết như 10 hoặc 7,5.")) from None


class TableForm(forms.Form):
    """A rate table as its document states it."""

    document = forms.CharField(label=gettext_lazy("Văn bản quy định"), max_length=300)
    valid_from = forms.DateField(label=gettext_lazy("Áp dụng từ ngày"), initial=clock.today)
    unit_value = forms.IntegerField(
        label=gettext_lazy("Giá trị một đơn vị hệ số (đồng)"), min_value=1, max_value=2_000_000_000
    )
    lines = forms.CharField(
        label=gettext_lazy("Thể loại và hệ số"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Mỗi dòng một thể loại: tên; hệ số thấp nhất; hệ số cao nhất."),
    )


class Fees(Screen):
    """The fees of a month or a quarter: what waits, what is agreed, what it comes to."""

    template_name = "royalties/list.html"
    page_title = gettext_lazy("Nhuận bút")
    header_icon = "pick"
    act = actions.SEE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        period = queries.period(self.asked("ky"))
        seen = reach.of(self.request.user, actions.SEE)
        found = queries.of_period(period, seen)
        waiting = queries.without(period, seen)[:100]
        month = period.end.month
        return {
            **super().get_context_data(**kwargs),
            "period": period,
            "before": period.previous(),
            "after": queries.following(period),
            "months": [f"{period.end.year}-{number:02d}" for number in range(1, 13)],
            "quarter": f"{period.end.year}-Q{(month + 2) // 3}",
            "rows": found,
            "people": [
                (name, count, queries.dong(amount)) for name, count, amount in queries.totals(found)
            ],
            "total": queries.dong(sum(one.amount for one in queries.agreed(found))),
            "without": waiting,
            "may_rule": self._reached(actions.APPROVE, {one.page_number for one in found}),
            "may_propose": self._reached(
                actions.PROPOSE,
                {one.page_number for one in found} | {page.pk for page in waiting},
            ),
            "may_keep": permissions.may(self.request.user, actions.KEEP),
        }

    def _reached(self, act: str, pages: set[int]) -> frozenset[int]:
        """Return on which of the pages the person may do something; a page may be deleted."""
        within = reach.of(self.request.user, act)
        found = within.pages().filter(pk__in=pages).values_list("pk", flat=True)
        return frozenset(pages if within.is_everywhere else found)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Agree to what was ticked, or refuse it."""
        fees = Fee.objects.filter(pk__in=[n for n in request.POST.getlist("fee") if n.isdecimal()])
        said = Ruling.REFUSED if "refuse" in request.POST else Ruling.APPROVED
        if not fees:
            messages.warning(request, _("Hãy đánh dấu ít nhất một dòng."))
        else:
            why = request.POST.get("why", "")[:300]
            self.does(
                lambda: actions.rule(fees=fees, said=said, why=why, by=request.user),
                _("Đã ghi ý kiến cho %(count)s dòng.") % {"count": len(fees)},
            )
        return redirect(f"{reverse('royalties_list')}?ky={queries.period(self.asked('ky')).code}")


class FeesOfPage(Screen):
    """The fees of one page, and a form for one more."""

    template_name = "royalties/page.html"
    page_title = gettext_lazy("Nhuận bút của trang")
    header_icon = "pick"
    act = actions.PROPOSE

    def above(self) -> list[dict[str, Any]]:
        """Return the list above."""
        return [{"url": reverse("royalties_list"), "label": _("Nhuận bút")}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(PortalPage, pk=kwargs["number"]).specific
        if not reach.may(request.user, actions.PROPOSE, self.page):
            raise PermissionDenied
        if self.page.first_published_at is None:
            messages.warning(request, _("Trang chưa đăng nên chưa chấm nhuận bút."))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"pen_name": getattr(self.page, "byline", "")}
        context = super().get_context_data(**kwargs)
        day = actions.published_on(self.page)
        return {
            "form": WorkForm(initial=given, page=self.page),
            **context,
            "page": self.page,
            "day": day,
            "words": actions.words_of(self.page),
            "table": (table := actions.in_force(day)),
            "value": queries.dong(table.unit_value) if table else "",
            "rows": queries.of_page(self.page.pk),
            "names": queries.names(reach.of(self.request.user, actions.SEE)),
        }

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Propose a fee."""
        form = WorkForm(request.POST, page=self.page)
        if form.is_valid():
            try:
                actions.propose(page=self.page, work=Work(**form.cleaned_data), by=request.user)
            except NotAFee as fault:
                form.add_error("coefficient", str(fault))
            else:
                messages.success(request, _("Đã chấm; chờ người khác duyệt."))
                return redirect("royalties_page", number)
        return self.render_to_response(self.get_context_data(form=form))


class RateTables(Screen):
    """The rate tables, and a form for a new one."""

    template_name = "royalties/rates.html"
    page_title = gettext_lazy("Bảng hệ số nhuận bút")
    header_icon = "pick"
    act = actions.KEEP

    def above(self) -> list[dict[str, Any]]:
        """Return the list above."""
        return [{"url": reverse("royalties_list"), "label": _("Nhuận bút")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {"form": TableForm(), **context, "tables": queries.tables()}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep a table."""
        form = TableForm(request.POST)
        is_kept = form.is_valid() and self.does(
            lambda: actions.keep_rates(**form.cleaned_data, by=request.user),
            _("Đã ghi bảng hệ số."),
        )
        if is_kept:
            return redirect("royalties_rates")
        return self.render_to_response(self.get_context_data(form=form))


class FeesForAccounting(Framed, View):
    """What is to be paid for a period, as a file."""

    act = actions.SEE

    def get(self, _request: HttpRequest, kind: str) -> HttpResponse:
        """Return the list as XLSX or CSV."""
        period = queries.period(self.asked("ky"))
        seen = reach.of(self.request.user, actions.SEE)
        found = queries.agreed(queries.of_period(period, seen))
        is_csv = kind == "csv"
        content = sheets.as_csv(found) if is_csv else sheets.as_workbook(period, found)
        answer = HttpResponse(content, content_type=sheets.CSV if is_csv else sheets.XLSX)
        name = f"nhuan-but-{period.code}.{kind}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
