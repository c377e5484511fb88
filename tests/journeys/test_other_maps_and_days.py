"""A reader turns to another map and to an earlier day, with scripts and without."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

pytestmark = pytest.mark.needs("chromium")

POINTS = "/bao-cao-thong-ke/chi-tieu/postal.points/"
NEIGHBOUR = "/bao-cao-thong-ke/dia-phuong/92/ban-dau/"
DISTRICTS = f"{POINTS}so-sanh/cap-huyen-2023/"
PAGES = (
    f"{POINTS}dia-gioi-2025-07-01/",
    "/bao-cao-thong-ke/chi-tieu/dti.rank/dia-gioi-2025-07-01/",
    f"{POINTS}theo-ngay/",
    f"{POINTS}tai-ngay-2024-01-04/",
    "/bao-cao-thong-ke/dia-phuong/94/",
    "/bao-cao-thong-ke/dia-phuong/31522/",
    "/bao-cao-thong-ke/chu-de/telecom/",
    DISTRICTS,
)


def page_of(browser: Browser, portal: "Portal", address: str, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(portal.url + address)
    return page


def test_a_reader_turns_to_another_map_and_back(portal: "Portal", browser: Browser) -> None:
    page = page_of(browser, portal, POINTS, scripts=False)

    page.get_by_role("link", name="Địa giới ngày 01/07/2025").click()
    on_map = page.locator(".ind-val .v").inner_text()
    page.get_by_role("link", name="Như đã báo cáo").click()

    assert on_map.startswith("477")
    assert page.locator(".ind-val .v").inner_text().startswith("208")


def test_without_scripts_the_form_leads_to_the_list_of_days(
    portal: "Portal", browser: Browser
) -> None:
    page = page_of(browser, portal, NEIGHBOUR, scripts=False)

    page.get_by_label("Ngày, dạng ngày/tháng/năm").fill("01/03/2024")
    page.get_by_role("button", name="Xem").click()
    page.get_by_role("link", name="Từ 04/01/2024 đến 14/04/2024").click()

    notice = page.get_by_role("complementary", name="Bản theo ngày").inner_text()
    assert "Bản này đã được thay" in notice
    assert page.locator(".ind-rows", has_text="Điểm phục vụ").locator(".v").first.inner_text() == (
        "112\nđiểm"
    )


def test_with_scripts_a_day_leads_straight_to_what_was_known(
    portal: "Portal", browser: Browser
) -> None:
    page = page_of(browser, portal, NEIGHBOUR)

    page.get_by_label("Ngày, dạng ngày/tháng/năm").fill("1/3/2024")
    page.get_by_role("button", name="Xem").click()
    page.wait_for_url("**/tai-ngay-2024-01-04/")

    assert "như đã biết ngày 04/01/2024" in page.content()


def test_a_day_that_is_none_is_told_so(portal: "Portal", browser: Browser) -> None:
    page = page_of(browser, portal, f"{NEIGHBOUR}theo-ngay/")

    page.get_by_label("Ngày, dạng ngày/tháng/năm").fill("31/02/2024")
    page.get_by_role("button", name="Xem").click()

    assert "Cần một ngày có thật" in page.get_by_role("status").inner_text()


def test_a_table_is_sorted_in_place(portal: "Portal", browser: Browser) -> None:
    page = page_of(browser, portal, DISTRICTS)
    first = page.locator("table[data-sorts] tbody tr").first

    page.get_by_role("button", name="Giá trị").click()

    assert "Huyện Cù Lao Dung" in first.inner_text()


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_fit_the_narrowest_screen(
    portal: "Portal", browser: Browser, address: str
) -> None:
    page = page_of(browser, portal, address)

    page.set_viewport_size({"width": 320, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h1").count() == 1


def test_earlier_days_are_not_for_robots(portal: "Portal") -> None:
    parts = re.findall(r"<loc>[^<]*(/sitemap/\w\.xml)</loc>", portal.read("/sitemap.xml"))
    listed = "".join(map(portal.read, parts))

    assert f"{POINTS}dia-gioi-2025-07-01/" in listed
    assert "/tai-ngay-" not in listed
