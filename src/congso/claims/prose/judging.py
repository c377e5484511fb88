"""What a number says: a level, a change, a ratio to plan, a rank, a share, a coverage, or nothing.

The words around decide: “đạt 39,6% so với kế hoạch” is a ratio to plan, “giảm 8,66% so với cùng
kỳ” a change, “chiếm 41,51% thị phần” a share, “99% trung tâm thôn đã có sóng” a coverage.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from congso.claims.prose import hedges, vocabulary
from congso.claims.prose.passages import Place
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, OTHER, PLAN_RATIO, RANK, SHARE

_W = r"(?<!\w)"
_UP = re.compile(
    _W + r"(?:tăng(?: trưởng)?|nhích(?: lên)?|cao hơn|nhiều hơn|lớn hơn|dài hơn|thêm|vượt lên)"
    r"(?: (?:thêm|được|nhẹ|mạnh|ước|đạt|ước đạt|khá|nhanh|trưởng|hạng|là|lên|thứ hạng|với|so với[^,;()]{3,40}|"
    r"(?:bình quân|trung bình)(?: (?:mỗi|hằng|hàng) năm)?|(?:mỗi|hằng|hàng) năm)){0,3}$"
)
_DOWN = re.compile(
    _W + r"(?:sụt giảm|giảm sút|giảm|sụt|thấp hơn|ít hơn|nhỏ hơn|tụt|hụt|cắt giảm|ngắn hơn|mất)"
    r"(?: (?:bớt|được|nhẹ|mạnh|ước|đi|sâu|hạng|là|xuống|thứ hạng|so với[^,;()]{3,40})){0,3}$"
)
_TO = re.compile(_W + r"(?:(?:tăng|giảm|nâng|đưa|hạ|nhích|rút|kéo)[^,;()]{0,60} (?:lên|xuống|còn|xuống còn|thành)|còn|lên|xuống|thành)(?: thứ| hạng| vị trí)*$")
_FROM = re.compile(_W + r"từ(?: thứ| hạng| vị trí| mức)*$")
_TIMES = re.compile(_W + r"(?:gấp|tăng gấp|tăng|cao hơn|cao gấp|nhiều hơn|lớn hơn|giảm|kém)$")
_GROWTH_NOUN = re.compile(
    _W + r"(?:tốc độ (?:tăng|giảm)|tăng trưởng|mức (?:tăng|giảm)|tốc độ phát triển)[^,;()]{0,60}?(?:đạt|là|ước|ở)?$"
)
_PLAN = r"(?:kế hoạch|kh|chỉ tiêu|dự toán|nghị quyết|mục tiêu|định mức|kịch bản)"
_PLAN_AFTER = re.compile(rf"^\s*(?:\(?\s*so(?: với)? )?(?:mức |các )?{_PLAN}\b(?! (?:đã|hoàn thành|đều))")
_PLAN_SOON = re.compile(rf"^[^,;()]{{0,60}}\bso(?: với)? (?:mức )?{_PLAN}\b")
_BASE_AFTER = re.compile(
    r"^[^,;()]{0,40}?\(?\s*\bso(?: với)? (?:với )?(?:mức )?(?:cùng|năm|quý|tháng|đầu|cuối|kỳ|giai đoạn|thời điểm|trước|số|\d|hồi|tuần|con số|6|9)"
    r"|^\s*(?:cùng kỳ|năm (?:trước|ngoái|\d{4}))"
)
_BASE_BEFORE = re.compile(r"\bso(?: với)? (?:cùng kỳ|năm|quý|tháng|đầu|cuối|kỳ)[^,;()]{0,40}[, ]*(?:thì )?(?:bằng|tăng|giảm)$")
_REACHED = re.compile(_W + r"(?:đạt|đạt được|bằng|hoàn thành|thực hiện|đạt tỷ lệ|ước đạt|chỉ đạt|tương ứng)$")
_EXCESS = re.compile(_W + rf"vượt(?: mức| cao)?(?: so với)?(?: {_PLAN})?(?: (?:đề ra|được giao|giao|năm|là))*$")
_TARGET = re.compile(
    _W + rf"{_PLAN}(?:(?:,)? (?:năm|nhiệm kỳ|tỉnh|được|giao|trung ương|của|đề ra|đặt ra|hđnd|ubnd|bộ|\d{{4}}|cả|"
    r"nghị quyết|là|ở mức|tối thiểu|kế hoạch|chỉ tiêu|này|quốc gia|thủ tướng|chính phủ|đến|phải|đạt(?= (?:là|tối thiểu))))*\s*[:(]?$"
)
_DEMANDED = re.compile(_W + r"(?:yêu cầu|quy định|mức giao)(?: (?:là|tối thiểu|của \w+|đề ra|phải đạt))*\s*[:(]?$")
_AIM = re.compile(_W + r"(?:phấn đấu|hướng tới|đặt mục tiêu|mục tiêu (?:đến|là|năm|đặt ra|cụ thể)|đặt ra mục tiêu|quyết tâm đạt)(?!\w)")
_FORECAST = re.compile(_W + r"(?:dự báo|được dự báo)(?!\w)")
_SHARE = re.compile(_W + r"(?:chiếm|thị phần|tỷ trọng|cơ cấu|đóng góp)(?!\w)")
_SHARE_OF = re.compile(r"^\s*(?:thị phần|trong tổng|tổng|cơ cấu|grdp|gdp|dân số\s*(?:$|[,;.()]|toàn|của|cả)|trên tổng)")
_RANKED = re.compile(_W + r"(?:xếp|đứng|hạng|thứ|vị trí|vị thứ|thứ hạng|top)(?!\w)[^,;()]{0,40}$")
_RANK_END = re.compile(_W + r"(?:thứ|hạng|vị trí|vị thứ|thứ hạng|xếp|đứng|thứ bậc)(?: (?:thứ|hạng|là|số))*$")
_COPULA = re.compile(_W + r"(?:là|đạt|còn|lên|xuống|bằng|từ|ước|ước đạt|thành|có|chiếm|giữ|gồm|với|tăng|giảm)$|:$")
_DURATION_MEASURED = re.compile(_W + r"(?:bình quân|trung bình|thời gian[^,;()]{0,50}(?:là|còn|xuống|từ)|rút ngắn|tuổi thọ[^,;()]{0,30})$")
_LIST = re.compile(r"^\s*(?:,|và|;|-|hoặc)\s*$")
_VERB = re.compile(_W + r"(?:đạt|là|chiếm|tăng|giảm|bằng|có|vượt|còn|gấp|ước|phủ|lên|xuống)(?!\w)")
_TIMES_UNITS = frozenset(vocabulary.TIMES.split("|"))
_BANDS = frozenset(vocabulary.BANDS.split("|"))
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the words around a number make of it."""

    kind: str
    form: str | None = None
    direction: str | None = None
    approx: str | None = None
    status: str | None = None
    unit: str | None = None
    stem: str = ""
    """The words before, without hedges."""


