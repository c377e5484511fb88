"""`congso figure --frame` tells a figure on the map of a date, with the units it is made of."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PANEL = ROOT / "data" / "demo" / "panels" / "can_tho_2024.csv"
CITY = ("--place", "92", "--period", "2024", "--frame", "2025-07-01")


def figure(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desk.command", "figure", *arguments, "--ledger", str(PANEL)],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


def said(*arguments: str) -> str:
    ran = figure(*arguments)
    return (ran.stdout or ran.stderr).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("as_of", "printed", "exact"),
    [("2025-04-14", "2,06", "2.0581"), ("2025-04-15", "2,05", "2.0474")],
    ids=["before the correction", "after it"],
)
def test_the_radius_of_the_city_is_computed_as_it_was_known(
    as_of: str, printed: str, exact: str
) -> None:
    asked = ("postal.service_radius", *CITY, "--as-of", as_of)
    told = json.loads(said(*asked, "--json"))

    assert said(*asked) == (
        f"{printed} km/điểm phục vụ (đầu vào giả định; quy đổi theo địa giới; "
        "trọng số 1: Thành phố Cần Thơ, Tỉnh Hậu Giang, Tỉnh Sóc Trăng)\n"
    )
    assert told["value"].startswith(exact)
    assert told["restated"] == "restated"
    assert [one["parts"][2]["name"] for one in told["inputs"]] == ["Tỉnh Sóc Trăng"] * 2
    assert [part["weight"] for part in told["inputs"][1]["parts"]] == ["1", "1", "1"]


def test_the_explanation_names_map_units_weights_and_act() -> None:
    told = said("postal.service_radius", *CITY, "--as-of", "2025-04-14", "--explain")

    assert "Thành phố Cần Thơ, năm 2024, theo địa giới ngày 01/07/2025 (theo những gì" in told
    assert "√(6.360,8 km² ÷ (π × 478 điểm))" in told
    assert "2,0581" in told
    assert "quy đổi theo địa giới, căn cứ Nghị quyết 202/2025/QH15" in told
    assert "cộng số của các đơn vị hợp thành" in told
    for line in (
        "Thành phố Cần Thơ (mã 92), trọng số 1 = 1.440,4 km²",
        "Tỉnh Hậu Giang (mã 93), trọng số 1 = 1.622,2 km²",
        "Tỉnh Sóc Trăng (mã 94), trọng số 1 = 3.298,2 km²",
        "Thành phố Cần Thơ (mã 92), trọng số 1 = 120 điểm",
    ):
        assert line in told


def test_a_sum_shows_its_units() -> None:
    told = said("postal.points", *CITY, "--explain")

    assert "125 điểm (Thành phố Cần Thơ) + 150 điểm (Tỉnh Hậu Giang) + 208 điểm" in told


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ("telecom.sites", *CITY),
            1,
            (
                "có 2 trên 3 đơn vị, còn thiếu Tỉnh Hậu Giang (chưa có số năm 2024).\n"
                "  Thành phố Cần Thơ: 1.510 trạm\n  Tỉnh Sóc Trăng: 1.460 trạm\n"
            ),
        ),
        (
            ("dti.rank", "--place", "92", "--period", "2022", "--frame", "01/07/2025"),
            1,
            (
                "thứ hạng chỉ có nghĩa trong bảng xếp hạng của kỳ ấy, không quy đổi sang địa giới "
                "ngày 01/07/2025.\n  Tỉnh Sóc Trăng: 36/63\n"
            ),
        ),
        (
            ("postal.points", "--place", "94", "--period", "2024", "--frame", "2025-07-01"),
            2,
            (
                "--place: Tỉnh Sóc Trăng không có trên địa giới ngày 01/07/2025, nay thuộc Thành "
                "phố Cần Thơ (mã 92). Hãy ghi mã của đơn vị trên địa giới ấy.\n"
            ),
        ),
        (
            ("postal.points", "--place", "03", "--period", "2024", "--frame", "2025-07-01"),
            2,
            "Không có đơn vị hành chính nào mang mã “03”.",
        ),
        (
            ("postal.points", "--period", "2024", "--frame", "tháng 7"),
            2,
            "--frame: “tháng 7” không phải ngày; cần dạng 01/07/2025 hoặc 2025-07-01.\n",
        ),
        (
            ("postal.points", "--period", "2024", "--frame", "31/06/2025"),
            2,
            "--frame: “31/06/2025” không phải ngày;",
        ),
    ],
    ids=["a part missing", "a rank", "not on the map", "no such code", "no date", "no such day"],
)
def test_what_cannot_be_told_on_a_map_says_why(
    arguments: tuple[str, ...], code: int, told: str
) -> None:
    ran = figure(*arguments)

    assert (ran.returncode, ran.stdout) == (code, "")
    assert told in ran.stderr.replace("\xa0", " ")


def test_the_code_is_that_of_the_map_asked_for() -> None:
    """15 was Yên Bái; on the map of 34 it is Lào Cai, made of both."""
    told = said("postal.points", "--place", "15", "--period", "2024", "--frame", "2025-07-01")

    assert told.startswith("Điểm phục vụ bưu chính, Tỉnh Lào Cai, năm 2024, theo địa giới")
    assert "có 0 trên 2 đơn vị, còn thiếu Tỉnh Lào Cai, Tỉnh Yên Bái (chưa có số năm 2024)" in told


def test_without_a_map_a_province_is_told_as_reported() -> None:
    assert said("postal.points", "--place", "94", "--period", "2024") == (
        "208 điểm (số liệu giả định)\n"
    )


@pytest.mark.parametrize("place", ["CT", "Cần Thơ", "can tho"])
def test_a_unit_may_be_asked_for_by_its_name(place: str) -> None:
    asked = ("postal.service_radius", "--place", place, *CITY[2:])

    assert said(*asked) == said("postal.service_radius", *CITY)


def test_a_name_of_several_units_is_refused_with_all_of_them() -> None:
    ran = figure("postal.points", "--place", "soc trang", "--period", "2024")

    assert ran.returncode == 2
    assert "Tỉnh Sóc Trăng (mã 94); Thành phố Sóc Trăng (mã 941, Tỉnh Sóc Trăng)" in ran.stderr
    assert "Hãy ghi mã." in ran.stderr


def test_a_name_of_several_units_is_refused_in_a_series_whose_end_has_none_of_that_name() -> None:
    ran = figure("postal.points", "--place", "chau thanh", "--from", "2024", "--to", "2025")

    assert ran.returncode == 2
    assert "“chau thanh” chỉ nhiều đơn vị" in ran.stderr


def test_a_series_tells_each_period_or_why_it_has_none() -> None:
    told = said("postal.points", "--place", "ST", "--from", "2022", "--to", "2025")

    assert told.splitlines()[0] == "Điểm phục vụ bưu chính, Tỉnh Sóc Trăng, năm 2022 – năm 2025"
    assert [line.split("  ")[0] for line in told.splitlines()[1:]] == [
        "Năm 2022", "Năm 2023", "Năm 2024", "Năm 2025",
    ]  # fmt: skip
    assert "208 điểm" in told.splitlines()[3]
    assert "không có trên địa giới của kỳ" in told.splitlines()[4]


def test_a_series_on_a_map_and_of_a_day_is_what_each_single_figure_is() -> None:
    asked = ("--place", "92", "--frame", "2025-07-01", "--as-of", "2025-04-14", "--json")
    series = said("postal.service_radius", *asked, "--from", "2022", "--to", "2024")
    single = said("postal.service_radius", *asked, "--period", "2024")

    lines = series.splitlines()
    assert [json.loads(line)["reference"].split("|")[2] for line in lines] == [
        "2022", "2023", "2024",
    ]  # fmt: skip
    assert json.loads(lines[0])["value"] is None
    assert json.loads(lines[-1]) == json.loads(single)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "hãy hỏi một kỳ (--period 2023)"),
        (("--from", "2022"), "đi cùng nhau"),
        (("--from", "2022", "--to", "2023-Q4"), "không cùng loại kỳ"),
        (("--from", "2023", "--to", "2022"), "ở trước"),
    ],
    ids=["nothing", "half a span", "two kinds", "backwards"],
)
def test_a_series_that_cannot_be_laid_out_says_what_is_expected(
    arguments: tuple[str, ...], told: str
) -> None:
    ran = figure("postal.points", *arguments)

    assert ran.returncode == 2
    assert told in ran.stderr
