"""What the page of an indicator leads to: Tải số liệu: CSV · Excel · JSON-stat · SDMX-CSV."""

from django.utils.translation import gettext as _

from desk.ledger import queries
from desk.look.parts import Download
from desk.opendata import index_page, tables
from desk.opendata.files import KINDS


def files_of(code: str) -> tuple[Download, ...]:
    """Return the files of an indicator, none where nothing is known of it."""
    if code not in tables.of(queries.public_ledger()):
        return ()
    return tuple(kind.offered(code) for kind in KINDS if kind.is_offered)


def everything() -> Download:
    """Return the page where all files are listed."""
    return Download(_("Mọi bộ số liệu"), index_page.ADDRESS)
