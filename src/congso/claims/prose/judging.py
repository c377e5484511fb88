"""What a number says: a level, a change, a rank, a score, a percentage of something, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from congso.claims.prose import cues, hedges, percentages, vocabulary
from congso.claims.prose.hearing import NO_FIGURE, Hearing, Judgement, change
from congso.claims.prose.passages import Place
from congso.claims.prose.view import View
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, OTHER, PLAN_RATIO, RANK

_REACH = 700
"""How many letters of a long sentence words such as phấn đấu or kế hoạch reach."""

_TIMES_UNITS = frozenset(vocabulary.TIMES.split("|"))
_TENTHS = 10
_MILLION, _BILLION = 10**6, 10**9
_MONEY = re.compile(
    r"(?<!\w)(?:doanh thu|lợi nhuận|nộp|thu|chi|vốn|kinh phí|ngân sách|đầu tư|phạt|trị giá|số tiền|"
    r"(?<!trả )tiền|lương|thu nhập|giải ngân|dự toán|hỗ trợ)(?!\w)[^,;()]{0,50}$"
)
_BANDS = frozenset(vocabulary.BANDS.split("|"))
_POINTS = {"điểm %", "điểm phần trăm"}
_AGAIN = re.compile(r"\s*(?:\(|,\s*)(?:(?:đạt|chiếm|tương đương|tỷ lệ|bằng)\s*)*$")
_PERCENTAGE = re.compile(r"[\d.,]{1,8} ?%")
_PEERS = {None, "tỉnh, thành", "tỉnh", "tỉnh, thành phố", "tỉnh thành"}
_NUMBER_OF = re.compile(
    rf"(?<!\w)(?:tổng số|số lượng|số|tổng)\s+(?P<u>{vocabulary.COUNTED})(?!\w)[^,;()]{{0,80}}$"
)
_HEADED_BY = re.compile(
    rf"(?:^\s*|[,;:.(]\s*)(?:[-+•]\s*)?(?P<u>{vocabulary.COUNTED}) [^,;:().]{{1,60}}(?:đạt|"
    r"là|còn|ước|:)$"
)
_SCORE_OF = re.compile(r"(?<!\w)(?:điểm số|điểm|chỉ số)(?!\w)[^,;()]{0,60}$")
_COUNTED_AFTER = re.compile(rf"\)\s*(?:số )?(?P<u>{vocabulary.COUNTED})(?!\w)")
_GOES_ON = re.compile(r"\s*(?:so|và|trong|vào|của|lên|xuống|năm|hiện|đến|tại|ở)\b")
_LIST_OPENED = re.compile(r"(?<!\w)(?:trong đó|gồm|chia ra|cụ thể)(?!\w)")
_NAMED_PART = re.compile(
    r"(?:^|(?<!\w)(?:trong đó|gồm|gồm có|chia ra|cụ thể)|[:,;(])[ :]*(?:có )?"
    r"(?:[^\W\d]+ ){0,4}[^\W\d]+[ :]+$"
)
"""“trong đó cá nhân 171, tổ chức 41”: each part has its name."""
_HEADING = re.compile(rf"\W*(?:số |tổng số )?(?P<u>{vocabulary.COUNTED})(?!\w)[^,;.()\d:]{{0,40}}:")
_ENDS = re.compile(r"\s*(?:$|[,;.)]|\((?:\s*[+-]?\s*$|\s*(?:năm|tăng|giảm|so|cùng|kế hoạch)\b))")
_NEXT_NAME = re.compile(r"[,;] (?:và )?(?:[^\W\d]+ ){1,5}(?:là |đạt )?")
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
    if place.mark.is_unchanged:
        return _unchanged(earlier)
    stem, approx = hedges.strip(place.before)
    unit = place.mark.unit
    if unit is None:
        unit = _money(place, stem, certain=True)
        unit = unit or _unit_of_neighbours(place, stem, earlier)
        unit = unit or _unit_of_the_list(view, place, earlier) or _money(place, stem, certain=False)
        if unit is None and _is_told_in_percent(view, place):
            unit = ""
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
        scored = unit == "điểm" and (exact or _SCORED.match(heard.place.after))
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
    if cues.DURATION_MEASURED.search(heard.place.before.rstrip()):
        return True
    again = any(place.mark.unit == heard.unit for place, _ in heard.earlier)
    return again and (change(heard.stem) or cues.TO.search(heard.stem)) is not None


def _rank(heard: Hearing) -> Judgement | None:
    mark, stem, unit = heard.place.mark, heard.stem, heard.unit
    at_rank = cues.RANK_END.search(stem.removesuffix(" tăng hạng"))
    if unit in {"bậc", "hạng"} and not at_rank:
        moved = change(stem) or (_moved(stem) if unit == "bậc" else None)
        return moved or (Judgement(RANK, unit="hạng") if unit == "hạng" else None)
    if mark.of is not None and unit == "hạng" and cues.GOES_ON.search(heard.place.before):
        return Judgement(RANK, unit="hạng")
    if mark.of is not None and unit in _PEERS:
        return Judgement(RANK, unit="hạng") if cues.RANKED.search(stem) else None
    if at_rank and (mark.of is not None or mark.unit is None or not mark.known):
        return Judgement(RANK, unit="hạng")
    return None


def _moved(stem: str) -> Judgement | None:
    """Return the move of a rank: “lên 20 bậc”, “lùi 3 bậc”; places are moved by, never to."""
    if cues.CLIMBED.search(stem):
        return Judgement(CHANGE, form="delta_abs", direction="increase")
    if cues.SLID.search(stem):
        return Judgement(CHANGE, form="delta_abs", direction="decrease")
    return None


def _multiple(heard: Hearing) -> Judgement:
    stem = heard.stem
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
    if passed is None and (cues.TARGET.search(stem) or cues.DEMANDED.search(stem)):
        return Judgement(LEVEL, status="target")
    changed = passed or change(stem)
    if changed is None and cues.EXCESS.search(stem):
        return Judgement(LEVEL, approx="gt")
    if changed is None or cues.NEW.search(stem):
        return Judgement(LEVEL)
    points = heard.unit in _POINTS
    return replace(changed, form="delta_pp") if points else changed


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


def _is_told_in_percent(view: View, place: Place) -> bool:
    """Whether X/Y is told again as a percentage right after: “cấp huyện: 9/10 (90%)”."""
    if place.mark.of is None or not _AGAIN.match(place.after):
        return False
    return _PERCENTAGE.match(view.low, place.mark.end + len(place.after)) is not None


def _money(place: Place, stem: str, *, certain: bool) -> str | None:
    """Return đồng for millions and billions of money told without it: “doanh thu ước 98 tỷ”."""
    scale = place.mark.scale or 1
    if scale < _MILLION or place.mark.of is not None:
        return None
    spent = _MONEY.search(stem) is not None
    said = scale >= _BILLION and _ENDS.match(place.after) is not None
    return "đồng" if (spent if certain else said) else None


def _is_score_of_a_list(place: Place, before: Place, said: Judgement) -> bool:
    """Whether a bare number goes on with the next name: “Ngữ văn 7,12, Toán 6,21, Anh 5,04”."""
    alike = before.mark.unit is None and said.kind == LEVEL and bool(said.unit)
    decimals = ("," in (place.mark.written or "")) == ("," in (before.mark.written or ""))
    ended = "," in (place.mark.written or "") or _ENDS.match(place.after) is not None
    return alike and decimals and ended and _NEXT_NAME.fullmatch(place.before) is not None


def _after_a_rank(earlier: Sequence[tuple[Place, Judgement]]) -> bool:
    """Whether the figure before is a rank or the move of one: “hạng 37/176 …, và 35/154 về …”."""
    told = [judged.kind for _, judged in earlier if judged.unit != "bậc"]
    return bool(told) and told[-1] == RANK


def _unit_of_the_list(
    view: View, place: Place, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit of the whole where parts are listed without: “trong đó: di động 700.120”."""
    start = max(place.sentence[0], place.mark.start - _REACH)
    heading = _HEADING.match(view.low, place.sentence[0], place.mark.start)
    if heading is not None and _NAMED_PART.search(place.before) and _ENDS.match(place.after):
        return heading["u"]
    opened = _LIST_OPENED.search(view.low, start, place.mark.start) is not None
    opened = opened or _opens_a_list(earlier)
    grouped = "." in (place.mark.written or "")
    named = _NAMED_PART.search(place.before) is not None
    if not (opened and (grouped or named) and _ENDS.match(place.after)) or cues.IN_A_LIST.match(
        place.before
    ):
        return None
    levels = (judged.unit for _, judged in reversed(earlier) if judged.kind == LEVEL)
    return next((unit for unit in levels if unit), None)


