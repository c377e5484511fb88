"""Which figure a ratio to plan is of, and which one a plan is for.

“giải ngân 28,6 tỷ đồng cho 54 dự án, đạt 95,3% kế hoạch (30 tỷ đồng)”: 95,3 and 30 are of 28,6.
"""

import re
from collections.abc import Sequence

from congso.claims.prose.figures import Figure, are_alike, before, is_level
from congso.claims.statement import CHANGE, LEVEL, PLAN_RATIO

_OF_OTHERS = re.compile(r"(?<!\w)(?:bình quân|trung bình|cả nước|toàn quốc)(?!\w)[^()]{0,40}\(\s*$")
"""“cao hơn bình quân cả nước (40,12%)”: the ratio in brackets is of others."""
_AGAIN_IN_PERCENT = re.compile(r"\s*[,(]\s*(?:đạt|bằng|tương đương|hoàn thành)?(?: tỷ lệ)? ")
_OF_THE_PLAN = re.compile(
    r"\s*(?:so với )?(?:kế hoạch|chỉ tiêu|kh)(?: (?:năm|cả năm|giao|được giao|đề "
    r"ra))*\s*(?:[,.;)]|$)"
)
_SUM_OPENED = re.compile(r"(?<!\w)(?:gồm|trong đó|chia ra)(?!\w)|^\s*[:(]")
_LAST_PART = re.compile(r"(?<!\w)và(?!\w)|^\s*[,;]")
_TWO = 2


def measured(figures: Sequence[Figure], i: int) -> int | None:
    """Return the level that the ratio at number `i` is of."""
    if _OF_OTHERS.search(figures[i].place.before):
        return None
    if i + 1 < len(figures) and figures[i + 1].judged.status == "target":
        plan = planned(figures, i + 1)
        if plan is not None and plan < i and is_level(figures[plan]):
            return plan
    for j in before(figures, i):
        if ";" in figures[j].place.after and figures[j].judged.kind not in {LEVEL, CHANGE}:
            return None
        if figures[j].judged.kind == LEVEL and is_level(figures[j]):
            return _divided(figures, j)
        if ";" in figures[j].place.before and figures[j].judged.kind == PLAN_RATIO:
            return None
    return None


def _divided(figures: Sequence[Figure], j: int) -> int:
    """Return the whole of the last of several parts, of which the words go on after them.

    “398.500 tấn, gồm nuôi trồng 326.300 tấn và khai thác 72.200 tấn, vượt 2,2% kế hoạch”.
    """
    near = [i for i in before(figures, j + 1) if figures[i].judged.kind == LEVEL]
    whole = next((i for i in near if _SUM_OPENED.search(figures[i].place.after)), None)
    parts = [i for i in near if whole is not None and whole < i <= j]
    if whole is None or len(parts) < _TWO or _LAST_PART.search(figures[j].place.before) is None:
        return j
    total = sum(figures[i].place.mark.value or 0 for i in parts)
    return whole if total == figures[whole].place.mark.value else j


def planned(figures: Sequence[Figure], i: int) -> int | None:
    """Return the figure that the plan at number `i` is for."""
    figure = figures[i]
    for j in before(figures, i):
        amount = figures[j].judged.kind not in {CHANGE, PLAN_RATIO}
        if amount and figures[j].judged.status != "target" and are_alike(figure, figures[j]):
            return _divided(figures, j)
    return None


def says_again(figures: Sequence[Figure], i: int) -> bool:
    """Return whether a ratio to plan tells X/Y in per cent: “131/150 trạm, đạt 87,3% kế hoạch”."""
    figure = figures[i]
    told = i > 0 and figures[i - 1].place.mark.of is not None
    beside = _AGAIN_IN_PERCENT.fullmatch(figure.place.before) is not None
    return told and beside and _OF_THE_PLAN.match(figure.place.after) is not None
