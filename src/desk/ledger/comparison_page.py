"""Places of one level side by side: one indicator, one period, one map, and who is missing.

Điểm phục vụ of the eleven districts of 2023, the largest first or by name; what is withheld is
shown as withheld, what is missing is named with the reason, and nothing stands in for it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Better, Indicator
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin, Status
from congso.observations.reference import Reference
from congso.periods.calendar import Period
from congso.places import tiles
from congso.places.place import Level, Place
from congso.places.tiles import Tile
from congso.quantities import numerals
from congso.quantities.units import Kind
from congso.writing import dates, letters
from desk.kit import shelf
from desk.ledger import addresses, chart_files, comparisons, marks, peers
from desk.ledger.comparisons import Comparison, Order, side_by_side
from desk.ledger.editions import Edition
from desk.look import charts, tile_maps, wording
from desk.look.charts import CannotBeDrawn, Chart, Point
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb
from desk.look.tile_maps import Cell

_MOST_BARS = 12
_FEWEST_OF_A_MAP = 4
"""A map on which fewer than one unit in so many has a number says nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place with its figure."""

    place: str
    address: str
    code: str
    printed: str
    sort: str
    """The value for programs, empty where there is none."""
    mark: str
    """The sign of the note that says where the number comes from."""
    said: str
    """Why there is no number."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Places without a figure, and the reason that they share."""

    reason: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a reader may choose of a comparison."""

    of: str
    options: tuple[tuple[str, str, bool], ...]
    """Name and address of each, and whether it is this page."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything that the page shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    told: str
    measured_in: str
    map_said: str
    source: str
    origins: str
    """What the signs beside the numbers mean."""
    chart: Chart | None
    map: Chart | None
    rows: tuple[Row, ...]
    total: str
    missing: tuple[Missing, ...]
    choices: tuple[Choice, ...] = ()
    """What else a reader may choose: the period, the peers, the order; nothing on a past day."""
    edition: Edition | None = None
    """Said where the page tells what was known on a day."""
    listed_at: str = ""
    """Where the editions of the page are listed."""


def view(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison, order: Order
) -> ComparisonView:
    """Return the page that sets the units of a level side by side."""
    figures = side_by_side(ledger, indicator, home, comparison)
    told = _ordered([one for one in figures if wording.is_founded(one[1])], order)
    withheld = [one for one in figures if _is_withheld(one[1])]
    shown = [*told, *withheld]
    absent = [one for one in figures if one not in shown]
    period, own = comparison.period, comparison.address(indicator.code)
    drawn = _drawn(ledger, figures, indicator, comparison)
    signs = marks.of(wording.origin_label(figure) for _, figure in told)
    among = f"{len(told)} trên {len(figures)} {peers.SAID[comparison.level]}"
    return ComparisonView(
        title=f"{indicator.name}: so sánh {comparison.said(ledger)}, {period.said}",
        summary=f"{indicator.name}, {period.said}: {among} có số.",
        address=comparison.address(indicator.code, order),
        crumbs=(
            home_crumb(),
            addresses.REPORTS,
            Crumb(indicator.name, wording.indicator_address(indicator.code)),
        ),
        told=f"{wording.capital(period.said)} · {among} có số",
        measured_in="" if indicator.unit.kind is Kind.RANK else indicator.unit.symbol,
        map_said=f"Địa giới ngày {dates.short(period.end)}, ngày cuối của kỳ",
        source=_sources(told),
        origins=marks.note(signs),
        chart=chart_files.at(own, chart_files.PLACES, drawn.get(chart_files.PLACES)),
        map=chart_files.at(own, chart_files.MAP, drawn.get(chart_files.MAP)),
        rows=tuple(_row(ledger, signs, comparison, *one) for one in shown),
        total=_total(told, absent, withheld, indicator),
        missing=_missing(ledger, comparison, absent),
    )


