"""What readers begin and see through: they follow news, get a letter answered, find a page gone."""

import email
import re
import urllib.error
import urllib.parse
import urllib.request
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.test_editor import BUILD, SET_UP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from tests.journeys.conftest import Newsroom, Portal

pytestmark = pytest.mark.needs("chromium")
expect.set_options(timeout=30_000)

READER = "nguoi-doc@vidu.vn"
NEWS = "Thông báo cho người theo dõi"
POST = f"""{SET_UP}
from desk.press import posting
from desk.press.inbox import emptying
emptying.empty()
posting.post()
"""
PUBLISH_AND_TELL = f"""{POST}
from datetime import timedelta
from desk.kit import clock
from desk.newsroom.models import Announcement, AnnouncementIndex
page = AnnouncementIndex.objects.get().add_child(
    instance=Announcement(title="{NEWS}", issuer="Sở", summary="Một câu.", live=False)
)
page.save_revision().publish()
tomorrow = clock.now().astimezone(clock.VIETNAM).replace(hour=9) + timedelta(days=1)
with clock.stopped_at(tomorrow):
    print("sent", posting.post(), "then", posting.post())
"""
LEFT = f"""{POST}
from desk.mailing.models import Mail
from desk.subscriptions.models import Asked, Subscriber
print(Subscriber.objects.count(), Asked.objects.count(), Mail.objects.count())
"""
TAKE_OFF = f"""{SET_UP}
from desk.press import actions
print(*actions.withdraw())
"""
ARTICLE = "/tin-tuc/thong-tin-va-truyen-thong/mot-tram-nhieu-cong-nghe/"
VOICE = """
window.said = []; window.stopped = 0; window.printed = 0;
window.print = () => { printed += 1; };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [{lang: "vi-VN", name: "Giọng thử"}],
  speak: (one) => said.push(one.text), cancel: () => { stopped += 1; },
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
REPORTED = f"""{POST}
from desk.petitions import queries
print(*[f"{{one.kind}} {{one.receipt}}" for one in queries.letters()])
print(*[f"{{one.page}} {{one.useful}}" for one in queries.ratings()])
"""
GONE = "/tin-tuc/chuyen-doi-so/doc-mot-trang-chi-tieu/"


@pytest.fixture
def plain(newsroom: "Newsroom") -> "Iterator[Page]":
    """A reader's telephone that runs no script."""
    context = newsroom.browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    yield context.new_page()
    context.close()


def mails(newsroom: "Newsroom") -> "list[EmailMessage]":
    """Return the mails that were written into the folder."""
    files = sorted((newsroom.portal.var / "mail").glob("*.log"))
    letters = [one for path in files for one in re.split(rb"\n-{79}\n", path.read_bytes())]
    return [email.message_from_bytes(one, policy=default) for one in letters if one.strip()]


def words(letter: "EmailMessage") -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    said: str = body.get_content()
    return said


def link(letter: "EmailMessage", step: str) -> str:
    found = re.search(rf"https?://[^/\s]+(/hop-thu/{step}/\S+)", words(letter))
    assert found
    return found[1]


def test_a_reader_follows_is_told_and_leaves(newsroom: "Newsroom", plain: Page) -> None:
    portal = newsroom.portal
    plain.goto(f"{portal.url}/thong-bao/")
    plain.get_by_role("link", name="Theo dõi qua thư").click()
    plain.get_by_label("Thông báo", exact=True).check()
    plain.get_by_label("Thư điện tử của bạn").fill(READER)
    plain.get_by_label("Tôi đồng ý để cổng giữ địa chỉ").check()
    plain.get_by_role("button", name="Theo dõi qua thư").click()
    expect(plain.get_by_role("heading", name="Đã nhận")).to_be_visible()
    portal.desk(POST)
    (asking,) = mails(newsroom)
    assert asking["To"] == READER

    plain.goto(portal.url + link(asking, "xac-nhan"))
    plain.get_by_role("button", name="Xác nhận").click()
    expect(plain.get_by_role("heading", name="Đã nhận")).to_be_visible()
    told = portal.desk(PUBLISH_AND_TELL)
    written = {str(one["Subject"]).strip(): one for one in mails(newsroom)}
    (greeting,) = [one for one in written if one.startswith("Bạn đang theo dõi")]
    welcome, digest = written[greeting], written[NEWS]

    assert "sent 1 then 0" in told
    assert "Thông báo" in words(welcome)
    assert len(written) == 3
    # As a mail program does it: one post, from nowhere near the portal.
    leaving = urllib.parse.urlsplit(digest["List-Unsubscribe"].strip(" <>")).path
    asked = urllib.request.Request(
        portal.url + leaving, data=digest["List-Unsubscribe-Post"].encode(), method="POST"
    )
    with urllib.request.urlopen(asked, timeout=10) as answer:
        assert answer.status == 200
    plain.goto(portal.url + link(digest, "thoi-theo-doi"))
    expect(plain.get_by_role("button", name="Thôi theo dõi")).to_be_visible()
    assert portal.desk(LEFT).split() == ["0", "0", "0"]


