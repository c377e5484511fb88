"""A map of tiles from plain values: one tile a unit, darker for more, its number written in it.

Colour alone says nothing: the number stands in each tile, the legend gives the range of each
shade, and the table beside it gives both again. A unit without a number is an empty frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from markupsafe import Markup

from congso.quantities import numerals
from desk.look.charts import PHONE, WIDE, CannotBeDrawn, Chart
from desk.look.drawing import svg, text

SHADES = ("0.14", "0.32", "0.52", "0.92")
"""How strong the colour of each class is, the lowest first."""
_DARK = len(SHADES)
_GAP, _LEGEND, _ISLAND = 4, 52, 5
_WIDEST, _LOWEST = 148, 44
_ROOM_FOR_A_NAME = 62
_NOTHING = {"×": "không công bố"}
"""What stands in a tile in place of a number, where that is not plain."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit of the map; without a code, islands that belong on it and have no figures."""

    column: int
    row: int
    label: str
    code: str
    name: str = ""
    """As the table calls it."""
    value: Decimal | None = None
    printed: str = "–"
    is_pale: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    css: str
    width: int
    tile: float
    tall: float
    decimals: int | None

    @classmethod
    def of(cls, cells: Sequence[Cell], css: str, room: int, decimals: int | None) -> Self:
        tile = min(_WIDEST, room / (max(one.column for one in cells) + 1))
        return cls(css, room, tile, max(_LOWEST, tile * 0.5), decimals)

    @property
    def has_names(self) -> bool:
        return self.tile >= _ROOM_FOR_A_NAME


def tiles(
    cells: Sequence[Cell], *, title: str, measure: str, source: str, unit: str,
    decimals: int | None = None, note: str = "",
) -> Chart:  # fmt: skip
    """Return a map of tiles with its legend.

    Shape: at least two cells have a value; `decimals` are those of the ranges in the legend.
    Raises: `CannotBeDrawn`.
    """
    units = [cell for cell in cells if cell.code]
    values = sorted({cell.value for cell in units if cell.value is not None})
    if sum(cell.value is not None for cell in units) < 2:
        raise CannotBeDrawn("Bản đồ ô cần ít nhất hai đơn vị có số.")
    classes = _classes(values)
    told = "; ".join(f"{cell.name} {_printed(cell)}" for cell in units if cell.value is not None)
    bare = sum(cell.value is None for cell in units)
    said = f"Bản đồ ô, mỗi đơn vị một ô, đậm hơn là lớn hơn: {told}."
    said += f" {bare} đơn vị chưa có số." if bare else ""
    notes = [note, _islands_note(cells), _pale_note(units)]
    ordered = sorted(units, key=lambda cell: cell.code)
    return Chart(
        title=title,
        measure=measure,
        source=source,
        said=said,
        wide=_drawn(cells, classes, said, _Frame.of(cells, "w", WIDE, decimals)),
        phone=_drawn(cells, classes, said, _Frame.of(cells, "p", PHONE, decimals)),
        head=("Đơn vị hành chính", unit),
        rows=tuple((cell.name, _printed(cell)) for cell in ordered),
        note=" ".join(one for one in notes if one),
        unit=unit,
        values=tuple("" if cell.value is None else f"{cell.value:f}" for cell in ordered),
    )


def _classes(values: Sequence[Decimal]) -> list[Sequence[Decimal]]:
    """Return the values in classes of equal width, the lowest first; a class may be empty."""
    low, high = values[0], values[-1]
    count = min(len(SHADES), len(values))
    if low == high:
        return [values]
    width = (high - low) / count
    found: list[list[Decimal]] = [[] for _ in range(count)]
    for value in values:
        found[min(int((value - low) / width), count - 1)].append(value)
    return list(found)


def _shade(value: Decimal, classes: Sequence[Sequence[Decimal]]) -> int:
    """Return the class of a value, spread over all shades where there are fewer classes."""
    number = next(number for number, members in enumerate(classes) if value in members)
    return _spread(number, len(classes))


