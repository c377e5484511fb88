"""What was recorded: a value of an indicator for a place and a period, with its source.

Nothing is ever edited: a better value follows the old one, and both stay readable.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from congso.periods import codes
from congso.periods.calendar import Period


class Scenario(Enum):
    """Whether a value came about or was planned."""

    ACTUAL = "actual"
    PLAN = "plan"
    PLAN_REV = "plan_rev"

    @property
    def said(self) -> str:
        """The scenario in words."""
        return {
            Scenario.ACTUAL: "thực hiện",
            Scenario.PLAN: "kế hoạch",
            Scenario.PLAN_REV: "kế hoạch điều chỉnh",
        }[self]

    @property
    def is_plan(self) -> bool:
        """Whether it is a value to be reached."""
        return self is not Scenario.ACTUAL


class Level(Enum):
    """How final a value is (Luật Thống kê 89/2015/QH13, Điều 48 khoản 1)."""

    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"
    CORRECTION = "correction"

    @property
    def said(self) -> str:
        """The level in the words of the law."""
        return {
            Level.ESTIMATE: "ước tính",
            Level.PRELIMINARY: "sơ bộ",
            Level.OFFICIAL: "chính thức",
            Level.CORRECTION: "đính chính",
        }[self]

    def follows(self, other: "Level") -> bool:
        """Return whether a value of this level comes after one of another in the usual course.

        Estimates become preliminary, then official; a correction has a reason of its own.

        >>> Level.OFFICIAL.follows(Level.ESTIMATE), Level.CORRECTION.follows(Level.OFFICIAL)
        (True, False)
        """
        course = (Level.ESTIMATE, Level.PRELIMINARY, Level.OFFICIAL)
        return self in course and other in course and course.index(self) > course.index(other)

    def may_correct(self, other: "Level") -> bool:
        """Return whether a value of this level may correct one of another: not a less final one."""
        return list(Level).index(self) >= list(Level).index(other)


class Status(Enum):
    """Four different things that an empty cell can mean, besides a value (zero is a value)."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"

    @property
    def said(self) -> str:
        """The status in words."""
        return {
            Status.REPORTED: "đã có số",
            Status.NOT_REPORTED: "chưa báo cáo",
            Status.NOT_APPLICABLE: "không áp dụng",
            Status.WITHHELD: "không công bố",
        }[self]


class Origin(Enum):
    """Where a value comes from: a published record, arithmetic on such, or invention for a show."""

    PUBLISHED = "published"
    DERIVED = "derived"
    SYNTHETIC = "synthetic"

    @property
    def said(self) -> str:
        """The origin in the words that stand beside the figure."""
        return {
            Origin.PUBLISHED: "số đã công bố",
            Origin.DERIVED: "số suy ra",
            Origin.SYNTHETIC: "số liệu giả định",
        }[self]


class NotAKey(ValueError):
    """The text does not name what a value is of."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a value is of: indicator, place, period, part and scenario."""

    indicator: str
    place: str
    """Identity of the place, not only its code."""
    period: Period
    breakdown: str = ""
    """Code of the part, empty for the whole."""
    scenario: Scenario = Scenario.ACTUAL

    def __str__(self) -> str:
        """Return the key as text: telecom.stations|94|2023|2G|actual."""
        parts = (
            self.indicator,
            self.place,
            self.period.code,
            self.breakdown,
            self.scenario.value,
        )
        return "|".join(parts)


def read_key(text: str) -> Key:
    """Return the key that `text` writes.

    Raises: `NotAKey`; `NoSuchPeriod`.

    >>> str(read_key("telecom.stations|94|2023|2G|actual"))
    'telecom.stations|94|2023|2G|actual'
    """
    parts = text.split("|")
    if len(parts) != 5 or parts[4] not in {scenario.value for scenario in Scenario}:
        raise NotAKey(f"“{text}” không phải khóa số liệu; cần chỉ tiêu|nơi|kỳ|phần|actual.")
    indicator, place, period, breakdown, scenario = parts
    return Key(indicator, place, codes.read(period), breakdown, Scenario(scenario))


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a plan says beside its value; empty for what came about."""

    decision: str = ""
    """Number of the decision that assigned it: 123/QĐ-UBND."""
    decided_on: date | None = None
    denominator: Decimal | None = None
    """What its ratios are divided by: the population that the plan was made with."""
    baseline: Decimal | None = None
    """The value that it set out from, as the planners knew it."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value as it was recorded once."""

    key: Key
    value: Decimal | None
    """In the unit of the indicator; None unless the status is reported."""
    source: str
    recorded_at: datetime
    """The moment, with time zone, from which the portal knew it."""
    revision: int = 1
    level: Level = Level.OFFICIAL
    status: Status = Status.REPORTED
    origin: Origin = Origin.PUBLISHED
    note: str = ""
    reason: str = ""
    """Why it follows an earlier value."""
    assigned: Assignment = Assignment()
    """For a plan: by which decision, with which denominator and baseline."""
    words: str = ""
    """What was reported of an indicator that is told in words; it has no value then."""
