"""Ratios a head, ratios a point and densities must lead back to one population.

208 điểm phục vụ with 5.760 người/điểm phục vụ make 1.198.080 people; beside “dân số 1.198.800
người” they agree, and “5.670 người/điểm” does not. So
322.560 thuê bao at 25,2 thuê bao/100 dân are of 1.280.000 people, and 363 người/km2 on 3.298,2 km2
of 1.197.247.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span
from congso.quantities import numerals

_PEOPLE = {"người", "người dân", "dân", "nhân khẩu"}
_LED = 32
_POPULATION = re.compile(r"(?<!\w)dân số(?: [^\W\d]+){0,4} $")
_OF_ALL = re.compile(
    r"dân số(?:,? (?:trung bình|bình quân|của|toàn|cả|chung|tỉnh|huyện|thành phố|thị xã|xã|quận|"
    r"trên|"
    r"hiện|thường trú|là|đạt|ước|có|khoảng|năm|tính|đến)(?!\w).*)?"
)
"""“dân số toàn tỉnh là” tells all people, “dân số thành thị” some of them."""
_HUNDREDS = {"100 dân", "100 người dân", "100 người"}
_HUNDRED = Decimal(100)
_MEAN = re.compile(r"dân số (?:trung bình|bình quân)(?!\w)")
"""Densities are counted on the mean population; where it is told there is no other."""
_BESIDE = 24
"""“116,6 thuê bao/100 dân (dân số 1.274.600 người)”: these are the people it is counted on."""
_NEAR = 160
"""How far before its density a count may stand."""
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
    found: dict[str, list[tuple[int, Population]]] = {}
    counts: dict[tuple[str, str], list[Statement]] = {}
    plain = [(i, one) for i, one in enumerate(statements) if _is_plain(one)]
    for _, one in plain:
        counts.setdefault((one.period or "", (one.unit or "").replace("²", "2")), []).append(one)
    for index, one in plain:
        population = _population(one, counts, text)
        if population is not None:
            found.setdefault(one.period or "", []).append((index, population))
    for populations in found.values():
        for (i, first), (j, second) in combinations(populations[:4], 2):
            if first.count is not None or second.count is not None:
                yield (i, j), (first, second)


def _is_plain(statement: Statement) -> bool:
    exact = statement.approx is None and statement.status is None and statement.of is None
    return statement.kind == LEVEL and exact


def _population(
    one: Statement, counts: dict[tuple[str, str], list[Statement]], text: str
) -> Population | None:
    people, stroke, over = (one.unit or "").partition("/")
    if over in _HUNDREDS:
        return _of_a_density(one, counts.get((one.period or "", people), []))
    if people not in _PEOPLE:
        return None
    low, high = precision.interval(one)
    if not stroke:
        led = text[max(0, one.start - _LED) : one.start].lower()
        said = _OF_ALL.fullmatch((one.measure or "").lower()) is not None
        before = _POPULATION.search(led)
        said = said or (before is not None and _OF_ALL.fullmatch(before[0].strip()) is not None)
        whole = said and one.related("part_of") is None
        return Population(one, None, low, high) if whole else None
    counted = counts.get((one.period or "", over.replace("²", "2")), [])
    head = over.partition(" ")[0]
    alike = [name for when, name in counts if name.partition(" ")[0] == head and "/" not in name]
    if len({*alike}) > 1:
        return None  # of 318 điểm phục vụ and 49 điểm one does not know which is meant
    if len(counted) != 1 or not counted[0].value:
        return None
    number = counted[0].value
    return Population(one, counted[0], low * number, high * number)


def _of_a_density(one: Statement, counted: Sequence[Statement]) -> Population | None:
    """Return the people that a density and what is counted lead back to.

    Of several things with one unit it is the one named nearest before.
    """
    before = [other for other in counted if other.end <= one.start]
    low, high = precision.interval(one)
    if not before or low <= 0 or one.start - before[-1].end > _NEAR or not before[-1].value:
        return None
    least, most = precision.counted(before[-1])
    count = before[-1] if before[-1].related("part_of") is None else None
    if count is None:
        whole = [other for other in before if other.related("part_of") is None]
        if not whole or one.start - whole[-1].end > _NEAR * 2 or not whole[-1].value:
            return None
        count = whole[-1]
        least, most = precision.counted(count)
    return Population(one, count, least / high * _HUNDRED, most / low * _HUNDRED)


def check(case: tuple[Population, Population]) -> Finding | None:
    """Return a finding on the later ratio unless both lead to the same number of people."""
    first, second = case
    mean = any(_MEAN.match((one.told.measure or "").lower()) for one in case if one.count is None)
    beside = 0 <= second.told.start - first.told.end <= _BESIDE
    room = Decimal(0) if mean or beside else max(first.high, second.high) * _APART
    if first.low - room <= second.high and second.low - room <= first.high:
        return None
    ratio, other = (second, first) if second.count is not None else (first, second)
    number = (ratio.count.value if ratio.count is not None else None) or Decimal(1)
    people = (other.low + other.high) / 2
    if (ratio.told.unit or "").partition("/")[2] in _HUNDREDS:
        return _density_is_off(ratio.told, number, people, other.told)
    expected = precision.printed_like(ratio.told, people / number)
    return Finding(
        check="per-unit-ratios-share-one-population",
        message=f"{ratio.told.text} nhân với {numerals.write(number)} không ra số dân mà "
        f"{other.told.text} cho biết; theo đó phải là {expected}.",
        span=Span(ratio.told.start, ratio.told.end),
        expected=expected,
    )


def _density_is_off(
    density: Statement, count: Decimal, people: Decimal, other: Statement
) -> Finding:
    expected = precision.printed_like(density, count / people * _HUNDRED)
    return Finding(
        check="per-unit-ratios-share-one-population",
        message=f"{numerals.write(count)} trên số dân mà {other.text} cho biết là {expected} trên "
        f"100 dân, bài viết ghi {density.text}.",
        span=Span(density.start, density.end),
        expected=expected,
    )
