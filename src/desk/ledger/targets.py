"""Which indicators the province is assigned a plan for, and how they stand against it.

The plan of other numbers (the population that a plan was made with) is a denominator, not a target.
"""

from collections.abc import Iterable, Sequence

from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference
from congso.periods.calendar import Period
from desk.ledger import holdings
from desk.look import charts, wording
from desk.look.charts import PlanChart
from desk.look.parts import PlanLine

COUNTED_BY = "targets.assigned"
"""The indicator whose formula counts what is planned; so it says which indicators are targets."""


def assigned(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the codes of the indicators that have a plan to meet."""
    formula = catalogue[COUNTED_BY].formula if COUNTED_BY in catalogue else None
    if formula is None:
        return ()
    asked = [one.name for one in formula.asked if one.asking is Asking.PLANNED]
    return tuple(formula.inputs[name] for name in asked)


def lines(ledger: Ledger, place: str, period: Period, codes: Iterable[str]) -> tuple[PlanLine, ...]:
    """Return those of `codes` that can be held against their plan, the furthest ahead first."""
    found = (wording.plan_line(ledger, Reference(code, place, period)) for code in codes)
    return tuple(sorted((line for line in found if line), key=lambda line: -line.ratio))


def chart(ledger: Ledger, place: str, period: Period, codes: Sequence[str]) -> PlanChart | None:
    """Return targets of a period against their plans, None where none has both numbers."""
    against = lines(ledger, place, period, codes)
    if not against:
        return None
    met = sum(line.met for line in against)
    return charts.plan(
        against,
        title=f"Kế hoạch {period.said}: đạt {met} trên {len(against)} chỉ tiêu",
        measure="Thực hiện so với kế hoạch được giao, phần trăm.",
        source=_source(ledger, place, period, codes),
    )


def newest(ledger: Ledger, place: str, codes: Sequence[str]) -> list[Figure]:
    """Return the levels that are held against their plan, in the newest period that has any."""
    levels = [one for code in codes for one in holdings.levels(ledger, code, place)[-1:]]
    periods = {one.reference.period for one in levels}
    for period in sorted(periods, key=lambda one: (one.end, one.start), reverse=True):
        asked = [Reference(code, place, period) for code in codes]
        found = [ledger.figure(one) for one in asked if wording.plan_line(ledger, one)]
        if found:
            return found
    return []


def _source(ledger: Ledger, place: str, period: Period, codes: Iterable[str]) -> str:
    figures = [ledger.figure(Reference(code, place, period)) for code in codes]
    sources = [source for figure in figures for source in figure.sources]
    return "; ".join(dict.fromkeys(sources))
