"""The plans of an indicator as its keepers see them: what was reached, against which plan.

Điểm phục vụ năm 2023: thực hiện 208, kế hoạch 193, 107,77%: vượt; kế hoạch thấp hơn thực hiện năm
trước (195 điểm).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from congso.indicators.indicator import Indicator
from congso.observations import planning
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.periods.calendar import NoSuchPeriod, Period
from desk.look import wording


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One period against its plan."""

    period: str
    actual: str
    plan: str
    """The plan in force."""
    decision: str
    ratio: str
    outcome: str
    original: str
    """The plan before it was revised, empty where it was not."""
    original_ratio: str
    warning: str


def rows(
    ledger: Ledger, indicator: Indicator, place: str, nearly: Decimal | None
) -> tuple[PlanRow, ...]:
    """Return every period that has a plan, the newest first.

    Shape: `nearly` is the per cent of plan from which it is nearly met, None where nobody says.
    """
    periods = sorted(set(_periods(ledger, indicator, place)), key=lambda one: one.end, reverse=True)
    asked = (Reference(indicator.code, place, period, aspect=Aspect.PLAN) for period in periods)
    plans = (ledger.figure(reference) for reference in asked)
    return tuple(_row(ledger, plan, nearly) for plan in plans if wording.is_founded(plan))


def _periods(ledger: Ledger, indicator: Indicator, place: str) -> Iterator[Period]:
    """Yield the periods with a plan of the indicator, or of anything that it is computed from."""
    codes = ledger.catalogue.stands_on(indicator.code)
    for key in (key for code in codes for key in ledger.record.keys_of(code, place)):
        if key.scenario.is_plan:
            yield key.period


def _row(ledger: Ledger, plan: Figure, nearly: Decimal | None) -> PlanRow:
    asked = plan.reference

    def figure(aspect: Aspect) -> Figure:
        return ledger.figure(replace(asked, aspect=aspect))

    ratio, original = figure(Aspect.PLAN_RATIO), figure(Aspect.ORIGINAL_PLAN)
    is_revised = original.value is not None and original.value != plan.value
    decisions = dict.fromkeys(
        seen.assigned.decision for seen in plan.observations() if seen.assigned.decision
    )
    reached = ratio.value is not None
    outcome = planning.outcome(planning.ahead(ratio), nearly=nearly).said if reached else ""
    return PlanRow(
        period=asked.period.said,
        actual=figure(Aspect.LEVEL).quantity,
        plan=plan.quantity,
        decision="; ".join(decisions),
        ratio=ratio.quantity,
        outcome=outcome,
        original=original.quantity if is_revised else "",
        original_ratio=figure(Aspect.ORIGINAL_RATIO).quantity if is_revised else "",
        warning=_lower(ledger, plan) or "",
    )


def _lower(ledger: Ledger, plan: Figure) -> str | None:
    try:
        before = plan.reference.period.same_last_year()
    except NoSuchPeriod:
        return None
    reached = ledger.figure(replace(plan.reference, aspect=Aspect.LEVEL, period=before))
    return planning.lower_than_before(plan, reached)
