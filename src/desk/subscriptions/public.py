"""The page on which readers choose what to follow, by mail or by feed; it needs no script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Recorder, Use, View
from desk.kit.page import PortalPage
from desk.ledger import queries
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb
from desk.newsroom.reading import Reading
from desk.subscriptions.topics import Topic, of_lists
from desk.subscriptions.writing import PAGE

_OWNER = "subscriptions"


@dataclass(frozen=True, slots=True)
class FollowView:
    """What the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    topics: tuple[Topic, ...]
    hour: str
    """At which the mail of a day is sent."""


def pages() -> Mapping[str, Offered]:
    """Return the address of the page with what makes it."""
    return {PAGE: Offered(_OWNER, _page)}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same for subscriptions, none for anything else."""
    return pages() if owner == _OWNER else {}


def touched(_change: Change) -> Touch:
    """Return nothing: what the page stands on, lists and their pages, is the newsroom's."""
    return NOTHING


def current(_use: Use) -> str | None:
    """Return None: the page stands on nothing that this room keeps."""
    return None


def _page(recorder: Recorder) -> View:
    reading = Reading(recorder, queries.public_ledger())
    page = FollowView(
        title=_("Theo dõi tin mới"),
        summary=_(
            "Chọn mục muốn theo dõi: nhận một thư những ngày có tin mới, hoặc đọc bằng chương "
            "trình đọc tin qua Atom. Thôi lúc nào cũng được, chỉ một lần bấm."
        ),
        address=PAGE,
        crumbs=(home_crumb(),),
        topics=tuple(of_lists(partial(_noted, reading))),
        hour=f"{settings.DIGEST_AT:%H:%M}",
    )
    return View("subscriptions/follow.html", {"page": page})


def _noted(reading: Reading, name: str) -> Iterator[PortalPage]:
    """Yield the pages of a list, it and they noted."""
    for page in reading.listing(name):
        reading.page(page)
        yield page
