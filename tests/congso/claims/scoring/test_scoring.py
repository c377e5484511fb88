"""The measure itself: what counts as found, what may be planted, and what the reader comes to."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from congso.claims import reading
from congso.claims.scoring import annotation, baseline, bonds, measuring, planting, score
from congso.claims.scoring.measuring import Outcome
from congso.observations.ledger import Ledger

ANNOTATED: Final = Path(__file__).resolve().parents[3] / "golden" / "annotated"
TEXT: Final = "Có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022."
LINES: Final = (
    '{"start": 3, "end": 13, "text": "1.422 trạm", "value": 1422, "kind": "level"}',
    (
        '{"start": 20, "end": 27, "text": "76 trạm", "value": 76, "kind": "change", '
        '"form": "delta_abs", "direction": "increase", "relation": "change_of:1"}'
    ),
    (
        '{"start": 35, "end": 45, "text": "1.346 trạm", "value": 1346, "kind": "level", '
        '"relation": "base_of:1"}'
    ),
)
GOLD: Final = annotation.read("\n".join(LINES))


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
    tied = bonds.bonds(GOLD)
    first = planting.errors(TEXT, GOLD, tied, seed=1, most=20)

    assert first == planting.errors(TEXT, GOLD, tied, seed=1, most=20)
    assert first != planting.errors(TEXT, GOLD, tied, seed=2, most=20)
    assert "Có 1.422 trạm, giảm 76 trạm" in " ".join(
        error.in_text(TEXT) for error in planting.errors(TEXT, GOLD, tied, seed=1, most=200)
    )


def _kinds(*, decidable: bool, tied: list[bonds.Bond]) -> set[str]:
    every = planting.errors(TEXT, GOLD, tied, seed=1, most=200)
    return {f"{one.kind}:{one.bond}" for one in every if one.is_decidable is decidable}


def test_an_error_is_decidable_where_something_else_gives_it_away() -> None:
    tied = bonds.bonds(GOLD)

    assert _kinds(decidable=True, tied=tied) >= {"digit:increase", "swapped:increase"}
    assert "digit:" in _kinds(decidable=False, tied=[])
    assert not {one for one in _kinds(decidable=True, tied=[]) if one.startswith("digit")}


def test_a_unit_is_swapped_where_the_others_tell_it() -> None:
    unit = '"unit": "trạm", "kind"'
    counted = annotation.read("\n".join(LINES).replace('"kind"', unit))
    planted = planting.errors(TEXT, counted, bonds.bonds(counted), seed=1, most=400)

    swapped = [one.in_text(TEXT) for one in planted if one.kind == "unit"]
    assert "Có 1.422 trạm, tăng 76 hộ so với 1.346 trạm của năm 2022." in swapped
    assert all(one.is_decidable for one in planted if one.kind == "unit")
    assert not [one for one in planting.errors(TEXT, counted, [], 1, 400) if one.kind == "unit"]


def test_what_may_be_more_than_all_is_no_error_that_anything_gives_away() -> None:
    text = "Công suất sử dụng giường bệnh đạt 91,3%."
    told = annotation.read(
        '{"start": 34, "end": 39, "text": "91,3%", "value": 91.3, "unit": "%", '
        '"kind": "coverage", "measure": "công suất sử dụng giường bệnh"}'
    )
    every = planting.errors(text, told, [], seed=1, most=400)

    assert {one.is_decidable for one in every if one.kind == "over_hundred"} == {False}


def test_a_year_moved_shows_only_where_the_text_names_its_own() -> None:
    unknown = "Có 1.422 trạm, tăng 76 trạm so với năm 2022."
    lines = LINES[1].replace('"kind"', '"period": "2023", "base_period": "2022", "kind"')
    told = annotation.read(lines.replace(', "relation": "change_of:1"', ""))

    def decidable(text: str) -> set[bool]:
        every = planting.errors(text, told, [], seed=1, most=400)
        return {one.is_decidable for one in every if one.kind == "year" and one.written > "2022"}

    assert decidable(unknown) == {False}
    assert decidable(f"{unknown} Năm 2023 là năm tốt.") == {True}


def test_a_complaint_is_to_the_point_at_the_error_and_at_what_does_not_fit_it() -> None:
    error = planting.Planted("digit", "increase", 3, 8, "11.422", ((3, 13), (20, 27)))

    assert error.is_at(3, 9)
    assert error.is_at(21, 28)
    assert not error.is_at(40, 45)


def test_the_ledger_gives_away_what_a_person_marked_as_its_figure(ledger: Ledger) -> None:
    line = (
        '{"start": 3, "end": 13, "text": "1.422 trạm", "value": 1422, "kind": "level", '
        '"written": "1.422", "unit": "trạm", "figure": "telecom.sites|94|2023||level"}'
    )
    (told,) = annotation.read(line)
    (bond,) = (one for one in bonds.bonds([told], ledger) if one.kind == "ledger")

    assert not bonds.bonds([told])
    assert bond.holds([told])
    assert not bond.holds([replace(told, value=Decimal(1423))])


def test_a_plain_expression_takes_every_number_for_a_figure() -> None:
    told = baseline.read("Theo Đề án 06, năm 2023 có 18 trạm.")

    assert [(one.value, one.kind) for one in told] == [
        (Decimal(6), "level"),
        (Decimal(18), "level"),
    ]


def _measured(folder: Path, ledger: Ledger | None = None) -> Outcome:
    total, home = Outcome(), "94" if ledger else None
    for article in sorted((folder / "articles").glob("*.txt")):
        gold = (folder / "gold" / f"{article.stem}.jsonl").read_text(encoding="utf-8")
        text = article.read_text(encoding="utf-8")
        total += measuring.of_text(
            text, annotation.read(gold), mutations=12, ledger=ledger, home=home
        )
    return total


def test_every_annotated_figure_stands_in_its_text() -> None:
    for gold in sorted(ANNOTATED.glob("*/gold/*.jsonl")):
        text = (gold.parents[1] / "articles" / f"{gold.stem}.txt").read_text(encoding="utf-8")
        told = annotation.read(gold.read_text(encoding="utf-8"))

        assert told, gold.name
        assert [text[one.start : one.end] for one in told] == [one.text for one in told], gold.name


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return _measured(ANNOTATED / "tuned")


def test_the_reader_reads_texts_it_was_not_mended_after() -> None:
    held_out = _measured(ANNOTATED / "held-out")

    assert held_out.ours.f1 >= 0.95
    assert held_out.ours.share("kind") >= 0.95
    assert held_out.ours.share("period") >= 0.90
    assert held_out.checked.alarms == 0
    assert held_out.checked.recall >= 0.9


def test_the_reader_knows_the_annotated_texts(outcome: Outcome) -> None:
    assert outcome.ours.f1 >= 0.98
    assert outcome.ours.share("kind") >= 0.975
    assert outcome.ours.share("period") >= 0.95
    assert outcome.ours.share("base_period") >= 0.95


def test_the_reader_is_better_than_a_plain_expression(outcome: Outcome) -> None:
    assert outcome.ours.f1 > outcome.plain.f1
    assert outcome.ours.share("kind") > outcome.plain.share("kind")
    assert outcome.ours.detail("period")[2] > outcome.plain.detail("period")[2]


def test_planted_errors_are_caught_and_sound_texts_left_alone(outcome: Outcome) -> None:
    assert outcome.checked.recall >= 0.9
    assert outcome.checked.precision >= 0.9
    assert outcome.checked.alarms * 50 <= outcome.ours.found


def test_errors_against_the_ledger_are_caught(ledger: Ledger) -> None:
    recorded = _measured(ANNOTATED / "recorded", ledger)

    assert any(name.endswith(":ledger") for name in recorded.checked.planted)
    assert recorded.checked.recall >= 0.9
    assert recorded.checked.alarms == 0


def test_the_checks_catch_more_than_a_plain_expression(outcome: Outcome) -> None:
    assert outcome.checked.f1 > 2 * outcome.plainly.f1
