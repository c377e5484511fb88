"""The gate: what contradicts the ledger or itself is not published unless somebody answers for it.

Numbers that are bound to nothing are told and let through: most are dates of meetings, counts of
guests and the like, and stopping them would teach people to walk round the gate.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from desk.checking import models, queries
from desk.checking.judging import Judgement
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor


def ask(page: PortalPage, by: Actor) -> Iterable[str]:  # noqa: ARG001 — the gate is the same for all
    """Return one sentence for each figure that stands against publishing, each with what fits."""
    return [reason(one) for one in queries.examination(page).stopping]


def reason(judgement: Judgement) -> str:
    """Return the sentence that an editor reads when publishing is refused."""
    said = judgement.message
    if judgement.expected and judgement.expected not in said:
        said = f"{said} " + _("Số khớp: %(expected)s.") % {"expected": judgement.expected}
    return _("“%(statement)s” trong câu “%(sentence)s”: %(said)s") % {
        "statement": judgement.text,
        "sentence": _shortened(judgement.sentence),
        "said": said,
    }


def keep_verdicts(instance: Any, revision: Revision, **_signal: Any) -> None:
    """Write down what was found of every figure of a revision that has just been published."""
    models.Verdict.objects.filter(revision=revision).delete()
    models.Verdict.objects.bulk_create(
        models.Verdict(
            page_id=instance.pk,
            revision=revision,
            number=one.number,
            place=one.passage.place,
            start=one.span.start,
            end=one.span.end,
            statement=one.text[:255],
            sentence=one.sentence,
            verdict=one.verdict,
            expected=one.expected[:255],
            message=one.message,
            reference=str(one.reference or ""),
            is_live=one.is_live,
            waiver_id=one.waiver.number if one.waiver else None,
        )
        for one in queries.examination(instance).judgements
    )


def _shortened(sentence: str, most: int = 160) -> str:
    return sentence if len(sentence) <= most else f"{sentence[: most - 1].rstrip()}…"
