"""The page of the public log and its feed: “bài ghi 1.422 trạm, số hiện hành 1.425 trạm”."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _

from desk.checking.corrections import Corrected
from desk.kit import clock
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb, PageLink, paging
from desk.look.wording import indicator_address

ADDRESS = "/dinh-chinh/"
FEED = f"{ADDRESS}atom.xml"
FEED_TYPE = "application/atom+xml; charset=utf-8"
TEMPLATE = "checking/public/log.html"
TITLE = _("Đính chính số liệu")
PER_SHEET = 30
IN_FEED = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction as readers see it."""

    anchor: str
    title: str
    address: str
    sentence: str
    said: str
    now: str
    about: str
    figure_address: str
    reason: str
    known: date
    is_back: bool


@dataclass(frozen=True, slots=True)
class Day:
    """What was written down on one day."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LogView:
    """One sheet of the log."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    days: tuple[Day, ...]
    paging: tuple[PageLink, ...]
    number: int
    feed: str = FEED


def sheets(count: int) -> int:
    """Return how many sheets so many entries fill; an empty log has one."""
    return max(1, -(-count // PER_SHEET))


def view(shown: Sequence[Corrected], number: int, count: int) -> LogView:
    """Return one sheet, the newest day first."""
    return LogView(
        title=TITLE,
        summary=_(
            "Khi sổ số liệu thay đổi, mỗi trang đã đăng còn ghi số cũ được kê ở đây: trang ghi gì, "
            "số hiện hành là gì, từ ngày nào, vì sao. Không mục nào bị gỡ."
        ),
        address=ADDRESS,
        crumbs=(home_crumb(),),
        days=tuple(
            Day(day, tuple(map(_entry, of)))
            for day, of in groupby(shown, key=lambda one: _day(one.at))
        ),
        paging=paging(number, sheets(count), ADDRESS),
        number=number,
    )


def feed(shown: Sequence[Corrected]) -> bytes:
    """Return the newest entries as Atom."""
    updated = shown[0].at if shown else datetime(1970, 1, 1, tzinfo=clock.VIETNAM)
    own = escape(settings.PUBLIC_URL + FEED)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f'<id>{own}</id><title>{escape(TITLE)}</title><link rel="self" href="{own}"/>'
        f'<link rel="alternate" href="{escape(settings.PUBLIC_URL + ADDRESS)}"/>'
        f"<updated>{_iso(updated)}</updated><author><name>Cổng Số</name></author>\n"
        f"{''.join(map(_atom, shown))}</feed>\n"
    ).encode()


def told(one: Corrected) -> str:
    """Return a correction in one sentence."""
    if one.is_back:
        said = _("%(about)s: sổ trở lại con số bài đã ghi, %(said)s.")
    else:
        said = _("%(about)s: bài ghi %(said)s, số hiện hành %(now)s.")
    made = said % {"about": one.about, "said": one.said, "now": one.now}
    return f"{made} " + _("Lý do: %(reason)s") % {"reason": one.reason} if one.reason else made


def _atom(one: Corrected) -> str:
    tag = escape(f"{settings.PUBLIC_URL}{ADDRESS}#muc-{one.number}")
    return (
        f"<entry><id>{tag}</id><title>{escape(one.title)}</title>"
        f'<link href="{escape(settings.PUBLIC_URL + one.address)}"/>'
        f"<updated>{_iso(one.at)}</updated><summary>{escape(told(one))}</summary></entry>\n"
    )


def _entry(one: Corrected) -> Entry:
    return Entry(
        anchor=f"muc-{one.number}",
        title=one.title,
        address=one.address,
        sentence=one.sentence,
        said=one.said,
        now=one.now,
        about=one.about,
        figure_address=indicator_address(one.indicator),
        reason=one.reason,
        known=_day(one.known_at),
        is_back=one.is_back,
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.VIETNAM).date()


def _iso(moment: datetime) -> str:
    return moment.astimezone(clock.VIETNAM).isoformat(timespec="seconds")
