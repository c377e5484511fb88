"""A chart as a file says all that its page says, and no map speaks by colour alone."""

import csv
import xml.etree.ElementTree as ET
from decimal import Decimal
from io import StringIO

import pytest

from desk.look import charts, pictures, plan_pictures, tile_maps
from desk.look.charts import CannotBeDrawn, Chart, Point
from desk.look.parts import PlanLine
from desk.look.tile_maps import Cell

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"title": "Từ 10 đến 31", "measure": "Điểm, năm 2023", "source": "báo cáo <2023> & khác"}


def cell(column: int, code: str, value: str | None, **more: bool) -> Cell:
    given = None if value is None else Decimal(value)
    printed = "–" if value is None else value.replace(".", ",")
    return Cell(column, 0, f"N{code}", code, f"Nơi {code}", given, printed, **more)


def tiles(*cells: Cell) -> Chart:
    return tile_maps.tiles(cells, unit="điểm", decimals=0, **WORDS)


MAP = tiles(
    cell(0, "1", "10", is_pale=True), cell(1, "2", "31"), cell(2, "3", "20"), cell(3, "4", None),
    Cell(5, 0, "Hoàng Sa", ""),
)  # fmt: skip
COLUMNS = charts.columns(
    [Point("2022", Decimal(1346), "1.346", "rest"), Point("2023", Decimal("1422.5"), "1.422,5")],
    unit="trạm", **WORDS,
)  # fmt: skip
RANKS = charts.ranks([Point("2021", Decimal(56), "56"), Point("2022", Decimal(36), "36")], **WORDS)
BARS = charts.bars(
    [Point("4G", Decimal(1378), "1.378"), Point("5G", Decimal(3), "3", "second", is_pale=True)],
    head=("Công nghệ", "Trạm"), unit="trạm", **WORDS,
)  # fmt: skip
PLAN = plan_pictures.picture(
    charts.plan(
        [
            PlanLine("Điểm", "/a/", Decimal("107.77"), "107,77%", met=True, gap="vượt 7,77"),
            PlanLine("Thuê bao", "/b/", Decimal("96.5"), "96,50%", met=False, gap="thiếu 3,5"),
        ],
        **WORDS,
    )
)
ALL = {"map": MAP, "columns": COLUMNS, "ranks": RANKS, "bars": BARS, "plan": PLAN}


def words_of(root: ET.Element) -> str:
    return " ".join(" ".join(one.itertext()) for one in root.iter())


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL)
def test_a_picture_stands_alone_with_title_measure_source_and_words(chart: Chart) -> None:
    root = ET.fromstring(pictures.svg(chart))
    said = words_of(root)

    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == WORDS["title"]
    assert root.findtext(f"{SVG}desc") == chart.said
    for word in (
        WORDS["title"],
        WORDS["measure"],
        f"Nguồn: {WORDS['source']}",
        *chart.note.split(),
    ):
        assert word in said
    assert all(row[1] in said for row in chart.rows)


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL)
def test_a_picture_needs_no_style_sheet_and_no_script(chart: Chart) -> None:
    root = ET.fromstring(pictures.svg(chart))

    assert not [one for one in root.iter() if "class" in one.attrib or "style" in one.attrib]
    assert not {one.tag.removeprefix(SVG) for one in root.iter()} & {"style", "script", "image"}
    shapes = [one for one in root.iter() if one.tag.removeprefix(SVG) in ("rect", "circle", "path")]
    assert all("fill" in one.attrib for one in shapes)


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL)
def test_the_values_are_read_back_by_any_program(chart: Chart) -> None:
    found = list(csv.DictReader(StringIO(pictures.csv(chart).decode())))

    assert [(row["label"], row["printed"]) for row in found] == [tuple(row) for row in chart.rows]
    assert [row["value"] for row in found] == list(chart.values)
    assert {row["source"] for row in found} == {WORDS["source"]}
    assert {row["unit"] for row in found} == {chart.unit}


def test_the_values_keep_their_digits_and_an_empty_cell_is_no_nought() -> None:
    assert COLUMNS.values == ("1346", "1422.5")
    assert MAP.values == ("10", "31", "20", "")


def test_every_tile_bears_its_number_and_the_legend_the_range_of_each_shade() -> None:
    drawn = str(MAP.wide)

    for said in ("10*", "31", "20", "–", "– chưa có số", "Hoàng Sa", "N1"):
        assert f">{said}<" in drawn
    assert drawn.count('class="t1"') == 2
    assert drawn.count('class="t4"') == 2
    assert "Nơi 1 10*; Nơi 2 31; Nơi 3 20. 1 đơn vị chưa có số." in MAP.said
    assert MAP.note == "Quần đảo Hoàng Sa là của Việt Nam. * Số liệu giả định."


def test_one_value_for_all_is_one_shade_and_many_are_four() -> None:
    alike = tiles(*(cell(number, str(number), "5") for number in range(3)))
    many = tiles(*(cell(number, str(number), str(number)) for number in range(8)))

    assert str(alike.wide).count('class="t4"') == 4
    assert all(f'class="t{shade}"' in str(many.wide) for shade in (1, 2, 3, 4))


def test_on_a_phone_narrow_tiles_bear_codes() -> None:
    many = tiles(*(cell(number, str(90 + number), str(number)) for number in range(9)))

    assert ">N90<" in str(many.wide)
    assert ">N90<" not in str(many.phone)
    assert ">90<" in str(many.phone)


def test_a_map_of_a_single_number_is_not_drawn() -> None:
    with pytest.raises(CannotBeDrawn):
        tiles(cell(0, "1", "10"), cell(1, "2", None))


def test_a_plan_as_a_picture_says_of_each_target_how_far_it_came() -> None:
    root = ET.fromstring(pictures.svg(PLAN))

    told = words_of(root)
    assert "Điểm: 107,77%" in told
    assert "Đạt · vượt 7,77" in told
    assert "Chưa đạt · thiếu 3,5" in told
    bars = [one for one in root.iter(f"{SVG}rect") if one.get("height") == "12"]
    axis = next(
        one
        for one in root.iter(f"{SVG}path")
        if one.get("stroke-width") == "1"
        and "V" in one.get("d", "")
        and one.get("stroke") != "#dfe7e3"
    )
    plan = float(axis.get("d", "")[1:].split()[0])
    above, below = ((float(one.get("x", "")), float(one.get("width", ""))) for one in bars)
    assert above[0] == pytest.approx(plan, abs=0.5), "what is over the plan begins at it"
    assert sum(below) == pytest.approx(plan, abs=0.5), "what is short of it ends there"
    assert above[1] / below[1] == pytest.approx(7.77 / 3.5, rel=0.02)
    rows = list(csv.DictReader(StringIO(pictures.csv(PLAN).decode())))
    assert [(row["label"], row["value"], row["unit"]) for row in rows] == [
        ("Điểm", "107.77", "%"), ("Thuê bao", "96.5", "%"),
    ]  # fmt: skip
