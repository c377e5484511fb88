"""Opens the bundle that an edition was frozen into, once for each bundle."""

from functools import lru_cache

from congso.observations import bundle
from congso.observations.bundle import Opened
from desk.releases import packing


@lru_cache(maxsize=64)
def opened(content: bytes) -> Opened:
    """Return the printed figures of a bundle and the ledger that they come from."""
    return bundle.read(packing.unzipped(content, "bundle"))
