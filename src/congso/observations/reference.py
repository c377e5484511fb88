"""A reference to a figure: what a sentence points at instead of copying a number.

>>> reference = read("telecom.sites|94|2023||change:2022")
>>> reference.aspect, reference.base.code
(<Aspect.CHANGE: 'change'>, '2022')
>>> str(reference)
'telecom.sites|94|2023||change:2022'
"""

from dataclasses import dataclass
from enum import Enum

from congso.observations.observation import Key, Scenario
from congso.periods import codes
from congso.periods.calendar import Period


class Aspect(Enum):
    """Which figure of an indicator is meant."""

    LEVEL = "level"
    PLAN = "plan"
    """The plan in force: the revised one where there is one."""
    ORIGINAL_PLAN = "original_plan"
    CHANGE = "change"
    GROWTH = "growth"
    PLAN_RATIO = "plan_ratio"
    ORIGINAL_RATIO = "original_plan_ratio"

    @property
    def said(self) -> str:
        """What the name of the figure adds to the name of the indicator."""
        return {
            Aspect.LEVEL: "",
            Aspect.PLAN: "kế hoạch",
            Aspect.ORIGINAL_PLAN: "kế hoạch ban đầu",
            Aspect.CHANGE: "thay đổi",
            Aspect.GROWTH: "tốc độ tăng",
            Aspect.PLAN_RATIO: "so với kế hoạch",
            Aspect.ORIGINAL_RATIO: "so với kế hoạch ban đầu",
        }[self]


class NotAReference(ValueError):
    """The text does not refer to a figure."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Indicator, place, period, part and aspect; for a change also the base period."""

    indicator: str
    place: str
    period: Period
    breakdown: str = ""
    aspect: Aspect = Aspect.LEVEL
    base: Period | None = None

    def key(self, period: Period | None = None, scenario: Scenario = Scenario.ACTUAL) -> Key:
        """Return the key of the value that this refers to, or of another period or scenario."""
        return Key(self.indicator, self.place, period or self.period, self.breakdown, scenario)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios in which its value is looked for, the one that counts first."""
        match self.aspect:
            case Aspect.PLAN:
                return Scenario.PLAN_REV, Scenario.PLAN
            case Aspect.ORIGINAL_PLAN:
                return (Scenario.PLAN,)
            case _:
                return (Scenario.ACTUAL,)

    @property
    def compared_with(self) -> Period:
        """The base period of a change: as given, else the one before."""
        return self.base or self.period.previous()

    def __str__(self) -> str:
        """Return the reference as text; `read` reads it back."""
        aspect = self.aspect.value
        if self.base is not None:
            aspect += f":{self.base.code}"
        parts = (self.indicator, self.place, self.period.code, self.breakdown, aspect)
        return "|".join(parts)


def read(text: str) -> Reference:
    """Return the reference that `text` writes.

    Raises: `NotAReference`; `NoSuchPeriod`.
    """
    parts = text.split("|")
    aspect, _, base = parts[-1].partition(":")
    if len(parts) != 5 or aspect not in {known.value for known in Aspect}:
        raise NotAReference(
            f"“{text}” không phải tham chiếu số liệu; cần chỉ tiêu|nơi|kỳ|phần|level."
        )
    indicator, place, period, breakdown, _ = parts
    return Reference(
        indicator,
        place,
        codes.read(period),
        breakdown,
        Aspect(aspect),
        codes.read(base) if base else None,
    )
