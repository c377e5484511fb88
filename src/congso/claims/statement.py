"""A number in a text, and what the text says with it.

Of “1.422 trạm (tăng 76 trạm so với năm 2022)” the first number is a level of 2023, the second a
change of it since 2022:

    >>> level = Statement(10, 20, "1.422 trạm", LEVEL, value=Decimal(1422), unit="trạm")
    >>> level.is_statistic, level.period
    (True, None)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LEVEL, CHANGE, PLAN_RATIO = "level", "change", "plan_ratio"
RANK, SHARE, COVERAGE = "rank", "share", "coverage"
DATE, DOCUMENT, OTHER = "date", "document_number", "other_number"

STATISTICS = frozenset({LEVEL, CHANGE, PLAN_RATIO, RANK, SHARE, COVERAGE})


@dataclass(frozen=True, slots=True)
class Relation:
    """How a statement hangs together with another one of the same text."""

    type: str
    """change_of, base_of, part_of, share_of, plan_of, ratio_of or same_as."""
    index: int
    """Position of the other statement, from 0."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One number of a text with what it counts, when, and against what."""

    start: int
    """Index of the first letter in the text as given."""
    end: int
    """Index after the last letter."""
    text: str
    """Number and unit as written, without words such as hơn or tăng."""
    kind: str
    """level, change, plan_ratio, rank, share, coverage; or date, document_number, other_number."""
    value: Decimal | None = None
    """The number with its scale words multiplied out."""
    value_max: Decimal | None = None
    """Upper end of a range."""
    of: Decimal | None = None
    """The second number of X/Y."""
    unit: str | None = None
    """As written, or implied by the text where the number stands alone."""
    written: str | None = None
    """The bare number as written."""
    scale: int | None = None
    """Multiplier that the scale words mean, when not 1."""
    measure: str | None = None
    """What is measured, close to the text's words."""
    period: str | None = None
    """2023, 2023-H1, 2024-Q1, 2022-06, or a span 2021/2023."""
    base_period: str | None = None
    """The period that a change is counted from."""
    direction: str | None = None
    """increase or decrease."""
    form: str | None = None
    """delta_abs, delta_pct, delta_pp, index_pct, multiple, no_change; ratio_pct, excess_pct."""
    approx: str | None = None
    """gt (hơn), lt (gần), approx (khoảng), ge (trở lên)."""
    status: str | None = None
    """target, estimate, forecast or threshold; nothing where it is told as a fact."""
    relates_to: tuple[Relation, ...] = ()
    """What other statements of the text it belongs to."""

    @property
    def is_statistic(self) -> bool:
        """Whether it says how much of something there is."""
        return self.kind in STATISTICS

    def related(self, kind: str) -> int | None:
        """Return the position of the statement that this one is in the relation `kind` to."""
        return next((to.index for to in self.relates_to if to.type == kind), None)


def pointing(statements: Sequence[Statement], kind: str) -> dict[int, list[int]]:
    """Return for each statement the positions of those in the relation `kind` to it."""
    found: dict[int, list[int]] = {}
    for index, statement in enumerate(statements):
        to = statement.related(kind)
        if to is not None:
            found.setdefault(to, []).append(index)
    return found
