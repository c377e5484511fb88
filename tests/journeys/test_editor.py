"""The newsroom in a real browser: what is wrong is seen, mended, answered for, and followed later.

The whole way: the staff side, the press, and what a reader then finds.
"""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.journeys.conftest import Newsroom

pytestmark = pytest.mark.needs("chromium")
expect.set_options(timeout=30_000)

SECTION = "/tin-tuc/thong-tin-va-truyen-thong/"
TITLE = "Hội nghị nhìn lại hạ tầng số năm 2023"
ADDRESS = f"{SECTION}hoi-nghi-nhin-lai-ha-tang-so-nam-2023/"
TEXT = (
    "Năm 2023, toàn tỉnh có 1.442 trạm thông tin di động, tăng 86 trạm so với năm 2022.",
    "Mạng bưu chính có 208 điểm phục vụ năm 2023, đạt 107,77% kế hoạch.",
    "Năm 2023, bán kính phục vụ bình quân là 2,25 km/điểm.",
    "Năm 2023, Chỉ số chuyển đổi số của tỉnh xếp hạng 36/63, tăng 20 bậc.",
    "Hội nghị có 120 đại biểu dự.",
)
REASON = "Theo báo cáo riêng của doanh nghiệp, chưa vào sổ."
SET_UP = "from desk.command import django_side; django_side.set_up()\n"
SECTION_NUMBER = f"""{SET_UP}
from desk.newsroom.models import Section
print(Section.objects.get(slug="thong-tin-va-truyen-thong").pk)
"""
BUILD = f"""{SET_UP}
from desk.press import actions
print(*actions.bring_up_to_date().built)
"""
KEPT = f"""{SET_UP}
from desk.checking.models import Verdict, Waiver
waiver = Waiver.objects.get(reason="{REASON}")
print(waiver.by_name, "|", waiver.reason, "|", Verdict.objects.get(waiver=waiver).statement)
"""
REVISE = f"""{SET_UP}
from decimal import Decimal
from congso.observations.observation import Level, read_key
from desk.kit.permissions import MACHINE
from desk.ledger import actions
actions.revise_observation(
    key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425), level=Level.CORRECTION,
    source="Sở", reason="Rà soát lại: thêm ba trạm.", expected_previous=Decimal(1422), by=MACHINE,
)
"""
DRAFT = f"""{SET_UP}
from desk.newsroom.models import Article, Section
made = Article(
    title="Bài viết bằng bàn phím", lead="<p>Hạ tầng số dày thêm.</p>", byline="Ban Biên tập",
    body=[("text", "<p>Năm 2022, toàn tỉnh có 1.364 trạm thông tin di động.</p>"
                   "<p>Năm 2022, Chỉ số chuyển đổi số của tỉnh xếp hạng 65/63.</p>"
                   "<p>Mạng bưu chính có 218 điểm phục vụ năm 2023.</p>"
                   "<p>Bán kính phục vụ bưu chính bình quân năm 2023 là 2,25 km/điểm.</p>")],
)
Section.objects.get(slug="thong-tin-va-truyen-thong").add_child(instance=made)
made.save_revision()
print(made.pk)
"""


def new_article(page: Page, newsroom: "Newsroom", title: str, lead: str) -> Locator:
    """Open a new article and fill in what it needs; return its text, empty."""
    section = newsroom.portal.desk(SECTION_NUMBER).strip()
    page.goto(f"{newsroom.url}/pages/add/newsroom/article/{section}/")
    page.fill("[name=title]", title)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type(lead)
    page.fill("[name=byline]", "Ban Biên tập")
    body = page.locator('section[id$="-body-section"]')
    body.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Văn bản").click()
    return body.locator(".public-DraftEditor-content")


def paste(page: Page, into: Locator, paragraphs: tuple[str, ...]) -> None:
    """Paste paragraphs from the clipboard, as they come from a word processor."""
    html = "".join(f"<p>{one}</p>" for one in paragraphs)
    page.evaluate(
        """async (html) => navigator.clipboard.write([new ClipboardItem({
          "text/html": new Blob([html], {type: "text/html"}),
          "text/plain": new Blob([html.replace(/<[^>]+>/g, "\\n")], {type: "text/plain"}),
        })])""",
        html,
    )
    into.click()
    page.keyboard.press("Control+v")


