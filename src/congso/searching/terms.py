"""What was typed becomes words to look for; each abbreviation also stands for what it is short for.

>>> [word.written for word in read("Trạm BTS của UBND, tỉnh").words]
['trạm', 'bts', 'của', 'ubnd', 'tỉnh']
>>> exact(read("trạm di động"))
'"trạm" "di" "động"*'
>>> folded(read("DVC trực tuyến"))
'("dvc" OR "dich vu cong") "truc" "tuyen"*'
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from congso.writing import letters

LONGEST = 200
"""Letters of a question; what follows is not read."""
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:[.,/][0-9]+)*")

ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tttt": "thông tin truyền thông",
    "tt&tt": "thông tin truyền thông",
    "khcn": "khoa học công nghệ",
    "cđs": "chuyển đổi số",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "tthc": "thủ tục hành chính",
    "cntt": "công nghệ thông tin",
    "bcvt": "bưu chính viễn thông",
    "ktxh": "kinh tế xã hội",
    "attt": "an toàn thông tin",
    "bđs": "băng rộng",
    "đvhc": "đơn vị hành chính",
    "pakn": "phản ánh kiến nghị",
    "tpct": "thành phố cần thơ",
}
"""Small letters → what people mean by them."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word that was typed."""

    written: str
    """In small letters, composed form."""
    means: str = ""
    """What it is short for; empty for most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader looks for."""

    text: str
    words: tuple[Word, ...]

    @property
    def folded(self) -> str:
        """The words without tones, one blank between."""
        return " ".join(letters.fold(word.written) for word in self.words)


def read(typed: str) -> Question:
    """Return the words of what was typed, in any composition of letters.

    Shape: anything; only the first `LONGEST` letters and `MOST_WORDS` words count.
    """
    text = " ".join(letters.nfc(typed[: LONGEST * 4])[:LONGEST].split())
    found = _WORD.findall(text.lower().replace("tt&tt", "tttt"))
    return Question(text, tuple(_word(one) for one in found[:MOST_WORDS]))


def exact(question: Question) -> str:
    """Return the FTS5 expression for the words as they were typed; the last may go on."""
    return _expression(question, str)


def folded(question: Question) -> str:
    """Return the FTS5 expression for the words without tones and marks."""
    return _expression(question, letters.fold)


def phrase(question: Question) -> str:
    """Return the FTS5 expression for all words in one row, without tones."""
    return f'"{question.folded}"' if question.words else ""


def any_of(question: Question) -> str:
    """Return the FTS5 expression for any of the words, without tones."""
    return " OR ".join(f'"{letters.fold(word.written)}"' for word in question.words)


def _expression(question: Question, spell: Callable[[str], str]) -> str:
    parts = []
    for place, word in enumerate(question.words):
        is_last = place == len(question.words) - 1
        plain = f'"{spell(word.written)}"{"*" if is_last and not word.means else ""}'
        parts.append(f'({plain} OR "{spell(word.means)}")' if word.means else plain)
    return " ".join(parts)


def _word(written: str) -> Word:
    for short, means in ABBREVIATIONS.items():
        if letters.fold(short) == letters.fold(written):
            return Word(written, means)
    return Word(written)
