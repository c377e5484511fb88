"""News of a list as Atom, for those who would rather be told than look.

An entry keeps its identity when its page moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from django.conf import settings

from desk.look import tongues

TYPE = "application/atom+xml; charset=utf-8"
NAME = "atom.xml"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news."""

    identity: str
    """A URN that never changes."""
    title: str
    address: str
    updated: datetime
    summary: str = ""


def atom(title: str, address: str, entries: Sequence[FeedEntry]) -> bytes:
    """Return the feed of the list that lies at `address`, in the order given."""
    language = tongues.of_address(address)
    page = settings.PUBLIC_URL + address
    updated = max((entry.updated for entry in entries), default=_NEVER)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        f"<id>{escape(page + NAME)}</id><title>{escape(title)}</title>"
        f'<link rel="self" href="{escape(page + NAME)}"/>'
        f'<link rel="alternate" href="{escape(page)}"/>'
        f"<updated>{_iso(updated)}</updated><author><name>{escape(title)}</name></author>\n"
        f"{''.join(_entry(one, language) for one in entries)}</feed>\n"
    ).encode()


def _entry(one: FeedEntry, around: str) -> str:
    """Return one piece of news, marked where its language is not that of the feed."""
    own = tongues.of_address(one.address)
    mark = "" if own == around else f' xml:lang="{own}"'
    return (
        f"<entry{mark}><id>{escape(one.identity)}</id><title>{escape(one.title)}</title>"
        f'<link href="{escape(settings.PUBLIC_URL + one.address)}"/>'
        f"<updated>{_iso(one.updated)}</updated><summary>{escape(one.summary)}</summary></entry>\n"
    )


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
