"""Numbered or dashed lines under a total make it up with their first amounts, but for a slip.

“Tổng kinh phí 1.240 triệu đồng”, and below “1. Đào tạo: 512 triệu đồng cho 40 lớp”, “2. Thiết bị:
430 triệu đồng”, “3. Truyền thông: 298 triệu đồng”: 512, 430 and 298 are 1.240.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.statement import LEVEL, Statement
from congso.claims.surroundings import Surroundings, digits, head_of
from congso.findings.finding import Finding, Span

_ITEM = re.compile(
    r"[ \t]*(?:(?P<dash>[-+•*–▪])|(?P<number>\(?\d{1,2}[.)])|(?P<letter>\(?[a-zđ][.)])|"
    r"(?P<roman>[IVX]{1,4}[.)]))[ \t]*(?=\S)|(?P<named>[ \t]*[^\W\d][^\n:.;\d]{1,60}: ?)(?=\d)"
)
_LINE = re.compile(r"[^\n]+")
_NO_SUM = {"%", "lần", "hạng", "tuổi", "điểm", ""}
_ABOVE = 6
"""How many amounts right before the first line may be its whole."""
_FEWEST, _MOST, _FEWEST_DIGITS = 2, 14, 7


@dataclass(frozen=True, slots=True)
class Itemised:
    """A whole, and the first amounts of the lines below it."""

    whole: Statement
    parts: tuple[Statement, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Itemised]]:
    """Return each whole that the lines below it miss by a slip, where none is made up exactly."""
    around = Surroundings.of(statements, text)
    starts = [one.start for one in around.told]
    for blocks in _lists(text):
        first = bisect_left(starts, blocks[0][0])
        wholes = list(range(first - 1, max(-1, first - 1 - _ABOVE), -1))
        pairs = [
            (whole, parts)
            for whole in wholes
            if _is_amount(around, whole) and (parts := _parts(around, starts, blocks, whole))
        ]
        fits = [
            near_misses.total(around.told[whole], [around.told[i] for i in parts])
            for whole, parts in pairs
        ]
        if Fit.FITS in fits or Fit.SLIPPED not in fits:
            continue
        whole, parts = pairs[fits.index(Fit.SLIPPED)]
        told = tuple(around.told[i] for i in parts)
        if digits(around.told[whole], *told) >= _FEWEST_DIGITS:
            yield (
                tuple(around.indices[i] for i in (whole, *parts)),
                Itemised(around.told[whole], told),
            )


def _lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """Return for each list where its items begin and end; what has another mark is inside one."""
    opened: dict[str, list[int]] = {}
    order: list[str] = []
    for line in _LINE.finditer(text):
        item = _ITEM.match(text, line.start())
        if item is None:
            for sort in order if line[0].strip() else ():
                yield from _closed(opened.pop(sort), line.start())
            order.clear()
            continue
        sort = item["dash"] or item.lastgroup or ""
        while order and sort in opened and order[-1] != sort:
            yield from _closed(opened.pop(order.pop()), line.start())
        if sort not in opened:
            opened[sort] = []
            order.append(sort)
        opened[sort].append(line.start())
    for sort in order:
        yield from _closed(opened[sort], len(text))


def _closed(begins: list[int], end: int) -> Iterator[list[tuple[int, int]]]:
    if _FEWEST <= len(begins) <= _MOST:
        yield list(zip(begins, [*begins[1:], end], strict=True))


def _is_amount(around: Surroundings, at: int) -> bool:
    one = around.told[at]
    plain = "/" not in (one.unit or "") and head_of(one) not in _NO_SUM
    exact = one.kind == LEVEL and around.is_exact(at)
    return exact and plain and one.related("base_of") is None


def _parts(
    around: Surroundings, starts: Sequence[int], blocks: Sequence[tuple[int, int]], whole: int
) -> list[int]:
    """Return the first amount of each item that is counted as the whole is; none if one has none.

    Shape: `starts` are where the figures begin.
    """
    found = list[int]()
    for start, end in blocks:
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        part = next((at for at in inside if _is_part(around, at, whole)), None)
        if part is None:
            return []
        found.append(part)
    return found


def _is_part(around: Surroundings, at: int, whole: int) -> bool:
    one, all_ = around.told[at], around.told[whole]
    same = head_of(one) == head_of(all_) and one.status == all_.status
    return same and _is_amount(around, at)


def check(case: Itemised) -> Finding:
    """Return the finding on a whole that the lines below it miss by a slip."""
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    expected = precision.printed_like(case.whole, total)
    return Finding(
        check="blocks-make-up-their-whole",
        message=f"Các mục kể ra cộng lại là {expected}, bài viết ghi {case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )
