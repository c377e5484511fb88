"""What staff do beside writing news, in a real browser: Word, fees, the next year, topics, links.

Several people work in turn; what readers find is built in the end.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect
from tests.journeys.test_editor import BUILD, SET_UP, new_article, publish, save

if TYPE_CHECKING:
    from tests.journeys.conftest import Newsroom

pytestmark = pytest.mark.needs("chromium")
expect.set_options(timeout=30_000)

FROM_WORD: Final = Path(__file__).parent / "pasted_from_word.html"
PASTE: Final = """(editor, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "…");
  const event = { clipboardData, bubbles: true, cancelable: true };
  editor.dispatchEvent(new ClipboardEvent("paste", event));
}"""
"""As the browser tells it: the asynchronous clipboard would clean what Word put there first."""
CITED: Final = (
    "/tin-tuc/thong-tin-va-truyen-thong/"
    "buu-chinh-vien-thong-2023-vuot-ke-hoach-tru-internet-bang-rong/"
)
OUT_OF_WORD: Final = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class="MsoNormal">Năm 2023, '
    "toàn tỉnh có 1.422 trạm thông tin di động, tăng 76 trạm so với năm 2022.</p></body></html>"
)
WRITTEN: Final = """() => [...document.querySelectorAll("[name^=body-][name$=-value]")]
  .some((one) => one.value.includes("15/BC-STTTT"))"""
"""What is seen in the editor has reached the form, a quarter of a second later."""
STORED: Final = f"""{SET_UP}
from desk.newsroom.models import Article
print(Article.objects.order_by("-pk").first().get_latest_revision_as_object().body.raw_data[0]["value"])
"""
NUMBERS: Final = f"""{SET_UP}
from desk.kit import clock
from desk.newsroom.models import Article, Section, TopicIndex
section = Section.objects.get(slug="thong-tin-va-truyen-thong")
yearly = Article.objects.get(slug="buu-chinh-vien-thong-2023-vuot-ke-hoach-tru-internet-bang-rong")
Article.objects.filter(pk=yearly.pk).update(first_published_at=clock.now())
linked = section.add_child(instance=Article(title="Bài sẽ gỡ", lead="<p>Một.</p>", byline="BBT",
                                             body=[("text", "<p>Hai.</p>")]))
