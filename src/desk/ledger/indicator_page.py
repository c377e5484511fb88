"""The page of an indicator: the figure, its years, its parts, why it is so, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from congso.indicators.indicator import Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Aspect, Reference
from congso.periods.calendar import Period, Year
from congso.places.place import Place
from congso.quantities.units import Kind
from congso.writing import dates
from desk.ledger import (
    addresses,
    chart_files,
    definition,
    explanation,
    holdings,
    parted,
    targets,
    vintages,
)
from desk.ledger.addresses import REPORTS
from desk.ledger.beside import Beside
from desk.ledger.definition import Meaning
from desk.ledger.editions import Edition
from desk.ledger.explanation import Explanation
from desk.ledger.maps import MapChoice
from desk.ledger.parted import PartedChart
from desk.ledger.vintages import Vintage
from desk.look import charts, parts, wording
from desk.look.charts import CannotBeDrawn, Chart, Point
from desk.look.furniture import home_crumb
from desk.look.parts import Change, Citation, Crumb, Download, PlanLine


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """What is known of one period."""

    period: str
    actual: str
    plan: str
    ratio: str
    level: str
    origin: str
    flag: str
    """That the published number is another than the computed one; empty where it is not."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an indicator that is only reported by parts."""

    name: str
    printed: str
    unit: str
    origin: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    place: str
    printed: str
    unit: str
    measured_in: str
    """The unit for the head of a table; empty for a rank."""
    origin: str
    missing: str
    change: Change | None
    parts: tuple[Part, ...]
    meta: tuple[tuple[str, str], ...]
    plan: PlanLine | None
    years: Chart | None
    rows: tuple[PeriodRow, ...]
    has_plan: bool
    parted: tuple[PartedChart, ...]
    """A chart for each way in which it is divided."""
    why: Explanation | None
    history: tuple[Vintage, ...]
    citations: tuple[Citation, ...]
    definition: str
    definition_source: str
    codes: tuple[tuple[str, str], ...]
    meanings: tuple[Meaning, ...]
    """What it meant from which day on, and across which days it is not compared."""
    files: tuple[Download, ...]
    """What can be taken away of it."""
    maps: tuple[MapChoice, ...] = ()
    """The maps that it can be told on."""
    beside: Beside | None = None
    """The same for other places."""
    is_defined_otherwise: bool = False
    """Whether the definition that stood on a day was another than the one that stands."""
    edition: Edition | None = None
    """Said where the page tells what was known on a day."""
    listed_at: str = ""
    """Where the editions of the page are listed."""


def view(
    ledger: Ledger,
    indicator: Indicator,
    place: str,
    citations: Sequence[Citation],
    files: Sequence[Download] = (),
    address: str = "",
) -> IndicatorView:
    """Return the page of an indicator for a place; at `address` where that is not the home."""
    known, unit = holdings.levels(ledger, indicator.code, place), ledger.gazetteer.known(place)
    latest = known[-1] if known else None
    address = address or wording.indicator_address(indicator.code)
    return IndicatorView(
        title=indicator.name,
        summary=_summary(indicator, latest),
        address=address,
        crumbs=_way(ledger, indicator),
        place=unit.name,
        printed=wording.number_of(latest) if latest else "–",
        unit=wording.unit_of(latest) if latest else "",
        measured_in="" if indicator.unit.kind in (Kind.RANK, Kind.TEXT) else indicator.unit.symbol,
        origin=wording.origin_label(latest) if latest else "",
        missing="" if latest else "chưa có số",
        change=wording.change(ledger, latest.reference) if latest else None,
        parts=() if latest else _parts(ledger, indicator, place),
        meta=_meta(latest or _latest_part(ledger, indicator, place)),
        plan=_plan(ledger, latest),
        years=chart_files.at(address, chart_files.YEARS, _years(ledger, indicator, known)),
        rows=tuple(_row(ledger, figure) for figure in reversed(known)),
        has_plan=any(_plan(ledger, figure) for figure in known),
        parted=parted.at(address, parted.charts_of(ledger, indicator, place, latest)),
        why=explanation.explain(ledger, latest) if latest else None,
        history=_history(ledger, indicator, place, latest),
        citations=_by_page(citations),
        files=tuple(files),
        **_defined(ledger, indicator, unit),
    )


def _defined(ledger: Ledger, indicator: Indicator, place: Place) -> dict[str, Any]:
    """Return what the page says of the definition, by the names of its parts."""
    return {
        "definition": indicator.definition,
        "definition_source": indicator.source,
        "codes": definition.facts(indicator),
        "meanings": definition.meanings(ledger.catalogue, indicator, place.code),
    }


def _way(ledger: Ledger, indicator: Indicator) -> tuple[Crumb, ...]:
    theme = ledger.catalogue.themes[indicator.theme]
    return home_crumb(), REPORTS, Crumb(theme.name, addresses.of_theme(theme.code))


