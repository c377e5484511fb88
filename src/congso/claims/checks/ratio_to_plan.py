"""A ratio to plan must be the figure over the plan's own denominator.

Ước 220.323 tỷ đồng, đạt 22,4% kế hoạch năm (938.136 tỷ đồng): 220.323 over 938.136 is 23,5%, so one
of the three is wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.statement import CHANGE, LEVEL, PLAN_RATIO, Statement, pointing
from congso.findings.finding import Finding, Span

_RATIOS = {"ratio_pct", "excess_pct"}
_HUNDRED = Decimal(100)
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Achievement:
    """A figure, the ratio told, and the plan."""

    actual: Statement
    ratio: Statement
    plan: Statement


def cases(
    statements: Sequence[Statement], text: str
) -> Iterator[tuple[tuple[int, ...], Achievement]]:
    """Return each ratio whose figure and plan are told, with the positions of the three."""
    del text
    figures = [index for index, one in enumerate(statements) if one.is_statistic]
    places = {index: place for place, index in enumerate(figures)}
    plans = pointing(statements, "plan_of")
    for index, statement in enumerate(statements):
        actual = statement.related("ratio_of")
        if statement.form not in _RATIOS or actual is None or statements[actual].kind != LEVEL:
            continue
        for other in plans.get(actual, ()):
            near = figures[max(0, places[other] - _NEAR) : places[other] + _NEAR]
            if statements[other].value and not _is_explained(
                [statements[i] for i in near], statements[actual], statement, statements[other]
            ):
                yield (
                    (actual, index, other),
                    Achievement(statements[actual], statement, statements[other]),
                )


def _is_explained(
    near: Sequence[Statement], actual: Statement, ratio: Statement, plan: Statement
) -> bool:
    """Whether the plan is that of another ratio, or of another figure: one of them fits exactly.

    “đạt 73,8% dự toán tỉnh giao, 64,2% nghị quyết của hội đồng (200 tỷ đồng)”: 200 is of 64,2%.
    """
    if ratio.form != "ratio_pct" or near_misses.ratio(actual, ratio, plan) is Fit.FITS:
        return False
    ratios = [
        one for one in near if one.kind == PLAN_RATIO and one.unit == "%" and one is not ratio
    ]
    amounts = [
        one
        for one in near
        if one.kind in {LEVEL, CHANGE}
        and one.unit == plan.unit
        and one is not plan
        and one is not actual
    ]
    others = [(actual, one) for one in ratios] + [(one, ratio) for one in amounts]
    return any(near_misses.ratio(one, told, plan) is Fit.FITS for one, told in others)


def check(case: Achievement) -> Finding | None:
    """Return a finding unless the ratio is actual over plan, as exactly as all are printed."""
    actual, plan = precision.measured(case.actual), precision.counted(case.plan)
    if plan[0] <= 0:
        return None
    shift = _HUNDRED if case.ratio.form == "excess_pct" else Decimal(0)
    ratios = (actual[0] / plan[1] * _HUNDRED - shift, actual[1] / plan[0] * _HUNDRED - shift)
    if case.ratio.direction == "decrease":
        ratios = (-ratios[1], -ratios[0])
    if precision.meet(ratios, precision.interval(case.ratio)):
        return None
    exact = (case.actual.value or Decimal(0)) / (case.plan.value or Decimal(1)) * _HUNDRED - shift
    expected = f"{precision.printed_like(case.ratio, abs(exact) if shift else exact)}%"
    return Finding(
        check="ratio-to-plan",
        message=(
            f"{case.actual.text} so với kế hoạch {case.plan.text} là {expected}, "
            f"bài viết ghi {case.ratio.text}."
        ),
        span=Span(case.ratio.start, case.ratio.end),
        expected=expected,
    )
