"""Which pages cite a figure: asked by the page of an indicator, “Trang đang dùng số này”."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from congso.observations.ledger import Ledger
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look.parts import Citation
from desk.newsroom.pinned import NoSuchFigure, Pins
from desk.newsroom.prose import LiveFigure
from desk.newsroom.written import Written

State = tuple[tuple[int, int | None, str, str], ...]


def of(indicator: str) -> tuple[Citation, ...]:
    """Return the live pages whose text cites a figure of an indicator, newest first."""
    state, ledger = _state(), queries.public_ledger()
    if _memory.state != state or _memory.ledger is not ledger:
        _memory.state, _memory.ledger, _memory.found = state, ledger, _all(state, ledger)
    return _memory.found.get(indicator, ())


@dataclass(slots=True)
class _Memory:
    """What was found last, and for which pages and which ledger."""

    state: State | None = None
    ledger: Ledger | None = None
    found: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)


_memory = _Memory()


def _state() -> State:
    """Return what tells one state of the published pages from another."""
    live = PortalPage.objects.live().filter(content_type__app_label="newsroom")
    return tuple(live.order_by("-first_published_at", "pk").values_list(
        "pk", "live_revision_id", "url_path", "title"
    ))  # fmt: skip


def _all(state: State, ledger: Ledger) -> Mapping[str, tuple[Citation, ...]]:
    pages = PortalPage.objects.filter(pk__in=[row[0] for row in state]).specific().in_bulk()
    pins = Pins(ledger)
    found: dict[str, list[Citation]] = defaultdict(list)
    for number, *_rest in state:
        page = pages.get(number)
        if isinstance(page, Written):
            for indicator, citation in _cited_by(page, page.live_figures(), pins):
                found[indicator].append(citation)
    return {indicator: tuple(cited) for indicator, cited in found.items()}


def _cited_by(page: Any, figures: Iterable[LiveFigure], pins: Pins) -> list[tuple[str, Citation]]:
    made: dict[tuple[str, str], Citation] = {}
    for live in figures:
        try:
            pinned = pins.look_up(live)
        except NoSuchFigure:
            continue
        code = pinned.then.indicator.code
        made[code, live.reference] = Citation(
            title=page.title,
            address=page.address,
            quantity=pinned.then.quantity,
            known=pinned.known,
            is_revised=pinned.is_revised,
        )
    return [(code, citation) for (code, _reference), citation in made.items()]
