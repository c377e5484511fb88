"""Which amount a share is told of, and which amounts may be the whole of that.

Of “Toàn tỉnh có 412 cơ sở; 57 cơ sở vi phạm, chiếm 13,8%” 57 is the part, and 412 may be the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from congso.claims import near_misses
from congso.claims.near_misses import Fit
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, SHARE, Statement
from congso.claims.surroundings import Surroundings, head_of, unit_of
from congso.quantities import numerals

_HUNDRED = Decimal(100)
_TOLD_OF = re.compile(
    r"(?:(?!tỷ lệ|tỉ lệ|tỷ trọng)[^;.\n]){0,60}?(?:,|\(|-|:)? ?(?:đều |hiện |cũng )?"
    r"(?:đạt |chiếm |với |có )?(?:tỷ lệ|tỉ lệ|chiếm tỷ trọng|"
    r"chiếm|đạt|bằng|tương đương|ứng với|tương ứng|khoảng|là|\()(?: ?(?:tỷ lệ|tới|đến|lên|trên|hơn|"
    r"gần|khoảng|là|được|mức|đạt|với|chiếm|bằng))*[ (]*$|"
    r"(?:(?!tỷ lệ|tỉ lệ|tỷ trọng)[^;.\n]){0,60}?[,;] (?:đạt )?tỷ lệ(?: [^\W\d]+){1,6} $"
)
_TOLD_IN = re.compile(
    r"[^;.\n\d]{0,50}?(?:\(|, (?:đạt|với|tương ứng|tương đương|ứng với|tức(?: là)?|là|có) |"
    r" (?:tương ứng|tương đương|ứng với|với)(?: với)? )[^;.,()\n\d]{0,30}$"
)
_OF_A_PLAN = re.compile(
    r" ?(?:so(?: với)?|kế hoạch|kh|dự toán|chỉ tiêu|nghị quyết|mục tiêu|cùng kỳ|năm|mức|yêu cầu|"
    r"định mức|công suất|giá trị|nhu cầu|nhiệm vụ|tiến độ|đăng ký|\()(?!\w)"
)
_GREW = re.compile(r"[^;.\d]{0,40}?,? ?\(?(?:tăng|giảm)[^;.\d]{0,16}$")
_AFTER_GROWTH = re.compile(
    r"(?: so với [^;.\d]{0,40}(?:\d{4})?)?\)?,? (?:và )?(?:hiện )?chiếm (?:tỷ lệ )?"
)
_IN_BRACKETS = re.compile(r"[^;.,()\n\d]{0,60}\((?:tức )?")
_OUT_OF = re.compile(
    r"(?<!\w)(?:trong(?: tổng| số| tổng số)?|trên(?: tổng| tổng số)?|so với(?: tổng số)?|"
    r"tổng số|của(?: tổng số)?)(?: \w+){0,2} ?$"
)
_OPENED = re.compile(
    r"(?<!\w)(?:trong (?:số )?(?:đó|này)|bao gồm|gồm|cụ thể|kết quả|qua đó|trong ấy)(?!\w)|[:(]"
)
_CLAUSE = re.compile(r"[.,;:()\n]")
_COMMA = re.compile(r"(?: [^\W\d]+){0,3}[,;] ")
_OWN_NOUN = re.compile(r"(?: [^\W\d]+){1,6}")
_ALL_OF_THEM = re.compile(r"tổng|số|toàn|tỉnh|cả|của|các|trên|địa|bàn|đã|được")
_BACK, _FAR_BACK, _AFTER = 8, 80, 2
SAID: Final = 0
NEAR: Final = 1
FAR: Final = 2
ELSEWHERE: Final = 3
"""How a whole is told: by words that say so, in the paragraph, before it, by another name."""


@dataclass(frozen=True, slots=True)
class Option:
    """A part, its share and an amount that may be their whole, by place among the figures."""

    part: int
    share: int
    whole: int
    how: int
    """How the whole is told to be one."""
    fit: Fit


def is_share(around: Surroundings, at: int) -> bool:
    """Return whether a figure is an exact share or coverage in per cent."""
    one = around.told[at]
    told = one.kind in {SHARE, COVERAGE} or _is_of_no_plan(around, at)
    told = told and one.unit == "%" and one.related("base_of") is None
    return told and around.is_exact(at) and (one.value or _HUNDRED) <= _HUNDRED


def _is_of_no_plan(around: Surroundings, at: int) -> bool:
    """Whether “đã trả lời 231 kiến nghị, đạt 87,5%” does not say what 87,5% are of."""
    one = around.told[at]
    ratio = one.kind == PLAN_RATIO and one.form == "ratio_pct"
    return ratio and _OF_A_PLAN.match(around.followed(at)) is None


def options(around: Surroundings, at: int) -> list[Option]:
    """Return each part that a share may be told of with each amount that may be its whole."""
    found = list(_out_of_a_whole(around, at))
    named = _OWN_NOUN.match(around.followed(at))
    for part in _parts(around, at):
        for whole, said in _wholes(around, at, part):
            one, share, all_ = (around.told[place] for place in (part, at, whole))
            how = ELSEWHERE if named and _is_narrower(named[0], all_) else said
            how = ELSEWHERE if _is_part_as_well(around, whole, at) else how
            found.append(Option(part, at, whole, how, near_misses.ratio(one, share, all_)))
    return found


def _out_of_a_whole(around: Surroundings, at: int) -> Iterator[Option]:
    """Return the part and the whole right before a share: 164 km trên tổng số 205 km, đạt 80%."""
    part, whole = at - 2, at - 1
    if part < 0 or around.apart(part, at) or not _OUT_OF.search(around.led(whole)):
        return
    exact = around.is_fact(part) and around.told[whole].kind == LEVEL and around.is_exact(whole)
    alike = around.are_of_one_kind(part, whole)
    if exact and alike and _TOLD_OF.fullmatch(around.between(whole, at)):
        one, share, all_ = (around.told[place] for place in (part, at, whole))
        yield Option(part, at, whole, SAID, near_misses.ratio(one, share, all_))


def _is_part_as_well(around: Surroundings, whole: int, at: int) -> bool:
    """Whether an amount is told with a share of its own, and both are parts of one whole.

    “tốt 214 (42,8%), khá 196 (39,2%), trung bình 90 (18,0%)”: 196 is no whole of 90.
    """
    own = whole + 1
    if own >= at or not is_share(around, own) or around.apart(whole, at):
        return False
    told = _is_said(around, whole, own, _TOLD_OF)
    both = (around.told[own].value or _HUNDRED) + (around.told[at].value or _HUNDRED)
    return told and both <= _HUNDRED


def _is_narrower(named: str, whole: Statement) -> bool:
    """Whether a share names its whole, and another one: “chiếm 3,6% thuê bao thông minh”."""
    words = named.split()
    known = {*(whole.measure or "").lower().split(), *unit_of(whole).split()}
    of_it = bool(words) and words[0] == head_of(whole)
    return of_it and any(word not in known and not _ALL_OF_THEM.fullmatch(word) for word in words)


def bracketed(around: Surroundings, at: int) -> int | None:
    """Return the “so many of so many” in the bracket after a share: (231/264 kiến nghị)."""
    after = at + 1
    if after >= len(around.told) or around.apart(at, after):
        return None
    one = around.told[after]
    counted = one.kind == COVERAGE and one.of and one.approx is None
    led = _IN_BRACKETS.fullmatch(around.led(after)) is not None
    return after if counted and led and around.followed(after).startswith(")") else None


def all_of(count: Statement) -> Statement:
    """Return the second number of X/Y as a figure of its own."""
    return replace(count, value=count.of, of=None, written=numerals.write(count.of or Decimal(0)))


def _parts(around: Surroundings, at: int) -> list[int]:
    """Return the amounts that a share may be told of: right before it, or in words after it."""
    found = []
    before, after = at - 1, at + 1
    if (
        before >= 0
        and around.is_fact(before)
        and (_is_said(around, before, at, _TOLD_OF) or _is_in_its_bracket(around, before, at))
    ):
        found.append(before)
    if before >= 1 and around.told[before].kind == CHANGE and around.is_fact(before - 1):
        grown = _GREW.match(around.between(before - 1, before)) is not None
        if grown and _is_said(around, before, at, _AFTER_GROWTH):
            found.append(before - 1)
    given = found == [before] and before and around.between(before - 1, before) == " cho "
    if given and around.is_fact(before - 1):
        found.append(before - 1)  # “chi 204,3 tỷ đồng cho 4.396 hộ, đạt 63,5%”
    told_in = after < len(around.told) and _is_said(around, at, after, _TOLD_IN)
    if told_in and around.is_fact(after) and not around.between(at, after).startswith(")"):
        found.append(after)
    return found


def _is_in_its_bracket(around: Surroundings, one: int, at: int) -> bool:
    """Whether a count and its share stand in one bracket: “Hàn Quốc (22.610 lượt, 24,0%)”."""
    opened = around.led(one).endswith("(") and around.followed(at).startswith(")")
    return opened and _COMMA.fullmatch(around.between(one, at)) is not None


def _is_said(around: Surroundings, one: int, other: int, words: re.Pattern[str]) -> bool:
    return not around.apart(one, other) and words.fullmatch(around.between(one, other)) is not None


def _wholes(around: Surroundings, at: int, part: int) -> Iterator[tuple[int, int]]:
    """Return the amounts that may be the whole of a part, and how they are told to be."""
    last, first = max(at, part), min(at, part)
    for place in range(last + 1, min(last + 1 + _AFTER, len(around.told))):
        if around.apart(last, place):
            break
        one_kind = around.are_of_one_kind(place, part) and around.is_fact(place)
        if one_kind and _OUT_OF.search(around.led(place)):
            yield place, SAID
    for place in range(first - 1, max(-1, first - _FAR_BACK), -1):
        if may_hold(around, place, part):
            how = _how(around, place, part, near=first - place <= _BACK)
            if how is not None:
                yield place, how


def _how(around: Surroundings, whole: int, part: int, *, near: bool) -> int | None:
    """Return how an amount is told to be the whole of a part; None if it counts something else."""
    alike = around.are_of_one_kind(whole, part)
    same = head_of(around.told[whole]) == head_of(around.told[part])
    same = same or (alike and _is_named(unit_of(around.told[whole]), around.led(part)))
    together = around.paragraphs[whole] == around.paragraphs[part]
    beside = together and around.apart(whole, part) <= 1
    if around.is_planned(whole):
        return ELSEWHERE
    if alike and beside and _leads(around, whole, part):
        return SAID
    if near and together and (same or (beside and alike)):
        return NEAR
    return FAR if same else ELSEWHERE if alike else None


def _is_named(thing: str, led: str) -> bool:
    """Whether the words before a part name what is counted: “Học sinh dân tộc 2.741 em”."""
    words = _CLAUSE.split(led)[-1]
    return bool(thing) and re.search(rf"(?<!\w){re.escape(thing)}(?!\w)", words) is not None


def _leads(around: Surroundings, whole: int, part: int) -> bool:
    """Whether words between a whole and a part say that the part is of it."""
    between = around.between(whole, part)
    if around.apart(whole, part):
        between = between[between.rfind(". ") + 1 :]
    return _OPENED.search(between) is not None or _OUT_OF.search(around.led(whole)) is not None


def _is_amount(one: Statement) -> bool:
    """Whether a figure is an exact amount, so many of so many among them: 49/50 đại biểu."""
    counted = one.kind == LEVEL or (one.kind == COVERAGE and one.of is not None)
    return counted and not (one.approx or one.value_max) and bool(one.value) and bool(one.written)


def may_hold(around: Surroundings, whole: int, part: int) -> bool:
    """Return whether an amount is told exactly, is none of before, and large enough for a part."""
    one, other = around.told[whole], around.told[part]
    if not _is_amount(one) or ("/" in (one.unit or "") and one.unit != other.unit):
        return False
    larger = (one.value or Decimal(0)) > (other.value or Decimal(0))
    beside = around.paragraphs[whole] == around.paragraphs[part] and (
        0 <= around.apart(whole, part) <= 1 and head_of(one) == head_of(other)
    )
    larger = larger or beside  # a part that was mistyped may exceed its whole
    return one.related("base_of") is None and unit_of(one) != "%" and larger
