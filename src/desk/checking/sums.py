"""How a figure is told beside a judgement: the sum behind it, its name and its period."""

from congso.observations.figure import Figure
from congso.observations.reference import Aspect
from congso.quantities import numerals
from congso.quantities.units import Kind


def sum_of(figure: Figure) -> str:
    """Return the sum behind a change or a ratio, empty for other figures."""
    match figure.reference.aspect:
        case Aspect.CHANGE:
            now, before = figure.inputs
            if figure.value is not None and figure.value < 0:
                now, before = before, now
            return f"{_plain(now)} − {_plain(before)} = {figure.quantity}"
        case Aspect.GROWTH:
            now, before = figure.inputs
            return f"({_plain(now)} ÷ {_plain(before)} − 1) × 100 = {figure.quantity}"
        case Aspect.PLAN_RATIO:
            actual, plan = figure.inputs
            return f"{_plain(actual)} ÷ {_plain(plan)} × 100 = {figure.quantity}"
        case _:
            return ""


def about_of(figure: Figure) -> str:
    """Return name and period of a figure, of a change also since when."""
    asked = figure.reference
    if asked.aspect in (Aspect.CHANGE, Aspect.GROWTH):
        return f"{figure.name}, {asked.period.said} so với {asked.compared_with.said}"
    return f"{figure.name}, {asked.period.said}"


def _plain(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    said = numerals.write(figure.value, figure.decimals)
    return f"hạng {said}" if figure.unit.kind is Kind.RANK else said
