"""What an indicator is divided into: a chart for each of its breakdowns, and their newest figures.

Mobile sites are told by technology and by operator: two charts, each with a table of its own, and
neither is added to the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, count

from congso.indicators.indicator import Breakdown, Catalogue, Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Reference
from desk.ledger import chart_files
from desk.look import charts, wording
from desk.look.charts import Chart, Point

_OVERLAPPING = "Một trạm, một địa bàn có thể được đếm ở nhiều phần; các phần không cộng thành tổng."


@dataclass(frozen=True, slots=True)
class Division:
    """One way in which an indicator is divided, by itself or by another."""

    name: str
    """Of the files of its chart."""
    divided: Indicator
    breakdown: Breakdown


@dataclass(frozen=True, slots=True)
class PartedChart:
    """The chart of one breakdown, and where the indicator stands that divides."""

    name: str
    chart: Chart
    address: str
    """Empty where the indicator divides itself."""


def divisions(catalogue: Catalogue, indicator: Indicator) -> Iterator[Division]:
    """Yield the ways in which an indicator is divided, each under a name of its own.

    Shape: the name of the first stays when others are added behind it.
    """
    dividers = [
        other
        for other in catalogue.indicators.values()
        if other.breakdowns and (other.part_of or other.code) == indicator.code
    ]
    taken: set[str] = set()
    for divided in dividers or ([indicator] if indicator.breakdowns else []):
        for breakdown in divided.breakdowns:
            name = _free(breakdown, taken) if taken else chart_files.PARTS
            taken.add(name)
            yield Division(name, divided, breakdown)


def _free(breakdown: Breakdown, taken: set[str]) -> str:
    """Return a name after the dimension; where two divide by the same, the later has a number."""
    name = f"{chart_files.PARTS}-{breakdown.dimension.replace('_', '-')}"
    numbered = (f"{name}-{number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one not in taken)


def charts_of(
    ledger: Ledger, indicator: Indicator, place: str, whole: Figure | None
) -> tuple[PartedChart, ...]:
    """Return the charts of the parts of an indicator at a place, one for each breakdown told."""
    found = []
    for one in divisions(ledger.catalogue, indicator):
        figures = latest_of(ledger, one.divided, one.breakdown, place)
        if figures:
            address = wording.indicator_address(one.divided.code)
            is_own = one.divided.code == indicator.code
            chart = _chart(one, figures, whole or _whole(ledger, one.divided, figures[0]))
            found.append(PartedChart(one.name, chart, "" if is_own else address))
    return tuple(found)


def figures(
    ledger: Ledger, indicator: Indicator, place: str, whole: Figure | None
) -> Iterator[Figure]:
    """Yield the figures of the charts of the parts: each part, and what is divided."""
    for one in divisions(ledger.catalogue, indicator):
        found = latest_of(ledger, one.divided, one.breakdown, place)
        yield from found
        total = whole or (_whole(ledger, one.divided, found[0]) if found else None)
        yield from [total] if total else []


def latest(ledger: Ledger, divided: Indicator, place: str) -> list[Figure]:
    """Return the parts of the newest period that has any, by the first breakdown that is told."""
    told = (latest_of(ledger, divided, one, place) for one in divided.breakdowns)
    return next((figures for figures in told if figures), [])


def latest_of(ledger: Ledger, divided: Indicator, breakdown: Breakdown, place: str) -> list[Figure]:
    """Return the parts of one breakdown of the newest period that has any."""
    periods = {
        period
        for code in breakdown.codes
        for period in ledger.known.periods(divided.code, place, code)
    }
    if not periods:
        return []
    newest = max(periods, key=lambda period: (period.end, period.start))
    found = [
        ledger.figure(Reference(divided.code, place, newest, code)) for code in breakdown.codes
    ]
    return [figure for figure in found if figure.value is not None]


def point(figure: Figure, label: str, mark: str = "main") -> Point:
    """Return a figure as a bar of a chart."""
    return Point(
        label,
        figure.value or Decimal(0),
        figure.quantity if figure.unit.symbol == "%" else wording.number_of(figure),
        mark,
        is_pale=figure.origin is Origin.SYNTHETIC,
    )


def _chart(division: Division, figures: Sequence[Figure], whole: Figure | None) -> Chart:
    divided, breakdown = division.divided, division.breakdown
    points = [point(figure, figure.name.removeprefix(f"{divided.name} ")) for figure in figures]
    points.sort(key=lambda one: -one.value)
    if whole is not None and whole.reference.period == figures[0].reference.period:
        points.insert(0, point(whole, "Tất cả", mark="rest"))
    by = breakdown.name[:1].lower() + breakdown.name[1:]
    sources = (*figures, *((whole,) if whole else ()))
    return charts.bars(
        points,
        title=_finding(figures, divided),
        measure=f"{divided.name}, chia theo {by}, {figures[0].reference.period.said}",
        source="; ".join(dict.fromkeys(source for one in sources for source in one.sources)),
        head=(breakdown.name, wording.capital(divided.unit.symbol)),
        unit=divided.unit.symbol,
        note=_OVERLAPPING if breakdown.overlapping else "",
    )


def at(page: str, parted: Sequence[PartedChart]) -> tuple[PartedChart, ...]:
    """Return the charts with the addresses of their files beside a page."""
    return tuple(replace(one, chart=chart_files.at(page, one.name, one.chart)) for one in parted)


def without_files(told: Sequence[PartedChart]) -> tuple[PartedChart, ...]:
    """Return the charts without files, as a page of another day has them."""
    return tuple(replace(one, chart=chart_files.without(one.chart)) for one in told)


def _whole(ledger: Ledger, parted: Indicator, part: Figure) -> Figure | None:
    """Return the whole that a part is a part of, None where it is not known."""
    asked, code = part.reference, parted.part_of
    total = ledger.figure(Reference(code, asked.place, asked.period)) if code else None
    return total if total and total.value is not None else None


def _finding(figures: Sequence[Figure], divided: Indicator) -> str:
    """Return what the chart of the parts shows, in a few words."""
    first = max(figures, key=lambda figure: figure.value or Decimal(0))
    names = [figure.name.removeprefix(f"{divided.name} ") for figure in figures]
    if len({figure.value for figure in figures}) == 1 and len(figures) > 1:
        return f"{', '.join(names[:-1])} và {names[-1]}: cùng {first.quantity}"
    name = first.name.removeprefix(f"{divided.name} ")
    return f"Nhiều nhất là {name}: {first.quantity}"
