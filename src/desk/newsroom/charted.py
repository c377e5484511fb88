"""Charts of the ledger: what was known when their text was pinned, or the newest values.

A chart in an article keeps the numbers that the sentences around it keep, and says when the ledger
has since learnt better ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from congso.indicators.indicator import Breakdown, Indicator
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from congso.observations.reference import Aspect, Reference
from congso.periods import codes
from congso.quantities import numerals
from congso.writing import dates
from desk.ledger import comparison_page, queries
from desk.look import charts, wording
from desk.look.charts import Point
from desk.newsroom import mapped
from desk.newsroom.blocks import reference_of
from desk.newsroom.reading import Reading
from desk.newsroom.texts import AgainstPlan, Cards, Drawn, FigureTable, Part

Block = Mapping[str, Any]
_FEWEST = 2


def references_of(kind: str, block: Any) -> list[str]:
    """Return the references of the figures that a block shows."""
    match kind:
        case "plan_chart":
            return [str(one) for one in planned(block)]
        case "breakdown_chart":
            return [str(one) for one in divided(block)]
        case "series_chart":
            return [str(one) for one in followed(block)]
        case "figure_cards":
            return [str(one) for one in carded(block)]
        case "figure_table":
            return [str(one) for row in tabled(block) for one in row]
        case "tile_map":
            return [str(one) for one in mapped.references(block)]
        case _:
            return []


KINDS = frozenset(
    {"plan_chart", "breakdown_chart", "series_chart", "tile_map", "figure_cards", "figure_table"}
)
"""The blocks that are drawn from the ledger."""


def part(kind: str, block: Any, reading: Reading, shown: Ledger) -> Part | None:
    """Return what a block of the ledger becomes, as known in `shown`.

    Shape: one of `KINDS`; its figures are noted already.
    """
    match kind:
        case "plan_chart":
            return plan_chart(shown, block, reading.ledger)
        case "breakdown_chart":
            return breakdown_chart(shown, block, reading.ledger)
        case "series_chart":
            return series_chart(shown, block, reading.ledger)
        case "tile_map":
            return tile_map(shown, block, reading.ledger)
        case "figure_cards":
            return cards(block["figures"], reading, shown)
        case _:
            return table(shown, block, reading.ledger)


def planned(block: Block) -> tuple[Reference, ...]:
    """Return the plan ratios that a plan chart shows."""
    period = codes.read(block["period"])
    return tuple(
        Reference(code, block["place"], period, aspect=Aspect.PLAN_RATIO)
        for code in block["indicators"]
    )


def divided(block: Block) -> tuple[Reference, ...]:
    """Return the levels that a breakdown chart shows: the whole it is part of, then each part."""
    indicator = queries.catalogue()[block["indicator"]]
    period, place = codes.read(block["period"]), block["place"]
    whole = [Reference(indicator.part_of, place, period)] if indicator.part_of else []
    members = breakdown.members if (breakdown := divided_by(block)) else ()
    parts = [Reference(indicator.code, place, period, member.code) for member in members]
    return (*whole, *parts)


def divided_by(block: Block) -> Breakdown | None:
    """Return the breakdown that a chart of parts shows: the first of its indicator."""
    return next(iter(queries.catalogue()[block["indicator"]].breakdowns), None)


def followed(block: Block) -> tuple[Reference, ...]:
    """Return the levels that a chart of periods shows, the oldest first."""
    periods = sorted(map(codes.read, block["periods"]), key=lambda one: (one.end, one.start))
    return tuple(Reference(block["indicator"], block["place"], period) for period in periods)


def carded(block: Block) -> tuple[Reference, ...]:
    """Return the levels that figure cards show."""
    return tuple(reference.read(reference_of(one)) for one in block["figures"])


def tabled(block: Block) -> tuple[tuple[Reference, ...], ...]:
    """Return the levels of a table of figures, row by row."""
    periods = tuple(map(codes.read, block["periods"]))
    return tuple(
        tuple(Reference(code, block["place"], period) for period in periods)
        for code in block["indicators"]
    )


def plan_chart(ledger: Ledger, block: Block, now: Ledger | None = None) -> AgainstPlan | None:
    """Return the chart of targets against plan, None where no target has both numbers.

    Shape: `ledger` as it is to be shown; `now`, for a pinned chart, as it stands.
    """
    wanted = planned(block)
    lines = [line for line in (wording.plan_line(ledger, one) for one in wanted) if line]
    if not lines:
        return None
    figures = [ledger.figure(one) for one in wanted]
    said = wanted[0].period.said
    return AgainstPlan(
        charts.plan(
            lines,
            title=block["title"],
            measure=f"Thực hiện {said} so với kế hoạch được giao",
            source=_source(figures, now),
        )
    )


def breakdown_chart(ledger: Ledger, block: Block, now: Ledger | None = None) -> Drawn | None:
    """Return the chart of the parts of an indicator, None where none is known.

    Shape: as for `plan_chart`.
    """
    indicator = queries.catalogue()[block["indicator"]]
    wanted = divided(block)
    figures = [figure for figure in map(ledger.figure, wanted) if figure.value is not None]
    if not any(figure.reference.indicator == indicator.code for figure in figures):
        return None
    points = sorted(
        (_point(figure, indicator) for figure in figures),
        key=lambda point: (point.mark != "rest", -point.value),
    )
    breakdown = divided_by(block)
    note = ""
    if breakdown is not None and breakdown.overlapping:
        note = (
            f"Một {indicator.unit.symbol} có thể được đếm ở nhiều {breakdown.name.lower()}; "
            "các phần không cộng thành tổng."
        )
    return Drawn(
        charts.bars(
            points,
            title=block["title"],
            measure=f"{indicator.name}, {wanted[-1].period.said}, đơn vị: {indicator.unit.symbol}",
            source=_source(figures, now),
            head=(breakdown.name if breakdown else "Phần", "Giá trị"),
            note=note,
        ),
        address=wording.indicator_address(indicator.code),
    )


def series_chart(ledger: Ledger, block: Block, now: Ledger | None = None) -> Drawn | None:
    """Return the columns of one indicator over its periods, None where fewer than two are known.

    Shape: as for `plan_chart`.
    """
    figures = [figure for figure in map(ledger.figure, followed(block)) if figure.value is not None]
    if len(figures) < _FEWEST:
        return None
    points = [
        Point(
            label=figure.reference.period.code,
            value=figure.value or Decimal(0),
            printed=figure.printed,
            mark="main" if figure is figures[-1] else "rest",
            is_pale=figure.origin is Origin.SYNTHETIC,
        )
        for figure in figures
    ]
    newest = figures[-1]
    unit = wording.unit_of(newest)
    drawn = charts.columns(
        points,
        unit=unit,
        title=block["title"],
        measure=f"{newest.name}, đơn vị: {unit}",
        source=_source(figures, now),
    )
    return Drawn(drawn, address=wording.indicator_address(block["indicator"]))


def tile_map(ledger: Ledger, block: Block, now: Ledger | None = None) -> Drawn | None:
    """Return an indicator on a map of tiles, None where too few units have a number.

    Shape: as for `plan_chart`.
    """
    indicator, period = queries.catalogue()[block["indicator"]], codes.read(block["period"])
    chart = comparison_page.map_of(ledger, indicator, mapped.units(block), period)
    if chart is None:
        return None
    figures = [ledger.figure(one) for one in mapped.references(block)]
    source = _source([one for one in figures if one.value is not None], now)
    drawn = replace(chart, title=block["title"], source=source)
    return Drawn(drawn, address=wording.indicator_address(indicator.code))


def cards(blocks: Sequence[Block], reading: Reading, ledger: Ledger | None = None) -> Cards:
    """Return figure cards, each figure and its change noted.

    Shape: as known in `ledger`, without it as the ledger stands.
    """
    wanted = carded({"figures": blocks})
    for one in wanted:
        reading.figure(one)
        reading.changes(one)
    return Cards(tuple(wording.card(ledger or reading.ledger, one) for one in wanted))


def table(ledger: Ledger, block: Block, now: Ledger | None = None) -> FigureTable:
    """Return a table of figures; what is not known says so.

    Shape: as for `plan_chart`.
    """
    rows = [[ledger.figure(one) for one in row] for row in tabled(block)]
    head = [wording.capital(figure.reference.period.said) for figure in rows[0]]
    return FigureTable(
        title=block["title"],
        head=(str(_("Chỉ tiêu")), *head),
        rows=tuple(
            (
                f"{row[0].name} ({wording.unit_of(row[0])})",
                wording.indicator_address(row[0].reference.indicator),
                tuple(wording.told(figure) for figure in row),
            )
            for row in rows
        ),
        source=_source([one for row in rows for one in row if one.value is not None], now),
    )


def _point(figure: Figure, indicator: Indicator) -> Point:
    is_whole = figure.reference.indicator != indicator.code
    value = figure.value if figure.value is not None else Decimal(0)
    return Point(
        label=f"Tất cả {figure.unit.symbol}"
        if is_whole
        else figure.name.removeprefix(f"{indicator.name} "),
        value=value,
        printed=numerals.write(value, figure.decimals),
        mark="rest" if is_whole else "main",
        is_pale=figure.origin is Origin.SYNTHETIC,
    )


def _source(figures: list[Figure], now: Ledger | None) -> str:
    sources = dict.fromkeys(source for figure in figures for source in figure.sources)
    day = _newest(figures)
    known = f" · biết đến ngày {dates.short(day)}" if day else ""
    return f"{'; '.join(sources)}{known}{_since_revised(figures, now)}"


def _since_revised(figures: list[Figure], now: Ledger | None) -> str:
    """Say from which day the ledger tells another number than the chart."""
    if now is None:
        return ""
    standing = [(figure, now.figure(figure.reference)) for figure in figures]
    day = _newest([newer for shown, newer in standing if newer.printed != shown.printed])
    return f" · giữ như lúc đăng, sổ đã có số mới từ ngày {dates.short(day)}" if day else ""


def _newest(figures: list[Figure]) -> date | None:
    return max(filter(None, (wording.day_known(figure) for figure in figures)), default=None)
