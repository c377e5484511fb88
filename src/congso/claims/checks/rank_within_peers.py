"""A rank lies among its peers, and so many of so many are no more than all.

Xếp thứ 36/63 is a place among 63; 66/63, like 220/216 bản, cannot be.
"""

from collections.abc import Iterator, Sequence

from congso.claims.statement import COVERAGE, LEVEL, RANK, Statement
from congso.findings.finding import Finding, Span
from congso.quantities import numerals


def cases(
    statements: Sequence[Statement], text: str
) -> Iterator[tuple[tuple[int, ...], Statement]]:
    """Return each X/Y that counts places, things out of all, or points out of the highest."""
    del text
    for index, statement in enumerate(statements):
        if statement.of is not None and statement.kind in {RANK, COVERAGE, LEVEL}:
            yield (index,), statement


def check(case: Statement) -> Finding | None:
    """Return a finding unless the first number lies between the lowest and the second one."""
    value, of = case.value, case.of
    if value is None or of is None or (1 if case.kind == RANK else 0) <= value <= of:
        return None
    said = numerals.write(of)
    if case.kind == RANK:
        message = f"Hạng {case.text} không có: hạng phải từ 1 đến {said}."
    else:
        message = f"{case.text} không thể có: số đầu không được vượt tổng số {said}."
    return Finding(
        "rank-within-peers", message, span=Span(case.start, case.end), expected=f"{said}/{said}"
    )
