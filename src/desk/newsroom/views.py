"""Screens of the newsroom: the door through which a figure is put in, and the next edition."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congso.indicators.indicator import UnknownIndicator
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look import assets
from desk.newsroom import choosing, next_edition, urgent_notices
from desk.newsroom.banners import Banner
from desk.newsroom.next_edition import NoYear
from desk.staff.screens import Screen, whole


def file_of_the_look(_request: HttpRequest, name: str) -> HttpResponse:
    """Return a file of the look, for pages shown before they are public.

    Raises: `Http404`.
    """
    for asset in assets.every().values():
        if asset.address == f"{assets.FOLDER}{name}":
            return HttpResponse(asset.content, content_type=asset.type)
    raise Http404


def figures(request: HttpRequest) -> JsonResponse:
    """Return the indicators that answer ``q``, or the figures of one ``indicator``."""
    ledger, place = queries.public_ledger(), str(settings.HOME_PLACE)
    indicator = request.GET.get("indicator")
    if not indicator:
        found = choosing.search(ledger, request.GET.get("q", "")[:200], place)
        return JsonResponse({"indicators": [asdict(one) for one in found]})
    try:
        period = codes.read(request.GET.get("period", ""))
        part = request.GET.get("part", "")
        chosen = choosing.choices(ledger, indicator, place, period, part, clock.now())
    except (UnknownIndicator, UnknownPlace, NoSuchPeriod) as wrong:
        return JsonResponse({"message": str(wrong)}, status=400)
    return JsonResponse({"figures": [asdict(one) for one in chosen]})


class UrgentNotices(Screen):
    """The notices that wait for somebody else, each with what readers would see."""

    act = urgent_notices.APPROVE
    template_name = "newsroom/desk/urgent_notices.html"
    page_title = gettext_lazy("Thông báo khẩn đầu trang")
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "rows": urgent_notices.waiting()}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let one go."""
        one = get_object_or_404(Banner, pk=whole(request.POST.get("number")))
        self.does(
            lambda: urgent_notices.approve(one, by=request.user),
            _("Đã duyệt; thông báo hiện trên mọi trang trong giờ của nó."),
        )
        return redirect("newsroom_urgent_notices")


class BeginNextEdition(Screen):
    """Asks before the next edition of a page is begun, and leads to its draft."""

    template_name = "newsroom/desk/next_edition.html"
    page_title = gettext_lazy("Bản năm sau")
    header_icon = "copy"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page: Any = get_object_or_404(PortalPage, pk=kwargs["number"]).specific
        parent = self.page.get_parent()
        if parent is None or not parent.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        try:
            self.year = next_edition.year_of(self.page)
        except NoYear as unknown:
            messages.error(request, str(unknown))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context, "page": self.page, "year": str(self.year), "next": str(self.year + 1),
            "count": len(self.page.figures_used()),
        }  # fmt: skip

    def post(self, request: HttpRequest, **_asked: Any) -> HttpResponse:
        """Begin it."""
        begun = next_edition.begin(self.page, by=request.user)
        messages.success(
            request,
            _("Đã soạn bản nháp: %(count)s số liệu chuyển sang kỳ mới, %(missing)s chưa có số.")
            % {"count": begun.shifted, "missing": begun.missing},
        )
        return redirect("wagtailadmin_pages:edit", begun.page.pk)
