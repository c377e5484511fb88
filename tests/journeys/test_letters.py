"""A reader writes, rates and reports without a script; the staff find it, and the count grows."""

import json
import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

pytestmark = pytest.mark.needs("chromium")
EMPTY = """
from desk.command import django_side; django_side.set_up()
from desk.press.inbox import emptying
from desk.petitions import queries
from desk.visits import queries as visits
emptying.empty()
for letter in queries.letters():
    print(letter.receipt, letter.kind, letter.subject)
print([(one.page, one.useful, one.useless) for one in queries.ratings()])
print("visits", visits.total().visits)
"""


TOLD_WITHIN_THE_MINUTE = """
from desk.command import django_side; django_side.set_up()
from desk.press import actions, outbox
outbox.note("visits")
actions.follow_changes()
"""


def shown_in_the_file(portal: "Portal") -> str:
    """Return the total that stands in a page as it was built."""
    found = re.search(r"data-visits>([\d.]+)<", portal.read("/tin-tuc/"))
    assert found
    return found[1]


def test_what_a_reader_sends_reaches_the_staff(own_portal: "Portal") -> None:
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_context(
            java_script_enabled=False, user_agent="Mozilla/5.0 Firefox/140"
        ).new_page()
        page.goto(f"{own_portal.url}/gop-y/")
        page.get_by_label("Sở: bưu chính, viễn thông, chuyển đổi số").check()
        page.get_by_label("Họ và tên").fill("Lý Thị Sô Phia")
        page.get_by_label("Thư điện tử hoặc điện thoại").fill("0912 345 678")
        page.get_by_label("Tiêu đề").fill("Hỏi giờ mở cửa điểm bưu điện")
        page.get_by_role("textbox", name="Nội dung").fill("Điểm bưu điện xã mở cửa mấy giờ?")
        page.get_by_label("Tôi đồng ý để cổng dùng họ tên").check()
        page.get_by_role("button", name="Gửi thư").click()
        told = page.inner_text("main")
        code = re.search(r"\d{6}-[A-Z2-9]{8}", told)
        page.goto(f"{own_portal.url}/thong-bao/")
        page.get_by_role("button", name="Chưa", exact=True).click()
        rated = page.inner_text("main")
        browser.close()
    said = own_portal.desk(EMPTY)

    assert "Đã nhận" in told
    assert code
    assert f"{code[0]} letter Hỏi giờ mở cửa điểm bưu điện" in said
    assert "Cảm ơn bạn đã đánh giá" in rated
    assert "('/thong-bao/', 0, 1)" in said


def test_a_page_read_in_a_browser_is_one_visit(own_portal: "Portal") -> None:
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_context(user_agent="Mozilla/5.0 (Linux) Firefox/141").new_page()
        for address in ("/", "/tin-tuc/"):
            with page.expect_request("**/hop-thu/xem"):
                page.goto(own_portal.url + address)
            page.wait_for_load_state("networkidle")
        browser.close()
    time.sleep(0.2)
    built = shown_in_the_file(own_portal)

    assert "visits 1" in own_portal.desk(EMPTY)

    own_portal.desk(TOLD_WITHIN_THE_MINUTE)
    newest = json.loads(own_portal.read("/luot-truy-cap.json"))
    assert newest["total"] == newest["opening"] + 1
    assert shown_in_the_file(own_portal) == built != newest["printed"]
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(own_portal.url + "/tin-tuc/")
        place = page.locator("[data-visits]").first
        expect(place).to_have_text(newest["printed"])
        browser.close()
