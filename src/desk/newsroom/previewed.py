"""A page as its readers will see it, before they can: the same values in the same template."""

from collections.abc import Callable, Mapping
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse

from congso.publication.use import Recorder, View
from desk.ledger import queries
from desk.look import rendering
from desk.look.parts import PageLink, page_address, paging
from desk.newsroom import listed
from desk.newsroom.around import furniture
from desk.newsroom.reading import Reading

Maker = Callable[[Reading], View]
PER_SHEET = 12


class PreviewReading(Reading):
    """Reads for the staff side: files are shown from where they were uploaded to."""

    def file(self, file: FieldFile) -> str:
        """Return the address of an uploaded file on the staff side."""
        return f"{settings.MEDIA_URL}{file.name}"


class Published:
    """A page that can be shown: to readers at its addresses, to its editor before that."""

    address: str

    def addresses(self) -> Mapping[str, Maker]:
        """Return each address of the page with what makes it."""
        return {self.address: self.view}

    def view(self, reading: Reading) -> View:
        """Return what the page shows."""
        raise NotImplementedError

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002 — as Wagtail calls it
        """Return the page as readers will see it."""
        reading = PreviewReading(Recorder(), queries.public_ledger())
        around = furniture(reading)
        return HttpResponse(rendering.render(self.view(reading), around, self.address or "/"))


class PublishedList(Published):
    """A list over several sheets, /tin-tuc/ and /tin-tuc/trang-2/ and so on."""

    def listing(self) -> str:
        """Return the name of the list that the page shows."""
        raise NotImplementedError

    def sheet(self, reading: Reading, number: int) -> View:
        """Return one sheet of the list, counted from 1."""
        raise NotImplementedError

    def view(self, reading: Reading) -> View:
        """Return the first sheet."""
        return self.sheet(reading, 1)

    def addresses(self) -> Mapping[str, Maker]:
        """Return the address of every sheet with what makes it."""
        last = _sheets(len(listed.numbers(self.listing())))
        return {
            page_address(self.address, number): partial(self.sheet, number=number)
            for number in range(1, last + 1)
        }

    def on_sheet(self, reading: Reading, number: int) -> tuple[QuerySet, tuple[PageLink, ...]]:
        """Return the pages on one sheet, and the squares that lead to the others."""
        found = reading.listing(self.listing())
        shown = found[(number - 1) * PER_SHEET : number * PER_SHEET]
        return shown, paging(number, _sheets(found.count()), self.address)


def _sheets(count: int) -> int:
    return max(1, -(-count // PER_SHEET))
