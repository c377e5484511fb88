"""Where a figure comes from, told in signs: the rule, the numbers put in, the value unrounded.

The mean service radius of 2023 is √(diện tích ÷ (π × số điểm)): √(3.298,2 km² ÷ (π × 208 điểm))
is 2,246632 and prints as 2,25 km.
"""

from dataclasses import dataclass

from congso.indicators.formula import policies
from congso.indicators.formula.aloud import aloud, asked_aloud, counted_aloud
from congso.indicators.formula.tree import Asking, Count, Question
from congso.observations.figure import Figure
from congso.observations.reference import Aspect
from congso.observations.restatement import Mark, Part, Restatement
from congso.quantities import numerals
from congso.quantities.rounding import half_up

_MORE_DECIMALS = 4
"""Digits told of the value before rounding, beyond those that are printed."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a figure was found; both lines are None for a figure that stands as recorded."""

    rule: str | None
    """The formula, in names."""
    worked: str | None
    """The formula, with the numbers put in."""
    exact: str | None
    """The value before rounding, where printing changed it."""
    policy: str | None = None
    """What the formula does with missing inputs and zeros."""


def explain(figure: Figure) -> Explanation:
    """Return how `figure` was found; its inputs are explained the same way, one by one.

    Units: the worked line carries the unit of each input; the exact value is in the figure's.
    """
    if figure.restatement is not None:
        rule, worked = _put_together(figure, figure.restatement)
    elif figure.formula is None:
        rule, worked = _compared(figure)
    else:
        tree = figure.formula.tree
        inputs = dict(zip(figure.formula.asked, figure.inputs, strict=True))
        rolls = dict(zip(figure.formula.counts, figure.rolls, strict=True))

        def name(asked: Question) -> str:
            if isinstance(asked, Count):
                return counted_aloud(asked)
            return asked_aloud(asked, inputs[asked].indicator.name, inputs[asked].over)

        def number(asked: Question) -> str:
            if isinstance(asked, Count):
                return rolls[asked].quantity
            one = inputs[asked]
            adds = asked == tree and asked.asking is not Asking.RANK_AMONG
            parts = [part.quantity for part in one.inputs if part.value is not None]
            return " + ".join(parts) if adds and one.gathers and parts else one.quantity

        rule, worked = aloud(tree, name), aloud(tree, number)
    return Explanation(rule, worked, _exact(figure), _policy(figure))


def _policy(figure: Figure) -> str | None:
    return policies.aloud(figure.formula.policy) if figure.formula else None


def _put_together(figure: Figure, restatement: Restatement) -> tuple[str | None, str | None]:
    """Return rule and worked line of a figure on another map, each unit with its weight."""
    if figure.value is None:
        return None, None
    if len(restatement.parts) == 1 and restatement.mark is Mark.RESTATED:
        (part,) = restatement.parts
        return f"giữ nguyên số của {part.place.name}", figure.quantity
    added = (
        f"{_weighted(part, one.quantity)} ({part.place.name})"
        for part, one in zip(restatement.parts, figure.inputs, strict=True)
        if one.value is not None
    )
    rule = "cộng số của các đơn vị hợp thành"
    if restatement.mark is Mark.ESTIMATED:
        rule += ", mỗi số nhân phần của đơn vị ấy"
    return rule, " + ".join(added)


def _weighted(part: Part, quantity: str) -> str:
    weight = part.share.weight
    return quantity if weight is None or weight == 1 else f"{numerals.write(weight)} × {quantity}"


def _compared(figure: Figure) -> tuple[str | None, str | None]:
    """Return rule and worked line of a change, a growth or a ratio to plan."""
    if len(figure.inputs) != 2:
        return None, None
    minus = numerals.MINUS
    one, other = figure.inputs
    periods = one.reference.period.said, other.reference.period.said
    match figure.reference.aspect:
        case Aspect.CHANGE:
            return f"{periods[0]} {minus} {periods[1]}", f"{one.quantity} {minus} {other.quantity}"
        case Aspect.GROWTH:
            return (
                f"{periods[0]} ÷ {periods[1]} {minus} 100%",
                f"{one.quantity} ÷ {other.quantity} {minus} 100%",
            )
        case Aspect.PLAN_RATIO:
            return "thực hiện ÷ kế hoạch", f"{one.quantity} ÷ {other.quantity}"
        case _:
            return None, None


def _exact(figure: Figure) -> str | None:
    if figure.value is None or figure.decimals is None:
        return None
    if figure.value == half_up(figure.value, figure.decimals):
        return None
    shown = half_up(figure.value, max(figure.decimals, 0) + _MORE_DECIMALS)
    return numerals.write(numerals.plain(shown))
