"""Which level a change is of: the one it names, the nearest in the same unit, or one right after.

“doanh thu 98 tỷ đồng, tăng 8%”: 8 per cent is of 98 tỷ đồng. “So với tháng trước, số người chết
giảm 2 người” is of the deaths told in the sentence before.
"""

import re
from collections.abc import Iterable, Sequence

from congso.claims.prose.figures import (
    Figure,
    are_alike,
    before,
    is_level,
    paragraph_before,
    starts_a_rise,
)
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, RANK, SHARE

_TOLD_AFTER = re.compile(r"(?:hiện là|đạt|lên|còn|là)\W*(?:\w+\W+){0,2}$")
_NAMED = re.compile(
    r"(?<!\w)(?:số|tổng số|số lượng) (?P<what>[^\W\d]+(?: [^\W\d]+){0,4}?) "
    r"(?:đã |lại |cũng |đều )?(?:tăng|giảm)(?!\w)[^,;]{0,24}$"
)
_COMPARES = re.compile(r"\W*so(?: với)?(?!\w)")
_ASIDE_OF_AMOUNT = re.compile(r"\s*về (?P<what>lượng|sản lượng|khối lượng|số lượng|số)(?!\w)")
_ASIDE_OF_WORTH = re.compile(r"\s*về (?:giá )?trị(?!\w)|\s*về kim ngạch(?!\w)")
_MONEY = re.compile(r"(?:đồng|usd|đô la mỹ|đô la|vnđ|euro)\b", re.IGNORECASE)
_PART_OF_SENTENCE = re.compile(r"[,;():]|(?<!\w)và(?!\w)")
_BESIDE, _FEW = 40, 2
_LEADS_TO_RANK = re.compile(
    r"\s*(?:để )?(?:lên|xuống|còn|vươn lên)(?: (?:đứng|xếp))?(?: (?:ở|thứ|hạng|vị trí))+ $"
)
"""“tăng 4 bậc lên vị trí thứ 2”: the move leads to the rank that follows."""
_RANKS = {"bậc", "hạng"}


def changed(figures: Sequence[Figure], i: int) -> int | None:
    """Return the level that number `i` changes."""
    figure = figures[i]
    near = before(figures, i)
    named = _NAMED.search(figure.place.before)
    if named is not None:
        found = _by_name(figures, i, near, named["what"])
        earlier = reversed(paragraph_before(figures, i))
        return found if found is not None else _by_name(figures, i, earlier, named["what"])
    if _ASIDE_OF_AMOUNT.match(figure.place.after) or _ASIDE_OF_WORTH.match(figure.place.after):
        return _by_what_it_is_in(figures, i, near)
    if figure.unit in _RANKS:
        if i + 1 < len(figures) and _LEADS_TO_RANK.match(figures[i + 1].place.before):
            arrived = _rank_after(figures, i)
            if arrived is not None:
                return arrived
        moved = _rank_before(figures, near)
        return moved if moved is not None else _rank_after(figures, i)
    found = _nearest(figures, i, near)
    if found is None and _compares_all(figures, i, near):
        return _same_unit_once(figures, i)
    return found if found is not None else _told_after(figures, i)


def _compares_all(figures: Sequence[Figure], i: int, near: Sequence[int]) -> bool:
    """Whether a sentence of changes only begins with a comparison: “So với tháng trước, …”."""
    first = figures[near[-1]] if near else figures[i]
    compares = _COMPARES.match(first.place.before) is not None
    return compares and all(figures[j].judged.kind == CHANGE for j in near)


def _by_name(figures: Sequence[Figure], i: int, near: Iterable[int], what: str) -> int | None:
    """Return the level of the thing that the words before a change name: “số vụ giảm 12%”."""
    for j in near:
        other = figures[j]
        if not _may_change(figures[i], other):
            continue
        if _is_about(other, what.split()):
            return j
    return None


def _is_about(figure: Figure, words: Sequence[str]) -> bool:
    """Whether all of `words` stand beside a figure, in its own part of the sentence."""
    led = _PART_OF_SENTENCE.split(figure.place.before[-_BESIDE:])[-1]
    followed = _PART_OF_SENTENCE.split(figure.place.after[:_BESIDE])[0]
    about = f"{led} {figure.unit} {followed}".split()
    return all(word in about for word in words)


