"""`congso triangle` prints every value that a period was said to have, with its day."""

import json
from pathlib import Path

from typer.testing import CliRunner

from desk.command.app import app

HEAD = (
    "indicator,place,period,breakdown,scenario,value,level,origin,source,recorded_at,"
    "revision,reason\n"
)
TABLE = f"""{HEAD}\
telecom.sites,94,2023,,actual,1422,estimate,published,Báo cáo,2024-01-04T15:00:00+07:00,1,
telecom.sites,94,2023,,actual,1425,official,published,Công văn,2025-01-04T15:00:00+07:00,2,Đếm sót
"""


def _said(tmp_path: Path, *asked: str) -> str:
    table = tmp_path / "facts.csv"
    table.write_text(TABLE, encoding="utf-8")
    return CliRunner().invoke(app, ["triangle", *asked, "--ledger", str(table)]).stdout


def test_a_revised_period_is_told_with_both_values(tmp_path: Path) -> None:
    said = _said(tmp_path, "telecom.sites")

    assert "04/01/2024: 1.422 (Báo cáo)" in said
    assert "04/01/2025: 1.425 (Công văn)" in said


def test_a_program_reads_one_object_a_value(tmp_path: Path) -> None:
    said = [json.loads(line) for line in _said(tmp_path, "telecom.sites", "--json").splitlines()]

    assert [(one["period"], one["value"]) for one in said] == [("2023", "1422"), ("2023", "1425")]


def test_a_series_without_values_is_refused_by_name(tmp_path: Path) -> None:
    table = tmp_path / "facts.csv"
    table.write_text(TABLE, encoding="utf-8")

    refused = CliRunner().invoke(app, ["triangle", "postal.points", "--ledger", str(table)])

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == "Điểm phục vụ bưu chính, Tỉnh Sóc Trăng: chưa ghi số nào.\n"


def test_every_unit_that_reports_is_summed_up(tmp_path: Path) -> None:
    said = [
        json.loads(line)
        for line in _said(tmp_path, "telecom.sites", "--by-unit", "--json").splitlines()
    ]

    assert said == [
        {
            "place": "94", "name": "Tỉnh Sóc Trăng", "periods": 1, "revised": 1,
            "mean_revision": "3", "mean_size": "3", "mean_share": said[0]["mean_share"],
        }
    ]  # fmt: skip
    assert round(float(said[0]["mean_share"]), 5) == round(3 / 1422, 5)
    assert "1 trên 1 kỳ đã sửa, lệch bình quân 3" in _said(tmp_path, "telecom.sites", "--by-unit")
