"""Vietnamese letters: one form inside, folded for search, plain for addresses, ordered for lists.

>>> slug("Chỉ số Chuyển đổi số")
'chi-so-chuyen-doi-so'
>>> fold("Ủy ban Nhân dân, ứng dụng")
'uy ban nhan dan, ung dung'
>>> sorted(["Đông", "Dương", "Ánh", "An", "Ân", "Ăn"], key=sort_key)
['An', 'Ánh', 'Ăn', 'Ân', 'Dương', 'Đông']
"""

import re
import unicodedata

_BASE_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTER_MARKS = {"\u0302", "\u0306", "\u031b"}
_ORDER = {letter: number for number, letter in enumerate(_BASE_LETTERS, start=1)}
_NOT_IN_AN_ADDRESS = re.compile(r"[^a-z0-9]+")


def nfc(text: str) -> str:
    """Return `text` in the one composed form (Unicode NFC) that is kept inside."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Return whether `text` already has the composed form."""
    return unicodedata.is_normalized("NFC", text)


def without_marks(text: str) -> str:
    """Return `text` without tones and letter marks, đ as d; case and the rest stay."""
    plain = "".join(
        mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark)
    )
    return plain.replace("đ", "d").replace("Đ", "D")


def fold(text: str) -> str:
    """Return `text` as search compares it: lower case, no tones, no marks, đ as d."""
    return without_marks(text).casefold()


def fold_each(text: str) -> str:
    """Return `text` folded letter for letter, so that a place in it is the same place in `text`.

    Shape: composed text (NFC).

    >>> fold_each("Bán kính").find("kinh")
    4
    """
    return text.translate(_EACH)


class _Each(dict[int, str]):
    """What each letter is folded to, worked out when it is first seen."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = (fold(letter) or letter)[0]
        return self[code]


_EACH = _Each()


def slug(text: str) -> str:
    """Return the part of an address that `text` makes: a–z, 0–9 and hyphens.

    The same table serves the server and the editor's screen; a slug, once published, never changes.
    """
    return _NOT_IN_AN_ADDRESS.sub("-", fold(text)).strip("-")


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return the key that puts names in Vietnamese order: a ă â … d đ e ê …, then by tone.

    Tones decide only between words of the same letters: ngang, huyền, hỏi, ngã, sắc, nặng.
    Source: the order of the Vietnamese alphabet, TCVN 6909:2001 letters.
    """
    letters: list[int] = []
    tones: list[int] = []
    for cluster in _clusters(text):
        letters.append(_letter_order(cluster))
        tones.append(next((_TONES[mark] for mark in cluster if mark in _TONES), 0))
    return tuple(letters), tuple(tones), nfc(text)


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for mark in unicodedata.normalize("NFD", text.casefold()):
        if unicodedata.combining(mark) and clusters:
            clusters[-1] += mark
        else:
            clusters.append(mark)
    return clusters


def _letter_order(cluster: str) -> int:
    kept = cluster[0] + "".join(mark for mark in cluster[1:] if mark in _LETTER_MARKS)
    letter = unicodedata.normalize("NFC", kept)
    if letter in _ORDER:
        return 1000 + _ORDER[letter]
    return ord(letter[0]) if ord(letter[0]) < 1000 else 2000 + ord(letter[0])
