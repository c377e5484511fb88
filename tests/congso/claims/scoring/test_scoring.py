"""The measure itself: what counts as found, what may be planted, and what the reader comes to."""

from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from congso.claims import reading
from congso.claims.scoring import annotation, baseline, bonds, measuring, planting, score
from congso.claims.scoring.measuring import Outcome

ANNOTATED: Final = Path(__file__).resolve().parents[3] / "golden" / "annotated"
TEXT: Final = "Có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022."
GOLD: Final = annotation.read(
    '{"start": 3, "end": 13, "text": "1.422 trạm", "value": 1422, "kind": "level"}\n'
    '{"start": 20, "end": 27, "text": "76 trạm", "value": 76, "kind": "change", '
    '"form": "delta_abs", "direction": "increase", "relation": "change_of:1"}\n'
    '{"start": 35, "end": 45, "text": "1.346 trạm", "value": 1346, "kind": "level", '
    '"relation": "base_of:1"}\n'
)


def test_a_figure_is_found_with_its_value_and_missed_without() -> None:
    whole = score.of_text(GOLD, reading.read(TEXT)[:0])
    found = score.of_text(GOLD, [one for one in reading.read(TEXT) if one.is_statistic])

    assert (whole.found, whole.missed) == (0, 3)
    assert (found.found, found.false, found.missed) == (3, 0, 0)


def test_what_holds_binds_and_what_does_not_binds_nothing() -> None:
    wrong = annotation.read(
        '{"start": 3, "end": 13, "text": "1.432 trạm", "value": 1432, "kind": "level"}\n'
    )

    assert [bond.kind for bond in bonds.bonds(GOLD)] == ["increase"]
    assert not bonds.bonds((*wrong, *GOLD[1:]))


def test_planted_errors_are_the_same_each_time_and_break_what_held() -> None:
    first = planting.errors(TEXT, GOLD, seed=1, most=20)

    assert first == planting.errors(TEXT, GOLD, seed=1, most=20)
    assert first != planting.errors(TEXT, GOLD, seed=2, most=20)
    assert "Có 1.422 trạm, giảm 76 trạm" in " ".join(
        error.in_text(TEXT) for error in planting.errors(TEXT, GOLD, seed=1, most=200)
    )


def test_a_plain_expression_takes_every_number_for_a_figure() -> None:
    told = baseline.read("Theo Đề án 06, năm 2023 có 18 trạm.")

    assert [(one.value, one.kind) for one in told] == [
        (Decimal(6), "level"),
        (Decimal(18), "level"),
    ]


def _measured(folder: Path) -> Outcome:
    total = Outcome()
    for article in sorted((folder / "articles").glob("*.txt")):
        gold = (folder / "gold" / f"{article.stem}.jsonl").read_text(encoding="utf-8")
        text = article.read_text(encoding="utf-8")
        total += measuring.of_text(text, annotation.read(gold), mutations=12)
    return total


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return _measured(ANNOTATED / "tuned")


def test_the_reader_reads_texts_it_was_not_mended_after() -> None:
    held_out = _measured(ANNOTATED / "held-out")

    assert held_out.ours.f1 >= 0.95
    assert held_out.ours.share("kind") >= 0.95
    assert held_out.ours.share("period") >= 0.90
    assert held_out.alarms == 0


def test_the_reader_knows_the_annotated_texts(outcome: Outcome) -> None:
    assert outcome.ours.f1 >= 0.98
    assert outcome.ours.share("kind") >= 0.98
    assert outcome.ours.share("period") >= 0.95
    assert outcome.ours.share("base_period") >= 0.95


def test_the_reader_is_better_than_a_plain_expression(outcome: Outcome) -> None:
    assert outcome.ours.f1 > outcome.plain.f1
    assert outcome.ours.share("kind") > outcome.plain.share("kind")


def test_planted_errors_are_caught_and_sound_texts_left_alone(outcome: Outcome) -> None:
    assert outcome.caught.total() >= 0.8 * outcome.planted.total()
    assert outcome.alarms * 50 <= outcome.ours.found
