"""The calendar of releases: a table by month, a feed of calendars and a feed of news.

A state is told by a word and a shape, a date that moved by where from and why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from desk.kit import clock
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb
from desk.releases import addresses
from desk.releases.models import State
from desk.releases.queries import Planned, Turn

TEMPLATE = "releases/calendar.html"
CALENDAR_TYPE = "text/calendar; charset=utf-8"
FEED_TYPE = "application/atom+xml; charset=utf-8"
TITLE = _("Lịch phát hành thống kê")
_SHAPES = {
    State.PROVISIONAL: "○",
    State.CONFIRMED: "◐",
    State.PUBLISHED: "●",
    State.CANCELLED: "✕",
}
_ICALENDAR = {
    State.PROVISIONAL: "TENTATIVE",
    State.CONFIRMED: "CONFIRMED",
    State.PUBLISHED: "CONFIRMED",
    State.CANCELLED: "CANCELLED",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table."""

    title: str
    period: str
    address: str
    at: datetime
    state: str
    kind: str
    shape: str
    is_corrected: bool
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The releases of a month."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    months: tuple[Month, ...]
    states: tuple[tuple[str, str], ...]
    feeds: tuple[tuple[str, str], ...]


def view(planned: Sequence[Planned]) -> CalendarView:
    """Return the page of the calendar, the latest month first."""
    months: dict[tuple[int, int], list[Entry]] = {}
    for one in planned:
        local = one.shown_at.astimezone(clock.VIETNAM)
        months.setdefault((local.year, local.month), []).append(_entry(one))
    return CalendarView(
        title=TITLE,
        summary=_(
            "Ngày giờ của mỗi lần phát hành được báo trước; đổi ngày hay hủy đều ghi rõ lý do."
        ),
        address=addresses.CALENDAR,
        crumbs=(home_crumb(), Crumb("Báo cáo – thống kê", addresses.REPORTS)),
        months=tuple(
            Month(f"Tháng {month}/{year}", f"{year}-{month:02d}", tuple(of))
            for (year, month), of in sorted(months.items(), reverse=True)
        ),
        states=tuple((_SHAPES[state], state.said) for state in State),
        feeds=(
            (_("Đăng ký lịch (iCalendar)"), addresses.ICALENDAR),
            (_("Theo dõi tin phát hành (Atom)"), addresses.FEED),
        ),
    )  # fmt: skip


def icalendar(planned: Sequence[Planned]) -> bytes:
    """Return the calendar for people's own: each release an event at its hour."""
    made = Calendar()
    made.add("prodid", "-//Cong So//releases//VI")
    made.add("version", "2.0")
    made.add("x-wr-calname", TITLE)
    for one in planned:
        event = Event()
        event.add("uid", f"release-{one.number}@{settings.PUBLIC_URL.partition('://')[2]}")
        event.add("dtstamp", one.changed_at)
        event.add("last-modified", one.changed_at)
        event.add("sequence", len(one.turns))
        event.add("dtstart", one.shown_at)
        event.add("summary", f"{one.title}, {one.period}")
        event.add("status", _ICALENDAR[one.state])
        event.add("description", "\n".join((one.state.said, *map(_told, one.turns))))
        event.add("url", f"{settings.PUBLIC_URL}{one.address or addresses.CALENDAR}")
        made.add_component(event)
    return bytes(made.to_ical())


def feed(planned: Sequence[Planned]) -> bytes:
    """Return the news of releases as Atom: what changed last comes first."""
    newest = sorted(planned, key=lambda one: (one.changed_at, one.number), reverse=True)[:50]
    updated = newest[0].changed_at if newest else datetime(1970, 1, 1, tzinfo=clock.VIETNAM)
    own = settings.PUBLIC_URL + addresses.FEED
    entries = "".join(map(_atom, newest))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f"<id>{escape(own)}</id><title>{escape(TITLE)}</title>"
        f'<link rel="self" href="{escape(own)}"/>'
        f'<link rel="alternate" href="{escape(settings.PUBLIC_URL + addresses.CALENDAR)}"/>'
        f"<updated>{_iso(updated)}</updated><author><name>Cổng Số</name></author>\n"
        f"{entries}</feed>\n"
    ).encode()


def _atom(one: Planned) -> str:
    address = escape(settings.PUBLIC_URL + (one.address or addresses.CALENDAR))
    told = "; ".join((one.state.said, *map(_told, one.turns)))
    tag = f"{settings.PUBLIC_URL}{addresses.CALENDAR}#lan-{one.number}"
    return (
        f"<entry><id>{escape(tag)}</id><title>{escape(f'{one.title}, {one.period}')}</title>"
        f'<link href="{address}"/><updated>{_iso(one.changed_at)}</updated>'
        f"<summary>{escape(told)}</summary></entry>\n"
    )


def _entry(one: Planned) -> Entry:
    return Entry(
        title=one.title,
        period=one.period,
        address=one.address,
        at=one.shown_at,
        state=one.state.said,
        kind=one.state.value,
        shape=_SHAPES[one.state],
        is_corrected=one.is_corrected,
        turns=tuple(turn for turn in one.turns if turn.reason),
    )


def _told(turn: Turn) -> str:
    return f"{turn.said}: {turn.reason}" if turn.reason else turn.said


def _iso(moment: datetime) -> str:
    return moment.astimezone(clock.VIETNAM).isoformat(timespec="seconds")
