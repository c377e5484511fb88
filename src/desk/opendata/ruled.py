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
        of = catalogue[formula.inputs[asked.name]]
        named = of.breakdown_by(asked.over) if asked.over else None
        return asked_aloud(asked, of.name, named.name if named else "")

    return aloud(formula.tree, name)
