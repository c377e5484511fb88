r"""Maps of tiles: one tile a unit, near where it lies, where no boundaries may be handed on.

A tile says nothing of size or border. A map of the country also bears Hoàng Sa and Trường Sa,
which have no code of their own.

>>> (layout,) = read("map,code,label,column,row\na,94,Sóc Trăng,0,0\n", "tiles.csv")
>>> layout.name, [tile.label for tile in layout.tiles]
('a', ['Sóc Trăng'])
"""

from collections.abc import Collection
from dataclasses import dataclass

from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput

COLUMNS = ("map", "code", "label", "column", "row")
_MOST = 99


@dataclass(frozen=True, slots=True)
class Tile:
    """One unit on a map of tiles; without a code, what belongs on the map and has no figures."""

    code: str
    label: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A map of tiles."""

    name: str
    tiles: tuple[Tile, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The units on it."""
        return frozenset(tile.code for tile in self.tiles if tile.code)


def read(text: str, where: str) -> tuple[Layout, ...]:
    """Return the maps that a table describes.

    Raises: `FaultyInput` with every fault and its line.
    """
    faults: list[Fault] = []
    found: dict[str, list[Tile]] = {}
    for line, cells in rows.read(text, where, COLUMNS):
        place = f"{where}, dòng {line}"
        spot = cells["column"], cells["row"]
        if not all(one.isascii() and one.isdecimal() and int(one) <= _MOST for one in spot):
            message = f"cột column, row: “{', '.join(spot)}” không phải số từ 0 đến {_MOST}."
            faults.append(Fault(place, message))
            continue
        tile = Tile(cells["code"], cells["label"], *map(int, spot))
        others = found.setdefault(cells["map"], [])
        if any((one.column, one.row) == (tile.column, tile.row) for one in others):
            faults.append(Fault(place, f"ô {tile.column}, {tile.row} đã có đơn vị khác."))
        if tile.code and any(one.code == tile.code for one in others):
            faults.append(Fault(place, f"mã {tile.code} đã có ở một dòng trên của bản đồ này."))
        others.append(tile)
    if faults:
        raise FaultyInput(tuple(faults))
    return tuple(Layout(name, tuple(tiles)) for name, tiles in found.items())


def covering(layouts: Collection[Layout], codes: Collection[str]) -> Layout | None:
    """Return the map that bears exactly these units, None where there is none."""
    wanted = frozenset(codes)
    return next((layout for layout in layouts if layout.codes == wanted), None)
