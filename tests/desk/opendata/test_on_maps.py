"""Files on the map of another date: put together, marked, and read by programs of other people."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from csvw import CSVW
from pyjstat import pyjstat

from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, Status, read_key
from congso.observations.reference import Reference
from congso.places import tables as place_tables
from desk.kit import shelf
from desk.opendata import catalogue, files, map_tables, restated, tables, workbook
from desk.opendata.rows import Method, Row
from desk.opendata.tables import Table

MERGER = date(2025, 7, 1)
CODES = ("postal.points", "postal.service_radius", "telecom.sites", "place.area")
UNITS = """code,level,kind,name,valid_from,valid_to,parent_code
10001,commune,xã,Xã Một,,2025-06-30,
10004,commune,xã,Xã Bốn,,2025-06-30,
10001,commune,xã,Xã Hai,2025-07-01,,
10007,commune,xã,Xã Ba,2025-07-01,,
"""
PASSED = """effective_on,kind,from_code,to_code,weight,basis
2025-07-01,split,10001,10001,0.4,{basis}
2025-07-01,split,10001,10007,0.6,{basis}
2025-07-01,merge,10004,10007,1,
"""


def panel() -> tuple[Observation, ...]:
    return shelf.observations(shelf.reviewed("demo", "panels", "can_tho_2024.csv"))


@pytest.fixture(scope="module")
def known() -> Ledger:
    return shelf.ledger_of(panel())


def table(ledger: Ledger, code: str) -> Table:
    return map_tables.of(ledger)[code, MERGER]


def written(name: str, told: Table) -> bytes:
    return next(kind for kind in files.of(told) if kind.name == name).write(told)


def csv_of(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


@pytest.mark.parametrize("code", CODES)
def test_each_row_is_the_figure_of_that_map(known: Ledger, code: str) -> None:
    for row in table(known, code).rows:
        figure = known.figure(
            Reference(code, row.key.place, row.key.period, row.key.breakdown), MERGER
        )

        assert (row.value is None) == (figure.value is None)
        assert row.value is None or abs(row.value - figure.value) < Decimal("0.0001")
        assert row.note == figure.missing or row.value is not None


def test_weights_units_and_what_is_missing_are_columns_that_pandas_reads(known: Ledger) -> None:
    points, sites = (csv_of(written("CSV", table(known, code))) for code in (CODES[0], CODES[2]))
    wanted = ["place", "value", "map", "method", "parts", "parts_known", "parts_wanted", "status"]

    assert points[wanted].to_numpy().tolist() == [
        ["92", "483", "2025-07-01", "restated", "92=1; 93=1; 94=1", "3", "3", "computed"]
    ]
    assert sites[wanted].to_numpy().tolist() == [
        ["92", "", "2025-07-01", "incomplete", "92=1; 93=1; 94=1", "2", "3", "not_reported"]
    ]
    assert sites["note"][0].startswith("có 2 trên 3 đơn vị, còn thiếu Tỉnh Hậu Giang")


def test_what_was_known_before_a_correction_is_in_the_history(known: Ledger) -> None:
    past = csv_of(written("Lịch sử", table(known, "postal.service_radius")))

    assert past[["value", "recorded_at", "reason"]].to_numpy().tolist() == [
        ["2.0581", "2025-01-10T09:00:00+07:00", ""],
        ["2.0474", "2025-04-15T09:00:00+07:00", "Đếm sót năm điểm"],
    ]


def test_a_unit_that_reports_late_turns_what_is_incomplete_into_a_sum() -> None:
    (reported,) = (one for one in panel() if str(one.key) == "telecom.sites|94|2024||actual")
    late = reported.recorded_at + timedelta(days=90)
    key = replace(reported.key, place="93")
    more = replace(reported, key=key, value=Decimal(900), recorded_at=late)

    past = table(shelf.ledger_of((*panel(), more)), "telecom.sites").history

    assert [(row.digits, row.on_map and row.on_map.coverage) for row in past] == [
        ("", "2 trên 3 đơn vị"),
        ("3870", "3 trên 3 đơn vị"),
    ]


def test_a_part_that_is_withheld_leaves_no_number_now_or_before() -> None:
    every = [one for one in panel() if one.key.indicator == "postal.points"]
    last = every[-1]
    hidden = replace(
        last, value=None, status=Status.WITHHELD, revision=2,
        recorded_at=datetime.fromisoformat("2025-06-01T09:00:00+07:00"),
    )  # fmt: skip

    told = table(shelf.ledger_of((*panel(), hidden)), "postal.points")

    assert [(row.value, row.status) for row in told.history] == [(None, Status.WITHHELD)]


@pytest.mark.parametrize("code", CODES)
def test_csvw_finds_the_description_and_the_file_is_valid(
    known: Ledger, code: str, tmp_path: Path
) -> None:
    told = table(known, code)
    for kind in files.of(told):
        (tmp_path / kind.file(code)).write_bytes(kind.write(told))
    for name, rows in ((f"{code}.csv", told.rows), ("lich-su.csv", told.history)):
        found = CSVW(str(tmp_path / name), validate=True)

        assert (found.is_valid, found.warnings, found.no_metadata) == (True, [], False)
        assert [(one["map"].date(), one["method"]) for one in found.tables[0]] == [
            (MERGER, row.on_map and row.on_map.method.value) for row in rows
        ]
        assert found.tables[0].check_primary_key()


def test_openpyxl_reads_how_each_value_came_there(known: Ledger) -> None:
    content = BytesIO(written("Excel", table(known, "telecom.sites")))
    head, line = openpyxl.load_workbook(content)[workbook.STANDING].iter_rows(values_only=True)
    read = dict(zip(head, line, strict=True))

    assert read["Giá trị"] is None
    assert (read["Địa giới"], read["Đủ đơn vị"]) == ("01/07/2025", "2 trên 3 đơn vị")
    assert read["Cách có số"] == Method.INCOMPLETE.said
    assert read["Các đơn vị gộp"] == "92=1; 93=1; 94=1"


def test_pyjstat_reads_the_cube_and_the_method_of_each_cell(known: Ledger) -> None:
    told = table(known, "postal.points")
    read = pyjstat.Dataset.read(StringIO(written("JSON-stat", told).decode()))
    frame = read.write("dataframe")

    assert list(frame["value"]) == [483]
    assert read["label"] == "Điểm phục vụ bưu chính trên địa giới ngày 01/07/2025"
    assert read["status"]["0"].endswith("/synthetic/restated")
    assert "quy đổi theo địa giới" in next(iter(read["extension"]["status"]["label"].values()))
    assert (read["extension"]["map"], read["extension"]["parts"]) == (
        "2025-07-01", {"0": "92=1; 93=1; 94=1"},
    )  # fmt: skip
    assert read["extension"]["coverage"] == {"0": [3, 3]}


def divided(basis: str) -> dict[str, Row]:
    """Return the points of two communes of which one took a share of a divided one."""
    places = place_tables.read(UNITS, PASSED.format(basis=basis), ("units.csv", "passed.csv"))
    at = panel()[0].recorded_at
    seen = (
        Observation(read_key("postal.points|10001|2024||actual"), Decimal(10), "báo cáo", at),
        Observation(read_key("postal.points|10004|2024||actual"), Decimal(5), "báo cáo", at),
    )
    ledger = shelf.ledger_of(seen, places)
    points = ledger.catalogue["postal.points"]
    told = tables.laid_out(ledger, points, "", restated.lines(ledger, points, MERGER))
    return {row.place_name: row for row in told.rows}


def test_a_share_of_a_divided_unit_is_an_estimate_with_its_weight_and_basis() -> None:
    rows = divided("area")

    assert {name: (row.digits, row.on_map and row.on_map.method) for name, row in rows.items()} == {
        "Xã Hai": ("4", Method.ESTIMATED),
        "Xã Ba": ("11", Method.ESTIMATED),
    }
    assert rows["Xã Ba"].on_map is not None
    assert rows["Xã Ba"].on_map.parts == "10001=0.6 (area); 10004=1"


def test_a_division_without_a_basis_is_refused() -> None:
    row = divided("")["Xã Hai"]

    assert row.value is None
    assert row.on_map is not None
    assert (row.on_map.method, row.on_map.parts) == (Method.UNDIVIDED, "10001=?")
    assert "không khai cơ sở chia" in row.note


def test_a_rank_has_no_file_on_another_map(known: Ledger) -> None:
    assert "dti.rank" in tables.of(known)
    assert ("dti.rank", MERGER) not in map_tables.of(known)


def test_the_state_changes_with_a_value_that_goes_in_and_with_no_other(known: Ledger) -> None:
    state = map_tables.of(known).state(("postal.points", MERGER))
    sites = next(one for one in panel() if one.key.indicator == "telecom.sites")
    other = replace(sites, revision=2, recorded_at=sites.recorded_at + timedelta(days=1))
    points = [one for one in panel() if one.key.indicator == "postal.points"][-1]
    own = replace(points, revision=2, recorded_at=points.recorded_at + timedelta(days=1))

    def later(seen: Observation) -> str | None:
        ledger = shelf.ledger_of((*panel(), seen))
        return map_tables.of(ledger).state(("postal.points", MERGER))

    assert later(other) == state
    assert later(own) != state


def test_the_catalogue_lists_it_as_a_data_set_of_its_own(known: Ledger) -> None:
    told = table(known, "postal.points")
    content = catalogue.written([tables.of(known)["postal.points"], told], "Sóc Trăng").decode()

    assert '"bao-cao-thong-ke/chi-tieu/postal.points/dia-gioi-2025-07-01"' in content
    for kind in files.of(told):
        assert f"{told.home}{kind.file('postal.points')}" in content
    assert f"{told.home}postal.points.sdmx.csv" not in content
