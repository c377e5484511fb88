"""As many targets must be told as met as there are ratios of a hundred per cent and more.

04 chỉ tiêu, 03 đạt và vượt: 103,33%, 102,76%, 107,77% are met, 99,24% is not; three of four.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from congso.claims import precision
from congso.claims.statement import LEVEL, PLAN_RATIO, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_MET = re.compile(r"\b(?:đạt|vượt|hoàn thành)")
_MISSED = re.compile(r"\b(?:không|chưa) (?:đạt|hoàn thành)")
_SENTENCE_END = re.compile(r"\.\s|\n")
_FEWEST = 2
_FAR = 1500
"""How long a sentence with a list of targets may be."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets are told as met, of how many, and the ratios listed."""

    met: Statement
    assigned: Statement | None
    ratios: tuple[Statement, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Tally]]:
    """Return each count of targets met that a list of ratios follows in the same sentence."""
    assigned: int | None = None
    for index, statement in enumerate(statements):
        if statement.unit != "chỉ tiêu" or statement.kind != LEVEL:
            continue
        said = (statement.measure or "").lower()
        if _MISSED.search(said) or not _MET.search(said):
            assigned = index
            continue
        ratios = _following_ratios(statements, index, text)
        beyond = assigned is not None and _is_beyond(statements[assigned], statement, text)
        if len(ratios) >= _FEWEST or beyond:
            parts = (index, *ratios) if assigned is None else (index, *ratios, assigned)
            told = None if assigned is None else statements[assigned]
            yield parts, Tally(statement, told, tuple(statements[ratio] for ratio in ratios))


def _is_beyond(assigned: Statement, met: Statement, text: str) -> bool:
    """Whether more targets are told as met than the same sentence says that there are."""
    apart = _SENTENCE_END.search(text, assigned.end, met.start) is not None
    near = not apart and not assigned.approx and not met.of
    return near and (met.value or Decimal(0)) > (assigned.value or Decimal(0))


def _following_ratios(statements: Sequence[Statement], index: int, text: str) -> tuple[int, ...]:
    end = _SENTENCE_END.search(text, statements[index].end, statements[index].end + _FAR)
    limit = end.start() if end else statements[index].end + _FAR
    inside = takewhile(
        lambda other: statements[other].start < limit, range(index + 1, len(statements))
    )
    return tuple(
        other
        for other in inside
        if statements[other].kind == PLAN_RATIO and statements[other].form == "ratio_pct"
    )


def check(case: Tally) -> Finding | None:
    """Return a finding unless the count is that of the ratios that reach a hundred per cent."""
    if case.assigned is not None and (case.met.value or 0) > (case.assigned.value or 0):
        return Finding(
            check="targets-met-are-counted",
            message=f"Chỉ có {case.assigned.text} mà bài viết ghi {case.met.text} đạt và vượt.",
            span=Span(case.met.start, case.met.end),
        )
    met = sum((ratio.value or 0) >= _HUNDRED for ratio in case.ratios)
    if case.met.value == met or not _is_whole_list(case):
        return None
    expected = precision.printed_like(case.met, Decimal(met))
    listed = ", ".join(ratio.text for ratio in case.ratios)
    return Finding(
        check="targets-met-are-counted",
        message=f"Trong {listed} có {expected} chỉ tiêu từ 100% trở lên, bài viết ghi "
        f"{case.met.text}.",
        span=Span(case.met.start, case.met.end),
        expected=expected,
    )


def _is_whole_list(case: Tally) -> bool:
    """Whether the ratios listed are those of all targets, or at least of those told as met."""
    listed = len(case.ratios)
    if case.assigned is not None and case.assigned.value == listed:
        return True
    return case.met.value is not None and listed >= case.met.value
