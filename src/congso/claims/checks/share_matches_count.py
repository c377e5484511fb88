"""A percentage told beside “so many of so many” must be the one over the other.

122/132 ấp, khóm, chiếm 92,42%: 122 over 132 prints as 92,42.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import COVERAGE, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Portion:
    """So many of so many, and the percentage told for it."""

    count: Statement
    share: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Portion]]:
    """Return each percentage that stands beside its own X/Y."""
    del text
    for index, statement in enumerate(statements):
        for to in statement.relates_to:
            count = statements[to.index]
            if (
                to.type == "share_of"
                and count.kind == COVERAGE
                and count.of
                and count.approx is None
            ):
                yield (to.index, index), Portion(count, statement)


def check(case: Portion) -> Finding | None:
    """Return a finding unless the percentage is the count over its total, rounded or cut."""
    if case.count.value is None or not case.count.of:
        return None
    exact = case.count.value / case.count.of * _HUNDRED
    low, high = precision.interval(case.share)
    if low <= exact <= high:
        return None
    expected = f"{precision.printed_like(case.share, exact)}%"
    return Finding(
        check="share-matches-count",
        message=f"{case.count.text} là {expected}, bài viết ghi {case.share.text}.",
        span=Span(case.share.start, case.share.end),
        expected=expected,
    )
