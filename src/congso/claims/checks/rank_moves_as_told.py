"""A rank and its move must name two places that exist, the better one with the smaller number.

Xếp thứ 36/63, tăng 20 bậc: it was 56 before. “Tăng 30 bậc” would have it at 66 of 63.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import RANK, Statement, pointing
from congso.findings.finding import Finding, Span
from congso.quantities import numerals


@dataclass(frozen=True, slots=True)
class Move:
    """A rank, by how many places it moved, and the rank before if it is told."""

    now: Statement
    by: Statement
    before: Statement | None


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Move]]:
    """Return each move of a rank with the positions of its parts."""
    del text
    earlier = pointing(statements, "base_of")
    for index, statement in enumerate(statements):
        now = statement.related("change_of")
        if statement.unit not in {"bậc", "hạng"} or now is None or statements[now].kind != RANK:
            continue
        before = next(iter(earlier.get(now, ())), None)
        parts = (now, index) if before is None else (now, index, before)
        yield (
            parts,
            Move(statements[now], statement, None if before is None else statements[before]),
        )


def check(case: Move) -> Finding | None:
    """Return a finding unless the rank before is a place among the peers, and the one told."""
    now, by = case.now.value or Decimal(0), case.by.value or Decimal(0)
    was = now - by if case.by.direction == "decrease" else now + by
    if case.before is not None:
        return _against_told(case, case.before, now)
    peers = case.now.of
    if peers is not None and now > peers:
        return None
    if was >= 1 and (peers is None or was <= peers):
        return None
    most = (now - 1) if case.by.direction == "decrease" else (peers or now) - now
    expected = precision.printed_like(case.by, most)
    verb = "giảm" if case.by.direction == "decrease" else "tăng"
    said = f"{numerals.write(peers)} hạng" if peers is not None else "bảng xếp hạng"
    return Finding(
        check="rank-moves-as-told",
        message=(
            f"Hạng {case.now.text} không thể {verb} {case.by.text}: trước đó phải là hạng "
            f"{numerals.write(was)}, ngoài {said}; nhiều nhất là {expected} bậc."
        ),
        span=Span(case.by.start, case.by.end),
        expected=expected,
    )


def _against_told(case: Move, before: Statement, now: Decimal) -> Finding | None:
    told = before.value or Decimal(0)
    rise = told - now
    wanted = -rise if case.by.direction == "decrease" else rise
    if wanted == case.by.value:
        return None
    expected = precision.printed_like(case.by, abs(rise))
    verb = "tăng" if rise >= 0 else "giảm"
    return Finding(
        check="rank-moves-as-told",
        message=(
            f"Từ hạng {before.text} sang hạng {case.now.text} là {verb} {expected} bậc, "
            f"bài viết ghi {'giảm' if case.by.direction == 'decrease' else 'tăng'} {case.by.text}."
        ),
        span=Span(case.by.start, case.by.end),
        expected=expected,
    )