def test_a_letter_is_sent_answered_and_read_by_all(newsroom: "Newsroom", plain: Page) -> None:
    portal = newsroom.portal
    plain.goto(f"{portal.url}/gop-y/")
    plain.get_by_label("Sở: bưu chính, viễn thông, chuyển đổi số").check()
    plain.get_by_label("Họ và tên").fill("Lý Thị Sô Phia")
    plain.get_by_label("Thư điện tử hoặc điện thoại").fill("0912 345 678")
    plain.get_by_label("Tiêu đề").fill("Hỏi giờ mở cửa điểm bưu điện")
    plain.get_by_label("Nội dung", exact=True).fill("Tôi là Lý Thị Sô Phia. Mở cửa mấy giờ?")
    plain.get_by_label("Tôi đồng ý để cổng đăng nội dung thư").check()
    plain.get_by_label("Tôi đồng ý để cổng dùng họ tên").check()
    plain.get_by_role("button", name="Gửi thư").click()
    found = re.search(r"\d{6}-[A-Z2-9]{8}", plain.inner_text("main"))
    assert found
    portal.desk(POST)

    page = newsroom.signed_in("bientap")
    page.goto(f"{newsroom.url}/thu/?q={found[0]}")
    page.get_by_role("link", name="Hỏi giờ mở cửa điểm bưu điện").click()
    expect(page.get_by_label("Nội dung thư khi đăng")).to_have_value("Tôi là …. Mở cửa mấy giờ?")
    page.get_by_label("Câu trả lời").fill("Từ 7 giờ đến 17 giờ.")
    page.get_by_label("Nội dung thư khi đăng").fill("Điểm bưu điện mở cửa mấy giờ?")
    page.get_by_role("button", name="Lưu để duyệt").click()
    expect(page.get_by_text("Đã lưu câu trả lời để duyệt.")).to_be_visible()
    one = page.url
    page.context.close()
    page = newsroom.signed_in("duyet")
    page.goto(one)
    page.get_by_role("button", name="Duyệt và trả lời").click()
    expect(page.get_by_text("0912 345 678: hãy gọi báo.")).to_be_visible()
    page.context.close()
    portal.desk(BUILD)

    plain.goto(f"{portal.url}/gop-y/")
    plain.get_by_label("Mã nhận được khi gửi").fill(found[0].lower())
    plain.get_by_role("button", name="Xem tình trạng").click()
    expect(plain.locator(".turns")).to_contain_text("đã trả lời")
    plain.get_by_role("link", name="Đọc thư và câu trả lời").click()
    expect(plain.locator("main")).to_contain_text("Từ 7 giờ đến 17 giờ.")
    expect(plain.locator("main")).not_to_contain_text("Sô Phia")
    assert found[0].lower() in portal.read("/gop-y/thu/")


def telling(portal: "Portal", text: str) -> set[str]:
    """Return the files for readers in which a text stands: pages, lists, feeds, maps, records."""
    site = portal.var / "public" / "site"
    plain = (one for one in site.rglob("*") if one.suffix in {".html", ".xml", ".json", ".csv"})
    return {one.relative_to(site).as_posix() for one in plain if text.encode() in one.read_bytes()}


