"""Two halves that leave nothing between them must make up their whole.

Đã cung cấp 1.296 dịch vụ công trực tuyến, trong đó 815 toàn trình và 481 một phần: a service is the
one or the other, so 815 and 481 are 1.296; fixed and mobile, town and country, in time and late are
such halves too.
Densities count on one population, so that 73,77 máy/100 dân is 1,63 fixed and 72,14 mobile.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from congso.claims import precision
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_PAIRS: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{one})(?!\w)"), re.compile(rf"(?<!\w)(?:{other})(?!\w)"))
    for one, other in (
        ("cố định", "di động"),
        ("toàn trình", "một phần"),
        ("thành thị|đô thị", "nông thôn"),
        ("trực tuyến", "trực tiếp"),
        ("đúng hạn", "quá hạn|trễ hạn|chậm hạn"),
        ("nội địa|trong nước", "quốc tế|nước ngoài"),
        ("trả trước", "trả sau"),
        ("công lập", "ngoài công lập|tư thục|dân lập"),
        ("bắt buộc", "tự nguyện"),
        ("nam", "nữ"),
        ("giấy phép", "xác nhận"),
        ("nội trú", "ngoại trú"),
        ("thường trú", "tạm trú"),
        ("(?<!không )(?<!chưa )(?:đạt|hoàn thành)", "(?:không|chưa) (?:đạt|hoàn thành)"),
        ("(?:đã|xong) (?:giải quyết|xử lý|trả lời)", "đang (?:giải quyết|xử lý|xem xét)"),
    )
)
_CLAUSE = re.compile(r"[,;:.()\n]|(?<!\w)(?:còn|trong đó|gồm)(?!\w)")
_AND = re.compile(r"(?<!\w)và(?!\w)")
_OPENED = re.compile(r"[^,;()\n]{0,24}\(")
_LED, _FOLLOWED = 60, 40
_NEAR = 4
"""How many figures may stand between the halves."""
_BACK = 10
"""How far before the halves the whole may stand."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A whole and its two halves."""

    whole: Statement
    one: Statement
    other: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Halves]]:
    """Return each whole before which nothing but its two halves is told."""
    counts = [index for index, one in enumerate(statements) if _is_count(one)]
    words = {index: _words(statements, index, text) for index in counts}
    for place, first in enumerate(counts):
        for second in counts[place + 1 : place + 1 + _NEAR]:
            if _is_apart(statements[first], statements[second], text):
                break
            pair = _pair(words[first], words[second])
            if pair is None or not _are_alike(statements[first], statements[second]):
                continue
            whole = _whole(statements, [*counts[max(0, place - _BACK) : place]], first, text)
            if whole is not None and not any(side.search(words[whole]) for side in pair):
                yield (
                    (whole, first, second),
                    Halves(statements[whole], statements[first], statements[second]),
                )
            break


def _is_count(one: Statement) -> bool:
    loose = one.approx or one.status or one.value_max or one.of
    return (
        one.kind == LEVEL
        and not loose
        and one.unit not in {"%", "điểm", "lần"}
        and one.related("base_of") is None
    )


def _words(statements: Sequence[Statement], index: int, text: str) -> str:
    """Return the words that belong to a figure alone, as far as its clause goes."""
    one = statements[index]
    start = max(statements[index - 1].end if index else 0, one.start - _LED)
    end = one.end + _FOLLOWED
    if index + 1 < len(statements):
        end = min(end, statements[index + 1].start)
    led = _CLAUSE.split(text[start : one.start].lower())[-1]
    followed = _AND.split(_CLAUSE.split(text[one.end : end].lower())[0])[0]
    return f"{led} {one.unit or ''} {followed}"


def _is_apart(first: Statement, second: Statement, text: str) -> bool:
    return "\n" in text[first.end : second.start]


def _pair(first: str, second: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    for one, other in _PAIRS:
        if (one.search(first) and other.search(second)) or (
            other.search(first) and one.search(second)
        ):
            both = one.search(first) and other.search(first)
            return None if both else (one, other)
    return None


def _are_alike(one: Statement, other: Statement) -> bool:
    """Whether two figures are counted in one unit, which a name of a half may have displaced."""
    if one.period != other.period:
        return False
    first, second = one.unit or "", other.unit or ""
    displaced = any(
        side.search(unit) for pair in _PAIRS for side in pair for unit in (first, second)
    )
    return displaced or first.startswith(second) or second.startswith(first)


def _whole(
    statements: Sequence[Statement], before: Sequence[int], first: int, text: str
) -> int | None:
    """Return the nearest count before that the half can be of: larger, of the same period."""
    half = statements[first]
    for index in reversed(before):
        one = statements[index]
        if "\n" in text[one.end : half.start]:
            return None
        if one.period == half.period and one.related("part_of") is None and _holds(one, half, text):
            return index
    return None


def _holds(one: Statement, half: Statement, text: str) -> bool:
    units = one.unit or "", half.unit or ""
    alike = units[0].startswith(units[1]) or units[1].startswith(units[0])
    displaced = any(side.search(units[1]) for pair in _PAIRS for side in pair)
    if any("/" in unit for unit in units):
        return units[0] == units[1] and "/100" in units[0]
    return alike or displaced or _OPENED.fullmatch(text[one.end : half.start]) is not None


def check(case: Halves) -> Finding | None:
    """Return a finding where the halves miss the whole by what one mistyped digit makes.

    Where they miss it by more, something else may lie between them.
    """
    halves = (case.one, case.other)
    spans = [precision.counted(half) for half in halves]
    total = sum((half.value or Decimal(0) for half in halves), Decimal(0))
    low, high = (sum((span[side] for span in spans), Decimal(0)) for side in (0, 1))
    if precision.meet((low, high), precision.counted(case.whole)) or not _is_a_slip(case, total):
        return None
    expected = precision.printed_like(case.whole, total)
    return Finding(
        check="two-halves-make-the-whole",
        message=f"{case.one.text} và {case.other.text} cộng lại là {expected}, "
        f"bài viết ghi {case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )


def _is_a_slip(case: Halves, total: Decimal) -> bool:
    whole = case.whole.value or Decimal(0)
    return whole > 0 and precision.is_one_slip(whole - total)
