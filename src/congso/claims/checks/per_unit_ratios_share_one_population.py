"""Ratios a head and ratios a point must lead back to one population.

208 điểm phục vụ with 5.760 người/điểm phục vụ make 1.198.080 people; beside “dân số 1.198.800
người” they agree, and “5.670 người/điểm” does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span
from congso.quantities import numerals

_PEOPLE = {"người", "người dân", "dân", "nhân khẩu"}
_APART = Decimal("0.01")
"""Mean and year-end population differ by less than this part."""


@dataclass(frozen=True, slots=True)
class Population:
    """A number of people, told or led back to from a ratio."""

    told: Statement
    count: Statement | None
    """What the ratio is counted on; nothing where the people themselves are told."""
    low: Decimal
    high: Decimal


def cases(
    statements: Sequence[Statement], text: str
) -> Iterator[tuple[tuple[int, ...], tuple[Population, Population]]]:
    """Return each two populations of one period that a text tells or leads back to."""
    del text
    found: dict[str, list[tuple[int, Population]]] = {}
    counts: dict[tuple[str, str], list[Statement]] = {}
    plain = [(i, one) for i, one in enumerate(statements) if _is_plain(one)]
    for _, one in plain:
        counts.setdefault((one.period or "", one.unit or ""), []).append(one)
    for index, one in plain:
        population = _population(one, counts)
        if population is not None:
            found.setdefault(one.period or "", []).append((index, population))
    for populations in found.values():
        for (i, first), (j, second) in combinations(populations[:4], 2):
            if first.count is not None or second.count is not None:
                yield (i, j), (first, second)


def _is_plain(statement: Statement) -> bool:
    exact = statement.approx is None and statement.status is None and statement.of is None
    return statement.kind == LEVEL and exact and statement.period is not None


def _population(
    one: Statement, counts: dict[tuple[str, str], list[Statement]]
) -> Population | None:
    people, stroke, over = (one.unit or "").partition("/")
    if people not in _PEOPLE:
        return None
    low, high = precision.interval(one)
    if not stroke:
        said = (one.measure or "").lower().startswith("dân số")
        return Population(one, None, low, high) if said else None
    counted = counts.get((one.period or "", over), [])
    if len(counted) != 1 or not counted[0].value:
        return None
    number = counted[0].value
    return Population(one, counted[0], low * number, high * number)


def check(case: tuple[Population, Population]) -> Finding | None:
    """Return a finding on the later ratio unless both lead to the same number of people."""
    first, second = case
    room = max(first.high, second.high) * _APART
    if first.low - room <= second.high and second.low - room <= first.high:
        return None
    ratio, other = (second, first) if second.count is not None else (first, second)
    number = (ratio.count.value if ratio.count is not None else None) or Decimal(1)
    people = (other.low + other.high) / 2
    expected = precision.printed_like(ratio.told, people / number)
    return Finding(
        check="per-unit-ratios-share-one-population",
        message=f"{ratio.told.text} nhân với {numerals.write(number)} không ra số dân mà "
        f"{other.told.text} cho biết; theo đó phải là {expected}.",
        span=Span(ratio.told.start, ratio.told.end),
        expected=expected,
    )
