"""Who has files of a release to take away; rooms above add themselves when they start."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from desk.look.parts import Download
from desk.releases import addresses
from desk.releases.packing import MEDIA_TYPE
from desk.releases.queries import Published

Offer = Callable[[Published], tuple[Download, ...]]
offers: list[Offer] = []


def files_of(edition: Published) -> tuple[Download, ...]:
    """Return all files that are offered of an edition."""
    address = addresses.of_bundle(edition.slug, edition.period.code, edition.number)
    bundle = Download(
        _("Gói tính lại"), address, _("Số liệu gốc, định nghĩa và địa giới, ZIP"), MEDIA_TYPE
    )
    return (*(found for offer in offers for found in offer(edition)), bundle)
