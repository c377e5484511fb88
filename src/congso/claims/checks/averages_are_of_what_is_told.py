"""An average is the total over the number of those it is an average of, where both are told.

“300 hợp tác xã đạt tổng doanh thu 1.155 tỷ đồng, trung bình mỗi hợp tác xã 3,85 tỷ đồng”: 1.155
over 300 is 3,85. So are 12.750 người on 42,5 km² 300 người/km².
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.statement import LEVEL, Statement
from congso.claims.surroundings import Surroundings, digits, head_of
from congso.findings.finding import Finding, Span

_MEAN = re.compile(
    r"(?<!\w)(?:bình quân|trung bình|tính ra|mật độ|năng suất)(?!\w)(?:[^,;.()\n\d]{0,24}?"
    r"(?<!\w)(?:mỗi|một|1) (?P<u>[^\W\d]+))?"
)
_ON = re.compile(r"^(?P<n>[\d.]+ )?(?P<u>[^\W\d]+[²2]?)")
_AGAIN = {"tạ": ("tấn", Decimal(10)), "kg": ("tấn", Decimal(1000))}
"""Yields are told in tạ, what is brought in in tấn."""
_SENTENCES = re.compile(r"[.;\n]\s")
_LAID_DOWN = re.compile(
    r"(?<!\w)(?:mức (?:hỗ trợ|chi|phạt|thu|phí|đóng|khoán)|định mức|phụ cấp|đơn giá|giá bán|"
    r"quy định)(?!\w)"
)
"""A rate that a rule lays down, which nothing told makes up: “mức hỗ trợ là 2 triệu đồng/ha”."""
_SENTENCE = 400
"""So many letters before an average are its sentence at most."""
_BACK, _AFTER = 8, 2
_FAR = 2
_FEWEST_DIGITS = 5
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Averaged:
    """An average, and the total and the number that it is of; how many there are in one unit."""

    mean: Statement
    total: Statement
    number: Statement
    per: Decimal


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Averaged]]:
    """Return each average that a slip keeps from the total and the number told near it."""
    around = Surroundings.of(statements, text)
    for at in range(len(around.told)):
        over = _over(around, at)
        if over is None:
            continue
        per, unit = over
        head = head_of(around.told[at])
        near = [i for i in around.near(at, _BACK, _AFTER) if _is_amount(around, i, at)]
        numbers = [i for i in near if _is_named(head_of(around.told[i]), unit)]
        totals = [(i, per) for i in near if head_of(around.told[i]) == head]
        again, times = _AGAIN.get(head, ("", _ONE))
        totals += [(i, per * times) for i in near if head_of(around.told[i]) == again]
        found = [
            (near_misses.ratio(around.told[i], around.told[at], around.told[n], each), i, n, each)
            for i, each in totals
            for n in numbers
            if i != n
        ]
        if any(
            fit is Fit.FITS or _prints_alike(around, at, i, n, each) for fit, i, n, each in found
        ):
            continue
        for fit, i, n, each in found[:1]:
            told = (around.told[at], around.told[i], around.told[n])
            if fit is Fit.SLIPPED and digits(*told) >= _FEWEST_DIGITS:
                yield tuple(sorted(around.indices[j] for j in (at, i, n))), Averaged(*told, each)


def _is_amount(around: Surroundings, place: int, at: int) -> bool:
    one = around.told[place]
    near = abs(around.apart(place, at)) <= _FAR and "/" not in (one.unit or "")
    near = near and (place > at or around.depth(place) <= around.depth(at))
    return near and around.is_fact(place) and one.related("base_of") is None


def _is_named(head: str, unit: str) -> bool:
    people = {"dân", "người", "nhân"}
    return head.replace("²", "2") == unit.replace("²", "2") or {head, unit} <= people


def _over(around: Surroundings, at: int) -> tuple[Decimal, str] | None:
    """Return what an average is counted on: 1 hợp tác xã, 10.000 dân; None for what is none."""
    one = around.told[at]
    if one.kind != LEVEL or not around.is_fact(at):
        return None
    before = around.low[max(0, one.start - _SENTENCE) : one.start]
    if _LAID_DOWN.search(_SENTENCES.split(before)[-1]):
        return None
    on = _ON.match((one.unit or "").lower().partition("/")[2])
    if on is not None:
        return Decimal((on["n"] or "1").strip().replace(".", "")), on["u"]
    led = _MEAN.search(re.split(r"[;\n]|\. ", around.led(at))[-1])
    return (_ONE, led["u"]) if led is not None and led["u"] else None


def _prints_alike(around: Surroundings, at: int, total: int, number: int, per: Decimal) -> bool:
    """Whether an average that is computed was rounded to the ten: 5.760 for 5.763."""
    value, over = around.told[total].value or _ONE, around.told[number].value or _ONE
    return precision.agrees(around.told[at], value / over * per, computed=True)


def check(case: Averaged) -> Finding:
    """Return the finding on an average that total and number do not make."""
    exact = (case.total.value or _ONE) / (case.number.value or _ONE) * case.per
    expected = precision.printed_like(case.mean, exact)
    return Finding(
        check="averages-are-of-what-is-told",
        message=f"{case.total.text} chia cho {case.number.text} được {expected}, bài viết ghi "
        f"{case.mean.text}.",
        span=Span(case.mean.start, case.mean.end),
        expected=expected,
    )
