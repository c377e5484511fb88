"""What the newsroom's pages show: plain values that the templates turn into HTML.

Templates get these and nothing else: no model, no queryset, no clock.

| template | value `page` |
| --- | --- |
| newsroom/home.html | `HomeView` |
| newsroom/news_list.html | `NewsListView`: all news, or one section |
| newsroom/article.html | `ArticleView` |
| newsroom/announcement_list.html | `AnnouncementListView` |
| newsroom/announcement.html | `AnnouncementView` |
| newsroom/video_list.html | `VideoListView` |
| newsroom/video.html | `VideoView` |
| newsroom/simple_page.html | `SimpleView` |
| newsroom/entry_list.html | `EntryListView`: documents, events, questions, procedures, reports |
| newsroom/calendar.html | `CalendarView` |
| newsroom/organisation.html | `OrganisationView` |
| newsroom/photo_story.html | `PhotoStoryView` |
| newsroom/record.html | `RecordView`: one of these |
"""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from desk.look.furniture import Door
from desk.look.parts import (
    Attachment,
    Card,
    Clip,
    Crumb,
    Entry,
    Fact,
    Notice,
    PageLink,
    Picture,
    Revision,
    Story,
    Tag,
)
from desk.newsroom.texts import AgainstPlan, Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the news, as a filter above the list."""

    title: str
    address: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One question by which a list is narrowed down, with its answers."""

    said: str
    choices: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class EntryListView:
    """One sheet of a list of entries, or of a part of it."""

    title: str
    summary: str
    address: str
    """Of the whole list; its feed lies beside it."""
    crumbs: tuple[Crumb, ...]
    filters: tuple[Filter, ...]
    entries: tuple[Entry, ...]
    paging: tuple[PageLink, ...]
    number: int
    empty: str
    is_part: bool = False
    """Search engines and our own search find the whole list, not its parts."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A square of a month, with what begins on it."""

    day: date
    is_of_the_month: bool
    events: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The calendar, or a month of it."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    calendar: str
    """The address that people's own calendars follow."""
    months: tuple[Section, ...]
    weeks: tuple[tuple[CalendarDay, ...], ...]
    ahead: tuple[Entry, ...]
    past: tuple[Entry, ...]
    paging: tuple[PageLink, ...]
    number: int
    empty: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds a post, and how to reach them."""

    name: str
    post: str
    duties: str = ""
    telephone: str = ""
    email: str = ""
    picture: Picture | None = None
    speaks: bool = False
    """The spokesperson of the agency."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the agency with its people."""

    name: str
    duties: str
    contacts: tuple[Fact, ...]
    people: tuple[Person, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Tier:
    """Units of one kind: those who lead, departments, attached units."""

    said: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An agency: its chart and its people."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    tiers: tuple[Tier, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class PhotoStoryView:
    """A story told in pictures."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    byline: str
    moment: datetime
    cover: Picture | None
    text: Text


@dataclass(frozen=True, slots=True)
class Links:
    """Pages that belong to this one, under what they are to it."""

    said: str
    links: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A form that writes to the inbox about one thing, open until a day."""

    title: str
    to: str
    subject: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """One thing with its facts: a document, an event, a question, a procedure, a report."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    text: Text
    day: date | None = None
    """Of which it is, for search."""
    kicker: str = ""
    tag: Tag | None = None
    facts: tuple[Fact, ...] = ()
    actions: tuple[Fact, ...] = ()
    """What a reader can do next, as buttons: go to the national portal, keep the date."""
    cards: tuple[Card, ...] = ()
    files: tuple[Attachment, ...] = ()
    related: tuple[Links, ...] = ()
    letter: LetterForm | None = None
    note: str = ""
    """A sentence that must be seen first."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    lead: Story | None
    stories: tuple[Story, ...]
    cards: tuple[Card, ...]
    plan: AgainstPlan | None
    notices: tuple[Notice, ...]
    clips: tuple[Clip, ...]
    news_address: str
    notices_address: str
    clips_address: str
    events: tuple[Entry, ...] = ()
    """Those to come, the nearest first."""
    documents: tuple[Entry, ...] = ()
    questions: tuple[Entry, ...] = ()
    reports: tuple[Entry, ...] = ()
    albums: tuple[Entry, ...] = ()
    events_address: str = ""
    documents_address: str = ""
    questions_address: str = ""


@dataclass(frozen=True, slots=True)
class NewsListView:
    """All news, or the news of one section."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    sections: tuple[Section, ...]
    stories: tuple[Story, ...]
    paging: tuple[PageLink, ...]
    number: int
    """Page 1, 2, 3 …"""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Where another's news comes from."""

    source: str
    author: str
    at: datetime
    link: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article."""

    title: str
    summary: str
    """The lead as plain words, for metadata."""
    lead: Markup
    lead_notes: tuple[Revision, ...]
    address: str
    crumbs: tuple[Crumb, ...]
    byline: str
    moment: datetime
    """When it was published, in local time."""
    picture: Picture | None
    text: Text
    related: tuple[Story, ...] = ()
    chosen: tuple[Fact, ...] = ()
    """Pages to read on that the editor chose; in their absence `related` stands."""
    reprint: Reprint | None = None


@dataclass(frozen=True, slots=True)
class Dress:
    """What stands around pages in another language, in the place of the Vietnamese furniture."""

    kind: str
    name: str
    standing_line: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """A page in another language."""

    title: str
    summary: str
    lead: Markup
    lead_notes: tuple[Revision, ...]
    address: str
    crumbs: tuple[Crumb, ...]
    language: str
    dress: Dress
    text: Text
    original: str
    """Address of the Vietnamese page; empty where readers cannot open it."""
    translated: datetime
    changed: bool
    """The Vietnamese page was changed since."""
    translator: str


@dataclass(frozen=True, slots=True)
class EditionListView:
    """What there is in another language, or the notice that a page is not."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    language: str
    dress: Dress
    entries: tuple[Entry, ...]
    text: Text
    paging: tuple[PageLink, ...]
    number: int
    is_missing: bool


@dataclass(frozen=True, slots=True)
class AnnouncementListView:
    """The announcements, newest first; expired ones stay."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    notices: tuple[Notice, ...]
    paging: tuple[PageLink, ...]
    number: int


@dataclass(frozen=True, slots=True)
class AnnouncementView:
    """One announcement, with its validity."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    notice: Notice
    text: Text
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class VideoListView:
    """The videos, newest first."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    clips: tuple[Clip, ...]
    paging: tuple[PageLink, ...]
    number: int


@dataclass(frozen=True, slots=True)
class VideoView:
    """One video: the film itself, its captions and its words."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    clip: Clip
    film: str
    """Address of the file."""
    film_type: str
    captions: str
    """Address of the WebVTT file; empty when there is none."""
    width: int
    height: int
    credit: str
    transcript: Text


@dataclass(frozen=True, slots=True)
class SimpleView:
    """A page of plain text: about, how visits are counted."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    text: Text
