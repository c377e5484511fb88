"""The journal on the staff side: who did what, when, from where, and why."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congso.writing import cells, letters
from desk.kit import clock, journal, permissions
from desk.kit.journal import Asked, Entry
from desk.staff.deeds import ACTS, DETAILS
from desk.staff.screens import Framed, Screen

ADDRESSES = "kit.view_journalsource"
"""The right to see from which machine something was done."""
_YEARS = range(1900, 3000)
"""A day outside of these has no beginning or no end that a clock could tell."""
_YES, _NO = gettext_lazy("có"), gettext_lazy("không")
_HEAD = (
    gettext_lazy("Lúc"), gettext_lazy("Ai"), gettext_lazy("Mã việc"), gettext_lazy("Việc"),
    gettext_lazy("Đối tượng"), gettext_lazy("Chi tiết"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A deed in words."""

    at: datetime
    by: str
    act: str
    subject: str
    details: tuple[tuple[str, str], ...]
    address: str


class _OfTheJournal(Framed):
    """The journal, narrowed down as the address says."""

    act = "kit.view_journalentry"

    def narrowed(self) -> Asked:
        """Return which deeds are asked for; what is no day or no person narrows nothing."""
        by = self.number("nguoi", -1)
        return Asked(
            self.asked("act"), self.asked("q"),
            by if by >= 0 else None,
            _day(self.asked("tu")), _day(self.asked("den")),
        )  # fmt: skip

    def shows_addresses(self) -> bool:
        """Return whether whoever asks may see from where things were done."""
        return permissions.may(self.request.user, ADDRESSES)


class Journal(_OfTheJournal, Screen):
    """What was done, the newest first, found by kind of deed, person, day or subject."""

    template_name = "staff/journal.html"
    page_title = gettext_lazy("Nhật ký")
    header_icon = "history"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.narrowed()
        page = journal.entries(asked, page=self.number())
        names = ("q", "act", "nguoi", "tu", "den")
        told = {name: self.asked(name) for name in names if self.asked(name)}
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "lines": [_told(entry) for entry in page.object_list],
            "acts": _acts(),
            "doers": journal.doers(),
            "asked": asked,
            "query": urlencode(told),
            "shows_addresses": self.shows_addresses(),
        }


class JournalTable(_OfTheJournal, View):
    """The same deeds as a table to take away, all of them."""

    def get(self, _request: HttpRequest) -> StreamingHttpResponse:
        """Return what the screen would show on all of its pages."""
        answer = StreamingHttpResponse(self._rows(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="nhat-ky.csv"'
        return answer

    def _rows(self) -> Iterator[str]:
        with_addresses = self.shows_addresses()
        table = csv.writer(_Echo())
        head = [*_HEAD, gettext_lazy("Địa chỉ máy")] if with_addresses else _HEAD
        yield "\ufeff" + table.writerow(map(str, head))
        for entry in journal.every(self.narrowed()):
            told = _cells(entry) + ([entry.address] if with_addresses else [])
            yield table.writerow(map(cells.plain, told))


class _Echo:
    """Hands back what a table writes, so that no more than a line is held."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _cells(entry: Entry) -> list[str]:
    line = _told(entry)
    at = f"{entry.at.astimezone(clock.VIETNAM):%Y-%m-%d %H:%M:%S}"
    details = "; ".join(f"{name}: {told}" for name, told in line.details)
    return [at, entry.by, entry.act, line.act, entry.subject, details]


def _told(entry: Entry) -> Line:
    details = tuple(
        (str(DETAILS[name]), _value(value))
        for name, value in entry.details.items()
        if name in DETAILS and value not in (None, "", [])
    )
    act = str(ACTS.get(entry.act, entry.act))
    return Line(entry.at, entry.by, act, entry.subject, details, entry.address)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(_YES if value else _NO)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _acts() -> list[tuple[str, str]]:
    named = [(act, str(ACTS.get(act, act))) for act in journal.acts()]
    return sorted(named, key=lambda one: letters.sort_key(one[1]))


def _day(told: str) -> date | None:
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return None
    return day if day.year in _YEARS else None
