"""Opens the bundle that an edition was frozen into, read and understood once for each checksum."""

from functools import lru_cache

from congso.observations import bundle
from congso.observations.bundle import Opened
from desk.releases import packing
from desk.releases.models import Edition


@lru_cache(maxsize=64)
def content_of(edition: int, _checksum: str) -> bytes:
    """Return the bundle of an edition by its number; the rows are read without it."""
    return bytes(Edition.objects.values_list("bundle", flat=True).get(id=edition))


@lru_cache(maxsize=64)
def kept(edition: int, checksum: str) -> Opened:
    """Return the printed figures of an edition and the ledger that they come from."""
    return opened(content_of(edition, checksum))


def opened(content: bytes) -> Opened:
    """Return the printed figures of a bundle and the ledger that they come from."""
    return bundle.read(packing.unzipped(content, "bundle"))
