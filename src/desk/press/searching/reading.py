"""What of a built page can be found: its title, its section, its day, and the words of its text.

The page is read as readers get it, so that search never finds what is not published.
"""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from congso.writing import letters

SECTIONS = (
    ("/tin-tuc/", "Tin tức"),
    ("/thong-bao/", "Thông báo"),
    ("/bao-cao-thong-ke/", "Báo cáo – thống kê"),
    ("/van-ban/", "Văn bản"),
    ("/videos/", "Videos"),
    ("/lich-su-kien/", "Lịch sự kiện"),
    ("/hoi-dap/", "Hỏi đáp"),
    ("/bao-cao/", "Báo cáo"),
    ("/thu-tuc/", "Thủ tục"),
    ("/anh/", "Ảnh"),
    ("/gop-y/", "Góp ý, hỏi đáp"),
)
OTHER = "Trang khác"
_LEFT_OUT = ("script", "style", "nav", "form", "noscript", "svg", "template")


@dataclass(frozen=True, slots=True)
class Findable:
    """A page as the index holds it."""

    title: str
    section: str
    day: str
    """As ISO writes it; empty when the page has none."""
    text: str


def read(address: str, html: str) -> Findable | None:
    """Return what of a page can be found; None for lists of days and what robots are to leave."""
    soup = BeautifulSoup(html, "lxml")
    robots = soup.find("meta", attrs={"name": "robots"})
    main = soup.find("main")
    if (
        "/theo-ngay/" in address
        or not isinstance(main, Tag)
        or (isinstance(robots, Tag) and "noindex" in str(robots))
    ):
        return None
    for left_out in main.find_all(_LEFT_OUT):
        left_out.decompose()
    heading = main.find("h1")
    title = _words(heading) if isinstance(heading, Tag) else ""
    return Findable(
        letters.nfc(title), _section(address), _day(soup, main), letters.nfc(_words(main))
    )


def _words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


def _section(address: str) -> str:
    return next((name for start, name in SECTIONS if address.startswith(start)), OTHER)


def _day(soup: BeautifulSoup, main: Tag) -> str:
    published = soup.find("meta", attrs={"property": "article:published_time"})
    if isinstance(published, Tag):
        return str(published.get("content", ""))[:10]
    told = main.find("time")
    return str(told.get("datetime", ""))[:10] if isinstance(told, Tag) else ""
