"""Which releases of statistics a page can lean on, and where the newest edition lies."""

from django.db import DatabaseError
from django.utils.translation import gettext as _

from desk.look.parts import Fact
from desk.newsroom.reading import Reading
from desk.releases import public, queries


def choices() -> list[tuple[str, str]]:
    """Return slug and title of every series of which anything was published.

    Shape: empty while the tables are not made yet; Django's checks ask before they are.
    """
    try:
        return [(slug, queries.editions(slug)[-1].series) for slug in queries.slugs()]
    except DatabaseError:
        return []


def of(slug: str, reading: Reading) -> Fact | None:
    """Return the newest edition of a series, noted; None where nothing was published."""
    reading.recorder.used(public.SERIES, slug, queries.state_of(slug) or "")
    found = queries.editions(slug)
    if not found:
        return None
    newest = found[-1]
    return Fact(str(_("Số liệu từ đợt phát hành")), newest.title, newest.address)
