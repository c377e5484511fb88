"""Maps of tiles bear exactly the units of their day; maps of the country bear its islands."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from congso.findings.finding import FaultyInput
from congso.places import tiles
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level
from congso.places.tiles import Layout

TABLE: Final = Path(__file__).resolve().parents[3] / "data" / "places" / "tiles.csv"
HEAD: Final = "map,code,label,column,row\n"


@pytest.fixture(scope="module")
def layouts() -> tuple[Layout, ...]:
    return tiles.read(TABLE.read_text(encoding="utf-8"), TABLE.name)


@pytest.mark.parametrize(
    ("day", "level", "parent", "name", "count"),
    [
        (date(2023, 12, 31), Level.PROVINCE, None, "tinh-63", 63),
        (date(2025, 7, 1), Level.PROVINCE, None, "tinh-34", 34),
        (date(2023, 12, 31), Level.DISTRICT, "94", "soc-trang-huyen", 11),
    ],
)
def test_each_map_bears_exactly_the_units_of_its_day(
    gazetteer: Gazetteer,
    layouts: tuple[Layout, ...],
    day: date,
    level: Level,
    parent: str | None,
    name: str,
    count: int,
) -> None:
    codes = {one.code for one in gazetteer.on(day, level) if one.parent_code == parent}
    found = tiles.covering(layouts, codes)

    assert len(codes) == count
    assert found is not None
    assert found.name == name
    for tile in found.tiles:
        if tile.code and tile.label not in ("TT. Huế", "BR – VT", "TP.HCM"):
            assert gazetteer.identify(tile.code, day).bare_name == tile.label


def test_a_map_of_the_country_shows_its_islands(layouts: tuple[Layout, ...]) -> None:
    for layout in layouts:
        if layout.name.startswith("tinh-"):
            assert [one.label for one in layout.tiles if not one.code] == ["Hoàng Sa", "Trường Sa"]


def test_units_that_no_map_is_laid_for_have_none(layouts: tuple[Layout, ...]) -> None:
    assert tiles.covering(layouts, {"94", "92"}) is None


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("a,94,A,0,0\na,92,B,0,0\n", "dòng 3: ô 0, 0 đã có đơn vị khác."),
        ("a,94,A,0,0\na,94,B,0,1\n", "dòng 3: mã 94 đã có ở một dòng trên của bản đồ này."),
        ("a,94,A,x,0\n", "dòng 2: cột column, row: “x, 0” không phải số từ 0 đến 99."),
        ("a,94,A,100,0\n", "không phải số từ 0 đến 99."),
    ],
)
def test_a_faulty_map_is_refused_with_its_line(lines: str, message: str) -> None:
    with pytest.raises(FaultyInput) as refused:
        tiles.read(HEAD + lines, "tiles.csv")

    assert message in str(refused.value)
