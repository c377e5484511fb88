"""What other rooms may ask of releases: rows go in, plain values come out.

Of a release that was not published nothing comes out here but its name, its date and its state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congso.observations.bundle import Opened
from congso.periods import codes
from congso.periods.calendar import Period
from congso.publication.use import fingerprint
from desk.kit import clock, shelf
from desk.releases import addresses, freezing, opening
from desk.releases.models import Change, Edition, Release, Series, State

WORKING_DAYS = 10
"""Within which what was approved is published (Nghị định 43/2011/NĐ-CP, Điều 17)."""
WARNED = 3
_TOLD = ("moved", "confirmed", "cancelled", "corrected")
"""Acts that readers of the calendar learn of; what happens inside the office is not theirs."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of date or state, as the calendar tells it."""

    at: datetime
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry of the calendar."""

    number: int
    title: str
    period: str
    slug: str
    state: State
    due_at: datetime
    published_at: datetime | None
    address: str
    """The page of what was published, empty before."""
    turns: tuple[Turn, ...]
    changed_at: datetime
    is_corrected: bool

    @property
    def shown_at(self) -> datetime:
        """The moment under which the calendar lists it."""
        return self.published_at or self.due_at


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as readers have it."""

    slug: str
    series: str
    period: Period
    number: int
    title: str
    summary: str
    published_at: datetime
    approved_at: datetime
    agency: str
    person: str
    report: str
    analysis: str
    method: str
    collected: str
    collection: str
    notice: str
    changes: tuple[dict[str, str], ...]
    checksum: str
    row: int | None
    """The number of the edition in the record; None for what was not published."""
    held: bytes = b""
    """The bundle of what was not published."""

    @property
    def bundle(self) -> bytes:
        """The file from which the figures compute again."""
        return self.held if self.row is None else opening.content_of(self.row, self.checksum)

    @property
    def opened(self) -> Opened:
        """The figures as printed and the ledger that they come from."""
        if self.row is None:
            return opening.opened(self.held)
        return opening.kept(self.row, self.checksum)

    @property
    def frame(self) -> date | None:
        """The day of the map that the figures are told on."""
        return self.opened.ledger.frame

    @property
    def address(self) -> str:
        """Where this very edition stands for ever."""
        return addresses.of_edition(self.slug, self.period.code, self.number)


@dataclass(frozen=True, slots=True)
class Deadline:
    """How an approved release stands with the ten working days."""

    day: date
    left: int
    """Working days until then; negative when it has passed."""

    @property
    def is_near(self) -> bool:
        """Whether it is time to hurry."""
        return self.left <= WARNED


def calendar() -> tuple[Planned, ...]:
    """Return every release, by the day on which it is due or came out."""
    rows = Release.objects.select_related("series").prefetch_related("changes", "editions")
    return tuple(sorted(map(_planned, rows), key=lambda one: (one.shown_at, one.number)))


def open_releases() -> tuple[Release, ...]:
    """Return the releases that are still to come, the earliest first."""
    rows = Release.objects.open().select_related("series").order_by("due_at", "id")
    return tuple(rows)


def slugs() -> tuple[str, ...]:
    """Return the series of which anything was published."""
    found = Edition.objects.values_list("release__series__slug", flat=True)
    return tuple(sorted(set(found)))


def editions(slug: str) -> tuple[Published, ...]:
    """Return every edition of a series, the oldest period first, the first edition before."""
    rows = Edition.objects.filter(release__series__slug=slug).select_related("release__series")
    found = map(_published, rows.defer("bundle"))
    return tuple(sorted(found, key=lambda one: (one.period.end, one.period.start, one.number)))


def standing(found: Iterable[Published]) -> tuple[Published, ...]:
    """Return the last edition of each period, in the order given."""
    return tuple({one.period: one for one in found}.values())


def state_of(slug: str) -> str | None:
    """Return a text that changes when a series has another edition, None where it has none."""
    rows = Edition.objects.filter(release__series__slug=slug).order_by("id")
    found = list(rows.values_list("id", "checksum", "release__series__title"))
    return fingerprint(*found) if found else None


def sums() -> dict[str, str]:
    """Return the checksum of every edition, by its address; no bundle is read for it."""
    rows = Edition.objects.order_by("id").values_list(
        "release__series__slug", "release__period", "number", "checksum"
    )
    return {
        addresses.of_edition(slug, period, number): checksum
        for slug, period, number, checksum in rows
    }


def state_of_calendar() -> str:
    """Return a text that changes when anything on the calendar does."""
    rows = Release.objects.order_by("id").values_list("id", "state", "due_at", "series__title")
    newest = Change.objects.order_by("-id").values_list("id", flat=True).first()
    told = Edition.objects.order_by("id").values_list("id", flat=True)
    return fingerprint(*rows, newest, *told)


def deadline(approved_at: datetime | None, state: str) -> Deadline | None:
    """Return until when an approved release has to be out, None where nothing is waiting."""
    if approved_at is None or State(state) not in (State.PROVISIONAL, State.CONFIRMED):
        return None
    days = shelf.working_days()
    approved = approved_at.astimezone(clock.VIETNAM).date()
    day, today = days.after(approved, WORKING_DAYS), clock.today()
    left = days.between(today, day) if today <= day else -days.between(day, today)
    return Deadline(day, left if today <= day else min(left, -1))


def preview(release: Release) -> Published:
    """Return the release as it would read if it were published now, for those who work on it."""
    now = release.approved_at or clock.now()
    frozen = freezing.freeze(release, now, 1)
    held = Edition(
        release=release, number=1, published_at=release.due_at, approved_at=now,
        title=str(release), summary=release.series.summary, agency=release.series.agency,
        person=release.series.person, collection=release.series.collection,
        report=release.report, analysis=release.analysis, method=release.method,
        collected=release.collected, bundle=frozen.content, checksum=frozen.checksum,
    )  # fmt: skip
    return _published(held)


def series_of(slug: str) -> Series | None:
    """Return a series by its address."""
    return Series.objects.filter(slug=slug).first()


def _planned(row: Release) -> Planned:
    editions, changes = list(row.editions.all()), list(row.changes.all())
    published = min((one.published_at for one in editions), default=None)
    told = [one for one in changes if one.act in _TOLD]
    return Planned(
        number=row.pk,
        title=row.series.title,
        period=row.covers.said,
        slug=row.series.slug,
        state=State(row.state),
        due_at=row.due_at,
        published_at=published,
        address=addresses.of_period(row.series.slug, row.period) if editions else "",
        turns=tuple(Turn(one.at, _said(one), one.reason) for one in told),
        changed_at=max(one.at for one in changes),
        is_corrected=len(editions) > 1,
    )


def _said(change: Change) -> str:
    match change.act:
        case "moved":
            return f"dời từ {_moment(change.was_due)} sang {_moment(change.due_at)}"
        case "confirmed":
            return "chốt ngày phát hành"
        case "cancelled":
            return "hủy"
        case _:
            return "đính chính"


def _moment(moment: datetime | None) -> str:
    local = moment.astimezone(clock.VIETNAM) if moment else None
    return f"{local:%H:%M ngày %d/%m/%Y}" if local else ""


def _published(row: Edition) -> Published:
    series = row.release.series
    plain: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            *("number", "title", "summary", "published_at", "approved_at", "agency", "person"),
            *("report", "analysis", "method", "collected", "collection", "notice", "checksum"),
        )
    }
    return Published(
        slug=series.slug,
        series=series.title,
        period=codes.read(row.release.period),
        changes=tuple(row.changes),
        row=row.pk,
        held=bytes(row.bundle) if row.pk is None else b"",
        **plain,
    )
