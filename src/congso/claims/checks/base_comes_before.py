"""What a figure is compared with comes before it.

“Năm 2024, tăng 174 trạm so với năm 2025”: nothing has grown since a year that is yet to come; the
year was mistyped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, SHARE, Statement
from congso.findings.finding import Finding, Span
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period

_COMPARES = re.compile(r"(?<!\w)(?:so|cùng kỳ|bằng|hơn)(?!\w)[^.;:,\n]*$")
_LED = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOVES = {"bậc", "hạng"}


@dataclass(frozen=True, slots=True)
class Since:
    """A change, the period it is told for, and the one that it is counted from."""

    change: Statement
    base: Period
    until: date
    """The last day that it can be told for."""


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Since]]:
    """Return each change with a period and a base.

    A rank is told in a later year than it was given for, so that its move is held against the
    latest period that the text speaks of.
    """
    latest: date | None = None
    for one in statements:
        if one.kind in {LEVEL, COVERAGE, SHARE, PLAN_RATIO} and one.status is None:
            period = _period(one.period)
            latest = period.end if period and (latest is None or period.end > latest) else latest
    said = _years_said(text)
    for index, one in enumerate(statements):
        if one.kind != CHANGE or one.status is not None:
            continue
        base, period = _period(one.base_period), _period(one.period)
        until = period.end if period is not None else None
        if one.unit in _MOVES:
            until = latest or _end_of_all(said, base)
        told = str(until.year) if until is not None and one.unit in _MOVES else one.period or ""
        if base is not None and until is not None and told[:4] in said:
            yield (index,), Since(one, base, until)


def _end_of_all(said: set[str], base: Period | None) -> date | None:
    """Return the end of the last year that a text of ranks alone names, if a base lies beyond."""
    last = max((int(year) for year in said), default=0)
    return date(last, 12, 31) if last and base is not None and base.end.year > last else None


def _years_said(text: str) -> set[str]:
    """Return the years that a text names otherwise than to compare with them.

    A period that was only concluded from the base proves nothing of the base.
    """
    return {
        at[0]
        for at in _YEAR.finditer(text)
        if not _COMPARES.search(text[max(0, at.start() - _LED) : at.start()].lower())
    }


def _period(code: str | None) -> Period | None:
    try:
        return None if code is None else codes.read(code)
    except NoSuchPeriod:
        return None


def check(case: Since) -> Finding | None:
    """Return a finding where the base does not end before what is compared with it."""
    if case.base.end < case.until:
        return None
    return Finding(
        check="base-comes-before",
        message=f"“{case.change.text}” được so với {case.base.said}, là kỳ chưa qua vào lúc bài "
        "viết nói tới; kỳ so sánh phải ở trước.",
        span=Span(case.change.start, case.change.end),
        expected=None,
    )
