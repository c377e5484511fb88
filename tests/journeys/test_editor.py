"""An editor writes two wrong figures, sees both, mends one, answers for the other, and publishes.

The whole way: a real browser on the staff side, the press, and what a reader then finds.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

pytestmark = pytest.mark.needs("chromium")

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "chi-danh-cho-kiem-thu"
SECTION = "/tin-tuc/thong-tin-va-truyen-thong/"
TITLE = "Chỉ số Chuyển đổi số và mạng di động"
SENTENCE = "Năm 2023, toàn tỉnh có 1.442 trạm thông tin di động, tăng 86 trạm so với năm 2022."
REASON = "Theo báo cáo riêng của doanh nghiệp, chưa vào sổ."
PREPARE = f"""
from desk.command import django_side
django_side.set_up()
from desk.newsroom.models import Section
from desk.staff.models import Person
for person in Person.objects.all():
    person.set_password("{PASSWORD}")
    person.save()
print(Section.objects.get(slug="thong-tin-va-truyen-thong").pk)
"""
BUILD = """
from desk.command import django_side
django_side.set_up()
from desk.press import actions
print(*actions.bring_up_to_date().built)
"""
KEPT = """
from desk.command import django_side
django_side.set_up()
from desk.checking.models import Verdict, Waiver
waiver = Waiver.objects.get()
print(waiver.by_name, "|", waiver.reason, "|", Verdict.objects.get(waiver=waiver).statement)
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def desk(own_portal: "Portal") -> Iterator[str]:
    """The address of the staff side of a portal of the test's own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {
        **os.environ,
        "CONGSO_VAR": str(own_portal.var),
        "CONGSO_DESK_BIND": bind,
        "CONGSO_STAFF_URL": f"http://{bind}",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "desk.command", "desk"]
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://{bind}/login/")
        yield f"http://{bind}"
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def wait_for(url: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < until, f"{url} does not answer"
            time.sleep(0.2)
        else:
            return


def signed_in(browser: Browser, desk: str, name: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="vi").new_page()
    page.goto(f"{desk}/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"{desk}/")
    return page


def write(page: Page, lead: str) -> None:
    """Fill in what a short article needs, its figures in the lead."""
    page.fill("[name=title]", TITLE)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(lead)
    page.fill("[name=byline]", "Ban Biên tập")
    body = page.locator('section[id$="-body-section"]')
    body.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Văn bản").click()
    body.locator(".public-DraftEditor-content").click()
    page.keyboard.type("Mạng lưới dày thêm từng năm.")


def publish(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("[name=action-publish]").click()
    page.wait_for_load_state()


def save(page: Page) -> str:
    """Save the draft; return where it is edited."""
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages li").first).to_be_visible(timeout=60_000)
    return page.url


def test_an_editor_sees_and_mends_and_another_waives_and_publishes(
    own_portal: "Portal", desk: str, browser: Browser
) -> None:
    section = own_portal.desk(PREPARE).strip()
    page = signed_in(browser, desk, "bientap")
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{desk}/pages/add/newsroom/article/{section}/")
    page.locator('[data-side-panel-toggle="so-lieu"]').click()
    write(page, SENTENCE)

    # Both are seen while writing, each with the figure that would fit.
    panel = page.locator("[data-check-panel]")
    expect(panel.get_by_text("Sửa thành 1.422")).to_be_visible()
    expect(panel.get_by_text("Sửa thành 76")).to_be_visible()
    expect(panel.get_by_text("1.422 − 1.346 = 76")).to_be_visible()
    assert page.input_value("[name=slug]") == "chi-so-chuyen-doi-so-va-mang-di-dong"

    # One is mended from the panel, in the text itself, before anything is saved.
    panel.get_by_text("Sửa thành 1.422").click()
    lead = page.locator(".public-DraftEditor-content").first
    expect(lead).to_contain_text("có 1.422 trạm")
    expect(panel.get_by_text("Sửa thành 1.422")).to_have_count(0)

    # Another person opens it. Publishing is refused for the other figure, the draft is kept, and
    # the way to it is shown.
    address = save(page)
    page = signed_in(browser, desk, "duyet")
    page.goto(address)
    publish(page)
    expect(page.get_by_text("Chưa xuất bản; bản nháp đã được lưu.")).to_be_visible()
    page.get_by_role("link", name="Xem và sửa từng chỗ").click()
    expect(page.locator(".ks-m-bad")).to_contain_text("86 trạm")

    # It is answered for with a reason, then published.
    page.get_by_text("Giữ, ghi lý do").click()
    page.fill("[name=reason]", REASON)
    page.get_by_role("button", name="Giữ nguyên với lý do này").click()
    expect(page.get_by_text("Có thể xuất bản.")).to_be_visible()
    page.get_by_role("button", name="Xuất bản").click()
    expect(page.get_by_text("đã xuất bản")).to_be_visible()
    assert not faults

    # The reader finds the article, and what was answered for is kept.
    address = f"{SECTION}chi-so-chuyen-doi-so-va-mang-di-dong/"
    assert address in own_portal.desk(BUILD).split()
    html = own_portal.read(address)
    assert "có 1.422 trạm thông tin di động, tăng 86 trạm" in html
    assert own_portal.desk(KEPT).strip() == f"Trần Minh Duyệt | {REASON} | 86 trạm"


def test_an_editor_puts_a_live_figure_into_a_sentence(
    own_portal: "Portal", desk: str, browser: Browser
) -> None:
    section = own_portal.desk(PREPARE).strip()
    page = signed_in(browser, desk, "bientap")
    page.goto(f"{desk}/pages/add/newsroom/article/{section}/")
    write(page, "Bán kính phục vụ bình quân là ")
    lead = page.locator(".public-DraftEditor-content").first
    lead.click()
    page.keyboard.press("Control+End")

    # The door is found by the keyboard alone: a slash, its name, a few words without tones.
    page.keyboard.type("/chen")
    expect(page.get_by_role("option", name="Chèn số liệu")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#fig-door-q")).to_be_focused()
    page.keyboard.type("ban kinh")
    page.locator(".fig-door summary", has_text="Bán kính phục vụ bình quân").click()
    page.locator(".fig-door__figures button").first.click()
    expect(lead).to_contain_text("là 2,25")
    page.keyboard.type(" km.")
    expect(page.locator("[data-check-panel]")).to_contain_text("1 số liệu: 1 khớp.")
    written = save(page)
    page = signed_in(browser, desk, "duyet")
    page.goto(written)
    publish(page)
    expect(page.get_by_text("Đã xuất bản trang")).to_be_visible(timeout=60_000)

    address = f"{SECTION}chi-so-chuyen-doi-so-va-mang-di-dong/"
    assert address in own_portal.desk(BUILD).split()
    html = own_portal.read(address)
    assert '<data value="2.25">2,25</data>' in html
    assert "Diện tích" in html or "diện tích tự nhiên" in html
