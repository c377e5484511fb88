"""The figures of a text among the words between them: what leads to each, what it is close to.

>>> from congso.claims import reading
>>> text = "Có 40 xe điện. Năm trước 24 xe."
>>> around = Surroundings.of(reading.read(text), text)
>>> around.led(1), around.apart(0, 1)
(' điện. năm trước ', 1)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from congso.claims.naming import likeness
from congso.claims.statement import LEVEL, Statement

_SENTENCE = re.compile(r"[.!?…][\"”)]?\s+(?=[A-ZĐÀ-Ỹ\"“(\d-])|\n")
ITEM = re.compile(r"\n\s*[-+•*–▪a-z0-9]{1,2}[ .)]")
"""The beginning of a line in a list."""
_LINE = re.compile(r"\n[ \t]*[-+•*–▪]")
"""The lines of a list belong to the paragraph that opens it."""
_ENDS = re.compile(r"[;)]|(?<!\w)(?:trong (?:số )?đó|bao gồm|gồm)(?!\w)")
_MOST = 12
_DEEPEST = 12
"""How many figures of a sentence are looked back through for an open bracket."""
_LONGEST = 160
_FOLLOWED = 60
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|kh|chỉ tiêu|dự toán|mục tiêu|được giao|giao|được (?:bố trí|phân bổ)|"
    r"nghị quyết|theo yêu cầu)(?!\w)"
)
_OF_A_YEAR = re.compile(
    r"(?<!\w)(?:mỗi năm|hằng năm|hàng năm|(?:bình quân|trung bình)[^,;.]{0,16})(?!\w)[^,;.\d]{0,16}"
    r"(?:tăng|giảm)[^,;.\d]{0,8}$"
)
_NO_UNITS = {"số", "tổng số"}
"""Words before a number that a reader may take for what it counts."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The figures of a text by their place among the figures, from 0."""

    told: tuple[Statement, ...]
    indices: tuple[int, ...]
    """Position of each among all statements of the text."""
    text: str
    low: str
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    @classmethod
    def of(cls, statements: Sequence[Statement], text: str) -> "Surroundings":
        """Return the surroundings of the figures among `statements`, in the order of the text."""
        indices = tuple(i for i, one in enumerate(statements) if one.is_statistic)
        told = tuple(statements[i] for i in indices)
        sentences, paragraphs = list[int](), list[int]()
        sentence = paragraph = last = 0
        for one in told:
            for match in _SENTENCE.finditer(text, last, one.start):
                sentence += 1
                line = match[0].rfind("\n")
                paragraph += line >= 0 and not _LINE.match(text, match.start() + line)
            sentences.append(sentence)
            paragraphs.append(paragraph)
            last = one.end
        return cls(told, indices, text, text.lower(), tuple(sentences), tuple(paragraphs))

    def led(self, at: int) -> str:
        """Return the words between the figure before and this one, in lower case."""
        start = self.told[at - 1].end if at else 0
        return self.low[max(start, self.told[at].start - _LONGEST) : self.told[at].start]

    def followed(self, at: int) -> str:
        """Return the words between this figure and the next one, in lower case."""
        end = self.told[at + 1].start if at + 1 < len(self.told) else len(self.low)
        return self.low[self.told[at].end : min(end, self.told[at].end + _FOLLOWED)]

    def between(self, one: int, other: int) -> str:
        """Return what stands between two figures, the earlier first, in lower case."""
        return self.low[self.told[one].end : self.told[other].start]

    def apart(self, one: int, other: int) -> int:
        """Return how many sentences the second stands after the first."""
        return self.sentences[other] - self.sentences[one]

    def near(self, at: int, before: int, after: int) -> Iterator[int]:
        """Return the figures of the paragraph around one, the nearest before it first."""
        for place in (*range(at - 1, at - before - 1, -1), *range(at + 1, at + after + 1)):
            inside = 0 <= place < len(self.told)
            if inside and self.paragraphs[place] == self.paragraphs[at]:
                yield place

    def runs(self, first: int) -> list[list[int]]:
        """Return the amounts from one on to the end of its sentence or list, as it may be cut.

        It may have ended at a semicolon, a closing bracket or where another list opens.
        """
        found, ended, at = [first], list[list[int]](), first + 1
        nested = lined = False
        while at < len(self.told) and len(found) <= _MOST:
            between = self.between(at - 1, at)
            if self.apart(at - 1, at) and not ITEM.search(between):
                break
            end = _ENDS.search(between)
            nested = nested or (end is not None and len(found) == 1 and len(end[0]) > 1)
            line = self.apart(at - 1, at) and not lined
            if line and len(found) > 1:
                ended.append([*found])
                lined = True
            elif not ended and not nested and len(found) > 1 and end is not None:
                ended.append([*found])
            if self.told[at].kind == LEVEL:
                if not self.is_fact(at):
                    break
                found.append(at)
            at += 1
        return [found, *ended] if len(found) > 1 else []

    def depth(self, at: int) -> int:
        """Return how many brackets of its sentence stand open where a figure stands."""
        start = at
        while start and at - start < _DEEPEST and not self.apart(start - 1, at):
            start -= 1
        words = (
            self.led(start).rpartition("\n")[2]
            + self.low[self.told[start].start : self.told[at].start]
        )
        return max(0, words.count("(") - words.count(")"))

    def is_exact(self, at: int) -> bool:
        """Whether a figure is told without hơn, gần, a range or “so many of so many”."""
        one = self.told[at]
        return not (one.approx or one.value_max or one.of) and bool(one.value) and bool(one.written)

    def is_fact(self, at: int) -> bool:
        """Whether a figure is an exact amount that is there, not planned."""
        one = self.told[at]
        return one.kind == LEVEL and one.status is None and self.is_exact(at)

    def is_planned(self, at: int, *, said: bool = False) -> bool:
        """Whether a figure is a goal, by itself or, where it must be `said`, by words before it."""
        led = re.split(r"[.;\n]", self.led(at))[-1]
        ahead = self.told[at].status == "target" and not said
        return ahead or _PLANNED.search(led) is not None

    def are_of_one_kind(self, one: int, other: int) -> bool:
        """Whether two figures may count the same thing, a unit that is left out being any."""
        first, second = (unit_of(self.told[at]) for at in (one, other))
        if "%" in (first, second):
            return first == second
        return first == second or not first or not second or likeness.are_alike(first, second)


def unit_of(one: Statement) -> str:
    """Return what a figure is counted in, what it is counted on left out: đồng of đồng/người."""
    return _unit(one.unit) if one.unit else ""


@lru_cache(maxsize=1024)
def _unit(written: str) -> str:
    unit = written.lower().partition("/")[0].strip()
    return "" if unit in _NO_UNITS else unit


def is_of_a_year(text: str, change: Statement) -> bool:
    """Return whether a change is the mean of several years: “bình quân mỗi năm giảm 0,3‰”."""
    return (
        _OF_A_YEAR.search(text[max(0, change.start - _FOLLOWED) : change.start].lower()) is not None
    )


def head_of(one: Statement) -> str:
    """Return what a figure is counted in by its first word: of hồ chứa, hồ."""
    return unit_of(one).partition(" ")[0]


def digits(*told: Statement) -> int:
    """Return how many digits figures have together, thousands that may be rounded left out."""
    return sum(len(_ROUNDED.sub("", one.written or "").replace(".", "")) for one in told)


_ROUNDED = re.compile(r"(?:\.000)+$|,")