linked.save_revision().publish()
linking = section.add_child(instance=Article(
    title="Bài còn dẫn tới", byline="BBT", lead="<p>Ba.</p>",
    body=[("text", f'<p>Xem <a linktype="page" id="{{linked.pk}}">bài trước</a>.</p>')],
))
linking.save_revision().publish()
print(yearly.pk, linked.pk, linking.pk, TopicIndex.objects.get().pk)
"""
DEFINED: Final = {
    "code": "place.people_per_land",
    "name": "Số người trên một km² đất",
    "formula": "place.mean_population / place.area",
    "decimals": "1",
    "try_period": "2023",
    "valid_from": "01/01/2020",
    "legal_basis": "Quyết định 12/QĐ-UBND",
}
TOPIC: Final = "Trạm ở vùng sông nước"


@pytest.fixture(scope="module")
def numbers(newsroom: "Newsroom") -> tuple[str, ...]:
    """A yearly article, one to be withdrawn, one that leads there, and the page of topics."""
    return tuple(newsroom.portal.desk(NUMBERS).split())


@pytest.fixture
def editor(newsroom: "Newsroom") -> Iterator[Page]:
    page = newsroom.signed_in("bientap")
    yield page
    page.context.close()


def edited(page: Page, number: str, newsroom: "Newsroom") -> None:
    page.goto(f"{newsroom.url}/pages/{number}/edit/")


def test_a_text_from_word_keeps_its_words_and_order_and_nothing_of_word(
    newsroom: "Newsroom", editor: Page
) -> None:
    text = new_article(editor, newsroom, "Bài soạn bằng Word", "Dán từ Word.")
    text.evaluate(PASTE, FROM_WORD.read_text(encoding="utf-8"))
    expect(text).to_contain_text("Phủ sóng hết các ấp")
    expect(editor.locator(".messages")).to_contain_text("Bảng trong văn bản dán đã thành từng dòng")
    expect(editor.locator(".messages")).to_contain_text("Ảnh trong Word không dán theo được")
    editor.wait_for_function(WRITTEN)
    save(editor)
    html = newsroom.portal.desk(STORED).strip()
    told = re.sub(r' data-block-key="\w+"', "", html).replace("\N{NO-BREAK SPACE}", " ")

    assert told == (
        "<h2>Hạ tầng số năm 2023</h2>"
        "<p><b>Mạng lưới</b> “dày thêm” từng năm – theo <i>Báo cáo</i> của Sở[1].</p>"
        "<ul><li>Trạm 4G tăng nhanh<ul><li>Vùng xa trước</li></ul></li>"
        "<li>Phủ sóng hết các ấp</li></ul>"
        "<ol><li>Rà soát trạm cũ</li><li>Dựng trạm mới</li></ol>"
        "<p>Chỉ tiêu | Năm 2022 | Năm 2023</p><p>Trạm | 1.346 | 1.422</p>"
        '<p>Xem <a href="https://thongke.gov.vn/">trang của Cục Thống kê</a> nhé.<br/>'
        "Dòng dưới.</p><p>[1] Số 15/BC-STTTT.</p>"
    )


def test_a_copied_figure_stays_live_and_one_press_binds_what_came_out_of_word(
    newsroom: "Newsroom", editor: Page
) -> None:
    figure = BeautifulSoup(newsroom.portal.read(CITED), "html.parser").select_one(".prose a.fig")
    assert figure is not None
    text = new_article(editor, newsroom, "Bài dẫn lại", "Chép từ trang của cổng.")
    text.evaluate(PASTE, f"<html><body><p>Trang này ghi {figure} như đã đăng.</p></body></html>")
    live = text.locator(".fig-live")
    expect(live).to_have_text([figure.data.text])  # type: ignore[union-attr]

    # What is pasted beside it takes nothing away from it.
    text.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.press("Enter")
    text.evaluate(PASTE, OUT_OF_WORD)
    expect(text).to_contain_text("so với năm 2022")
    expect(live).to_have_count(1)

    editor.locator('[data-side-panel-toggle="so-lieu"]').click()
    editor.locator("[data-check-panel] #khop summary").click()
    editor.get_by_role("button", name="Gắn cả 2 số khớp sổ").click()
    expect(live).to_have_count(3)
    expect(text).to_contain_text("có 1.422 trạm thông tin di động, tăng 76 trạm so với")


def test_a_fee_is_proposed_agreed_to_and_taken_to_accounting(
    newsroom: "Newsroom", editor: Page, numbers: tuple[str, ...]
) -> None:
    accountant = newsroom.signed_in("ketoan")
    accountant.goto(f"{newsroom.url}/nhuan-but/")
    accountant.get_by_role("link", name="Bảng hệ số").click()
    accountant.get_by_label("Văn bản quy định").fill("Quyết định mẫu số 12")
    accountant.get_by_label("Áp dụng từ ngày").fill("01/01/2024")
    accountant.get_by_label("Giá trị một đơn vị hệ số").fill("149000")
    accountant.get_by_label("Thể loại và hệ số").fill("Tin; 1; 10\nBài; 8; 25")
    accountant.get_by_role("button", name="Ghi bảng").click()
    expect(accountant.get_by_text("Đã ghi bảng hệ số.")).to_be_visible()

    editor.goto(f"{newsroom.url}/nhuan-but/trang/{numbers[0]}/")
    editor.get_by_label("Họ và tên").fill("Kim Thị Quyên")
    editor.get_by_label("Thể loại").select_option(label="Bài (8–25)")
    editor.get_by_label("Hệ số").fill("30")
    editor.get_by_role("button", name="Chấm").click()
    expect(editor.get_by_text("từ 8 đến 25 theo Quyết định mẫu số 12; đã ghi 30")).to_be_visible()
    editor.get_by_label("Hệ số").fill("12,5")
    editor.get_by_role("button", name="Chấm").click()
    expect(editor.get_by_text("Đã chấm; chờ người khác duyệt.")).to_be_visible()

    chief = newsroom.signed_in("duyet")
    chief.goto(f"{newsroom.url}/nhuan-but/")
    chief.get_by_role("checkbox").check()
    chief.get_by_role("button", name="Duyệt các dòng đã chọn").click()
    expect(chief.get_by_text("Đã ghi ý kiến cho 1 dòng.")).to_be_visible()

    accountant.goto(f"{newsroom.url}/nhuan-but/")
    expect(accountant.locator("tfoot")).to_contain_text("1.862.500")
    with accountant.expect_download() as taken:
        accountant.get_by_role("link", name="CSV").click()
    rows = list(csv.reader(StringIO(taken.value.path().read_text(encoding="utf-8-sig"))))
    (row,) = [one for one in rows if "Kim Thị Quyên" in one]
    assert {"12,5", "1862500"} <= set(row)
    assert Decimal("12.5") * 149_000 == 1_862_500


def test_the_next_edition_is_begun_a_year_further_on(
    newsroom: "Newsroom", editor: Page, numbers: tuple[str, ...]
) -> None:
    edited(editor, numbers[0], newsroom)
    editor.get_by_role("button", name="Thao tác").first.click()
    editor.get_by_role("link", name="Bản năm sau").click()
    editor.get_by_role("button", name="Soạn bản năm 2024").click()
    expect(editor.get_by_text("số liệu chuyển sang kỳ mới")).to_be_visible()

    assert editor.url != f"{newsroom.url}/pages/{numbers[0]}/edit/"
    written = editor.evaluate(
        "() => [...document.querySelectorAll('textarea, input')].map((one) => one.value).join()"
    )
    assert "2024|" in written
    editor.locator('[data-side-panel-toggle="danh-muc"]').click()
    expect(editor.locator(".so-beside")).to_contain_text("2023")


def test_a_topic_is_made_approved_chosen_and_gathers_its_pages(
    newsroom: "Newsroom", editor: Page, numbers: tuple[str, ...]
) -> None:
    _yearly, _linked, linking, topics = numbers
    editor.goto(f"{newsroom.url}/pages/add/newsroom/topicpage/{topics}/")
    editor.locator("[name=title]").press_sequentially(TOPIC)
    expect(editor.locator("[name=slug]")).to_have_value("tram-o-vung-song-nuoc")
    made = save(editor)
    chief = newsroom.signed_in("duyet")
    chief.goto(made)
    publish(chief)
    expect(chief.locator(".messages .success")).to_contain_text("Đã xuất bản")

    edited(editor, linking, newsroom)
    editor.get_by_role("button", name="Thêm chủ đề").click()
    editor.locator("select[name^=topics-]").last.select_option(label=TOPIC)
    save(editor)
    edited(chief, linking, newsroom)
    publish(chief)
    expect(chief.locator(".messages .success")).to_contain_text("Đã xuất bản")

    address = "/chu-de/tram-o-vung-song-nuoc/"
    assert address in newsroom.portal.desk(BUILD).split()
    assert "Bài còn dẫn tới" in newsroom.portal.read(address)


def test_links_are_followed_when_somebody_asks(
    newsroom: "Newsroom", numbers: tuple[str, ...]
) -> None:
    publisher = newsroom.signed_in("xuatban")
    publisher.goto(f"{newsroom.url}/pages/{numbers[1]}/unpublish/")
    publisher.get_by_role("button", name=re.compile("gỡ", re.IGNORECASE)).first.click()
    expect(publisher.locator(".messages .success")).to_be_visible()

    publisher.goto(f"{newsroom.url}/cham-soc/")
    publisher.get_by_role("button", name="Kiểm tra liên kết ngay").click()

    found = publisher.get_by_role("row").filter(has_text="Bài còn dẫn tới")
    expect(found.first).to_contain_text("bài trước")


def test_an_indicator_is_defined_on_the_screen_and_has_its_page(newsroom: "Newsroom") -> None:
    page = newsroom.signed_in("thongke")
    page.goto(f"{newsroom.url}/so-lieu/dinh-nghia/")
    page.get_by_role("link", name="Thêm chỉ tiêu").click()
    for name, said in DEFINED.items():
        page.fill(f"[name={name}]", said)
    page.select_option("[name=unit]", "%")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("“%” là tỷ lệ phần trăm")
    expect(page.get_by_role("alert")).to_contain_text("cho kết quả là độ dài^-2 · người")

    page.select_option("[name=unit]", "người/km²")
    page.get_by_role("button", name="Thử công thức").click()
    expect(page.locator(".so-tried .so-big")).to_have_text(re.compile("363,3.người/km²"))
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".messages .success")).to_contain_text("Đã ghi")

    address = "/bao-cao-thong-ke/chi-tieu/place.people_per_land/"
    assert address in newsroom.portal.desk(BUILD).split()
    assert "Số người trên một km² đất" in newsroom.portal.read(address)


def test_the_pasted_text_is_as_word_gives_it() -> None:
    given = FROM_WORD.read_text(encoding="utf-8")

    wanted = ("mso-list:", "<o:p>", "MsoTableGrid", "“", "v:imagedata", "<![if !supportLists]>")
    assert [one for one in wanted if one not in given] == []
