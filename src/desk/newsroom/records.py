"""What a page stands on, for machines: its figures, their sources, and what was checked.

The record of ``/tin-tuc/…/`` lies at ``/tin-tuc/…/so-lieu.json``, for as long as the page does.
"""

from collections.abc import Callable, Mapping
from typing import Any

from congso.observations import reference
from congso.publication.use import Document
from desk.checking import standing
from desk.ledger import page_records, queries
from desk.look.parts import newest
from desk.newsroom.charted import references_of
from desk.newsroom.pinned import NoSuchFigure, Pinned, Pins
from desk.newsroom.reading import Reading


def addresses(page: Any) -> Mapping[str, Callable[[Reading], Document]]:
    """Return the address of a page's record with what makes it."""
    return {page_records.address_of(page.address): lambda reading: _record(page, reading)}


def _record(page: Any, reading: Reading) -> Document:
    address = reading.page(page)
    figures = [*_in_prose(page, reading), *_in_charts(page, reading)]
    reading.recorder.used(standing.OF_PAGE, str(page.pk), standing.state(page.pk))
    checks = standing.of_page(page.pk)
    return page_records.document(
        address,
        page.title,
        figures,
        checks=[
            {
                "statement": one.statement,
                "sentence": one.sentence,
                "verdict": one.verdict,
                "said": one.said,
                "reference": one.reference or None,
                "figure": one.value or None,
                "stands_on": one.stood_on,
                "kept_with_a_reason": one.is_waived,
            }
            for one in checks.statements
        ],
        published_at=page.last_published_at,
        checked_at=checks.at,
        modified=newest([page.last_published_at, checks.at]),
    )


def _in_prose(page: Any, reading: Reading) -> list[dict[str, Any]]:
    pins, found = Pins(reading.ledger), []
    for live in page.live_figures():
        try:
            pinned = pins.look_up(live)
        except NoSuchFigure:
            continue
        reading.pinned(pinned)
        found.append(page_records.figure(pinned.then, "prose") | _pin(pinned))
    return found


def _in_charts(page: Any, reading: Reading) -> list[dict[str, Any]]:
    wanted = dict.fromkeys(
        one
        for name in page.BODIES
        for block in getattr(page, name)
        for one in references_of(block.block_type, block.value)
    )
    wanted |= dict.fromkeys(page.figures_beside())
    at, found = page.pinned_at, []
    shown = queries.as_known(reading.ledger, at) if at else reading.ledger
    for one in map(reference.read, wanted):
        reading.figure(one)
        found.append(page_records.figure(shown.figure(one), "chart"))
    return found


def _pin(pinned: Pinned) -> dict[str, Any]:
    return {
        "known_at": page_records.moment(pinned.known_at),
        "now": pinned.now.quantity if pinned.is_revised else None,
    }
