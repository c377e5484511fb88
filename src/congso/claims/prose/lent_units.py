"""The unit of a number that stands without one: of its list, its neighbours, or of money.

“số trạm năm 2022 là 1.346” are stations, “doanh thu ước 98 tỷ” are đồng, “trong đó: di động
700.120” has the unit of its whole.
"""

import re
from collections.abc import Sequence

from congso.claims.prose import cues, vocabulary
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.passages import Place
from congso.claims.prose.view import View
from congso.claims.statement import LEVEL, RANK

_REACH = 700
"""How many letters of a long sentence words such as phấn đấu or kế hoạch reach."""

_AROUND_ASIDE = 140
_MILLION, _BILLION = 10**6, 10**9
_MONEY = re.compile(
    r"(?<!\w)(?:doanh thu|lợi nhuận|nộp|thu|chi|vốn|kinh phí|ngân sách|đầu tư|phạt|trị giá|số tiền|"
    r"(?<!trả )tiền|lương|thu nhập|giải ngân|dự toán|hỗ trợ)(?!\w)[^,;()]{0,50}$"
)
_AGAIN = re.compile(r"\s*(?:\(|,\s*)(?:(?:đạt|chiếm|tương đương|tỷ lệ|bằng)\s*)*$")
_PERCENTAGE = re.compile(r"[\d.,]{1,8} ?%")
_ITS_SHARE = re.compile(
    r" ?(?:\(|, ?)(?:(?:chiếm|đạt|bằng|tương đương)(?: tỷ lệ)? |tỷ lệ )?[\d.,]{1,8} ?%"
)
_NUMBER_OF = re.compile(r"(?<!\w)(?:tổng số|số lượng|số|tổng)\s+")
_TO_THE_END = re.compile(r"[^,;()]{0,80}$")
_HEAD = re.compile(r"(?:^\s*|[,;:.(]\s*)(?:[-+•]\s*)?")
_COMES_TO = re.compile(r" [^,;:().]{1,60}(?:đạt|là|còn|ước|lên|xuống|:)$")
_AND_NO_MORE = re.compile(r" [^,;:().\d]{2,40}$")
"""“Thuê bao băng rộng cố định 268.450, đạt 98,3% kế hoạch”: the thing counted opens the clause."""
_INDEX = re.compile(r"0,\d{3,4}")
"""How an index between nothing and one is printed: 0,6842."""
_ON_AVERAGE = re.compile(
    r"/|(?<!\w)(?:bình quân|trung bình|mật độ|trên (?:1?0{2,5}|vạn|một))(?!\w)"
)
_PLAN_OF_IT = re.compile(r"[^\d,;.]{0,24}(?<!\w)(?:kế hoạch|kh|dự toán|chỉ tiêu)[ :]*$")
"""“24.310 lao động / KH 23.000”: a plan has the unit of what it plans."""
_KNOWN_PART = re.compile(
    r"\s*[,;(] ?(?:trong đó |còn )?(?:trước hạn|đúng hạn|trước và đúng hạn|quá hạn|trễ hạn|trực "
    r"tuyến|"
    r"trực tiếp|toàn trình|một phần|nam|nữ|nông thôn|thành thị)(?: là)? "
)
"""Parts that everybody knows by their names: “85 hồ sơ, trước hạn 79”."""
_SCORE_OF = re.compile(r"(?<!\w)(?:điểm số|điểm|chỉ số)(?!\w)[^,;()]{0,60}$")
_BRACKET_CLOSED = re.compile(r"\A\)\s*(?:số )?")
_GOES_ON = re.compile(r"\s*(?:so|và|trong|vào|của|lên|xuống|năm|hiện|đến|tại|ở)\b")
_LIST_OPENED = re.compile(r"(?<!\w)(?:trong đó|gồm|chia ra|cụ thể)(?!\w)")
_SHORT_PARTS = re.compile(
    r"(?: [^\W\d]+){0,3}\s*\((?:[^\W\d]+ ){1,4}|[,;] (?:và )?(?:[^\W\d]+ ){1,4}"
)
"""“1.236 cơ sở (y 548, dược 688)”: a bracket lists the parts by short names."""
_NAMED_PART = re.compile(
    r"(?:^|(?<!\w)(?:trong đó|gồm|gồm có|chia ra|cụ thể)|[:,;(])[ :]*(?:có )?"
    r"(?:[^\W\d]+ ){0,4}[^\W\d]+[ :]+$"
)
"""“trong đó cá nhân 171, tổ chức 41”: each part has its name."""
_HEADING = re.compile(r"\A\W*(?:số |tổng số )?")
_UP_TO_COLON = re.compile(r"[^,;.()\d:]{0,40}:")
_ENDS = re.compile(r"\s*(?:$|[,;.)]|\((?:\s*[+-]?\s*$|\s*(?:năm|tăng|giảm|so|cùng|kế hoạch)\b))")
_LED_ON = re.compile(r" (?P<w>về|thuộc|tại|ở|do|từ|của|cho|bằng|qua|liên quan)(?!\w)")
_NEXT_OF_THEM = re.compile(r"[,;] (?:và )?$|(?<!\w)và $")
_NEXT_NAME = re.compile(r"[,;] (?:và )?(?:[^\W\d]+ ){1,5}(?:là |đạt )?")


