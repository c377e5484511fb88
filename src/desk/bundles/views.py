"""Screens of bundles: all of them, and one with its members and what stands against each."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.bundles import actions
from desk.bundles.models import Bundle, Member
from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.releases.queries import open_releases
from desk.staff import reach
from desk.staff.screens import Screen, whole

_SHOWN = 200


class HourForm(forms.Form):
    """The second at which all goes out."""

    due_at = forms.DateTimeField(label=gettext_lazy("Ra lúc"))


class Bundles(Screen):
    """All bundles, the newest on top; a new one is opened here."""

    template_name = "bundles/list.html"
    page_title = gettext_lazy("Gói xuất bản")
    header_icon = "folder-open-inverse"
    act = actions.PREPARE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = reach.of(self.request.user, actions.PREPARE)
        rows = Bundle.objects.prefetch_related("members__page", "members__release__series")
        if not seen.is_everywhere:
            own = Member.objects.filter(page__in=seen.pages()).values("bundle")
            rows = rows.filter(Q(members=None) | Q(pk__in=own))
        return {**super().get_context_data(**kwargs), "rows": rows[:_SHOWN]}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open a bundle."""
        opened: list[Bundle] = []
        title = request.POST.get("title", "")
        self.does(
            lambda: opened.append(actions.open_bundle(title=title, by=request.user)),
            _("Đã mở gói; hãy cho trang và lần phát hành vào."),
        )
        return redirect("bundles_one", opened[0].pk) if opened else redirect("bundles_list")


class OneBundle(Screen):
    """One bundle: its members, what stands against each, and what may be done."""

    template_name = "bundles/one.html"
    page_title = gettext_lazy("Gói xuất bản")
    header_icon = "folder-open-inverse"
    act = actions.PREPARE

    def above(self) -> list[dict[str, Any]]:
        """Return the list above."""
        return [{"url": reverse("bundles_list"), "label": _("Gói xuất bản")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bundle = get_object_or_404(Bundle, pk=kwargs["number"])
        members = [
            (one, [] if bundle.state == Bundle.OUT else self._against(one))
            for one in bundle.members.select_related("page", "release__series")
        ]
        taken = Member.objects.exclude(bundle__state=Bundle.OUT)
        seen = reach.of(self.request.user, actions.PREPARE)
        drafts = seen.pages().filter(depth__gt=2, latest_revision__isnull=False)
        drafts = drafts.exclude(live=True, has_unpublished_changes=False)
        inside = set(taken.filter(release__isnull=False).values_list("release_id", flat=True))
        return {
            "hour": HourForm(),
            **super().get_context_data(**kwargs),
            "bundle": bundle,
            "members": members,
            "drafts": drafts.exclude(pk__in=taken.filter(page__isnull=False).values("page_id"))
            .order_by("-latest_revision_created_at")[:_SHOWN],
            "releases": [
                one for one in open_releases() if seen.is_everywhere and one.pk not in inside
            ],
            "own": {
                one.pk for one, _why in members if seen.covers(one.page.path if one.page else "")
            },
            "may_release": permissions.may(self.request.user, actions.RELEASE),
            "is_clear": bool(members) and not any(why for _one, why in members),
        }  # fmt: skip

    def _against(self, one: Member) -> list[str]:
        """Return what stands against a member, without its name, which stands beside."""
        found = actions.against(one, self.request.user)
        return [said.removeprefix(f"“{one}”: ") for said in found]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Put in, take out, schedule, or let out."""
        bundle = get_object_or_404(Bundle, pk=number)
        by, act = request.user, request.POST.get("act", "")
        if act == "page":
            page = get_object_or_404(PortalPage, pk=_number(request, "page"))
            self.does(lambda: actions.put_in(bundle=bundle, page=page, by=by), _("Đã cho vào gói."))
        elif act == "release":
            wanted = _number(request, "release")
            release = next((one for one in open_releases() if one.pk == wanted), None)
            if release is not None:
                self.does(
                    lambda: actions.put_in(bundle=bundle, release=release, by=by),
                    _("Đã cho vào gói."),
                )
        elif act == "schedule":
            form = HourForm(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(number=number, hour=form))
            at = form.cleaned_data["due_at"]
            self.does(
                lambda: actions.schedule(bundle=bundle, due_at=at, by=by), _("Đã hẹn giờ cả gói.")
            )
        else:
            self._rest(bundle, act)
        return redirect("bundles_one", number)

    def _rest(self, bundle: Bundle, act: str) -> None:
        by = self.request.user
        if act == "unschedule":
            self.does(lambda: actions.unschedule(bundle=bundle, by=by), _("Đã bỏ hẹn giờ."))
        elif act == "let_out":
            self.does(lambda: actions.let_out(bundle=bundle, by=by), _("Cả gói đã ra."))
        elif act.startswith("out:") and act[4:].isdecimal():
            self.does(
                lambda: actions.take_out(bundle=bundle, number=int(act[4:]), by=by),
                _("Đã lấy ra khỏi gói."),
            )


def _number(request: HttpRequest, name: str) -> int:
    return whole(request.POST.get(name))
