"""What was found of the statements of a page as it stands before readers, for its public record.

Who answered for a statement and why stays inside the house; that somebody did is told.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from congso.publication.use import fingerprint
from desk.checking import mirrors, models
from desk.kit import remembering

OF_PAGE = "checks of page"
"""The kind of use that these are."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and what was found of it when the page was last published."""

    statement: str
    sentence: str
    verdict: str
    said: str
    """The verdict in words."""
    reference: str
    value: str
    """As the ledger printed it then."""
    stood_on: list[str]
    is_waived: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Every statement of a page."""

    at: datetime | None
    """When it was checked, None for a page on which nothing was found to check."""
    statements: tuple[Statement, ...]


def of_page(page: int) -> Standing:
    """Return what was found when a page was last published."""
    page = mirrors.source(page)
    return _ahead().get(page) or _read([page])[page]


def state(page: int) -> str:
    """Return a text that changes when the page is checked and published again."""
    page = mirrors.source(page)
    found = _ahead().get(page)
    return fingerprint(found.at if found else _newest([page]).get(page))


def read_ahead(pages: Collection[int]) -> None:
    """Read what was found of the pages that are made next in a round."""
    known = remembering.memory()
    if known is not None:
        known[OF_PAGE] = _read([mirrors.source(page) for page in pages]) if pages else {}


def _ahead() -> Mapping[int, Standing]:
    known = remembering.memory()
    found: Mapping[int, Standing] = {} if known is None else known.get(OF_PAGE, {})
    return found


def _read(pages: Collection[int]) -> dict[int, Standing]:
    newest = _newest(pages)
    asked = models.Verdict.objects.filter(page_id__in=newest, at__in=set(newest.values()))
    found: dict[int, list[Statement]] = {page: [] for page in pages}
    for row in asked.order_by("number") if newest else ():
        if row.at == newest[row.page_id]:
            found[row.page_id].append(_value(row))
    return {page: Standing(newest.get(page), tuple(told)) for page, told in found.items()}


def _newest(pages: Collection[int]) -> dict[int, datetime]:
    rows = models.Verdict.objects.filter(page_id__in=pages).order_by()
    return dict(rows.values_list("page_id").annotate(Max("at")))


def _value(row: models.Verdict) -> Statement:
    return Statement(
        statement=row.statement,
        sentence=row.sentence,
        verdict=row.verdict,
        said=row.get_verdict_display(),
        reference=row.reference,
        value=row.value,
        stood_on=row.stood_on,
        is_waived=row.waiver_id is not None,
    )