def publish(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("[name=action-publish]").click()
    page.wait_for_load_state()


def save(page: Page) -> str:
    """Save the draft; return where it is edited."""
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages li").first).to_be_visible(timeout=60_000)
    return page.url


def test_an_editor_pastes_a_text_mends_it_and_another_answers_and_publishes(
    newsroom: "Newsroom",
) -> None:
    page = newsroom.signed_in("bientap")
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    text = new_article(page, newsroom, TITLE, "Hạ tầng số của tỉnh dày thêm.")
    page.locator('[data-side-panel-toggle="so-lieu"]').click()
    paste(page, text, TEXT)

    # Both are seen, each with the figure that would fit, beside the right ones.
    panel = page.locator("[data-check-panel]")
    expect(panel.get_by_text("8 số liệu: 5 khớp, 1 chưa gắn, 2 sai.")).to_be_visible()
    expect(panel.get_by_text("Sửa thành 1.422")).to_be_visible()
    expect(panel.get_by_text("Sửa thành 76")).to_be_visible()
    expect(panel.get_by_text("1.422 − 1.346 = 76")).to_be_visible()
    assert page.input_value("[name=slug]") == ADDRESS.split("/")[-2]

    # One is mended from the panel, in the text itself, before anything is saved.
    panel.get_by_text("Sửa thành 1.422").click()
    expect(text).to_contain_text("có 1.422 trạm")
    expect(panel.get_by_text("Sửa thành 1.422")).to_have_count(0)

    # Another person opens it. Publishing is refused for the other figure, the draft is kept, and
    # the way to it is shown.
    address = save(page)
    page = newsroom.signed_in("duyet")
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
    portal = newsroom.portal
    assert ADDRESS in portal.desk(BUILD).split()
    html = portal.read(ADDRESS)
    assert "có 1.422 trạm thông tin di động, tăng 86 trạm" in html
    assert TITLE not in portal.read("/dinh-chinh/")
    assert portal.desk(KEPT).strip() == f"Trần Minh Duyệt | {REASON} | 86 trạm"

    # The ledger moves on: the page gets its note, the log its entry, and the editor is led to the
    # sentence; what was answered for is not followed.
    portal.desk(REVISE)
    assert ADDRESS in portal.desk(BUILD).split()
    assert 'class="revision"' in portal.read(ADDRESS)
    log = portal.read("/dinh-chinh/")
    assert "Rà soát lại: thêm ba trạm." in log.partition(TITLE)[2]
    page = newsroom.signed_in("bientap")
    page.get_by_role("link", name="Mở danh sách").click()
    work = page.locator(".ks-work", has_text=TITLE)
    expect(work.locator(".ks-change")).to_have_count(1)
    expect(work.locator(".ks-change b")).to_have_text("1.425 trạm")
    work.get_by_role("link", name="Mở bài tại câu này").click()
    expect(page.locator("[data-finding]:focus")).to_contain_text("Sửa thành 1.425")


def test_an_editor_puts_a_live_figure_into_a_sentence(newsroom: "Newsroom") -> None:
    page = newsroom.signed_in("bientap")
    title = "Chỉ số Chuyển đổi số và bưu chính"
    text = new_article(page, newsroom, title, "Bán kính phục vụ bình quân là ")
    text.click()
    page.keyboard.type("Mạng lưới dày thêm từng năm.")
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
    page = newsroom.signed_in("duyet")
    page.goto(written)
    publish(page)
    expect(page.locator(".messages .success")).to_contain_text("Đã xuất bản", timeout=60_000)

    address = f"{SECTION}chi-so-chuyen-doi-so-va-buu-chinh/"
    assert address in newsroom.portal.desk(BUILD).split()
    html = newsroom.portal.read(address)
    assert '<data value="2.25">2,25</data>' in html
    assert "Diện tích" in html or "diện tích tự nhiên" in html


FOCUS_IS_SEEN = """() => {
  const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
}"""


def tab_to(page: Page, said: str) -> None:
    """Walk with Tab until what has the focus says this; it is seen to have it."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(said):
            assert page.evaluate(FOCUS_IS_SEEN)
            return
    raise AssertionError(said)


def walk_to(page: Page, said: str) -> None:
    """Walk with Alt+J to the finding that says this; it is seen to have the focus."""
    for _step in range(8):
        page.keyboard.press("Alt+j")
        reached = page.locator("[data-finding]:focus")
        expect(reached).to_have_count(1)
        if said in reached.inner_text():
            assert page.evaluate(FOCUS_IS_SEEN)
            return
    raise AssertionError(said)


def test_everything_is_done_without_a_mouse(newsroom: "Newsroom") -> None:
    number = newsroom.portal.desk(DRAFT).strip()
    page = newsroom.signed_in("duyet")
    page.goto(f"{newsroom.url}/pages/{number}/edit/")
    panel = page.locator("[data-check-panel]")
    text = page.locator('section[id$="-body-section"] .public-DraftEditor-content')
    expect(panel).to_contain_text("4 số liệu: 1 chưa gắn, 3 sai.")

    # A marked figure is told by a sign and by a colour, in the panel and in the text.
    walk_to(page, "1.364")
    expect(page.locator("[data-finding]:focus svg.ks-mk-bad")).to_be_visible()
    page.wait_for_function("CSS.highlights.get('ks-bad')?.size === 3")
    page.wait_for_function("CSS.highlights.get('ks-free')?.size === 1")

    # It becomes a live reference; the next is corrected; an unbound one is told what it is.
    page.keyboard.press("g")
    expect(text).to_contain_text("có 1.346 trạm")
    expect(panel).to_contain_text("4 số liệu: 1 khớp, 1 chưa gắn, 2 sai.")
    walk_to(page, "218")
    page.keyboard.press("s")
    expect(text).to_contain_text("có 208 điểm phục vụ")
    expect(panel).to_contain_text("4 số liệu: 2 khớp, 1 chưa gắn, 1 sai.")
    walk_to(page, "2,25")
    page.keyboard.press("1")
    expect(panel).to_contain_text("4 số liệu: 3 khớp, 1 sai.")
    expect(text.locator("[data-offset-key] >> text=1.346").first).to_be_visible()

    # The last one is answered for: a letter leads to the form, Tab and Enter do the rest.
    page.keyboard.press("Control+s")
    expect(page.locator(".messages li").first).to_be_visible()
    page.wait_for_function("CSS.highlights.get('ks-bad')?.size === 1")
    walk_to(page, "65/63")
    page.keyboard.press("l")
    page.wait_for_url("**/kiem-tra/**")
    tab_to(page, "Giữ, ghi lý do")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(REASON)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Có thể xuất bản.")).to_be_visible()
    expect(page.locator(".ks-m.is-live")).to_contain_text("1.346")


def test_what_was_typed_is_there_after_the_browser_was_killed(newsroom: "Newsroom") -> None:
    page = newsroom.signed_in("bientap")
    number = newsroom.portal.desk(DRAFT).strip()
    page.goto(f"{newsroom.url}/pages/{number}/edit/")
    types(page, "Người viết dở")
    page.context.close()

    back = newsroom.signed_in("bientap")
    back.goto(f"{newsroom.url}/pages/{number}/edit/")

    assert back.input_value("[name=byline]").startswith("Người viết dở")
    back.context.close()


def test_what_is_typed_in_the_moment_of_saving_is_saved(newsroom: "Newsroom") -> None:
    page = newsroom.signed_in("bientap")
    page.goto(f"{newsroom.url}/pages/{newsroom.portal.desk(DRAFT).strip()}/edit/")
    lead = page.locator(".public-DraftEditor-content").first
    lead.click()
    page.keyboard.press("Control+End")

    # The last word and the press of the button in one breath: no time for the editor to settle.
    page.evaluate(
        """() => {
            document.execCommand("insertText", false, " Thêm chữ cuối.");
            document.querySelector("footer button[type=submit]").click();
        }"""
    )

    expect(page.locator(".messages li").first).to_be_visible(timeout=60_000)
    expect(lead).to_contain_text("Thêm chữ cuối.")
    page.context.close()


def test_two_editors_see_each_other_and_the_text_of_neither_is_lost(newsroom: "Newsroom") -> None:
    number = newsroom.portal.desk(DRAFT).strip()
    address = f"{newsroom.url}/pages/{number}/edit/"
    first, second = newsroom.signed_in("bientap"), newsroom.signed_in("duyet")
    first.goto(address)
    second.goto(address)
    sees(second, "Thạch Thị Biên")
    sees(first, "Trần Minh Duyệt")

    types(first, "Chữ của người thứ nhất")
    second.fill("[name=byline]", "Chữ của người thứ hai")

    # The second is told, keeps what they typed before their eyes, and overwrites only on purpose.
    expect(indicator(second, "paused")).to_be_visible()
    told = second.get_by_label("Thạch Thị Biên đã lưu một phiên bản mới")
    expect(told.first).to_be_visible(timeout=60_000)
    assert second.input_value("[name=byline]") == "Chữ của người thứ hai"
    kept = f"""{SET_UP}
from desk.newsroom.models import Article
page = Article.objects.get(pk={number})
print(*(one.content["byline"] for one in page.revisions.order_by("id")), sep="|")
"""
    assert newsroom.portal.desk(kept).split("|")[-1].startswith("Chữ của người thứ nhất")

    second.locator("footer button[type=submit]").first.click()
    dialog = second.get_by_role("dialog")
    expect(dialog).to_contain_text("thay đổi của Thạch Thị Biên sẽ bị ghi đè")
    dialog.get_by_text("Lưu bản nháp").click()
    expect(second.locator(".messages li").first).to_be_visible(timeout=60_000)

    *_earlier, one, other = newsroom.portal.desk(kept).strip().split("|")
    assert one.startswith("Chữ của người thứ nhất")
    assert other == "Chữ của người thứ hai"


def types(page: Page, text: str) -> None:
    """Type a byline, and on, until the draft is saved without anybody asking for it."""
    field = page.locator("[name=byline]")
    field.fill(text)
    for _letter in range(200):
        if indicator(page, "saved").is_visible():
            return
        field.press_sequentially(".", delay=200)
    expect(indicator(page, "saved")).to_be_visible()


def indicator(page: Page, state: str) -> Locator:
    return page.locator(f".w-autosave-indicator__state--{state}")


def sees(page: Page, somebody: str) -> None:
    """Wait until somebody else who has the page open is told of beside its title."""
    page.locator(".w-editing-sessions__list button").first.hover(timeout=60_000)
    expect(page.locator("[data-tippy-root]").last).to_contain_text(somebody)
    page.mouse.move(0, 0)