def charts_of(ledger: Ledger, indicator: Indicator, place: str) -> dict[str, Chart]:
    """Return the charts of an indicator for a place, by the names of their files."""
    known = holdings.levels(ledger, indicator.code, place)
    years = _years(ledger, indicator, known)
    told = parted.charts_of(ledger, indicator, place, known[-1] if known else None)
    found = {chart_files.YEARS: years} if years else {}
    return found | {one.name: one.chart for one in told}


def changed_at(page: IndicatorView) -> datetime | None:
    """Return when what the page shows last changed."""
    return parts.newest([one.moment for one in page.history])


def latest(ledger: Ledger, indicator: Indicator, place: str) -> Figure | None:
    """Return the newest figure of an indicator that has a value, the whole before its parts."""
    known = holdings.levels(ledger, indicator.code, place)
    return known[-1] if known else None


def _summary(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return indicator.definition
    said = f"{wording.capital(figure.reference.period.said)}: {figure.quantity}."
    return f"{said} {indicator.definition}".replace("\u00a0", " ").strip()


def _meta(figure: Figure | None) -> tuple[tuple[str, str], ...]:
    if figure is None:
        return ()
    since = wording.day_known(figure)
    if figure.observation is not None:
        level = wording.capital(figure.observation.level.said)
    else:
        level = f"Tính từ {len(figure.inputs) + len(figure.rolls)} đầu vào"
    return (
        ("Kỳ", wording.capital(figure.reference.period.said)),
        ("Nguồn", wording.source_of(figure)),
        ("Mức độ", level),
        ("Biết từ ngày", dates.short(since) if since else "–"),
    )


def _plan(ledger: Ledger, figure: Figure | None) -> PlanLine | None:
    if figure is None or figure.indicator.code not in targets.assigned(ledger.catalogue):
        return None
    return wording.plan_line(ledger, figure.reference)


def _row(ledger: Ledger, figure: Figure) -> PeriodRow:
    against = _plan(ledger, figure)
    planned = ledger.figure(
        Reference(
            figure.indicator.code,
            figure.reference.place,
            figure.reference.period,
            aspect=Aspect.PLAN,
        )
    )
    recorded = figure.observation
    return PeriodRow(
        period=wording.capital(figure.reference.period.said),
        actual=figure.printed,
        plan=planned.printed if against else "–",
        ratio=against.printed if against else "–",
        level=recorded.level.said if recorded else "tính ra",
        origin=wording.origin_label(figure),
        flag=wording.capital(figure.disagreement or ""),
    )


def _years(ledger: Ledger, indicator: Indicator, known: Sequence[Figure]) -> Chart | None:
    alike = [one for one in known if one.reference.period.kind == known[-1].reference.period.kind]
    if len(alike) < 2 or indicator.unit.kind is Kind.TEXT:
        return None
    shown, now = alike[-12:], known[-1]
    points = [
        Point(
            _short(figure.reference.period),
            figure.value or Decimal(0),
            wording.number_of(figure),
            "main" if figure is now else "rest",
            is_pale=figure.origin is Origin.SYNTHETIC,
        )
        for figure in shown
    ]
    moved = wording.change(ledger, now.reference)
    place = ledger.gazetteer.known(now.reference.place).name
    title = f"{wording.capital(now.reference.period.said)}: {now.quantity}"
    if moved is not None:
        title = f"{wording.capital(now.reference.period.said)} {_lowered(moved.said)}"
        title += f", {moved.growth}" if moved.growth else f" so với {moved.since}"
    measure, source = f"{indicator.name}, {place}", wording.source_of(now)
    try:
        if indicator.unit.kind is Kind.RANK:
            measure += "; hạng nhỏ hơn ở trên"
            return charts.ranks(points, title=title, measure=measure, source=source)
        return charts.columns(
            points, unit=indicator.unit.symbol, title=title, measure=measure, source=source
        )
    except CannotBeDrawn:
        return None


def _latest_part(ledger: Ledger, indicator: Indicator, place: str) -> Figure | None:
    return next(iter(parted.latest(ledger, indicator, place)), None)


def _parts(ledger: Ledger, indicator: Indicator, place: str) -> tuple[Part, ...]:
    return tuple(
        Part(
            figure.name.removeprefix(f"{indicator.name} "),
            wording.number_of(figure),
            wording.unit_of(figure),
            wording.origin_label(figure),
        )
        for figure in parted.latest(ledger, indicator, place)
    )


def _history(
    ledger: Ledger, indicator: Indicator, place: str, figure: Figure | None
) -> tuple[Vintage, ...]:
    if indicator.formula is None or not indicator.formula.inputs:
        return vintages.recorded(ledger, indicator.code, place)
    return vintages.computed(ledger, figure.reference) if figure else ()


def _by_page(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return one citation a page, with every number of the indicator that stands on it."""
    pages: dict[str, list[Citation]] = {}
    for citation in citations:
        pages.setdefault(citation.address, []).append(citation)
    return tuple(
        replace(
            cited[0],
            quantity=" · ".join(dict.fromkeys(one.quantity for one in cited)),
            known=max(one.known for one in cited),
            is_revised=any(one.is_revised for one in cited),
        )
        for cited in pages.values()
    )


def _short(period: Period) -> str:
    return period.code if isinstance(period, Year) else wording.capital(period.said)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
