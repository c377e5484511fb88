"""Counts listed after a count make it up, whatever each is called: in a bracket, after “gồm”.

“214 huy chương các loại (61 vàng, 68 bạc, 85 đồng)”: 61, 68 and 85 are 214; so are “512 người, gồm
118 bác sĩ, 236 điều dưỡng, 158 người khác”, and the lines under “Tổng thu 28.416 triệu đồng, trong
đó:”. Only a slip is told, for a list may leave something out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_LED, _NAME = r"(?:[ ,]+[^\W\d_]+)", r"(?:[^\W\d_]+[ ,]+)"
_OPENED = re.compile(
    rf"{_LED}{{0,10}} \((?:gồm:? )?{_NAME}{{0,3}}|"
    rf"{_LED}{{0,8}},? (?:bao gồm|gồm|chia ra)(?: có)?:? ?{_NAME}{{0,4}}|: ?{_NAME}{{0,4}}"
)
_BETWEEN = re.compile(rf"(?: [^\W\d_]+){{0,7}}(?:, |; | và |, và ){_NAME}{{0,4}}")
_CLOSED = re.compile(r"(?: [^\W\d_]+){0,7}(?:[).;\n]|$)")
_HEADED = re.compile(
    r"(?:trong đó|bao gồm|gồm|cụ thể|chia ra|như sau)\s*:\s*\n(?=[ \t]*[-+•*–▪])", re.IGNORECASE
)
_LINE = re.compile(r"[ \t]*[-+•*–▪][^\n]*(?:\n|$)")
_REACH = 500
_FEWEST, _MOST = 2, 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A count, and those listed after it."""

    whole: Statement
    parts: tuple[Statement, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Listed]]:
    """Return each count with a list of nothing but counts and their names."""
    for index, whole in enumerate(statements[:-_FEWEST]):
        if not _is_amount(whole) or not _is_amount(statements[index + 1]):
            continue
        if not _OPENED.fullmatch(text, whole.end, statements[index + 1].start):
            continue
        last = index + 1
        while last + 1 < min(len(statements), index + _MOST) and (
            _is_amount(statements[last + 1])
            and _BETWEEN.fullmatch(text, statements[last].end, statements[last + 1].start)
        ):
            last += 1
        if last > index + 1 and _CLOSED.match(text, statements[last].end):
            yield _case(statements, index, range(index + 1, last + 1))
    starts = [one.start for one in statements]
    for head in _HEADED.finditer(text):
        yield from _of_lines(statements, starts, head, text)


def _of_lines(
    statements: Sequence[Statement], starts: Sequence[int], head: re.Match[str], text: str
) -> Iterator[tuple[tuple[int, ...], Listed]]:
    """Return the amounts that open the lines of a list, with each amount that they may make up."""
    near = range(bisect_left(starts, head.start() - _REACH), bisect_left(starts, head.start()))
    line_start = text.rfind("\n", max(0, head.start() - _REACH), head.start())
    before = [i for i in near if _is_amount(statements[i]) and statements[i].start > line_start]
    parts, at = list[int](), head.end()
    while (line := _LINE.match(text, at)) is not None and len(parts) <= _MOST:
        inside = range(bisect_left(starts, at), bisect_left(starts, line.end()))
        first = next((i for i in inside if _is_amount(statements[i])), None)
        if first is None:
            return
        parts.append(first)
        at = line.end()
    if before and _FEWEST <= len(parts) <= _MOST:
        yield _case(statements, before[0], parts)


def _case(
    statements: Sequence[Statement], whole: int, parts: Sequence[int]
) -> tuple[tuple[int, ...], Listed]:
    return (whole, *parts), Listed(statements[whole], tuple(statements[i] for i in parts))


def _is_amount(one: Statement) -> bool:
    loose = one.approx or one.status or one.value_max or one.of
    return one.kind == LEVEL and not loose and "/" not in (one.unit or "")


def check(case: Listed) -> Finding | None:
    """Return a finding where one mistyped digit keeps the parts from making up the whole."""
    if not precision.would_add_up(case.whole, case.parts):
        return None
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    expected = precision.printed_like(case.whole, total)
    return Finding(
        check="lists-make-the-whole",
        message=f"Các số kể ra cộng lại là {expected}, bài viết ghi {case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )
