"""A part and its share lead to a whole that the text tells, be it paragraphs before.

“Toàn tỉnh có 412 cơ sở.” and a paragraph below “57 cơ sở vi phạm, chiếm 13,8%; 23 cơ sở phải tạm
dừng, chiếm 5,6%”: both lead to 412, so that 15,8% is one digit away from what was meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import near_misses, portions, precision
from congso.claims.near_misses import Fit
from congso.claims.portions import Option
from congso.claims.statement import CHANGE, Statement
from congso.claims.surroundings import Surroundings, digits, head_of, unit_of
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_TOTAL = re.compile(r"(?<!\w)(?:tổng|toàn|cả|chung)(?!\w)")
_MAKES_UP = re.compile(r"(?<!\w)chiếm(?: tỷ lệ)? $")
_MONEY = {"đồng", "usd"}
_FEWEST_DIGITS, _PLENTY_OF_DIGITS = 7, 10


@dataclass(frozen=True, slots=True)
class Led:
    """A share, its part, and the whole that a slip keeps them from."""

    part: Statement
    share: Statement
    whole: Statement


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Led]]:
    """Return each share that a slip keeps from the whole that it is most likely of."""
    around = Surroundings.of(statements, text)
    found = {
        at: portions.options(around, at)
        for at in range(len(around.told))
        if portions.is_share(around, at)
    }
    fitting = [one for each in found.values() for one in each if one.fit is Fit.FITS]
    wholes = {(one.whole, around.paragraphs[one.share]) for one in fitting}
    explained = {one.part for one in fitting} | {one.share for one in fitting}
    for at in found:
        count = portions.bracketed(around, at)
        if count is not None:
            one, all_ = around.told[count], portions.all_of(around.told[count])
            if near_misses.ratio(one, around.told[at], all_) is Fit.SLIPPED:
                yield (
                    (around.indices[at], around.indices[count]),
                    Led(one, around.told[at], all_),
                )
    of_whole: dict[int, list[Option]] = {}
    for option in (each for options in found.values() for each in options):
        of_whole.setdefault(option.whole, []).append(option)
    for at, options in found.items():
        left = [one for one in options if one.fit is Fit.SLIPPED and one.part not in explained]
        if at in explained or not left:
            continue
        chosen = _chosen(around, at, left, wholes, of_whole)
        if chosen is not None:
            part, share, whole = (
                around.told[place] for place in (chosen.part, chosen.share, chosen.whole)
            )
            yield (
                tuple(sorted(around.indices[i] for i in (chosen.part, at, chosen.whole))),
                Led(part, share, whole),
            )


def _chosen(
    around: Surroundings,
    at: int,
    left: Sequence[Option],
    wholes: set[tuple[int, int]],
    of_whole: dict[int, list[Option]],
) -> Option | None:
    """Return the whole that a share is held against, where there is reason enough for one."""
    paragraph = around.paragraphs[at]
    for one in left:
        if (one.whole, paragraph) in wholes and _is_sibling(around, one, of_whole[one.whole]):
            return one
    share = around.told[at]
    for one in (each for each in left if each.how != portions.ELSEWHERE):
        told = [around.told[place] for place in (one.part, one.share, one.whole)]
        exact = "," in (share.written or "")
        enough = digits(*told) >= _FEWEST_DIGITS
        if one.how == portions.SAID and (enough or exact):
            return one
        beside = _is_beside(around, one)
        if unit_of(told[2]) in _MONEY and not beside and not _TOTAL.search(around.led(one.whole)):
            continue
        plainly = exact or (
            digits(*told) >= _PLENTY_OF_DIGITS and _MAKES_UP.search(around.led(at)) is not None
        )
        if one.how == portions.NEAR and plainly and enough and _is_nearest(around, one):
            return one
        if one.how == portions.FAR and exact and enough and _is_nearest(around, one):
            return one
        if one.how == portions.NEAR and beside and enough:
            return one
        if not exact and _agreed(around, one, of_whole[one.whole]):
            return one
    return None


def _is_beside(around: Surroundings, one: Option) -> bool:
    """Whether nothing but changes of the whole stands between it and its part, in one sentence."""
    first = min(one.part, one.share)
    between = [around.told[place].kind for place in range(one.whole + 1, first)]
    if not between and unit_of(around.told[one.whole]) not in _MONEY:
        return True
    exact = "," in (around.told[one.share].written or "")
    return around.apart(one.whole, first) <= exact and set(between) <= {CHANGE}


def _is_nearest(around: Surroundings, one: Option) -> bool:
    """Whether no other amount of that sort, large enough to hold the part, is told between."""
    return not any(
        _is_rival(around, place, one) for place in range(one.whole + 1, min(one.part, one.share))
    )


def _is_rival(around: Surroundings, place: int, one: Option) -> bool:
    """Whether an amount might be the whole as well: no part of another, and no plan."""
    other, part = around.told[place], around.told[one.part]
    alone = other.related("part_of") is None and not around.is_planned(place)
    larger = (other.value or 0) > (part.value or 0)
    alike = head_of(other) == head_of(around.told[one.whole])
    return alone and larger and alike and portions.may_hold(around, place, one.part)


def _is_sibling(around: Surroundings, one: Option, others: Sequence[Option]) -> bool:
    """Whether a share of the same sort of thing, in the same paragraph, is of that whole."""
    for other in others:
        same = other.fit is Fit.FITS and other.share != one.share
        near = around.paragraphs[other.share] == around.paragraphs[one.share]
        if same and near and head_of(around.told[other.part]) == head_of(around.told[one.part]):
            return True
    return False


def _agreed(around: Surroundings, one: Option, others: Sequence[Option]) -> bool:
    """Whether another share leads to the same number as this one, a slip away from the whole."""
    own = _led_to(around, one)
    for other in others:
        if other.share == one.share or other.fit is not Fit.SLIPPED:
            continue
        if around.paragraphs[other.share] != around.paragraphs[one.share]:
            continue
        led = _led_to(around, other)
        span = max(own[0], led[0]), min(own[1], led[1])
        if span[0] <= span[1] and precision.is_near(around.told[one.whole], span):
            return True
    return False


def _led_to(around: Surroundings, one: Option) -> precision.Interval:
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
