"""A page as it was known on a day: one edition for each day on which what it shows changed.

The points of 2023 were 208 from 04/01/2024; asked for any day since, that edition answers, until
a correction makes the next. Dates are those of Vietnamese clocks, both ends included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from congso.observations.ledger import Ledger
from congso.writing import dates
from desk.ledger import queries
from desk.look import wording
from desk.look.parts import Crumb

FOLDER = "theo-ngay/"
_DAY = "tai-ngay-"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a page says as known on a day, and on every day until the next change."""

    day: date
    until: date | None
    """The last day on which it stood; None for the one that stands now."""
    address: str
    present: str
    """The page as it is known now."""
    listed_at: str
    """Where all editions are listed."""

    @property
    def span(self) -> str:
        """From when to when it stood, in words."""
        first = f"từ {dates.short(self.day)}"
        return f"{first} đến {dates.short(self.until)}" if self.until else f"{first} đến nay"


@dataclass(frozen=True, slots=True)
class Line:
    """An edition in the list, with what the page said first."""

    edition: Edition
    told: str


@dataclass(frozen=True, slots=True)
class EditionsView:
    """The list of the editions of a page."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    of: str
    """The title of the page."""
    present: str
    lines: tuple[Line, ...]


def of(present: str, days: Sequence[date]) -> tuple[Edition, ...]:
    """Return the editions of the page at `present`, oldest first.

    >>> [one.span for one in of("/a/", [date(2024, 1, 4), date(2024, 3, 1)])]
    ['từ 04/01/2024 đến 29/02/2024', 'từ 01/03/2024 đến nay']
    """
    ends = [day - timedelta(days=1) for day in days[1:]]
    untils = [*ends, *([None] if days else [])]
    return tuple(
        Edition(day, until, f"{present}{_DAY}{day.isoformat()}/", present, f"{present}{FOLDER}")
        for day, until in zip(days, untils, strict=True)
    )


def known_on(ledger: Ledger, day: date) -> Ledger:
    """Return the ledger as it was known at the end of a day, by the definitions of then."""
    return queries.as_known(ledger, end_of(day))


def end_of(day: date) -> datetime:
    """Return the last moment of a day, on local clocks."""
    return datetime.combine(day, time.max, wording.CLOCK)


def is_past(address: str) -> bool:
    """Return whether a page tells what was known on a day, for those who list what is.

    >>> is_past("/bao-cao-thong-ke/chi-tieu/telecom.sites/tai-ngay-2024-01-04/")
    True
    """
    return f"/{_DAY}" in address


def view(title: str, crumbs: Sequence[Crumb], lines: Sequence[Line]) -> EditionsView:
    """Return the list of editions of the page called `title`, the newest first.

    Shape: at least one line, oldest first.
    """
    newest = lines[-1].edition
    return EditionsView(
        title=f"Số liệu được biết theo ngày: {title}",
        summary="Mỗi lần số liệu của trang đổi, bản trước được giữ ở địa chỉ không đổi.",
        address=newest.listed_at,
        crumbs=(*crumbs, Crumb(title, newest.present)),
        of=title,
        present=newest.present,
        lines=tuple(lines)[::-1],
    )
