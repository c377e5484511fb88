"""Vietnamese letters keep their form, fold for search, order like a dictionary, make addresses."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.writing import letters

VIETNAMESE = some.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệ íìỉĩị-0123456789"
)


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Chỉ số Chuyển đổi số", "chi-so-chuyen-doi-so"),
        ("Mật độ thuê bao điện thoại", "mat-do-thue-bao-dien-thoai"),
        ("Ủy ban nhân dân tỉnh", "uy-ban-nhan-dan-tinh"),
        ("  Lễ hội Oóc Om Bóc – Đua ghe Ngo!  ", "le-hoi-ooc-om-boc-dua-ghe-ngo"),
        ("07-NQ/TU", "07-nq-tu"),
        ("ƯỚC TÍNH", "uoc-tinh"),
    ],
)
def test_a_title_makes_its_address(title: str, address: str) -> None:
    assert letters.slug(title) == address


@given(some.text())
def test_an_address_has_only_plain_letters(title: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", letters.slug(title))


@given(some.text())
def test_an_address_made_again_stays(title: str) -> None:
    address = letters.slug(title)

    assert letters.slug(address) == address


@given(VIETNAMESE)
def test_both_forms_of_a_text_make_the_same_address_and_fold(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert letters.slug(decomposed) == letters.slug(text)
    assert letters.fold(decomposed) == letters.fold(text)


@given(VIETNAMESE)
def test_folding_leaves_no_mark(text: str) -> None:
    assert letters.fold(text).isascii()


def test_a_decomposed_text_is_told_apart() -> None:
    text = "điểm phục vụ"

    assert letters.is_nfc(text)
    assert not letters.is_nfc(unicodedata.normalize("NFD", text))
    assert letters.nfc(unicodedata.normalize("NFD", text)) == text


def test_marks_go_and_the_case_stays() -> None:
    assert letters.without_marks("Đại Ngãi, Ủy ban") == "Dai Ngai, Uy ban"


def test_names_of_districts_stand_in_vietnamese_order() -> None:
    names = ["Vĩnh Châu", "Trần Đề", "Mỹ Xuyên", "Mỹ Tú", "Cù Lao Dung", "Châu Thành", "Kế Sách"]

    assert sorted(names, key=letters.sort_key) == [
        *("Châu Thành", "Cù Lao Dung", "Kế Sách", "Mỹ Tú", "Mỹ Xuyên", "Trần Đề", "Vĩnh Châu")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("da", "đa"), ("đa", "e"), ("o", "ô"), ("ô", "ơ"), ("ma", "mà"), ("mà", "mả"), ("mả", "mã"),
     ("mã", "má"), ("má", "mạ"), ("mạ", "mă"), ("Phường 1", "Phường 9"), ("An", "ăn")],
)  # fmt: skip
def test_one_name_stands_before_another(before: str, after: str) -> None:
    assert letters.sort_key(before) < letters.sort_key(after)


@given(VIETNAMESE)
def test_the_order_does_not_depend_on_the_form(text: str) -> None:
    assert letters.sort_key(unicodedata.normalize("NFD", text)) == letters.sort_key(text)
