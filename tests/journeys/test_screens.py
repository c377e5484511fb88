"""Every page stands on a phone and on a desk, light and dark, and asks nothing of anybody else.

``CONGSO_SCREENS=folder`` keeps the pictures, to be laid beside those of the design.
"""

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests import manifests

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

pytestmark = pytest.mark.needs("chromium")

ARTICLE = (
    "/tin-tuc/thong-tin-va-truyen-thong/"
    "buu-chinh-vien-thong-2023-vuot-ke-hoach-tru-internet-bang-rong/"
)
SITES = "/bao-cao-thong-ke/chi-tieu/telecom.sites/"
PAGES = (
    "/",
    ARTICLE,
    "/bao-cao-thong-ke/",
    SITES,
    "/bao-cao-thong-ke/chi-tieu/postal.service_radius/",
    "/bao-cao-thong-ke/chi-tieu/targets.met/",
    "/api/v1/",
    "/tin-tuc/",
    "/thong-bao/",
    "/videos/",
    "/videos/cach-tinh-ban-kinh-phuc-vu/",
    "/gioi-thieu/",
)
WIDTHS = (320, 390, 1440)


def open_page(
    browser: Browser, portal: "Portal", address: str, width: int, scheme: str = "light",
    *, scripts: bool = True,
) -> Page:  # fmt: skip
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(portal.url + address)
    page.wait_for_load_state("networkidle")
    return page


def keep(page: Page, address: str, width: int, scheme: str) -> None:
    folder = os.environ.get("CONGSO_SCREENS")
    if folder:
        name = address.strip("/").rpartition("/")[2] or "home"
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_their_screen_quietly(
    portal: "Portal", browser: Browser, width: int, scheme: str
) -> None:
    said: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on(
        "response",
        lambda answer: (
            said.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 or not answer.url.startswith(portal.url)
            else None
        ),
    )
    too_wide: list[str] = []
    for address in PAGES:
        page.goto(portal.url + address)
        page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
        page.wait_for_load_state("networkidle")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            too_wide.append(address)
        keep(page, address, width, scheme)
    context.close()

    assert too_wide == []
    assert said == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_ordered_for_those_who_listen(portal: "Portal", address: str) -> None:
    outline = Outline(portal.read(address))

    assert outline.language == "vi"
    assert outline.headings.count(1) == 1
    assert outline.jumps() == []
    assert {"header", "nav", "main", "footer"} <= outline.landmarks
    assert outline.without_alt == 0
    assert outline.repeated_ids() == []
    assert outline.dangling() == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_what_it_is_not(portal: "Portal", address: str) -> None:
    assert "Trang trình diễn của phần mềm Cổng Số, không phải cổng chính thức" in portal.read(
        address
    )


def test_every_link_on_the_site_leads_somewhere(portal: "Portal") -> None:
    waiting, seen = ["/"], set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        if address.endswith("/"):
            outline = Outline(portal.read(address))
            inside = [link for link in outline.links if link.startswith("/")]
            waiting += [urlsplit(link).path for link in inside]
        else:
            portal.read_bytes(address)

    assert ARTICLE in seen
    assert SITES in seen
    assert len(seen) > 40


def test_the_front_page_is_as_new_as_the_newest_thing_on_it(portal: "Portal") -> None:
    pages = manifests.whole(portal.var / "public")["pages"]
    shown = set(Outline(portal.read("/")).links) & set(pages)
    news = [pages[link]["modified"] for link in shown if re.match("/tin-tuc/.+/.+/", link)]

    assert len(news) >= 4
    assert pages["/"]["modified"] >= max(news)


def test_without_scripts_a_figure_leads_to_its_source_and_back(
    portal: "Portal", browser: Browser
) -> None:
    page = open_page(browser, portal, ARTICLE, 390, scripts=False)
    figure = page.locator("a.fig").first
    source = figure.get_attribute("href") or "?"

    figure.click()
    arrived = page.url
    page.locator(source).locator("a.back").click()

    assert arrived.endswith(source)
    assert page.url.endswith("#" + (figure.get_attribute("id") or "?"))


def test_on_a_phone_a_figure_shows_its_card_and_esc_closes_it(
    portal: "Portal", browser: Browser
) -> None:
    page = open_page(browser, portal, ARTICLE, 390)
    figure = page.locator(".prose a.fig").first
    sheet = page.get_by_role("dialog")

    figure.click()
    assert sheet.is_visible()
    assert "biết đến ngày" in sheet.inner_text()
    page.keyboard.press("Escape")

    assert sheet.count() == 0
    assert page.evaluate("document.activeElement.className") == "fig"
    assert page.url.endswith(ARTICLE)


def test_the_card_on_a_phone_leads_on_to_the_source(portal: "Portal", browser: Browser) -> None:
    page = open_page(browser, portal, ARTICLE, 390)
    figure = page.locator(".prose a.fig").first
    source = figure.get_attribute("href") or "?"

    figure.click()
    page.get_by_role("dialog").get_by_role("link").click()

    assert page.url.endswith(source)
    assert page.get_by_role("dialog").count() == 0


def test_the_card_of_a_figure_stands_in_the_margin_and_covers_nothing(
    portal: "Portal", browser: Browser
) -> None:
    page = open_page(browser, portal, ARTICLE, 1440)
    figure = page.locator(".prose a.fig").nth(4)
    card = page.locator("#" + (figure.get_attribute("aria-describedby") or ""))
    assert not card.is_visible()

    figure.hover()
    box, text = card.bounding_box(), page.locator(".prose").bounding_box()

    assert box is not None
    assert text is not None
    assert box["x"] >= text["x"] + text["width"]
    assert box["x"] + box["width"] <= 1440


def test_numbers_are_set_in_our_own_letters(portal: "Portal", browser: Browser) -> None:
    page = open_page(browser, portal, SITES, 1440)

    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    )

    assert any("Be Vietnam Pro" in family for family in loaded)
    assert any("Cong So Tabular" in family for family in loaded)


def test_the_dark_page_is_dark(portal: "Portal", browser: Browser) -> None:
    grounds = {
        scheme: open_page(browser, portal, "/", 390, scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }

    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(14, 22, 21)"}


def test_the_keyboard_skips_to_the_text(portal: "Portal", browser: Browser) -> None:
    page = open_page(browser, portal, ARTICLE, 1440)

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


class Outline(HTMLParser):
    """Reads what a page is made of, the way a screen reader would."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language = ""
        self.headings: list[int] = []
        self.landmarks: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.pointed: list[str] = []
        self.without_alt = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"header", "nav", "main", "footer"}:
            self.landmarks.add(tag)
        if tag == "img" and "alt" not in given:
            self.without_alt += 1
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("aria-labelledby", "aria-describedby"):
            self.pointed += given.get(name, "").split()
        if tag == "a" and given.get("href", "").startswith("#"):
            self.pointed.append(given["href"][1:])

    def jumps(self) -> list[tuple[int, int]]:
        """Return where a heading lies more than one step below the one before."""
        pairs = zip(self.headings, self.headings[1:], strict=False)
        return [(one, next_) for one, next_ in pairs if next_ > one + 1]

    def repeated_ids(self) -> list[str]:
        """Return the ids that stand twice."""
        return sorted({one for one in self.ids if self.ids.count(one) > 1})

    def dangling(self) -> list[str]:
        """Return what is pointed at and not there."""
        return sorted(set(self.pointed) - set(self.ids))
