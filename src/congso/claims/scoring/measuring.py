"""What reading and checking a set of annotated texts comes to, beside a plain expression.

For each text: how well its figures are found, how many planted errors are caught, and how often
the sound text is complained of.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from congso.claims import review
from congso.claims.scoring import annotation, baseline, planting, score
from congso.claims.scoring.annotation import Annotation
from congso.claims.scoring.score import Score
from congso.observations.ledger import Ledger

_DISPUTED = {review.CONTRADICTS, review.INCONSISTENT}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a text, or several together, came to."""

    ours: Score = field(default_factory=Score)
    plain: Score = field(default_factory=Score)
    """The same of a plain regular expression."""
    alarms: int = 0
    """Complaints of texts in which nothing was planted."""
    planted: Counter[str] = field(default_factory=Counter)
    """Errors planted, by kind and by what they contradict."""
    caught: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Outcome") -> "Outcome":
        """Return what both came to together."""
        return Outcome(
            self.ours + other.ours,
            self.plain + other.plain,
            self.alarms + other.alarms,
            self.planted + other.planted,
            self.caught + other.caught,
        )


def of_text(
    text: str,
    annotations: Sequence[Annotation],
    *,
    mutations: int,
    ledger: Ledger | None = None,
    home: str | None = None,
    seed: int = 1,
) -> Outcome:
    """Return what one text comes to with up to `mutations` errors planted, one at a time."""
    reviewed = review.review(text, ledger, home)
    told = annotation.statistics(tuple(annotations))
    statements = [said for said in reviewed.statements if said.is_statistic]
    sound = _complaints(reviewed)
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for error in planting.errors(text, annotations, seed, mutations):
        name = f"{error.kind}:{error.bond}"
        planted[name] += 1
        complaints = _complaints(review.review(error.in_text(text), ledger, home))
        caught[name] += bool(complaints - sound)
    return Outcome(
        score.of_text(told, statements),
        score.of_text(told, [said for said in baseline.read(text) if said.is_statistic]),
        len(sound),
        planted,
        caught,
    )


def _complaints(reviewed: review.Review) -> frozenset[str]:
    return frozenset(one.message or "" for one in reviewed.verdicts if one.verdict in _DISPUTED)
