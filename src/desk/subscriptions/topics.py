"""What can be followed: each list of the newsroom, section of the news, topic, and the releases."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from desk.kit.page import PortalPage
from desk.look import feeds
from desk.newsroom import listed
from desk.releases import addresses, queries

RELEASES = "phat-hanh"
URGENT = "khan"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be followed."""

    code: str
    """Of a list its number, which stays when the page is renamed or moved."""
    title: str
    address: str
    feed: str
    listing: str = ""
    """The list of pages that it is; none for the releases and for urgent news."""
    is_part: bool = False
    """Whether it is a section of the topic before it."""
    is_about: bool = False
    """Whether it is what pages of any list are about."""


@dataclass(frozen=True, slots=True)
class News:
    """Something new in a topic."""

    at: datetime
    title: str
    address: str
    said: str = ""


def topics() -> tuple[Topic, ...]:
    """Return everything that can be followed now, in the order of the navigation."""
    return tuple(of_lists(listed.pages))


def of_lists(pages: Callable[[str], Iterable[PortalPage]]) -> Iterator[Topic]:
    """Yield the topics: lists with their sections, the releases, then what pages are about.

    Shape: `pages` returns the pages of a list by its name.
    """
    for index in pages(listed.NAVIGATION):
        yield _topic(index)
        for section in pages(f"{listed.SECTIONS}/{index.pk}"):
            yield _topic(section, is_part=True)
    yield Topic(URGENT, _("Tin khẩn: thiên tai, sự cố (gửi ngay, hiếm khi)"), "/theo-doi/", "")
    yield Topic(RELEASES, _("Phát hành thống kê"), addresses.CALENDAR, addresses.FEED)
    for page in pages(listed.TOPICS):
        yield _topic(page, is_about=True)


def news(topic: Topic, after: datetime, until: datetime) -> tuple[News, ...]:
    """Return what readers found for the first time after one moment and up to another."""
    if topic.code == URGENT:
        return ()  # told at once, by two people
    if not topic.listing:
        return tuple(
            News(one.published_at, one.title, one.address, one.period)
            for one in queries.calendar()
            if one.published_at and after < one.published_at <= until
        )
    found = listed.pages(topic.listing).filter(
        first_published_at__gt=after, first_published_at__lte=until
    )
    return tuple(
        News(page.first_published_at, page.title, page.address, page.summary)
        for page in found.order_by("first_published_at")
    )


def _topic(page: PortalPage, *, is_part: bool = False, is_about: bool = False) -> Topic:
    own = page.specific
    return Topic(
        code=str(page.pk),
        title=page.title,
        address=page.address,
        feed=f"{page.address}{feeds.NAME}",
        listing=own.listing(),
        is_part=is_part,
        is_about=is_about,
    )
