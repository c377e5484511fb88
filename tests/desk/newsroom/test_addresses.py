"""The address that the editing screen works out is the one that the server would make."""

import re
import unicodedata

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from congso.writing import letters
from desk.newsroom.addresses import patterns
from desk.newsroom.models import Section
from desk.newsroom.pages.article import Article
from desk.staff import actions as staff
from desk.staff.models import Person

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


def written(page: str) -> dict[str, str]:
    """Return what the form of a page would send, nothing being typed."""
    form = BeautifulSoup(page, "html.parser").find("form", id="page-edit-form")
    sent = {
        one["name"]: one.get("value", "") or one.get_text()
        for one in form.find_all(["input", "textarea"])
        if one.get("name") and one.get("type") not in {"checkbox", "radio", "file", "submit"}
    }
    return {**sent, "body-count": "0", "related-count": "0"}


def test_a_title_alone_is_saved_and_makes_the_address(client: Client, section: Section) -> None:
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="quantri"))
    adding = f"/pages/add/newsroom/article/{section.pk}/"
    for _time in range(2):
        sent = written(client.get(adding).content.decode())
        answer = client.post(adding, {**sent, "title": "Chỉ số Chuyển đổi số", "slug": ""})
        assert answer.status_code == 302, answer.content.decode()

    slugs = Article.objects.child_of(section).order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["chi-so-chuyen-doi-so", "chi-so-chuyen-doi-so-2"]
