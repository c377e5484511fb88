"""A page as the rules look at it: its words, headings, links and pictures, gathered once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.db.models import ForeignKey
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from desk.kit.page import PortalPage

_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a rule found; what stops keeps the page from readers."""

    said: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, and by which words."""

    address: str
    words: str
    page_number: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture with what stands beside it."""

    image: Any
    alt: str | None
    caption: str | None
    credit: str | None
    """None where such words have no place beside the picture."""


@dataclass(slots=True)
class Looked:
    """Everything of a page that rules look at."""

    page: PortalPage
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Seen] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    """Name of the file, and the title under which it is offered."""
    words: str = ""


def look(page: PortalPage) -> Looked:
    """Return what rules look at, of a page as it stands in memory."""
    seen = Looked(page)
    told: list[str] = []
    for one in page._meta.get_fields():  # noqa: SLF001 — Django's own door
        if isinstance(one, RichTextField):
            _read(str(getattr(page, one.name) or ""), seen, told)
        elif isinstance(one, StreamField):
            for value in _values(getattr(page, one.name)):
                _look_at(value, seen, told)
        elif isinstance(one, ForeignKey) and one.name == "picture" and page.picture_id:
            seen.pictures.insert(0, _of(page, "picture_"))
    seen.words = " ".join(told)
    return seen


def _of(page: Any, prefix: str) -> Seen:
    said = {name: getattr(page, prefix + name, None) for name in ("alt", "caption", "credit")}
    return Seen(page.picture, **said)


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, StreamValue):
        for block in value:
            yield from _values(block.value)
    elif isinstance(value, ListValue):
        for one in value:
            yield from _values(one)
    elif isinstance(value, StructValue):
        yield value
        for one in value.values():
            if isinstance(one, StreamValue | ListValue | StructValue | RichText):
                yield from _values(one)
    else:
        yield value


def _look_at(value: Any, seen: Looked, told: list[str]) -> None:
    if isinstance(value, RichText):
        _read(value.source, seen, told)
    elif isinstance(value, StructValue) and value.get("image"):
        said = {
            name: (value[name] or "") if name in value else None
            for name in ("alt", "caption", "credit")
        }
        seen.pictures.append(Seen(value["image"], **said))
    elif isinstance(value, StructValue) and value.get("file"):
        seen.files.append((value["file"].filename, value.get("title") or value["file"].title))


def _read(html: str, seen: Looked, told: list[str]) -> None:
    reader = _Reader()
    reader.feed(html)
    seen.headings += reader.headings
    seen.links += reader.links
    told.append(unescape(_TAGS.sub(" ", html)))


class _Reader(HTMLParser):
    """Picks headings and links out of stored rich text."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.links: list[Link] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        if tag in ("h2", "h3", "h4", "a"):
            self._open.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        for _tag, _attrs, words in self._open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _tag, attrs, parts = self._open.pop()
        words = " ".join("".join(parts).split())
        if tag != "a":
            self.headings.append((int(tag[1]), words))
            return
        number = attrs.get("id") or ""
        is_page = attrs.get("linktype") == "page" and number.isdecimal()
        self.links.append(Link(attrs.get("href") or "", words, int(number) if is_page else None))
