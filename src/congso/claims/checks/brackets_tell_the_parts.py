"""Counts listed in a bracket right after a count are its parts, whatever each is called.

“214 huy chương các loại (61 vàng, 68 bạc, 85 đồng)”: 61, 68 and 85 are 214.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_OPENED = re.compile(r"(?: [^\W\d]+){0,6} \((?:gồm:? )?(?:[^\W\d]+ ){0,3}")
_BETWEEN = re.compile(r"(?: [^\W\d]+){0,5}(?:, |; | và |, và )(?:[^\W\d]+ ){0,4}")
_CLOSED = re.compile(r"(?: [^\W\d]+){0,5}\)")
_FEWEST, _MOST = 2, 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A count, and those in the bracket after it."""

    whole: Statement
    parts: tuple[Statement, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Listed]]:
    """Return each count with a bracket that holds nothing but counts and their names."""
    for index, whole in enumerate(statements[:-_FEWEST]):
        if not _is_count(whole) or not _is_count(statements[index + 1]):
            continue
        if not _OPENED.fullmatch(text, whole.end, statements[index + 1].start):
            continue
        last = index + 1
        while last + 1 < min(len(statements), index + _MOST) and (
            _is_count(statements[last + 1])
            and _BETWEEN.fullmatch(text, statements[last].end, statements[last + 1].start)
        ):
            last += 1
        if last > index + 1 and _CLOSED.match(text, statements[last].end):
            places = tuple(range(index, last + 1))
            yield places, Listed(whole, tuple(statements[index + 1 : last + 1]))


def _is_count(one: Statement) -> bool:
    loose = one.approx or one.status or one.value_max or one.of or one.scale not in {None, 1}
    whole = one.value is not None and one.value == one.value.to_integral_value()
    return one.kind == LEVEL and whole and not loose and "/" not in (one.unit or "")


def check(case: Listed) -> Finding | None:
    """Return a finding where one mistyped digit keeps the parts from making up the whole."""
    whole = case.whole.value or Decimal(0)
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    slip = precision.is_mistyped(case.whole, total) or any(
        precision.is_mistyped(part, (part.value or Decimal(0)) + whole - total)
        for part in case.parts
    )
    if total == whole or not slip:
        return None
    expected = precision.printed_like(case.whole, total)
    return Finding(
        check="brackets-tell-the-parts",
        message=f"Các số trong ngoặc cộng lại là {expected}, bài viết ghi {case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )
