"""What reading and checking a set of annotated texts comes to, beside a plain expression.

For each text: how well its figures are found, how many planted errors are caught, how often a
complaint is about something else, and how often the sound text is complained of.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from congso.claims import review
from congso.claims.scoring import annotation, baseline, planting, score
from congso.claims.scoring.annotation import Annotation
from congso.claims.scoring.bonds import bonds
from congso.claims.scoring.planting import Planted
from congso.claims.scoring.score import Score
from congso.observations.ledger import Ledger

_DISPUTED = {review.CONTRADICTS, review.INCONSISTENT}
Complaint = tuple[int, int, str]
"""Where in the text, and what is said of it."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What became of errors planted one at a time."""

    planted: Counter[str] = field(default_factory=Counter)
    """Errors that something gives away, by kind and by what they contradict."""
    caught: Counter[str] = field(default_factory=Counter)
    to_the_point: int = 0
    """Complaints about what was planted or does not fit any more because of it."""
    beside: int = 0
    """Other complaints that the sound text does not raise."""
    open: int = 0
    """Errors planted that nothing gives away."""
    open_told: int = 0
    """Of those, how many were complained of."""
    alarms: int = 0
    """Complaints of texts in which nothing was planted."""

    def __add__(self, other: "Verdicts") -> "Verdicts":
        """Return what both came to together."""
        return Verdicts(
            self.planted + other.planted,
            self.caught + other.caught,
            self.to_the_point + other.to_the_point,
            self.beside + other.beside,
            self.open + other.open,
            self.open_told + other.open_told,
            self.alarms + other.alarms,
        )

    @property
    def recall(self) -> float:
        """How many of the errors that something gives away are told."""
        return self.caught.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        """How many of the complaints are about an error."""
        false = self.beside + self.open_told + self.alarms
        return self.to_the_point / max(1, self.to_the_point + false)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a text, or several together, came to."""

    ours: Score = field(default_factory=Score)
    plain: Score = field(default_factory=Score)
    """The same of a plain regular expression."""
    checked: Verdicts = field(default_factory=Verdicts)
    plainly: Verdicts = field(default_factory=Verdicts)
    """What the plain expression makes of the same errors."""

    def __add__(self, other: "Outcome") -> "Outcome":
        """Return what both came to together."""
        return Outcome(
            self.ours + other.ours,
            self.plain + other.plain,
            self.checked + other.checked,
            self.plainly + other.plainly,
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
    planted = planting.errors(text, annotations, bonds(annotations, ledger), seed, mutations)
    return Outcome(
        score.of_text(told, statements),
        score.of_text(told, [said for said in baseline.read(text) if said.is_statistic]),
        _verdicts(
            _complaints(reviewed),
            ((error, _complaints(review.review(error.in_text(text), ledger, home)))
             for error in planted),
        ),
        _verdicts(
            baseline.complaints(text),
            ((error, baseline.complaints(error.in_text(text))) for error in planted),
        ),
    )  # fmt: skip


def _verdicts(
    sound: Sequence[Complaint], outcomes: Iterable[tuple[Planted, Sequence[Complaint]]]
) -> Verdicts:
    known = {message for _, _, message in sound}
    total = Verdicts(alarms=len(sound))
    for error, complaints in outcomes:
        new = [one for one in complaints if one[2] not in known]
        to_the_point = sum(error.is_at(start, end) for start, end, _ in new)
        if not error.is_decidable:
            total += Verdicts(open=1, open_told=bool(new))
            continue
        name = f"{error.kind}:{error.bond}"
        total += Verdicts(
            Counter([name]),
            Counter([name] if new else []),
            to_the_point,
            len(new) - to_the_point,
        )
    return total


def _complaints(reviewed: review.Review) -> tuple[Complaint, ...]:
    found = [
        (said.start, said.end, verdict.message or "")
        for said, verdict in zip(reviewed.statements, reviewed.verdicts, strict=True)
        if verdict.verdict in _DISPUTED
    ]
    slips = [(one.span.start, one.span.end, one.message) for one in reviewed.slips if one.span]
    return (*found, *slips)
