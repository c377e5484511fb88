"""Each published statement is kept with what it stood on, in the transaction that publishes it.

“1.422 trạm” stands on the official value of 2023 in its first revision: whoever asks in five years
why it was printed finds the binding, the value and the very row of the ledger.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from wagtail.models import Revision

from congso.observations.figure import Figure
from desk.checking import models, queries
from desk.checking.judgement import WITHHELD, Judgement
from desk.kit import clock, signals
from desk.ledger import queries as ledger_queries


def keep_verdicts(instance: Any, revision: Revision, **_signal: Any) -> None:
    """Write down what was found of every figure of a revision that has just been published.

    A mirror shows the words of another page, of which it was written down.
    """
    if instance.alias_of_id is not None:
        return
    found, at = queries.examination(instance).judgements, clock.now()
    with transaction.atomic():
        models.Verdict.objects.bulk_create(_row(instance.pk, revision, at, one) for one in found)
        signals.others_changed.send(sender=models.Verdict, kind="checks", keys=[instance.pk])


def ever_cited(page: int) -> set[str]:
    """Return the indicators of which a page ever said a figure to its readers."""
    rows = models.Verdict.objects.filter(page_id=page).exclude(indicator="")
    return set(rows.order_by().values_list("indicator", flat=True).distinct())


def standing() -> "QuerySet[models.Verdict]":
    """Return the statements of every page as it stands before readers now."""
    newest = models.Verdict.objects.filter(page=OuterRef("page")).order_by("-at").values("at")[:1]
    return models.Verdict.objects.filter(
        page__live=True, revision=F("page__live_revision"), at=Subquery(newest)
    )


def known_at(judgement: Judgement) -> datetime | None:
    """Return the moment at which the live figure of a judgement was pinned, None for typed ones."""
    if not judgement.is_live:
        return None
    span = judgement.span
    bound = judgement.passage.bound
    return next(
        (one.known_at for one in bound if one.span.start < span.end and span.start < one.span.end),
        None,
    )


def _row(page: int, revision: Revision, at: datetime, one: Judgement) -> models.Verdict:
    figure = _figure(one)
    return models.Verdict(
        page_id=page,
        revision=revision,
        at=at,
        number=one.number,
        place=one.passage.place,
        start=one.span.start,
        end=one.span.end,
        statement=one.text[:255],
        sentence=one.sentence,
        verdict=one.verdict,
        expected=one.expected[:255],
        message=one.message,
        indicator=one.reference.indicator if one.reference else "",
        reference=str(one.reference or ""),
        value=_told(one, figure),
        stood_on=stood_on(figure) if figure else [],
        is_live=one.is_live,
        waiver_id=one.waiver.number if one.waiver else None,
    )


def _figure(one: Judgement) -> Figure | None:
    return ledger_queries.ledger(known_at(one)).figure(one.reference) if one.reference else None


def _told(one: Judgement, figure: Figure | None) -> str:
    """Return the figure as printed, empty where readers may not see it: the record is theirs."""
    return figure.quantity[:255] if figure and one.verdict != WITHHELD else ""


def stood_on(figure: Figure) -> list[str]:
    """Return the recorded values that a figure stands on, as texts."""
    told = {
        f"{seen.key}#{seen.revision} {seen.level.value} {seen.recorded_at.isoformat()}"
        for seen in figure.observations()
    }
    return sorted(told)
