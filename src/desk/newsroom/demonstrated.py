"""What each text of the demonstration becomes: an article, an announcement, a document, a video.

A day can be told from the day of loading, ``comment_until_in_days = 30``, so that there is always
something to come.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.documents.models import Document
from wagtail.images.models import Image

from congso.findings.finding import Fault, FaultyInput
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom.pages.announcement import Announcement
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.legal_document import DocumentLink, LegalDocument
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
            case "plan_chart" | "breakdown_chart" as kind:
                return kind, {name: value for name, value in block.items() if name != "type"}
            case unknown:
                raise FaultyInput((Fault(where, f"không có loại khối “{unknown}”."),))


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
    "videos": video,
    "pages": simple,
}
"""By the folder that holds the texts, in the order of loading."""
