"""The page of an edition: its figures, the five parts that the law asks for, what was corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from congso.observations.bundle import Line
from congso.observations.ledger import Ledger
from congso.observations.observation import Level, Origin
from congso.observations.reference import Aspect, Reference
from congso.periods.calendar import Period
from congso.publication.use import Document, View
from congso.writing import dates
from desk.kit import clock
from desk.ledger import chart_files, indicator_page, page_records, shown, targets
from desk.look import charts, wording
from desk.look.charts import Chart, PlanChart
from desk.look.furniture import home_crumb
from desk.look.parts import Card, Crumb, Download
from desk.releases import addresses, offering
from desk.releases.queries import Published

TEMPLATE = "releases/release.html"
_CARDS, _CHARTS = 4, 3
_NAME = "bieu-do-{}"
_named: dict[tuple[str, str], int] = {}
"""How many charts editions have, by address and checksum: they are not drawn to be counted."""
_REPORTS = Crumb("Báo cáo – thống kê", addresses.REPORTS)
_CALENDAR = Crumb("Lịch phát hành", addresses.CALENDAR)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of the release with its plan and the one before."""

    name: str
    address: str
    quantity: str
    plan: str
    ratio: str
    before: str
    change: str
    level: str
    origin: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of one place."""

    place: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice that stays: what was wrong, and what reads differently since."""

    at: datetime
    number: int
    notice: str
    changes: tuple[dict[str, str], ...]
    was_address: str
    """The edition before, as it was."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another edition or period that the page leads to."""

    title: str
    address: str
    at: datetime
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    edition: int
    published_at: datetime
    meta: tuple[tuple[str, str], ...]
    superseded: Other | None
    """The edition that took the place of this one."""
    cards: tuple[Card, ...]
    sheets: tuple[Sheet, ...]
    before: str
    plan: PlanChart | None
    charts: tuple[Chart, ...]
    parts: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Anchor, heading and paragraphs of what people wrote."""
    corrections: tuple[Correction, ...]
    files: tuple[Download, ...]
    data: tuple[tuple[str, tuple[Download, ...]], ...]
    """The files of each indicator, under its name."""
    citation: str
    editions: tuple[Other, ...]
    periods: tuple[Other, ...]
    core: tuple[tuple[str, str], ...]
    """Dublin Core, for catalogues."""


def view(edition: Published, all_of: Sequence[Published], address: str) -> ReleaseView:
    """Return the page of an edition at an address, among all editions of its series."""
    ledger, lines = edition.opened.ledger, edition.opened.lines
    same = [one for one in all_of if one.period == edition.period]
    newest = same[-1] if same else edition
    plan = _plan(ledger, lines, edition.period)
    return ReleaseView(
        title=edition.title,
        summary=edition.summary,
        address=address,
        crumbs=(home_crumb(), _REPORTS, _CALENDAR),
        edition=edition.number,
        published_at=edition.published_at,
        meta=_meta(edition),
        superseded=None if newest.number <= edition.number else _other(newest, edition),
        cards=_cards(ledger, lines, edition.period),
        sheets=_sheets(ledger, lines, edition.period),
        before=edition.period.previous().said,
        plan=plan,
        charts=charts_of(edition),
        parts=_parts(edition),
        corrections=tuple(_correction(one) for one in reversed(same) if one.notice),
        files=(offering.bundle_of(edition),),
        data=offering.files_of(edition),
        citation=_citation(edition),
        editions=tuple(_other(one, edition) for one in same) if len(same) > 1 else (),
        periods=_periods(all_of, edition),
        core=_core(edition),
    )


def as_view(page: ReleaseView, modified: datetime | None = None, record: str = "") -> View:
    """Return the page set in its template, leading to its record where it has one."""
    return View(TEMPLATE, {"page": page, "record": record}, modified)


def record(edition: Published, address: str) -> Document:
    """Return the record of the page of an edition: its figures as the bundle computes them.

    Shape: first the figures of the release, then what cards and charts tell besides: how far each
    moved, and its years.
    """
    opened = edition.opened
    files = (
        offering.bundle_of(edition),
        *(file for _name, found in offering.files_of(edition) for file in found),
    )
    told = [opened.ledger.figure(one.reference) for one in opened.lines]
    levels = _levels(opened.lines, edition.period)
    for code, place in dict.fromkeys(
        (one.reference.indicator, one.reference.place) for one in levels
    ):
        told += shown.of_indicator(opened.ledger, opened.ledger.catalogue[code], place)
    return page_records.of_figures(
        address, edition.title, told, files=files, published_at=edition.published_at
    )


def _meta(edition: Published) -> tuple[tuple[str, str], ...]:
    frame = edition.frame
    return (
        (_("Phát hành"), f"{_moment(edition.published_at)} · bản {edition.number}"),
        (_("Số liệu như đã biết"), _moment(edition.approved_at)),
        (_("Cơ quan chịu trách nhiệm"), f"{edition.agency}; {edition.person}"),
        (
            _("Địa giới"),
            _("theo bản đồ ngày %(day)s") % {"day": dates.short(frame)}
            if frame
            else _("của chính từng kỳ"),
        ),
    )  # fmt: skip


def _levels(lines: Sequence[Line], period: Period) -> list[Line]:
    return [
        one
        for one in lines
        if one.reference.aspect is Aspect.LEVEL and one.reference.period == period
    ]


def _cards(ledger: Ledger, lines: Sequence[Line], period: Period) -> tuple[Card, ...]:
    whole = [one for one in _levels(lines, period) if not one.reference.breakdown]
    return tuple(
        replace(wording.card(ledger, one.reference), printed=one.printed.partition("/")[0])
        for one in whole[:_CARDS]
    )


def _sheets(ledger: Ledger, lines: Sequence[Line], period: Period) -> tuple[Sheet, ...]:
    told = {one.reference: one for one in lines}
    found: dict[str, list[Row]] = {}
    for line in _levels(lines, period):
        found.setdefault(line.reference.place, []).append(_row(ledger, told, line))
    return tuple(
        Sheet(ledger.gazetteer.known(place).name, tuple(rows)) for place, rows in found.items()
    )


def _row(ledger: Ledger, told: dict[Reference, Line], line: Line) -> Row:
    asked = line.reference

    def quantity(reference: Reference) -> str:
        return told[reference].quantity if reference in told else "–"

    change = told.get(replace(asked, aspect=Aspect.CHANGE))
    moved = wording.change(ledger, asked) if change else None
    origin = Origin(line.origin)
    return Row(
        name=line.name,
        address=wording.indicator_address(asked.indicator),
        quantity=line.quantity,
        plan=quantity(replace(asked, aspect=Aspect.PLAN)),
        ratio=quantity(replace(asked, aspect=Aspect.PLAN_RATIO)),
        before=quantity(replace(asked, period=asked.period.previous())),
        change=(moved.short or moved.said) if moved else "–",
        level=Level(line.level).said if line.level else "",
        origin="" if origin is Origin.PUBLISHED else origin.said,
    )


def _plan(ledger: Ledger, lines: Sequence[Line], period: Period) -> PlanChart | None:
    asked = [
        replace(one.reference, aspect=Aspect.LEVEL)
        for one in lines
        if one.reference.aspect is Aspect.PLAN_RATIO and one.reference.period == period
    ]
    if not asked or len({one.place for one in asked}) > 1:
        return None
    known = set(targets.assigned(ledger.catalogue))
    found = [
        line for one in asked if one.indicator in known and (line := wording.plan_line(ledger, one))
    ]
    if not found:
        return None
    met = sum(line.met for line in found)
    return charts.plan(
        sorted(found, key=lambda line: -line.ratio),
        title=_("Đạt %(met)s trên %(all)s chỉ tiêu có kế hoạch") % {"met": met, "all": len(found)},
        measure=_("Thực hiện so với kế hoạch, %(period)s, phần trăm.") % {"period": period.said},
        source="; ".join(dict.fromkeys(one.sources for one in lines if one.reference in asked)),
    )


def charts_of(edition: Published) -> tuple[Chart, ...]:
    """Return the charts of an edition, each with its files beside the page of the edition.

    Shape: what is not published has no files yet.
    """
    found = _charts(edition.opened.ledger, edition.opened.lines, edition.period)
    if edition.row is None:
        return found
    return tuple(
        chart_files.at(edition.address, _NAME.format(number), chart)
        for number, chart in enumerate(found, start=1)
    )


def names_of_charts(edition: Published) -> tuple[str, ...]:
    """Return the names of the charts of an edition, which is frozen and keeps them."""
    key = edition.address, edition.checksum
    if key not in _named:
        _named[key] = len(charts_of(edition))
    return tuple(_NAME.format(number) for number in range(1, _named[key] + 1))


def _charts(ledger: Ledger, lines: Sequence[Line], period: Period) -> tuple[Chart, ...]:
    """Return the parts of what is told by parts, and how the first figures came to be."""
    found: dict[str, Chart] = {}
    for line in _levels(lines, period):
        indicator = ledger.catalogue[line.reference.indicator]
        newest = indicator_page.latest(ledger, indicator, line.reference.place)
        if newest is not None and newest.reference.period != period:
            continue
        page = indicator_page.view(ledger, indicator, line.reference.place, ())
        for chart in (*(one.chart for one in page.parted), page.years):
            if chart is not None and len(found) < _CHARTS:
                found.setdefault(chart.title, chart)
    return tuple(found.values())


def _parts(edition: Published) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    written = (
        ("bao-cao", _("Báo cáo thống kê"), edition.report),
        ("phan-tich", _("Phân tích"), edition.analysis),
        ("phuong-phap", _("Phương pháp"), edition.method),
        ("thu-thap", _("Thời gian và cách thu thập"), f"{edition.collected}\n{edition.collection}"),
    )
    return tuple(
        (anchor, heading, tuple(one.strip() for one in text.splitlines() if one.strip()))
        for anchor, heading, text in written
    )


def _correction(edition: Published) -> Correction:
    was = addresses.of_edition(edition.slug, edition.period.code, edition.number - 1)
    return Correction(edition.published_at, edition.number, edition.notice, edition.changes, was)


def _other(edition: Published, here: Published) -> Other:
    said = _("Bản %(number)s") % {"number": edition.number}
    is_here = (edition.period, edition.number) == (here.period, here.number)
    return Other(said, edition.address, edition.published_at, is_here)


def _periods(all_of: Sequence[Published], here: Published) -> tuple[Other, ...]:
    latest = {one.period: one for one in all_of}
    if len(latest) < 2:
        return ()
    return tuple(
        Other(
            wording.capital(period.said),
            addresses.of_period(one.slug, period.code),
            one.published_at,
            period == here.period,
        )
        for period, one in reversed(latest.items())
    )


def _citation(edition: Published) -> str:
    day = dates.short(edition.published_at.astimezone(clock.VIETNAM).date())
    return (
        f"{edition.agency} ({edition.published_at.astimezone(clock.VIETNAM).year}). "
        f"{edition.title}, bản {edition.number}, phát hành ngày {day}. "
        f"{settings.PUBLIC_URL}{edition.address}"
    )


def _core(edition: Published) -> tuple[tuple[str, str], ...]:
    return (
        ("DC.title", edition.title),
        ("DC.creator", edition.person),
        ("DC.date", edition.published_at.astimezone(clock.VIETNAM).date().isoformat()),
        ("DC.description", edition.summary),
        ("DC.publisher", edition.agency),
        ("DC.identifier", f"{settings.PUBLIC_URL}{edition.address}"),
    )


def _moment(moment: datetime) -> str:
    local = moment.astimezone(clock.VIETNAM)
    return f"{local:%H:%M} {dates.short(local.date())}"
