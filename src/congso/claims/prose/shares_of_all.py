"""Percentages of one sentence that make a hundred are shares of one whole, whatever leads to them.

“Phân tầng: không triệu chứng 88,6%, trung bình 8,9%, nặng 2,5%”: nothing says chiếm, the sum does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from congso.claims.prose.hearing import Judgement
from congso.claims.prose.passages import Place
from congso.claims.statement import CHANGE, COVERAGE, SHARE

_HUNDRED = Decimal(100)
_FEWEST, _MOST = 2, 12
_FEWEST_WITH_CHANGES = 3
"""From how many parts on one may be called a change: “doanh nghiệp cắt giảm 9,8%”."""
_REACHED = re.compile(r"(?<!\w)(?:đạt|phủ|hoàn thành)\W*$")
"""“đúng hạn đạt 98,6%; quá hạn 1,4%”: the first tells how far it got."""
_ROUNDED = Decimal("0.05")
_Told = Sequence[tuple[Place, Judgement]]


def heard(told: _Told) -> list[tuple[Place, Judgement]]:
    """Return the figures `told`, those that are shares of one whole judged so.

    Shape: in the order of the text.
    """
    found = list(told)
    percentages = [index for index, (place, _) in enumerate(told) if _is_percentage(place)]
    start = 0
    while start < len(percentages):
        count = _run(told, percentages[start : start + _MOST])
        for index in percentages[start : start + count]:
            place, say = found[index]
            found[index] = place, replace(say, kind=SHARE, form=None, direction=None)
        start += max(count, 1)
    return found


def _is_percentage(place: Place) -> bool:
    mark = place.mark
    return (mark.unit or "").strip() == "%" and mark.value is not None and mark.value_max is None


def _run(told: _Told, indexes: Sequence[int]) -> int:
    """Return how many of the first figures at `indexes` make a hundred; 0 if none do."""
    total, changes = Decimal(0), 0
    sentence = told[indexes[0]][0].sentence
    for count, index in enumerate(indexes, start=1):
        place, say = told[index]
        value = place.mark.value or Decimal(0)
        if _REACHED.search(place.before):
            return 0
        if place.sentence != sentence or say.kind not in {SHARE, COVERAGE, CHANGE} or say.status:
            return 0
        total, changes = total + value, changes + (say.kind == CHANGE)
        if total > _HUNDRED + _ROUNDED * count:
            return 0
        least = _FEWEST_WITH_CHANGES if changes else _FEWEST
        if abs(total - _HUNDRED) <= _ROUNDED * count and count >= least and changes < count:
            return count
    return 0
