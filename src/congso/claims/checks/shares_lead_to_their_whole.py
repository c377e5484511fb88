"""A part and its share lead to a whole that the text tells, be it paragraphs before.

“Toàn tỉnh có 412 cơ sở.” and a paragraph below “57 cơ sở vi phạm, chiếm 13,8%; 23 cơ sở phải tạm
dừng, chiếm 5,6%”: both lead to 412, so that 15,8% is one digit away from what was meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from congso.claims import near_misses, precision
from congso.claims.near_misses import Fit
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, SHARE, Statement
from congso.claims.surroundings import Surroundings, digits, head_of, unit_of
from congso.findings.finding import Finding, Span
from congso.quantities import numerals

_HUNDRED = Decimal(100)
_TOLD_OF = re.compile(
    r"(?:(?!tỷ lệ|tỉ lệ|tỷ trọng)[^;.\n]){0,60}?(?:,|\(|-|:)? ?(?:đều |hiện |cũng )?"
    r"(?:đạt |chiếm |với |có )?(?:tỷ lệ|tỉ lệ|"
    r"chiếm|đạt|bằng|tương đương|ứng với|tương ứng|khoảng|là|\()(?: ?(?:tỷ lệ|tới|đến|lên|trên|hơn|"
    r"gần|khoảng|là|được|mức|đạt|với|chiếm|bằng))*[ (]*$|"
    r"(?:(?!tỷ lệ|tỉ lệ|tỷ trọng)[^;.\n]){0,60}?, (?:đạt )?tỷ lệ [^\W\d]+(?: [^\W\d]+)?(?: đạt)? $"
)
_TOLD_IN = re.compile(
    r"[^;.\n\d]{0,50}?(?:\(|, (?:với|tương ứng|tương đương|ứng với|tức(?: là)?|là|có) |"
    r" (?:tương ứng|tương đương|ứng với|với)(?: với)? )[^;.,()\n\d]{0,30}$"
)
_IN_BRACKETS = re.compile(r"[^;.,()\n\d]{0,60}\((?:tức )?")
_OUT_OF = re.compile(
    r"(?<!\w)(?:trong(?: tổng| số| tổng số)?|trên(?: tổng| tổng số)?|so với(?: tổng số)?|"
    r"tổng số|của(?: tổng số)?)(?: \w+){0,2} ?$"
)
_OPENED = re.compile(
    r"(?<!\w)(?:trong (?:số )?(?:đó|này)|bao gồm|gồm|cụ thể|kết quả|qua đó|trong ấy)(?!\w)|[:(]"
)
_TOTAL = re.compile(r"(?<!\w)(?:tổng|toàn|cả|chung)(?!\w)")
_OWN_NOUN = re.compile(r"(?: [^\W\d]+){1,6}")
_ALL_OF_THEM = re.compile(r"tổng|số|toàn|tỉnh|cả|của|các|trên|địa|bàn|đã|được")
_MONEY = {"đồng", "usd"}
_BACK, _FAR_BACK, _AFTER = 8, 80, 2
_FEWEST_DIGITS = 7
_SAID, _NEAR, _FAR, _ELSEWHERE = 0, 1, 2, 3
"""How a whole is told: by words that say so, in the paragraph, before it, by another name."""


@dataclass(frozen=True, slots=True)
class Led:
    """A share, its part, and the whole that a slip keeps them from."""

    part: Statement
    share: Statement
    whole: Statement


@dataclass(frozen=True, slots=True)
class _Option:
    part: int
    share: int
    whole: int
    how: int
    fit: Fit


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Led]]:
    """Return each share that a slip keeps from the whole that it is most likely of."""
    around = Surroundings.of(statements, text)
    found = {at: _options(around, at) for at in range(len(around.told)) if _is_share(around, at)}
    fitting = [one for each in found.values() for one in each if one.fit is Fit.FITS]
    wholes = {(one.whole, around.paragraphs[one.share]) for one in fitting}
    explained = {one.part for one in fitting} | {one.share for one in fitting}
    for at in found:
        count = _bracketed(around, at)
        if count is not None:
            one, all_ = around.told[count], _all_of(around.told[count])
            if near_misses.ratio(one, around.told[at], all_) is Fit.SLIPPED:
                yield (
                    (around.indices[at], around.indices[count]),
                    Led(one, around.told[at], all_),
                )
    for at, options in found.items():
        left = [one for one in options if one.fit is Fit.SLIPPED and one.part not in explained]
        if at in explained or not left:
            continue
        chosen = _chosen(around, at, left, wholes, found)
        if chosen is not None:
            part, share, whole = (
                around.told[place] for place in (chosen.part, chosen.share, chosen.whole)
            )
            yield (
                tuple(sorted(around.indices[i] for i in (chosen.part, at, chosen.whole))),
                Led(part, share, whole),
            )


def _is_share(around: Surroundings, at: int) -> bool:
    one = around.told[at]
    told = one.kind in {SHARE, COVERAGE} and one.unit == "%" and one.related("base_of") is None
    return told and around.is_exact(at) and (one.value or _HUNDRED) <= _HUNDRED


def _options(around: Surroundings, at: int) -> list[_Option]:
    found = []
    named = _OWN_NOUN.match(around.followed(at))
    for part in _parts(around, at):
        for whole, said in _wholes(around, at, part):
            one, share, all_ = (around.told[place] for place in (part, at, whole))
            how = _ELSEWHERE if named and _is_narrower(named[0], all_) else said
            found.append(_Option(part, at, whole, how, near_misses.ratio(one, share, all_)))
    return found


def _is_narrower(named: str, whole: Statement) -> bool:
    """Whether a share names its whole, and another one: “chiếm 3,6% thuê bao thông minh”."""
    words = named.split()
    known = {*(whole.measure or "").lower().split(), *unit_of(whole).split()}
    of_it = bool(words) and words[0] == head_of(whole)
    return of_it and any(word not in known and not _ALL_OF_THEM.fullmatch(word) for word in words)


def _bracketed(around: Surroundings, at: int) -> int | None:
    """Return the “so many of so many” in the bracket after a share: (231/264 kiến nghị)."""
    after = at + 1
    if after >= len(around.told) or around.apart(at, after):
        return None
    one = around.told[after]
    counted = one.kind == COVERAGE and one.of and one.approx is None
    led = _IN_BRACKETS.fullmatch(around.led(after)) is not None
    return after if counted and led and around.followed(after).startswith(")") else None


def _all_of(count: Statement) -> Statement:
    """Return the second number of X/Y as a figure of its own."""
    return replace(count, value=count.of, of=None, written=numerals.write(count.of or Decimal(0)))


def _parts(around: Surroundings, at: int) -> list[int]:
    """Return the amounts that a share may be told of: right before it, or in words after it."""
    found = []
    before, after = at - 1, at + 1
    if before >= 0 and around.is_fact(before) and _is_said(around, before, at, _TOLD_OF):
        found.append(before)
    if after < len(around.told) and around.is_fact(after) and _is_said(around, at, after, _TOLD_IN):
        found.append(after)
    return found


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
            yield place, _SAID
    for place in range(first - 1, max(-1, first - _FAR_BACK), -1):
        if _may_hold(around, place, part):
            how = _how(around, place, part, near=first - place <= _BACK)
            if how is not None:
                yield place, how


def _how(around: Surroundings, whole: int, part: int, *, near: bool) -> int | None:
    """Return how an amount is told to be the whole of a part; None if it counts something else."""
    alike = around.are_of_one_kind(whole, part)
    same = head_of(around.told[whole]) == head_of(around.told[part])
    together = around.paragraphs[whole] == around.paragraphs[part]
    beside = together and around.apart(whole, part) <= 1
    if around.is_planned(whole):
        return _ELSEWHERE
    if alike and beside and _leads(around, whole, part):
        return _SAID
    if near and together and (same or (beside and alike)):
        return _NEAR
    return _FAR if same else _ELSEWHERE if alike else None


def _leads(around: Surroundings, whole: int, part: int) -> bool:
    """Whether words between a whole and a part say that the part is of it."""
    between = around.between(whole, part)
    if around.apart(whole, part):
        between = between[between.rfind(". ") + 1 :]
    return _OPENED.search(between) is not None or _OUT_OF.search(around.led(whole)) is not None


def _may_hold(around: Surroundings, whole: int, part: int) -> bool:
    one, other = around.told[whole], around.told[part]
    if one.kind != LEVEL or not around.is_exact(whole) or "/" in (one.unit or ""):
        return False
    larger = (one.value or Decimal(0)) > (other.value or Decimal(0)) or (
        whole == part - 1 and around.paragraphs[whole] == around.paragraphs[part]
    )
    return one.related("base_of") is None and unit_of(one) != "%" and larger


def _chosen(
    around: Surroundings,
    at: int,
    left: Sequence[_Option],
    wholes: set[tuple[int, int]],
    found: dict[int, list[_Option]],
) -> _Option | None:
    """Return the whole that a share is held against, where there is reason enough for one."""
    paragraph = around.paragraphs[at]
    for one in left:
        if (one.whole, paragraph) in wholes and _is_sibling(around, one, found):
            return one
    share = around.told[at]
    for one in (each for each in left if each.how != _ELSEWHERE):
        told = [around.told[place] for place in (one.part, one.share, one.whole)]
        exact = "," in (share.written or "")
        enough = digits(*told) >= _FEWEST_DIGITS
        if one.how == _SAID and (enough or exact):
            return one
        beside = _is_beside(around, one)
        if unit_of(told[2]) in _MONEY and not beside and not _TOTAL.search(around.led(one.whole)):
            continue
        if one.how == _NEAR and exact and enough and _is_nearest(around, one):
            return one
        if one.how == _FAR and exact and enough and _is_nearest(around, one):
            return one
        if one.how == _NEAR and beside and enough:
            return one
        if not exact and _agreed(around, one, found):
            return one
    return None


def _is_beside(around: Surroundings, one: _Option) -> bool:
    """Whether nothing but changes of the whole stands between it and its part, in one sentence."""
    first = min(one.part, one.share)
    between = [around.told[place].kind for place in range(one.whole + 1, first)]
    if not between and unit_of(around.told[one.whole]) not in _MONEY:
        return True
    return not around.apart(one.whole, first) and set(between) <= {CHANGE}


def _is_nearest(around: Surroundings, one: _Option) -> bool:
    """Whether no other amount of that sort, large enough to hold the part, is told between."""
    return not any(
        _may_hold(around, place, one.part)
        and head_of(around.told[place]) == head_of(around.told[one.whole])
        for place in range(one.whole + 1, min(one.part, one.share))
    )


def _is_sibling(around: Surroundings, one: _Option, found: dict[int, list[_Option]]) -> bool:
    """Whether a share of the same sort of thing, in the same paragraph, is of that whole."""
    for other in (each for options in found.values() for each in options):
        same = other.whole == one.whole and other.fit is Fit.FITS and other.share != one.share
        near = around.paragraphs[other.share] == around.paragraphs[one.share]
        if same and near and head_of(around.told[other.part]) == head_of(around.told[one.part]):
            return True
    return False


def _agreed(around: Surroundings, one: _Option, found: dict[int, list[_Option]]) -> bool:
    """Whether another share leads to the same number as this one, a slip away from the whole."""
    own = _led_to(around, one)
    for other in (each for options in found.values() for each in options):
        if other.whole != one.whole or other.share == one.share or other.fit is not Fit.SLIPPED:
            continue
        if around.paragraphs[other.share] != around.paragraphs[one.share]:
            continue
        led = _led_to(around, other)
        span = max(own[0], led[0]), min(own[1], led[1])
        if span[0] <= span[1] and precision.is_near(around.told[one.whole], span):
            return True
    return False


def _led_to(around: Surroundings, one: _Option) -> precision.Interval:
    part, share = around.told[one.part], precision.interval(around.told[one.share])
    value = (part.value or Decimal(0)) * _HUNDRED
    return value / share[1], value / max(share[0], Decimal("0.001"))


def check(case: Led) -> Finding:
    """Return the finding on a share that a slip keeps from its whole."""
    exact = (case.part.value or Decimal(0)) / (case.whole.value or Decimal(1)) * _HUNDRED
    expected = f"{precision.printed_like(case.share, exact)}%"
    return Finding(
        check="shares-lead-to-their-whole",
        message=f"{case.part.text} trên {case.whole.text} là {expected}, bài viết ghi "
        f"{case.share.text}.",
        span=Span(case.share.start, case.share.end),
        expected=expected,
    )
