"""A rank and its move must name two places that exist, the better one with the smaller number.

Xếp thứ 36/63, tăng 20 bậc: it was 56 before. “Tăng 30 bậc” would have it at 66 of 63.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import RANK, Statement, pointing
from congso.findings.finding import Finding, Span
from congso.quantities import numerals

_NEAR = 4
_ANOTHER = re.compile(r"(?<!\w)(?:chỉ số|lĩnh vực|trụ cột|huyện|sở)(?!\w)|(?<!\w)[A-ZĐ]{3,}(?!\w)")
"""Words that name something else that is ranked."""


@dataclass(frozen=True, slots=True)
class Move:
    """A rank, by how many places it moved, and the rank before if it is told."""

    now: Statement
    by: Statement
    before: Statement | None


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Move]]:
    """Return each move of a rank with the positions of its parts."""
    earlier = pointing(statements, "base_of")
    for index, statement in enumerate(statements):
        now = statement.related("change_of")
        if statement.unit not in {"bậc", "hạng"} or now is None or statements[now].kind != RANK:
            continue
        before = next(iter(earlier.get(now, ())), None)
        before = _told_beside(statements, index, now, text) if before is None else before
        parts = (now, index) if before is None else (now, index, before)
        yield (
            parts,
            Move(statements[now], statement, None if before is None else statements[before]),
        )


def _told_beside(statements: Sequence[Statement], move: int, now: int, text: str) -> int | None:
    """Return the rank that the next clause tells for the base: “năm 2023 tỉnh đứng thứ 32/63”."""
    base, current = statements[move].base_period, statements[now]
    for index in range(move + 1, min(move + _NEAR, len(statements))):
        one = statements[index]
        between = text[statements[move].end : one.start]
        if "\n" in between or _ANOTHER.search(between):
            return None
        if one.kind == RANK:
            same = base is not None and one.period == base != current.period
            return index if same and one.of in {current.of, None} else None
    return None


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