def _spread(number: int, count: int) -> int:
    return _DARK if count == 1 else 1 + number * (_DARK - 1) // (count - 1)


def _drawn(
    cells: Sequence[Cell], classes: Sequence[Sequence[Decimal]], said: str, frame: _Frame
) -> Markup:
    drawn: list[str] = []
    for cell in cells:
        drawn += _tile(cell, classes, frame) if cell.code else _islands(cell, frame)
    bottom = (max(one.row for one in cells) + 1) * frame.tall
    drawn += _legend(cells, classes, frame, bottom + 18)
    lines = 1 if frame.css == "w" else -(-(len(classes) + 1) // 2)
    return svg(frame.css, frame.width, bottom + _LEGEND + 24 * (lines - 1), said, drawn)


def _tile(cell: Cell, classes: Sequence[Sequence[Decimal]], frame: _Frame) -> list[str]:
    x, y = cell.column * frame.tile, cell.row * frame.tall
    shade = 0 if cell.value is None else _shade(cell.value, classes)
    on = " on" if shade == _DARK else ""
    middle = x + (frame.tile - _GAP) / 2
    height = frame.tall - _GAP
    named = cell.label if frame.has_names else cell.code
    return [
        _square(x, y, frame.tile - _GAP, height, f"t{shade}" if shade else "none"),
        text(middle, y + height * 0.42, named, f"ts{on}", is_centred=True),
        text(middle, y + height * 0.84, _printed(cell), f"b{on}", is_centred=True),
    ]


def _islands(cell: Cell, frame: _Frame) -> list[str]:
    """Return a few islands with their name beneath."""
    x, y = cell.column * frame.tile + 8, cell.row * frame.tall + 8
    spots = ((0, 6), (14, 0), (24, 10), (9, 17))
    dots = [
        f'<circle class="fr" cx="{x + across:.1f}" cy="{y + down:.1f}" r="{_ISLAND / 2}"/>'
        for across, down in spots
    ]
    size = cell.label if frame.has_names else cell.label.replace(" ", "\u00a0")
    return [*dots, text(x + 12, y + 34, size, "ts", is_centred=True)]


def _legend(
    cells: Sequence[Cell], classes: Sequence[Sequence[Decimal]], frame: _Frame, top: float
) -> list[str]:
    entries = [
        (f"t{_spread(number, len(classes))}", _range(members, frame.decimals))
        for number, members in enumerate(classes)
        if members
    ]
    bare = {cell.printed for cell in cells if cell.code and cell.value is None}
    entries += [("none", f"{one} {_NOTHING.get(one, 'chưa có số')}") for one in sorted(bare)]
    a_line = len(entries) if frame.css == "w" else 2
    step = frame.width / max(a_line, 2 if frame.css == "p" else 5)
    drawn = []
    for number, (css, said) in enumerate(entries):
        x, y = number % a_line * step, top + number // a_line * 24
        drawn += [_square(x, y, 22, 16, css), text(x + 30, y + 13, said, "x")]
    return drawn


def _range(members: Sequence[Decimal], decimals: int | None) -> str:
    low, high = (numerals.write(one, decimals) for one in (members[0], members[-1]))
    return low if low == high else f"{low} – {high}"


def _square(x: float, y: float, width: float, height: float, css: str) -> str:
    return (
        f'<rect class="{css}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}" rx="3"/>'
    )


def _printed(cell: Cell) -> str:
    return f"{cell.printed}*" if cell.is_pale else cell.printed


def _pale_note(cells: Sequence[Cell]) -> str:
    return "* Số liệu giả định." if any(cell.is_pale for cell in cells) else ""


def _islands_note(cells: Sequence[Cell]) -> str:
    names = [cell.label for cell in cells if not cell.code]
    return f"Quần đảo {' và quần đảo '.join(names)} là của Việt Nam." if names else ""
