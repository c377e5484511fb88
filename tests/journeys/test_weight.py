"""An article is light on a phone and stands still while it loads."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.opened import Opened, opened
from tests.journeys.test_screens import ARTICLE

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

pytestmark = pytest.mark.needs("chromium")
BYTES, SHIFT = 150_000, 0.05


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def article(browser: Browser, portal: "Portal") -> Opened:
    return opened(browser, portal.url + ARTICLE)


def test_an_article_without_its_photographs_weighs_little(article: Opened) -> None:
    assert article.weights, "the page was counted"
    assert article.without_photographs < BYTES, article.weights


def test_the_letters_of_a_language_are_loaded_where_it_is_written(article: Opened) -> None:
    fonts = [one for one in article.weights if ".woff2" in one]

    assert fonts
    assert not [one for one in fonts if "noto-sans-khmer" in one]


def test_nothing_jumps_while_it_loads(article: Opened) -> None:
    assert article.shift <= SHIFT


def test_a_browser_takes_the_smallest_kind_of_picture(article: Opened) -> None:
    assert article.photographs
    assert all(one.endswith(".avif") for one in article.photographs)
