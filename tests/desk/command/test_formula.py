"""`congso formula` tells what a formula comes to, and where it does not hold."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RADIUS = "sqrt(place.area/(pi*postal.points))"


def formula(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desk.command", "formula", *arguments, "--ledger", "data"],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


def test_a_formula_is_printed_back_with_its_sort_units_inputs_and_value() -> None:
    ran = formula(
        RADIUS, "--unit", "km/điểm phục vụ", "--period", "2023", "--place", "tinh soc trang"
    )
    said = ran.stdout.replace("\xa0", " ")

    assert ran.returncode == 0
    assert "Công thức  sqrt(place.area / (pi * postal.points))\n" in said
    assert "√(Diện tích tự nhiên ÷ (π × Điểm phục vụ bưu chính))" in said
    assert "độ dài; tỷ lệ hoặc số bình quân" in said
    assert "m, km, km/điểm phục vụ\n" in said
    assert "postal.points: Điểm phục vụ bưu chính (điểm)" in said
    assert "Tỉnh Sóc Trăng, năm 2023: 2,25 km/điểm phục vụ\n" in said
    assert "√(3.298,2 km² ÷ (π × 208 điểm))" in said


def test_a_formula_is_told_as_known_on_a_day() -> None:
    asked = ("postal.points - previous(postal.points)", "--period", "2023", "--json")
    now, then = (formula(*asked, *day) for day in ((), ("--as-of", "2023-12-31")))

    assert json.loads(now.stdout)["quantity"] == "13\xa0điểm"
    assert (now.returncode, then.returncode) == (0, 1)
    assert json.loads(then.stdout)["value"] is None


def test_what_does_not_go_together_is_refused_with_its_character_and_both_sides() -> None:
    ran = formula("2 * (place.area + postal.points)")

    assert ran.returncode == 2
    assert "ký tự 6" in ran.stderr
    assert "“place.area” là độ dài^2" in ran.stderr
    assert "“postal.points” là số đếm (điểm)" in ran.stderr
    assert "Traceback" not in ran.stderr
