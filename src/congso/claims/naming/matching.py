"""How well a name fits a phrase: word for word, scattered, or with a slip of the hand.

“thuê bao điện” is “thuê bao điện thoại” with a word lost:

>>> score("thuê bao điện thoại", "chỉ tiêu về thuê bao điện", "") > 0.7
True
>>> score("mật độ thuê bao", "thuê bao điện", "") < 0.7
True
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_NEAR = 90
_WHOLE, _NEARBY, _SCATTERED, _AROUND, _SLIP = 1.0, 0.86, 0.8, 0.74, 0.72
_LONGER = 0.012
"""What each word of a name adds: the longer of two names that fit says more."""


@lru_cache(maxsize=8192)
def words(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case, its punctuation left out."""
    return tuple("một" if word == "1" else word for word in _WORD.findall(phrase.lower()))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a phrase: in order, as a set, and as one line to look in."""

    words: tuple[str, ...]
    known: frozenset[str]
    line: str

    @classmethod
    def of(cls, found: tuple[str, ...]) -> Self:
        return cls(found, frozenset(found), f" {' '.join(found)} ")


@lru_cache(maxsize=8192)
def _said(phrase: str) -> _Words:
    return _Words.of(words(phrase))


@lru_cache(maxsize=4096)
def _named(name: str) -> _Words:
    return _Words.of(bare(words(name)))


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
    wanted, said, near = _named(name), _said(phrase), _said(around)
    if wanted.known.isdisjoint(said.known) and wanted.known.isdisjoint(near.known):
        return 0.0
    bonus = _LONGER * len(wanted.words)
    if wanted.line in said.line:
        return _WHOLE + bonus
    shared = len(wanted.known & said.known)
    if shared == len(wanted.known):
        return _SCATTERED + bonus + 0.05
    if wanted.line in near.line:
        begun = not said.known.isdisjoint(wanted.words[:2])
        return _NEARBY + bonus if begun else _AROUND + bonus / 2
    mostly = wanted.words[0] in said.known or shared * 2 > len(wanted.words)
    if mostly and len(wanted.words) >= 3 and wanted.known <= said.known | near.known:
        return _AROUND + bonus
    return _with_a_slip(wanted, said, shared, bonus)


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


def _with_a_slip(wanted: _Words, said: _Words, shared: int, bonus: float) -> float:
    length = len(wanted.words)
    if length < 3 or shared * 2 < len(wanted.known):
        return 0.0
    if length >= 4 and shared >= len(wanted.known) - 1:
        shortened = (wanted.words[:i] + wanted.words[i + 1 :] for i in range(1, length))
        if any(f" {' '.join(one)} " in said.line for one in shortened):
            return _SLIP + bonus
    whole = wanted.line.strip()
    for start in range(max(1, len(said.words) - length + 1)):
        window = " ".join(said.words[start : start + length])
        if fuzz.ratio(whole, window, score_cutoff=_NEAR):
            return _SLIP + bonus
    return 0.0
