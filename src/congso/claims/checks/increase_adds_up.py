"""An increase must lead from the old figure to the new one.

Năm 2023 có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022: the three figures are one
fact told twice, and a slip in any of them shows here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.statement import Statement, pointing
from congso.claims.surroundings import is_of_a_year
from congso.findings.finding import Finding, Span


@dataclass(frozen=True, slots=True)
class Increase:
    """A figure, its change, and the earlier figure."""

    now: Statement
    by: Statement
    before: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Increase]]:
    """Return each change whose two levels are told, with the positions of the three."""
    bases = pointing(statements, "base_of")
    for index, statement in enumerate(statements):
        now = statement.related("change_of")
        if is_of_a_year(text, statement):
            continue
        if statement.form != "delta_abs" or statement.unit in {"bậc", "hạng"} or now is None:
            continue
        for other in bases.get(now, ()):
            near = statements[other].period in {statement.base_period, None}
            if near and not near_misses.is_explained(
                near_misses.increase, statements, index, now, statements[other]
            ):
                yield (now, index, other), Increase(statements[now], statement, statements[other])


def check(case: Increase) -> Finding | None:
    """Return a finding unless before and by lead to now, as exactly as they are printed."""
    now, by, before = (precision.counted(part) for part in (case.now, case.by, case.before))
    down = case.by.direction == "decrease"
    difference = (
        (before[0] - now[1], before[1] - now[0])
        if down
        else (now[0] - before[1], now[1] - before[0])
    )
    if precision.meet(difference, by):
        return None
    exact = (case.now.value or Decimal(0)) - (case.before.value or Decimal(0))
    expected = precision.printed_like(case.by, abs(exact))
    verb = "tăng" if exact >= 0 else "giảm"
    return Finding(
        check="increase-adds-up",
        message=(
            f"Từ {case.before.text} lên {case.now.text} là {verb} "
            f"{precision.said(case.by, expected)}, "
            f"bài viết ghi {'giảm' if down else 'tăng'} {case.by.text}."
        ).replace(" lên ", " lên " if exact >= 0 else " xuống "),
        span=Span(case.by.start, case.by.end),
        expected=expected,
    )
