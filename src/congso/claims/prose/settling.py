"""What only later words or related figures tell: a base at a list's end, a rank's lag, a period.

“tăng 16%, 12% và 9%, đều so với năm 2021”: the base is told once, at the end.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from congso.claims.prose import cues, roles
from congso.claims.prose.bases import Timed
from congso.claims.prose.figures import Figure, starts_a_rise
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.passages import Place
from congso.claims.statement import CHANGE, RANK, Relation

_FAR = 24
_A_YEAR = re.compile(r"\d{4}")
_OF_THE_SAME = re.compile(r"^\s*[,(]?\s*(?:và\s+)?(?:tăng|giảm|cao hơn|thấp hơn)\b[^,;]*$")
"""A change that follows so is of the growth rate itself: “là 13,6%, tăng 3,99% so với …”."""
_ARRIVED = re.compile(r"[,)]?\s*(?:và\s+)?(?:vươn lên|lên|đứng|xếp|hiện|đạt|giữ|ở)\b[^,;]{0,30}$")
"""A rank that its move leads to, without a subject of its own."""
_Told = Sequence[tuple[Place, Judgement]]


def by_later_words(timed: Sequence[Timed], told: _Told) -> list[Timed]:
    """Return the times of the figures `told`, completed by what is said after them."""
    found = list(timed)
    first = next(
        (
            time
            for time, (_, say) in zip(timed, told, strict=True)
            if time.base and _is_of_time(say) and not time.base.endswith("-12")
        ),
        None,
    )
    first = first or next((time for time in timed if time.base and not time.of_base), None)
    for i, (time, (_, say)) in enumerate(zip(timed, told, strict=True)):
        if time.undated:
            continue
        if say.kind == RANK:
            found[i] = _with_its_change(i, found, told)
        elif (
            say.kind == CHANGE and time.base is None and (base := _base_of_its_twin(i, found, told))
        ):
            found[i] = replace(time, base=base)
        elif _is_move(say) and time.base is None and _A_YEAR.fullmatch(time.period or ""):
            found[i] = replace(time, base=roles.year_before(time.period), supposed=True)
        elif _is_of_time(say) and time.base is None and not time.ahead:
            base = _base_at_the_end(i, found, told)
            base = base or _as_elsewhere(time, first) or _of_the_same_period(i, found, told)
            if base is None and _is_growth(say) and _A_YEAR.fullmatch(time.period or ""):
                base = roles.year_before(time.period)
            found[i] = replace(time, base=base, supposed=base is not None)
    return found


def _as_elsewhere(time: Timed, first: Timed | None) -> str | None:
    """Return the base that the text uses elsewhere: the same, or the same of the year before."""
    if first is None or first.base is None:
        return None
    if first.period == time.period:
        return first.base
    return roles.year_before(time.period) if first.base == roles.year_before(first.period) else None


def _of_the_same_period(i: int, found: Sequence[Timed], told: _Told) -> str | None:
    """Return the base that the nearest growth before, of the same period, has."""
    for j in range(i - 1, max(-1, i - _FAR), -1):
        grown = _is_growth(told[j][1]) or told[j][1].form == "index_pct"
        if grown and found[j].period == found[i].period and found[j].base:
            return found[j].base
    return None


def _base_of_its_twin(i: int, found: Sequence[Timed], told: _Told) -> str | None:
    """Return the base of the same change said again: “tăng 45 trạm (3,96%) so với năm 2022”."""
    if i + 1 == len(found) or told[i + 1][0].sentence != told[i][0].sentence:
        return None
    place, say = told[i + 1]
    again = say.kind == CHANGE and cues.SAID_AGAIN.search(place.before) is not None
    return found[i + 1].base if again else None


def _is_of_time(said: Judgement) -> bool:
    """Whether a change is from an earlier time, not from another place, a goal or an average."""
    if said.kind != CHANGE or said.status is not None or said.unit in {"bậc", "hạng"}:
        return False
    beside = cues.BESIDE.search(said.stem) or cues.THAN.search(said.stem)
    return said.form != "multiple" and beside is None


def _is_move(said: Judgement) -> bool:
    """Whether a rank moved; an edition of a year is held against the one before."""
    return said.kind == CHANGE and said.unit in {"bậc", "hạng"} and said.status is None


def _is_growth(said: Judgement) -> bool:
    return said.form == "delta_pct"


def _with_its_change(i: int, found: Sequence[Timed], told: _Told) -> Timed:
    """Return a rank's time in the edition that its move is told for."""
    for j in range(i + 1, min(i + 3, len(found))):
        place, say = told[j]
        if place.sentence != told[i][0].sentence or say.kind == RANK:
            break
        if say.unit in {"bậc", "hạng"} and say.kind == CHANGE:
            return replace(found[i], period=found[j].period)
    move = _move_before(i, found, told)
    return found[i] if move is None else replace(found[i], period=found[move].period)