NO_FIGURE = Judgement(OTHER)


def judge(place: Place, earlier: "list[tuple[Place, Judgement]]", whole: str) -> Judgement:
    """Return what the number at `place` says.

    Shape: `earlier` are the judged numbers of the same sentence, `whole` the sentence.
    """
    stem, approx = hedges.strip(place.before)
    unit = place.mark.unit
    if unit is None:
        unit = _unit_of_neighbours(place, stem, earlier)
        if unit is None and not _RANK_END.search(stem):
            return NO_FIGURE
    judged = _judged(place, stem, unit, earlier, whole)
    if judged.kind == OTHER:
        return NO_FIGURE
    return replace(
        judged,
        approx=hedges.upwards(place.after) or approx,
        status=judged.status or _status(place, stem, whole),
        unit=judged.unit or unit,
        stem=stem,
    )


def _judged(
    place: Place, stem: str, unit: str | None, earlier: "list[tuple[Place, Judgement]]", whole: str
) -> Judgement:
    mark = place.mark
    if (unit or "").lower() in _BANDS:
        return NO_FIGURE
    if unit in _TIMES_UNITS and not _DURATION_MEASURED.search(place.before.rstrip()):
        return NO_FIGURE
    ranked = _rank(place, stem, unit)
    if ranked is not None:
        return ranked
    if unit == "lần":
        return _multiple(stem)
    if unit == "%" or (unit or "").startswith("%/"):
        return _percent(place, stem, earlier, whole)
    if mark.of is not None:
        scored = unit == "điểm" and re.match(r"\s*(?:$|[,;.()]|so\b|tăng\b|giảm\b)", place.after)
        return Judgement(LEVEL if scored else COVERAGE)
    return _amount(place, stem, unit)


