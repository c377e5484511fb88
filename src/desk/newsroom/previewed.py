"""A page as its readers will see it, before they can: the same values in the same template."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse

from congso.publication.use import Document, Recorder, View
from desk.ledger import queries
from desk.look import feeds, rendering
from desk.look.feeds import FeedEntry
from desk.look.parts import PageLink
from desk.newsroom import listed, sheets
from desk.newsroom.around import furniture
from desk.newsroom.reading import Reading

Maker = Callable[[Reading], View | Document]
IN_FEED = 30


class PreviewReading(Reading):
    """Reads for the staff side: files are shown from where they were uploaded to.

    Shape: a chart has no files yet, or those of the text as it was published.
    """

    has_files = False

    def file(self, file: FieldFile) -> str:
        """Return the address of an uploaded file on the staff side."""
        return f"{settings.MEDIA_URL}{file.name}"


class Published:
    """A page that can be shown: to readers at its addresses, to its editor before that."""

    address: str
    title: str
    summary: str

    def addresses(self) -> Mapping[str, Maker]:
        """Return each address of the page with what makes it."""
        return {self.address: self.view}

    def view(self, reading: Reading) -> View:
        """Return what the page shows."""
        raise NotImplementedError

    def leans_on(self) -> Mapping[Any, Sequence[int]]:
        """Return the pages that are shown on this one, by model: they may be read ahead."""
        return {}

    def told(self, reading: Reading) -> str:  # noqa: ARG002 — kinds of page that read figures need it
        """Return in a sentence or two what the page says, for feeds."""
        return self.summary

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002 — as Wagtail calls it
        """Return the page as readers will see it."""
        reading = PreviewReading(Recorder(), queries.public_ledger())
        around = furniture(reading)
        return HttpResponse(rendering.render(self.view(reading), around, self.address or "/"))


class PublishedList(Published):
    """A list over several sheets, /tin-tuc/ and behind it /tin-tuc/trang-1/ and so on."""

    def listing(self) -> str:
        """Return the name of the list that the page shows."""
        raise NotImplementedError

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of the list, or its head."""
        raise NotImplementedError

    def view(self, reading: Reading) -> View:
        """Return the head of the list."""
        return self.sheet(reading, sheets.HEAD)

    def addresses(self) -> Mapping[str, Maker]:
        """Return the address of every sheet with what makes it."""
        own, name = self.address, self.listing()
        made: dict[str, Maker] = {
            sheets.address(own, number): partial(self.sheet, number=number)
            for number in (sheets.HEAD, *listed.further(name))
        }
        made[own + feeds.NAME] = self.feed
        return made

    def on_sheet(self, reading: Reading, number: int) -> tuple[list[Any], tuple[PageLink, ...]]:
        """Return the pages on one sheet, and the squares that lead to the others."""
        name = self.listing()
        return reading.sheet(name, number), reading.squares(name, number, self.address)

    def feed(self, reading: Reading) -> Document:
        """Return the newest pages of the list as Atom."""
        own: Any = self
        address = reading.page(own)
        found = reading.stretch(self.listing(), 0, IN_FEED)
        entries = [_news(page, reading) for page in found]
        return Document(feeds.atom(self.title, address, entries), feeds.TYPE)


def _news(page: Any, reading: Reading) -> FeedEntry:
    return FeedEntry(
        identity=f"urn:uuid:{page.translation_key}",
        title=page.title,
        address=reading.page(page),
        updated=page.last_published_at or page.latest_revision_created_at,
        summary=page.told(reading),
    )
