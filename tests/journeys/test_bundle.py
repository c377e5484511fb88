"""One writes with photograph, live figure and chart; another approves; all goes out as one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.journeys.test_editor import BUILD, SECTION, SECTION_NUMBER

if TYPE_CHECKING:
    from tests.journeys.conftest import Newsroom

pytestmark = pytest.mark.needs("chromium")
expect.set_options(timeout=30_000)

TITLE = "Bán kính phục vụ bưu chính năm 2023"
NOTICE = "Thông báo công bố số liệu bưu chính năm 2023"
WHERE = """
from desk.command import django_side
django_side.set_up()
from desk.newsroom.models import AnnouncementIndex
print(AnnouncementIndex.objects.get().pk)
"""
PATIENT = 60_000


@pytest.fixture
def photograph(tmp_path: Path) -> Iterator[Path]:
    """A photograph as a telephone takes it."""
    path = tmp_path / "diem-phuc-vu.jpg"
    Image.effect_noise((1280, 800), 60).convert("RGB").save(path)
    yield path
    path.unlink(missing_ok=True)


def upload(page: Page, desk: str, path: Path) -> None:
    page.goto(f"{desk}/images/add/")
    page.set_input_files("input[type=file]", path)
    page.fill("[name=title]", "Điểm phục vụ bưu chính")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".messages li").first).to_be_visible(timeout=PATIENT)


def block(page: Page, name: str) -> None:
    """Add a block to the end of the body."""
    body = page.locator('section[id$="-body-section"]')
    body.locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def write_article(page: Page, desk: str, section: str) -> str:
    page.goto(f"{desk}/pages/add/newsroom/article/{section}/")
    page.fill("[name=title]", TITLE)
    lead = page.locator(".public-DraftEditor-content").first
    lead.click()
    page.keyboard.type("Bán kính phục vụ bình quân là ")
    page.keyboard.type("/chen")
    expect(page.get_by_role("option", name="Chèn số liệu")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#fig-door-q")).to_be_focused()
    page.keyboard.type("ban kinh")
    page.locator(".fig-door summary", has_text="Bán kính phục vụ bình quân").click()
    page.locator(".fig-door__figures button").first.click()
    expect(lead).to_contain_text("là 2,25")
    page.keyboard.type(" km.")
    page.get_by_role("button", name="Chọn hình ảnh").first.click()
    page.get_by_role("link", name=re.compile("Điểm phục vụ bưu chính")).first.click()
    page.fill("[name=picture_alt]", "Một điểm phục vụ bưu chính ở xã")
    page.fill("[name=picture_credit]", "Kim Quyên")
    page.fill("[name=byline]", "Ban Biên tập")
    block(page, "Văn bản")
    text = page.locator('section[id$="-body-section"] .public-DraftEditor-content').last
    text.click()
    page.keyboard.type("Mạng lưới dày thêm từng năm.")
    expect(text).to_contain_text("từng năm.")
    block(page, "Biểu đồ các phần của một chỉ tiêu")
    page.fill("[name$=-value-title]", "Trạm 4G nhiều nhất")
    page.select_option("select[name$=-value-indicator]", "telecom.stations")
    page.fill("[name$=-value-period]", "2023")
    return submitted(page)


def write_announcement(page: Page, desk: str, index: str) -> str:
    page.goto(f"{desk}/pages/add/newsroom/announcement/{index}/")
    page.fill("[name=title]", NOTICE)
    page.fill("[name=summary]", "Số liệu bưu chính năm 2023 đã công bố.")
    page.fill("[name=issuer]", "Sở Thông tin và Truyền thông")
    block(page, "Văn bản")
    page.locator('section[id$="-body-section"] .public-DraftEditor-content').last.click()
    page.keyboard.type("Xem bài viết và bảng số liệu trên cổng.")
    return submitted(page)


def submitted(page: Page) -> str:
    """Save the draft, send it for review; return the number of the page."""
    page.wait_for_timeout(500)
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages li").first).to_be_visible(timeout=PATIENT)
    found = re.search(r"/pages/(\d+)/edit/", page.url)
    assert found
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("[name=action-submit]").click()
    expect(page.get_by_text("gửi duyệt").first).to_be_visible(timeout=PATIENT)
    return found[1]


def test_written_by_one_approved_by_another_and_out_as_one(
    newsroom: "Newsroom", photograph: Path
) -> None:
    own_portal, desk = newsroom.portal, newsroom.url
    section, index = own_portal.desk(SECTION_NUMBER).strip(), own_portal.desk(WHERE).strip()
    writer = newsroom.signed_in("bientap")
    upload(writer, desk, photograph)
    article = write_article(writer, desk, section)
    notice = write_announcement(writer, desk, index)
    # Who wrote it is offered neither approval nor publishing.
    writer.goto(f"{desk}/duyet/{article}/")
    expect(writer.get_by_text("Bạn là người sửa lần cuối")).to_be_visible()
    expect(writer.get_by_role("button", name="Duyệt bản này")).to_have_count(0)

    chief = newsroom.signed_in("duyet")
    chief.goto(f"{desk}/goi/")
    chief.get_by_label("Tên gói mới").fill("Số liệu bưu chính năm 2023")
    chief.get_by_role("button", name="Mở gói").click()
    bundle = chief.url
    for number in (article, notice):
        chief.get_by_label("Trang có bản nháp").select_option(number)
        chief.get_by_role("button", name="Cho trang vào gói").click()
    for number in (article, notice):
        chief.goto(f"{desk}/duyet/{number}/")
        chief.get_by_role("button", name="Duyệt bản này").click()
        chief.wait_for_load_state()
    chief.goto(bundle)
    expect(chief.get_by_text("không vướng gì")).to_have_count(2)
    chief.get_by_role("button", name="Cho cả gói ra ngay").click()
    expect(chief.get_by_text("Cả gói đã ra.")).to_be_visible(timeout=PATIENT)

    built = own_portal.desk(BUILD).split()
    address = f"{SECTION}ban-kinh-phuc-vu-buu-chinh-nam-2023/"
    told = "/thong-bao/thong-bao-cong-bo-so-lieu-buu-chinh-nam-2023/"
    assert {address, told} <= set(built)
    html = own_portal.read(address)
    assert '<data value="2.25">2,25</data>' in html
    assert "Một điểm phục vụ bưu chính ở xã" in html
    assert "Trạm 4G nhiều nhất" in html
    assert "<svg" in html
    assert "công bố" in own_portal.read(told)
