"""How a value stands against what was planned: exceeded, met, nearly met, missed.

208 điểm against a plan of 193 is 107,77 %: vượt. The cut-off of “cơ bản đạt” is stated nowhere,
so it is a setting; of what should be small, less than planned is more than met.

>>> [outcome(Decimal(lead), nearly=Decimal(95)).said for lead in ("7.77", "0", "-4.5", "-9")]
['vượt', 'đạt', 'cơ bản đạt', 'không đạt']
>>> outcome(Decimal("-0.76"), nearly=None).said
'không đạt'
"""

from dataclasses import replace
from decimal import Decimal
from enum import Enum

from congso.indicators.formula.tree import Asked, Node, Ratio, Share
from congso.indicators.indicator import Better
from congso.observations.figure import Figure
from congso.observations.observation import Observation
from congso.quantities.rounding import half_up

_MET = 100


class Outcome(Enum):
    """What became of a plan."""

    EXCEEDED = "exceeded"
    MET = "met"
    NEARLY = "nearly"
    MISSED = "missed"

    @property
    def said(self) -> str:
        """The outcome in the words of a yearly review."""
        return {
            Outcome.EXCEEDED: "vượt",
            Outcome.MET: "đạt",
            Outcome.NEARLY: "cơ bản đạt",
            Outcome.MISSED: "không đạt",
        }[self]


def ahead(ratio: Figure) -> Decimal:
    """Return by how much a ratio to plan, as printed, is better than a hundred per cent.

    Shape: `ratio` has a value.
    Units: percentage points.
    """
    told = half_up(ratio.value or Decimal(0), ratio.decimals or 0)
    return _MET - told if ratio.indicator.better is Better.DOWN else told - _MET


def outcome(lead: Decimal, *, nearly: Decimal | None) -> Outcome:
    """Return what became of a plan.

    Shape: `nearly` is the per cent of plan from which it is nearly met, None where nobody says.
    Units: percentage points better than planned.
    """
    if lead > 0:
        return Outcome.EXCEEDED
    if lead == 0:
        return Outcome.MET
    if nearly is not None and lead >= nearly - _MET:
        return Outcome.NEARLY
    return Outcome.MISSED


def lower_than_before(plan: Figure, before: Figure) -> str | None:
    """Return that a plan asks for less than had been reached, None where it asks for more.

    Shape: `before` is the actual value of the year before; the baseline that the planners wrote
    down goes before it.
    """
    said = plan.observation.assigned.baseline if plan.observation else None
    reached = said if said is not None else before.value
    if plan.value is None or reached is None:
        return None
    down = plan.indicator.better is Better.DOWN
    if plan.value <= reached if down else plan.value >= reached:
        return None
    told = replace(before, value=reached, decimals=plan.indicator.decimals).quantity
    return f"kế hoạch {plan.quantity} {'cao' if down else 'thấp'} hơn thực hiện năm trước {told}"


def with_own_denominator(tree: Node, inputs: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the inputs of a ratio, divided by what the plan of its upper part names.

    Shape: of any other formula, and where the plan names nothing, the inputs as they are.
    """
    match tree:
        case Ratio(Asked(), Asked()) | Share(Asked(), Asked()) if len(inputs) == 2:
            over, under = inputs
            own = _own_denominator(over.observation)
            return inputs if own is None else (over, _of_a_plan(under, own))
        case _:
            return inputs


def _own_denominator(seen: Observation | None) -> Decimal | None:
    return seen.assigned.denominator if seen and seen.key.scenario.is_plan else None


def _of_a_plan(figure: Figure, value: Decimal) -> Figure:
    decimals = figure.indicator.decimals
    return replace(figure, value=value, decimals=decimals, missing=None, observation=None)
