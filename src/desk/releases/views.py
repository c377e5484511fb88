"""Screens of releases: the calendar, a series, a release with what may be done to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.widgets.button import HeaderButton

from desk.kit import clock, permissions
from desk.kit.permissions import Actor
from desk.ledger import queries as ledger
from desk.look import rendering
from desk.look.furniture import Furniture
from desk.releases import actions, forms, publishing, queries, release_page
from desk.releases.models import Release, Series, State
from desk.staff.screens import Framed

_LIST = gettext_lazy("Phát hành thống kê")
_VIEW = "releases.view_release"
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done to a release: where, by whom, with what form."""

    title: Any
    done: Any
    permission: str
    states: tuple[State, ...]
    form: type[django_forms.Form]
    do: Callable[[Release, Actor, Given], object]


_OPEN = (State.PROVISIONAL, State.CONFIRMED)
_PREPARE, _APPROVE = actions.PREPARE, publishing.APPROVE
ACTS: dict[str, Act] = {
    "soan": Act(
        gettext_lazy("Soạn các phần"), gettext_lazy("Đã ghi các phần."), _PREPARE, _OPEN,
        forms.WriteForm,
        lambda one, by, given: actions.write_release(
            release=one, texts={name: given[name] for name in actions.TEXTS},
            frame=given["frame"], by=by,
        ),
    ),
    "chot": Act(
        gettext_lazy("Chốt ngày"), gettext_lazy("Đã chốt ngày phát hành."), _PREPARE,
        (State.PROVISIONAL,), forms.NoForm,
        lambda one, by, _given: actions.confirm_release(release=one, by=by),
    ),
    "doi-ngay": Act(
        gettext_lazy("Đổi ngày"), gettext_lazy("Đã đổi ngày; lịch công khai ghi lý do."),
        _PREPARE, _OPEN, forms.MoveForm,
        lambda one, by, given: actions.move_release(release=one, by=by, **given),
    ),
    "duyet": Act(
        gettext_lazy("Duyệt"), gettext_lazy("Đã duyệt; đến giờ cổng tự phát hành."), _APPROVE,
        (State.CONFIRMED,), forms.NoForm,
        lambda one, by, _given: publishing.approve_release(release=one, by=by),
    ),
    "phat-hanh": Act(
        gettext_lazy("Phát hành"), gettext_lazy("Đã phát hành."), _APPROVE, (State.CONFIRMED,),
        forms.NoForm, lambda one, by, _given: publishing.publish_release(release=one, by=by),
    ),
    "dinh-chinh": Act(
        gettext_lazy("Đính chính"), gettext_lazy("Đã phát hành bản đính chính; bản trước vẫn còn."),
        _APPROVE, (State.PUBLISHED,), forms.CorrectForm,
        lambda one, by, given: publishing.correct_release(
            release=one, notice=given["notice"], by=by,
            texts={name: given[name] for name in actions.TEXTS},
        ),
    ),
    "huy": Act(
        gettext_lazy("Hủy"), gettext_lazy("Đã hủy; lịch công khai ghi lý do."), _PREPARE, _OPEN,
        forms.CancelForm,
        lambda one, by, given: actions.cancel_release(release=one, by=by, **given),
    ),
}  # fmt: skip


class _Screen(Framed):
    """What the screens share: who may look, and where they stand."""

    header_icon = "calendar-alt"
    act = _VIEW

    def above(self) -> list[dict[str, Any]]:
        is_list = isinstance(self, ReleaseList)
        return [] if is_list else [{"url": reverse("releases_list"), "label": _LIST}]


