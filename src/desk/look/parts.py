"""What a public page is put together from: plain values, ready to be printed.

A room fills these, a template sets them; neither a model nor a queryset passes through here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from markupsafe import Markup

_AROUND = 2


class Tone(Enum):
    """Whether a change is good news, bad news or neither."""

    GOOD = "good"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page to this one."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Size:
    """A picture in one width."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A picture in one kind of file, from narrow to wide."""

    type: str
    """Media type: image/avif."""
    sizes: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with what a reader who cannot see it is told."""

    address: str
    """The widest in the kind that every browser reads."""
    alt: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""
    rights: str = ""
    """Whose it is and by which right it is shown."""
    sources: tuple[PictureSource, ...] = ()
    """The kinds to choose from, the smallest first and the one that all read last."""


@dataclass(frozen=True, slots=True)
class Story:
    """A news item as lists and the home page show it."""

    title: str
    address: str
    day: date
    section: str = ""
    lead: str | Markup = ""
    picture: Picture | None = None
    figures: int = 0
    """How many figures with a source it carries."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement in a list."""

    title: str
    address: str
    day: date
    starts: date | None = None
    ends: date | None = None
    number: str = ""
    issuer: str = ""
    summary: str = ""
    is_over: bool = False
    """No longer valid; it stays in the list, not on the front page."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A video in a list."""

    title: str
    address: str
    day: date
    duration: str
    """As printed: 0:24."""
    poster: Picture | None = None
    is_captioned: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in words; its colour only repeats them."""

    said: str
    tone: str = ""
    """ok, warn, bad, or nothing in particular."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is so named: Số, ký hiệu: 12/2023/QĐ-UBND."""

    name: str
    said: str
    address: str = ""
    """Where it leads: a page, a telephone, an address for mail."""


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language."""

    language: str
    name: str
    """Of the language, in itself."""
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a text."""

    title: str
    address: str
    said: str
    """What it is and how large: PDF, 24 KB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: a document, an event, a question, a procedure, a report."""

    title: str
    address: str
    kicker: str = ""
    summary: str = ""
    tag: Tag | None = None
    facts: tuple[str, ...] = ()
    picture: Picture | None = None
    on: date | None = None
    """The day that a list sets beside it, as a calendar does."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A live figure of a text: what the sentence prints and what stands behind it."""

    number: int
    """Its place among the figures of the page, from 1."""
    value: str
    """For machines: 1422, 2.25."""
    printed: str
    """As the sentence prints it: 1.422, 103,33%, 36/63."""
    quantity: str
    """With its unit: 1.422 trạm."""
    name: str
    address: str
    """The page of its indicator."""
    period: str
    source: str
    known: date
    origin: str = ""
    """Said only where it is not a published number: suy ra …, số liệu giả định."""
    revised: str = ""
    """The quantity known by now, where it prints differently."""
    revised_on: date | None = None
    reference: str = ""
    """With `known_at`, what an editor takes along who copies the sentence."""
    known_at: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """The dated note that a changed figure leaves after the paragraph."""

    day: date
    name: str
    was: str
    now: str
    reason: str
    address: str
    """The page of the indicator, where both vintages stand."""


@dataclass(frozen=True, slots=True)
class Change:
    """How far a figure moved, in words."""

    said: str
    """Tăng 76 trạm, Lên 20 bậc."""
    short: str = ""
    """The same without a long unit, where the unit stands beside the figure already: Tăng 76."""
    growth: str = ""
    """5,65%, where it says something."""
    since: str = ""
    """năm 2022."""
    tone: Tone = Tone.NEUTRAL
    rises: bool | None = None


@dataclass(frozen=True, slots=True)
class Slope:
    """Two known values, both labelled."""

    before: str
    """2022: 1.346."""
    now: str
    rises: bool | None = None
    """None where nothing changed."""


@dataclass(frozen=True, slots=True)
class Card:
    """A figure card: name, value, change in words, source; always in this order."""

    name: str
    address: str
    printed: str
    unit: str
    source: str
    change: Change | None = None
    slope: Slope | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One target against its plan."""

    name: str
    address: str
    ratio: Decimal
    """Per cent of the plan."""
    printed: str
    met: bool
    gap: str
    """Vượt 7,77 điểm phần trăm."""
    detail: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a text, for the list of contents."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A page that shows a figure, and the number that stands on it."""

    title: str
    address: str
    quantity: str
    known: date
    is_revised: bool = False
    """The page keeps an older number, with a note."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    """As the link says it: CSV."""
    address: str
    said: str = ""
    """What it is for."""
    type: str = ""
    """Media type."""
    is_history: bool = False
    """It tells what stood before as well."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """One square of the paging; a gap has no number, the newest of a list by date the number 0."""

    number: int | None
    address: str = ""
    is_here: bool = False


def paging(here: int, last: int, first_address: str) -> tuple[PageLink, ...]:
    """Return the squares of a list of `last` pages: the ends and the neighbours.

    Shape: none for a single page; page 2 of ``/tin-tuc/`` stands at ``/tin-tuc/trang-2/``.

    >>> [link.number for link in paging(1, 9, "/tin-tuc/")]
    [1, 2, 3, None, 9]
    """
    if last <= 1:
        return ()
    shown = [
        number
        for number in range(1, last + 1)
        if number in (1, last) or abs(number - here) <= _AROUND
    ]
    links: list[PageLink] = []
    before = 0
    for number in shown:
        if number - before > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, page_address(first_address, number), number == here))
        before = number
    return tuple(links)


def dated_paging(here: int, behind: int, head: str) -> tuple[PageLink, ...]:
    """Return the squares of a list by date: the newest, then what is near, down to the oldest.

    Shape: behind the head at `head`, 0 among the numbers, lie `behind` sheets, the oldest of them
    number 1; none for a single page.

    >>> [link.number for link in dated_paging(5, 9, "/tin-tuc/")]
    [0, None, 7, 6, 5, 4, 3, None, 1]
    >>> [link.number for link in dated_paging(0, 9, "/tin-tuc/")]
    [0, 9, 8, None, 1]
    """
    if behind < 1:
        return ()
    middle = here or behind + 1
    last = max(1, middle - _AROUND)
    shown = list(range(min(behind, middle + _AROUND), last - 1, -1))
    links = [PageLink(0, head, here == 0)]
    if shown[0] < behind:
        links.append(PageLink(None))
    links += [PageLink(one, f"{head}trang-{one}/", one == here) for one in shown]
    if last > 2:
        links.append(PageLink(None))
    if last > 1:
        links.append(PageLink(1, f"{head}trang-1/"))
    return tuple(links)


def page_address(first_address: str, number: int) -> str:
    """Return the address of page `number` of a list.

    >>> page_address("/tin-tuc/", 2)
    '/tin-tuc/trang-2/'
    """
    return first_address if number == 1 else f"{first_address}trang-{number}/"


def newest(moments: Sequence[datetime | None]) -> datetime | None:
    """Return the latest of the moments that are known, None if none is."""
    return max((moment for moment in moments if moment is not None), default=None)
