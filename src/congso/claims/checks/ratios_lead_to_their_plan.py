"""A ratio to plan is the figure over the plan, wherever in the passage the plan is told.

“Kế hoạch vốn năm 2024 là 2.600 tỷ đồng. Đến hết tháng 10 đã giải ngân 1.846 tỷ đồng, đạt 71%”: of
2.600 tỷ đồng 1.846 are 71%, and 77% is one digit away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.statement import COVERAGE, LEVEL, PLAN_RATIO, SHARE, Statement
from congso.claims.surroundings import Surroundings, digits, head_of, unit_of
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_REACHED = re.compile(r"(?:đạt|bằng|được|vượt|\(|tỷ lệ)\W*(?:\w+\W+){0,3}$")
_BEFORE, _AFTER = 5, 2
_FAR = 2
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Reached:
    """A ratio, and the pairs of figure and plan that it may be of."""

    ratio: Statement
    pairs: tuple[tuple[Statement, Statement], ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Reached]]:
    """Return each ratio with a plan near it, and the figures that may be reached of it."""
    around = Surroundings.of(statements, text)
    found = {at: _pairs(around, at) for at in range(len(around.told)) if _is_ratio(around, at)}
    explained = {
        pair
        for at, pairs in found.items()
        for pair in pairs
        if _fit(around.told[at], *(around.told[place] for place in pair)) is Fit.FITS
    }
    taken = {place for pair in explained for place in pair}
    for at, pairs in found.items():
        left = [pair for pair in pairs if taken.isdisjoint(pair)]
        if left and explained.isdisjoint(pairs):
            parties = {at, *(place for pair in left for place in pair)}
            yield (
                tuple(sorted(around.indices[place] for place in parties)),
                Reached(around.told[at], tuple((around.told[a], around.told[b]) for a, b in left)),
            )


def _pairs(around: Surroundings, at: int) -> list[tuple[int, int]]:
    """Return the figures near a ratio that may be reached of a plan near it, with the plan."""
    amounts = [
        place
        for place in around.near(at, _BEFORE, _AFTER)
        if around.told[place].kind == LEVEL
        and around.is_exact(place)
        and unit_of(around.told[place]) != "chỉ tiêu"
        and abs(around.apart(place, at)) <= _FAR
    ]
    plans = [place for place in amounts if around.is_planned(place)]
    return [
        (some, plan)
        for plan in plans
        for some in amounts
        if some < at and _is_pair(around, some, plan, at, plans)
    ]


def _is_ratio(around: Surroundings, at: int) -> bool:
    one = around.told[at]
    known = one.kind in {PLAN_RATIO, COVERAGE, SHARE} and one.unit == "%"
    return known and around.is_exact(at) and _REACHED.search(around.led(at)) is not None


def _is_pair(around: Surroundings, some: int, plan: int, at: int, plans: Sequence[int]) -> bool:
    """Whether a figure may be what is reached of a plan: the same thing, nothing of it between."""
    if some == plan or some in plans or not around.are_of_one_kind(some, plan):
        return False
    one, other = around.told[some], around.told[plan]
    if one.period and other.period and one.period[:4] != other.period[:4]:
        return False
    head = head_of(one)
    if around.depth(some) > around.depth(at):
        return False
    between = [
        i
        for i in range(some + 1, at)
        if i != plan and around.told[i].kind == LEVEL and around.depth(i) <= around.depth(at)
    ]
    if around.apart(some, at) and around.apart(plan, at) and at - some > 1 < at - plan:
        return False
    same = head == head_of(other) or not head or not head_of(other)
    return same and not any(head_of(around.told[i]) == head for i in between)


def check(case: Reached) -> Finding | None:
    """Return a finding where figure and plan make a ratio one slip away from the one told."""
    fits = [(_fit(case.ratio, *pair), pair) for pair in case.pairs]
    fits = [one for one in fits if digits(case.ratio, *one[1]) >= _FEWEST_DIGITS]
    pair = next((pair for fit, pair in fits if fit is Fit.SLIPPED), None)
    if pair is None:
        return None
    some, plan = pair
    exact = (some.value or Decimal(0)) / (plan.value or Decimal(1)) * _HUNDRED
    exact = exact - _HUNDRED if case.ratio.form == "excess_pct" else exact
    expected = f"{precision.printed_like(case.ratio, abs(exact))}%"
    return Finding(
        check="ratios-lead-to-their-plan",
        message=f"{some.text} trên {plan.text} là {expected}, bài viết ghi {case.ratio.text}.",
        span=Span(case.ratio.start, case.ratio.end),
        expected=expected,
    )


def _fit(told: Statement, some: Statement, plan: Statement) -> Fit:
    if told.form == "excess_pct":
        return near_misses.growth(some, told, plan)
    return near_misses.ratio(some, told, plan)
