"""What a number says: a level, a change, a rank, a score, a percentage of something, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from congso.claims.prose import cells, cues, hedges, lent_units, percentages, vocabulary
from congso.claims.prose.hearing import NO_FIGURE, Hearing, Judgement, change
from congso.claims.prose.passages import Place
from congso.claims.prose.view import View
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, OTHER, PLAN_RATIO, RANK, SHARE

_REACH = 700
"""How many letters of a long sentence words such as phấn đấu or kế hoạch reach."""

_DENOMINATORS = frozenset({100, 1000, 10_000, 100_000})
_PER_HEAD = frozenset({"dân", "người", "người dân", "hộ", "hộ dân", "trẻ", "lao động"})
"""“số giường bệnh trên một vạn dân”: what is counted on is no figure."""
_A_WHILE = re.compile(r"(?<!\w)(?:sau|trong|suốt|trước|khoảng|gần|hơn)\s*$")
_TIMES_UNITS = frozenset(vocabulary.TIMES.split("|"))
_TENTHS = 10
_AROUND_ASIDE = 140
_HALFWAY = 2
_REACH_OF_SHARE = 16
_IN_BRACKETS = re.compile(r"(?:[^,;:.()]|\s){0,40}\(\s*$")
_AGAIN_WORDS = re.compile(r"tương|tức|hay|đạt|còn|kế hoạch|mục tiêu|chỉ tiêu|trong đó|gồm|riêng")
_EARLIER = re.compile(r"(?<!\w)(?:so|cùng kỳ|năm|quý|tháng|kỳ)(?!\w)")
_COMPARED = re.compile(r"(?<!\w)(?:so với|cùng kỳ)(?!\w)[^.]*\([^()]*\)")
"""“so với cùng kỳ (98 vụ)”: another bracket of the sentence told what there was."""
_HOW_OFTEN = re.compile(r"(?<!\w)(?:số lần|tần suất|saifi|maifi|hệ số)(?!\w)[^,;()]{0,60}$")
"""“số lần mất điện bình quân 1,42 lần” counts, and multiplies nothing."""
_IS_A_NAME = re.compile(
    r"(?<!\w)(?:học|dạy) \x00buổi/ngày|"
    r"(?<!\w)đầy đủ(?: cả)? \x00(?:loại|mũi|liều)|"
    r"(?<!\w)bệnh viện (?!có|với|gồm|còn|được)(?:[^\W\d]+ ){0,4}(?:quy mô )?\x00giường"
)
"""What a thing is by its name or rule: “tiêm đầy đủ 8 loại vắc xin”, “Bệnh viện 500 giường”."""
_COORDINATED = re.compile(r"\s*(?:,|và)\s*$")
_BANDS = frozenset(vocabulary.BANDS.split("|"))
_POINTS = {"điểm %", "điểm phần trăm"}
_PEERS = {None, "tỉnh, thành", "tỉnh", "tỉnh, thành phố", "tỉnh thành"}
_GIVEN = re.compile(r"\s*(?:được giao|được phân bổ|kế hoạch|dự toán)(?!\w)")
_SCORED = re.compile(r"\s*(?:$|[,;.()]|so\b|tăng\b|giảm\b)")


def judge(
    view: View,
    place: Place,
    earlier: Sequence[tuple[Place, Judgement]],
    *,
    planned: bool = False,
) -> Judgement:
    """Return what the number at `place` says.

    Shape: `earlier` are the judged figures of the same sentence, the latest last; `planned` says
    that an opening before compares all that follows with a plan.
    """
    if place.mark.cell is not None:
        said = cells.of(place.mark)
        return replace(said, unit=said.unit or place.mark.unit)
    if place.mark.is_unchanged:
        return _unchanged(earlier)
    stem, approx = hedges.strip(_without_an_aside(view, place))
    unit = place.mark.unit
    if unit is None:
        unit = lent_units.of(view, place, stem, earlier)
        if unit is None and not cues.RANK_END.search(stem):
            return NO_FIGURE
    start = max(place.sentence[0], place.mark.start - _REACH)
    end = min(place.sentence[1], place.mark.end + _REACH)
    told, around = view.low[start : place.mark.start], view.low[start:end]
    judged = _judged(Hearing(place, stem, unit, earlier, told, around, planned))
    if judged.kind == OTHER:
        return NO_FIGURE
    return replace(
        judged,
        approx=hedges.upwards(place.after) or approx or judged.approx,
        status=judged.status or _status(told),
        unit=judged.unit or unit,
        stem=stem,
    )


def _without_an_aside(view: View, place: Place) -> str:
    """Return the words before a number, across what a bracket says between.

    “thấp hơn mục tiêu (90%) 7,6 điểm”: the bracket tells the yardstick, the words before it go on.
    """
    if place.before.strip() != ")":
        return place.before
    start = max(place.sentence[0], place.mark.start - _AROUND_ASIDE)
    return cues.BRACKETS.sub("", view.low[start : place.mark.start])


def _unchanged(earlier: Sequence[tuple[Place, Judgement]]) -> Judgement:
    """Return that the figure before did not change: “07 doanh nghiệp (giống năm 2022)”."""
    if not earlier or earlier[-1][1].kind not in {LEVEL, COVERAGE, RANK}:
        return NO_FIGURE
    return Judgement(CHANGE, form="no_change", unit=earlier[-1][1].unit)


def _judged(heard: Hearing) -> Judgement:
    unit, mark = heard.unit or "", heard.place.mark
    if unit.lower() in _BANDS:
        return NO_FIGURE
    if unit in _TIMES_UNITS and not _is_measured(heard):
        return NO_FIGURE
    if heard.place.before.endswith("trên ") and mark.value in _DENOMINATORS and unit in _PER_HEAD:
        return NO_FIGURE
    if _IS_A_NAME.search(f"{heard.place.before}\x00{unit}"):
        return NO_FIGURE
    ranked = _rank(heard)
    if ranked is not None:
        return ranked
    if unit == "lần":
        return _multiple(heard)
    if unit == "%" or unit.startswith("%/"):
        return percentages.judge(heard)
    if mark.of is not None and _is_portion_of_before(heard):
        down = "giảm" in heard.stem[-8:]
        return Judgement(CHANGE, form="multiple", direction="decrease" if down else None)
    if mark.of is not None:
        exact = "," in (mark.written or "")
        counted = any(at.mark.value == mark.of and said.unit == unit for at, said in heard.earlier)
        scored = unit == "điểm" and not counted and (exact or _SCORED.match(heard.place.after))
        return Judgement(LEVEL if scored else COVERAGE)
    return _amount(heard)


def _is_portion_of_before(heard: Hearing) -> bool:
    """Whether X/Y is a part of an earlier amount: “bằng 1/3 so với năm 2015”, “giảm 1/2”."""
    mark = heard.place.mark
    small = mark.unit is None and (mark.of or 0) <= _TENTHS and (mark.value or 0) < (mark.of or 0)
    said = heard.stem.endswith(("bằng", "giảm", "còn"))
    return small and said and cues.BASE_AFTER.search(heard.place.after) is not None


def _is_measured(heard: Hearing) -> bool:
    """Whether a number of days or years is measured, not just a while: “rút ngắn còn 2 ngày”."""
    if cues.DURATION_MEASURED.search(cues.BRACKETS.sub("", heard.place.before).rstrip()):
        return True
    if heard.place.mark.unit is None and heard.earlier:
        return heard.earlier[-1][1].unit == heard.unit
    if "," in (heard.place.mark.written or "") and not _A_WHILE.search(heard.place.before):
        return True
    again = any(place.mark.unit == heard.unit for place, _ in heard.earlier)
    return again and (change(heard.stem) or cues.TO.search(heard.stem)) is not None


def _rank(heard: Hearing) -> Judgement | None:
    mark, stem, unit = heard.place.mark, heard.stem, heard.unit
    at_rank = cues.RANK_END.search(stem.removesuffix(" tăng hạng"))
    if unit in {"bậc", "hạng"} and not at_rank:
        moved = change(stem) or (_moved(stem) if unit == "bậc" else None)
        return moved or (Judgement(RANK, unit="hạng") if unit == "hạng" else None)
    if mark.of is not None and unit == "hạng" and _is_rank_before(heard):
        return Judgement(RANK, unit="hạng")
    if mark.of is not None and unit == "hạng" and cues.GOES_ON.search(heard.place.before):
        return Judgement(RANK, unit="hạng")
    if mark.of is not None and unit in _PEERS:
        return Judgement(RANK, unit="hạng") if cues.RANKED.search(stem) else None
    if at_rank and (mark.of is not None or mark.unit is None or not mark.known):
        return Judgement(RANK, unit="hạng")
    return None


def _is_rank_before(heard: Hearing) -> bool:
    """Whether a bracket after a move tells where it began: “tăng 5 bậc so với năm 2023 (31/63)”."""
    if len(heard.earlier) < _HALFWAY or heard.earlier[-1][1].unit != "bậc":
        return False
    ranks = (at.mark.of for at, said in heard.earlier if said.kind == RANK)
    bracketed = heard.place.before.rstrip().endswith("(") and heard.place.after.startswith(")")
    return bracketed and heard.place.mark.of in set(ranks)


def _moved(stem: str) -> Judgement | None:
    """Return the move of a rank: “lên 20 bậc”, “lùi 3 bậc”; places are moved by, never to."""
    if cues.CLIMBED.search(stem):
        return Judgement(CHANGE, form="delta_abs", direction="increase")
    if cues.SLID.search(stem):
        return Judgement(CHANGE, form="delta_abs", direction="decrease")
    return None


def _multiple(heard: Hearing) -> Judgement:
    stem = heard.stem
    if _HOW_OFTEN.search(cues.BRACKETS.sub("", stem)):
        return Judgement(LEVEL)
    equals = stem.endswith("bằng") and cues.OF_BEFORE.match(heard.place.after)
    if not (cues.TIMES.search(stem) or equals):
        return NO_FIGURE
    fewer = stem.endswith(("giảm", "kém"))
    return Judgement(CHANGE, form="multiple", direction="decrease" if fewer else "increase")


def _amount(heard: Hearing) -> Judgement:
    stem = heard.stem.removesuffix(" từ") if heard.place.mark.value_max else heard.stem
    if heard.place.before.strip() == "/" and heard.earlier:
        return Judgement(LEVEL, status="target")
    passed = _against_a_plan(heard, stem)
    given = stem.endswith("tổng số") and _GIVEN.match(heard.place.after) is not None
    planned = given or any(
        cue.search(stem) for cue in (cues.TARGET, cues.DEMANDED, cues.PLAN_IN_BRACKETS)
    )
    if passed is None and planned:
        return Judgement(LEVEL, status="target")
    changed = passed or change(stem)
    if changed is None and (said := _beside_a_change(heard)) is not None:
        return said
    if cues.OUT_OF_EACH.search(heard.told):
        return Judgement(COVERAGE)
    if changed is None and cues.EXCESS.search(stem):
        return Judgement(LEVEL, approx="gt")
    if changed is None or cues.NEW.search(stem):
        part = heard.unit in _POINTS and cues.SHARE.search(stem[-_REACH_OF_SHARE:])
        return Judgement(SHARE if part else LEVEL)
    points = heard.unit in _POINTS
    return replace(changed, form="delta_pp") if points else changed


def _beside_a_change(heard: Hearing) -> Judgement | None:
    """Return what an amount says right after a change: where it began, or the same in numbers.

    “2.015 ca, giảm 61,3% (5.207 ca)” names the earlier level, “1.422 trạm, tăng 5,6% (76 trạm)”
    the change itself; “tăng 19 cơ sở và 640 phòng so với năm 2022” goes on with it.
    """
    place = heard.place
    if not heard.earlier or heard.earlier[-1][1].kind != CHANGE:
        return None
    moved = heard.earlier[-1][1]
    levels = [at for at, said in heard.earlier if said.kind == LEVEL and said.unit == heard.unit]
    if not levels or moved.unit == "bậc":
        return None
    if _COORDINATED.fullmatch(place.before) and moved.form == "delta_abs":
        goes_on = cues.BASE_AFTER.match(place.after) is not None
        return replace(moved, unit=None, approx=None) if goes_on else None
    bracketed = _IN_BRACKETS.fullmatch(place.before) and place.after.startswith(")")
    if not bracketed or _AGAIN_WORDS.search(place.before):
        return None
    if moved.form == "delta_abs":
        return Judgement(LEVEL, of_base=True) if _is_what_was(heard, levels[-1], moved) else None
    if place.before.strip() != "(":
        return Judgement(LEVEL, of_base=True) if _EARLIER.search(place.before) else None
    now, told = levels[-1].mark.value, place.mark.value
    if now is None or told is None:
        return None
    if moved.form == "multiple" or told * _HALFWAY > now:
        return Judgement(LEVEL, of_base=True)
    return replace(moved, form="delta_abs", unit=None, approx=None)


def _is_what_was(heard: Hearing, now: Place, moved: Judgement) -> bool:
    """Whether a bracket after a step tells where it began: “41 người, giảm 5 người (46 người)”.

    It adds up, or another figure of the sentence was compared.
    """
    at, _ = heard.earlier[-1]
    told = heard.place.mark
    if heard.place.before.strip() != "(" or told.unit != at.mark.unit:
        return False
    if None in (now.mark.value, at.mark.value, told.value):
        return False
    step = at.mark.value or 0
    before = (now.mark.value or 0) - (-step if moved.direction == "decrease" else step)
    return before == told.value or _COMPARED.search(heard.told) is not None


def _against_a_plan(heard: Hearing, stem: str) -> Judgement | None:
    """Return by how much a plan was passed or missed: “vượt 15 điểm so với kế hoạch”."""
    after = heard.place.after
    beside = cues.BESIDE.search(stem)
    if beside is not None and cues.IS_A_PLAN.match(beside["what"]):
        changed = change(stem)
        return None if changed is None else replace(changed, kind=PLAN_RATIO)
    points = heard.unit in _POINTS and (cues.EXCESS.search(stem) or cues.SHORT.search(stem))
    if not (points or cues.PLAN_AFTER.match(after) or cues.PLAN_SOON.match(after)):
        return None
    if cues.EXCESS.search(stem):
        return Judgement(PLAN_RATIO, form="delta_abs", direction="increase")
    if cues.SHORT.search(stem):
        return Judgement(PLAN_RATIO, form="delta_abs", direction="decrease")
    changed = change(stem)
    return None if changed is None else replace(changed, kind=PLAN_RATIO)


def _status(told: str) -> str | None:
    if cues.FORECAST.search(told):
        return "forecast"
    return "target" if cues.AIM.search(told) else None
