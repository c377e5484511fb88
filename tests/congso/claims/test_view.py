"""Offsets belong to the text as it was given, however its letters are composed."""

import unicodedata

import pytest

from congso.claims import reading
from congso.claims.prose.view import View

SENTENCE = "Năm 2023 có 18 doanh nghiệp bưu chính, tăng 02 doanh nghiệp so với năm 2022."


def test_composed_text_does_not_move() -> None:
    view = View.of(SENTENCE)

    assert (view.text, view.origins) == (SENTENCE, None)


def test_each_letter_knows_where_it_comes_from() -> None:
    given = unicodedata.normalize("NFD", SENTENCE)

    view = View.of(given)

    assert view.text == SENTENCE
    digits = [index for index, letter in enumerate(view.text) if letter.isdigit()]
    assert [given[view.origin(index)] for index in digits] == list("202318022022")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_statements_are_the_same_in_either_form(form: str) -> None:
    given = unicodedata.normalize(form, SENTENCE)

    statements = reading.read(given)

    assert [given[said.start : said.end] for said in statements] == [s.text for s in statements]
    assert [unicodedata.normalize("NFC", said.text) for said in statements] == [
        "2023",
        "18 doanh nghiệp",
        "02 doanh nghiệp",
        "2022",
    ]


def test_blanks_and_dashes_of_all_widths_are_alike() -> None:
    assert View.of("7,5\u00a0– 8 %").low == "7,5 - 8 %"


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    view = View.of("İ 12 trạm")

    assert len(view.low) == len(view.text)


def test_a_heap_of_marks_on_one_letter_is_read_past() -> None:
    given = "a" + "\u0301" * 5000 + " 12 trạm"

    (said,) = reading.read(given)

    assert said.text == "12 trạm"
