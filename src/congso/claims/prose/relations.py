"""Which figures belong together: a change with its level, parts and whole, ratio and plan.

“1.422 trạm (tăng 76 trạm so với năm 2022, số trạm năm 2022 là 1.346); trong đó, tổng số trạm 2G là
952 trạm”: 76 changes 1.422, 1.346 is its base, 952 a part of 1.422.
"""

import re
from collections.abc import Sequence

from congso.claims.prose import cues, ratios, vocabulary
from congso.claims.prose.changes import changed
from congso.claims.prose.figures import (
    Figure,
    are_alike,
    before,
    is_level,
    sentence_before,
    starts_a_rise,
)
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, RANK, SHARE, Relation

_PARTS = re.compile(
    r"(?<!\w)(?:trong đó|bao gồm|gồm(?: có)?|riêng|cụ thể|chia ra)(?!\w)|"
    r"\(\s*(?![^)]*(?:kế hoạch|so))"
)
_SPANS = re.compile(r"^\s*(?:đến|tới)(?!\w)")
"""“từ 100 Mbps đến 300 Mbps” spans, “tăng từ 5 đến 9 xã” rises."""
_MOVING = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|hạ|rút|vươn|tụt|cải thiện)(?!\w)[^,;]{0,60}$")
_NEVER_ADD = {"điểm", "%", "lần", "hạng"}
_MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình|tuổi thọ|mật độ|tỷ số|tỷ suất)(?!\w)[^,;()]*$")
"""A mean is no whole: “tuổi thọ trung bình 74,9 tuổi (nam 72,4; nữ 77,6)”."""
_CLOSED_BY_COLON = re.compile(r"\s*\)\s*:")
"""“68.450 hồ sơ, tăng 3.150 hồ sơ so với tháng 4 (65.300 hồ sơ): …”: the list is of the first."""
_NEXT_KIND = re.compile(r"[^,;.()\d]{0,40}(?:[,;]|(?<!\w)và)\s*$")
_AMONG_THEM = re.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)")
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|(?:năm|tháng|quý|vụ) (?:trước|ngoái)|đầu năm)(?!\w)[^,;()]{0,30}$"
)
"""“giảm 830 hộ so với đầu năm (4.210 hộ)”: the bracket tells what there was."""
_SUPERLATIVE = re.compile(r"(?<!\w)(?:nhất|đứng đầu|dẫn đầu)(?!\w)[^,;()]{0,40}$")
_AMONG = re.compile(r"(?<!\w)trong(?: (?:tổng )?số)?(?: (?:hơn|gần|trên|khoảng))?\s*$")
"""“Trong 20 chỉ tiêu, có 17 chỉ tiêu đạt”: the whole comes first."""
_POINTS_COUNTED = re.compile(r"(?<!\w)số điểm(?! số)(?!\w)[^,;.]{0,40}$")
_OF_A_NETWORK = re.compile(r"^\W*(?:tổng )?số [^,;.]{3,40}?(?<!\w)[2-6]g(?!\w)[^;.]{0,40}$")
_ALL_TOLD = re.compile(r"(?<!\w)tổng số(?!\w)[^;.]{0,80}$")
"""“tổng số trạm BTS là 2.310 trạm; số trạm 3G, 4G, 5G lần lượt là”: some of all."""
_OPENS = re.compile(r"\W*(?:trong đó|(?:bao )?gồm(?: có)?|chia ra)(?!\w)")
"""Parts told in a sentence of their own, of a whole in the one before."""
_RISEN = re.compile(r"^[^;.]{0,40}?(?<!\w)(?:(?<!trở )lên|xuống|còn|đến|tới)(?!\w)")


def of_figures(figures: Sequence[Figure]) -> list[tuple[Relation, ...]]:
    """Return for each of `figures` what it belongs to, by position among them."""
    found: list[tuple[Relation, ...]] = []
    whole: int | None = None
    for i, figure in enumerate(figures):
        if i and figures[i - 1].place.sentence != figure.place.sentence:
            whole = None
        whole = _whole(figures, i, whole)
        found.append(tuple(_relations(figures, i, whole)))
    return found


