"""How many visit the portal, for readers: a page, a small file that pages ask, a table to keep.

Tổng = số mang sang từ cổng cũ + số cổng này tự đếm; tổng các ngày bằng phần cổng này tự đếm.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from congso.publication.touch import NOTHING, Change, Maker, Offered, Touch
from congso.publication.use import Document, Recorder, Use, View, fingerprint
from congso.quantities import numerals
from congso.writing import dates
from desk.kit import clock
from desk.look import charts
from desk.look.charts import Chart, Point
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb
from desk.newsroom import around, reaching
from desk.newsroom.reading import SETTING
from desk.visits import queries as visits
from desk.visits import tables
from desk.visits.queries import Daily

VISITS = "visits"
"""The kind of use that a count is."""
PAGE, NUMBER, TABLE = around.VISITS, "/luot-truy-cap.json", tables.ADDRESS
_COLUMNS = 12
_ROWS = 31


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the table, or some together."""

    day: str
    visits: str
    views: str


@dataclass(frozen=True, slots=True)
class VisitsView:
    """The page of visits."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    total: str
    counted: str
    opening: str
    opening_note: str
    opening_on: str
    """On which day that was drawn up, empty where the source does not say."""
    today: DayRow
    month: DayRow
    since: str
    chart: Chart | None
    rows: tuple[DayRow, ...]
    table: str


def pages() -> Mapping[str, Offered]:
    """Return the addresses of visits with what makes each."""
    made: dict[str, Maker] = {
        PAGE: _page,
        NUMBER: _number,
        TABLE: _file(tables.written, tables.TYPE),
        tables.DESCRIPTION: _file(tables.described, tables.DESCRIPTION_TYPE),
        tables.SUM: _file(tables.checksum, "text/plain; charset=utf-8"),
    }
    return {address: Offered(VISITS, maker) for address, maker in made.items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same for visits, none for anything else."""
    return pages() if owner == VISITS else {}


def touched(change: Change) -> Touch:
    """Return what new visits touch."""
    return Touch(frozenset({Use(VISITS, "total")})) if change.kind == "visits" else NOTHING


def current(use: Use) -> str | None:
    """Return a text that changes with every visit that is counted; None for another room's use."""
    return _state() if use.kind == VISITS else None


def _state() -> str:
    total = visits.total()
    return fingerprint(total.views, total.visits)


def _note(recorder: Recorder) -> int:
    """Note what every page of visits stands on; return the balance carried over."""
    recorder.used(VISITS, "total", _state())
    recorder.used(SETTING, around.COUNTER, around.fingerprint_of_setting(around.COUNTER) or "")
    return around.opening().opening_balance


def _page(recorder: Recorder) -> View:
    opening, days = _note(recorder), visits.days()
    today = _today(recorder)
    month = [one for one in days if (one.day.year, one.day.month) == (today.year, today.month)]
    counted = visits.total().visits
    page = VisitsView(
        title="Lượt truy cập",
        summary="Tổng số lượt truy cập cổng, số của từng ngày và cách đếm.",
        address=PAGE,
        crumbs=(home_crumb(),),
        total=_said(opening + counted),
        counted=_said(counted),
        opening=_said(opening),
        opening_note=around.opening().note,
        opening_on=dates.short(drawn) if (drawn := around.opening().balance_on) else "",
        today=_of(dates.short(today), [one for one in month if one.day == today]),
        month=_of(f"{today:%m/%Y}", month),
        since=dates.short(days[0].day) if days else "",
        chart=_chart(days[-_COLUMNS:]),
        rows=tuple(_row(one) for one in reversed(days[-_ROWS:])),
        table=TABLE,
    )
    return View("newsroom/visits.html", {"page": page})


def _today(recorder: Recorder) -> date:
    """Return today, noted so that the page is made anew when it is over."""
    today = clock.today()
    over = reaching.ends(today)
    recorder.used(reaching.MOMENT, reaching.key(over), reaching.state(over))
    return today


def _of(name: str, days: Sequence[Daily]) -> DayRow:
    """Return what was counted in some days."""
    counts = [one.count for one in days]
    return DayRow(
        name, _said(sum(one.visits for one in counts)), _said(sum(one.views for one in counts))
    )


def _number(recorder: Recorder) -> Document:
    opening = _note(recorder)
    days, counted = visits.days(), visits.total()
    today = days[-1] if days else None
    told = {
        "total": opening + counted.visits,
        "printed": _said(opening + counted.visits),
        "opening": opening,
        "visits": counted.visits,
        "views": counted.views,
        "latest": today and {"day": today.day.isoformat(), "visits": today.count.visits},
    }
    return Document(json.dumps(told, ensure_ascii=False).encode() + b"\n", "application/json")


def _file(write: Callable[[], bytes], media_type: str) -> Maker:
    """Return what makes a file of the daily series."""

    def make(recorder: Recorder) -> Document:
        _note(recorder)
        return Document(write(), media_type)

    return make


def _row(one: Daily) -> DayRow:
    return DayRow(dates.short(one.day), _said(one.count.visits), _said(one.count.views))


def _chart(days: tuple[Daily, ...]) -> Chart | None:
    if len(days) < 2:
        return None
    points = [
        Point(
            f"{one.day:%d/%m}", Decimal(one.count.visits), _said(one.count.visits),
            mark="main" if one is days[-1] else "rest",
        )
        for one in days
    ]  # fmt: skip
    return charts.columns(
        points, unit="lượt", title="Lượt truy cập mỗi ngày", measure="Lượt truy cập, theo ngày",
        source="Cổng tự đếm từ hộp thư của mặt trước", head=("Ngày", "Lượt truy cập"),
    )  # fmt: skip


def _said(number: int) -> str:
    return numerals.write(Decimal(number))
