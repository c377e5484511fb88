"""Who has files of a release to take away; rooms above add themselves when they start."""

from collections.abc import Callable

from desk.look.parts import Download
from desk.releases.queries import Published

Offer = Callable[[Published], tuple[Download, ...]]
offers: list[Offer] = []


def files_of(edition: Published) -> tuple[Download, ...]:
    """Return all files that are offered of an edition."""
    return tuple(found for offer in offers for found in offer(edition))