def _opens_a_list(earlier: Sequence[tuple[Place, Judgement]]) -> bool:
    """Whether a colon after an amount opens a list of its parts: “508.900 hồ sơ: trước hạn …”."""
    return any(
        judged.kind == LEVEL and place.after.lstrip().startswith(":") for place, judged in earlier
    )


def _unit_of_neighbours(
    place: Place, stem: str, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit that a bare number shares with another: “số trạm năm 2022 là 1.346”."""
    if _SCORE_OF.search(stem) and ("," in (place.mark.written or "") or place.mark.of):
        return "điểm"
    if place.mark.of is not None and cues.GOES_ON.search(place.before) and _after_a_rank(earlier):
        return "hạng"
    if earlier and _is_score_of_a_list(place, *earlier[-1]):
        return earlier[-1][1].unit
    if place.mark.of is not None and stem.endswith("(") and place.after.startswith(")"):
        said = _COUNTED_AFTER.match(place.after)
        return said["u"] if said else None
    if not (cues.COPULA.search(stem) or cues.IN_A_LIST.match(place.before)):
        counted = _NUMBER_OF.search(stem) if _ENDS.match(place.after) else None
        return counted["u"] if counted else None
    if place.next_unit is not None:
        return place.next_unit
    counted = _NUMBER_OF.search(stem) or _HEADED_BY.search(stem)
    if counted is not None:
        return counted["u"]
    if cues.A_NOUN.match(place.after) and not _GOES_ON.match(place.after):
        return None
    units = (judged.unit for _, judged in reversed(earlier) if judged.unit != "%")
    return next((unit for unit in units if unit), None)
