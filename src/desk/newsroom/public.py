"""What the newsroom has for readers: every address with what makes it, and what that stands on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from congso.publication.use import ITSELF, Document, Recorder, Use, View
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look import parts
from desk.look.furniture import Furniture
from desk.newsroom import around, described, reaching, records, translated
from desk.newsroom.previewed import Published
from desk.newsroom.reading import (
    CHOICES,
    FILE,
    GONE,
    LISTING,
    PAGE,
    SETTING,
    Reading,
    checksum_of,
    fingerprint_of_choices,
    fingerprint_of_listing,
    fingerprint_of_page,
)
from desk.newsroom.written import Written

Making = Callable[[Reading], View | Document]

KINDS = frozenset({PAGE, LISTING, CHOICES, SETTING, FILE, reaching.MOMENT})
"""The kinds of use that this room can tell the state of."""


def pages() -> Mapping[str, Callable[[Recorder], View | Document]]:
    """Return every address that readers should find, each with what makes its page."""
    found: dict[str, Callable[[Recorder], View | Document]] = {}
    for page in PortalPage.objects.live().filter(content_type__app_label="newsroom").specific():
        number = page.pk
        if isinstance(page, Published):
            made: Mapping[str, Making] = page.addresses()
            if isinstance(page, Written):
                made = {**made, **records.addresses(page)}
            for address, maker in made.items():
                itself = f"{number} {address.removeprefix(page.address)}".strip()
                found[address] = partial(_made, maker, itself, page)
    return found


def furniture(recorder: Recorder) -> Furniture:
    """Return what stands around every page, noted on the recorder."""
    return around.furniture(Reading(recorder, queries.public_ledger()))


def current(use: Use) -> str | None:
    """Return the fingerprint of something that a page used, None when it is gone."""
    match use.kind:
        case kind if kind == PAGE:
            return _page(use.key)
        case kind if kind == LISTING:
            return _listing(use.key)
        case kind if kind == CHOICES:
            return fingerprint_of_choices(use.key)
        case kind if kind == reaching.MOMENT:
            return reaching.state_of(use.key)
        case kind if kind == SETTING:
            return around.fingerprint_of_setting(use.key)
        case kind if kind == FILE:
            return _file(use.key)
        case kind if kind == ITSELF:
            return ITSELF
        case _:
            return None


def _made(maker: Making, itself: str, page: Published, recorder: Recorder) -> View | Document:
    recorder.used(ITSELF, itself, ITSELF)
    reading = Reading(recorder, queries.public_ledger())
    view = maker(reading)
    versions = translated.versions(page, reading) if isinstance(view, View) else ()
    modified = parts.newest([view.modified, *reading.moments])
    if isinstance(view, Document):
        return replace(view, modified=modified)
    told = {"versions": versions, "dublin": described.described(view, modified)}
    return replace(view, values={**view.values, **told}, modified=modified)


def _page(key: str) -> str | None:
    page = PortalPage.objects.filter(pk=key if key.isdecimal() else 0).first()
    return fingerprint_of_page(page) if page else GONE


def _listing(key: str) -> str | None:
    try:
        return fingerprint_of_listing(key)
    except KeyError:
        return None


def _file(key: str) -> str | None:
    try:
        return checksum_of(key)
    except FileNotFoundError:
        return None
