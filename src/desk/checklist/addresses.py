"""Which addresses of the portal stand: asked of whoever knows, the pages first."""

from collections.abc import Callable

from desk.kit.page import PortalPage

known: list[Callable[[str], bool | None]] = []
"""Rooms above add themselves: each says whether an address stands, None when it cannot tell yet."""


def stands(address: str) -> bool:
    """Return whether readers find something at a local address."""
    path = address.partition("#")[0].partition("?")[0]
    if path in ("", "/"):
        return True
    told = [knows(path) for knows in known]
    if any(told) or None in told or not told:
        return True
    wanted = f"/{path.strip('/')}/"
    pages = PortalPage.objects.live().filter(url_path__endswith=wanted)
    return any(page.address == wanted for page in pages)
