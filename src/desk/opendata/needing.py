"""What the table of an indicator stands on, and of what only the plans.

A count of targets asks for what was planned alone: what is reached does not make it another one.
"""

from collections.abc import Mapping

from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue


def needs(catalogue: Catalogue, code: str) -> Mapping[str, bool]:
    """Return what an indicator stands on, and of each whether it is asked for its plans alone."""
    found: dict[str, bool] = {}
    waiting = [(code, False)]
    while waiting:
        one, plans = waiting.pop()
        if found.get(one, True) < plans or (one in found and found[one] == plans):
            continue
        found[one] = plans
        formula = catalogue[one].formula
        for asked in formula.asked if formula else ():
            if formula is not None:
                alone = plans or asked.asking is Asking.PLANNED
                waiting.append((formula.inputs[asked.name], alone))
    return found
