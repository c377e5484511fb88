"""Parts told each with its share, which come to a hundred, have those shares of their sum.

“Thành thị 402.930 người, chiếm 30,7%; nông thôn 909.550 người, chiếm 69,3%”: 30,7 and 69,3 are all,
so that all are 1.312.480, of whom 402.930 are 30,7%.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import COVERAGE, LEVEL, SHARE, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_FEWEST, _ENOUGH = 2, 3
_LEAST = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Shared:
    """Parts in the order of the text, and the share of each."""

    parts: tuple[Statement, ...]
    shares: tuple[Statement, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Shared]]:
    """Return each run of parts in a sentence that are told with their shares."""
    run: list[tuple[int, int]] = []
    for share, one in enumerate(statements):
        part = one.related("share_of")
        if part is None or not _is_a_pair(statements[part], one):
            continue
        if run and not _goes_on(statements, run[-1], (part, share), text):
            yield from _case(statements, run)
            run = []
        run.append((part, share))
    yield from _case(statements, run)


def _is_a_pair(part: Statement, share: Statement) -> bool:
    exact = not any(one.approx or one.status or one.value_max for one in (part, share))
    kinds = part.kind == LEVEL and share.kind in {SHARE, COVERAGE} and share.unit == "%"
    return kinds and exact and part.of is None and bool(part.value)


def _goes_on(
    statements: Sequence[Statement], last: tuple[int, int], pair: tuple[int, int], text: str
) -> bool:
    before, after = statements[last[0]], statements[pair[0]]
    between = text[statements[last[1]].end : after.start]
    apart = "\n" in between or ". " in between
    alike = before.unit == after.unit and before.period == after.period
    return not apart and alike and pair[0] == last[1] + 1


def _case(
    statements: Sequence[Statement], run: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, ...], Shared]]:
    if len(run) >= _FEWEST:
        parts = tuple(statements[part] for part, _ in run)
        shares = tuple(statements[share] for _, share in run)
        yield tuple(index for pair in run for index in pair), Shared(parts, shares)


def check(case: Shared) -> Finding | None:
    """Return a finding on the first share that is not its part of the sum.

    Where the shares do not come to a hundred, only the one that alone is wrong is told.
    """
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    spans = [precision.interval(share) for share in case.shares]
    all_ = sum((low for low, _ in spans), Decimal(0)), sum((high for _, high in spans), Decimal(0))
    exact = [(part.value or Decimal(0)) / total * _HUNDRED for part in case.parts]
    wrong = [
        index
        for index, (span, value) in enumerate(zip(spans, exact, strict=True))
        if not span[0] <= value <= span[1]
    ]
    complete = all_[0] <= _HUNDRED <= all_[1]
    if not complete and len(case.parts) >= _ENOUGH:
        return _of_another_whole(case)
    if not wrong or not (complete or _is_the_rest(case, wrong, exact)):
        return None
    part, share = case.parts[wrong[0]], case.shares[wrong[0]]
    expected = f"{precision.printed_like(share, exact[wrong[0]])}%"
    return Finding(
        check="shares-fit-their-parts",
        message=f"{part.text} trong tất cả các phần là {expected}, bài viết ghi {share.text}.",
        span=Span(share.start, share.end),
        expected=expected,
    )


def _of_another_whole(case: Shared) -> Finding | None:
    """Return a finding on the one pair that leads to another whole than all the others do.

    “Tốt 486 em, chiếm 27,6%; khá 902 em, chiếm 51,1%; đạt 361 em (20,5%)”, the rest untold.
    """
    wholes = [_whole_of(*pair) for pair in zip(case.parts, case.shares, strict=True)]
    for index, (part, share) in enumerate(zip(case.parts, case.shares, strict=True)):
        others = [whole for place, whole in enumerate(wholes) if place != index]
        low, high = max(one[0] for one in others), min(one[1] for one in others)
        own = wholes[index]
        if low > high or (own[0] <= high and low <= own[1]):
            continue
        value = part.value or Decimal(0)
        right = (value / high * _HUNDRED, value / low * _HUNDRED)
        shares = precision.interval(share)
        parts = (low * shares[0] / _HUNDRED, high * shares[1] / _HUNDRED)
        if precision.is_near(share, right) or precision.is_near(part, parts):
            expected = f"{precision.printed_like(share, (right[0] + right[1]) / 2)}%"
            return Finding(
                check="shares-fit-their-parts",
                message=f"Theo các phần khác thì {part.text} là {expected}, bài viết ghi "
                f"{share.text}.",
                span=Span(share.start, share.end),
                expected=expected,
            )
    return None


def _whole_of(part: Statement, share: Statement) -> precision.Interval:
    low, high = precision.interval(share)
    value = (part.value or Decimal(0)) * _HUNDRED
    return value / max(high, _LEAST), value / max(low, _LEAST)


def _is_the_rest(case: Shared, wrong: Sequence[int], exact: Sequence[Decimal]) -> bool:
    """Whether one share alone is wrong by a slip, and the others leave what it should be."""
    if len(wrong) != 1:
        return False
    others = sum(
        (one.value or Decimal(0) for i, one in enumerate(case.shares) if i != wrong[0]), Decimal(0)
    )
    share = case.shares[wrong[0]]
    left = _HUNDRED - others
    near = abs(left - exact[wrong[0]]) <= precision.step(share)
    return near and precision.is_one_slip(left - (share.value or Decimal(0)))
