"""The pages that a site needs to be one: nothing here, no longer here, the lists for robots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Recorder, Use, View
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb

NOT_FOUND, GONE, AWAY, RECEIVED = "/404.html", "/410.html", "/503.html", "/da-nhan.html"
SEARCH = "/tim-kiem.html"
ROBOTS, SITEMAP, FAVICON = "/robots.txt", "/sitemap.xml", "/favicon.ico"
_PARTS, _PART = "/sitemap/", ".xml"
BROKEN_OFF = "broken off"
"""Kind of the change that tells of a build that died: all is looked at once more."""
_TEMPLATE = "look/not_found.html"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands where a page was expected."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]


_OWNER = "own pages"


def pages() -> Mapping[str, Offered]:
    """Return the pages that the press itself adds to those of the rooms."""
    made = {
        NOT_FOUND: not_found, GONE: gone, AWAY: away, RECEIVED: received, SEARCH: search,
    }  # fmt: skip
    return {address: Offered(_OWNER, maker) for address, maker in made.items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same, none for anything else."""
    return pages() if owner == _OWNER else {}


def touched(change: Change) -> Touch:
    """Return nothing, since they stand on templates only; all, where a build was broken off."""
    return Touch(everything=True) if change.kind == BROKEN_OFF else NOTHING


def current(_use: Use) -> str | None:
    """Return None: they stand on nothing of their own."""
    return None


def not_found(_recorder: Recorder) -> View:
    """Return the page for an address that there is not, with ways on."""
    return _view(
        NOT_FOUND,
        _("Không có trang ở địa chỉ này"),
        _("Có thể địa chỉ gõ thiếu hoặc trang đã dời chỗ. Các mục dưới đây dẫn đến mọi trang."),
    )


def gone(_recorder: Recorder) -> View:
    """Return the page for an address that was taken down, with ways on."""
    return _view(
        GONE,
        _("Trang này đã được gỡ"),
        _("Trang từng ở địa chỉ này và nay không còn đăng. Các mục dưới đây dẫn đến mọi trang."),
    )


def away(_recorder: Recorder) -> View:
    """Return the page that nginx shows while it cannot reach the front, with ways on."""
    title = _("Phần này đang tạm nghỉ")
    summary = _("Hãy thử lại sau ít phút; chưa có gì được gửi đi. Các trang dưới đây vẫn mở được.")
    page = Notice(title, summary, AWAY, (home_crumb(),))
    return View("look/away.html", {"page": page})


def received(_recorder: Recorder) -> View:
    """Return the dress of what readers are told after sending; the front puts the words in."""
    page = Notice("[[heading]]", "", RECEIVED, (home_crumb(),))
    return View("look/received.html", {"page": page})


def search(_recorder: Recorder) -> View:
    """Return the dress of readers' search; the front puts form and results in."""
    page = Notice("[[heading]]", "", SEARCH, (home_crumb(),))
    return View("look/search.html", {"page": page})


def robots() -> str:
    """Return what robots are told: all may be read, and here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {settings.PUBLIC_URL}{SITEMAP}\n"


def sitemap(pages: Iterable[tuple[str, datetime]]) -> str:
    """Return a part of the list of pages with the day on which each last changed."""
    lines = "".join(
        f"<url><loc>{escape(settings.PUBLIC_URL + address)}</loc>"
        f"<lastmod>{modified:%Y-%m-%d}</lastmod></url>\n"
        for address, modified in sorted(pages)
    )
    return f'{_XML}\n<urlset xmlns="{_SPACE}">\n{lines}</urlset>\n'


def sitemap_part(name: str) -> str:
    """Return the address of a part of the list of pages."""
    return f"{_PARTS}{name}{_PART}"


def name_of_sitemap_part(address: str) -> str:
    """Return the name of the part of the list of pages at an address."""
    return address.removeprefix(_PARTS).removesuffix(_PART)


def sitemap_index(parts: Iterable[tuple[str, datetime]]) -> str:
    """Return the list of the parts with the moment at which each last changed."""
    lines = "".join(
        f"<sitemap><loc>{escape(settings.PUBLIC_URL + address)}</loc>"
        f"<lastmod>{modified:%Y-%m-%d}</lastmod></sitemap>\n"
        for address, modified in sorted(parts)
    )
    return f'{_XML}\n<sitemapindex xmlns="{_SPACE}">\n{lines}</sitemapindex>\n'


def _view(address: str, title: str, summary: str) -> View:
    return View(_TEMPLATE, {"page": Notice(title, summary, address, (home_crumb(),))})
