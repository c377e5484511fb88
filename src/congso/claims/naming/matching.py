"""How well a name fits a phrase: word for word, scattered, or with a slip of the hand.

“thuê bao điện” is “thuê bao điện thoại” with a word lost:

>>> score("thuê bao điện thoại", "chỉ tiêu về thuê bao điện", "") > 0.7
True
>>> score("mật độ thuê bao", "thuê bao điện", "") < 0.7
True
"""

import re
from functools import lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_NEAR = 90
_LOST_A_WORD = 0.72
_WHOLE, _NEARBY, _SCATTERED, _AROUND, _SLIP = 1.0, 0.86, 0.8, 0.74, 0.72
_LONGER = 0.012
"""What each word of a name adds: the longer of two names that fit says more."""


@lru_cache(maxsize=8192)
def words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case, its punctuation left out."""
    return tuple("một" if word == "1" else word for word in _WORD.findall(phrase.lower()))


@lru_cache(maxsize=8192)
def _set_of(phrase: str) -> frozenset[str]:
    return frozenset(words(phrase))


@lru_cache(maxsize=4096)
def _bare_words(name: str) -> tuple[str, ...]:
    return bare(words(name))


RESTRICTING = (
    *("di động", "cố định", "trả trước", "trả sau", "không dây", "vệ tinh", "cáp quang"),
    *("phát triển mới", "mới", "thực tăng", "cấp xã", "cấp huyện", "nông thôn", "thành thị"),
    *("cá nhân", "hộ gia đình", "cơ quan", "công cộng", "nước ngoài", "vi phạm", "có người"),
)
"""Words that make a part of what they follow: thuê bao điện thoại *di động* is not all of them."""


@lru_cache(maxsize=8192)
def restrictions(phrase: str) -> frozenset[str]:
    """Return the restricting words of a phrase.

    >>> sorted(restrictions("thuê bao điện thoại di động trả trước"))
    ['di động', 'trả trước']
    """
    said = f" {' '.join(words(phrase))} "
    return frozenset(word for word in RESTRICTING if f" {word} " in said)


def score(name: str, phrase: str, around: str) -> float:
    """Return how well `name` fits what a figure measures, from 0 to a little over 1.

    Shape: `phrase` is what is measured in the text's words, `around` the words about it.
    """
    wanted, said, near = _bare_words(name), words(phrase), words(around)
    if not wanted or not (said or near):
        return 0.0
    if _set_of(name).isdisjoint(_set_of(phrase)) and _set_of(name).isdisjoint(_set_of(around)):
        return 0.0
    bonus = _LONGER * len(wanted)
    if _contains(said, wanted):
        return _WHOLE + bonus
    if set(wanted) <= set(said):
        return _SCATTERED + bonus + 0.05
    if _contains(near, wanted):
        return _NEARBY + bonus if set(wanted[:2]) & set(said) else _AROUND + bonus / 2
    shared = len(set(wanted) & set(said))
    mostly = wanted[0] in said or shared * 2 > len(wanted)
    if len(wanted) >= 3 and set(wanted) <= set(said) | set(near) and mostly:
        return _AROUND + bonus
    return _with_a_slip(wanted, said, bonus)


def says_more(one: str, other: str) -> bool:
    """Return whether one name holds the other and more.

    >>> says_more("mật độ thuê bao điện thoại", "thuê bao điện thoại")
    True
    """
    longer, shorter = (" ".join(bare(words(name))) for name in (one, other))
    return longer != shorter and f" {shorter} " in f" {longer} "


def bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without “số”, which a sentence often leaves out."""
    return name[1:] if name[:1] == ("số",) and len(name) > 2 else name


def _with_a_slip(wanted: tuple[str, ...], said: tuple[str, ...], bonus: float) -> float:
    if len(wanted) < 3 or not said:
        return 0.0
    if (
        any(_contains(said, wanted[:i] + wanted[i + 1 :]) for i in range(1, len(wanted)))
        and len(wanted) >= 4
    ):
        return _SLIP + bonus
    whole = " ".join(wanted)
    for start in range(max(1, len(said) - len(wanted) + 1)):
        if fuzz.ratio(whole, " ".join(said[start : start + len(wanted)])) >= _NEAR:
            return _SLIP + bonus
    return 0.0


def _contains(said: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    length = len(wanted)
    return any(said[start : start + length] == wanted for start in range(len(said) - length + 1))
