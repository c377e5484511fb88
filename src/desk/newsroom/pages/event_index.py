"""The calendar: what is to come, what has been, each month as a page, and a feed for calendars."""

import calendar
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from congso.publication.use import Document, View
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.look.parts import Crumb
from desk.newsroom import keeping_dates, listed
from desk.newsroom.entries import EntryList
from desk.newsroom.listed import Choice
from desk.newsroom.previewed import Maker
from desk.newsroom.reading import Reading
from desk.newsroom.values import CalendarDay, CalendarView, Section
from desk.newsroom.written import Written

FILE = "lich.ics"


class EventIndex(Written, EntryList, PortalPage):
    """The calendar of events."""

    WORDS = {"title": _("Tiêu đề"), "summary": _("Tóm tắt")}
    EMPTY = _("Chưa có sự kiện nào.")
    template = "newsroom/calendar.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.Event"]
    max_count = 1
    page_description = _("Lịch sự kiện theo tháng.")

    class Meta:
        verbose_name = _("trang lịch sự kiện")
        verbose_name_plural = _("trang lịch sự kiện")

    def listing(self) -> str:
        """Return the name of the list of events."""
        return listed.EVENTS

    def addresses(self) -> Mapping[str, Maker]:
        """Return the sheets, the months, and the calendar for people's own.

        Shape: a month is one page, however much happens in it.
        """
        months = tuple(f"{self.address}{one.slug}/trang-" for one in listed.choices(self.listing()))
        made = {
            address: maker
            for address, maker in super().addresses().items()
            if not address.startswith(months)
        }
        return {**made, f"{self.address}{FILE}": self.calendar}

    def calendar(self, reading: Reading) -> Document:
        """Return all events for people's own calendars."""
        reading.page(self)
        found = reading.listing(self.listing())
        return keeping_dates.document([one.occasion(reading) for one in found], self.title)

    def sheet(self, reading: Reading, number: int, chosen: Choice | None = None) -> View:
        """Return a month, or a sheet of everything: what is to come stands on the first."""
        own = reading.page(self)
        name = listed.narrowed(self.listing(), chosen)
        held = reading.listing(name) if chosen else reading.sheet(name, number)
        ahead = [one for one in reversed(held) if not reading.has_come(one.over_at)]
        past = [one for one in held if one not in ahead]
        above = (Crumb(self.title, own),) if chosen else ()
        page = CalendarView(
            title=str(_("Sự kiện tháng %(month)s") % {"month": chosen.label})
            if chosen
            else self.title,
            summary="" if chosen else self.summary,
            address=own,
            crumbs=(*reading.crumbs(self), *above),
            calendar=f"{own}{FILE}",
            months=self._months(reading, own, chosen),
            weeks=_weeks(chosen, held, reading) if chosen else (),
            ahead=self.entries(reading, ahead),
            past=self.entries(reading, past),
            paging=() if chosen else reading.squares(name, number, own),
            number=number,
            empty=str(self.EMPTY),
            is_part=chosen is not None,
        )
        return View(self.template, {"page": page}, self.last_published_at)

    def _months(self, reading: Reading, own: str, chosen: Choice | None) -> tuple[Section, ...]:
        return tuple(
            Section(f"{one.label} ({one.count})", f"{own}{one.slug}/", one == chosen)
            for one in reversed(reading.choices(self.listing()))
        )


def _weeks(
    chosen: Choice, found: list[Any], reading: Reading
) -> tuple[tuple[CalendarDay, ...], ...]:
    year, month = int(chosen.value[:4]), int(chosen.value[5:])
    by_day = defaultdict[date, list[Section]](list)
    for one in found:
        local = one.starts_at.astimezone(VIETNAM)
        said = one.title if one.is_all_day else f"{local:%H:%M} {one.title}"
        by_day[local.date()].append(Section(said, reading.page(one)))
    return tuple(
        tuple(CalendarDay(day, day.month == month, tuple(by_day[day])) for day in week)
        for week in calendar.Calendar().monthdatescalendar(year, month)
    )
