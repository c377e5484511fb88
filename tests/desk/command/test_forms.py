"""The program hands out a form and takes it back filled in: planned, recorded, or returned."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[3]
FILLED = {"C3": "chính thức", "C4": "Báo cáo năm 2023", "E10": 195, "F10": 208}


def environment(var: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "CONGSO_VAR": str(var)}


def started(var: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "desk.command", *arguments],
        env=environment(var), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def congso(var: Path, *arguments: str) -> tuple[int, str, str]:
    running = started(var, *arguments)
    out, err = running.communicate(timeout=120)
    return running.returncode, out, err


@pytest.fixture(scope="module")
def var(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with tables and nothing in them."""
    place = tmp_path_factory.mktemp("var")
    shutil.copyfile(tables, place / "desk.sqlite3")
    return place


def filled(var: Path, folder: Path, **cells: object) -> str:
    path = folder / "so.xlsx"
    code, out, err = congso(
        var, "template", "observations", str(path), "--indicators",
        "telephone.smartphone_subscribers", "--period", "2022,2023",
    )  # fmt: skip
    assert (code, "1 dòng × 2 cột" in out) == (0, True), err
    book = openpyxl.load_workbook(path)
    for name, value in (FILLED | cells).items():
        book["Thực hiện"][name] = value
    book.save(path)
    return str(path)


def recorded(var: Path) -> int:
    with sqlite3.connect(var / "desk.sqlite3") as database:
        (count,) = database.execute("SELECT count(*) FROM ledger_observation").fetchone()
    return int(count)


def test_a_form_is_planned_recorded_once_and_known_again(var: Path, tmp_path: Path) -> None:
    path = filled(var, tmp_path)

    code, out, _err = congso(var, "import", "observations", path, "--dry-run", "--json")
    plan = json.loads(out)
    assert (code, plan["outcome"], plan["new"], plan["faults"]) == (0, "planned", 2, [])
    assert plan["indicators"] == {"Thuê bao điện thoại thông minh": 2}
    assert recorded(var) == 0

    together = [started(var, "import", "observations", path) for _ in range(2)]
    answers = sorted(running.communicate(timeout=120)[0] for running in together)
    assert [running.returncode for running in together] == [0, 0]
    assert "Tệp này đã nhập" in answers[0]
    assert answers[1] == "Đã ghi 2 số mới; 0 số đã có, không đổi.\n"
    assert recorded(var) == 2


def test_a_faulty_form_comes_back_beside_the_one_that_was_sent(var: Path, tmp_path: Path) -> None:
    before = recorded(var)
    path = filled(var, tmp_path, F10="2.25", C5="khác")

    code, out, err = congso(var, "import", "observations", path)

    assert code == 2
    assert "dùng dấu chấm" in out.replace("\n", " ")
    assert "1 lỗi, không ghi số nào" in err
    returned = openpyxl.load_workbook(tmp_path / "so-loi.xlsx")
    assert "2,25" in returned["Thực hiện"]["F10"].comment.text
    assert recorded(var) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("template", "observations", "so.pdf", "--period", "2023"), ".xlsx hoặc .csv"),
        (("template", "observations", "so.csv", "--period", "2023-13"), "Không có kỳ"),
        (
            ("template", "observations", "so.csv", "--period", "2023", "--scenario", "actual,plan"),
            "chỉ chứa một kịch bản",
        ),
        (("import", "observations", "data/figures/soctrang_2023.csv", "--key", "x"), "--key"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    var: Path, arguments: tuple[str, ...], message: str
) -> None:
    code, _out, err = congso(var, *arguments)

    assert code == 2
    assert message in err