def _rank(place: Place, stem: str, unit: str | None) -> Judgement | None:
    mark = place.mark
    if unit in {"bậc", "hạng"} and not _RANK_END.search(stem.removesuffix(" tăng hạng")):
        form = _change(stem)
        return form or (Judgement(RANK, unit="hạng") if unit == "hạng" else None)
    if mark.of is not None and unit in {None, "tỉnh, thành", "tỉnh", "tỉnh, thành phố", "tỉnh thành"}:
        return Judgement(RANK, unit="hạng") if _RANKED.search(stem) else None
    if mark.of is not None and _RANK_END.search(stem):
        return Judgement(RANK, unit="hạng")
    if _RANK_END.search(stem) and (mark.unit is None or not mark.known):
        return Judgement(RANK, unit="hạng")
    return None


def _multiple(stem: str) -> Judgement:
    if not _TIMES.search(stem):
        return NO_FIGURE
    return Judgement(CHANGE, form="multiple", direction="decrease" if stem.endswith(("giảm", "kém")) else "increase")


def _change(stem: str) -> Judgement | None:
    stem = stem.rstrip(" :")
    if _TO.search(stem) and not stem.endswith("nhích lên"):
        return None
    if _UP.search(stem):
        return Judgement(CHANGE, form="delta_abs", direction="increase")
    if _DOWN.search(stem):
        return Judgement(CHANGE, form="delta_abs", direction="decrease")
    return None


def _percent(
    place: Place, stem: str, earlier: "list[tuple[Place, Judgement]]", whole: str
) -> Judgement:
    after, value = place.after, place.mark.value or Decimal(0)
    stem = re.sub(r"\([^()]{0,80}\)", "", stem)
    before_percent = next((judged for at, judged in reversed(earlier) if _is_percent(at)), None)
    if _TARGET.search(stem) or _DEMANDED.search(stem):
        told = before_percent.kind if before_percent and before_percent.kind in {COVERAGE, SHARE} else COVERAGE
        return Judgement(told, status="target")
    changed = _change(stem)
    if changed is not None:
        return replace(changed, form="delta_pct")
    if _EXCESS.search(stem):
        if _BASE_AFTER.search(after):
            return Judgement(CHANGE, form="delta_pct", direction="increase")
        return Judgement(PLAN_RATIO, form="excess_pct")
    if _is_plan_ratio(place, stem, whole):
        return Judgement(PLAN_RATIO, form="ratio_pct")
    if _REACHED.search(stem) and (_BASE_AFTER.search(after) or _BASE_BEFORE.search(stem)):
        direction = None if value == HUNDRED else ("increase" if value > HUNDRED else "decrease")
        return Judgement(CHANGE, form="index_pct", direction=direction)
    if _GROWTH_NOUN.search(stem):
        return Judgement(CHANGE, form="delta_pct", direction="decrease" if "giảm" in stem[-60:] else "increase")
    return _part(place, stem, earlier, before_percent)


