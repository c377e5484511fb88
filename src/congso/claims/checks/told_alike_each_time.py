"""A figure that is told twice is told alike.

“Tổng số thuê bao điện thoại là 1.108.025” above and “tổng số thuê bao điện thoại 1.108.052” below:
the words are the same, the digits nearly; one of the two was mistyped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.naming import wholly
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_FEWEST_WORDS = 3
_FEWEST_DIGITS = 3
_MOST_APART = 2
"""In how many places a mistyped number differs: one digit, or two that changed places."""
_AVERAGE = re.compile(r"(?<!\w)(?:mỗi|bình quân|trung bình)(?!\w)")
"""An average is one number, however few digits it has; counts of few digits are often others."""
_CLAUSE = re.compile(r"[.;:\n]\s|\n")
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Twice:
    """One figure as told first, and as told again."""

    first: Statement
    again: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Twice]]:
    """Return each pair of neighbouring mentions of one figure."""
    seen: dict[tuple[str, str, str], int] = {}
    for index, statement in enumerate(statements):
        said = " ".join((statement.measure or "").lower().split())
        if not _is_plain(statement) or len(said.split()) < _FEWEST_WORDS:
            continue
        before = text[max(0, statement.start - _AROUND) : statement.start]
        if _names_somebody(_clause(statement, text)) or not _is_stated(statement, before):
            continue
        key = (said, statement.unit or "", statement.period or "")
        earlier = seen.setdefault(key, index)
        if earlier != index:
            yield (earlier, index), Twice(statements[earlier], statement)


def _is_plain(statement: Statement) -> bool:
    """Whether a statement tells an exact fact and is no part, base or goal of another one."""
    loose = statement.approx or statement.status or statement.value_max or statement.of
    return statement.kind == LEVEL and not loose and not statement.relates_to


def _clause(statement: Statement, text: str) -> str:
    before = _CLAUSE.split(text[max(0, statement.start - _AROUND) : statement.start])[-1]
    after = _CLAUSE.split(text[statement.end : statement.end + _AROUND])[0]
    return f"{before} {after}"


def _is_stated(statement: Statement, before: str) -> bool:
    """Whether the figure is told to be there, not repaired, fined or sold, or named just before."""
    last = (statement.measure or "").lower().split()[-1:]
    return wholly.states(before) or before.lower().split()[-1:] == last


def _names_somebody(clause: str) -> bool:
    """Whether a name stands in mid-sentence: the figure may be of somebody or somewhere else."""
    words = clause.split()[1:]
    return any(word[:1].isupper() and word[1:2].islower() for word in words)


def check(case: Twice) -> Finding | None:
    """Return a finding where the two differ by no more than a slip of the hand."""
    first, again = _digits(case.first.value), _digits(case.again.value)
    apart = sum(one != other for one, other in zip(first, again, strict=False))
    short = _AVERAGE.search((case.again.measure or "").lower()) is not None
    fewest = 1 if short else _FEWEST_DIGITS
    slip = len(first) == len(again) >= fewest and 0 < apart <= _MOST_APART
    swapped = sorted(first) == sorted(again)
    if not slip or (apart == _MOST_APART and not swapped):
        return None
    return Finding(
        check="told-alike-each-time",
        message=f"Phần trên ghi {case.first.text}, ở đây ghi {case.again.text} cho cùng một số.",
        span=Span(case.again.start, case.again.end),
        expected=case.first.written,
    )


def _digits(value: Decimal | None) -> str:
    return "" if value is None else str(value)
