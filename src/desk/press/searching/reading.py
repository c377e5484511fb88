"""What of a built page can be found: its title, its section, its day, and the words of its text.

The page is read as readers get it, so that search never finds what is not published.
"""

from dataclasses import dataclass
from typing import Any

from lxml import etree

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
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


@dataclass(frozen=True, slots=True)
class Findable:
    """A page as the index holds it."""

    title: str
    section: str
    day: str
    """As ISO writes it; empty when the page has none."""
    text: str


def read(address: str, html: bytes) -> Findable | None:
    """Return what of a page can be found; None for lists of days and what robots are to leave."""
    page = etree.fromstring(html, _PARSER)
    if page is None:
        # A file that was cut to nothing is no page; the proof of the build tells of it.
        return None
    robots, main = page.find(".//meta[@name='robots']"), page.find(".//main")
    is_hidden = robots is not None and "noindex" in robots.get("content", "")
    if "/theo-ngay/" in address or main is None or is_hidden:
        return None
    day = _day(page, main)
    etree.strip_elements(main, *_LEFT_OUT, with_tail=False)
    heading = main.find(".//h1")
    title = _words(heading) if heading is not None else ""
    return Findable(letters.nfc(title), _section(address), day, letters.nfc(_words(main)))


def _words(part: Any) -> str:
    return " ".join(" ".join(part.itertext()).split())


def _section(address: str) -> str:
    return next((name for start, name in SECTIONS if address.startswith(start)), OTHER)


def _day(page: Any, main: Any) -> str:
    published = page.find(".//meta[@property='article:published_time']")
    if published is not None:
        return str(published.get("content", ""))[:10]
    told = main.find(".//time")
    return str(told.get("datetime", ""))[:10] if told is not None else ""
