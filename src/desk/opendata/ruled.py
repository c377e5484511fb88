"""The rule of a computed indicator as its files tell it: the formula in words and signs."""

from congso.indicators.formula.aloud import aloud, asked_aloud, counted_aloud
from congso.indicators.formula.tree import Count, Question
from congso.indicators.indicator import Catalogue, Indicator


def rule(catalogue: Catalogue, indicator: Indicator) -> str:
    """Return the formula of an indicator in names, empty for what is recorded."""
    formula = indicator.formula
    if formula is None:
        return ""

    def name(asked: Question) -> str:
        if isinstance(asked, Count):
            return counted_aloud(asked)
        return asked_aloud(asked, catalogue[formula.inputs[asked.name]].name)

    return aloud(formula.tree, name)
