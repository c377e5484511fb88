"""Fills an empty portal with the demonstration: sections, news, announcements, videos, imprint.

The texts lie in data/demo and cite figures as ``{{telecom.sites|94|2023||level}}``; loaded, each is
a live figure pinned to the moment that its page names. Every page goes through the same gate as an
editor's.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Site

from congso.findings.finding import Fault, FaultyInput
from desk.kit import clock, shelf
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.newsroom.banners import Banner
from desk.newsroom.counter import VisitCounter
from desk.newsroom.demonstrated import MAKERS, Loader, Written, headline, section_of, timed
from desk.newsroom.imprint import Imprint
from desk.newsroom.pages.announcement_index import AnnouncementIndex
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.edition_index import EditionIndex
from desk.newsroom.pages.event_index import EventIndex
from desk.newsroom.pages.home import HomePage
from desk.newsroom.pages.legal_document_index import LegalDocumentIndex
from desk.newsroom.pages.news_index import NewsIndex
from desk.newsroom.pages.photo_index import PhotoIndex
from desk.newsroom.pages.procedure_index import ProcedureIndex
from desk.newsroom.pages.question_index import QuestionIndex
from desk.newsroom.pages.report_index import ReportIndex
from desk.newsroom.pages.section import Section
from desk.newsroom.pages.simple_page import SimplePage
from desk.newsroom.pages.topic import TopicPage
from desk.newsroom.pages.topic_index import TopicIndex
from desk.newsroom.pages.video_index import VideoIndex
from desk.newsroom.pinned import Pins
from desk.newsroom.topical import TopicOfPage

Progress = Callable[[str], None]

_INDEXES: Mapping[str, type[PortalPage]] = {
    "articles": NewsIndex,
    "announcements": AnnouncementIndex,
    "documents": LegalDocumentIndex,
    "reports": ReportIndex,
    "questions": QuestionIndex,
    "events": EventIndex,
    "procedures": ProcedureIndex,
    "photos": PhotoIndex,
    "videos": VideoIndex,
    "topics": TopicIndex,
}
_LINK = re.compile(r'<a href="(?P<address>/[^"]*)">')
_ORDER = re.compile(r"^\d+-")
_DAYS = ("published_at", "announced_on", "answered_on", "issued_on", "asked_on")
"""Fields that say when a text came out, the surest first."""
_MORNING = time(8, 0, tzinfo=VIETNAM)


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
    loader = Loader(folder, Pins(queries.public_ledger()), {})
    portal = _read(folder / "portal.toml")
    progress("Lập trang chủ và các chuyên mục")
    home, indexes = _frame(portal)
    made: list[tuple[PortalPage, datetime]] = []
    for kind, maker in MAKERS.items():
        for slug, written, where in _texts(folder / kind):
            progress(f"Nạp {where}")
            page = maker(loader, written, where)
            page.slug = slug
            page.topics = _topics(written, where)
            parent = _parent(kind, written, where, indexes) or home
            parent.add_child(instance=page)
            made.append((page, _moment(written)))
    _finish_home(home, portal, made)
    oldest = min((moment for _page, moment in made), default=None) or clock.now()
    frame = [home, *indexes.values(), *Section.objects.all(), *TopicPage.objects.all()]
    pages: list[tuple[Any, datetime]] = [*((page, oldest) for page in frame), *made]
    _link(pages)
    for page, moment in pages:
        progress(f"Xuất bản “{page.title}”")
        _publish(page, moment)
    _raise_banners(folder)
    return len(pages)


def _raise_banners(folder: Path) -> None:
    for told in _read(folder / "banners.toml")["banners"]:
        Banner.objects.create(
            severity=told["severity"],
            title=told["title"],
            text=told["text"],
            page=PortalPage.objects.filter(slug=told["page"]).first(),
            shown_until=clock.now() + timedelta(days=told["days"]),
        )


def _topics(written: Written, where: str) -> list[TopicOfPage]:
    """Return what a text says that it is about, from the topics that there are."""
    known = {topic.slug: topic for topic in TopicPage.objects.all()}
    if missing := sorted(set(written.get("topics", ())) - known.keys()):
        raise FaultyInput((Fault(where, f"không có chủ đề “{missing[0]}”."),))
    return [TopicOfPage(topic=known[slug]) for slug in written.get("topics", ())]


def _parent(
    kind: str, written: Written, where: str, indexes: Mapping[str, PortalPage]
) -> PortalPage | None:
    """Return the page under which a text belongs, None for the front page."""
    if kind == "articles":
        return section_of(written, where)
    if kind == "editions":
        return indexes[written["language"]]
    if under := written.get("under"):
        return SimplePage.objects.get(slug=under)
    return indexes.get(kind)


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
        # The log keeps the name of what was deleted, and people read it.
        before.title = before.draft_title = "Trang mẫu cài sẵn"
        before.delete()
    indexes: dict[str, PortalPage] = {
        one["holds"]: _INDEXES[one["holds"]](
            title=one["title"], slug=one["slug"], summary=one.get("summary", "")
        )
        for one in portal["indexes"]
    }
    for index in indexes.values():
        home.add_child(instance=index)
    for told in portal["languages"]:
        indexes[told["language"]] = home.add_child(instance=EditionIndex(**told))
    for section in portal["sections"]:
        indexes["articles"].add_child(instance=Section(**section))
    for topic in portal["topics"]:
        indexes["topics"].add_child(instance=TopicPage(**topic))
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


def _finish_home(home: HomePage, portal: Written, made: list[tuple[PortalPage, datetime]]) -> None:
    wanted = portal["home"]
    lead = next((page for page, _published in made if page.slug == wanted.get("lead")), None)
    home.lead_article = lead if isinstance(lead, Article) else None
    home.headlines = [("figure", headline(text)) for text in wanted.get("figures", ())]
    plan = wanted.get("plan")
    home.plan = [("plan_chart", {"title": "So với kế hoạch", **plan})] if plan else []


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
        yield _ORDER.sub("", path.stem), timed(_read(path)), where


def _read(path: Path) -> Written:
    name = f"{path.parent.name}/{path.name}"
    try:
        return tomllib.loads(shelf.read_text(path))
    except tomllib.TOMLDecodeError as fault:
        raise FaultyInput((Fault(name, f"không đọc được tệp TOML: {fault}."),)) from None


def _moment(written: Written) -> datetime:
    told = next(written[name] for name in _DAYS if name in written)
    return told if isinstance(told, datetime) else datetime.combine(told, _MORNING)


def _first_day(portal: Written) -> Any:
    return portal["imprint"].get("licence_on")
