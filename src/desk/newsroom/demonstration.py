"""Fills an empty portal with the demonstration: sections, news, announcements, videos, imprint.

The texts lie in data/demo and cite figures as ``{{telecom.sites|94|2023||level}}``; loaded, each is
a live figure pinned to the moment that its page names. Every page goes through the same gate as an
editor's.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from html import escape
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images.models import Image
from wagtail.models import Site

from congso.findings.finding import Fault, FaultyInput
from desk.kit import clock, shelf
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.newsroom.imprint import Imprint, VisitCounter
from desk.newsroom.pages.announcement import Announcement
from desk.newsroom.pages.announcement_index import AnnouncementIndex
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.home import HomePage
from desk.newsroom.pages.news_index import NewsIndex
from desk.newsroom.pages.section import Section
from desk.newsroom.pages.simple_page import SimplePage
from desk.newsroom.pages.video import Video
from desk.newsroom.pages.video_index import VideoIndex
from desk.newsroom.pinned import NoSuchFigure, Pins
from desk.newsroom.prose import LiveFigure, figure_html

Progress = Callable[[str], None]
Written = Mapping[str, Any]

_FIGURE = re.compile(r"\{\{(?P<reference>[^{}]+)\}\}")
_LINK = re.compile(r'<a href="(?P<address>/[^"]*)">')
_ORDER = re.compile(r"^\d+-")
_MORNING = time(8, 0, tzinfo=VIETNAM)


@dataclass(slots=True)
class _Loader:
    """Makes the pages of one demonstration, and knows where the texts lie."""

    folder: Path
    pins: Pins
    images: dict[str, Image]

    def file(self, *parts: str) -> Path:
        path = self.folder.joinpath(*parts)
        if not path.is_file():
            raise FaultyInput((Fault("/".join(parts), "không có tệp này trong bản trình diễn."),))
        return path

    def image(self, name: str, title: str, folder: str = "pictures") -> Image:
        if name not in self.images:
            with self.file(folder, name).open("rb") as opened:
                made = Image(title=title[:255] or name, file=ImageFile(opened, name=name))
                made.save()
            self.images[name] = made
        return self.images[name]

    def html(self, text: str, known_at: datetime | None, where: str) -> str:
        return _FIGURE.sub(lambda found: self._figure(found["reference"], known_at, where), text)

    def _figure(self, wanted: str, known_at: datetime | None, where: str) -> str:
        live = LiveFigure(wanted, known_at)
        try:
            pinned = self.pins.look_up(live)
        except NoSuchFigure as missing:
            raise FaultyInput((Fault(where, str(missing)),)) from None
        if pinned.then.value is None:
            told = f"số liệu “{wanted}” chưa có giá trị ({pinned.then.missing})."
            raise FaultyInput((Fault(where, told),))
        return figure_html(LiveFigure(wanted, known_at, pinned.then.printed))

    def body(self, written: Written, where: str) -> list[tuple[str, Any]]:
        return [self._block(block, written, where) for block in written["body"]]

    def _block(self, block: Written, written: Written, where: str) -> tuple[str, Any]:
        match block["type"]:
            case "text":
                return "text", self.html(block["html"].strip(), written.get("known_at"), where)
            case "picture":
                image = self.image(block["image"], block["alt"])
                told = {name: block.get(name, "") for name in ("alt", "caption", "credit")}
                return "picture", {"image": image.pk, **told}
            case "plan_chart" | "breakdown_chart" as kind:
                return kind, {name: value for name, value in block.items() if name != "type"}
            case unknown:
                raise FaultyInput((Fault(where, f"không có loại khối “{unknown}”."),))


def is_loaded() -> bool:
    """Return whether the portal has a front page already."""
    return HomePage.objects.exists()


@transaction.atomic
def load(progress: Progress = lambda _said: None) -> int:
    """Fill an empty portal from data/demo, and return how many pages were published.

    Shape: a portal that has a front page is left as it is.
    Raises: `FaultyInput` naming file and fault; nothing is loaded then.
    """
    if is_loaded():
        return 0
    folder = shelf.reviewed("demo")
    loader = _Loader(folder, Pins(queries.public_ledger()), {})
    portal = _read(folder / "portal.toml")
    progress("Lập trang chủ và các chuyên mục")
    home, indexes = _frame(portal)
    made: list[tuple[PortalPage, datetime]] = []
    for kind, maker, parent in _kinds(indexes, home):
        for slug, written, where in _texts(folder / kind):
            progress(f"Nạp {where}")
            page = maker(loader, written, where)
            page.slug = slug
            parent_of = parent(written, where)
            parent_of.add_child(instance=page)
            made.append((page, _moment(written)))
    _finish_home(home, portal, made)
    oldest = min((moment for _page, moment in made), default=None) or clock.now()
    frame = [home, *indexes.values(), *Section.objects.all()]
    pages: list[tuple[Any, datetime]] = [*((page, oldest) for page in frame), *made]
    _link(pages)
    for page, moment in pages:
        progress(f"Xuất bản “{page.title}”")
        _publish(page, moment)
    return len(pages)


def _frame(portal: Written) -> tuple[HomePage, dict[str, PortalPage]]:
    """Make the front page, the indexes and sections, and what the portal says of itself."""
    root = PortalPage.get_first_root_node()
    home = HomePage(title="Trang chủ", slug="trang-chu", summary=portal["standing_line"])
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    before = site.root_page if site.pk else None
    site.site_name, site.root_page = portal["name"], home
    site.save()
    if before is not None and before.is_leaf() and before.specific_class is PortalPage:
        before.delete()
    indexes: dict[str, PortalPage] = {
        "articles": NewsIndex(title="Tin tức", slug="tin-tuc"),
        "announcements": AnnouncementIndex(title="Thông báo", slug="thong-bao"),
        "videos": VideoIndex(title="Videos", slug="videos"),
    }
    for index in indexes.values():
        home.add_child(instance=index)
    for section in portal["sections"]:
        indexes["articles"].add_child(instance=Section(**section))
    _say_who(portal, site)
    return home, indexes


def _say_who(portal: Written, site: Site) -> None:
    place = shelf.gazetteer().identify(portal["province"], _first_day(portal))
    name = place.name[:1].upper() + place.name[1:]
    told = {key: value for key, value in portal["imprint"].items() if hasattr(Imprint, key)}
    kind = re.sub(re.escape(place.name) + "$", "", portal["name"], flags=re.IGNORECASE).strip()
    licence = portal["imprint"].get("licence", "")
    told["licence"] = f"Số {licence}" if licence else ""
    Imprint.objects.update_or_create(
        site=site,
        defaults={**told, "kind": kind, "name": name, "standing_line": portal["standing_line"]},
    )
    VisitCounter.objects.update_or_create(site=site, defaults=dict(portal["counter"]))


def _kinds(
    indexes: Mapping[str, PortalPage], home: HomePage
) -> Iterator[tuple[str, Callable[..., PortalPage], Callable[[Written, str], PortalPage]]]:
    yield "articles", _article, _section_of
    yield "announcements", _announcement, lambda _written, _where: indexes["announcements"]
    yield "videos", _video, lambda _written, _where: indexes["videos"]
    yield "pages", _simple, lambda _written, _where: home


def _section_of(written: Written, where: str) -> Section:
    found = Section.objects.filter(slug=written["section"]).first()
    if found is None:
        raise FaultyInput((Fault(where, f"không có chuyên mục “{written['section']}”."),))
    return found


def _article(loader: _Loader, written: Written, where: str) -> Article:
    picture = written.get("picture") or {}
    lead = f"<p>{escape(written['lead'], quote=False)}</p>"
    return Article(
        title=written["title"],
        summary=written.get("summary", ""),
        lead=loader.html(lead, written.get("known_at"), where),
        picture=loader.image(picture["image"], picture["alt"]) if picture else None,
        picture_alt=picture.get("alt", ""),
        picture_caption=picture.get("caption", ""),
        picture_credit=picture.get("credit", ""),
        byline=written["byline"],
        published_at=written["published_at"],
        body=loader.body(written, where),
    )


def _announcement(loader: _Loader, written: Written, where: str) -> Announcement:
    named = ("title", "issuer", "number", "issued_on", "valid_from", "valid_to", "summary")
    told = {name: written[name] for name in named if name in written}
    return Announcement(body=loader.body(written, where), **told)


def _video(loader: _Loader, written: Written, where: str) -> Video:
    words = "".join(f"<p>{escape(said, quote=False)}</p>" for said in written["transcript"])
    page = Video(
        title=written["title"],
        summary=written.get("summary", ""),
        poster=loader.image(written["poster"], written["title"], "videos"),
        seconds=written["seconds"],
        width=written["width"],
        height=written["height"],
        credit=written.get("credit", ""),
        published_at=written["published_at"],
        transcript=[("text", loader.html(words, written.get("known_at"), where))],
    )
    for field, name in (("film", written["file"]), ("captions", written.get("captions"))):
        if name:
            with loader.file("videos", name).open("rb") as opened:
                getattr(page, field).save(name, File(opened), save=False)
    return page


def _simple(loader: _Loader, written: Written, where: str) -> SimplePage:
    return SimplePage(
        title=written["title"],
        summary=written.get("summary", ""),
        body=loader.body(written, where),
    )


def _finish_home(home: HomePage, portal: Written, made: list[tuple[PortalPage, datetime]]) -> None:
    wanted = portal["home"]
    lead = next((page for page, _published in made if page.slug == wanted.get("lead")), None)
    home.lead_article = lead if isinstance(lead, Article) else None
    home.headlines = [("figure", _headline(text)) for text in wanted.get("figures", ())]
    plan = wanted.get("plan")
    home.plan = [("plan_chart", {"title": "So với kế hoạch", **plan})] if plan else []


def _headline(text: str) -> dict[str, str]:
    indicator, place, period, part, _aspect = text.split("|")
    return {"indicator": indicator, "place": place, "period": period, "breakdown": part}


def _link(pages: list[tuple[Any, datetime]]) -> None:
    """Turn addresses of our own pages into links to the pages, which stay right when these move."""
    numbers = {page.address: page.pk for page, _published in pages}

    def linked(found: re.Match[str]) -> str:
        number = numbers.get(found["address"])
        return f'<a linktype="page" id="{number}">' if number else found[0]

    for page, _published in pages:
        for name in getattr(page, "BODIES", {}):
            for block in getattr(page, name):
                if block.block_type == "text":
                    block.value.source = _LINK.sub(linked, block.value.source)


def _publish(page: PortalPage, moment: datetime) -> None:
    page.save_revision().publish(log_action=False)
    PortalPage.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment
    )


def _texts(folder: Path) -> Iterator[tuple[str, Written, str]]:
    for path in sorted(folder.glob("*.toml")):
        where = f"{folder.name}/{path.name}"
        yield _ORDER.sub("", path.stem), _read(path), where


def _read(path: Path) -> Written:
    name = f"{path.parent.name}/{path.name}"
    try:
        return tomllib.loads(shelf.read_text(path))
    except tomllib.TOMLDecodeError as fault:
        raise FaultyInput((Fault(name, f"không đọc được tệp TOML: {fault}."),)) from None


def _moment(written: Written) -> datetime:
    if "published_at" in written:
        return written["published_at"]
    return datetime.combine(written["issued_on"], _MORNING)


def _first_day(portal: Written) -> Any:
    return portal["imprint"].get("licence_on")
