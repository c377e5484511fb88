"""What was found of the statements of a page as it stands before readers, for its public record.

Who answered for a statement and why stays inside the house; that somebody did is told.
"""

from dataclasses import dataclass
from datetime import datetime

from congso.publication.use import fingerprint
from desk.checking import models

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
    at = _newest(page)
    rows = models.Verdict.objects.filter(page_id=page, at=at).order_by("number") if at else ()
    return Standing(at, tuple(map(_value, rows)))


def state(page: int) -> str:
    """Return a text that changes when the page is checked and published again."""
    return fingerprint(_newest(page))


def _newest(page: int) -> datetime | None:
    rows = models.Verdict.objects.filter(page_id=page).order_by("-at")
    return rows.values_list("at", flat=True).first()


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
