"""Of so many of so many, those that are left are the rest.

“Có 47/52 xã đạt chuẩn; còn 5 xã chưa đạt”: 47 and 5 are 52, and 8 left would be too many.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import COVERAGE, LEVEL, Statement
from congso.claims.surroundings import Surroundings, head_of
from congso.findings.finding import Finding, Span

_LEFT = re.compile(r"(?<!\w)(?:còn|còn lại|số còn lại)(?!\w)[^,;.\d]{0,16}$")
_NOT = re.compile(r"[^,;.\d]{0,40}?(?<!\w)(?:không|chưa)(?!\w)")
_MET = re.compile(r"(?<!\w)(?:không|chưa|còn)(?!\w)")
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Rest:
    """So many of so many, and how many are told to be left."""

    count: Statement
    left: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Rest]]:
    """Return each X/Y with the count that its sentence tells to be left."""
    around = Surroundings.of(statements, text)
    for at, one in enumerate(around.told):
        if one.kind != COVERAGE or not one.of or one.approx or one.value is None:
            continue
        if _MET.search(around.followed(at).partition(",")[0]):
            continue
        counts = [
            place
            for place in range(at + 1, min(at + 1 + _AHEAD, len(around.told)))
            if not around.apart(at, place) and around.told[place].kind == LEVEL
        ]
        if len(counts) == 1 and _is_left(around, counts[0], at):
            yield (
                (around.indices[at], around.indices[counts[0]]),
                Rest(one, around.told[counts[0]]),
            )


def _is_left(around: Surroundings, place: int, at: int) -> bool:
    one = around.told[place]
    alike = head_of(one) == head_of(around.told[at]) or not head_of(one)
    left = _LEFT.search(around.led(place)) is not None
    return (
        alike and around.is_fact(place) and left | (_NOT.match(around.followed(place)) is not None)
    )


def check(case: Rest) -> Finding | None:
    """Return a finding where those left are not the rest, by a slip in one of the numbers."""
    rest = (case.count.of or Decimal(0)) - (case.count.value or Decimal(0))
    if case.left.value == rest or not precision.is_near(case.left, (rest, rest)):
        return None
    expected = precision.printed_like(case.left, rest)
    return Finding(
        check="what-is-left-is-the-rest",
        message=f"Ngoài {case.count.text} thì còn {expected}, bài viết ghi {case.left.text}.",
        span=Span(case.left.start, case.left.end),
        expected=expected,
    )
