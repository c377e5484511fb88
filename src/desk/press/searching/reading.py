"""What of a built page can be found: its title, its section, its day, and the words of its text.

The page is read as readers get it, so that search never finds what is not published.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as trees

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
_LEFT_OUT = frozenset({"script", "style", "nav", "form", "noscript", "svg", "template"})
_PARSER = trees.HTMLParser(encoding="utf-8")


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
    page = trees.document_fromstring(html.encode(), parser=_PARSER)
    robots, main = page.find(".//meta[@name='robots']"), page.find(".//main")
    is_hidden = robots is not None and "noindex" in robots.get("content", "")
    if "/theo-ngay/" in address or main is None or is_hidden:
        return None
    heading = main.find(".//h1")
    title = _words(heading) if heading is not None else ""
    return Findable(
        letters.nfc(title), _section(address), _day(page, main), letters.nfc(_words(main))
    )


def _words(part: trees.HtmlElement) -> str:
    return " ".join(" ".join(_texts(part)).split())


def _texts(part: trees.HtmlElement) -> Iterator[str]:
    """Yield the texts of a part in reading order, without what is no text for readers."""
    if part.text:
        yield part.text
    for inner in part:
        if isinstance(inner.tag, str) and inner.tag not in _LEFT_OUT:
            yield from _texts(inner)
        if inner.tail:
            yield inner.tail


def _section(address: str) -> str:
    return next((name for start, name in SECTIONS if address.startswith(start)), OTHER)


def _day(page: trees.HtmlElement, main: trees.HtmlElement) -> str:
    published = page.find(".//meta[@property='article:published_time']")
    if published is not None:
        return str(published.get("content", ""))[:10]
    told = main.find(".//time")
    return str(told.get("datetime", ""))[:10] if told is not None else ""
