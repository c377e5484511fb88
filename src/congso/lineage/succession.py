"""What became of a unit: merged, split, renamed, recoded, moved under another, or abolished.

On 1 September 2024 Phường 9 (31522) and Phường 1 (31513) of Sóc Trăng became the new Phường 1,
which took over the code 31522: the code stayed, the unit did not.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which something stood, both ends included; None is open."""

    start: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether `day` is one of the days."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Validity") -> bool:
        """Return whether the two share a day."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (
            other.start is None or self.end is None or other.start <= self.end
        )


class Passage(Enum):
    """The ways in which a unit passes into another."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RECODE = "recode"
    TRANSFER = "transfer"
    ABOLISH = "abolish"

    @property
    def said(self) -> str:
        """The way in words."""
        return {
            Passage.MERGE: "sáp nhập",
            Passage.SPLIT: "chia tách",
            Passage.RENAME: "đổi tên",
            Passage.RECODE: "đổi mã",
            Passage.TRANSFER: "chuyển sang đơn vị cấp trên khác",
            Passage.ABOLISH: "giải thể",
        }[self]


class Basis(Enum):
    """What the weights of a split were measured by."""

    AREA = "area"
    POPULATION = "population"
    HOUSEHOLDS = "households"
    POINTS = "points"

    @property
    def said(self) -> str:
        """The basis in words."""
        return {
            Basis.AREA: "diện tích",
            Basis.POPULATION: "dân số",
            Basis.HOUSEHOLDS: "số hộ",
            Basis.POINTS: "số điểm",
        }[self]


@dataclass(frozen=True, slots=True)
class Succession:
    """One source unit passing, whole or in part, into one target on a day."""

    effective_on: date
    passage: Passage
    source: str
    """Identity of the unit that ended the day before."""
    target: str | None
    """Identity of the unit that stands from the day on; None when it was abolished."""
    weight: Decimal
    """Share of the source that goes to the target, from 0 to 1."""
    legal_act: str
    basis: Basis | None = None
    """What the weight was measured by; None for a unit that passes whole, or where nobody said."""
    known_from: datetime | None = field(default=None, compare=False)
    """The moment at which the ledger learned it; None for what its first list said."""
    known_to: datetime | None = field(default=None, compare=False)
    """The moment at which the ledger learned that it is otherwise; None for what stands."""

    def is_known(self, at: datetime | None) -> bool:
        """Return whether the ledger went by it at a moment, or goes by it now."""
        return is_gone_by(self.known_from, self.known_to, at)


def is_gone_by(since: datetime | None, until: datetime | None, at: datetime | None) -> bool:
    """Return whether what was learned at one moment and told otherwise at another was gone by.

    Shape: `since` is None for what the first list said, `until` for what stands; `at` None asks
    whether it stands.

    >>> learned, asked = datetime(2026, 1, 1), datetime(2025, 1, 1)
    >>> is_gone_by(learned, None, asked), is_gone_by(None, learned, asked)
    (False, True)
    """
    if at is None:
        return until is None
    return (since is None or since <= at) and (until is None or at < until)
