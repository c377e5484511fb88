"""A percentage told beside “so many of so many” must be the one over the other.

122/132 ấp, khóm, chiếm 92,42%: 122 over 132 prints as 92,42. So must one beside a part whose whole
is told: of 68.450 hồ sơ, 51.338 hồ sơ are 75,0%.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import COVERAGE, LEVEL, SHARE, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_BESIDE = re.compile(
    r"(?: [^\W\d]+){0,5}, (?:trong đó |qua đó |đã |có |phát hiện |giải quyết |xử lý |trả lời |"
    r"còn )*"
)
_RATE = re.compile(r"(?: [^\W\d]+){0,6}(?:,| \() ?(?:đạt tỷ lệ|chiếm tỷ lệ|tỷ lệ|chiếm|đạt|bằng) ")
_NAMED_WHOLE = re.compile(r"\s+tổng (?:số |giá trị )?(?P<noun>[^\W\d]+ [^\W\d]+)(?!\w)")
_ITS_WHOLE = re.compile(r" (?:tổng|số|diện|dân|vốn|kế|toàn|quỹ)[^,;.()\d\n]{1,60}\(")
_BACK = 8
_ENDED = re.compile(r"\)?\s*(?:[.,;]|$)")


@dataclass(frozen=True, slots=True)
class Portion:
    """So many of so many, and the percentage told for it."""

    count: Statement
    share: Statement
    whole: Statement | None = None
    """Of a part, where it is told apart from it."""


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Portion]]:
    """Return each percentage that stands beside its own X/Y."""
    for index, statement in enumerate(statements):
        for to in statement.relates_to:
            count = statements[to.index]
            if (
                to.type == "share_of"
                and count.kind == COVERAGE
                and count.of
                and count.approx is None
            ):
                yield (to.index, index), Portion(count, statement)
            elif to.type == "share_of" and count.kind == LEVEL:
                yield from _of_a_part(statements, index, to.index, text)


def _of_a_part(
    statements: Sequence[Statement], share: int, part: int, text: str
) -> Iterator[tuple[tuple[int, ...], Portion]]:
    """Return the share that a part has of its whole, if both are told exactly."""
    whole = statements[part].related("part_of")
    whole = _bracketed(statements, share, text) if whole is None else whole
    whole = _told_before(statements, share, part, text) if whole is None else whole
    whole = _named_after(statements, share, part, text) if whole is None else whole
    if whole is not None and whole == share + 1:
        part = _counted_alike(statements, part, whole)
    if whole is None or statements[share].kind not in {SHARE, COVERAGE}:
        return
    told = statements[part], statements[share], statements[whole]
    if told[1].written is None:
        return  # “một phần ba” is a round word, not a measured share
    if not any(one.approx or one.status or one.value_max for one in told):
        yield (part, share, whole), Portion(told[0], told[1], told[2])


def _told_before(statements: Sequence[Statement], share: int, part: int, text: str) -> int | None:
    """Return the amount right before a part that it is counted out of.

    “Kiểm tra 3.672 cơ sở, 3.305 cơ sở đạt yêu cầu, đạt tỷ lệ 90%”: one thing is counted twice, the
    second time some of it.
    """
    whole = part - 1
    if whole < 0 or share != part + 1:
        return None
    one, all_ = statements[part], statements[whole]
    alike = all_.kind == LEVEL and all_.unit == one.unit and all_.period == one.period
    less = one.value is not None and all_.value is not None and one.value < all_.value
    beside = _BESIDE.fullmatch(text[all_.end : one.start]) is not None
    again = _RATE.fullmatch(text[one.end : statements[share].start]) is not None
    ended = _ENDED.match(text, statements[share].end) is not None
    return whole if alike and less and beside and again and ended else None


def _counted_alike(statements: Sequence[Statement], part: int, whole: int) -> int:
    """Return the part, or the figure before it where that alone is counted as the whole is.

    “192.634 con, trọng lượng 11.874 tấn, bằng 31,5% tổng đàn (611.000 con)”.
    """
    unit, before = statements[whole].unit, statements[part - 1] if part else None
    other = statements[part].unit != unit and before is not None and before.unit == unit
    return part - 1 if other and before is not None and before.kind == LEVEL else part


def _bracketed(statements: Sequence[Statement], share: int, text: str) -> int | None:
    """Return the amount in a bracket after a share and what it is of.

    “chiếm 12,8% tổng thu của bệnh viện (214 tỷ đồng)”: 214 are all.
    """
    if share + 1 >= len(statements):
        return None
    one, all_ = statements[share], statements[share + 1]
    named = _ITS_WHOLE.fullmatch(text, one.end, all_.start) is not None
    return share + 1 if named and text[all_.end : all_.end + 1] == ")" else None


def _named_after(statements: Sequence[Statement], share: int, part: int, text: str) -> int | None:
    """Return the amount of the paragraph that is named after a share of it.

    “Tôm 812 triệu USD, chiếm 75,9% tổng kim ngạch”, and the kim ngạch was told before.
    """
    named = _NAMED_WHOLE.match(text, statements[share].end)
    if named is None:
        return None
    one, noun = statements[part], named["noun"].lower()
    for index in range(part - 1, max(-1, part - _BACK), -1):
        all_ = statements[index]
        if "\n" in text[all_.end : one.start]:
            return None
        alike = all_.kind == LEVEL and all_.unit == one.unit and all_.period == one.period
        if alike and noun in (all_.measure or "").lower() and not all_.relates_to:
            return index
    return None


def _against_the_whole(case: Portion, whole: Statement) -> Finding | None:
    part, all_ = precision.counted(case.count), precision.counted(whole)
    if all_[0] <= 0:
        return None
    low, high = part[0] / all_[1] * _HUNDRED, part[1] / all_[0] * _HUNDRED
    if precision.meet((low, high), precision.interval(case.share)):
        return None
    exact = (case.count.value or Decimal(0)) / (whole.value or Decimal(1)) * _HUNDRED
    expected = f"{precision.printed_like(case.share, exact)}%"
    return Finding(
        check="share-matches-count",
        message=f"{case.count.text} trên {whole.text} là {expected}, bài viết ghi "
        f"{case.share.text}.",
        span=Span(case.share.start, case.share.end),
        expected=expected,
    )


def check(case: Portion) -> Finding | None:
    """Return a finding unless the percentage is the count over its total, rounded or cut."""
    if case.whole is not None:
        return _against_the_whole(case, case.whole)
    if case.count.value is None or not case.count.of:
        return None
    exact = case.count.value / case.count.of * _HUNDRED
    low, high = precision.interval(case.share)
    if low <= exact <= high:
        return None
    expected = f"{precision.printed_like(case.share, exact)}%"
    return Finding(
        check="share-matches-count",
        message=f"{case.count.text} là {expected}, bài viết ghi {case.share.text}.",
        span=Span(case.share.start, case.share.end),
        expected=expected,
    )
