"""Parts must fit their whole: add up to it where they divide it, lie within it where they overlap.

1.640 thuê bao gồm cá nhân 1.529, cơ quan 41, dịch vụ công cộng 70: the three add up. Of 1.422
trạm, 952 carry 2G, 1.309 3G, 1.378 4G and 3 5G: one station carries several, so the parts overlap;
the largest is at most the whole, and the whole at most their sum.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import LEVEL, OTHER, Statement
from congso.findings.finding import Finding, Span

_TECHNOLOGY = re.compile(r"(?<!\w)[2-6]g(?!\w)", re.IGNORECASE)
_DIVIDED = re.compile(
    r"(?<!\w)gồm(?: có)?\s*:?\s|^\s*:\s|^[^,;()]{0,60}\(\s*$|"
    r"^[^,;()]{0,60}\((?!\s*(?:trong đó|riêng|tăng|giảm))(?:[^()\d]|[2-6]g){0,30}$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;)](?!\w)|\n")
_LEFT_OPEN = re.compile(
    r"(?<!\w)(?:còn lại|số còn|khác|chủ yếu|một số|như|tiêu biểu|điển hình|nổi bật|v\.v|vân "
    r"vân)(?!\w)|…|\.\.\."
)
"""A list that leaves something out says so."""
_REST_COUNTED = re.compile(
    r"(?:số )?còn lại(?: là| có|:)? (?=\d)|(?<=\d) (?:[^\W\d]+ ){0,3}khác(?!\w)"
)
"""“còn lại 183 điểm”, “183 điểm khác”: the rest is counted too."""
_NEXT_TOLD = re.compile(r";[^;]{0,12}(?<!\w)(?:đã|đến nay|kết quả|qua đó)(?!\w)")
_AND = re.compile(r"(?<!\w)và(?!\w)")
_NEXT = re.compile(r"[,:–-]|(?<!\w)và(?!\w)")
_TAIL = 60
_FEWEST = 2
_TECHNOLOGIES = 3
"""How many of them carry a network; a list of fewer may have left out the one that most have."""
_EXACT, _EXACT_IF_CLOSED = 1000, 100
"""From how many steps on a number has digits enough to be told exactly."""
_ROUND = 10
_SCALES = (Decimal(1), Decimal(10**3), Decimal(10**6), Decimal(10**9))


@dataclass(frozen=True, slots=True)
class Division:
    """A whole, its parts, and how they were told."""

    whole: Statement
    parts: tuple[Statement, ...]
    overlapping: bool
    complete: bool
    """Whether the parts are told to be all there are."""
    closed: bool = False
    """Whether “và” leads to the last part, so that none is left to be told."""
    lent: bool = False
    """Whether a larger count stands between a whole and its parts, which may be theirs."""
    of_kinds: bool = False
    """Whether the parts have other names than the whole: bưu cục and đại lý are điểm phục vụ."""


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Division]]:
    """Return each whole with the parts told of it."""
    members: dict[int, list[int]] = {}
    for index, statement in enumerate(statements):
        if statement.kind != LEVEL or statement.status is not None:
            continue
        for to in statement.relates_to:
            if to.type == "part_of":
                members.setdefault(to.index, []).append(index)
    for whole, every in members.items():
        parts = _of_one_list(statements, every, text)
        between = text[statements[whole].end : statements[parts[0]].start]
        told = tuple(statements[part] for part in parts)
        overlapping = any(_TECHNOLOGY.search(part.measure or "") for part in told)
        complete = len(parts) >= _FEWEST and _DIVIDED.search(between) is not None
        start = parts[-1] if "\n" in between else whole
        said = text[statements[start].end : statements[parts[-1]].end + _TAIL].lower()
        said = said if "\n" in between else _ENDED.split(said)[0]
        ends = not _goes_on(statements, parts[-1], text) and not _LEFT_OPEN.search(
            _REST_COUNTED.sub(" ", said)
        )
        last = text[statements[parts[-2]].end : told[-1].start] if len(parts) >= _FEWEST else ""
        yield (
            (whole, *parts),
            Division(
                statements[whole], told, overlapping, complete and ends,
                ends and _AND.search(last) is not None,
                _is_another_between(statements, whole, parts),
                _are_kinds(statements[whole], told),
            ),
        )  # fmt: skip


def _goes_on(statements: Sequence[Statement], last: int, text: str) -> bool:
    """Whether a number that was not understood follows the last part: the list may go on."""
    end, following = statements[last].end, statements[last + 1 : last + 3]
    return any(
        one.kind == OTHER
        and _ENDED.search(text, end, one.start) is None
        and _NEXT.search(text, end, one.start) is not None
        for one in following
    )


def _of_one_list(statements: Sequence[Statement], parts: list[int], text: str) -> list[int]:
    """Return the parts up to a semicolon after which “và” has led to the last of them."""
    for place in range(_FEWEST, len(parts)):
        between = text[statements[parts[place - 1]].end : statements[parts[place]].start]
        last = text[statements[parts[place - 2]].end : statements[parts[place - 1]].start]
        if _NEXT_TOLD.search(between) or (";" in between and _AND.search(last) and ";" not in last):
            return parts[:place]
    return parts


def _is_another_between(statements: Sequence[Statement], whole: int, parts: Sequence[int]) -> bool:
    """Whether “Ba phường có 42.310 nhân khẩu, cụ thể: Đông Hải 15.240” is of people, not wards."""
    most = max((statements[part].value or Decimal(0) for part in parts), default=Decimal(0))
    return any(
        one.kind == LEVEL and (one.value or Decimal(0)) > most
        for one in statements[whole + 1 : parts[0]]
    )


def _are_kinds(whole: Statement, parts: Sequence[Statement]) -> bool:
    unit = (whole.unit or "").split(" ")[0]
    return any((part.unit or "").split(" ")[0] != unit for part in parts)


def check(case: Division) -> Finding | None:
    """Return a finding where a part exceeds the whole, or the sum of all parts misses it."""
    if case.of_kinds and not _is_a_slip(case):
        return None
    whole = precision.counted(case.whole)
    for part in case.parts:
        if precision.interval(part)[0] > whole[1] and not case.lent:
            return Finding(
                check="parts-fit-the-whole",
                message=f"Phần {part.text} lớn hơn tổng số {case.whole.text}.",
                span=Span(part.start, part.end),
                expected=None,
            )
    low = sum((precision.counted(part)[0] for part in case.parts), Decimal(0))
    high = sum((precision.counted(part)[1] for part in case.parts), Decimal(0))
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    expected = precision.printed_like(case.whole, total)
    if case.overlapping:
        return _short_of(case, high, whole, expected)
    if precision.meet((low, high), whole) or not (
        case.complete or _is_one_digit_off(case, total) or _is_one_scale_off(case)
    ):
        return None
    return _misses(case, expected)


def _misses(case: Division, expected: str) -> Finding:
    return Finding(
        check="parts-fit-the-whole",
        message=f"Các phần cộng lại là {expected}, bài viết ghi tổng số {case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )


def _is_a_slip(case: Division) -> bool:
    """Whether parts told to be all miss the whole by one mistyped digit, or two that changed."""
    return case.complete and precision.would_add_up(case.whole, case.parts)


def _is_one_digit_off(case: Division, total: Decimal) -> bool:
    """Whether parts that may be all miss an exact whole by one mistyped digit: 48.720 for 45.720.

    Parts that leave something out seldom leave a round number of an odd whole; where “và” leads to
    the last they seldom leave a few.
    """
    value = case.whole.value or Decimal(0)
    loose = any(part.approx or part.value_max for part in (case.whole, *case.parts))
    step = precision.step(case.whole)
    if loose or len(case.parts) < _FEWEST:
        return False
    if value / step < (_EXACT_IF_CLOSED if case.closed else _EXACT):
        return False
    if any(precision.step(part) > step for part in case.parts):
        return False
    few = abs(value - total) / step < _ROUND and value / step < _EXACT
    return precision.would_add_up(case.whole, case.parts) and (case.closed or not few)


def _is_one_scale_off(case: Division) -> bool:
    """Whether the parts would make up the whole if one of them had another scale word.

    “thu nội địa 6.840 triệu đồng, xuất nhập khẩu 342 tỷ đồng” of 7.182 tỷ đồng.
    """
    if len(case.parts) < _FEWEST or case.whole.scale is None:
        return False
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    for one in (case.whole, *case.parts):
        value, scale = one.value or Decimal(0), Decimal(one.scale or 1)
        for other in _SCALES:
            moved = value / scale * other - value
            left = total - (case.whole.value or Decimal(0))
            if other != scale and left == (moved if one is case.whole else -moved):
                return True
    return False


def _short_of(
    case: Division, high: Decimal, whole: precision.Interval, expected: str
) -> Finding | None:
    if _is_a_slip(case):
        return _misses(case, expected)
    told = len(case.parts) >= _TECHNOLOGIES or (case.complete and len(case.parts) >= _FEWEST)
    if not told or whole[0] <= high:
        return None
    return Finding(
        check="parts-fit-the-whole",
        message=f"Các phần dù không trùng nhau cũng chỉ có {expected}, ít hơn tổng số "
        f"{case.whole.text}.",
        span=Span(case.whole.start, case.whole.end),
        expected=expected,
    )
