"""`congso figure` tells what a sum, a share or a rank was gathered from, and how much is there."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COLUMNS = "indicator,place,period,breakdown,scenario,value,level,origin,source,recorded_at\n"
DISTRICTS = ("941", "942", "943", "944", "945", "946", "947", "948", "949", "950", "951")
KEPT = """
["post.revenue"]
name = "Doanh thu bưu chính"
unit = "tỷ đồng"
kind = "flow"

["post.so_far"]
name = "Doanh thu lũy kế"
unit = "tỷ đồng"
formula = "year_to_date(revenue)"
inputs = { revenue = "post.revenue" }

["post.so_far_told"]
name = "Doanh thu lũy kế đã có"
unit = "tỷ đồng"
formula = "year_to_date(revenue)"
inputs = { revenue = "post.revenue" }
nulls = "skip"

["post.offices"]
name = "Bưu cục"
unit = "điểm"
better = "up"

["post.offices".breakdown]
dimension = "kind"
name = "Loại"
kind = "partition"
members = { main = "Trung tâm", small = "Khu vực" }

["post.rank"]
name = "Hạng theo bưu cục"
unit = "hạng"
formula = "rank_among(offices)"
inputs = { offices = "post.offices" }

["post.main_share"]
name = "Tỷ trọng"
unit = "%"
decimals = 2
formula = "share(offices, sum_over(offices))"
inputs = { offices = "post.offices" }

["post.main_share".breakdown]
dimension = "kind"
name = "Loại"
kind = "partition"
members = { main = "Trung tâm", small = "Khu vực" }
"""
Asking = Callable[..., subprocess.CompletedProcess[str]]


def line(code: str, place: str, period: str, value: int, part: str = "") -> str:
    kept = f"{code},{place},{period},{part},actual,{value},official,published,Báo cáo"
    return f"{kept},2024-04-10T08:00:00+07:00\n"


@pytest.fixture(scope="module")
def figure(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    home = tmp_path_factory.mktemp("home")
    for folder in ("places", "agencies"):
        (home / "data" / folder).mkdir(parents=True)
        for path in (ROOT / "data" / folder).iterdir():
            (home / "data" / folder / path.name).write_bytes(path.read_bytes())
    (home / "data" / "indicators").mkdir()
    (home / "data" / "indicators" / "post.toml").write_text(KEPT, "utf-8")
    table = home / "panel.csv"
    table.write_text(
        COLUMNS
        + line("post.revenue", "94", "2024-01", 5)
        + line("post.revenue", "94", "2024-03", 7)
        + line("post.offices", "94", "2023", 8, "main")
        + line("post.offices", "94", "2023", 200, "small")
        + "".join(
            line("post.offices", place, "2023", number // 2)
            for number, place in enumerate(DISTRICTS)
        ),
        "utf-8",
    )

    def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "desk.command", "figure", *arguments, "--ledger", str(table)],
            capture_output=True, encoding="utf-8", check=False, timeout=60,
            env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src"),
                 "CONGSO_HOME": str(home), "CONGSO_VAR": str(home / "var")},
        )  # fmt: skip

    return ask


def test_a_sum_with_a_gap_is_refused_by_name(figure: Asking) -> None:
    ran = figure("post.so_far", "--period", "2024-03")

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "mới có 2 trên 3 kỳ, thiếu tháng 2/2024." in ran.stderr


def test_a_sum_that_skips_says_how_much_is_there(figure: Asking) -> None:
    ran = figure("post.so_far_told", "--period", "2024-03")

    assert ran.stdout == "12\xa0tỷ đồng (2 trên 3 kỳ có số, thiếu tháng 2/2024)\n"


def test_every_month_of_a_sum_is_told(figure: Asking) -> None:
    said = figure("post.so_far_told", "--period", "2024-03", "--explain").stdout
    said = said.replace("\xa0", " ")

    assert "Chưa đủ số: 2 trên 3 kỳ có số, thiếu tháng 2/2024." in said
    assert "Cách tính" in said
    assert "Doanh thu bưu chính lũy kế từ đầu năm, tháng 3/2024 = 12 tỷ đồng" in said
    assert "Doanh thu bưu chính, tháng 1/2024 = 5 tỷ đồng" in said
    assert "Doanh thu bưu chính, tháng 2/2024 = –" in said


def test_a_share_is_told_with_its_parts(figure: Asking) -> None:
    said = figure("post.main_share", "--period", "2023", "--breakdown", "main", "--explain").stdout
    said = said.replace("\xa0", " ")

    assert "3,85%" in said
    assert "share(offices, sum_over(offices))" in said
    assert "Bưu cục ÷ tổng các phần của Bưu cục × 100%" in said
    assert "Bưu cục Khu vực, năm 2023 = 200 điểm" in said


def test_a_rank_is_told_with_its_peers_by_name(figure: Asking) -> None:
    asked = ("post.rank", "--place", "947", "--period", "2023")
    said = figure(*asked, "--explain").stdout.replace("\xa0", " ")

    assert figure(*asked).stdout == "4/11\n"
    assert "hạng của Bưu cục trong các đơn vị cùng cấp, năm 2023 = 4/11" in said
    assert "Bưu cục, Thành phố Sóc Trăng, năm 2023 = 0 điểm" in said


def test_the_json_carries_coverage_and_peers(figure: Asking) -> None:
    rank = json.loads(figure("post.rank", "--place", "947", "--period", "2023", "--json").stdout)
    told = json.loads(figure("post.so_far_told", "--period", "2024-03", "--json").stdout)

    assert (rank["printed"], rank["of"], len(rank["inputs"][0]["inputs"])) == ("4/11", "11", 11)
    assert told["inputs"][0]["coverage"] == "2 trên 3 kỳ có số, thiếu tháng 2/2024"
