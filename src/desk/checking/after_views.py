"""The list of pages that the ledger has overtaken: on its own screen, as a table, on the first."""

import csv
from io import StringIO
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from congso.writing import cells, letters
from desk.checking import overtaken, settling
from desk.checking.actions import NoReason
from desk.checking.overtaken import Work
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.kit.permissions import NotPermitted
from desk.staff import reach
from desk.staff.screens import Framed, whole

ACT = "checking.view_correction"
DONE = "xong"
PER_SCREEN = 20
ON_THE_FIRST = 5
_HEAD = (
    gettext_lazy("Bài"), gettext_lazy("Địa chỉ"), gettext_lazy("Chuyên mục"),
    gettext_lazy("Người phụ trách"), gettext_lazy("Câu"), gettext_lazy("Bài ghi"),
    gettext_lazy("Sổ nay ghi"), gettext_lazy("Số liệu"), gettext_lazy("Sổ biết từ"),
    gettext_lazy("Lý do sửa sổ"), gettext_lazy("Nguồn"), gettext_lazy("Tình trạng"),
    gettext_lazy("Ghi chú"),
)  # fmt: skip


class _OfTheList(Framed):
    """What the screen and the table share: which part of the list is asked for."""

    act = ACT

    def chosen(self, found: tuple[Work, ...]) -> tuple[Work, ...]:
        """Return the pages of the section and the person that the address asks for."""
        section, person = self.number("muc", 0), self.number("nguoi", 0)
        return tuple(
            one for one in found
            if section in (0, one.section) and person in (0, one.person)
        )  # fmt: skip

    @property
    def is_done(self) -> bool:
        """Whether what was done is asked for."""
        return self.asked("xem") == DONE


class Overtaken(_OfTheList, TemplateView):
    """Pages whose text no longer agrees with the ledger, each place with what can be done."""

    template_name = "checking/overtaken.html"
    page_title = gettext_lazy("Bài cần xem lại")
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = overtaken.work(reach.of(self.request.user, ACT), is_done=self.is_done)
        page = Paginator(self.chosen(found), PER_SCREEN).get_page(self.number())
        asked = self.request.GET.copy()
        asked.pop("p", None)
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "editable": self._editable(page.object_list),
            "sections": _by_name({one.section: one.section_name for one in found if one.section}),
            "persons": _by_name({one.person: one.person_name for one in found if one.person}),
            "section": self.number("muc", 0),
            "person": self.number("nguoi", 0),
            "is_done": self.is_done,
            "places": sum(len(one.places) for one in self.chosen(found)),
            "asked": asked.urlencode(),
            "opened_at": overtaken.ASKED,
            "may_settle": self._reached(page.object_list, settling.SETTLE),
            "may_assign": self._reached(page.object_list, settling.ASSIGN),
            "editors": _editors(),
        }

    def _editable(self, shown: list[Work]) -> frozenset[int]:
        pages = PortalPage.objects.filter(pk__in=[one.page for one in shown])
        user = self.request.user
        return frozenset(one.pk for one in pages if one.permissions_for_user(user).can_edit())

    def _reached(self, shown: list[Work], act: str) -> frozenset[int]:
        within = reach.of(self.request.user, act)
        return frozenset(one.page for one in shown if within.covers(one.path))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Carry out one of the buttons."""
        try:
            messages.success(request, self._done(request))
        except (
            NotPermitted,
            NoReason,
            settling.NothingToDo,
            settling.CannotEdit,
        ) as refused:
            messages.error(request, str(refused))
        return redirect(request.get_full_path())

    def _done(self, request: HttpRequest) -> str:
        told = request.POST
        if told.get("act") == "settle":
            settling.settle(whole(told.get("number")), reason=told.get("reason", ""),
                            by=request.user)  # fmt: skip
            return _("Đã ghi lý do; chỗ này ra khỏi danh sách.")
        page = get_object_or_404(PortalPage, pk=whole(told.get("page")))
        is_own = told.get("act") == "take"
        person = request.user if is_own else get_object_or_404(
            get_user_model(), pk=whole(told.get("to"))
        )  # fmt: skip
        settling.assign(page, to=person, by=request.user)
        said = _("Bài “%(title)s” do %(person)s phụ trách.")
        return said % {"title": page.title, "person": person}


class OvertakenTable(_OfTheList, View):
    """The same list as a table to take away."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Return the places that the screen shows, all of its sheets."""
        written = StringIO()
        table = csv.writer(written)
        table.writerow(map(str, _HEAD))
        within = reach.of(self.request.user, ACT)
        for one in self.chosen(overtaken.work(within, is_done=self.is_done)):
            table.writerows(_lines(one))
        answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="bai-can-xem-lai.csv"'
        return answer


class OvertakenCard(Component):
    """How many pages wait, on the first screen of whoever may see them."""

    name = "checking_overtaken"
    template_name = "checking/overtaken_card.html"
    order = 40

    def __init__(self, found: tuple[Work, ...]) -> None:
        self.found = found

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return how many pages and places there are, and the newest of them."""
        del parent_context
        return {
            "pages": len(self.found),
            "places": sum(len(one.places) for one in self.found),
            "newest": self.found[:ON_THE_FIRST],
        }


def _lines(one: Work) -> list[list[str]]:
    return [
        [
            cells.plain(cell)
            for cell in (
                one.title, one.address, one.section_name, one.person_name, place.told.sentence,
                place.told.said, place.told.now, place.told.about,
                place.told.known_at.astimezone(clock.VIETNAM).date().isoformat(),
                place.told.reason, place.source, place.state.said, place.why,
            )
        ]
        for place in one.places
    ]  # fmt: skip


def _by_name(named: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(named.items(), key=lambda one: letters.sort_key(one[1]))


def _editors() -> list[Any]:
    found = PagePermissionPolicy().users_with_any_permission({"change"}).filter(is_active=True)
    return sorted(found, key=lambda person: letters.sort_key(str(person)))
