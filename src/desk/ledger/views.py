"""Screens of the ledger: the indicators, one with all its values, a first value, a better one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from congso.indicators.indicator import Indicator, UnknownIndicator
from congso.observations.observation import (
    Key,
    Level,
    NotAKey,
    Observation,
    Origin,
    Status,
    read_key,
)
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from desk.atlas import queries as atlas
from desk.kit import clock, journal, permissions
from desk.ledger import actions, forms, plans, queries, shelves

LIST = gettext_lazy("Sổ số liệu")
_REFUSALS = (
    actions.AlreadyRevised, actions.NothingToRevise, actions.NoReason, actions.NoDecision,
)  # fmt: skip


def home(gazetteer: Gazetteer | None = None) -> Place:
    """Return the place whose portal this is, as it last stood.

    Shape: from a list that was read already, where there is one.
    """
    listed = gazetteer or atlas.gazetteer()
    versions = [place for place in listed.places if place.code == settings.HOME_PLACE]
    if not versions:
        raise Http404
    return max(versions, key=lambda place: place.validity.end or clock.today())


class Screen(WagtailAdminTemplateMixin):
    """What all screens of the ledger share: where they stand in the menu."""

    header_icon = "table"

    def crumbs(self) -> list[dict[str, Any]]:
        """Return the way to this screen."""
        return [{"url": reverse("wagtailadmin_home"), "label": _("Trang chủ")}]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.crumbs(), {"url": "", "label": self.get_page_title()}]


class IndicatorList(Screen, TemplateView):
    """All indicators with their latest figures."""

    template_name = "ledger/desk/list.html"
    page_title = LIST

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer the definitions and, to whoever may record what is in it, to bring a file."""
        address = reverse("ledger_definitions")
        found = [HeaderButton(_("Định nghĩa chỉ tiêu"), url=address, icon_name="list-ul")]
        if permissions.may(self.request.user, "ledger.record_observations"):
            address = reverse("ledger_imports")
            found.insert(0, HeaderButton(_("Nhập từ tệp"), url=address, icon_name="upload"))
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.GET.get("q", "")
        ledger = queries.ledger()
        place = home(ledger.gazetteer)
        found = shelves.themes(ledger, place.id, wanted)
        return {
            **super().get_context_data(**kwargs),
            "themes": found,
            "wanted": wanted,
            "place": place,
        }


class OfIndicator(Screen):
    """A screen about one indicator."""

    indicator: Indicator

    def find(self, code: str) -> Indicator:
        """Return the indicator that the address names."""
        try:
            return queries.catalogue()[code]
        except UnknownIndicator:
            raise Http404 from None

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": reverse("ledger_list"), "label": LIST}]

    @property
    def own_address(self) -> str:
        """The screen with all values of the indicator."""
        return reverse("ledger_indicator", args=[self.indicator.code])