def of(
    view: View, place: Place, stem: str, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit that the words around lend to a bare number; "" for a percentage told again.

    Shape: `earlier` are the judged figures of the same sentence, the latest last.
    """
    unit = _money(place, stem, certain=True)
    unit = unit or _unit_of_neighbours(place, stem, earlier)
    if unit and _is_no_count(place, stem, unit):
        unit = "điểm" if _INDEX.fullmatch(place.mark.written or "") else None
    unit = unit or _unit_of_the_list(view, place, earlier) or _money(place, stem, certain=False)
    unit = unit or _unit_beside_a_share(view, place, earlier)
    return "" if unit is None and _is_told_in_percent(view, place) else unit


def _is_no_count(place: Place, stem: str, unit: str) -> bool:
    """Whether a number with decimals borrows a unit that is counted: “3 trụ cột, … đạt 0,7105”."""
    bare = place.mark.unit is None and place.mark.scale is None and not _ON_AVERAGE.search(stem)
    return (
        bare
        and "," in (place.mark.written or "")
        and vocabulary.COUNTED_HERE.fullmatch(unit) is not None
    )


def _is_told_in_percent(view: View, place: Place) -> bool:
    """Whether X/Y is told again as a percentage right after: “cấp huyện: 9/10 (90%)”."""
    if place.mark.of is None or not _AGAIN.match(place.after):
        return False
    return _PERCENTAGE.match(view.low, place.mark.end + len(place.after)) is not None


def _unit_beside_a_share(
    view: View, place: Place, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit of the count before where a bare one has a share of its own.

    “Số bác sĩ là 912, chiếm 21,1%; điều dưỡng 1.486, chiếm 34,4%”: 34,4% are of something.
    """
    if place.mark.of is not None or "," in (place.mark.written or ""):
        return None
    if not _NAMED_PART.search(place.before) or not _ITS_SHARE.match(view.low, place.mark.end):
        return None
    counts = (said.unit for _, said in reversed(earlier) if said.kind == LEVEL)
    return next((unit for unit in counts if unit and "/" not in unit), None)


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


def _goes_on_alike(place: Place, before: Place, said: Judgement) -> bool:
    """Whether a bare number is told as the one before: “27 phản ánh về giá, 12 về giao thông”."""
    one, other = _LED_ON.match(place.after), _LED_ON.match(before.after)
    alike = one is not None and other is not None and one["w"] == other["w"]
    ended = _NEXT_OF_THEM.search(place.before) is not None and "." not in place.before
    return alike and ended and said.kind == LEVEL and place.mark.of is None


def _after_a_rank(earlier: Sequence[tuple[Place, Judgement]]) -> bool:
    """Whether the figure before is a rank or the move of one: “hạng 37/176 …, và 35/154 về …”."""
    told = [judged.kind for _, judged in earlier if judged.unit != "bậc"]
    return bool(told) and told[-1] == RANK


def _unit_of_the_list(
    view: View, place: Place, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit of the whole where parts are listed without: “trong đó: di động 700.120”."""
    start = max(place.sentence[0], place.mark.start - _REACH)
    before = view.low[place.sentence[0] : place.mark.start]
    heading = vocabulary.counted(_HEADING, before, _UP_TO_COLON)
    if heading is not None and _NAMED_PART.search(place.before) and _ENDS.match(place.after):
        return heading
    if earlier and _ENDS.match(place.after):
        of_it = _PLAN_OF_IT.fullmatch(place.before) or _KNOWN_PART.fullmatch(place.before)
        if of_it and earlier[-1][1].kind == LEVEL and "%" not in (earlier[-1][1].unit or "%"):
            return earlier[-1][1].unit
    if earlier and _SHORT_PARTS.fullmatch(place.before) and _ENDS.match(place.after):
        at, said = earlier[-1]
        opening = "(" in place.before and at.mark.unit is not None
        going_on = at.mark.unit is None and at.before.lstrip().startswith(("(", ",", ";"))
        if said.kind == LEVEL and (opening or going_on) and _opened(view, place):
            return said.unit
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


def _opened(view: View, place: Place) -> bool:
    """Whether a bracket is open at a number."""
    start = max(place.sentence[0], place.mark.start - _AROUND_ASIDE)
    told = view.low[start : place.mark.start]
    return told.rfind("(") > told.rfind(")")


def _opens_a_list(earlier: Sequence[tuple[Place, Judgement]]) -> bool:
    """Whether a colon after an amount opens a list of its parts: “508.900 hồ sơ: trước hạn …”."""
    return any(
        judged.kind == LEVEL and place.after.lstrip().startswith(":") for place, judged in earlier
    )


def _unit_of_the_total(place: Place, earlier: Sequence[tuple[Place, Judgement]]) -> str | None:
    """Return the unit of the amount that X/Y is out of: “127 phản ánh, đã trả lời 121/127”."""
    totals = (said.unit for told, said in reversed(earlier) if told.mark.value == place.mark.of)
    return next((unit for unit in totals if unit), None)


def _ranked_of(place: Place, earlier: Sequence[tuple[Place, Judgement]]) -> bool:
    """Whether a rank among as many was told: “26/63, tăng 5 bậc so với năm 2023 (31/63)”."""
    return any(said.kind == RANK and told.mark.of == place.mark.of for told, said in earlier)


def _unit_of_a_pair(
    place: Place, stem: str, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit of X/Y: a rank, that of its total, or told after the bracket; "" for none."""
    if cues.GOES_ON.search(place.before) and _after_a_rank(earlier):
        return "hạng"
    if unit := _unit_of_the_total(place, earlier):
        return unit
    if stem.endswith("(") and place.after.startswith(")"):
        if earlier and earlier[-1][1].unit == "bậc" and _ranked_of(place, earlier):
            return "hạng"
        return vocabulary.counted(_BRACKET_CLOSED, place.after) or ""
    return None


def _unit_of_neighbours(
    place: Place, stem: str, earlier: Sequence[tuple[Place, Judgement]]
) -> str | None:
    """Return the unit that a bare number shares with another: “số trạm năm 2022 là 1.346”."""
    if _SCORE_OF.search(cues.BRACKETS.sub("", stem)) and (
        "," in (place.mark.written or "") or place.mark.of
    ):
        return "điểm"
    if place.mark.of is not None and (unit := _unit_of_a_pair(place, stem, earlier)) is not None:
        return unit or None
    if earlier and _is_score_of_a_list(place, *earlier[-1]):
        return earlier[-1][1].unit
    if earlier and _goes_on_alike(place, *earlier[-1]):
        return earlier[-1][1].unit
    if not (cues.COPULA.search(stem) or cues.IN_A_LIST.match(place.before)):
        ended = _ENDS.match(place.after) is not None
        counted = vocabulary.counted(_NUMBER_OF, stem, _TO_THE_END) if ended else None
        if counted is None and ended and "." in (place.mark.written or ""):
            counted = vocabulary.counted(_HEAD, stem, _AND_NO_MORE)
        return counted
    if place.next_unit is not None:
        return place.next_unit
    counted = vocabulary.counted(_NUMBER_OF, stem, _TO_THE_END)
    counted = counted or vocabulary.counted(_HEAD, stem, _COMES_TO)
    if counted is not None:
        return counted
    if cues.A_NOUN.match(place.after) and not _GOES_ON.match(place.after):
        return None
    units = (judged.unit for _, judged in reversed(earlier) if judged.unit != "%")
    return next((unit for unit in units if unit), None)
