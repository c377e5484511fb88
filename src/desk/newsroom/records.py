"""What a page stands on, for machines: its figures, their sources, and what was checked.

The record of ``/tin-tuc/…/`` lies at ``/tin-tuc/…/so-lieu.json``, for as long as the page does.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.conf import settings

from congso.observations import reference
from congso.observations.figure import Figure
from congso.publication.use import Document
from desk.checking import standing
from desk.kit.clock import VIETNAM
from desk.look import wording
from desk.look.parts import newest
from desk.newsroom.charted import references_of
from desk.newsroom.pinned import NoSuchFigure, Pinned, Pins, exact, period_of
from desk.newsroom.reading import RECORD, Reading

FORMAT: Final = 1
TYPE: Final = "application/json"


def address_of(page: str) -> str:
    """Return where the record of the page at an address lies.

    >>> address_of("/tin-tuc/ket-qua/")
    '/tin-tuc/ket-qua/so-lieu.json'
    """
    return f"{page}{RECORD}"


def addresses(page: Any) -> Mapping[str, Callable[[Reading], Document]]:
    """Return the address of a page's record with what makes it."""
    return {address_of(page.address): lambda reading: _record(page, reading)}


def _record(page: Any, reading: Reading) -> Document:
    address = reading.page(page)
    figures = [*_in_prose(page, reading), *_in_charts(page, reading)]
    reading.recorder.used(standing.OF_PAGE, str(page.pk), standing.state(page.pk))
    checks = standing.of_page(page.pk)
    told = {
        "format": FORMAT,
        "page": f"{settings.PUBLIC_URL}{address}",
        "title": page.title,
        "published_at": _moment(page.last_published_at),
        "figures": figures,
        "sources": sorted({source for one in figures for source in one["sources"]}),
        "checked_at": _moment(checks.at),
        "checks": [
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
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return Document(text.encode(), TYPE, newest([page.last_published_at, checks.at]))


def _in_prose(page: Any, reading: Reading) -> list[dict[str, Any]]:
    pins, found = Pins(reading.ledger), []
    for live in page.live_figures():
        try:
            pinned = pins.look_up(live)
        except NoSuchFigure:
            continue
        reading.pinned(pinned)
        found.append(_figure(pinned.then, "prose") | _pin(pinned))
    return found


def _in_charts(page: Any, reading: Reading) -> list[dict[str, Any]]:
    wanted = dict.fromkeys(
        one
        for name in page.BODIES
        for block in getattr(page, name)
        for one in references_of(block.block_type, block.value)
    )
    at, found = page.pinned_at, []
    shown = reading.ledger.as_known(at) if at else reading.ledger
    for one in map(reference.read, wanted):
        reading.figure(one)
        found.append(_figure(shown.figure(one), "chart"))
    return found


def _figure(figure: Figure, where: str) -> dict[str, Any]:
    indicator = figure.indicator
    return {
        "in": where,
        "reference": str(figure.reference),
        "indicator": indicator.code,
        "name": figure.name,
        "page": f"{settings.PUBLIC_URL}{wording.indicator_address(indicator.code)}",
        "period": period_of(figure.reference),
        "value": exact(figure) or None,
        "printed": figure.printed,
        "quantity": figure.quantity,
        "origin": wording.origin_label(figure) or None,
        "formula": figure.formula.written if figure.formula else None,
        "sources": list(figure.sources),
        "stands_on": sorted(
            f"{seen.key}#{seen.revision} {seen.level.value} {seen.recorded_at.isoformat()}"
            for seen in figure.observations()
        ),
    }


def _pin(pinned: Pinned) -> dict[str, Any]:
    return {
        "known_at": _moment(pinned.known_at),
        "now": pinned.now.quantity if pinned.is_revised else None,
    }


def _moment(moment: Any) -> str | None:
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds") if moment else None