def _part(
    place: Place, stem: str, earlier: "list[tuple[Place, Judgement]]", before_percent: Judgement | None
) -> Judgement:
    last_clause = re.split(r"[,;:(]", stem)[-1]
    if stem.endswith("chiếm") and any(at.mark.of is not None for at, _ in earlier[-2:]) and not _SHARE_OF.match(place.after):
        return Judgement(COVERAGE)
    if _SHARE.search(last_clause) or _SHARE_OF.match(place.after):
        return Judgement(SHARE)
    if before_percent is not None and before_percent.kind == SHARE and re.search(r"trong đó|còn lại", stem):
        return Judgement(SHARE)
    if stem.endswith("còn lại") or stem.endswith("trong đó") and re.match(r"\s+(?:có|là)\b", place.after):
        return Judgement(SHARE)
    if before_percent is not None and before_percent.kind != COVERAGE and not _VERB.search(stem):
        listed = before_percent.kind == SHARE and last_clause.strip()
        if listed or not re.match(r"\s*[^\W\d]", place.after):
            return replace(before_percent, status=None, unit=None, approx=None)
    return Judgement(COVERAGE)


def _is_plan_ratio(place: Place, stem: str, whole: str) -> bool:
    """Whether a percentage is of a plan; at the end of a list the plan is said once for all."""
    if _PLAN_AFTER.match(place.after) or _PLAN_SOON.match(place.after):
        return True
    if _BASE_AFTER.search(place.after) or not _REACHED.search(stem):
        return False
    subject = re.split(r"[,;:(]", stem)[-1].strip()
    if "tỷ lệ" in subject or re.match(r"\s+(?!so\b|và\b|trong\b)[^\W\d]", place.after):
        return False
    return subject.startswith(("chỉ tiêu", "riêng chỉ tiêu")) or re.search(
        rf"%[^%;.\d]{{0,20}}{_PLAN}", whole
    ) is not None


def _amount(place: Place, stem: str, unit: str | None) -> Judgement:
    if _TARGET.search(stem) or _DEMANDED.search(stem):
        return Judgement(LEVEL, status="target")
    changed = _change(stem)
    if changed is not None and not (stem.endswith("thêm") and _NEW.search(stem)):
        points = unit in {"điểm %", "điểm phần trăm"}
        return replace(changed, form="delta_pp") if points else changed
    return Judgement(LEVEL)


_NUMBER_OF = re.compile(
    rf"(?<!\w)(?:tổng số|số lượng|số|tổng)\s+(?P<u>{vocabulary.COUNTED})(?!\w)[^,;()]{{0,80}}$"
)
_NEW = re.compile(r"(?:có|còn) thêm$")


def _status(place: Place, stem: str, whole: str) -> str | None:
    told = whole[: max(0, place.mark.start - place.sentence[0])]
    if _FORECAST.search(told):
        return "forecast"
    return "target" if _AIM.search(told) else None


def _unit_of_neighbours(
    place: Place, stem: str, earlier: "list[tuple[Place, Judgement]]"
) -> str | None:
    """Return the unit that a bare number shares with the one before: “năm 2022 là 1.346”."""
    if not (_COPULA.search(stem) or _LIST.match(place.before)):
        return None
    if place.next_unit is not None:
        return place.next_unit
    counted = _NUMBER_OF.search(stem)
    if counted is not None:
        return counted["u"]
    if place.after and re.match(r"\s*[^\W\d]", place.after) and not re.match(
        r"\s*(?:so|và|trong|vào|của|lên|xuống|năm|hiện|đến|tại|ở)\b", place.after
    ):
        return None
    return next((judged.unit for _, judged in reversed(earlier) if judged.unit and judged.unit != "%"), None)


def _is_percent(place: Place) -> bool:
    return (place.mark.unit or "").startswith("%")