def _move_before(i: int, found: Sequence[Timed], told: _Told) -> int | None:
    """Return the move that led to rank `i`: “lên 20 bậc so với năm 2021, đứng thứ 36/63”."""
    if found[i].of_base or not _ARRIVED.search(told[i][0].before):
        return None
    for j in range(i - 1, max(-1, i - 3), -1):
        place, say = told[j]
        if place.sentence != told[i][0].sentence:
            return None
        if say.unit in {"bậc", "hạng"} and say.kind == CHANGE:
            moved_before = j and told[j - 1][1].kind == RANK
            same = moved_before and told[j - 1][0].sentence == place.sentence
            return j if found[j].base and not same else None
        if not found[j].of_base:
            return None
    return None


def _base_at_the_end(i: int, found: Sequence[Timed], told: _Told) -> str | None:
    for j in range(i + 1, min(i + _FAR, len(found))):
        place, say = told[j]
        if place.sentence != told[i][0].sentence:
            return None
        if _OF_THE_SAME.match(place.before):
            return None
        if say.form == "multiple":
            return None
        if say.kind == CHANGE and found[j].base and found[j].period == found[i].period:
            return found[j].base
    return None


def by_relation(figures: list[Figure], related: Sequence[tuple[Relation, ...]]) -> list[Figure]:
    """Return the figures, completed by those that they belong to."""
    found = [_begun_earlier(figures, i, related[i]) for i in range(len(figures))]
    bases = _told_bases(found, related)
    found = [_as_its_level(found, i, related[i], bases) for i in range(len(found))]
    return [_in_points(found, i, related[i]) for i in range(len(found))]


def _begun_earlier(figures: list[Figure], i: int, related: tuple[Relation, ...]) -> Figure:
    """Return a figure that another rose from without the period of that one, which is later."""
    figure = figures[i]
    risen = next((to.index for to in related if to.type == "base_of"), None)
    if risen is None or not starts_a_rise(figure.judged):
        return figure
    same = figure.timed.period == figures[risen].timed.period
    return replace(figure, timed=replace(figure.timed, period=None)) if same else figure


def _told_bases(
    figures: list[Figure], related: Sequence[tuple[Relation, ...]]
) -> dict[int, str | None]:
    """Return for each figure that stands beside an earlier one the period of that one."""
    return {
        to.index: figure.timed.period
        for figure, relates_to in zip(figures, related, strict=True)
        for to in relates_to
        if to.type == "base_of"
    }


def _as_its_level(
    figures: list[Figure], i: int, related: tuple[Relation, ...], bases: dict[int, str | None]
) -> Figure:
    """Return a change in the period of its level, and from the level that is told as its base."""
    figure = figures[i]
    changed = next((to.index for to in related if to.type == "change_of"), None)
    if changed is None or figures[changed].judged.kind == RANK:
        return figure
    period, base = figures[changed].timed.period, figure.timed.base or bases.get(changed)
    if figure.timed.supposed and (changed in bases or period != figure.timed.period):
        base = bases.get(changed) or roles.year_before(period)
    return replace(figure, timed=replace(figure.timed, period=period, base=base))


def _in_points(figures: list[Figure], i: int, related: tuple[Relation, ...]) -> Figure:
    """Return figure `i`, its change in points where what changes is a percentage itself."""
    figure = figures[i]
    told = any(to.type == "change_of" and figures[to.index].unit == "%" for to in related)
    if figure.judged.form != "delta_pct" or not told:
        return figure
    return replace(figure, judged=replace(figure.judged, form="delta_pp"))
