"""Events for people's own calendars (iCalendar, RFC 5545)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from icalendar import Calendar
from icalendar import Event as Entry

from congso.publication.use import Document
from desk.kit.clock import VIETNAM
from desk.look.parts import newest

TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that people keep a date for."""

    identity: str
    title: str
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool
    place: str
    address: str
    said: str
    state: str
    """TENTATIVE, CONFIRMED or CANCELLED."""
    changed_at: datetime


def document(occasions: Sequence[Occasion], title: str) -> Document:
    """Return a calendar with these occasions."""
    made = Calendar()
    made.add("prodid", "-//Cong So//events//VI")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    for one in occasions:
        made.add_component(_entry(one))
    return Document(bytes(made.to_ical()), TYPE, newest([one.changed_at for one in occasions]))


def _entry(one: Occasion) -> Entry:
    event = Entry()
    event.add("uid", f"{one.identity}@{settings.PUBLIC_URL.partition('://')[2]}")
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    if one.is_all_day:
        event.add("dtstart", one.starts_at.astimezone(VIETNAM).date())
        event.add("dtend", one.ends_at.astimezone(VIETNAM).date() + timedelta(days=1))
    else:
        event.add("dtstart", one.starts_at)
        event.add("dtend", one.ends_at)
    event.add("summary", one.title)
    event.add("status", one.state)
    if one.place:
        event.add("location", one.place)
    if one.said:
        event.add("description", one.said)
    event.add("url", f"{settings.PUBLIC_URL}{one.address}")
    return event
