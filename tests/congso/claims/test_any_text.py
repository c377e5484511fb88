"""Whatever is given is read: nothing raises, every span holds, long texts stay quick."""

import unicodedata
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congso.claims import reading, review
from congso.observations.ledger import Ledger

WORDS: Final = (
    *("năm", "2023", "so với", "cùng kỳ", "tăng", "giảm", "đạt", "là", "có", "chiếm", "kế hoạch"),
    *("1.422", "trạm", "76", "%", "36/63", "xếp thứ", "bậc", "tỷ đồng", "hơn", "trong đó", "gồm:"),
    *("(", ")", ";", ".", ",", "\n", "quý I/2024", "07-NQ/TU", "3G", "từ", "lên", "đến", "một"),
    *(
        "tăng9",
        "Đ12",
        "1/2/3",
        "phần",
        "ba",
        "chỉ tiêu",
        "gấp",
        "lần",
        "100",
        "/",
        "-",
        "9" * 40,
        "e\u0302\u0301",
        "İ",
    ),
)
PROSE: Final = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANYTHING: Final = st.text(max_size=300) | PROSE


@given(ANYTHING)
def test_every_span_is_that_of_the_text(text: str) -> None:
    statements = reading.read(text)

    assert all(text[said.start : said.end] == said.text for said in statements)
    assert all(said.start < said.end for said in statements)


@given(PROSE)
def test_spans_stand_in_order_and_never_overlap(text: str) -> None:
    statements = reading.read(text)

    assert all(one.end <= other.start for one, other in pairwise(statements))


@given(PROSE)
def test_every_digit_belongs_to_exactly_one_statement(text: str) -> None:
    covered = [i for said in reading.read(text) for i in range(said.start, said.end)]

    digits = [i for i, letter in enumerate(text) if letter in "0123456789"]
    assert [covered.count(index) for index in digits] == [1] * len(digits)


@given(PROSE)
def test_relations_point_at_other_statements(text: str) -> None:
    statements = reading.read(text)

    for index, said in enumerate(statements):
        assert all(0 <= to.index < len(statements) and to.index != index for to in said.relates_to)


@given(PROSE)
def test_the_form_of_the_letters_changes_nothing_that_is_read(text: str) -> None:
    composed, taken_apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    one = [(said.kind, said.value, said.period) for said in reading.read(composed)]
    other = [(said.kind, said.value, said.period) for said in reading.read(taken_apart)]
    assert one == other


@given(text=PROSE)
def test_a_review_never_fails_with_a_ledger_or_without(text: str, ledger: Ledger) -> None:
    reviewed = review.review(text, ledger, "94")

    assert len(review.records(reviewed)) == len(reviewed.statements)
    assert review.review(text).statements == reviewed.statements


HOSTILE: Final = {
    "digits": "1" * 60_000,
    "digits and stops": "1." * 30_000,
    "strokes": "1/" * 30_000,
    "brackets": "(" * 60_000,
    "marks": "a" + "\u0301" * 60_000,
    "blanks": " " * 60_000 + "1",
    "one sentence": "tăng 5% so với năm 2022, " * 2_400,
    "targets": "5 chỉ tiêu đạt " * 4_000,
    "lists": "5 xã gồm: A, B, " * 3_600,
    "rises": "từ 5 lên " * 6_000,
    "capitals": "A-" * 30_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_of_60_kilobytes_is_read(text: str) -> None:
    reviewed = review.review(text)

    assert all(text[said.start : said.end] == said.text for said in reviewed.statements)
