"""How many of the annotated figures are found, and how often what is told of them is right.

Precision falls with figures that are none, recall with figures passed over; F1 is between the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from congso.claims.scoring.annotation import Annotation
from congso.claims.statement import Statement

DETAILS = ("kind", "period", "base_period", "direction")
_NEAR = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Score:
    """Figures found, made up and missed, and of those found how many are right in each detail."""

    found: int = 0
    false: int = 0
    missed: int = 0
    right: Mapping[str, int] = field(default_factory=dict)
    located: int = 0
    """Figures found with another value than the one told."""

    def __add__(self, other: "Score") -> "Score":
        """Return the score of both texts together."""
        names = {*self.right, *other.right}
        right = {name: self.right.get(name, 0) + other.right.get(name, 0) for name in names}
        return Score(
            self.found + other.found,
            self.false + other.false,
            self.missed + other.missed,
            right,
            self.located + other.located,
        )

    @property
    def precision(self) -> float:
        """How many of the figures told are figures of the text."""
        return self.found / max(1, self.found + self.false)

    @property
    def recall(self) -> float:
        """How many of the figures of the text are told."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def seen(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of seeing that there is a figure, whatever its value."""
        return self._three(self.found + self.located)

    def detail(self, name: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of figures found whose `name` is right too."""
        return self._three(self.right.get(name, 0))

    def _three(self, right: int) -> tuple[float, float, float]:
        precision = right / max(1, self.found + self.false)
        recall = right / max(1, self.found + self.missed)
        both = precision + recall
        return precision, recall, (2 * precision * recall / both if both else 0.0)

    def share(self, detail: str) -> float:
        """Return how many of the figures found are right in `detail`."""
        return self.right.get(detail, 0) / max(1, self.found)


def of_text(annotations: Sequence[Annotation], statements: Sequence[Statement]) -> Score:
    """Return the score of what was read in one text.

    Shape: `annotations` and `statements` are statistics only, in the order of the text.
    """
    spoken = [one for one in annotations if not one.is_implicit]
    silent = [one for one in annotations if one.is_implicit]
    right = dict.fromkeys(DETAILS, 0)
    unused, found, false = list(spoken), 0, 0
    loose: list[Statement] = []
    for statement in statements:
        match = next((one for one in unused if is_same(one, statement)), None)
        if match is not None:
            unused.remove(match)
            found += 1
            for detail in DETAILS:
                right[detail] += _is_right(detail, match, statement)
        elif not any(_overlap(one, statement) for one in silent):
            false += 1
            loose.append(statement)
    located = sum(any(_overlap(one, said) for said in loose) for one in unused)
    return Score(found, false, len(unused), right, located)


def is_same(annotation: Annotation, statement: Statement) -> bool:
    """Return whether a statement tells the annotated figure with its value."""
    value = statement.value
    if value is None or not _overlap(annotation, statement):
        return False
    return any(
        told is not None and abs(value - told) <= _NEAR * max(Decimal(1), abs(told))
        for told in (annotation.value, annotation.written)
    )


def _overlap(annotation: Annotation, statement: Statement) -> bool:
    return statement.start < annotation.end and annotation.start < statement.end


def _is_right(detail: str, annotation: Annotation, statement: Statement) -> bool:
    if detail == "period":
        return statement.period in annotation.periods
    return bool(getattr(annotation, detail) == getattr(statement, detail))
