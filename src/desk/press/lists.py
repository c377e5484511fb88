"""What the site tells robots and browsers about itself: its map in parts, where it lies, a sign.

The map has sixteen parts, by the address, and more where one would tell of more than a few hundred
pages; a page that changes rewrites the one that tells of it, which stays small as the site grows.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from congso.publication import pieces
from congso.publication.use import Document
from desk.look import assets
from desk.press import making, own_pages, sources, storing
from desk.press.manifest import EPOCH
from desk.press.models import Built

_PLAIN, _XML = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
MOST = 250
"""So many pages a part of the map tells of at the most."""
_BITS: Final = 4
_ROOTS: Final = tuple(f"{number:0{_BITS}b}" for number in range(1 << _BITS))
"""The parts of a small site; what lies in one is never told together with what lies in another."""
_OTHERS: Final = (own_pages.SITEMAP, own_pages.ROBOTS, own_pages.FAVICON)
_OWNER: Final = "site map"
_Told = tuple[str, str, datetime]
"""Slot, address and date of a page."""


def bring_up_to_date(changed: Collection[str] | None = None) -> None:
    """Make the lists say what the built pages say.

    Shape: `changed` names the addresses whose pages came, went or changed; without it all are
    looked at.
    """
    if changed is not None and not changed:
        return
    standing = _standing()
    before = {name: row for address, row in standing.items() if (name := _name_of(address))}
    slots = None if changed is None else {pieces.slot_of(one) for one in changed}
    parts = _parts(_ROOTS if slots is None else {_among(slot, before) for slot in slots})
    told = {name: row[2] for name, row in before.items()}
    for name in before:
        if name not in parts and any(name.startswith(one) or one.startswith(name) for one in parts):
            del told[name]
            storing.drop(_address_of(name))
    for name, rows in parts.items():
        pages = [(one, modified) for _slot, one, modified in rows if sources.is_listed(one)]
        if pages:
            told[name] = max(modified for _one, modified in pages)
            content = own_pages.sitemap(pages).encode()
            _bring(_address_of(name), Document(content, _XML, told[name]), standing)
        elif told.pop(name, None) is not None:
            storing.drop(_address_of(name))
    newest = max(told.values(), default=EPOCH)
    every = {_address_of(name): modified for name, modified in told.items()}
    index = own_pages.sitemap_index(every.items()).encode()
    _bring(own_pages.SITEMAP, Document(index, _XML, newest), standing)
    _bring(own_pages.ROBOTS, Document(own_pages.robots().encode(), _PLAIN, EPOCH), standing)
    _bring(own_pages.FAVICON, Document(assets.favicon(), "image/x-icon", EPOCH), standing)


def _parts(stale: Iterable[str]) -> dict[str, list[_Told]]:
    """Return the parts that stand in the place of these, each with the pages that lie in it.

    Shape: which parts there are follows from the pages alone, however the site came to have them.
    """
    found: dict[str, list[_Told]] = {}
    for name in {_widest(one) for one in stale}:
        rows = list(_within(name).order_by("slot").values_list("slot", "address", "modified"))
        for part in pieces.divided(name, [slot for slot, _one, _modified in rows], MOST):
            first, last = pieces.span(part)
            found[part] = [row for row in rows if first <= row[0] <= last]
    return found


def _widest(name: str) -> str:
    """Return the part in which all pages of this one and of those beside it have room."""
    while len(name) > _BITS and _within(name[:-1])[: MOST + 1].count() <= MOST:
        name = name[:-1]
    return name


def _among(slot: str, names: Collection[str]) -> str:
    """Return which part tells of a slot, one of the sixteen where none does."""
    found = pieces.among(slot, names)
    return found if found in names else f"{int(slot[0], 16):0{_BITS}b}"


def _within(name: str) -> QuerySet[Built]:
    return Built.objects.filter(slot__range=pieces.span(name), is_page=True, address__endswith="/")


def _address_of(name: str) -> str:
    """Return where a part lies: ``/sitemap/a.xml``, and within it ``/sitemap/a01.xml``."""
    return own_pages.sitemap_part(f"{int(name[:_BITS], 2):x}{name[_BITS:]}")


def _name_of(address: str) -> str:
    """Return which part lies at an address, nothing where none does."""
    if address in _OTHERS:
        return ""
    said = own_pages.name_of_sitemap_part(address)
    return f"{int(said[0], 16):0{_BITS}b}{said[1:]}"


_Standing = Mapping[str, tuple[str, str, datetime]]
"""Checksum, type and date of the lists that stand, by address."""


def _standing() -> _Standing:
    addresses = [*map(_address_of, _ROOTS), *_OTHERS]
    rows = Built.objects.filter(Q(address__in=addresses) | Q(owner=_OWNER), is_page=False)
    found = rows.values_list("address", "checksum", "type", "modified")
    return {address: (checksum, media, modified) for address, checksum, media, modified in found}


def _bring(address: str, document: Document, standing: _Standing) -> None:
    checksum, media_type, modified = standing.get(address, ("", "", EPOCH))
    made = making.put(address, document, _OWNER, {}, (checksum, media_type))
    if (checksum, modified) != (made.checksum, made.modified):
        storing.keep([made], is_page=False)
