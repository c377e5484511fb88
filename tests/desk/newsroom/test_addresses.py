"""The address that the editing screen works out is the one that the server would make."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congso.writing import letters
from desk.newsroom.addresses import patterns
from desk.newsroom.pages.article import Article

TITLES = (
    "Chỉ số Chuyển đổi số",
    "Ủy ban nhân dân: Đề án 03/ĐA-UBND",
    "  Ước tính “6 tháng” đầu năm…  ",
    "Mùa hội Oóc Om Bóc – Đua ghe Ngo 2023",
    "ĐƯỜNG đường Ỷ ỷ Ộ ộ Ữ ữ",
)
VIETNAMESE = "".join(
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐEÊOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)


def on_the_screen(title: str) -> str:
    for pattern, plain in patterns():
        title = re.sub(pattern, plain, title)
    return title.lower()


@pytest.mark.parametrize("title", TITLES)
def test_a_title_makes_the_same_address_on_screen_and_server(title: str) -> None:
    assert on_the_screen(title) == letters.slug(title)


@given(st.text(VIETNAMESE + " -–/0123456789"), st.sampled_from(["NFC", "NFD"]))
def test_any_vietnamese_title_does(title: str, form: str) -> None:
    title = unicodedata.normalize(form, title)

    assert on_the_screen(title) == letters.slug(title)


@pytest.mark.django_db
def test_the_form_hands_the_table_to_the_screen() -> None:
    form = Article.get_edit_handler().get_form_class()()

    assert "data-w-slug-formatters-value" in form.fields["slug"].widget.attrs
