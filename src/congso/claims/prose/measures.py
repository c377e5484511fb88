"""What is measured: the noun phrase before the verb, or the words that follow the number.

“tổng số trạm thông tin di động … là 1.422 trạm”: the phrase before. “có 18 doanh nghiệp hoạt động
trong lĩnh vực bưu chính”: the unit and what follows. “3G là 1.309 trạm” after “tổng số trạm 2G là
952 trạm”: the head is said once for the list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from congso.claims.prose import cells, cues, vocabulary
from congso.claims.prose.hearing import Judgement
from congso.claims.prose.passages import Place
from congso.claims.prose.view import View
from congso.claims.statement import CHANGE, COVERAGE, PLAN_RATIO, RANK, SHARE

_LONGEST = 90
_SHORT = 2
_W = r"(?<!\w)"
_VERB_END = re.compile(
    _W + r"(?:chưa đạt|không đạt|đạt được|đạt tỷ lệ|chiếm tỷ lệ|ước đạt|chỉ đạt|đạt|là|"
    r"ước tính|ước|còn|bằng|chiếm|tăng trưởng|tăng|"
    r"giảm|gấp|vượt|nắm|lên|xuống|tụt|lùi|hụt|thiếu|sụt|rớt|rút ngắn|lần lượt|"
    r"tương ứng|nhiều gấp|cao gấp|lớn gấp|tức|tức là|nhiều hơn|ít hơn|rẻ hơn|"
    r"xếp hạng|xếp|đứng|thứ|hạng|vị trí|nhích|vươn|cao hơn|thấp hơn|hoàn thành|thực hiện|"
    r"hiện là|hiện có|có|ở|"
    r"thêm|từ|tương đương|mức tăng|mức giảm)"
    r"(?: (?:thứ|hạng|vị trí|đúng|lên|hiện|nhẹ|mạnh))*\s*$"
)
_OWNING = re.compile(
    _W + r"(?:có|gồm|với|phục vụ|nhận dữ liệu từ|từ|bằng|tại|dùng|quản lý|của|lắp|ở|thí điểm|"
    r"thêm|cung cấp|nộp)$"
)
_CUT = re.compile(
    r"[,;:.()\n!?|]|(?<!\w)(?:trong đó|bao gồm|gồm|đồng thời|cùng với|với|và|còn|"
    r"trên địa bàn|trong năm|tính đến|so với|so(?! sánh))(?!\w)"
)
_LEADING = re.compile(
    r"^(?:\s|,|;|[-•*+]|\d{1,2}[/.)] |nâng |đạt |đưa |kéo giảm |và |với |trong đó |riêng |còn |"
    r"theo đó |hiện nay |hiện |chỉ tiêu về |chỉ tiêu |năm \d{4} |"
    r"trong |đến nay |toàn tỉnh |các |thì |về )+"
)
_TRAILING = re.compile(
    r"(?:\s|,|:|-|\b(?:\d+ tháng(?: đầu| cuối)?|quý [ivx\d]+|cùng kỳ|đã|được|năm \d{4}|"
    r"năm|trong|ước|toàn tỉnh|toàn huyện|hiện|cũng|đều|"
    r"ngày càng|chỉ|tiếp tục))+$"
)
_AND_THEN = (
    r"|(?<!\w)và (?:phát|triển khai|thực hiện|tiếp tục|hoàn thành|đưa|xây dựng|tổ chức|"
    r"bảo đảm|đảm bảo|nâng|mở rộng|đang|sẽ)(?!\w)"
)
_UNTIL = re.compile(
    r"(?:\s|,)*(?<!\w)(?:(?:ước )?tính )?(?:đến|tới|trong|vào|của) (?:hết |cuối |ngày |"
    r"tháng |quý |năm )+"
    r"[ivx\d/.-]+\s*$|\s+trên địa bàn(?: (?:toàn )?(?:tỉnh|huyện|thành phố|thị xã|"
    r"xã))?\s*$|\s(?:tháng|quý|năm) [ivx\d/.-]+\s*$"
)
_STOP = re.compile(
    r"/(?=kế|kh)|"
    r"[,;:.()\n!?]|(?<!\w)(?:so với|so(?! sánh)|lên|xuống|(?:trong )?năm \d{4}|tăng|giảm|đã|được|"
    r"đạt|là|chiếm|đang|sẽ|gồm|"
    r"trong đó|với|nhằm|đặt tại|nối|và đã|hiện|xấp xỉ|tương đương)(?!\w)" + _AND_THEN
)
_STOP_SHARE = re.compile(
    r"/(?=kế|kh)|"
    r"[,;:.()\n!?]|(?<!\w)(?:so với|so(?! sánh)|lên|xuống|(?:trong )?năm \d{4}|tăng|giảm|trong đó|"
    r"nhằm|tương đương)(?!\w)" + _AND_THEN
)
_TECHNOLOGY = re.compile(r"(?<!\w)[2-6]g(?!\w)", re.IGNORECASE)
_COPULA_END = re.compile(
    _W + r"(?:đạt được|ước đạt|chỉ đạt|đạt|là|ước tính|ước|còn|lên|xuống|hiện là|"
    r"nhận)(?: (?:hơn|gần|trên|khoảng|xấp xỉ|dưới|chỉ|tới|đến|mức))*$|:$"
)
_NAMES_A_PLAN = re.compile(rf"{cues.TARGET.pattern}|{cues.DEMANDED.pattern}")
_AVERAGE_END = re.compile(_W + r"(?:bình quân|trung bình)(?: (?:là|đạt|khoảng|hơn|gần|trên))*$")
_FATE = re.compile(r"(?:đạt|vượt|hoàn thành|chưa|không|bị|được|đã|đang)(?!\w)")
"""What became of the things counted says more than what they are: “3 chỉ tiêu chưa đạt”."""
_STARTING = re.compile(
    _W + r"(?:tăng|giảm|nâng|rút ngắn|hạ|kéo giảm|sụt)(?: (?:mạnh|nhẹ|dần))? từ$"
)
_ENDING = re.compile(
    r"^\W*(?:tăng |giảm )?(?:lên|xuống|còn|xuống còn|đến|thành|tới)(?!\w)[^,;]{0,12}$"
)
_AVERAGE_OF = re.compile(r"(?:bình quân|trung bình)(?: (?:mỗi|một|1|cứ|trên|cho))+ ")
_AMOUNTS = frozenset({"sản lượng", "số lượng", "tổng số", "lượng", "tổng", "tổng sản lượng"})
_TIME_ONLY = re.compile(
    r"^(?:(?:riêng|trong|lũy kế|cả) )*(?:tháng|quý|năm|kỳ|đợt|nửa|\d+ (?:tháng|năm|"
    r"ngày))(?!\w)[^,;]{0,16}$|^(?:tương đương|trong số|mức|tổng cộng|cả nước|toàn tỉnh|"
    r"l[ũu][yỹ] kế|tính chung|cộng dồn)$",
    re.IGNORECASE,
)


def measure(
    view: View,
    place: Place,
    judged: Judgement,
    earlier: Sequence[tuple[Place, Judgement, str | None]],
) -> str | None:
    """Return what the number at `place` measures, in the text's own words.

    Shape: `earlier` are the numbers of the same sentence and their measures, in order.
    """
    if place.mark.cell is not None:
        return cells.measure(place.mark.cell)
    counts = judged.kind in {COVERAGE, SHARE} or place.mark.unit == "chỉ tiêu"
    following = _following(view, place, _STOP_SHARE if counts else _STOP)
    phrases = _Phrases(_subject(view, place), following, _last(earlier, judged))
    if judged.kind in {CHANGE, PLAN_RATIO}:
        return (
            phrases.subject
            or _told_before_a_comma(view, place)
            or phrases.last
            or _after_unit(place.mark.unit, following)
        )
    if judged.status == "target" and _NAMES_A_PLAN.search(judged.stem):
        return phrases.last or phrases.subject
    if judged.kind == RANK:
        about = re.search(r"\bvề ([^,;()]{3,60})", following or "")
        return about[1] if about else (phrases.subject or phrases.last)
    if judged.kind in {COVERAGE, SHARE}:
        return _of_part(place, judged, phrases)
    listed = any(_is_like(place.mark.unit, say.unit) for _, say, _ in earlier)
    return _of_level(place, phrases, listed=listed)


@dataclass(frozen=True, slots=True)
class _Phrases:
    subject: str | None
    following: str | None
    last: str | None
    """What the figure before measures."""


def _last(earlier: Sequence[tuple[Place, Judgement, str | None]], judged: Judgement) -> str | None:
    levels = (said for _, say, said in reversed(earlier) if said and say.kind != CHANGE)
    found = next(levels, None)
    if earlier and judged.kind == COVERAGE and (earlier[-1][1].unit or "").startswith("%"):
        return earlier[-1][2]
    if found is None and judged.kind in {RANK, CHANGE, PLAN_RATIO}:
        return next((said for _, _, said in reversed(earlier) if said), None)
    return found


def _is_like(unit: str | None, other: str | None) -> bool:
    return bool(unit and other) and f"{other} ".startswith(f"{unit} ")


def _of_part(place: Place, judged: Judgement, phrases: _Phrases) -> str | None:
    if place.mark.of is not None:
        return _after_unit(place.mark.unit, phrases.following)
    subject, following = phrases.subject, phrases.following
    if subject and judged.kind == SHARE and (following or "").startswith("thị phần"):
        return f"thị phần {subject}"
    told = _COPULA_END.search(place.before.rstrip()) or judged.kind == SHARE
    if subject and told:
        return subject
    return following or subject or phrases.last


def _of_level(place: Place, phrases: _Phrases, *, listed: bool) -> str | None:
    mark, stem = place.mark, place.before.rstrip()
    unit = mark.unit or ""
    subject, following, last = phrases.subject, phrases.following, phrases.last
    counted = mark.known and "/" not in unit and vocabulary.COUNTED_HERE.match(unit) is not None
    if subject is None:
        own = counted and not (last and _ENDING.match(stem))
        return _after_unit(mark.unit, following) if own or last is None else last
    if _TECHNOLOGY.fullmatch(subject.lower()):
        if last and _TECHNOLOGY.search(last.lower()):
            return re.sub(_TECHNOLOGY, subject, last)
        return f"{unit} {subject}".strip()
    if not counted:
        return subject
    return _of_things(unit, stem, subject, following, listed=listed)


def _of_things(unit: str, stem: str, subject: str, following: str | None, *, listed: bool) -> str:
    """Return what a number of things measures, its subject before and the words after given."""
    head = unit.partition(",")[0]
    if _AVERAGE_OF.match(subject.lower()):
        return f"{head} {subject}"
    fate = following is not None and _FATE.match(following) is not None
    if fate and (stem.endswith(":") or len(subject.split()) <= _SHORT):
        return f"{unit} {following}"
    if _COPULA_END.search(stem) or _AVERAGE_END.search(stem):
        if subject.lower() in _AMOUNTS:
            return f"{subject} {head}"
        short = len(subject.split()) <= _SHORT and head not in subject.lower()
        return f"{head} {subject}" if short else subject
    if _STARTING.search(stem):
        return subject
    if not listed or _OWNING.search(stem) or len(subject.split()) > _SHORT + 1:
        return f"{unit} {following}" if following else unit
    return " ".join(part for part in (head, subject, following) if part)


def _after_unit(unit: str | None, following: str | None) -> str | None:
    if unit is None or unit.startswith("%"):
        return following or None
    return f"{unit} {following}".strip() if following else unit


def _subject(view: View, place: Place) -> str | None:
    """Return the noun phrase that ends where the verb before the number begins."""
    stem = place.before
    trimmed = _UNTIL.sub(
        "", _trim_verbs(cues.BRACKETS.sub(lambda match: " " * len(match[0]), stem))
    )
    cut = 0
    for match in _CUT.finditer(trimmed, max(0, len(trimmed) - 160)):
        if not _joins_nouns(trimmed, match):
            cut = match.end()
    phrase = trimmed[cut:]
    lead = _LEADING.match(phrase)
    begin = cut + (lead.end() if lead else 0)
    phrase = _TRAILING.sub("", trimmed[begin:])
    if not phrase.strip() or len(phrase) < 2:
        return None
    start = place.before_start + begin
    found = _tidy(view.text[start : start + len(phrase)])
    if len(found) > _LONGEST:
        found = found[-_LONGEST:].partition(" ")[2]
    return None if _TIME_ONLY.match(found) else found


def _told_before_a_comma(view: View, place: Place) -> str | None:
    """Return the subject of a clause that goes on: “; băng rộng chưa đạt, chỉ bằng 99,24%”."""
    clause, comma, _ = place.before.rpartition(",")
    opened = ";" in clause or place.before_start == place.sentence[0]
    return _subject(view, replace(place, before=clause)) if comma and opened else None


def _joins_nouns(text: str, match: re.Match[str]) -> bool:
    """Whether a comma or “và” joins two nouns of one name: bưu chính, viễn thông; thu và phát."""
    if match[0] not in {",", "và"}:
        return False
    tail = text[match.end() :]
    return match[0] == "và" and _VERB_END.search(tail) is None and len(tail.split()) > 1


def _trim_verbs(stem: str) -> str:
    trimmed = stem.rstrip()
    for _ in range(5):
        shorter = re.sub(
            _W
            + r"(?:(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!rẻ )hơn|gần|trên|khoảng|xấp xỉ|dưới|"
            r"chỉ|bình quân ước|mốc|ngưỡng|tới|đến|mức|tổng cộng|"
            r"được)\s*$",
            "",
            trimmed,
        ).rstrip()
        beside = cues.EARLIER.search(shorter) or cues.BESIDE.search(shorter)
        if beside is not None and not cues.TOLD_AS.search(shorter):
            shorter = shorter[: beside.start()].rstrip()
        match = _VERB_END.search(shorter, max(0, len(shorter) - 40))
        if match is not None:
            shorter = shorter[: match.start()].rstrip()
        shorter = shorter.removesuffix(":").rstrip()
        if shorter == trimmed:
            break
        trimmed = shorter
    return trimmed


def _following(view: View, place: Place, stop: re.Pattern[str]) -> str | None:
    match = stop.search(place.after)
    end = match.start() if match else min(len(place.after), _LONGEST)
    phrase = place.after[:end]
    if len(phrase) > _LONGEST:
        phrase = phrase[:_LONGEST].rpartition(" ")[0]
    phrase = re.sub(
        r"(?:\s|\b(?:hơn|gần|khoảng|năm|và|còn|trong|các|đó|của|có|chưa|không))+$", "", phrase
    )
    start = place.mark.end
    return _tidy(view.text[start : start + len(phrase)]) or None


def _tidy(phrase: str) -> str:
    return re.sub(r"\s+", " ", phrase).strip(" ,;:-–|")
