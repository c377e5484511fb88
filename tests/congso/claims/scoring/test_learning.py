"""The weights of a text's period: learnt from texts, and what they make of openings."""

from pathlib import Path
from typing import Final

from congso.claims.prose import document_period
from congso.claims.prose.period_weights import WEIGHTS
from congso.claims.prose.whole_text import Contender
from congso.claims.scoring import learning
from congso.claims.scoring.learning import Lesson

GOLDEN: Final = Path(__file__).resolve().parents[3] / "golden"
OPENINGS: Final = list(
    learning.of_openings((GOLDEN / "openings" / "texts.txt").read_text(encoding="utf-8"))
)


def test_the_period_of_an_opening_is_found() -> None:
    right = [lesson for lesson in OPENINGS if lesson.is_right(WEIGHTS)]

    assert len(right) >= 0.9 * len(OPENINGS)


def test_openings_teach_about_openings_that_are_left_out() -> None:
    taught = learning.without_each_batch(OPENINGS)

    right = sum(count for _, lessons in taught for _, count in lessons)
    assert right >= 0.6 * len(OPENINGS)


def test_every_weight_is_of_a_hint_that_texts_have() -> None:
    told = {hint for lesson in OPENINGS for one in lesson.contenders for hint in one.hints}

    heavy = {hint for hint, weight in WEIGHTS.items() if abs(weight) >= 1}
    assert heavy <= told | learning.BELIEVED.keys()


def test_what_only_the_right_periods_have_comes_to_weigh_for_them() -> None:
    def lesson(name: str, own: str) -> Lesson:
        good = Contender(own, (frozenset({"year: its own"}),))
        base = Contender("2020", (frozenset({"year: compared with"}),))
        return Lesson(name, name, (base, good), (0, 1), 1)

    weights = learning.learn([lesson("a", "2021"), lesson("b", "2022")])

    assert weights["year: its own"] > 0 > weights["year: compared with"]
    found = document_period.best(lesson("c", "2023").contenders, weights)
    assert found is not None
    assert found.code == "2023"
