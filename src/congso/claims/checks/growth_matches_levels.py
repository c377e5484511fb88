"""A growth rate must lead from the old level to the new one, or fit the increase told beside it.

Doanh thu 3.744 tỷ đồng, tăng 8% so với 3.466 tỷ đồng của năm trước: 3.744 is 3.466 and eight
hundredths of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.statement import Statement, pointing
from congso.claims.surroundings import is_of_a_year
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Growth:
    """A level, its growth in per cent, and the earlier level."""

    now: Statement
    rate: Statement
    before: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Growth]]:
    """Return each growth rate whose two levels are told, with the positions of the three."""
    bases = pointing(statements, "base_of")
    for index, statement in enumerate(statements):
        now = statement.related("change_of")
        if is_of_a_year(text, statement):
            continue
        if statement.form not in {"delta_pct", "index_pct"} or now is None:
            continue
        for other in bases.get(now, ()):
            base = statements[other]
            near = bool(base.value) and base.period in {statement.base_period, None}
            if near and not near_misses.is_explained(
                near_misses.growth, statements, index, now, base
            ):
                yield (now, index, other), Growth(statements[now], statement, base)


def check(case: Growth) -> Finding | None:
    """Return a finding unless the rate is the growth between the levels, as printed."""
    now, before = precision.measured(case.now), precision.measured(case.before)
    if before[0] <= 0:
        return None
    shift = Decimal(0) if case.rate.form == "index_pct" else _HUNDRED
    rates = (now[0] / before[1] * _HUNDRED - shift, now[1] / before[0] * _HUNDRED - shift)
    if case.rate.direction == "decrease" and case.rate.form == "delta_pct":
        rates = (-rates[1], -rates[0])
    if precision.meet(rates, precision.interval(case.rate)):
        return None
    exact = (case.now.value or Decimal(0)) / (case.before.value or Decimal(1)) * _HUNDRED - shift
    expected = f"{precision.printed_like(case.rate, abs(exact))}%"
    return Finding(
        check="growth-matches-levels",
        message=f"Từ {case.before.text} đến {case.now.text} là {expected}, bài viết ghi "
        f"{case.rate.text}.",
        span=Span(case.rate.start, case.rate.end),
        expected=expected,
    )