class IndicatorValues(OfIndicator, TemplateView):
    """One indicator: every value, and what stood before it."""

    template_name = "ledger/desk/indicator.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.indicator = self.find(kwargs["code"])

    def get_page_title(self) -> str:
        return self.indicator.name

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer to record a first value to whoever may."""
        if not permissions.may(self.request.user, "ledger.record_observations"):
            return []
        address = reverse("ledger_record", args=[self.indicator.code])
        return [HeaderButton(_("Ghi số mới"), url=address, icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ledger, formula = queries.ledger(), self.indicator.formula
        place = home(ledger.gazetteer)
        inputs = formula.inputs.values() if formula else ()
        public = f"{settings.PUBLIC_URL}/bao-cao-thong-ke/chi-tieu/{self.indicator.code}/"
        return {
            **super().get_context_data(**kwargs),
            "indicator": self.indicator,
            "place": place,
            "latest": shelves.latest(ledger, self.indicator, place.id),
            "lines": shelves.lines(ledger, self.indicator.code, place.id),
            "withheld": queries.withheld(self.indicator.code, place.id),
            "plans": plans.rows(ledger, self.indicator, place.id, settings.PLAN_NEARLY_MET),
            "formula": formula.written if formula else "",
            "inputs": [ledger.catalogue[code] for code in inputs],
            "may_revise": permissions.may(self.request.user, "ledger.revise_observation"),
            "public_address": public,
        }


class _ValueScreen(OfIndicator, FormView):
    """A form that writes one value."""

    template_name = "ledger/desk/form.html"
    act = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.may(request.user, self.act):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": self.own_address, "label": self.indicator.name}]

    def done(self, said: str) -> HttpResponse:
        """Say what was written and lead back to the indicator."""
        messages.success(self.request, said)
        return redirect(self.own_address)


class RecordValue(_ValueScreen):
    """Record a first value."""

    page_title = gettext_lazy("Ghi số mới")
    form_class = forms.RecordForm
    act = "ledger.record_observations"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.indicator = self.find(kwargs["code"])

    def get_initial(self) -> dict[str, Any]:
        return {"place": settings.HOME_PLACE}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "indicator": self.indicator}

    def form_valid(self, form: forms.RecordForm) -> HttpResponse:
        given = form.cleaned_data
        key = Key(
            self.indicator.code, given["place"], given["period"], given.get("breakdown", ""),
            forms.scenario(given["scenario"]),
        )  # fmt: skip
        observation = Observation(
            key=key, value=form.number, words=form.words, source=given["source"].strip(),
            recorded_at=clock.now(),
            level=Level(given["level"]), status=Status(given["status"]),
            origin=Origin(given["origin"]), note=given["note"].strip(), assigned=form.assignment,
        )  # fmt: skip
        try:
            actions.record_observations([observation], by=self.request.user)
        except (actions.AlreadyRecorded, actions.NoDecision) as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        told = shelves.told(observation, self.indicator)
        said = _("Đã ghi %(quantity)s, %(period)s.")
        return self.done(said % {"quantity": told.quantity, "period": key.period.said})


class ValueJournal(OfIndicator, TemplateView):
    """Everything that was done to one value: by whom, when, why."""

    template_name = "ledger/desk/journal.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.key = read_key(kwargs["key"])
        except (NotAKey, NoSuchPeriod):
            raise Http404 from None
        self.indicator = self.find(self.key.indicator)

    def get_page_title(self) -> str:
        return _("Nhật ký của số")

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"url": self.own_address, "label": self.indicator.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        values = [shelves.told(one, self.indicator) for one in queries.vintages(self.key)]
        if not values:
            raise Http404
        return {
            **super().get_context_data(**kwargs),
            "about": shelves.of(self.key, self.indicator),
            "values": values,
            "deeds": journal.behind(str(self.key)),
        }


class ReviseValue(_ValueScreen):
    """Follow a value with a better one."""

    page_title = gettext_lazy("Sửa số")
    form_class = forms.ReviseForm
    act = "ledger.revise_observation"
    key: Key
    standing: Observation

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.key = read_key(kwargs["key"])
        except (NotAKey, NoSuchPeriod):
            raise Http404 from None
        self.indicator = self.find(self.key.indicator)
        standing = queries.standing(self.key)
        if standing is None:
            raise Http404
        self.standing = standing

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = {**super().get_form_kwargs(), "standing": self.standing}
        kwargs.pop("initial")
        return {**kwargs, "unit": self.indicator.unit}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "standing": shelves.told(self.standing, self.indicator),
            "about": shelves.of(self.key, self.indicator),
        }

    def form_valid(self, form: forms.ReviseForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            revision = actions.revise_observation(
                key=self.key, value=form.number, words=form.words, level=Level(given["level"]),
                source=given["source"], reason=given["reason"],
                expected_previous=form.expected_number, expected_words=form.expected_words,
                by=self.request.user,
                status=Status(given["status"]), origin=Origin(given["origin"]), note=given["note"],
                assigned=form.assignment,
            )  # fmt: skip
        except _REFUSALS as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        return self.done(
            _(
                "Đã sửa thành %(now)s; số cũ %(was)s vẫn được giữ. Các trang dùng số này sẽ được "
                "dựng lại, bài đã đăng giữ số cũ và mang ghi chú."
            )
            % {
                "now": shelves.told(revision, self.indicator).quantity,
                "was": shelves.told(self.standing, self.indicator).quantity,
            }
        )
