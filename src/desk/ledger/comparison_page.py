"""Places of one level side by side: one indicator, one period, one map, and who is missing.

Điểm phục vụ of the eleven districts of 2023, the largest first or by name; what is withheld is
shown as withheld, what is missing is named with the reason, and nothing stands in for it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
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
from desk.ledger import addresses, chart_files, holdings, marks, peers
from desk.look import charts, tile_maps, wording
from desk.look.charts import CannotBeDrawn, Chart, Point
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb
from desk.look.tile_maps import Cell

_MOST_BARS = 12
_FEWEST_OF_A_MAP = 4
"""A map on which fewer than one unit in so many has a number says nothing."""


class Order(Enum):
    """In what order the places stand; each order is a page of its own."""

    VALUE = ""
    NAME = "theo-ten/"
    CODE = "theo-ma/"

    @property
    def said(self) -> str:
        """The order in words."""
        return {
            Order.VALUE: "theo giá trị",
            Order.NAME: "theo tên",
            Order.CODE: "theo mã đơn vị",
        }[self]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: units of a level in a period."""

    level: Level
    period: Period

    def address(self, code: str, order: Order = Order.VALUE) -> str:
        """Return where the comparison of an indicator lies."""
        about = f"{peers.SLUGS[self.level]}-{letters.slug(self.period.code)}"
        return f"{wording.indicator_address(code)}so-sanh/{about}/{order.value}"


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
    orders: tuple[tuple[str, str, bool], ...]
    """Name and address of each order, and whether it is this one."""


def comparisons(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Comparison, ...]:
    """Return for each level the newest period in which two units or more have a figure."""
    if indicator.unit.kind is Kind.TEXT:
        return ()
    key = ("comparisons", indicator.code)
    return holdings.once(ledger, key, lambda: _comparisons(ledger, indicator, home))


def _comparisons(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Comparison, ...]:
    found, places = [], holdings.places(ledger, indicator.code)
    for level in Level:
        known = Counter(
            period
            for place in places
            if place.level is level
            for period in holdings.periods(ledger, indicator.code, place.id)
        )
        periods = sorted(
            (period for period, count in known.items() if count > 1),
            key=lambda one: (one.end, one.start),
        )
        newest = next(
            (
                period
                for period in reversed(periods)
                if _is_enough(side_by_side(ledger, indicator, home, Comparison(level, period)))
            ),
            None,
        )
        if newest is not None:
            found.append(Comparison(level, newest))
    return tuple(found)


def links(ledger: Ledger, indicator: Indicator, home: Place) -> tuple[Crumb, ...]:
    """Return the comparisons of an indicator as links."""
    return tuple(
        Crumb(
            f"So sánh các {peers.SAID[one.level]}, {one.period.said}", one.address(indicator.code)
        )
        for one in comparisons(ledger, indicator, home)
    )


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
    drawn = _drawn(figures, indicator, comparison)
    signs = marks.of(wording.origin_label(figure) for _, figure in told)
    among = f"{len(told)} trên {len(figures)} {peers.SAID[comparison.level]}"
    return ComparisonView(
        title=f"{indicator.name}: so sánh các {peers.SAID[comparison.level]}",
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
        rows=tuple(_row(ledger, signs, *one) for one in shown),
        total=_total(told, absent, withheld, indicator),
        missing=_missing(absent),
        orders=tuple(
            (one.said, comparison.address(indicator.code, one), one is order) for one in Order
        ),
    )


def charts_of(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> dict[str, Chart]:
    """Return the charts of a comparison, by the names of their files."""
    return _drawn(side_by_side(ledger, indicator, home, comparison), indicator, comparison)


def map_of(
    ledger: Ledger, indicator: Indicator, units: Sequence[Place], period: Period
) -> Chart | None:
    """Return an indicator on the map of tiles that bears just these units, None without one."""
    figures = [(unit, ledger.figure(Reference(indicator.code, unit.id, period))) for unit in units]
    told = _ordered([one for one in figures if wording.is_founded(one[1])], Order.VALUE)
    return _map(figures, told, indicator, period) if told else None


def _drawn(
    figures: list[tuple[Place, Figure]], indicator: Indicator, comparison: Comparison
) -> dict[str, Chart]:
    told = _ordered([one for one in figures if wording.is_founded(one[1])], Order.VALUE)
    found = {
        chart_files.PLACES: _chart(told, indicator, comparison) if told else None,
        chart_files.MAP: _map(figures, told, indicator, comparison.period),
    }
    return {name: chart for name, chart in found.items() if chart is not None}


def side_by_side(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> list[tuple[Place, Figure]]:
    """Return the figures that stand side by side, each with its unit; put together once a round."""
    key = ("side by side", indicator.code, comparison.level.value, comparison.period.code)
    return holdings.once(ledger, key, lambda: _side_by_side(ledger, indicator, home, comparison))


def _side_by_side(
    ledger: Ledger, indicator: Indicator, home: Place, comparison: Comparison
) -> list[tuple[Place, Figure]]:
    units = peers.of_level(ledger.gazetteer, home, comparison.level, comparison.period.end)
    return [
        (unit, ledger.figure(Reference(indicator.code, unit.id, comparison.period)))
        for unit in units
    ]


def _is_enough(figures: Sequence[tuple[Place, Figure]]) -> bool:
    return sum(wording.is_founded(figure) for _, figure in figures) > 1


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


def _row(ledger: Ledger, signs: marks.Signs, place: Place, figure: Figure) -> Row:
    return Row(
        place=place.name,
        address=addresses.of_place(ledger.gazetteer, place),
        code=place.code,
        printed=figure.printed,
        sort="" if figure.value is None else str(figure.value),
        mark=signs.get(wording.origin_label(figure), "") if figure.value is not None else "",
        said=figure.missing or "",
    )


def _chart(
    told: Sequence[tuple[Place, Figure]], indicator: Indicator, comparison: Comparison
) -> Chart | None:
    points = [
        Point(
            place.name,
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


def _missing(absent: Sequence[tuple[Place, Figure]]) -> tuple[Missing, ...]:
    by_reason = sorted(absent, key=lambda one: one[1].missing or "")
    return tuple(
        Missing(reason or "chưa có số", tuple(place.name for place, _ in found))
        for reason, found in groupby(by_reason, key=lambda one: one[1].missing)
    )


def _sources(told: Sequence[tuple[Place, Figure]]) -> str:
    return "; ".join(dict.fromkeys(source for _, figure in told for source in figure.sources))
