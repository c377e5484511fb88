"""What may be asked of this room: what is found on a page, and who answered for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from desk.checking import judging, models
from desk.checking.judging import Examination
from desk.checking.passages import Checked
from desk.kit.page import PortalPage
from desk.ledger import queries as ledger_queries


@dataclass(frozen=True, slots=True)
class Waived:
    """That somebody answers for a statement as it stands."""

    number: int
    reason: str
    by_name: str
    at: datetime


def examination(page: PortalPage) -> Examination:
    """Return what is found on a page as it stands in memory: a draft, or a form half filled in."""
    if not isinstance(page, Checked):
        return Examination((), 0)
    ledger = ledger_queries.ledger()
    standing = waivers(page.pk)
    return judging.examine(
        page.passages(ledger),
        ledger,
        str(settings.HOME_PLACE),
        lambda sentence, statement: standing.get((sentence, statement)),
    )


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
