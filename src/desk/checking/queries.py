"""What may be asked of this room: what is found on a page, and who answered for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from desk.checking import confidential, judgement, judging, models, remembering
from desk.checking.judgement import Examination, Waived
from desk.checking.naming import Called
from desk.checking.passages import Checked, Passage
from desk.kit.page import PortalPage
from desk.ledger import queries as ledger_queries


def examination(page: PortalPage) -> Examination:
    """Return what is found on a page as it stands in memory: a draft, or a form half filled in."""
    whole = remembering.of(ledger_queries.ledger())
    standing = waivers(page.pk)
    found = judging.examine(passages(page), whole, str(settings.HOME_PLACE), aliases())
    return judgement.answered_for(
        confidential.held(found, whole, ledger_queries.public_ledger()),
        lambda sentence, statement: standing.get((sentence, statement)),
    )


def aliases() -> dict[str, Called]:
    """Return what phrases were said to mean, by phrase."""
    rows = models.Alias.objects.filter(removed_at=None)
    return {row.phrase: Called(row.indicator, row.part) for row in rows}


@dataclass(frozen=True, slots=True)
class AliasRow:
    """What a phrase was said to mean, as the list of them shows it."""

    number: int
    phrase: str
    name: str
    part: str
    by_name: str
    at: datetime
    page_title: str


def alias_rows() -> tuple[AliasRow, ...]:
    """Return every standing alias, the newest first."""
    catalogue = ledger_queries.catalogue().indicators
    return tuple(
        AliasRow(
            row.pk,
            row.phrase,
            catalogue[row.indicator].name if row.indicator in catalogue else row.indicator,
            row.part,
            row.by_name,
            row.at,
            row.page_title,
        )
        for row in models.Alias.objects.filter(removed_at=None)
    )


def passages(page: PortalPage) -> tuple[Passage, ...]:
    """Return the prose of a page, none for a page that has none to read."""
    return page.passages(ledger_queries.public_ledger()) if isinstance(page, Checked) else ()


def waivers(page_number: int | None) -> Mapping[tuple[str, str], Waived]:
    """Return the waivers of a page, by sentence and statement; the newest counts."""
    rows = models.Waiver.objects.filter(page_number=page_number or 0).order_by("id")
    return {
        (row.sentence, row.statement): Waived(row.pk, row.reason, row.by_name, row.at)
        for row in rows
    }


def kept(revision_id: int) -> tuple[models.Verdict, ...]:
    """Return the verdicts that were kept when a revision was published."""
    return tuple(models.Verdict.objects.filter(revision_id=revision_id).select_related("waiver"))
