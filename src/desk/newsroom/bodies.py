"""The body of a page, block by block, as the parts that its readers see."""

from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from desk.newsroom import charted
from desk.newsroom.printing import Printer
from desk.newsroom.reading import Reading
from desk.newsroom.values import Illustration, Part, Text


def text_of(body: StreamValue, printer: Printer, reading: Reading) -> Text:
    """Return the running text of a page, its figures numbered in reading order."""
    parts: list[Part] = []
    for block in body:
        parts += _parts_of(block, printer, reading)
    return printer.text(tuple(parts))


def _parts_of(block: Any, printer: Printer, reading: Reading) -> tuple[Part, ...]:
    if isinstance(block.value, RichText):
        return printer.parts(block.value.source)
    match block.block_type:
        case "picture":
            shown = reading.picture(
                block.value["image"],
                block.value["alt"],
                block.value["caption"],
                block.value["credit"],
            )
            return (Illustration(shown),) if shown else ()
        case "plan_chart":
            for one in charted.planned(block.value):
                reading.figure(one)
            plan = charted.plan_chart(reading.ledger, block.value)
            return (plan,) if plan else ()
        case "breakdown_chart":
            for one in charted.divided(block.value):
                reading.figure(one)
            drawn = charted.breakdown_chart(reading.ledger, block.value)
            return (drawn,) if drawn else ()
        case unknown:
            raise LookupError(f"Không có cách in khối “{unknown}”.")