def _relations(figures: Sequence[Figure], i: int, whole: int | None) -> list[Relation]:
    figure = figures[i]
    kind = figure.judged.kind
    if figure.place.mark.cell is not None:
        return []
    if kind == CHANGE:
        return _one("change_of", changed(figures, i))
    if kind == PLAN_RATIO:
        told = ratios.says_again(figures, i)
        return _one("share_of", i - 1) if told else _one("ratio_of", ratios.measured(figures, i))
    if figure.judged.status == "target":
        return _one("plan_of", ratios.planned(figures, i))
    if kind in {SHARE, COVERAGE} and figure.unit == "%" and not figure.timed.of_base:
        risen = _risen_to(figures, i)
        if risen is not None:
            return _one("base_of", risen)
        return _one("share_of", _shared(figures, i))
    if figure.timed.of_base or kind in {LEVEL, RANK}:
        base = _base_of(figures, i) if kind == LEVEL or figure.timed.of_base else None
        base = _risen_to(figures, i) if base is None else base
        if base is not None:
            return _one("base_of", base)
        if kind == LEVEL and whole is not None and whole != i:
            return _one("part_of", whole)
    return []


def _is_of_base(figure: Figure) -> bool:
    return figure.timed.of_base or figure.judged.of_base


def _one(kind: str, index: int | None) -> list[Relation]:
    return [] if index is None else [Relation(kind, index)]


def _shared(figures: Sequence[Figure], i: int) -> int | None:
    figure = figures[i]
    if i + 1 < len(figures) and figures[i + 1].place.mark.of is not None:
        after = figures[i + 1].place
        if after.before.strip() == "(" and after.after.startswith(")"):
            return i + 1
    if not re.search(
        r"(?:chiếm|bằng|đạt|tương đương|tỷ lệ|\()\W*(?:\w+\W+){0,2}$", figure.place.before
    ):
        return None
    of_something = cues.A_NOUN.match(figure.place.after) is not None
    if ";" in figure.place.before:
        return None
    near = before(figures, i)[:2]
    if (
        near
        and figures[near[0]].judged.kind == LEVEL
        and _AMONG_THEM.search(figures[near[0]].place.before)
    ):
        near = near[:1]
    if near and figures[near[0]].judged.kind == LEVEL and ";" in figures[near[0]].place.before:
        near = near[:1]
    for j in sorted(near, key=lambda one: figures[one].place.mark.of is None):
        if figures[j].judged.kind == COVERAGE and of_something:
            continue
        if figures[j].judged.kind in {LEVEL, COVERAGE} and figures[j].unit != "%":
            return j
    return None


def _base_of(figures: Sequence[Figure], i: int) -> int | None:
    """Return the level whose earlier value number `i` is: “số trạm năm 2022 là 1.346”."""
    figure = figures[i]
    if _is_of_base(figure):
        levels = (
            j
            for j in before(figures, i)
            if not figures[j].timed.of_base and figures[j].judged.status != "target"
        )
        same = (j for j in levels if figures[j].judged.kind == figure.judged.kind)
        found = next((j for j in same if are_alike(figure, figures[j])), None)
        if found is None and i and figures[i - 1].judged.kind == CHANGE:
            return changed(figures, i - 1)
        return found
    for j in before(figures, i)[:3]:
        other = figures[j]
        begun = other.timed.base == figure.timed.period != other.timed.period
        if begun and other.judged.kind == CHANGE and are_alike(figure, other):
            return changed(figures, j)
    return None


def _risen_to(figures: Sequence[Figure], i: int) -> int | None:
    """Return the figure that number `i` rose or fell to: “từ 1.346 lên 1.422 trạm”."""
    figure = figures[i]
    if not starts_a_rise(figure.judged) or i + 1 == len(figures):
        return None
    after = figures[i + 1]
    rises = _MOVING.search(figure.judged.stem) or not _SPANS.match(after.place.before)
    risen = rises and _RISEN.match(after.place.before) and after.judged.kind == figure.judged.kind
    return i + 1 if risen and are_alike(figure, after) else None


def _may_hold(other: Figure, part: Figure) -> bool:
    """Whether a figure can be the whole of a part: the same things, counted at the same time."""
    fact = other.judged.kind == LEVEL and other.judged.status != "target"
    if "/" in part.unit or part.unit in _NEVER_ADD or _MEAN.search(other.place.before):
        return False
    return fact and are_alike(part, other) and other.timed.period == part.timed.period


