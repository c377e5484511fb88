"""What the site tells robots and browsers about itself: its map in parts, where it lies, a sign.

The map has sixteen parts, by the address; a page that changes rewrites the one that tells of it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from congso.publication import pieces
from congso.publication.use import Document
from desk.look import assets
from desk.press import making, own_pages, sources, storing
from desk.press.manifest import EPOCH
from desk.press.models import Built

_PLAIN, _XML = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
_DIGITS: Final = "0123456789abcdef"
"""A part of the map is named by the first digit of the slots of what it tells of."""
_OTHERS: Final = (own_pages.SITEMAP, own_pages.ROBOTS, own_pages.FAVICON)


def bring_up_to_date(changed: Collection[str] | None = None) -> None:
    """Make the lists say what the built pages say.

    Shape: `changed` names the addresses whose pages came, went or changed; without it all are
    looked at.
    """
    if changed is not None and not changed:
        return
    named = set(_DIGITS) if changed is None else {pieces.slot_of(one)[0] for one in changed}
    pages, standing = _pages(named), _standing()
    parts = {own_pages.sitemap_part(digit): digit for digit in _DIGITS}
    told = {address: standing[address][2] for address in parts if address in standing}
    for address, digit in parts.items():
        if digit not in named:
            continue
        if pages[digit]:
            told[address] = max(modified for _, modified in pages[digit])
            content = own_pages.sitemap(pages[digit]).encode()
            _bring(address, Document(content, _XML, told[address]), standing)
        elif told.pop(address, None) is not None:
            storing.drop(address)
    newest = max(told.values(), default=EPOCH)
    index = own_pages.sitemap_index(told.items()).encode()
    _bring(own_pages.SITEMAP, Document(index, _XML, newest), standing)
    _bring(own_pages.ROBOTS, Document(own_pages.robots().encode(), _PLAIN, EPOCH), standing)
    _bring(own_pages.FAVICON, Document(assets.favicon(), "image/x-icon", EPOCH), standing)


_Standing = Mapping[str, tuple[str, str, datetime]]
"""Checksum, type and date of the lists that stand, by address."""


def _standing() -> _Standing:
    addresses = [*map(own_pages.sitemap_part, _DIGITS), *_OTHERS]
    rows = Built.objects.filter(address__in=addresses)
    found = rows.values_list("address", "checksum", "type", "modified")
    return {address: (checksum, media, modified) for address, checksum, media, modified in found}


def _pages(named: Collection[str]) -> dict[str, list[tuple[str, datetime]]]:
    """Return the pages that parts of the map tell of, each with its date."""
    spans = [Q(slot__range=(f"{digit}0000000", f"{digit}fffffff")) for digit in named]
    rows = Built.objects.filter(reduce(or_, spans), is_page=True, address__endswith="/")
    found = defaultdict[str, list[tuple[str, datetime]]](list)
    for slot, address, modified in rows.values_list("slot", "address", "modified"):
        if sources.is_listed(address):
            found[slot[0]].append((address, modified))
    return found


def _bring(address: str, document: Document, standing: _Standing) -> None:
    checksum, media_type, modified = standing.get(address, ("", "", EPOCH))
    made = making.put(address, document, "", {}, (checksum, media_type))
    if (checksum, modified) != (made.checksum, made.modified):
        storing.keep([made], is_page=False)
