"""What the site tells robots and browsers about itself: its map in parts, where it lies, a sign.

The map has sixteen parts, by the address; a page that changes rewrites the one that tells of it.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from congso.publication import pieces
from congso.publication.use import Document
from desk.look import assets
from desk.press import making, own_pages, sources, storing
from desk.press.manifest import EPOCH
from desk.press.models import Built

_PLAIN, _XML = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
_DIGITS: Final = "0123456789abcdef"
"""A part of the map is named by the first digit of the pieces of the manifest that it covers."""


def bring_up_to_date(changed: Collection[str] | None = None) -> None:
    """Make the lists say what the built pages say.

    Shape: `changed` names the addresses whose pages came, went or changed; without it all are
    looked at.
    """
    named = _DIGITS if changed is None else {pieces.name_of(one)[0] for one in changed}
    for digit in sorted(named):
        _bring_part(digit)
    parts = Built.objects.filter(
        address__in=[own_pages.sitemap_part(digit) for digit in _DIGITS]
    ).values_list("address", "modified")
    told = dict(parts)
    newest = max(told.values(), default=EPOCH)
    _bring(own_pages.SITEMAP, own_pages.sitemap_index(told.items()).encode(), _XML, newest)
    _bring(own_pages.ROBOTS, own_pages.robots().encode(), _PLAIN, EPOCH)
    _bring(own_pages.FAVICON, assets.favicon(), "image/x-icon", EPOCH)


def _bring_part(digit: str) -> None:
    covered = [f"{digit}{other}" for other in _DIGITS]
    rows = Built.objects.filter(is_page=True, piece__in=covered, address__endswith="/")
    pages = [
        (address, modified)
        for address, modified in rows.values_list("address", "modified")
        if sources.is_listed(address)
    ]
    address = own_pages.sitemap_part(digit)
    if pages:
        newest = max(modified for _, modified in pages)
        _bring(address, own_pages.sitemap(pages).encode(), _XML, newest)
    else:
        storing.drop(address)


def _bring(address: str, content: bytes, media_type: str, modified: datetime) -> None:
    standing = making.standing_at([address]).get(address)
    made = making.put(address, Document(content, media_type, modified), "", {}, standing)
    row = Built.objects.filter(address=address).values_list("checksum", "modified").first()
    if row != (made.checksum, made.modified):
        storing.keep([made], is_page=False)
