"""What a changed ledger makes of published texts: only pages that cite what changed are read again.

The page of January says 1.422; in March the ledger says 1.425. The page keeps its words, the public
log says what is right and since when, and the editor finds the place on a work list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction

from congso.claims.checks import agrees_with_ledger
from congso.claims.checks.agrees_with_ledger import Quoted
from congso.claims.review import AGREES
from congso.indicators.indicator import UnknownIndicator
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import NotAReference
from congso.periods.calendar import NoSuchPeriod
from congso.places.gazetteer import UnknownPlace
from congso.publication.use import fingerprint
from congso.quantities import numerals
from desk.checking import judging, keeping, models, queries
from desk.checking.judgement import Judgement
from desk.checking.sums import about_of
from desk.kit import clock, signals
from desk.kit.page import PortalPage
from desk.ledger import queries as ledger_queries


@dataclass(frozen=True, slots=True)
class _Moved:
    """A statement of a page, what the ledger told when it was published, and what it tells now."""

    judgement: Judgement
    then: Figure
    now: Figure
    said: str
    right: str
    """What would stand there now; the same as `said` where the page is right."""


def follow(changed: Iterable[str]) -> int:
    """Write down each published statement that a change of these indicators has overtaken.

    Returns how many there were; what was written down before is not written down again.
    """
    touched = _touched(set(changed))
    if not touched:
        return 0
    ledger, kept = ledger_queries.public_ledger(), dict[int, list[models.Verdict]]()
    for row in keeping.standing().filter(verdict=AGREES, indicator__in=touched):
        # A figure that stands on what it stood on says what it said: its page is not read again.
        if not _may_have_moved(row, ledger):
            continue
        kept.setdefault(row.page_id, []).append(row)
    pages = PortalPage.objects.filter(pk__in=kept).specific()
    return sum(_followed(page, kept[page.pk]) for page in pages)


def _may_have_moved(row: models.Verdict, ledger: Ledger) -> bool:
    """Return whether the figure of a statement stands on anything else than at publishing."""
    try:
        now = ledger.figure(reference.read(row.reference))
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace):
        return False
    return any(now.counted()) or keeping.stood_on(now) != row.stood_on


def _touched(changed: set[str]) -> set[str]:
    """Return the indicators that are changed, or computed from one that is."""
    catalogue = ledger_queries.catalogue()
    return {code for code in catalogue.indicators if changed & catalogue.stands_on(code)}


def _followed(page: PortalPage, kept: list[models.Verdict]) -> int:
    with transaction.atomic():
        count = sum(_logged(page, one) for one in _moved(page, kept))
        if count:
            signals.others_changed.send(
                sender=models.Correction, kind="corrections", keys=[page.pk]
            )
        return count


def _moved(page: PortalPage, kept: list[models.Verdict]) -> Iterator[_Moved]:
    ledger = ledger_queries.public_ledger()
    passages = queries.passages(page)
    found = judging.examine(passages, ledger, str(settings.HOME_PLACE)).judgements
    places = {(one.passage.place, one.span.start, one.span.end): one for one in found}
    for row in kept:
        judgement = places.get((row.place, row.start, row.end))
        moved = _told(row, judgement, ledger) if judgement else None
        if moved is not None:
            yield moved


def _told(row: models.Verdict, judgement: Judgement, ledger: Ledger) -> _Moved | None:
    at = keeping.known_at(judgement) or row.at
    try:
        wanted = reference.read(row.reference)
        then, now = ledger_queries.as_known(ledger, at).figure(wanted), ledger.figure(wanted)
    except (NotAReference, NoSuchPeriod, UnknownIndicator, UnknownPlace):
        return None
    if now.value is None:
        return None
    if row.is_live:
        return _Moved(judgement, then, now, then.quantity, now.quantity)
    wrong = agrees_with_ledger.check(Quoted(judgement.statement, now))
    right = _put(judgement, wrong.expected or "", now) if wrong else judgement.text
    return _Moved(judgement, then, now, judgement.text, right)


def _put(judgement: Judgement, expected: str, now: Figure) -> str:
    """Return the statement with the figure that fits: “1.425 trạm” for “1.422 trạm”."""
    fitting = replace(judgement, expected=expected)
    if not expected or expected[0] == numerals.MINUS:
        return now.quantity
    text, span = judgement.passage.text, judgement.span
    return (
        text[span.start : fitting.fitting.start] + expected + text[fitting.fitting.end : span.end]
    )


def _logged(page: PortalPage, moved: _Moved) -> bool:
    """Write a correction unless the last word on this statement was the same."""
    sentence, said = moved.judgement.sentence, moved.said[:255]
    before = models.Correction.objects.filter(page_number=page.pk, sentence=sentence, said=said)
    last = before.first()
    if (last.now if last else said) == moved.right[:255]:
        return False
    fresh = set(moved.now.observations()) - (set(moved.then.observations()) if not last else set())
    newest = max(fresh, key=lambda seen: seen.recorded_at, default=None)
    known_at = newest.recorded_at if newest else clock.now()
    models.Correction.objects.create(
        page_number=page.pk,
        page_title=page.title,
        address=page.address,
        place=moved.judgement.passage.place,
        sentence=sentence,
        said=said,
        now=moved.right[:255],
        about=about_of(moved.now)[:500],
        indicator=moved.now.indicator.code,
        reference=str(moved.now.reference),
        reason=(newest.reason or newest.note) if newest else "",
        known_at=known_at,
        is_live=moved.judgement.is_live,
        mark=fingerprint(page.pk, sentence, said, moved.right, known_at),
        at=clock.now(),
    )
    return True
