"""Each kind of page keeps WCAG 2.2 A and AA, by day and by night, wide and narrow."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.test_editor import SET_UP

from front import spoken
from front.pages import notices

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal

pytestmark = pytest.mark.needs("chromium")

AXE = Path(__file__).parent / "axe" / "axe.min.js"
ASKED = """async () => {
  const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
  const told = await axe.run({ runOnly: { type: "tag", values: levels } });
  return told.violations.map((one) => {
    const where = one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
    return [one.id, one.help, ...where].join(" | ");
  });
}"""
SQUEEZED = """() => [...document.querySelectorAll("body *")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3
    && node.data.trim().length > 20))
  .filter((one) => {
    const box = one.getBoundingClientRect(), letter = parseFloat(getComputedStyle(one).fontSize);
    return box.width > 2 && box.width < 4 * letter && box.height > 8 * letter
      && !one.closest(".vh, svg, script, style");
  })
  .map((one) => `squeezed: ${one.textContent.trim().slice(0, 60)}`)
"""
"""Sentences that stand a letter or two to a line, since two rules share out their room."""
CUT_OFF = """() => Array.from(document.querySelectorAll("body *"))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.closest(".vh, svg, table"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
  .map((one) => one.outerHTML.slice(0, 120))"""
"""What is wider than the box that cuts it off."""
REPORTS = "/bao-cao-thong-ke/"
POINTS = f"{REPORTS}chi-tieu/postal.points/"
KINDS = {
    "reports": REPORTS,
    "indicator": POINTS,
    "map": f"{POINTS}dia-gioi-2025-07-01/",
    "days": f"{POINTS}theo-ngay/",
    "earlier day": f"{POINTS}tai-ngay-2024-01-04/",
    "comparison": f"{POINTS}so-sanh/cap-huyen-2023/",
    "place": f"{REPORTS}dia-phuong/94/",
    "code": f"{REPORTS}dia-phuong/31522/",
    "theme": f"{REPORTS}chu-de/telecom/",
    "calendar": f"{REPORTS}lich-phat-hanh/",
    "release": f"{REPORTS}phat-hanh/so-lieu-nganh-nam/2023/",
    "search": "/tim-kiem/?q=ban+kinh",
    "narrowed search": "/tim-kiem/?q=tr%E1%BA%A1m&tu=01/01/2024&den=hai&muc=Videos",
    "nothing found": "/tim-kiem/?q=khongcogidau",
    "search in English": "/tim-kiem/?q=tr%E1%BA%A1m&ngon-ngu=en",
    "search in Khmer": "/tim-kiem/?q=station&tu=hai&ngon-ngu=km",
    "nothing asked": "/tim-kiem/",
    "corrections": "/dinh-chinh/",
    "news": "/tin-tuc/",
    "announcements": "/thong-bao/",
    "reports to read": "/bao-cao/",
    "questions": "/hoi-dap/",
    "procedures": "/thu-tuc/",
    "albums": "/anh/",
    "videos": "/videos/",
    "part of a list": "/van-ban/giai-doan-du-thao-lay-y-kien/",
    "leaving": "/hop-thu/thoi-theo-doi/abcdefgh.ij",
    "visits": "/luot-truy-cap/",
    "home": "/",
    "following": "/theo-doi/",
    "writing": "/gop-y/",
    "letters": "/gop-y/thu/",
    "letter": "/gop-y/thu/240105-mauthuab/",
    "standing": "/gop-y/tra-cuu/240118-mauthucd/",
    "confirming": "/hop-thu/xac-nhan/abcdefgh.ij",
    "article": "/tin-tuc/chuyen-doi-so/doc-mot-trang-chi-tieu/",
    "section": "/tin-tuc/chuyen-doi-so/",
    "video": "/videos/mot-tram-nhieu-cong-nghe-phim/",
    "announcement": "/thong-bao/thong-bao-mau-cach-gui-gop-y/",
    "map of pages": "/so-do-trang/",
    "imprint": "/thong-tin-cong/",
    "privacy": "/du-lieu-ca-nhan/",
    "about": "/gioi-thieu/",
    "accessibility": "/tro-nang/",
    "components": "/giao-dien/",
    "edition": "/en/about/",
    "front page in English": "/en/",
    "Khmer": "/km/intro/",
    "front page in Khmer": "/km/",
    "not translated": "/km/chua-co/",
    "documents": "/van-ban/",
    "document": "/van-ban/quyet-dinh-mau-quy-che-so-lieu-2023/",
    "draft": "/van-ban/du-thao-mau-cong-bo-du-lieu-mo/",
    "calendar of events": "/lich-su-kien/",
    "month": "/lich-su-kien/thang-2024-01/",
    "event": "/lich-su-kien/tap-huan-mau-ghi-so-so-lieu/",
    "question": "/hoi-dap/mot-tram-dem-may-lan/",
    "report": "/bao-cao/bao-cao-mau-nganh-nam-2023/",
    "study": "/bao-cao/chuyen-de-mau-doc-ban-kinh-phuc-vu/",
    "procedure": "/thu-tuc/cap-giay-phep-buu-chinh-mau/",
    "organisation": "/gioi-thieu/co-cau/",
    "photos": "/anh/song-nuoc-qua-bon-buc-tranh/",
    "nothing here": "/khong-co-trang-nay/",
    "nothing here in English": "/en/nothing-here/",
    "nothing here in Khmer": "/km/nothing-here/",
    "sent": "/da-nhan.html",
    "age of the build": "/ban-dung/",
    "age of the build in Khmer": "/ban-dung/?ngon-ngu=km",
    "open data": "/api/v1/",
    "topics": "/chu-de/",
    "topic": "/chu-de/phu-song-vung-xa/",
}


@pytest.fixture(scope="module", params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = request.param
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_a_page_keeps_the_guidelines(portal: "Portal", page: Page, address: str) -> None:
    answer = page.goto(portal.url + address)

    assert answer is not None
    assert answer.status == (404 if "nothing-here" in address or "khong-co" in address else 200)
    assert faults(page) == []


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page, on a phone, on a desk and on the narrowest screen."""
    page.add_script_tag(path=AXE)
    found: list[str] = []
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        found += page.evaluate(ASKED)
        found += page.evaluate(SQUEEZED)
    page.set_viewport_size({"width": 320, "height": 900})
    if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
        found.append(f"scrolls sideways: {width}")
    return [*found, *page.evaluate(CUT_OFF)]


TROUBLED = {
    "home": "/",
    "article": KINDS["article"],
    "edition": KINDS["edition"],
    "Khmer": KINDS["Khmer"],
    "taken down": "/410.html",
    "taken down in English": "/en/410.html",
    "taken down in Khmer": "/km/410.html",
}
MAKE_TROUBLED = f"""{SET_UP}
import json
from datetime import timedelta
from django.db import transaction
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom.banners import Banner
from desk.press import making, sources
now, day = clock.now(), timedelta(days=1)
with transaction.atomic():
    for severity, title, rests in (
        ("urgent", "Bão số 5 vào bờ đêm nay: ở trong nhà, xa cửa kính.", None),
        ("warning", "Triều cường cao ở bến phà trong ba ngày.", None),
        ("notice", "Cổng tạm dừng để chuyển máy chủ.", (now + 20 * day, now + 21 * day)),
    ):
        Banner.objects.create(
            severity=severity, title=title, text="Theo dõi bản tin của tỉnh; gọi 112 khi cần.",
            page=PortalPage.objects.filter(live=True, slug="gioi-thieu").first(),
            shown_from=now - day, shown_until=now + day,
            rests_from=rests and rests[0], rests_until=rests and rests[1], approved_at=now,
        )
    offered = sources.pages(files=False)
    told = {{
        one: making.rendered(one, offered[one])[0].content.decode()
        for one in {[*TROUBLED.values()]}
    }}
    transaction.set_rollback(True)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def troubled(portal: "Portal") -> dict[str, str]:
    """Pages as the press makes them while there is an emergency; nothing of it is kept."""
    told: dict[str, str] = json.loads(portal.desk(MAKE_TROUBLED).splitlines()[-1])
    return told


@pytest.mark.parametrize("address", TROUBLED.values(), ids=TROUBLED)
def test_a_page_keeps_the_guidelines_in_an_emergency(
    portal: "Portal", page: Page, troubled: dict[str, str], address: str
) -> None:
    kind = "text/html; charset=utf-8"
    page.route(
        portal.url + address, lambda one: one.fulfill(body=troubled[address], content_type=kind)
    )
    page.goto(portal.url + address)
    page.unroute(portal.url + address)

    assert "Be Vietnam" in page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.locator("aside.banner").count() >= 3
    assert page.locator(".banner.bad").is_visible()
    assert faults(page) == []


@pytest.mark.parametrize("tongue", spoken.TONGUES, ids=lambda tongue: tongue.code)
def test_a_notice_that_no_build_dressed_keeps_the_guidelines(
    page: Page, tongue: spoken.Tongue
) -> None:
    # What was open before may have asked for dark colours, and written over it would keep them.
    page.goto("about:blank")
    for status in (404, 410, 413, 503):
        page.set_content(notices.page(status, tongue).decode())

        assert page.locator("html").get_attribute("lang") == tongue.code
        assert faults(page) == []


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A telephone that runs no script."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", [one for one in KINDS if one != "components"])
def test_what_a_page_offers_needs_no_script(portal: "Portal", plain: Page, kind: str) -> None:
    plain.goto(portal.url + KINDS[kind])

    assert plain.locator("h1").count() == 1
    assert plain.locator("main").inner_text().strip()
    assert plain.locator("button:visible:not(form[action] button)").count() == 0
    assert plain.locator(":is(input,select,textarea):visible:not(form[action] *)").count() == 0
    assert plain.locator("a:visible:not([href])").count() == 0


def focused(page: Page) -> str:
    """Return what the focus is on: its words, or the name that it is given."""
    said: str = page.evaluate(
        "(document.activeElement.innerText || document.activeElement.name || '').trim()"
    )
    return said


def tab_until(page: Page, said: str) -> None:
    """Walk with Tab until the focus is on what says this; it is seen where it is."""
    for _ in range(80):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", focused(page)
        if focused(page) == said:
            return
    raise AssertionError(f"no way to {said!r}")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "plain"])
def test_keys_alone_lead_through_the_portal(
    portal: "Portal", browser: Browser, *, has_script: bool
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    if not has_script:
        page.route("**/*.js", lambda route: route.abort())
    page.goto(portal.url)
    page.keyboard.press("Tab")
    assert focused(page) == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")
    tab_until(page, "Một trạm, nhiều công nghệ: vì sao các con số không cộng thành tổng")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mot-tram-nhieu-cong-nghe/")

    tab_until(page, "1.422")
    page.keyboard.press("Enter")
    if has_script:
        page.keyboard.press("Escape")
        assert focused(page) == "1.422"
    else:
        assert page.url.endswith("#nguon-1")
    tab_until(page, "Trích dẫn trang này")
    page.keyboard.press("Space")
    assert page.locator(".cite p").is_visible()
    tab_until(page, "Báo lỗi trong trang này")
    page.keyboard.press("Enter")
    tab_until(page, "cho-sai")
    page.keyboard.type("Chữ sai.")
    tab_until(page, "Gửi báo lỗi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hop-thu/bao-loi")

    assert page.locator("h1").inner_text() == "Đã nhận"
    context.close()


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Page]:
    """A page of a browser whose reader wants letters twice the usual size."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    opened = browser.browser_type.launch(
        executable_path=found, args=["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    )
    yield opened.new_page(viewport={"width": 390, "height": 900})
    opened.close()


DAYS_CUT_OFF = """() => [...document.querySelectorAll("input[inputmode=numeric]")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.name)
"""
"""Days that do not fit into their field; a longer search may move within its own."""


@pytest.mark.parametrize("kind", [one for one in KINDS if one != "components"])
def test_letters_twice_the_size_stay_on_a_phone(portal: "Portal", large: Page, kind: str) -> None:
    large.goto(portal.url + KINDS[kind])
    size = large.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    widths = []
    for width in (390, 320):
        large.set_viewport_size({"width": width, "height": 900})
        widths.append(large.evaluate("document.documentElement.scrollWidth"))

    assert size == 32
    assert widths == [390, 320]
    assert large.evaluate(DAYS_CUT_OFF) == []
