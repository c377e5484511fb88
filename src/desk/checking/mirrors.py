"""Pages shown at a second address: what was found of the first holds for them too.

A notice stands under “Thông báo” and again under a section, or in another edition: readers of both
addresses see the same sentence, and both get the note when the ledger overtakes it.
"""

from collections.abc import Collection, Iterable, Mapping

from desk.kit import remembering
from desk.kit.page import PortalPage

_FARTHEST = 4
"""How many times a mirror may mirror a mirror."""


def source(page: int) -> int:
    """Return the page whose words a page shows: itself, unless it is a mirror."""
    sources = _sources()
    for _ in range(_FARTHEST):
        page = sources.get(page, page)
    return page


def with_mirrors(pages: Iterable[str]) -> Collection[str]:
    """Return these keys of pages and those of the pages that mirror them."""
    asked = set(pages)
    return asked | {str(mirror) for mirror in _sources() if str(source(mirror)) in asked}


def _sources() -> Mapping[int, int]:
    """Return the page that each mirror shows."""
    return remembering.once("mirrors of pages", _read)


def _read() -> dict[int, int]:
    rows = PortalPage.objects.filter(alias_of__isnull=False).order_by()
    return dict(rows.values_list("pk", "alias_of_id"))
