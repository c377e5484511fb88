"""Which pages cite a figure: asked by the page of an indicator, “Trang đang dùng số này”."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from congso.observations import reference
from congso.observations.reference import NotAReference
from congso.periods.calendar import NoSuchPeriod
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look.parts import Citation
from desk.newsroom.cited import Cited, CitedFrom
from desk.newsroom.pinned import NoSuchFigure, Pins
from desk.newsroom.prose import LiveFigure
from desk.newsroom.written import Written

MOST = 40
"""How many citations the page of an indicator lists; a province has thousands."""
_MANY = 1000


def of(indicator: str) -> tuple[Citation, ...]:
    """Return the live pages whose text cites a figure of an indicator, newest first."""
    pins = Pins(queries.public_ledger())
    rows = Cited.objects.filter(indicator=indicator, page__live=True).select_related("page")
    if Cited.objects.filter(indicator=indicator)[:_MANY].count() == _MANY:
        rows = rows.filter(page__in=_newest(indicator))
    ordered = rows.order_by("-page__first_published_at", "page_id", "number")[:MOST]
    return tuple(one for row in ordered if (one := _citation(row, pins)) is not None)


def _newest(indicator: str) -> list[int]:
    """Return the newest pages that cite an indicator which many do, by the order of their days.

    All that cite it would have to be put in order otherwise; here the newest pages are walked
    through until so many are found.
    """
    cites = Cited.objects.filter(indicator=indicator, page=OuterRef("pk"))
    newest = PortalPage.objects.live().order_by("-first_published_at", "pk").filter(Exists(cites))
    return list(newest.values_list("pk", flat=True)[:MOST])


def follow(pages: Iterable[int]) -> set[str]:
    """Read again what these pages cite; return the indicators of before and of now."""
    # A page that is just being deleted has lost its own row before that of every page.
    every = PortalPage.objects.filter(pk__in=pages).specific()
    found = {page.pk: page for page in every if type(page) is not PortalPage}
    with transaction.atomic():
        before = Cited.objects.filter(page_id__in=found)
        codes = set(before.order_by().values_list("indicator", flat=True).distinct())
        before.delete()
        fresh = [row for page in found.values() for row in _rows(page)]
        Cited.objects.bulk_create(fresh, batch_size=300)
        CitedFrom.objects.bulk_create(
            [CitedFrom(page=one, revision=one.live_revision_id or 0) for one in found.values()],
            update_conflicts=True, unique_fields=["page"], update_fields=["revision"],
        )  # fmt: skip
    return codes | {row.indicator for row in fresh}


def cited_by(page: int) -> set[str]:
    """Return the indicators that a page cites."""
    rows = Cited.objects.filter(page_id=page).order_by()
    return set(rows.values_list("indicator", flat=True).distinct())


def refresh() -> None:
    """Read the live pages that were published past this room: loaded, restored, brought over."""
    read = Coalesce(F("live_revision_id"), 0)
    live = PortalPage.objects.live().filter(content_type__app_label="newsroom")
    unread = live.filter(Q(cited_from__isnull=True) | ~Q(cited_from__revision=read))
    numbers = list(unread.values_list("pk", flat=True))
    for start in range(0, len(numbers), 200):
        follow(numbers[start : start + 200])


def _rows(page: Any) -> list[Cited]:
    if not isinstance(page, Written):
        return []
    found: dict[str, tuple[str, LiveFigure]] = {}
    for live in page.live_figures():
        try:
            code = reference.read(live.reference).indicator
        except (NotAReference, NoSuchPeriod):
            continue
        found[live.reference] = code, live
    return [
        Cited(page=page, number=number, indicator=code, reference=written, known_at=live.known_at)
        for number, (written, (code, live)) in enumerate(found.items())
    ]


def _citation(row: Cited, pins: Pins) -> Citation | None:
    try:
        pinned = pins.look_up(LiveFigure(row.reference, row.known_at, ""))
    except NoSuchFigure:
        return None
    return Citation(
        title=row.page.title,
        address=row.page.address,
        quantity=pinned.then.quantity,
        known=pinned.known,
        is_revised=pinned.is_revised,
    )
