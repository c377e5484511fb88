"""The gate: what contradicts the ledger or itself is not published unless somebody answers for it.

Numbers that are bound to nothing are told and let through: most are dates of meetings, counts of
guests and the like, and stopping them would teach people to walk round the gate.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from desk.checking import queries
from desk.checking.judgement import Judgement
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


def _shortened(sentence: str, most: int = 160) -> str:
    return sentence if len(sentence) <= most else f"{sentence[: most - 1].rstrip()}…"
