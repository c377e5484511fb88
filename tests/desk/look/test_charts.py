"""Charts say the same in drawing, words and table; their drawings are read by a person.

``GOLDEN=write`` renews the drawings under tests/golden/charts; look at the difference.
"""

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.look import charts
from desk.look.charts import CannotBeDrawn, Chart, Point
from desk.look.parts import PlanLine

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts"


def point(label: str, value: str, printed: str, mark: str = "main", **more: bool) -> Point:
    return Point(label, Decimal(value), printed, mark, **more)


def technologies() -> Chart:
    return charts.bars(
        [
            point("Tất cả trạm", "1422", "1.422", "rest"),
            point("4G", "1378", "1.378"),
            point("3G", "1309", "1.309"),
            point("2G", "952", "952"),
            point("5G (thí điểm)", "3", "3", "second"),
        ],
        title="4G đã có mặt ở gần như mọi trạm",
        measure="Số trạm có từng công nghệ, năm 2023",
        source="báo cáo năm 2023",
        head=("Công nghệ", "Trạm"),
    )


def sites() -> Chart:
    return charts.columns(
        [point("2022", "1346", "1.346", "rest"), point("2023", "1422", "1.422")],
        unit="trạm",
        title="Năm 2023 thêm 76 trạm",
        measure="Số trạm thông tin di động",
        source="báo cáo năm 2023",
    )


def rank() -> Chart:
    return charts.ranks(
        [point("2021", "56", "56"), point("2022", "36", "36")],
        title="Lên 20 bậc",
        measure="Hạng chuyển đổi số",
        source="bảng xếp hạng",
    )


def plan_line(name: str, ratio: str, *, met: bool = True) -> PlanLine:
    return PlanLine(name, f"/{name}/", Decimal(ratio), f"{ratio}%", met, "")


@pytest.mark.parametrize(
    ("name", "chart"),
    [("technologies", technologies()), ("sites", sites()), ("rank", rank())],
    ids=["bars", "columns", "ranks"],
)
@pytest.mark.parametrize("drawing", ["wide", "phone"])
def test_a_drawing_is_as_it_was_approved(name: str, chart: Chart, drawing: str) -> None:
    path = GOLDEN / f"{name}-{drawing}.svg"
    drawn = getattr(chart, drawing).replace("><", ">\n<") + "\n"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(drawn, encoding="utf-8")

    assert drawn == path.read_text(encoding="utf-8")


def test_columns_start_at_zero_so_that_their_heights_compare() -> None:
    heights = [float(tall) for tall in re.findall(r'height="([\d.]+)" rx', sites().wide)]

    assert heights[0] / heights[1] == pytest.approx(1346 / 1422, abs=0.001)


def test_a_better_rank_stands_higher() -> None:
    then, now = (float(y) for y in re.findall(r'cy="([\d.]+)"', rank().wide))

    assert now < then


def test_words_and_table_say_what_the_drawing_shows() -> None:
    chart = technologies()

    assert "4G 1.378" in chart.said
    assert ("4G", "1.378") in chart.rows
    assert f'aria-label="{chart.said}"' in chart.wide


def test_an_invented_value_is_pale_marked_and_told() -> None:
    chart = charts.columns(
        [
            point("2022", "10", "10", "rest", is_pale=True),
            point("2023", "11", "11"),
        ],
        unit="trạm",
        title="",
        measure="",
        source="",
    )

    assert "2022*" in chart.wide
    assert 'opacity=".55"' in chart.wide
    assert "giả định" in chart.said
    assert chart.note == "* Số liệu giả định."


def test_a_label_cannot_smuggle_markup_in() -> None:
    chart = charts.bars(
        [point('<script>"&', "1", "1")], title="", measure="", source="", head=("", "")
    )

    assert "<script>" not in chart.wide + chart.phone


@pytest.mark.parametrize(
    "values", [[], ["-1"], ["1"] * 13], ids=["nothing", "below zero", "too many"]
)
def test_what_bars_cannot_show_is_refused(values: list[str]) -> None:
    points = [point(str(number), value, value) for number, value in enumerate(values)]

    with pytest.raises(CannotBeDrawn, match=r"\w"):
        charts.bars(points, title="", measure="", source="", head=("", ""))


def test_the_plan_is_the_baseline_and_a_bar_is_the_gap() -> None:
    chart = charts.plan(
        [plan_line("buu-chinh", "107.77"), plan_line("internet", "99.24", met=False)],
        title="",
        measure="",
        source="",
    )
    surplus, gap = chart.bullets

    assert chart.baseline == surplus.start == "26.67%"
    assert (gap.start, gap.length) == ("21.60%", "5.07%")
    assert [label for _, label in chart.ticks] == ["105%", "110%"]


@given(st.lists(st.decimals("0", "400", places=2), min_size=1, max_size=6))
def test_every_bar_of_a_plan_lies_on_the_scale(ratios: list[Decimal]) -> None:
    chart = charts.plan(
        [plan_line("x", str(ratio)) for ratio in ratios], title="", measure="", source=""
    )

    for bullet in chart.bullets:
        start, length = (float(share.rstrip("%")) for share in (bullet.start, bullet.length))
        assert 0 <= start <= start + length <= 100.01
    assert len(chart.ticks) <= 5


@given(st.lists(st.decimals("0", "1e11", places=2), min_size=2, max_size=12))
def test_columns_stay_inside_their_drawing(values: list[Decimal]) -> None:
    points = [Point(str(number), value, "x") for number, value in enumerate(values)]

    chart = charts.columns(points, unit="", title="", measure="", source="")

    tops = [float(y) for y in re.findall(r'<rect[^>]* y="(-?[\d.]+)"', chart.phone)]
    assert all(29.9 <= top <= 230.1 for top in tops)
