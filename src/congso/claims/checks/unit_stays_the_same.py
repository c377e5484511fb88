"""A figure, its change and what it was before are counted in one thing.

“1.422 trạm, tăng 76 hộ so với 1.346 trạm”: 1.346 and 76 are 1.422, so that hộ was typed for trạm.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.statement import CHANGE, LEVEL, Statement
from congso.findings.finding import Finding, Span

_FAR = 160
_FEWEST = Decimal(10)
"""From how much on three numbers that add up do not do so by chance."""
_THREE = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, its change and the figure before, one of them in another unit."""

    other: Statement
    unit: str
    """What the two others are counted in."""


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Counted]]:
    """Return each three neighbours that add up, two of them in one unit and the third not."""
    figures = [index for index, one in enumerate(statements) if one.is_statistic]
    for place in range(1, len(figures) - 1):
        three = figures[place - 1 : place + 2]
        now, by, before = (statements[index] for index in three)
        if not _adds_up(now, by, before) or before.start - now.end > _FAR:
            continue
        if "\n" in text[now.end : before.start]:
            continue
        units = Counter(one.unit or "" for one in (now, by, before))
        unit, count = units.most_common(1)[0]
        if count == _THREE - 1 and len(units) == _THREE - 1 and unit:
            other = next(one for one in (now, by, before) if (one.unit or "") != unit)
            if other.unit and not _is_short_for(other.unit, unit):
                yield tuple(three), Counted(other, unit)


def _adds_up(now: Statement, by: Statement, before: Statement) -> bool:
    kinds = (now.kind, by.kind, before.kind) == (LEVEL, CHANGE, LEVEL)
    if not kinds or by.form not in {"delta_abs", "delta_pct", "delta_pp"}:
        return False
    if now.value is None or by.value is None or before.value is None or by.value < _FEWEST:
        return False
    change = -by.value if by.direction == "decrease" else by.value
    return now.value == before.value + change


def _is_short_for(one: str, other: str) -> bool:
    """Whether a unit is another one told shorter or longer: điểm, điểm phục vụ."""
    return bool(set(one.split()) & set(other.split())) or "/" in one + other


def check(case: Counted) -> Finding | None:
    """Return a finding on the figure in another unit."""
    number = case.other.text.removesuffix(case.other.unit or "").strip()
    return Finding(
        check="unit-stays-the-same",
        message=f"“{case.other.text}” tính cùng với hai số khác bằng {case.unit}; có lẽ là "
        f"{number} {case.unit}.",
        span=Span(case.other.start, case.other.end),
        expected=f"{number} {case.unit}",
    )
