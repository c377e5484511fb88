"""`congso figure` prints a figure, and where it comes from down to each source."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HEADER = (
    "indicator,place,period,breakdown,scenario,value,level,origin,source,recorded_at,"
    "note,status,revision,reason\n"
)


def figure(*arguments: str, source: str = "data") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desk.command", "figure", *arguments, "--ledger", source],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ("postal.service_radius --period 2023", "2,25 km/điểm phục vụ"),
        ("POST.RAD --period 2022", "2,32 km/điểm phục vụ"),
        ("postal.people_per_point --period 2023", "5.760 người/điểm phục vụ"),
        ("telecom.stations --period 2023 --breakdown 2G", "952 trạm"),
        ("telecom.sites --period 2023 --aspect change", "76 trạm"),
        ("telecom.sites --period 2023 --aspect change --base 2022", "76 trạm"),
        ("postal.points --period 2023 --aspect plan_ratio", "107,77%"),
        ("dti.rank --period 2022", "36/63"),
        ("telephone.subscribers --period 2023", "1.108.025 thuê bao (số liệu giả định)"),
    ],
)
def test_a_figure_is_printed_with_its_unit(arguments: str, printed: str) -> None:
    ran = figure(*arguments.split())

    assert ran.stdout.replace("\xa0", " ") == f"{printed}\n"
    assert ran.returncode == 0


def test_the_explanation_goes_down_to_each_source() -> None:
    said = figure("postal.service_radius", "--place", "94", "--period", "2023", "--explain").stdout
    said = said.replace("\xa0", " ")

    assert "2,25 km/điểm phục vụ" in said
    assert "sqrt(area / (pi * points))" in said
    assert "√(Diện tích tự nhiên ÷ (π × Điểm phục vụ bưu chính))" in said
    assert "2,2466" in said
    assert "= 3.298,2 km²" in said
    assert "Nguồn: Niên giám thống kê tỉnh Sóc Trăng 2022" in said
    assert "Ghi ngày 31/07/2023, chính thức, số đã công bố" in said
    assert "= 208 điểm" in said
    assert "Ghi ngày 04/01/2024, ước tính, số đã công bố" in said


def test_what_stands_on_invented_figures_says_so() -> None:
    said = figure("telephone.density", "--period", "2023", "--aspect", "plan_ratio", "--explain")

    assert "102,76%" in said.stdout
    assert "Có đầu vào là số liệu giả định" in said.stdout


def test_the_json_carries_the_exact_value_and_every_input() -> None:
    told = json.loads(figure("postal.service_radius", "--period", "2023", "--json").stdout)

    assert told["value"].startswith("2.24663")
    assert told["printed"] == "2,25"
    assert [one["reference"].split("|")[0] for one in told["inputs"]] == [
        "place.area",
        "postal.points",
    ]
    assert told["inputs"][1]["observation"]["recorded_at"] == "2024-01-04T15:00:00+07:00"


@pytest.fixture
def revised(tmp_path: Path) -> str:
    path = tmp_path / "observations.csv"
    line = "telecom.sites,94,2023,,actual,{},estimate,published,Báo cáo,{},,reported,{},{}\n"
    path.write_text(
        HEADER
        + line.format(1422, "2024-01-04T15:00:00+07:00", 1, "")
        + line.format(1425, "2024-03-01T08:00:00+07:00", 2, "Đếm sót ba trạm"),
        "utf-8",
    )
    return str(path)


@pytest.mark.parametrize(
    ("as_of", "printed"),
    [
        ([], "1.425"),
        (["--as-of", "2024-03-01"], "1.425"),
        (["--as-of", "29/02/2024"], "1.422"),
        (["--as-of", "2024-03-01T07:59:59+07:00"], "1.422"),
    ],
    ids=["now", "the day itself", "the day before", "a moment before"],
)
def test_a_figure_is_answered_as_it_was_known(revised: str, as_of: list[str], printed: str) -> None:
    ran = figure("telecom.sites", "--period", "2023", *as_of, source=revised)

    assert ran.stdout.startswith(f"{printed}\xa0trạm")


def test_before_anything_was_known_there_is_no_figure(revised: str) -> None:
    ran = figure("telecom.sites", "--period", "2023", "--as-of", "2024-01-03", source=revised)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "đã biết đến 03/01/2024): chưa có số năm 2023." in ran.stderr


def test_a_revision_is_told_with_its_reason(revised: str) -> None:
    ran = figure("telecom.sites", "--period", "2023", "--explain", source=revised)

    assert "lần ghi 2 (Đếm sót ba trạm)" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("telecom.sites --period 2023-13", "--period: Không có kỳ “2023-13”"),
        ("telecom.sites --period 2023-02-30", "--period: Không có kỳ “2023-02-30”"),
        ("telecom.sites --period 2023 --place 99", "mã “99”"),
        ("telecom.sites --period 2026", "Ngày 31/12/2026 không có đơn vị nào mang mã “94”"),
        ("telecom.nothing --period 2023", "Không có chỉ tiêu nào mang mã “telecom.nothing”"),
        ("telecom.sites --period 2023 --breakdown 6G", "--breakdown: không có phần “6G”"),
        ("telecom.sites --period 2023 --aspect half", "--aspect: “half” không có"),
        ("telecom.sites --period 2023 --as-of mai", "--as-of: “mai” không phải ngày"),
        ("telecom.sites", "hãy hỏi một kỳ (--period 2023)"),
    ],
)
def test_what_does_not_exist_is_told_with_its_place(arguments: str, message: str) -> None:
    ran = figure(*arguments.split())

    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_formula_with_a_wrong_unit_is_refused_with_its_file_and_block(tmp_path: Path) -> None:
    for folder in ("places", "agencies", "figures", "indicators"):
        copied = tmp_path / "data" / folder
        copied.mkdir(parents=True)
        for path in (ROOT / "data" / folder).iterdir():
            (copied / path.name).write_bytes(path.read_bytes())
    postal = tmp_path / "data" / "indicators" / "postal.toml"
    text = postal.read_text("utf-8")
    postal.write_text(text.replace("sqrt(area / (pi * points))", "area / points"), "utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "desk.command", "figure", "telecom.sites", "--period", "2023"],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "CONGSO_HOME": str(tmp_path),
             "CONGSO_VAR": str(tmp_path / "var")},
    )  # fmt: skip

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "data/indicators/postal.toml, khối [postal.service_radius]" in ran.stderr
    assert "độ dài^2" in ran.stderr
