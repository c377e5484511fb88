"""What one public page reads while it is made: everything is noted, so that nothing goes stale."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db.models.fields.files import FieldFile

from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Aspect, Reference
from congso.publication.use import Recorder, fingerprint
from congso.quantities import numerals
from congso.quantities.rounding import half_up
from desk.checking import corrections
from desk.checking.corrections import Corrected
from desk.intake import rights
from desk.kit import remembering
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.ledger import notes, page_records, uses
from desk.look import assets, wording
from desk.look.furniture import home_crumb
from desk.look.parts import (
    Attachment,
    Crumb,
    PageLink,
    Picture,
    PictureSource,
    Revision,
    Size,
)
from desk.newsroom import listed, picturing, reaching
from desk.newsroom.listed import Choice
from desk.newsroom.pinned import Pinned
from desk.newsroom.printing import Overtaken, Printer
from desk.newsroom.reaching import Standing

RECORD = page_records.NAME
"""Below the address of a page: what it stands on, for machines."""
PAGE, LISTING, SETTING, FILE, ATTACHED = "page", "listing", "setting", "file", "attached"
RIGHTS = "rights"
"""What readers are told of the rights in a picture."""
CHOICES, BESIDE = "choices", "beside"
"""The kinds of use that the parts of a list are, and what lies beside a page in one."""
_SHEET, _SQUARES = "sheet ", "squares "
_PER_MEGABYTE = 1_000_000
T = TypeVar("T")


class Reading:
    """Reads rows, figures and files for one page, and notes each on the recorder."""

    has_files = True
    """Whether the charts of what is read have files of their own."""

    def __init__(self, recorder: Recorder, ledger: Ledger) -> None:
        self.recorder = recorder
        self.ledger = ledger
        self.moments: list[datetime | None] = []
        """When each thing that was read came to be as it is; the page is as new as the newest."""

    def printer(self, page: PortalPage | None = None) -> Printer:
        """Return a printer that notes the figures and pages that its texts use.

        Shape: with `page`, its typed statements that no longer hold get their notes as well.
        """
        overtaken = self._overtaken(page.pk) if page else ()
        record = f"{page.address}{RECORD}" if page else ""
        return Printer(
            self.ledger, self.recorder, self.address_of, self._note_pinned, overtaken, record
        )

    def page(self, page: PortalPage) -> str:
        """Note a page, and return its address."""
        self.recorder.used(PAGE, str(page.pk), fingerprint_of_page(page))
        self.moments.append(page.last_published_at if page.live else None)
        return page.address

    def address_of(self, number: int) -> str | None:
        """Return the address of the page of this number, None where readers cannot open it."""
        page = PortalPage.objects.filter(pk=number).first()
        if page is None:
            self.recorder.used(PAGE, str(number), GONE)
            return None
        address = self.page(page)
        return address if page.live else None

    def listing(self, name: str) -> list[Any]:
        """Note that the page shows a whole list, and return the pages on it."""
        self.recorder.used(LISTING, name, fingerprint_of_listing(name))
        return listed.in_order(name, listed.numbers(name))

    def stretch(self, name: str, first: int, last: int) -> list[Any]:
        """Note that the page shows a stretch of a list, and return the pages on it."""
        key = f"{name}#{first}:{last}"
        self.recorder.used(LISTING, key, fingerprint_of_listing(key))
        return listed.in_order(name, listed.stretch(name, first, last))

    def sheet(self, name: str, number: int) -> list[Any]:
        """Note that the page shows a sheet of a list, and return the pages on it."""
        key = f"{name}#{_SHEET}{number}"
        self.recorder.used(LISTING, key, fingerprint_of_listing(key))
        return listed.in_order(name, listed.sheet(name, number))

    def squares(self, name: str, number: int, head: str) -> tuple[PageLink, ...]:
        """Note to which sheets of a list one leads, and return it."""
        key = f"{name}#{_SQUARES}{number}"
        self.recorder.used(LISTING, key, fingerprint_of_listing(key))
        return listed.squares(name, number, head)

    def beside(self, name: str, page: PortalPage, count: int) -> list[Any]:
        """Note which pages lie beside one in a list, and return them."""
        key = f"{name}#{count}#{page.pk}"
        self.recorder.used(BESIDE, key, fingerprint_of_beside(key))
        return listed.in_order(name, listed.beside(name, page.pk, count))

    def once(self, key: object, make: Callable[["Reading"], T]) -> T:
        """Return what `make` reads, worked out once in a round and noted by each page."""
        memory = remembering.memory()
        if memory is None:
            return make(self)
        if key not in memory:
            own = type(self)(Recorder(), self.ledger)
            memory[key] = make(own), own.recorder.uses, own.moments
        found, uses, moments = memory[key]
        self.recorder.used_all(uses)
        self.moments += moments
        made: T = found
        return made

    def index_address(self, model: str) -> str:
        """Return the address of an index, noted with the navigation."""
        self.recorder.used(LISTING, listed.NAVIGATION, fingerprint_of_listing(listed.NAVIGATION))
        return listed.index_address(model)

    def choices(self, name: str) -> tuple[Choice, ...]:
        """Note by what a list can be narrowed down, and return it."""
        self.recorder.used(CHOICES, name, fingerprint_of_choices(name))
        return listed.choices(name)

    def has_come(self, moment: datetime) -> bool:
        """Return whether a moment has come, noted so that its coming is seen."""
        self.recorder.used(reaching.MOMENT, reaching.key(moment), reaching.state(moment))
        return reaching.has_come(moment)

    def standing(self, first: date | None, last: date | None) -> Standing:
        """Return where today lies in a term, both its days included."""
        if first and not self.has_come(reaching.begins(first)):
            return Standing.AHEAD
        if last and self.has_come(reaching.ends(last)):
            return Standing.OVER
        return Standing.NOW

    def figure(self, wanted: Reference) -> Figure:
        """Note a figure that is shown as it stands now, and return it."""
        figure = self.ledger.figure(wanted)
        self._note(figure)
        self.moments.append(figure.known_since)
        return figure

    def crumbs(self, page: PortalPage) -> tuple[Crumb, ...]:
        """Return the way from the home page to the page above this one."""
        parent = page.path[: -page.steplen]
        return self.once(("crumbs", parent), lambda reading: _crumbs(page, reading))

    def picture(self, image: Any, alt: str, caption: str = "", credit: str = "") -> Picture | None:
        """Return a picture in every kind and width, its files noted; None without an image."""
        if image is None:
            return None
        told = rights.line(rights.of(image))
        self.recorder.used(RIGHTS, str(image.pk), fingerprint_of_rights(str(image.pk)))
        sources = [
            PictureSource(assets.type_of(made[-1].file.name), tuple(map(self._size, made)))
            for made in picturing.renditions(image).values()
        ]
        widest = sources[-1].sizes[-1]
        return Picture(
            address=widest.address,
            alt=alt,
            width=widest.width,
            height=widest.height,
            caption=caption,
            credit=credit,
            rights=told,
            sources=tuple(sources),
        )

    def changes(self, wanted: Reference) -> None:
        """Note how a figure moved since the period before."""
        self.figure(replace(wanted, aspect=Aspect.CHANGE))

    def file(self, file: FieldFile) -> str:
        """Note a file below the media folder, and return the address it has for readers."""
        checksum = checksum_of(file.name)
        self.recorder.used(FILE, file.name, checksum)
        return assets.with_fingerprint(file.name, checksum)

    def attachment(self, document: Any, title: str = "") -> Attachment | None:
        """Return a file of the library as an attachment, noted; None where it is gone."""
        if document is None:
            return None
        self.recorder.used(ATTACHED, str(document.pk), fingerprint_of_attached(document))
        name = document.file.name
        address = self.file(document.file)
        size = Decimal(document.file.size)
        unit, divisor = ("MB", _PER_MEGABYTE) if size >= _PER_MEGABYTE else ("KB", 1000)
        said = numerals.write(max(half_up(size / divisor, 1 if unit == "MB" else 0), Decimal(1)))
        kind = Path(name).suffix.removeprefix(".").upper()
        return Attachment(title or document.title, address, f"{kind}, {said}\u00a0{unit}")

    def _size(self, rendition: Any) -> Size:
        return Size(self.file(rendition.file), rendition.width, rendition.height)

    def _overtaken(self, page: int) -> tuple[Overtaken, ...]:
        self.recorder.used(corrections.OF_PAGE, str(page), corrections.state_of_page(page))
        found = corrections.of_page(page)
        self.moments += [one.at for one in found]
        return tuple(Overtaken(one.sentence, _note_of(one)) for one in found)

    def pinned(self, pinned: Pinned) -> None:
        """Note a figure that is shown as it was pinned."""
        self.recorder.used(uses.KIND, *pinned.noted)
        notes.withheld(self.recorder, self.ledger, pinned.now.indicator.code)
        self.moments.append(pinned.now.known_since)

    def _note(self, figure: Figure) -> None:
        uses.note(self.recorder, figure)
        notes.withheld(self.recorder, self.ledger, figure.indicator.code)

    def _note_pinned(self, _recorder: Recorder, pinned: Pinned) -> None:
        self.pinned(pinned)


def _note_of(one: Corrected) -> Revision:
    return Revision(
        day=one.known_at.astimezone(VIETNAM).date(),
        name=one.about,
        was=one.said,
        now=one.now,
        reason=one.reason,
        address=wording.indicator_address(one.indicator),
    )


GONE = "gone"


def fingerprint_of_page(page: PortalPage) -> str:
    """Return a text that changes when readers see another page, at another address, or none."""
    return fingerprint(
        page.live, page.url_path, page.title, page.live_revision_id, page.last_published_at
    )


def fingerprint_of_rights(key: str) -> str:
    """Return a text that changes when readers are told another thing of whose a picture is."""
    return fingerprint(*rights.state_of(int(key)))


def fingerprint_of_attached(document: Any) -> str:
    """Return a text that changes when a file of the library has another name, or is another."""
    return fingerprint(document.title, document.file.name)


def fingerprint_of_listing(key: str) -> str:
    """Return a text that changes when a list or a stretch of it holds other pages.

    Shape: ``articles``, ``articles#0:5``, ``articles#sheet 3`` with ``articles#squares 3`` for
    where that leads.
    Raises: `KeyError` for what is no list.
    """
    name, _mark, part = key.partition("#")
    first, colon, last = part.partition(":")
    if colon:
        return fingerprint(*listed.stretch(name, int(first), int(last)))
    if part.startswith(_SHEET):
        return fingerprint(*listed.sheet(name, int(part.removeprefix(_SHEET))))
    if part.startswith(_SQUARES):
        found = listed.squares(name, int(part.removeprefix(_SQUARES)), "")
        return fingerprint(*(one.number for one in found))
    return fingerprint(*listed.numbers(name))


def fingerprint_of_beside(key: str) -> str:
    """Return a text that changes when other pages lie beside one: ``articles/7#3#112``."""
    name, count, number = key.split("#")
    return fingerprint(*listed.beside(name, int(number), int(count)))


def _crumbs(page: PortalPage, reading: Reading) -> tuple[Crumb, ...]:
    above = page.get_ancestors().filter(depth__gt=2)
    return (home_crumb(), *(Crumb(one.title, reading.page(one)) for one in above))


def fingerprint_of_choices(name: str) -> str:
    """Return a text that changes when a list can be narrowed down by something else."""
    found = listed.choices(name)
    return fingerprint(*((one.narrowing.field, one.value, one.label, one.count) for one in found))


def checksum_of(name: str) -> str:
    """Return the SHA-256 of a file below the media folder.

    Raises: `FileNotFoundError`.
    """
    path = Path(settings.MEDIA_ROOT) / name
    seen = path.stat()
    return _checksum(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=4096)
def _checksum(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
