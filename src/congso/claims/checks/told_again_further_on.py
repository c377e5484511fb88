"""A figure of the headline, and any long number, is the same where it is told again.

“TỈNH CÓ 1.284 TRẠM BTS” above and “tổng số trạm BTS trên địa bàn là 1.248 trạm” below: no other
number of that sort stands in the text, and two neighbours changed places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import CHANGE, LEVEL, Statement
from congso.claims.surroundings import Surroundings, digits, head_of
from congso.findings.finding import Finding, Span

_HEADLINE = re.compile(r"[^\n]{8,160}[^\n.;:,!?]\n")
_FEWEST_DIGITS, _MANY_DIGITS = 3, 5
_AHEAD, _CLAUSE = 40, 160
_FEWEST_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_COMMON = re.compile(
    r"tổng|số|toàn|tỉnh|huyện|xã|trên|địa|bàn|có|là|đạt|của|và|các|được|với|năm|tháng|hiện|đã|cho|"
    r"trong|đó|từ|đến|nay|cả|ra|tại|về|theo|tính|khoảng"
)


@dataclass(frozen=True, slots=True)
class Twice:
    """One number as told first, and as told again."""

    first: Statement
    again: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Twice]]:
    """Return each two numbers of one sort that a slip alone keeps from being one."""
    around = Surroundings.of(statements, text)
    headline = _HEADLINE.match(text)
    top = headline.end() if headline is not None else 0
    exact = [place for place in range(len(around.told)) if _is_plain(around, place)]
    for order, first in enumerate(exact):
        one = around.told[first]
        fewest = _FEWEST_DIGITS if one.start < top else _MANY_DIGITS
        if digits(one) < fewest:
            continue
        later = [
            place
            for place in exact[order + 1 : order + 1 + _AHEAD]
            if around.apart(first, place) and head_of(around.told[place]) == head_of(one)
        ]
        if any(around.told[place].value == one.value for place in later):
            continue
        if one.start >= top:
            later = [place for place in later if _names(around, place) == _names(around, first)]
        again = next((place for place in later if _is_same(around, first, place)), None)
        if again is not None:
            yield (
                (around.indices[first], around.indices[again]),
                Twice(one, around.told[again]),
            )


def _is_plain(around: Surroundings, at: int) -> bool:
    one = around.told[at]
    plain = one.kind == LEVEL and around.is_fact(at) and bool(head_of(one))
    nothing_else = one.related("base_of") is None and one.related("part_of") is None
    return plain and nothing_else and one.scale in {None, 1} and "," not in (one.written or "")


def _is_same(around: Surroundings, first: int, again: int) -> bool:
    one, other = around.told[first], around.told[again]
    known = one.period and other.period and one.period[:4] != other.period[:4]
    apart = abs((one.value or Decimal(0)) - (other.value or Decimal(0)))
    moved = any(each.kind == CHANGE and each.value == apart for each in around.told)
    words = [_words(around, place) for place in (first, again)]
    shared = len(words[0] & words[1])
    alike = not known and not moved and shared >= _FEWEST_WORDS
    return alike and precision.is_mistyped(other, one.value or Decimal(0))


def _names(around: Surroundings, at: int) -> set[str]:
    """Return the names in the clause of a figure: it may be of somebody or somewhere else."""
    one, text = around.told[at], around.text
    before = re.split(r"[.;:\n]\s", text[max(0, one.start - _CLAUSE) : one.start])[-1]
    after = re.split(r"[.;:\n]", text[one.end : one.end + _CLAUSE])[0]
    return {word for word in _WORD.findall(f"{before[1:]} {after}") if word[:1].isupper()}


def _words(around: Surroundings, at: int) -> set[str]:
    led = re.split(r"[.;\n]", around.led(at))[-1]
    followed = re.split(r"[.;,\n]", around.followed(at))[0]
    words = _WORD.findall(f"{led} {around.told[at].unit} {followed}".lower())
    return {word for word in words if not _COMMON.fullmatch(word)}


def check(case: Twice) -> Finding:
    """Return the finding on the number told again."""
    return Finding(
        check="told-again-further-on",
        message=f"Phần trên ghi {case.first.text}, ở đây ghi {case.again.text}; "
        "có lẽ là cùng một số.",
        span=Span(case.again.start, case.again.end),
        expected=case.first.written,
    )
