"""The body of a page, block by block, as the parts that its readers see."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from congso.observations import reference
from congso.observations.ledger import Ledger
from desk.ledger import chart_files, queries
from desk.look import rendering
from desk.look.parts import Attachment, Fact
from desk.newsroom import charted
from desk.newsroom.charted import references_of
from desk.newsroom.printing import Printer
from desk.newsroom.reading import Reading
from desk.newsroom.texts import (
    AgainstPlan,
    Attached,
    ContactCard,
    Drawn,
    FilmElsewhere,
    Illustration,
    Part,
    Quotation,
    Related,
    Text,
)


def text_of(page: Any, body: StreamValue, printer: Printer, reading: Reading) -> Text:
    """Return the running text of a page, its figures numbered in reading order.

    Shape: charts show what was known when the figures of the page were pinned, without pins what
    is known now; of a page that readers can open they have files beside it.
    """
    at = page.pinned_at
    shown = reading.ledger if at is None else queries.as_known(reading.ledger, at)
    parts: list[Part] = []
    for block in body:
        found = _parts_of(block, printer, reading, shown)
        has_files = page.live and reading.has_files
        parts += (_with_files(one, page.address, block) for one in found) if has_files else found
    return printer.text(tuple(parts))


def _with_files(part: Part, page: str, block: Any) -> Part:
    """Return a chart with the addresses of its files; anything else as it is."""
    if isinstance(part, Drawn):
        return replace(part, chart=chart_files.at(page, str(block.id), part.chart))
    if isinstance(part, AgainstPlan):
        return replace(part, chart=chart_files.at(page, str(block.id), part.chart))
    return part


def files_of(files: StreamValue, reading: Reading) -> tuple[Attachment, ...]:
    """Return the files that belong to a page; one that was deleted is left out."""
    found = (reading.attachment(one.value["file"], one.value["title"]) for one in files)
    return tuple(filter(None, found))


def _parts_of(block: Any, printer: Printer, reading: Reading, shown: Ledger) -> tuple[Part, ...]:
    if isinstance(block.value, RichText):
        return printer.parts(block.value.source)
    for one in references_of(block.block_type, block.value):
        reading.figure(reference.read(one))
    made = _part_of(block.block_type, block.value, reading, shown)
    return (made,) if made else ()


def _part_of(kind: str, value: Any, reading: Reading, shown: Ledger) -> Part | None:
    if kind in charted.KINDS:
        return charted.part(kind, value, reading, shown)
    match kind:
        case "picture":
            told = (value["alt"], value["caption"], value["credit"])
            picture = reading.picture(value["image"], *told)
            return Illustration(picture) if picture else None
        case "attachment":
            file = reading.attachment(value["file"], value["title"])
            return Attached(file) if file else None
        case "quotation":
            return Quotation(value["quote"], value["by"], value["post"])
        case "film_elsewhere":
            host = urlsplit(value["address"]).hostname or ""
            return FilmElsewhere(
                value["title"], value["said"], value["address"], host, value["minutes"]
            )
        case "related":
            links = tuple(_link(page, reading) for page in value["pages"] if page and page.live)
            return Related(value["title"], links) if links else None
        case "contact":
            return ContactCard(value["name"], value["post"], contacts_of(value))
        case unknown:
            raise LookupError(f"Không có cách in khối “{unknown}”.")


def _link(page: Any, reading: Reading) -> Fact:
    return Fact(page.title, page.specific.summary, reading.page(page))


def contacts_of(value: Any) -> tuple[Fact, ...]:
    """Return how somebody is reached: by telephone, mail, at an address."""
    dialled = f"tel:{rendering.telephone(value['telephone'])}"
    told = (
        (_("Điện thoại"), value["telephone"], dialled),
        (_("Thư điện tử"), value["email"], f"mailto:{value['email']}"),
        (_("Địa chỉ"), value.get("address", ""), ""),
    )
    return tuple(Fact(name, said, address) for name, said, address in told if said)
