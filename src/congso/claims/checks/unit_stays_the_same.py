"""A figure, its change, what it was before and what was planned are counted in one thing.

“1.422 trạm, tăng 76 hộ so với 1.346 trạm”: 1.346 and 76 are 1.422, so that hộ was typed for trạm.
So was it in “1.422 trạm, tăng 5,6% so với 1.346 hộ”, for the growth is that of the two numbers.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.naming import likeness
from congso.claims.statement import CHANGE, LEVEL, PLAN_RATIO, Statement
from congso.claims.surroundings import Surroundings, digits, head_of, unit_of
from congso.findings.finding import Finding, Span

_FAR = 160
_NEAR = 90
_FEWEST = Decimal(10)
"""From how much on three numbers that add up do not do so by chance."""
_MANY = Decimal(100)
_HUNDRED = Decimal(100)
_AROUND = 3
"""How many figures before and after a change or a ratio may be what it is of."""
_WHOLES, _DIGITS = 8, 3
_PAID = {"đồng", "usd"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in another unit than those that it fits as a number."""

    other: Statement
    unit: str
    """What the others are counted in."""


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Counted]]:
    """Return each few neighbours that fit as numbers, one of them in another unit."""
    figures = [index for index, one in enumerate(statements) if one.is_statistic]
    around = Surroundings.of(statements, text)
    for place, index in enumerate(figures):
        one = statements[index]
        if one.kind in {CHANGE, PLAN_RATIO} and one.value is not None:
            near = figures[max(0, place - _AROUND) : place + _AROUND + 1]
            yield from _of_a_change(statements, index, near, text)
        elif one.kind == LEVEL and around.is_fact(place):
            yield from _of_parts(around, place)


def _of_a_change(
    statements: Sequence[Statement], by: int, around: Sequence[int], text: str
) -> Iterator[tuple[tuple[int, ...], Counted]]:
    levels = [
        i for i in around if statements[i].kind == LEVEL and _is_near(statements, i, by, text)
    ]
    for now in (i for i in levels if i < by):
        for before in (i for i in levels if i > now):
            three = [statements[i] for i in (now, by, before)]
            if not _fits(*three):
                continue
            told = [one for one in three if one.unit and not one.unit.startswith("%")]
            other = _odd(told)
            if other is not None:
                unit = next(one.unit or "" for one in told if one is not other)
                yield tuple(sorted((now, by, before))), Counted(other, unit)
                return


def _odd(told: Sequence[Statement]) -> Statement | None:
    """Return the figure whose unit is that of none of the others, the last where there are two."""
    if len(told) < 2:
        return None
    for one in reversed(told):
        others = [other for other in told if other is not one]
        unlike = all(not likeness.are_alike(unit_of(one), unit_of(other)) for other in others)
        agreed = all(likeness.are_alike(unit_of(others[0]), unit_of(each)) for each in others)
        if unlike and agreed:
            return one
    return None


def _is_near(statements: Sequence[Statement], one: int, other: int, text: str) -> bool:
    first, second = statements[min(one, other)], statements[max(one, other)]
    far = _FAR if one < other else _NEAR
    return second.start - first.end <= far and "\n" not in text[first.end : second.start]


def _fits(now: Statement, by: Statement, before: Statement) -> bool:
    """Whether three numbers are a figure, its change or ratio and what it is held against."""
    if now.value is None or by.value is None or not before.value:
        return False
    if any(one.approx or one.value_max for one in (now, by, before)):
        return False
    if by.kind == PLAN_RATIO:
        return by.form == "ratio_pct" and before.status == "target" and _is_rate(now, by, before, 0)
    if by.form == "index_pct":
        return _is_rate(now, by, before, 0)
    change = -by.value if by.direction == "decrease" else by.value
    if now.value == before.value + change:
        return by.value >= _FEWEST if now.value >= _MANY else "," in (by.written or "")
    return (
        by.form == "delta_pct" and (by.unit or "").startswith("%") and _is_rate(now, by, before, 1)
    )


def _is_rate(now: Statement, by: Statement, before: Statement, whole: int) -> bool:
    tied = before.related("base_of") is not None
    if "," not in (by.written or "") and by.kind != PLAN_RATIO and not tied:
        return False
    rate = (now.value or Decimal(0)) / (before.value or Decimal(1)) * _HUNDRED - whole * _HUNDRED
    rate = -rate if whole and by.direction == "decrease" else rate
    return precision.agrees(by, rate)


def _of_parts(around: Surroundings, first: int) -> Iterator[tuple[tuple[int, ...], Counted]]:
    """Return a whole and the figures after it that make it up, one in another sort of thing."""
    for run in around.runs(first):
        counts = [place for place in run if head_of(around.told[place]) not in _PAID]
        for parts in (run, counts):
            found = _odd_of_parts(around, first, parts) if len(parts) > 1 else None
            if found is not None:
                yield found
                return


def _odd_of_parts(
    around: Surroundings, first: int, run: Sequence[int]
) -> tuple[tuple[int, ...], Counted] | None:
    total = sum((around.told[place].value or Decimal(0) for place in run), Decimal(0))
    for whole in range(first - 1, max(-1, first - 1 - _WHOLES), -1):
        if around.told[whole].value != total or not around.is_fact(whole):
            continue
        if around.apart(whole, first) > 1 or digits(*(around.told[i] for i in run)) < _DIGITS:
            continue
        every = [whole, *run]
        units = Counter(head_of(around.told[i]) for i in every)
        head, count = units.most_common(1)[0]
        others = [i for i in every if head_of(around.told[i]) != head]
        unit = next(unit_of(around.told[i]) for i in every if i not in others)
        known = head and len(every) - count == 1 and around.told[others[0]].unit
        if (
            known
            and others[0] == whole
            and likeness.are_alike(unit_of(around.told[whole]), "người")
        ):
            return None  # “86 học sinh giỏi: 3 giải Nhất, 21 giải Nhì …”: each of them has one
        if known and not likeness.are_kinds(unit_of(around.told[others[0]]), unit):
            return tuple(around.indices[i] for i in every), Counted(around.told[others[0]], unit)
        return None
    return None


def check(case: Counted) -> Finding | None:
    """Return a finding on the figure in another unit."""
    number = case.other.text.removesuffix(case.other.unit or "").strip()
    return Finding(
        check="unit-stays-the-same",
        message=f"“{case.other.text}” tính cùng với các số khác bằng {case.unit}; có lẽ là "
        f"{number} {case.unit}.",
        span=Span(case.other.start, case.other.end),
        expected=f"{number} {case.unit}",
    )
