"""Two figures held against each other: a change, a growth, a ratio to plan.

208 điểm after 195 is 13 more, 6,67 % of growth; against a plan of 193 it is 107,77 %. Across a
break in the series nothing is compared: the population of 2019 is that of another census. Nor is
a year that was closed on 14/12 compared with one that ran to 31/12.
"""

from dataclasses import replace

from congso.indicators.formula import evaluation
from congso.observations.figure import Figure
from congso.observations.reference import Reference
from congso.quantities import units
from congso.quantities.units import Kind, Unit

_WORDS = "ghi bằng chữ, không so sánh hay tính toán"
_PERCENT = units.named("%")
_STEPS = units.named("bậc")
_POINTS = units.named("điểm phần trăm")


def change(reference: Reference, now: Figure, before: Figure, apart: str | None) -> Figure:
    """Return how much more there is now than before; of a rank the places it fell.

    Shape: `apart` says why the two are not compared.
    """
    figure = Figure(reference, now.indicator, _unit_of_change(now.unit), None, inputs=(now, before))
    if apart is not None or now.value is None or before.value is None:
        return replace(figure, missing=_why_not(now, before, apart))
    moved = evaluation.total((now.value, before.value.copy_negate()))
    return replace(figure, value=moved, decimals=now.decimals)


def growth(reference: Reference, now: Figure, before: Figure, apart: str | None) -> Figure:
    """Return by how many per cent there is more now than before."""
    figure = Figure(reference, now.indicator, _PERCENT, None, inputs=(now, before))
    if apart is not None or now.value is None or before.value is None:
        return replace(figure, missing=_why_not(now, before, apart))
    if before.value == 0:
        return replace(figure, missing="số kỳ gốc bằng 0")
    return replace(figure, value=(now.value / before.value - 1) * 100, decimals=2)


def against_plan(reference: Reference, actual: Figure, plan: Figure) -> Figure:
    """Return the actual value in per cent of the planned one."""
    figure = Figure(reference, actual.indicator, _PERCENT, None, inputs=(actual, plan))
    if actual.value is None:
        return replace(figure, missing=actual.missing or _WORDS)
    if plan.value is None:
        return replace(figure, missing=f"chưa có kế hoạch {reference.period.said}")
    if plan.value == 0:
        return replace(figure, missing="kế hoạch bằng 0")
    return replace(figure, value=actual.value / plan.value * 100, decimals=2)


def _why_not(now: Figure, before: Figure, apart: str | None) -> str | None:
    return now.missing or before.missing or apart or _WORDS


def _unit_of_change(unit: Unit) -> Unit:
    if unit.kind is Kind.RANK:
        return _STEPS
    return _POINTS if unit.kind is Kind.SHARE else unit