def _whole(figures: Sequence[Figure], i: int, whole: int | None) -> int | None:
    """Return the whole that parts are listed of at number `i`; None where no list is open."""
    figure = figures[i]
    if figure.judged.kind != LEVEL or figure.judged.status == "target" or _is_of_base(figure):
        return whole
    openings = list(_PARTS.finditer(figure.place.before))
    match = openings[-1] if openings else None
    if match is not None and ";" in figure.place.before[match.end() :]:
        match = None
    if match is not None and not _is_no_list(figure.place.before, match):
        near = before(figures, i)
        if match[0].startswith("(") and near and figures[near[0]].unit == "%":
            return None
        if not near and _OPENS.match(figure.place.before):
            near = sentence_before(figures, i)
        held = next((j for j in near if _may_hold(figures[j], figure)), None)
        return _of_kinds(figures, near, i, match[0]) if held is None else held
    if whole is None:
        return _opened_by_the_whole(figures, i)
    if not are_alike(figure, figures[whole]) and not _goes_on_by_kind(figures, i, whole):
        return None
    closing = figure.place.before.find(")")
    closed = closing >= 0 and "(" not in figure.place.before[:closing]
    return None if closed and _opened_in_brackets(figures, whole, i) else whole


def _opened_by_the_whole(figures: Sequence[Figure], i: int) -> int | None:
    """Return the whole right before number `i` that a colon or “trong” makes the head of a list."""
    near = before(figures, i)
    if near and _CLOSED_BY_COLON.match(figures[near[0]].place.after):
        near = [j for j in near if _may_hold(figures[j], figures[i])] or near
        return near[0] if _may_hold(figures[near[0]], figures[i]) else None
    if not near or not _may_hold(figures[near[0]], figures[i]):
        colon = bool(near) and figures[near[0]].place.after.lstrip()[:1] == ":"
        return _of_kinds(figures, near, i, ":") if colon else None
    head = figures[near[0]].place
    if _OF_A_NETWORK.search(figures[i].place.before) and _ALL_TOLD.search(head.before):
        return near[0]
    return near[0] if head.after.startswith(":") or _AMONG.search(head.before) else None


def _of_kinds(figures: Sequence[Figure], near: Sequence[int], i: int, opening: str) -> int | None:
    """Return the whole that parts of other names make up: 214 điểm phục vụ, gồm: 26 bưu cục."""
    if not (opening == ":" or "gồm" in opening or "chia" in opening) or not _is_count(figures[i]):
        return None
    facts = (j for j in near if figures[j].judged.kind == LEVEL and is_level(figures[j]))
    held = next(facts, None)
    if held is None or not _is_count(figures[held]):
        return None
    return held if figures[held].timed.period == figures[i].timed.period else None


def _goes_on_by_kind(figures: Sequence[Figure], i: int, whole: int) -> bool:
    """Whether a count follows in a list of parts of other names than their whole."""
    parts = [other for other in figures[whole + 1 : i] if other.judged.kind == LEVEL]
    named = any(not are_alike(other, figures[whole]) for other in parts)
    follows = _NEXT_KIND.match(figures[i].place.before) is not None
    return named and follows and _is_count(figures[i])


def _is_count(figure: Figure) -> bool:
    mark = figure.place.mark
    whole = mark.value is not None and mark.value == mark.value.to_integral_value()
    counted = mark.known and vocabulary.COUNTED_HERE.fullmatch(mark.unit or "") is not None
    points = mark.unit == "điểm" and _POINTS_COUNTED.search(figure.place.before) is not None
    return whole and (counted or points) and mark.of is None and figure.judged.approx is None


def _is_no_list(before: str, opening: re.Match[str]) -> bool:
    """Whether a bracket opens no list of parts: it is closed again, or another one just was."""
    if not opening[0].startswith("("):
        return False
    if _COMPARED.search(before[: opening.start()]):
        return True
    if ";" in before[: opening.start()] or _SUPERLATIVE.search(before[: opening.start()]):
        return True
    return ")" in before[opening.start() :] or ")" in before[: opening.start()]


def _opened_in_brackets(figures: Sequence[Figure], whole: int, i: int) -> bool:
    first = whole + 1
    if first >= i:
        return False
    led = figures[first].place.before
    return "(" in led and ")" not in led[led.rfind("(") :]