class ReleaseList(_Screen, TemplateView):
    """The calendar with what is waiting, and the series."""

    template_name = "releases/desk/list.html"
    page_title = _LIST

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer to open a series to whoever may."""
        if not permissions.may(self.request.user, _PREPARE):
            return []
        return [HeaderButton(_("Loạt mới"), url=reverse("releases_new"), icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        planned = reversed(queries.calendar())
        held = {row.pk: row for row in Release.objects.all()}
        rows = [(one, queries.deadline(held[one.number].approved_at, one.state)) for one in planned]
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "series": Series.objects.all(),
            "may_prepare": permissions.may(self.request.user, _PREPARE),
        }


class _Form(_Screen, FormView):
    """A form whose action may refuse with a sentence."""

    template_name = "releases/desk/form.html"
    act = _PREPARE

    def attempt(self, form: django_forms.Form) -> HttpResponse:
        """Do what the form asks."""
        raise NotImplementedError

    def form_valid(self, form: django_forms.Form) -> HttpResponse:
        try:
            return self.attempt(form)
        except (ValueError, permissions.NotPermitted) as refused:
            form.add_error(None, str(refused))
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        return self.form_invalid(form)


class KeepSeries(_Form):
    """Open a series or change it."""

    form_class = forms.SeriesForm
    series: Series | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if "series" in kwargs:
            self.series = get_object_or_404(Series, pk=kwargs["series"])

    def get_page_title(self) -> str:
        return self.series.title if self.series else _("Loạt mới")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.series or Series()}

    def attempt(self, form: django_forms.Form) -> HttpResponse:
        actions.keep_series(series=form.instance, by=self.request.user)
        messages.success(self.request, _("Đã ghi loạt phát hành."))
        return redirect("releases_list")


class PlanRelease(_Form):
    """Put a period on the calendar."""

    form_class = forms.PlanForm

    def get_page_title(self) -> str:
        series = get_object_or_404(Series, pk=self.kwargs["series"])
        return _("Lên lịch: %(series)s") % {"series": series.title}

    def attempt(self, form: django_forms.Form) -> HttpResponse:
        series = get_object_or_404(Series, pk=self.kwargs["series"])
        release = actions.plan_release(series=series, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Đã lên lịch, ngày còn là dự kiến."))
        return redirect("releases_one", release.pk)


class ShowRelease(_Screen, TemplateView):
    """One release: what is missing, what may be done, and all that was done."""

    template_name = "releases/desk/release.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Release.objects.select_related("series")
        self.release = get_object_or_404(rows, pk=kwargs["release"])

    def get_page_title(self) -> str:
        return str(self.release)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one, user = self.release, self.request.user
        state = State(one.state)
        is_open = state in _OPEN
        return {
            **super().get_context_data(**kwargs),
            "release": one,
            "acts": [
                (name, act.title)
                for name, act in ACTS.items()
                if state in act.states and permissions.may(user, act.permission)
            ],
            "lacking": publishing.lacking(one, clock.now()) if is_open else [],
            "deadline": queries.deadline(one.approved_at, one.state),
            "changes": one.changes.order_by("-id"),
            "editions": queries.editions(one.series.slug) if state is State.PUBLISHED else [],
            "public_url": settings.PUBLIC_URL,
        }


class DoAct(_Form):
    """One act on one release."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Release.objects.select_related("series")
        self.release = get_object_or_404(rows, pk=kwargs["release"])
        self.chosen = ACTS[kwargs["act"]]
        self.act = self.chosen.permission

    def get_form_class(self) -> type[django_forms.Form]:
        return self.chosen.form

    def get_page_title(self) -> str:
        return f"{self.chosen.title}: {self.release}"

    def get_initial(self) -> dict[str, Any]:
        last = self.release.editions.order_by("number").last() or self.release
        texts = {name: getattr(last, name) for name in actions.TEXTS}
        return {**texts, "frame": self.release.frame, "due_at": self.release.due_at}

    def attempt(self, form: django_forms.Form) -> HttpResponse:
        self.chosen.do(self.release, self.request.user, form.cleaned_data)
        messages.success(self.request, self.chosen.done)
        return redirect("releases_one", self.release.pk)


class Preview(_Screen, View):
    """The page as its readers will see it."""

    def get(self, _request: HttpRequest, release: int) -> HttpResponse:
        """Return the page of what would come out now."""
        one = get_object_or_404(Release.objects.select_related("series"), pk=release)
        edition = queries.preview(one)
        page = release_page.view(edition, (edition,), edition.address)
        name = ledger.ledger().gazetteer.known(settings.HOME_PLACE).name
        around = Furniture(_("Xem trước"), name, _("Bản xem trước; chưa phát hành."))
        view = release_page.as_view(page)
        return HttpResponse(rendering.render(view, around, edition.address))
