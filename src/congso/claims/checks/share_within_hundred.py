"""A share is at most the whole, and nothing falls by more than all of it.

Chiếm 41,51% thị phần can be; chiếm 141,51% cannot, nor can giảm 120%.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from congso.claims.statement import CHANGE, COVERAGE, SHARE, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_MAY_EXCEED = ("mật độ", "tỷ lệ thuê bao", "tỷ lệ sử dụng", "số thuê bao", "tỷ lệ máy")
"""What counts things on people, where one has several."""


def cases(
    statements: Sequence[Statement], text: str
) -> Iterator[tuple[tuple[int, ...], Statement]]:
    """Return each percentage of a whole, and each fall in per cent."""
    del text
    for index, statement in enumerate(statements):
        if statement.unit != "%" or (statement.measure or "").lower().startswith(_MAY_EXCEED):
            continue
        fell = statement.form == "delta_pct" and statement.direction == "decrease"
        if statement.kind in {SHARE, COVERAGE} or (statement.kind == CHANGE and fell):
            yield (index,), statement


def check(case: Statement) -> Finding | None:
    """Return a finding where more than all of something is told."""
    if case.value is None or case.value <= _HUNDRED:
        return None
    verb = "giảm" if case.kind == CHANGE else "đạt"
    return Finding(
        check="share-within-hundred",
        message=f"Tỷ lệ của một tổng thể không thể {verb} {case.text}; nhiều nhất là 100%.",
        span=Span(case.start, case.end),
        expected="100%",
    )
