"""A reader of a whole portal looks for something: with tones or none, by an old name, in short."""

import re
import sqlite3
import unicodedata
from contextlib import closing
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal


def looked_up(portal: "Portal", typed: str, **more: str) -> str:
    return portal.read(f"/tim-kiem/?{urlencode({'q': typed, **more})}")


def found(page: str) -> list[str]:
    return re.findall(r'<h2><a class="bare" href="([^"]+)"', page)


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").split())


RADIUS = "/bao-cao-thong-ke/chi-tieu/postal.service_radius/"


@pytest.mark.parametrize(
    "typed",
    ["bán kính phục vụ", "ban kinh phuc vu", "BÁN KÍNH PHỤC VỤ", "bán kính phục v"],
    ids=["tones", "folded", "capitals", "unfinished"],
)
def test_a_figure_answers_to_its_name(portal: "Portal", typed: str) -> None:
    page = looked_up(portal, typed)

    assert RADIUS in page
    assert "2,25 km" in text(page)


def test_both_compositions_of_letters_find_the_same(portal: "Portal") -> None:
    composed = looked_up(portal, unicodedata.normalize("NFC", "chuyển đổi số"))
    decomposed = looked_up(portal, unicodedata.normalize("NFD", "chuyển đổi số"))

    assert found(composed)
    assert found(composed) == found(decomposed)


def test_exact_tones_come_before_the_same_letters(portal: "Portal") -> None:
    exact = found(looked_up(portal, "trạm"))
    loose = found(looked_up(portal, "tram"))

    assert exact
    assert set(exact) <= set(loose) or len(loose) == 10


def test_an_abbreviation_finds_what_it_is_short_for(portal: "Portal") -> None:
    assert found(looked_up(portal, "CĐS"))
    assert found(looked_up(portal, "cds"))


def test_an_old_place_leads_to_the_new(portal: "Portal") -> None:
    page = text(looked_up(portal, "dân số Hậu Giang"))

    assert re.search(r"Hậu Giang từ ngày 01/07/2025 là Thành phố Cần Thơ", page, re.IGNORECASE)


def test_a_section_and_days_narrow_the_list(portal: "Portal") -> None:
    news = found(looked_up(portal, "trạm", muc="Tin tức"))
    later = found(looked_up(portal, "trạm", muc="Tin tức", tu="01/01/2030"))

    assert news
    assert all(address.startswith("/tin-tuc/") for address in news)
    assert not later


def test_a_day_that_is_none_is_told(portal: "Portal") -> None:
    assert "không phải một ngày" in looked_up(portal, "trạm", tu="31/02/2024")


def test_every_article_is_found_by_its_title(portal: "Portal") -> None:
    with closing(sqlite3.connect(portal.var / "public" / "search.sqlite")) as index:
        titles = dict(
            index.execute("SELECT address, title FROM page WHERE address LIKE '/tin-tuc/%/%/'")
        )
    missed = [
        address
        for address, title in titles.items()
        if title and address not in found(looked_up(portal, title))
    ]

    assert len(titles) > 4
    assert not missed


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 5000,
        "q=%22%22%22%22*%28%29%5E%3A",
        "q=%ff%fe",
        "q=NEAR(a+b)+OR+NOT",
        "q=%00",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "q=a&trang=-1",
        "q=a&trang=99999999999999",
        "q=a&muc='%20OR%201=1--",
        "&".join(f"q{number}=1" for number in range(500)),
        "q=" + quote("\u0301" * 300),
        "",
    ],
    ids=[
        *("long", "quotes", "bytes", "operators", "nul", "markup", "negative", "far", "sql"),
        *("many", "marks", "empty"),
    ],
)
def test_any_question_is_answered(portal: "Portal", query: str) -> None:
    page = portal.read(f"/tim-kiem/?{query}")

    assert "<h1>" in page
    assert "<script>alert" not in page


def test_what_is_not_to_be_found_is_not(portal: "Portal") -> None:
    assert "/404.html" not in found(looked_up(portal, "trang ở địa chỉ này"))
