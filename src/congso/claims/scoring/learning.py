"""Learns what the hints of a text's period weigh, from texts that people have read.

A text teaches which of its contenders puts the most of its figures into the right period; an
opening (``tests/golden/openings``) says its period itself. The weights make the right ones likely
(a log-linear choice) and stay near what a person believes of hints that few texts have.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from congso.claims.prose import document_period, numbers, roles, whole_text
from congso.claims.prose.view import View
from congso.claims.prose.whole_text import Contender
from congso.claims.reading import Heard
from congso.claims.scoring import annotation, score

BELIEVED: Mapping[str, float] = {
    "part: a beginning, in the opening": -0.5,
    "part: always told with another year": -2.0,
    "part: how little there was then": -1.0,
    "part: of the day of a digest": 0.7,
    "part: from January to a day for what came about": 1.0,
    "part: from January to a day for how things stand": -0.7,
    "part: to a day for how things stand": 0.5,
    "part: to a day for what came about": -0.3,
    "part: summed up to a month, in the head": 1.0,
    "part: summed up to a month, in the opening": 1.0,
    "part: the beginning of what has gone by, in the opening": 1.0,
    "part: the day up to which, in the head": 0.8,
    "part: the end up to which, in the head": 0.8,
    "part: the last of days of two months, in the head": 1.0,
    "part: the last of days of two months, in the opening": 1.0,
    "part: the last of some days, in the head": 0.7,
    "part: the last of some days, in the opening": 0.7,
    "part: the second of two joined": 1.0,
    "right before what is ahead, in the head": 1.0,
    "year before January or February, and the text looks back": 1.5,
    "year: a goal's, further down": -0.7,
    "year: an earlier event's, further down": -1.0,
    "year: an earlier event's, in the head": -1.0,
    "year: an earlier event's, in the opening": -1.0,
    "year: how little there was then": -1.5,
    "year: in the head of a plan": 1.5,
    "year: long before another that is told": -1.5,
    "year: of a day in the head, where parts of years are told without one": 0.8,
    "year: of the day of a digest": 1.5,
    "year: right before what is ahead, in the head": 1.0,
    "year: the day of a document, in the head": -0.5,
    "year: the day of a document, in the opening": -0.5,
    "years: as many as are counted": 1.0,
    "school year: for which people are chosen, in the head": -1.5,
    "years: end after all else that is told": -1.5,
    "years: for which people are chosen, in the head": -1.5,
    "years: for which people are chosen, in the opening": -1.5,
    "years: what is compared with, further down": -2.0,
    "years: what is compared with, in the head": -2.0,
    "years: what is compared with, in the opening": -2.0,
    "years: from one that is compared with": -1.0,
    "years: in the head of a plan": 1.5,
    "years: what is ahead, in the head": -0.3,
}
"""What a person would say of hints that are too rare to be learnt well."""
_HELD = 0.0028
"""How strongly a weight is held to what is believed of it (else to nothing), for each text."""
_STEPS, _PACE = 150, 0.5
_NEGLIGIBLE = 0.05


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text with the contenders for its period, and how good each of them is."""

    name: str
    batch: str
    contenders: tuple[Contender, ...]
    figures: tuple[int, ...]
    """How many figures each contender puts right; of an opening, one or none."""
    of: int
    """How many figures there are."""

    @property
    def best(self) -> frozenset[int]:
        """Which contenders put the most right."""
        most = max(self.figures, default=0)
        return frozenset(
            i for i, right in enumerate(self.figures) if right == most and (most or self.of > 1)
        )

    def chosen(self, weights: Mapping[str, float]) -> int | None:
        """Return the contender that `weights` choose; None where there is none."""
        found = document_period.best(self.contenders, weights)
        return None if found is None else self.contenders.index(found)

    def is_right(self, weights: Mapping[str, float]) -> bool:
        """Return whether `weights` choose one of the best."""
        chosen = self.chosen(weights)
        return self.of == 0 if chosen is None else chosen in self.best

    def put_right(self, weights: Mapping[str, float]) -> int:
        """Return how many figures the choice of `weights` puts right."""
        chosen = self.chosen(weights)
        return 0 if chosen is None else self.figures[chosen]


def of_annotated(name: str, text: str, gold: str) -> Lesson:
    """Return what a text teaches with its annotations; its batch is the first letter of its name.

    Shape: `gold` is one JSON object a line.
    """
    told = annotation.statistics(annotation.read(gold))
    heard = Heard.of(text)
    found = tuple(whole_text.contenders(heard.dates, heard.view.low))
    scores = [
        score.of_text(told, [one for one in heard.statements(c.code) if one.is_statistic])
        for c in found
    ]
    right = tuple(one.right["period"] for one in scores)
    return Lesson(name, name[0], found, right, scores[0].found if scores else 0)


def of_openings(texts: str) -> Iterator[Lesson]:
    """Return what each opening teaches: a line “=== 2024 | 2024-Q4”, then its text."""
    for number, piece in enumerate(re.split(r"(?m)^=== ", texts)[1:]):
        said, _, text = piece.partition("\n")
        view = View.of(text)
        dates = roles.of_text(view, numbers.find(view))
        found = tuple(whole_text.contenders(dates, view.low))
        right = tuple(int(one.code in said.split(" | ")) for one in found)
        yield Lesson(f"opening {number + 1}", f"openings {number % 4 + 1}", found, right, 1)


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return what each hint weighs, by what the lessons teach; always the same for the same."""
    weights: defaultdict[str, float] = defaultdict(float, BELIEVED)
    paces: defaultdict[str, float] = defaultdict(lambda: 1e-8)
    taught = [(lesson, lesson.best) for lesson in lessons]
    taught = [(one, best) for one, best in taught if 0 < len(best) < len(one.contenders)]
    hints = [[sorted(one.hints) for one in lesson.contenders] for lesson, _ in taught]
    for _ in range(_STEPS):
        pulls: defaultdict[str, float] = defaultdict(float)
        for (_, best), each in zip(taught, hints, strict=True):
            for pull, told in zip(_pulls(each, best, weights), each, strict=True):
                for hint in told:
                    pulls[hint] += pull
        for hint in sorted(pulls.keys() | weights.keys()):
            back = _HELD * len(taught) * (weights[hint] - BELIEVED.get(hint, 0.0))
            pull = pulls[hint] - back
            paces[hint] += pull * pull
            weights[hint] += _PACE * pull / math.sqrt(paces[hint])
    rounded = {hint: round(told, 2) for hint, told in sorted(weights.items())}
    return {hint: told for hint, told in rounded.items() if abs(told) >= _NEGLIGIBLE}


def _pulls(
    hints: Sequence[Sequence[str]], best: frozenset[int], weights: Mapping[str, float]
) -> list[float]:
    """Return how much more likely each contender should be."""
    sums = [math.fsum(weights[hint] for hint in told) for told in hints]
    top = max(sums)
    likely = [math.exp(one - top) for one in sums]
    whole, good = math.fsum(likely), math.fsum(likely[i] for i in best)
    return [
        (one / good if i in best and good else 0.0) - one / whole for i, one in enumerate(likely)
    ]


def without_each_batch(lessons: Sequence[Lesson]) -> Iterator[tuple[str, list[tuple[Lesson, int]]]]:
    """Return for each batch its lessons, and how much is right with what the others teach."""
    for batch in sorted({lesson.batch for lesson in lessons}):
        weights = learn([lesson for lesson in lessons if lesson.batch != batch])
        own = [lesson for lesson in lessons if lesson.batch == batch]
        yield batch, [(lesson, lesson.put_right(weights)) for lesson in own]