def charts_of(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> dict[str, Chart]:
    """Return the charts of a comparison, by the names of their files."""
    figures = side_by_side(ledger, indicator, home, comparison)
    return _drawn(ledger, figures, indicator, comparison)


def map_of(
    ledger: Ledger, indicator: Indicator, units: Sequence[Place], period: Period
) -> Chart | None:
    """Return an indicator on the map of tiles that bears just these units, None without one."""
    figures = [(unit, ledger.figure(Reference(indicator.code, unit.id, period))) for unit in units]
    told = _ordered([one for one in figures if wording.is_founded(one[1])], Order.VALUE)
    return _map(figures, told, indicator, period) if told else None


def choices(
    ledger: Ledger, indicator: Indicator, home: Place, here: Comparison, order: Order
) -> tuple[Choice, ...]:
    """Return the periods of the same peers, the peers of the same period, and the orders."""
    every = [one for one in comparisons.every(ledger, indicator, home) if one.level is here.level]
    code = indicator.code
    periods = Choice(
        "Kỳ",
        tuple(
            (wording.capital(one.period.said), one.address(code, order), one == here)
            for one in reversed(every)
            if one.roof == here.roof
        ),
    )
    among = Choice(
        "Giữa",
        tuple(
            (one.said(ledger), one.address(code, order), one == here)
            for one in every
            if one.period == here.period
        ),
    )
    orders = Choice(
        "Xếp", tuple((one.said, here.address(code, one), one is order) for one in Order)
    )
    return (*(one for one in (periods, among) if len(one.options) > 1), orders)


def _called(ledger: Ledger, place: Place, comparison: Comparison) -> str:
    """Return what a unit is called beside its peers: in the country, with its province."""
    if comparison.roof != peers.COUNTRY:
        return place.name
    return f"{place.name}, {_province(ledger, place, comparison)}"


def _province(ledger: Ledger, place: Place, comparison: Comparison) -> str:
    above = place
    while above.level is not Level.PROVINCE and above.parent_code:
        day, code = comparison.period.end, above.parent_code
        found = [one for one in ledger.gazetteer.carriers(code) if one.validity.holds_on(day)]
        if not found:
            break
        above = found[0]
    return above.name


def _drawn(
    ledger: Ledger,
    figures: list[tuple[Place, Figure]],
    indicator: Indicator,
    comparison: Comparison,
) -> dict[str, Chart]:
    told = _ordered([one for one in figures if wording.is_founded(one[1])], Order.VALUE)
    found = {
        chart_files.PLACES: _chart(ledger, told, indicator, comparison) if told else None,
        chart_files.MAP: _map(figures, told, indicator, comparison.period),
    }
    return {name: chart for name, chart in found.items() if chart is not None}


def _is_withheld(figure: Figure) -> bool:
    return figure.value is None and figure.missing == Status.WITHHELD.said


def _ordered(told: list[tuple[Place, Figure]], order: Order) -> list[tuple[Place, Figure]]:
    match order:
        case Order.NAME:
            return sorted(told, key=lambda one: letters.sort_key(one[0].bare_name))
        case Order.CODE:
            return sorted(told, key=lambda one: one[0].code)
        case _:
            return sorted(told, key=_by_value)


def _by_value(one: tuple[Place, Figure]) -> tuple[object, ...]:
    place, figure = one
    value = figure.value or 0
    return (value if figure.indicator.better is Better.DOWN else -value, place.code)


def _row(
    ledger: Ledger, signs: marks.Signs, comparison: Comparison, place: Place, figure: Figure
) -> Row:
    return Row(
        place=_called(ledger, place, comparison),
        address=addresses.of_place(ledger.gazetteer, place),
        code=place.code,
        printed=figure.printed,
        sort="" if figure.value is None else str(figure.value),
        mark=signs.get(wording.origin_label(figure), "") if figure.value is not None else "",
        said=figure.missing or "",
    )


def _chart(
    ledger: Ledger,
    told: Sequence[tuple[Place, Figure]],
    indicator: Indicator,
    comparison: Comparison,
) -> Chart | None:
    points = [
        Point(
            _called(ledger, place, comparison),
            figure.value or Decimal(0),
            figure.printed,
            is_pale=figure.origin is Origin.SYNTHETIC,
        )
        for place, figure in told[:_MOST_BARS]
    ]
    first = min(told, key=_by_value)
    ahead = "Tốt nhất" if indicator.better is Better.DOWN else "Cao nhất"
    if indicator.better is Better.DOWN and indicator.unit.kind is not Kind.RANK:
        ahead = "Thấp nhất"
    try:
        return charts.bars(
            points,
            title=f"{ahead} là {first[0].name}: {first[1].quantity}",
            measure=f"{indicator.name}, {comparison.period.said}",
            source=_sources(told),
            head=("Đơn vị hành chính", wording.capital(indicator.unit.symbol)),
            unit=indicator.unit.symbol,
        )
    except CannotBeDrawn:
        return None


def _map(
    figures: Sequence[tuple[Place, Figure]],
    told: Sequence[tuple[Place, Figure]],
    indicator: Indicator,
    period: Period,
) -> Chart | None:
    """Return the units on a map of tiles, None where none is laid for just these."""
    by_code = {place.code: (place, figure) for place, figure in figures}
    layout = tiles.covering(shelf.tile_maps(), by_code)
    if layout is None or len(told) * _FEWEST_OF_A_MAP < len(figures):
        return None
    cells = [
        Cell(tile.column, tile.row, tile.label, tile.code)
        if not tile.code
        else _cell(tile, *by_code[tile.code])
        for tile in layout.tiles
    ]
    ends = f"từ {told[-1][1].printed} đến {told[0][1].printed}"
    if indicator.better is Better.DOWN:
        ends = f"từ {told[0][1].printed} đến {told[-1][1].printed}"
    try:
        return tile_maps.tiles(
            cells,
            title=f"{indicator.name} theo nơi: {ends}",
            measure=f"{indicator.name}, {period.said}; mỗi đơn vị một ô, không theo tỷ "
            "lệ diện tích",
            source=_sources(told),
            unit=indicator.unit.symbol,
            decimals=indicator.decimals,
        )
    except CannotBeDrawn:
        return None


def _cell(tile: Tile, place: Place, figure: Figure) -> Cell:
    return Cell(
        tile.column,
        tile.row,
        tile.label,
        tile.code,
        place.name,
        figure.value if wording.is_founded(figure) else None,
        wording.told(figure),
        is_pale=figure.value is not None and figure.origin is Origin.SYNTHETIC,
    )


def _total(
    told: Sequence[tuple[Place, Figure]],
    absent: Sequence[tuple[Place, Figure]],
    withheld: Sequence[tuple[Place, Figure]],
    indicator: Indicator,
) -> str:
    """Return the sum where the values add up and none is missing; no sum is better than a false."""
    if absent or withheld or indicator.restate is not Restate.SUM:
        return ""
    total = sum((figure.value or Decimal(0) for _, figure in told), Decimal(0))
    return numerals.write(total, indicator.decimals)


def _missing(
    ledger: Ledger, comparison: Comparison, absent: Sequence[tuple[Place, Figure]]
) -> tuple[Missing, ...]:
    """Return who is missing by reason; of the whole country how many in each province."""
    by_reason = sorted(absent, key=lambda one: one[1].missing or "")
    found = [
        (reason or "chưa có số", [place for place, _ in group])
        for reason, group in groupby(by_reason, key=lambda one: one[1].missing)
    ]
    if comparison.roof != peers.COUNTRY:
        return tuple(
            Missing(reason, tuple(place.name for place in places)) for reason, places in found
        )
    return tuple(
        Missing(
            reason,
            tuple(
                f"{name}: {count} đơn vị"
                for name, count in Counter(
                    _province(ledger, place, comparison) for place in places
                ).items()
            ),
        )
        for reason, places in found
    )


def _sources(told: Sequence[tuple[Place, Figure]]) -> str:
    return "; ".join(dict.fromkeys(source for _, figure in told for source in figure.sources))
