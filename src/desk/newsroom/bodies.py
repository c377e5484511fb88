"""The body of a page, block by block, as the parts that its readers see."""

from datetime import datetime
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from congso.observations.ledger import Ledger
from desk.look.parts import Attachment
from desk.newsroom import charted
from desk.newsroom.printing import Printer
from desk.newsroom.reading import Reading
from desk.newsroom.values import Attached, Illustration, Part, Text


def text_of(
    body: StreamValue, printer: Printer, reading: Reading, pinned_at: datetime | None = None
) -> Text:
    """Return the running text of a page, its figures numbered in reading order.

    Shape: charts show what was known at `pinned_at`, without it what is known now.
    """
    shown = reading.ledger if pinned_at is None else reading.ledger.as_known(pinned_at)
    parts: list[Part] = []
    for block in body:
        parts += _parts_of(block, printer, reading, shown)
    return printer.text(tuple(parts))


def files_of(files: StreamValue, reading: Reading) -> tuple[Attachment, ...]:
    """Return the files that belong to a page; one that was deleted is left out."""
    found = (reading.attachment(one.value["file"], one.value["title"]) for one in files)
    return tuple(filter(None, found))


def _parts_of(block: Any, printer: Printer, reading: Reading, shown: Ledger) -> tuple[Part, ...]:
    if isinstance(block.value, RichText):
        return printer.parts(block.value.source)
    match block.block_type:
        case "picture":
            picture = reading.picture(
                block.value["image"],
                block.value["alt"],
                block.value["caption"],
                block.value["credit"],
            )
            return (Illustration(picture),) if picture else ()
        case "plan_chart":
            for one in charted.planned(block.value):
                reading.figure(one)
            plan = charted.plan_chart(shown, block.value, reading.ledger)
            return (plan,) if plan else ()
        case "breakdown_chart":
            for one in charted.divided(block.value):
                reading.figure(one)
            drawn = charted.breakdown_chart(shown, block.value, reading.ledger)
            return (drawn,) if drawn else ()
        case "attachment":
            file = reading.attachment(block.value["file"], block.value["title"])
            return (Attached(file),) if file else ()
        case unknown:
            raise LookupError(f"Không có cách in khối “{unknown}”.")
