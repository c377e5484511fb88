"""Counts told one after another make up the count before them, if a slip is all that is missing.

“96 dự án được rà soát. Kết quả, 61 dự án đúng tiến độ, 27 dự án chậm và 8 dự án phải dừng”: 61, 27
and 8 are 96. A list that leaves something out, or counts a thing twice, is let alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.prose import vocabulary
from congso.claims.statement import Statement
from congso.claims.surroundings import ITEM, Surroundings, digits, head_of, unit_of
from congso.findings.finding import Finding, Span

_OPENED = re.compile(
    r"(?<!\w)(?:trong (?:số )?(?:đó|này|ấy)|bao gồm|gồm|chia ra|cụ thể|kết quả|như sau)(?!\w)|[:(]"
)
_DIVIDED = re.compile(r"(?<!\w)(?:gồm|chia ra|cụ thể|như sau)(?!\w)|:")
_IN_ALL = re.compile(
    r"(?<!\w)(?:tổng cộng|(?<!bằng )(?:trên )?tổng số|cộng chung|cộng lại)(?!\w)[^,;.]{0,12}$|"
    r"(?<!\w)tổng (?:hai|ba|bốn|các|cả)(?!\w)[^,;.\d]{0,24}(?:là|đạt) $"
)
_RAISED = re.compile(r"(?<!\w)nâng tổng(?!\w)[^,;.\d]{0,40} lên $")
_OUT_OF = re.compile(r"(?<!\w)trong(?: tổng)?(?: số)? $")
_MAKES_UP = re.compile(r"[^;.\n]{0,40}, chiếm (?:tỷ lệ |tỷ trọng )?[\d,]+ ?%(?= ?[;,])")
"""“Tiền gửi dân cư 168.905 tỷ đồng, chiếm 78,8%; …”: the first of the parts has its share."""
_WITH = re.compile(r"(?<!\w)với(?!\w)")
_LEFT_OPEN = re.compile(
    r"(?<!\w)(?:chủ yếu|một số|tiêu biểu|điển hình|nổi bật|nhiều nhất|cao nhất|lớn nhất|thấp nhất|"
    r"đáng chú ý|nhất là|đặc biệt|riêng|trong khi|ngoài ra|(?<!tăng )thêm|hơn nữa|đồng thời|"
    r"cùng với|tiếp đến|tiếp theo|kế đến|đứng đầu|dẫn đầu|v\.v|vân vân)(?!\w)|…|\.\.\."
)
_GOES_ON = re.compile(r"…|(?<!\w)(?:còn lại|số còn|các|những)(?!\w)")
_REST = re.compile(r"(?<!\w)(?:khác|còn lại)(?!\w)[^,;.()]{0,24}$")
"""What is left is told last: “chủ yếu ở An Phú (14 xã), Tân Châu (11 xã), nơi khác 33 xã”."""
_LAST = re.compile(r"(?<!\w)(?:và|còn lại|còn)(?!\w)")
_BOTH = tuple(
    re.compile(rf"(?<!\w)(?:{one})(?!\w)[^.]*(?<!\w)(?:{other})(?!\w)", re.DOTALL)
    for one, other in (
        ("nam", "nữ"),
        ("nữ", "nam"),
        ("thành thị", "nông thôn"),
        ("xuất khẩu", "nhập khẩu"),
        ("trực tuyến", "trực tiếp"),
        ("trực tiếp", "trực tuyến"),
        ("trong nước", "quốc tế|nước ngoài"),
        ("quốc tế", "nội địa|trong nước"),
    )
)
_TECHNOLOGY = re.compile(r"(?<!\w)[2-6]g(?!\w)")
_MEASURES = frozenset({*vocabulary.MEASURES.split("|")}) - {"điểm"}
_NO_SUM = {"%", "lần", "hạng", "tuổi"}
_WHOLES, _NEAR, _FEWEST = 8, 4, 2
_LEAST_DIGITS, _FEWEST_DIGITS, _ENOUGH_DIGITS = 5, 6, 9
_MANY_DIGITS = 12
_FEW = Decimal(10)


@dataclass(frozen=True, slots=True)
class Told:
    """A whole, and the parts that would make it up but for a slip."""

    whole: Statement
    parts: tuple[Statement, ...]


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Told]]:
    """Return each run of counts that nearly makes up a count before it, and no other exactly."""
    around = Surroundings.of(statements, text)
    yield from _summed_up(around)
    for at in range(1, len(around.told)):
        if not _is_count(around, at):
            continue
        runs = _runs(around, at)
        before = range(at - 1, max(-1, at - 1 - _WHOLES), -1)
        wholes = [place for place in before if _may_hold(around, place, at)]
        pairs = [(whole, run) for whole in wholes for run in runs if _is_led(around, whole, run)]
        fits = [(near_misses.total(around.told[w], _told(around, run)), w, run) for w, run in pairs]
        if any(fit is Fit.FITS for fit, _, _ in fits):
            continue
        for fit, whole, run in fits:
            if fit is Fit.SLIPPED and _is_all(around, whole, run):
                yield (
                    tuple(around.indices[place] for place in (whole, *run)),
                    Told(around.told[whole], _told(around, run)),
                )
                break


def _summed_up(around: Surroundings) -> Iterator[tuple[tuple[int, ...], Told]]:
    """Return each total told after its parts: “nhập 84.600 tấn, xuất 132.900 tấn; tổng cộng …”."""
    for at in range(_FEWEST, len(around.told)):
        raised = _RAISED.search(around.led(at)) is not None
        summed = raised or _IN_ALL.search(around.led(at)) is not None
        if not summed or not _is_count(around, at):
            continue
        run = list[int]()
        for place in range(at - 1, -1, -1):
            if around.apart(place, at) or not _is_count(around, place):
                break
            run.append(place)
        runs = [run[:count] for count in range(_FEWEST, len(run) + 1)]
        fits = [near_misses.total(around.told[at], _told(around, each)) for each in runs]
        if not runs or Fit.FITS in fits or fits[-1] is not Fit.SLIPPED:
            continue
        told = _told(around, run)
        alike = all(around.are_of_one_kind(at, place) for place in run)
        if alike and digits(around.told[at], *told) >= (
            _ENOUGH_DIGITS if raised else _FEWEST_DIGITS
        ):
            yield (
                tuple(sorted(around.indices[place] for place in (at, *run))),
                Told(around.told[at], told),
            )


def _told(around: Surroundings, run: Sequence[int]) -> tuple[Statement, ...]:
    return tuple(around.told[place] for place in run)


def _is_count(around: Surroundings, at: int) -> bool:
    one = around.told[at]
    points = unit_of(one) == "điểm" and "," in (one.written or "")
    plain = "/" not in (one.unit or "") and unit_of(one) not in _NO_SUM and not points
    return around.is_fact(at) and plain and one.related("base_of") is None


def _runs(around: Surroundings, first: int) -> list[list[int]]:
    """Return the counts from one on to the end of its sentence or list: all, those of its sort."""
    found = list[list[int]]()
    for told in around.runs(first):
        run = [place for place in told if "/" not in (around.told[place].unit or "")]
        if len(run) < _FEWEST or not all(_is_count(around, place) for place in run):
            continue
        same = [place for place in run if _sort(around, place) == _sort(around, first)]
        depth = around.depth(first)
        level = [place for place in run if around.depth(place) == depth]
        if _FEWEST <= len(level) < len(run):
            found.append(level)
        found += [run, *([same] if _FEWEST <= len(same) < len(run) else [])]
    return found


def _sort(around: Surroundings, at: int) -> str:
    return head_of(around.told[at])


def _may_hold(around: Surroundings, whole: int, part: int) -> bool:
    if not _is_count(around, whole) or around.is_planned(whole):
        return False
    one, other = around.told[whole], around.told[part]
    if _IN_ALL.search(around.led(part)) or _RAISED.search(around.led(part)):
        return False
    together = around.paragraphs[whole] == around.paragraphs[part] or (
        ITEM.search(around.between(whole, part)) is not None
    )
    apart = around.apart(whole, part) - around.between(whole, part).count("\n")
    periods = one.period == other.period or not one.period or not other.period
    periods = periods or _OPENED.search(around.led(part)) is not None
    counts = _measure(one) == _measure(other)
    if around.depth(whole) > around.depth(part):
        return False
    if part - whole > _NEAR and head_of(one) != head_of(other):
        return False
    return together and apart <= 1 and periods and counts


def _are_both(words: str, run: Sequence[int]) -> bool:
    """Whether two parts are both of the sorts that there are: nam and nữ."""
    return len(run) == _FEWEST and any(each.search(words) for each in _BOTH)


def _measure(one: Statement) -> str:
    """Return the unit of what is weighed, measured or paid; nothing of what is counted."""
    unit = head_of(one)
    return unit if unit in _MEASURES else ""


def _is_led(around: Surroundings, whole: int, run: Sequence[int]) -> bool:
    """Whether nothing of the sort of the parts stands between them and their whole."""
    depth = max(around.depth(whole), around.depth(run[0]))
    return not any(
        _is_count(around, place)
        and _sort(around, place) == _sort(around, run[0])
        and around.depth(place) <= depth
        for place in range(whole + 1, run[0])
    )


def _is_all(around: Surroundings, whole: int, run: Sequence[int]) -> bool:
    """Whether the words leave no doubt that the parts are all there are, or the digits do not."""
    told = [around.told[place] for place in (whole, *run)]
    words = around.low[told[0].end : told[-1].end]
    after = around.followed(run[-1]).partition(".")[0].partition(";")[0]
    rest = len(run) > _FEWEST and _REST.search(around.led(run[-1])) is not None
    if (
        (_LEFT_OPEN.search(words) and not rest)
        or _GOES_ON.search(after)
        or _TECHNOLOGY.search(words)
    ):
        return False
    led = around.between(whole, run[0]).rpartition(". ")[2]
    opened = _OPENED.search(led) is not None or _OUT_OF.search(around.led(whole)) is not None
    makes_up = _MAKES_UP.match(around.between(run[0], run[1])) is not None
    opened = opened or (makes_up and "chiếm" not in around.between(whole, run[0]))
    if around.apart(whole, run[0]) and not opened:
        return False
    closed = rest or _are_both(words, run) or _LAST.search(around.led(run[-1])) is not None
    together = len(run) == run[-1] - run[0] + 1
    several = len(run) > _FEWEST
    opened = opened or (together and several and closed and _WITH.search(led) is not None)
    missing = (told[0].value or Decimal(0)) - sum(
        (part.value or Decimal(0) for part in told[1:]), Decimal(0)
    )
    divided = several and _DIVIDED.search(led) is not None
    listed = together and several and digits(*told) >= _MANY_DIGITS
    sure = closed or divided or listed
    if 0 < missing / precision.step(told[0]) < _FEW and not sure:
        return False
    alike = all(around.are_of_one_kind(whole, place) for place in run)
    fewest = _LEAST_DIGITS if opened and closed else _FEWEST_DIGITS if opened else _ENOUGH_DIGITS
    if opened and not closed and not several and missing > 0:
        fewest = 7
    return digits(*told) >= fewest and (alike or (opened and (closed or several)))


def check(case: Told) -> Finding:
    """Return the finding on a whole that its parts miss by a slip."""
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    expected = precision.printed_like(case.whole, total)
    return Finding(
        check="parts-lead-to-their-whole",
        message=f"Các số kể ra cộng lại là {expected}, bài viết ghi {case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )
