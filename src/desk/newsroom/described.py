"""What each page tells machines of itself: the six Dublin Core elements, none of them empty.

Source: Thông tư 24/2011/TT-BTTTT, Điều 4–6: title, creator, date, description, publisher,
identifier, in Vietnamese, brief, on every page that informs.
"""

from datetime import date, datetime
from typing import Any

from django.conf import settings

from congso.publication.use import View
from desk.kit.clock import VIETNAM
from desk.newsroom.imprint import of_the_portal

_MOST = 300


def described(view: View, modified: datetime | None) -> tuple[tuple[str, str], ...]:
    """Return name and content of each element; one that nothing can be said for is left out.

    Shape: the imprint is noted with the furniture of every page.
    """
    page: Any = view.values["page"]
    imprint = of_the_portal()
    publisher = imprint.manager or imprint.owner
    told = (
        ("DC.title", page.title),
        ("DC.creator", getattr(page, "byline", "") or imprint.editors or publisher),
        ("DC.date", _day(getattr(page, "moment", None) or getattr(page, "day", None), modified)),
        ("DC.description", str(page.summary or page.title)[:_MOST]),
        ("DC.publisher", publisher),
        ("DC.identifier", f"{settings.PUBLIC_URL}{page.address}"),
    )
    return tuple((name, said) for name, said in told if said)


def _day(published: date | None, modified: datetime | None) -> str:
    """Return the day of the last change, that of publication where none is known."""
    newest = modified or published
    if isinstance(newest, datetime):
        return newest.astimezone(VIETNAM).date().isoformat()
    return newest.isoformat() if newest else ""
