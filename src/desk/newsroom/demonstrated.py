"""What each text of the demonstration becomes: an article, an announcement, a document, a video.

A day can be told from the day of loading, ``comment_until_in_days = 30``, so that there is always
something to come.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.documents.models import Document
from wagtail.images.models import Image

from congso.findings.finding import Fault, FaultyInput
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.newsroom import released
from desk.newsroom.pages.announcement import Announcement
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.edition import Edition
from desk.newsroom.pages.event import Event
from desk.newsroom.pages.legal_document import DocumentLink, LegalDocument
from desk.newsroom.pages.organisation import Organisation
from desk.newsroom.pages.photo_story import PhotoStory
from desk.newsroom.pages.procedure import Procedure
from desk.newsroom.pages.question import Question
from desk.newsroom.pages.report import Report
from desk.newsroom.pages.section import Section
from desk.newsroom.pages.simple_page import SimplePage
from desk.newsroom.pages.video import Video
from desk.newsroom.pinned import NoSuchFigure, Pins
from desk.newsroom.prose import LiveFigure, figure_html

Written = Mapping[str, Any]

_FIGURE = re.compile(r"\{\{(?P<reference>[^{}]+)\}\}")
_IN_DAYS = "_in_days"


@dataclass(slots=True)
class Loader:
    """Makes the pages of one demonstration, and knows where the texts lie."""

    folder: Path
    pins: Pins
    images: dict[str, Image]

    def file(self, *parts: str) -> Path:
        """Return the path of a file of the demonstration."""
        path = self.folder.joinpath(*parts)
        if not path.is_file():
            raise FaultyInput((Fault("/".join(parts), "không có tệp này trong bản trình diễn."),))
        return path

    def image(self, name: str, title: str, folder: str = "pictures") -> Image:
        """Return a picture, taken into the library once."""
        if name not in self.images:
            with self.file(folder, name).open("rb") as opened:
                made = Image(title=title[:255] or name, file=ImageFile(opened, name=name))
                made.save()
            self.images[name] = made
        return self.images[name]

    def files(self, written: Written) -> list[tuple[str, Any]]:
        """Return the attachments of a text, taken into the library."""
        made = []
        for told in written.get("files", ()):
            with self.file("files", told["file"]).open("rb") as opened:
                kept = Document(title=told["title"], file=File(opened, name=told["file"]))
                kept.save()
            made.append(("attachment", {"file": kept, "title": told["title"]}))
        return made

    def _pages(self, block: Written, where: str) -> list[PortalPage]:
        found = {page.slug: page for page in PortalPage.objects.filter(slug__in=block["pages"])}
        if missing := sorted(set(block["pages"]) - found.keys()):
            said = f"không có trang “{missing[0]}” nạp trước trang này."
            raise FaultyInput((Fault(where, said),))
        return [found[slug] for slug in block["pages"]]

    def html(self, text: str, known_at: datetime | None, where: str) -> str:
        """Return a text with its figures pinned."""
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
        """Return the blocks of a text."""
        return [self._block(block, written, where) for block in written.get("body", ())]

    def _block(self, block: Written, written: Written, where: str) -> tuple[str, Any]:
        match block["type"]:
            case "text":
                return "text", self.html(block["html"].strip(), written.get("known_at"), where)
            case "picture":
                image = self.image(block["image"], block["alt"])
                told = {name: block.get(name, "") for name in ("alt", "caption", "credit")}
                return "picture", {"image": image, **told}
            case "figure_cards":
                return "figure_cards", {"figures": [headline(one) for one in block["figures"]]}
            case "related":
                return "related", {"title": block["title"], "pages": self._pages(block, where)}
            case kind if kind in _AS_WRITTEN:
                return kind, {name: value for name, value in block.items() if name != "type"}
            case unknown:
                raise FaultyInput((Fault(where, f"không có loại khối “{unknown}”."),))


_AS_WRITTEN = frozenset(
    {
        "plan_chart",
        "breakdown_chart",
        "series_chart",
        "tile_map",
        "figure_table",
        "quotation",
        "contact",
    }
)
"""Blocks that stand in a text as they stand in a page."""


def section_of(written: Written, where: str) -> Section:
    """Return the section that an article names."""
    found = Section.objects.filter(slug=written["section"]).first()
    if found is None:
        raise FaultyInput((Fault(where, f"không có chuyên mục “{written['section']}”."),))
    return found


def article(loader: Loader, written: Written, where: str) -> Article:
    """Return an article with its picture and figures."""
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


def announcement(loader: Loader, written: Written, where: str) -> Announcement:
    """Return an announcement with its term."""
    named = ("title", "issuer", "number", "issued_on", "valid_from", "valid_to", "summary")
    told = {name: written[name] for name in named if name in written}
    return Announcement(body=loader.body(written, where), files=loader.files(written), **told)


def video(loader: Loader, written: Written, where: str) -> Video:
    """Return a video with its files and words."""
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


def simple(loader: Loader, written: Written, where: str) -> SimplePage:
    """Return a page of plain text."""
    return SimplePage(
        title=written["title"],
        summary=written.get("summary", ""),
        body=loader.body(written, where),
    )


def document(loader: Loader, written: Written, where: str) -> LegalDocument:
    """Return a legal document, bound to the earlier ones that it bears on."""
    named = (
        *("title", "abstract", "stage", "kind", "number", "issuer", "signer", "signer_post"),
        *("issued_on", "effective_on", "expires_on", "comment_until", "comment_at"),
    )
    told = {name: written[name] for name in named if name in written}
    page = LegalDocument(body=loader.body(written, where), files=loader.files(written), **told)
    links = [
        DocumentLink(relation=relation, other=_earlier(slug, where))
        for relation in DocumentLink.Relation.values
        for slug in written.get(relation, ())
    ]
    page.links = links
    return page


def event(loader: Loader, written: Written, where: str) -> Event:
    """Return an event; where only days are told, it begins at the hour told beside them."""
    named = ("title", "summary", "kind", "state", "is_all_day", "place", "organiser", "contact")
    told = {name: written[name] for name in named if name in written}
    for name, hour in (("starts_at", "starts"), ("ends_at", "ends")):
        if name in written:
            given = written[name]
            is_day = not isinstance(given, datetime)
            at = written.get(hour, time(8))
            told[name] = datetime.combine(given, at, VIETNAM) if is_day else given
    return Event(body=loader.body(written, where), files=loader.files(written), **told)


def question(loader: Loader, written: Written, where: str) -> Question:
    """Return a question with its answer, where there is one."""
    named = (
        *("title", "asked", "asker", "topic", "agency", "asked_on", "answered_on"),
        "answerer",
    )
    told = {name: written[name] for name in named if name in written}
    return Question(answer=loader.body(written, where), **told)


def report(loader: Loader, written: Written, where: str) -> Report:
    """Return a report, bound to its release where that was published."""
    named = ("title", "summary", "kind", "period", "issuer", "number", "issued_on")
    told = {name: written[name] for name in named if name in written}
    is_out = written.get("release") in dict(released.choices())
    return Report(
        release=written["release"] if is_out else "",
        figures=[("figure", headline(one)) for one in written.get("figures", ())],
        body=loader.body(written, where),
        files=loader.files(written),
        **told,
    )


def procedure(loader: Loader, written: Written, where: str) -> Procedure:
    """Return a procedure of the catalogue."""
    named = (
        *("title", "summary", "code", "field", "level", "who", "agency", "term", "fee", "result"),
        "portal_url",
    )
    told = {name: written[name] for name in named if name in written}
    return Procedure(body=loader.body(written, where), **told)


def photo_story(loader: Loader, written: Written, where: str) -> PhotoStory:
    """Return a story told in pictures."""
    named = ("title", "summary", "byline", "published_at")
    told = {name: written[name] for name in named if name in written}
    return PhotoStory(pictures=loader.body(written, where), **told)


def organisation(loader: Loader, written: Written, where: str) -> Organisation:
    """Return the chart of an agency."""
    return Organisation(
        title=written["title"],
        summary=written.get("summary", ""),
        units=[(one["tier"], _unit(one)) for one in written["units"]],
        body=loader.body(written, where),
    )


def edition(loader: Loader, written: Written, where: str) -> Edition:
    """Return a page in another language."""
    original = PortalPage.objects.filter(slug=written["original"]).first()
    if original is None:
        told = f"không có trang “{written['original']}” nạp trước bản dịch này."
        raise FaultyInput((Fault(where, told),))
    return Edition(
        title=written["title"],
        summary=written.get("summary", ""),
        original=original,
        translator=written["translator"],
        translated_at=written["published_at"],
        body=loader.body(written, where),
    )


def _unit(told: Written) -> dict[str, Any]:
    texts = ("name", "duties", "telephone", "email", "address")
    person = ("name", "post", "duties", "telephone", "email")
    people = [
        {name: one.get(name, "") for name in person}
        | {"picture": None, "speaks": one.get("speaks", False)}
        for one in told.get("people", ())
    ]
    return {name: told.get(name, "") for name in texts} | {"people": people}


def headline(text: str) -> dict[str, str]:
    """Return the figure that a reference means, as a block holds it."""
    indicator, place, period, part, _aspect = text.split("|")
    return {"indicator": indicator, "place": place, "period": period, "breakdown": part}


def timed(written: Written) -> dict[str, Any]:
    """Return a text with every day that it tells from today on as a day."""
    made = {name: value for name, value in written.items() if not name.endswith(_IN_DAYS)}
    for name, days in written.items():
        if name.endswith(_IN_DAYS):
            made[name.removesuffix(_IN_DAYS)] = clock.today() + timedelta(days=days)
    return made


def _earlier(slug: str, where: str) -> LegalDocument:
    found = LegalDocument.objects.filter(slug=slug).first()
    if found is None:
        raise FaultyInput((Fault(where, f"không có văn bản “{slug}” nạp trước văn bản này."),))
    return found


MAKERS: Mapping[str, Callable[[Loader, Written, str], PortalPage]] = {
    "articles": article,
    "announcements": announcement,
    "documents": document,
    "reports": report,
    "questions": question,
    "events": event,
    "procedures": procedure,
    "photos": photo_story,
    "videos": video,
    "pages": simple,
    "organisations": organisation,
    "editions": edition,
}
"""By the folder that holds the texts, in the order of loading."""
