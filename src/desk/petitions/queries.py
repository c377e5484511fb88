"""What the staff may ask: letters as they came, and how pages are rated."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, Sum

from desk.petitions.models import Letter, Rating, Why

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Rated:
    """How often a page was found useful, or not."""

    page: str
    useful: int
    useless: int
    why: tuple[str, ...]
    """The newest reasons that readers gave."""


def letters(*, wanted: str = "", page: int = 1) -> Page[Letter]:
    """Return a page of letters, the newest first; `wanted` is a receipt or words of it."""
    rows = Letter.objects.all()
    if wanted:
        rows = rows.filter(
            Q(receipt__iexact=wanted) | Q(subject__icontains=wanted) | Q(text__icontains=wanted)
        )
    return Paginator(rows, PER_PAGE).get_page(page)


def ratings() -> tuple[Rated, ...]:
    """Return the pages that readers rated, those found useless most often first."""
    rows = (
        Rating.objects.values("page")
        .annotate(yes=Sum("useful"), no=Sum("useless"))
        .order_by(F("no").desc(), "page")[:PER_PAGE]
    )
    return tuple(
        Rated(
            row["page"], row["yes"], row["no"],
            tuple(Why.objects.filter(page=row["page"]).values_list("text", flat=True)[:3]),
        )
        for row in rows
    )  # fmt: skip
