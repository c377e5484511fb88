"""`congso engine`: bulk results on the command line, held against the reference."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from congso.findings.finding import FaultyInput
from desk.command import engines
from desk.command.engines import Asked
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions
from desk.ledger.engines import comparing
from desk.ledger.engines.columns import Column
from desk.ledger.engines.comparing import Difference

pytestmark = pytest.mark.django_db
RADIUS = Asked("postal.service_radius")


@pytest.fixture(autouse=True)
def _portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGSO_VAR", str(tmp_path))
    for folder in ("figures", "demo/figures"):
        for path in sorted(shelf.reviewed(folder).glob("*.csv")):
            actions.import_table(shelf.read_text(path), path.name, by=MACHINE)


def test_rebuilding_tells_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    engines.rebuild(full=False, as_json=True)
    first = json.loads(capsys.readouterr().out)
    engines.rebuild(full=False, as_json=False)

    assert first["rewritten"] == first["files"] > 1
    assert first["read"] == first["rows"] > 1
    assert capsys.readouterr().out.startswith("Các tệp đã khớp với sổ; cả kho")


def test_cells_are_printed_as_a_page_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    engines.compute(RADIUS, place="94", out="", as_json=True)
    cells = map(json.loads, capsys.readouterr().out.splitlines())
    actual = {cell["period"]: cell for cell in cells if cell["scenario"] == "actual"}
    engines.compute(RADIUS, place="Sóc Trăng", out="", as_json=False)

    assert actual["2023"]["printed"] == "2,25"
    told = capsys.readouterr().out
    assert "Bán kính phục vụ bình quân, Tỉnh Sóc Trăng, 2023: 2,25 km/điểm phục vụ" in told


def test_what_was_known_before_has_no_radius(capsys: pytest.CaptureFixture[str]) -> None:
    asked = Asked("postal.service_radius", at="01/01/2000")
    engines.compute(asked, place="", out="", as_json=True)

    assert capsys.readouterr().out == ""


def test_the_summary_counts_cells(capsys: pytest.CaptureFixture[str]) -> None:
    engines.compute(Asked(), place="", out="", as_json=False)

    told = capsys.readouterr().out
    assert "postal.service_radius" in told
    assert "cột chưa có số nào" in told


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_all_cells_are_written_to_a_file(
    tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"cells{suffix}"
    engines.compute(RADIUS, place="", out=str(path), as_json=False)

    if suffix == ".csv":
        rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    else:
        rows = pq.read_table(path).to_pylist()
    assert capsys.readouterr().out == f"Đã ghi {len(rows)} ô vào {path}.\n"
    assert {row["place"] for row in rows} >= {"92", "93", "94"}


def test_what_adds_up_is_put_together_on_a_map(capsys: pytest.CaptureFixture[str]) -> None:
    asked = Asked("postal.points", frame="01/07/2025")
    engines.compute(asked, place="92", out="", as_json=True)
    cells = {cell["period"]: cell for cell in map(json.loads, capsys.readouterr().out.splitlines())}

    assert engines.check(Asked(frame="2025-07-01"), every=1, as_json=True) == 0
    assert cells["2022"]["status"] in ("restated", "missing")
    assert capsys.readouterr().out == ""


def test_a_ratio_on_a_map_is_computed_again_from_the_sums(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = Asked("postal.service_radius", frame="2025-07-01")
    engines.compute(asked, place="92", out="", as_json=True)
    cells = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    told = {cell["period"]: (cell["status"], cell["missing"]) for cell in cells}
    status, missing = told["2022"]
    assert status in ("restated", "missing")
    assert status == "restated" or "trên 3 đơn vị" in missing


def test_every_cell_agrees_with_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    code = engines.check(Asked(), every=1, as_json=True)

    assert (code, capsys.readouterr().out) == (0, "")


def test_a_cell_that_differs_is_told_and_ends_in_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = comparing.differences

    def differing(*args: object) -> object:
        for count, found in whole(*args):  # type: ignore[arg-type]
            other = Difference(Column("postal.service_radius"), "94", "2023", "2,26", "2,25 km")
            yield count, [*found, other]

    monkeypatch.setattr(comparing, "differences", differing)
    code = engines.check(RADIUS, every=0, as_json=False)

    told = capsys.readouterr()
    assert code == 1
    assert "postal.service_radius, 94, 2023: máy tính 2,26, chuẩn 2,25 km" in told.out
    assert "2 ô khác cách tính chuẩn" in told.err


@pytest.mark.parametrize(
    ("asked", "out", "told"),
    [
        (Asked("postal.points"), "", "được ghi chứ không tính"),
        (Asked(engine="oracle"), "", "cần một trong: duckdb, postgresql, clickhouse"),
        (Asked(at="hôm qua"), "", "không phải ngày"),
        (Asked(frame="hôm qua"), "", "không phải ngày"),
        (Asked(), "cells.xlsx", "không kết thúc bằng .csv hoặc .parquet"),
    ],
)
def test_what_cannot_be_done_is_said(asked: Asked, out: str, told: str) -> None:
    with pytest.raises(FaultyInput, match=told):
        engines.compute(asked, place="", out=out, as_json=False)


def test_an_engine_that_cannot_be_reached_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGSO_DATABASE_URL", "postgresql://congso@127.0.0.1:1/none")

    with pytest.raises(FaultyInput, match="không nối được PostgreSQL"):
        engines.compute(Asked(engine="postgresql"), place="", out="", as_json=False)
