"""Programs of other people read every file and find in it what the record says."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from csvw import CSVW
from pyjstat import pyjstat
from pysdmx.io import get_datasets, read_sdmx

from congso.observations import tables as record_tables
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation
from desk.opendata import delimited, jsonstat, sdmx, structure, tables, workbook
from desk.opendata.files import KINDS
from desk.opendata.tables import Table
from desk.opendata.workbook import DoesNotFitExcel

PAGE = "https://cong.example/bao-cao-thong-ke/chi-tieu/x/"
CODES = (
    *("telecom.sites", "telecom.stations", "postal.points", "postal.service_radius"),
    *("postal.people_per_point", "telephone.density", "dti.rank", "place.area", "targets.met"),
)
WRITERS = [kind.write for kind in KINDS]


@pytest.fixture(params=CODES)
def table(request: pytest.FixtureRequest, ledger: Ledger) -> Table:
    return tables.of(ledger)[request.param]


def read_csv(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8")


def told(frame: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_pandas_reads_the_csv(table: Table) -> None:
    frame = read_csv(delimited.standing(table))

    assert told(frame, "period", "breakdown", "value", "origin", "status", "source", "note") == [
        (
            row.key.period.code, row.key.breakdown, row.digits, row.origin.value,
            row.status_code, row.source, row.note,
        )
        for row in table.rows
    ]  # fmt: skip


def test_pandas_reads_every_revision(table: Table) -> None:
    frame = read_csv(delimited.history(table))

    assert told(frame, "period", "revision", "value", "recorded_at", "reason") == [
        (
            row.key.period.code, str(row.revision), row.digits, row.recorded_at.isoformat(),
            row.reason,
        )
        for row in table.history
    ]  # fmt: skip


def test_csv_is_plain_utf_8_with_the_line_ends_of_its_standard(table: Table) -> None:
    content = delimited.standing(table)

    assert content.startswith(b"indicator,place,")
    assert content.count(b"\r\n") >= len(table.rows) + 1
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("code", ["telecom.sites", "telecom.stations", "postal.points", "dti.rank"])
def test_the_portal_takes_back_what_was_taken_away(code: str, ledger: Ledger) -> None:
    text = delimited.history(tables.of(ledger)[code]).decode()
    back = record_tables.read(text, code, catalogue=ledger.catalogue, gazetteer=ledger.gazetteer)

    def seen(known: Observation) -> tuple[object, ...]:
        return str(known.key), known.revision, known.value, known.recorded_at, known.source

    kept = [
        known
        for key in ledger.record.keys()  # noqa: SIM118 - a record is no dictionary
        if key.indicator == code
        for known in ledger.record.vintages(key)
    ]
    assert sorted(map(seen, back), key=str) == sorted(map(seen, kept), key=str)


def cells(content: bytes, sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return list(book[sheet].iter_rows(values_only=True))


def test_openpyxl_reads_the_workbook(table: Table) -> None:
    head, *lines = cells(workbook.written(table, PAGE), workbook.STANDING)

    assert head == tuple(name for name, _width in workbook.HEADS)
    assert [(line[3], line[6], line[10], line[11]) for line in lines] == [
        (
            row.key.period.code, None if row.value is None else float(row.value),
            row.origin.said, row.source,
        )
        for row in table.rows
    ]  # fmt: skip


def test_the_workbook_holds_no_formula_and_tells_every_revision(table: Table) -> None:
    _head, *lines = cells(workbook.written(table, PAGE), workbook.HISTORY)
    book = openpyxl.load_workbook(BytesIO(workbook.written(table, PAGE)))
    kinds = {cell.data_type for sheet in book for line in sheet for cell in line}

    assert len(lines) == len(table.history)
    assert "f" not in kinds


def test_the_workbook_explains_itself(ledger: Ledger) -> None:
    content = workbook.written(tables.of(ledger)["telephone.density"], PAGE)
    notes = {str(line[0]): str(line[1]) for line in cells(content, workbook.NOTES)}

    assert notes["Cách tính"] == "Thuê bao điện thoại ÷ Dân số trung bình"
    assert "không phải số thật" in notes["Gốc: số liệu giả định"]
    assert notes["Địa chỉ"] == PAGE


def test_a_workbook_that_would_not_be_whole_is_refused(ledger: Ledger) -> None:
    table = tables.of(ledger)["place.area"]
    long = tuple(replace(row, note="dài " * 9000) for row in table.rows)

    with pytest.raises(DoesNotFitExcel, match=r"place\.area.*dòng 2"):
        workbook.written(replace(table, rows=long), PAGE)


def test_the_workbook_is_dated_by_what_it_tells(table: Table) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook.written(table, PAGE)))

    assert book.properties.created == table.modified.replace(tzinfo=None)


@pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")
def test_pyjstat_reads_the_cube(table: Table) -> None:
    (frame,) = pyjstat.from_json_stat(json.loads(jsonstat.written(table)), naming="id")
    values = {
        (line.place, line.period, line.breakdown, line.scenario): line.value
        for line in frame.itertuples()
        if not pd.isna(line.value)
    }

    assert values == {
        (
            row.key.place, row.key.period.code, row.key.breakdown or "_T", row.key.scenario.value,
        ): pytest.approx(float(row.value))
        for row in table.rows
        if row.value is not None
    }  # fmt: skip


def test_every_cell_of_the_cube_says_where_it_comes_from(table: Table) -> None:
    cube = json.loads(jsonstat.written(table))
    labels = cube["extension"]["status"]["label"]

    assert len(cube["status"]) == len(table.rows)
    assert sorted(code.partition("/")[2] for code in cube["status"].values()) == sorted(
        row.origin.value for row in table.rows
    )
    assert set(cube["status"].values()) == set(labels)


def test_the_digits_of_the_cube_are_those_of_the_record(ledger: Ledger) -> None:
    table = tables.of(ledger)["place.area"]
    long = Decimal("12345678901234567890.123456789012")
    rows = tuple(replace(row, value=long) for row in table.rows)
    cube = jsonstat.written(Table(table.indicator, "", "", rows, rows, ""))

    assert json.loads(cube, parse_float=Decimal)["value"] == [long]


def test_pysdmx_reads_sdmx_csv(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "figures.sdmx.csv"
    path.write_bytes(sdmx.written(table))
    (found,) = read_sdmx(path).data

    assert found.short_urn == "Dataflow=CONGSO:FIGURES(1.0)"
    frame = found.data.astype(str).replace("nan", "")
    assert told(frame, "TIME_PERIOD", "BREAKDOWN", "SCENARIO", "ORIGIN", "LEVEL") == [
        (
            sdmx.time_period(row.key.period), row.key.breakdown or "_T", row.key.scenario.value,
            row.origin.value, row.level.value,
        )
        for row in table.rows
    ]  # fmt: skip
    numbers = [pd.to_numeric(value, errors="coerce") for value in frame["OBS_VALUE"]]
    assert [None if pd.isna(number) else number for number in numbers] == [
        None if row.value is None else pytest.approx(float(row.value)) for row in table.rows
    ]


def test_pysdmx_finds_every_column_and_code_in_the_structure(ledger: Ledger) -> None:
    known = tables.of(ledger)
    told = read_sdmx(structure.written(known).decode(), validate=True)
    (found,) = told.get_data_structure_definitions()
    codes = {one.id: {code.id for code in one.items} for one in told.get_codelists()}
    listed = {
        one.id: codes[one.codes]
        for one in (*structure.DIMENSIONS, *structure.ATTRIBUTES)
        if one.codes
    }
    frames = [read_csv(sdmx.written(table)) for table in known.values()]

    assert {one.id for one in found.components} == set(frames[0].columns[3:])
    for frame in frames:
        for column, allowed in listed.items():
            assert set(frame[column]) <= allowed


def test_pysdmx_joins_figures_and_structure(table: Table, ledger: Ledger, tmp_path: Path) -> None:
    figures, meaning = tmp_path / "figures.csv", tmp_path / "structure.json"
    figures.write_bytes(sdmx.written(table))
    meaning.write_bytes(structure.written(tables.of(ledger)))

    (joined,) = get_datasets(figures, meaning)

    assert joined.structure.id == "FIGURES"
    assert len(joined.data) == len(table.rows)


def test_sdmx_says_which_kind_of_nothing_a_cell_is(ledger: Ledger) -> None:
    sites = read_csv(sdmx.written(tables.of(ledger)["telecom.sites"]))
    stations = read_csv(sdmx.written(tables.of(ledger)["telecom.stations"]))

    assert dict(told(sites, "TIME_PERIOD", "OBS_STATUS")) == {
        "2021": "L", "2022": "A", "2023-S1": "P", "2023": "E", "2022-12-15/P1Y": "P",
    }  # fmt: skip
    assert ("2022", "M") in told(stations, "TIME_PERIOD", "OBS_STATUS")


@pytest.mark.parametrize("is_history", [False, True], ids=["standing", "history"])
def test_csvw_finds_the_description_and_the_file_is_valid(
    table: Table, tmp_path: Path, *, is_history: bool
) -> None:
    code = table.indicator.code
    for kind in KINDS:
        (tmp_path / kind.file(code)).write_bytes(kind.write(table))
    name = "lich-su.csv" if is_history else f"{code}.csv"
    found = CSVW(str(tmp_path / name), validate=True)
    rows = table.history if is_history else table.rows

    assert (found.is_valid, found.warnings, found.no_metadata) == (True, [], False)
    assert [(line["period"], line["value"], line["recorded_at"]) for line in found.tables[0]] == [
        (row.key.period.code, row.value, row.recorded_at) for row in rows
    ]
    assert found.tables[0].check_primary_key()


@pytest.mark.parametrize("write", WRITERS, ids=[kind.name for kind in KINDS])
def test_the_same_table_gives_the_same_bytes(
    write: Callable[[Table], bytes], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tables.of(ledger)["telephone.density"]
    first, later = write(table), time.time() + 1e7
    monkeypatch.setattr(time, "time", lambda: later)

    assert write(table) == first


@pytest.mark.parametrize(
    "write", [kind.write for kind in KINDS[:5]], ids=[k.name for k in KINDS[:5]]
)
def test_an_invented_number_says_so_in_every_format(
    write: Callable[[Table], bytes], ledger: Ledger
) -> None:
    table = tables.of(ledger)["telephone.subscribers"]
    content = write(table)
    if content.startswith(b"PK"):
        frames = pd.read_excel(BytesIO(content), sheet_name=None, header=None, dtype=str)
        text = StringIO()
        for frame in frames.values():
            frame.to_csv(text)
        assert text.getvalue().count("số liệu giả định") >= len(table.rows) * 2
    else:
        assert content.count(b"synthetic") >= len(table.rows)