def test_a_page_is_taken_down_at_once_with_a_log(newsroom: "Newsroom") -> None:
    portal = newsroom.portal
    found = re.search(r"<h1>(.+?)</h1>", portal.read(GONE))
    assert found
    title = found[1]
    search = f"/tim-kiem/?{urllib.parse.urlencode({'q': title})}"
    pictures = set(re.findall(r"/tep/[\w./-]+", portal.read(GONE)))
    own = {GONE, f"{GONE}so-lieu.json"}
    told = telling(portal, GONE)
    only_here = {one for one in pictures if telling(portal, one) <= own}
    shown_in = {one.partition("/")[0] for one in told}
    assert {"sitemap", "tin-tuc", "chu-de", "bao-cao-thong-ke"} <= shown_in
    assert any(one.endswith(".xml") for one in told if not one.startswith("sitemap"))
    assert GONE in portal.read(search)
    page = newsroom.signed_in("xuatban")
    page.goto(f"{newsroom.url}/go-bo/?trang={portal.url}{GONE}")
    page.get_by_label("Cơ quan yêu cầu").fill("Sở Thông tin và Truyền thông")
    page.get_by_label("Số văn bản").fill("12/STTTT-TTBCXB")
    page.get_by_label("Nội dung yêu cầu").fill("Gỡ để kiểm tra bản quyền.")
    page.get_by_role("button", name="Ghi nhận và gỡ ngay").click()
    expect(page.locator(".so-table").first).to_contain_text("gỡ khỏi trang")

    assert GONE in portal.desk(TAKE_OFF).split()
    with pytest.raises(urllib.error.HTTPError) as refused:
        portal.read(GONE)
    assert refused.value.code == 410
    assert telling(portal, GONE) == telling(portal, title) == set()
    assert GONE not in portal.read(search)
    for address in {f"{GONE}so-lieu.json", *only_here}:
        with pytest.raises(urllib.error.HTTPError):
            portal.read_bytes(address)
    log = page.locator("tr", has_text="gỡ khỏi trang")
    expect(log).to_contain_text(re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d"))
    page.context.close()


def test_under_an_article_everything_works_without_a_script(
    newsroom: "Newsroom", plain: Page
) -> None:
    portal = newsroom.portal
    plain.goto(portal.url + ARTICLE)
    for button in ("[data-listen]", "[data-print]", "[data-copy]"):
        expect(plain.locator(button)).to_be_hidden()
    share = plain.get_by_role("link", name="Gửi qua thư").get_attribute("href") or ""
    plain.get_by_text("Trích dẫn trang này").click()
    expect(plain.locator(".cite p")).to_be_visible()
    expect(plain.locator(".cite p")).to_contain_text(ARTICLE)
    assert urllib.parse.unquote(share).endswith(ARTICLE)

    plain.get_by_text("Báo lỗi trong trang này").click()
    plain.get_by_label("Chỗ sai").fill("Chữ “trạm” viết thiếu dấu.")
    plain.get_by_role("button", name="Gửi báo lỗi").click()
    found = re.search(r"\d{6}-[A-Z2-9]{8}", plain.inner_text("main"))
    assert found
    plain.goto(portal.url + ARTICLE)
    plain.get_by_role("button", name="Có", exact=True).click()
    expect(plain.locator("main")).to_contain_text("Cảm ơn bạn đã đánh giá")

    told = portal.desk(REPORTED)
    assert f"correction {found[0]}" in told
    assert f"{ARTICLE} 1" in told


def test_an_article_is_read_aloud_copied_and_printed_by_the_browser(newsroom: "Newsroom") -> None:
    context = newsroom.browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(VOICE)
    hosts: set[str] = set()
    page.on("request", lambda asked: hosts.add(urllib.parse.urlsplit(asked.url).netloc))
    page.goto(newsroom.portal.url + ARTICLE)
    title = page.locator("h1").inner_text()
    page.get_by_role("button", name="Nghe trang này").click()
    expect(page.get_by_role("button", name="Dừng đọc")).to_be_visible()
    said = page.evaluate("said")
    page.get_by_role("button", name="Dừng đọc").click()
    expect(page.get_by_role("button", name="Nghe trang này")).to_be_visible()
    page.get_by_role("button", name="In trang").click()
    page.get_by_role("button", name="Chép liên kết").click()
    expect(page.locator("[data-told]")).to_have_text("Đã chép liên kết")

    assert said[0] == title
    assert any("1.422" in sentence for sentence in said)
    assert page.evaluate("stopped") >= 1
    assert page.evaluate("printed") == 1
    assert page.evaluate("navigator.clipboard.readText()").endswith(ARTICLE)
    assert hosts == {urllib.parse.urlsplit(newsroom.portal.url).netloc}
    context.close()
