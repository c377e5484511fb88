"""Who has files of a release to take away; rooms above add themselves when they start."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from desk.look.parts import Download
from desk.releases import addresses
from desk.releases.packing import MEDIA_TYPE
from desk.releases.queries import Published

Files = tuple[str, tuple[Download, ...]]
"""The name of an indicator and its files."""
Offer = Callable[[Published], tuple[Files, ...]]
offers: list[Offer] = []


def files_of(edition: Published) -> tuple[Files, ...]:
    """Return all files of figures that are offered of an edition."""
    return tuple(found for offer in offers for found in offer(edition))


def bundle_of(edition: Published) -> Download:
    """Return the bundle from which an edition computes again."""
    address = addresses.of_bundle(edition.slug, edition.period.code, edition.number)
    said = _("Số liệu gốc, định nghĩa và địa giới, ZIP")
    return Download(_("Gói tính lại"), address, said, MEDIA_TYPE)