def _by_what_it_is_in(figures: Sequence[Figure], i: int, near: Sequence[int]) -> int | None:
    """Return the amount or the worth that a change is of: “6,4% về lượng, 19,8% về giá trị”."""
    worth = _ASIDE_OF_WORTH.match(figures[i].place.after) is not None
    levels = (j for j in near if _may_change(figures[i], figures[j]))
    return next((j for j in levels if bool(_MONEY.match(figures[j].unit)) == worth), None)


def _nearest(figures: Sequence[Figure], i: int, near: Sequence[int]) -> int | None:
    figure = figures[i]
    for j in near:
        other = figures[j]
        ended = ";" in other.place.after and j == i - 1
        if ended and not figure.place.before.lstrip().startswith("("):
            return None
        alike = _is_relative(figure) or are_alike(figure, other) or _is_per(other, figure)
        if _may_change(figure, other) and alike:
            if _is_aside(other) and j and is_level(figures[j - 1]):
                continue
            return j
    return None


def _is_per(level: Figure, figure: Figure) -> bool:
    """Whether a level is the change's unit over something: 58 triệu đồng/năm, tăng 12."""
    over, stroke, _ = level.unit.partition("/")
    return bool(stroke) and over == figure.unit


def _is_relative(figure: Figure) -> bool:
    return figure.unit.startswith("%") or figure.judged.form in {"multiple", "delta_pp"}


def _same_unit_once(figures: Sequence[Figure], i: int) -> int | None:
    """Return the level of the paragraph so far that alone has the unit of the change."""
    figure = figures[i]
    levels = [
        j
        for j in paragraph_before(figures, i)
        if _may_change(figure, figures[j]) and are_alike(figure, figures[j])
    ]
    words = _PART_OF_SENTENCE.split(figure.place.after)[0].split()[:_FEW]
    if len(levels) > 1 and words:
        levels = [j for j in levels if _is_about(figures[j], words)]
    return levels[0] if len(levels) == 1 else None


def _told_after(figures: Sequence[Figure], i: int) -> int | None:
    """Return the level right after its change: “tăng 8%, đạt 98 tỷ đồng”."""
    figure = figures[i]
    if i + 1 == len(figures) or figures[i + 1].place.sentence != figure.place.sentence:
        return None
    after = figures[i + 1]
    told = is_level(after) and _TOLD_AFTER.search(after.place.before) is not None
    fits = _is_relative(figure) or are_alike(figure, after)
    return i + 1 if told and fits and ";" not in after.place.before else None


def _rank_before(figures: Sequence[Figure], near: Sequence[int]) -> int | None:
    """Return the rank that moved, unless a semicolon closed what was told of it."""
    for j in near:
        other = figures[j]
        if ";" in other.place.after and j == near[0]:
            return None
        if other.judged.kind == RANK and not other.timed.of_base:
            return j
    return None


def _rank_after(figures: Sequence[Figure], i: int) -> int | None:
    """Return the rank that follows its move: “lên 20 bậc so với năm 2021 (56/63), đứng thứ 36”."""
    for j in range(i + 1, min(i + 3, len(figures))):
        other = figures[j]
        same = other.place.sentence == figures[i].place.sentence and ";" not in other.place.before
        if not same or other.judged.kind != RANK:
            return None
        if not other.timed.of_base and not starts_a_rise(other.judged):
            return j
    return None


def _may_change(figure: Figure, other: Figure) -> bool:
    """Whether a change can be of another figure: of a fact, or of a goal if it is one itself."""
    if figure.judged.status == "target" == other.judged.status:
        return other.judged.kind in {LEVEL, SHARE, COVERAGE} and not other.timed.of_base
    ratio = other.judged.kind == PLAN_RATIO and figure.judged.form == "delta_pp"
    return ratio or is_level(other)


def _is_aside(figure: Figure) -> bool:
    """Whether a figure stands in brackets that close before the next: “(tương ứng 85,3 …)”."""
    opened = figure.place.before.rfind("(")
    return opened >= 0 and ")" not in figure.place.before[opened:] and ")" in figure.place.after
