"""What the page of an indicator leads to: Tải số liệu: CSV · Excel · JSON-stat · SDMX-CSV."""

from datetime import date

from django.utils.translation import gettext as _

from desk.ledger import maps, queries
from desk.look.parts import Download
from desk.opendata import index_page, map_tables, tables
from desk.opendata.files import KINDS, OF_MAPS


def files_of(code: str) -> tuple[Download, ...]:
    """Return the files of an indicator, none where nothing is known of it."""
    if code not in tables.of(queries.public_ledger()):
        return ()
    return tuple(kind.offered(code) for kind in KINDS if kind.is_offered)


def files_on(code: str, day: date) -> tuple[Download, ...]:
    """Return the files of an indicator on the map of a day, none where nothing is told there."""
    if (code, day) not in map_tables.of(queries.public_ledger()):
        return ()
    home = maps.address(code, day)
    return tuple(kind.offered(code, home) for kind in OF_MAPS if kind.is_offered)


def everything() -> Download:
    """Return the page where all files are listed."""
    return Download(_("Mọi bộ số liệu"), index_page.ADDRESS)
