"""Words, counts over a register and the whole country are read by the same programs of others."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from csvw import CSVW
from pyjstat import pyjstat
from pysdmx.io import get_datasets

from congso.agencies.register import Register
from congso.observations import tables as record_tables
from congso.observations.ledger import Ledger
from congso.observations.observation import Origin
from desk.kit import shelf
from desk.opendata import delimited, jsonstat, sdmx, tables, workbook
from desk.opendata.files import KINDS

FILES = ("soctrang_2023.csv", "van_ban_bo_chi_so.csv", "ca_nuoc_buu_chinh.csv")
RULES, FIRMS, RADIUS = "dti.rulebook", "telecom.enterprises", "postal.service_radius"
WORDS = ["Quyết định 1726/QĐ-BTTTT", "Quyết định 922/QĐ-BTTTT"]


@pytest.fixture(scope="module")
def known() -> Ledger:
    every = (shelf.observations(shelf.reviewed("figures", name)) for name in FILES)
    return shelf.ledger_of(tuple(seen for table in every for seen in table))


def csv_of(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def test_words_are_in_csv_and_come_back(known: Ledger) -> None:
    table = tables.of(known)[RULES]

    assert list(csv_of(delimited.standing(table))["value"]) == WORDS
    back = record_tables.read(
        delimited.history(table).decode(), RULES, catalogue=known.catalogue,
        gazetteer=known.gazetteer,
    )  # fmt: skip
    assert [seen.words for seen in back] == WORDS
    assert set(back) <= {seen for seen in known.known if seen.key.indicator == RULES}


def test_words_are_in_the_workbook_as_text(known: Ledger) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook.written(tables.of(known)[RULES], "x")))
    cells = [line[6] for line in book[workbook.STANDING].iter_rows(min_row=2)]

    assert [(cell.value, cell.data_type) for cell in cells] == [(one, "s") for one in WORDS]


def test_words_are_in_the_notes_of_json_stat_and_its_values_are_empty(known: Ledger) -> None:
    read = pyjstat.Dataset.read(StringIO(jsonstat.written(tables.of(known)[RULES]).decode()))

    assert list(read["value"]) == [None, None]
    assert list(read["extension"]["words"].values()) == WORDS
    assert "Chỉ tiêu ghi bằng chữ" in read["note"][0]


def test_words_are_a_comment_in_sdmx(known: Ledger) -> None:
    (data,) = get_datasets(sdmx.written(tables.of(known)[RULES]).decode())

    assert list(data.data["COMMENT_OBS"]) == WORDS


@pytest.mark.parametrize("code", [RULES, FIRMS, RADIUS])
def test_csvw_finds_every_file_valid(known: Ledger, code: str, tmp_path: Path) -> None:
    table = tables.of(known)[code]
    for kind in KINDS:
        (tmp_path / kind.file(code)).write_bytes(kind.write(table))
    found = CSVW(str(tmp_path / f"{code}.csv"), validate=True)

    assert (found.is_valid, found.warnings) == (True, [])
    assert [line["value"] for line in found.tables[0]] == [
        row.words or row.value for row in table.rows
    ]
    assert found.tables[0].check_primary_key()


def test_a_count_tells_its_register_where_nothing_was_published(known: Ledger) -> None:
    kept = tuple(seen for seen in known.known if seen.key.indicator != FIRMS)
    table = tables.of(shelf.ledger_of(kept))[FIRMS]

    assert [(row.key.period.code, row.digits, row.status_code) for row in table.rows] == [
        ("2022", "7", "computed"), ("2023", "7", "computed"),
    ]  # fmt: skip
    assert {row.origin for row in table.rows} == {Origin.DERIVED}
    assert {row.source for row in table.rows} == {
        "Danh sách doanh nghiệp viễn thông của cổng, rà soát đến 31/12/2023"
    }
    (data,) = get_datasets(sdmx.written(table).decode())
    assert list(map(float, data.data["OBS_VALUE"])) == [7, 7]
    cube = pyjstat.Dataset.read(StringIO(jsonstat.written(table).decode()))
    assert list(cube["value"]) == [7, 7]


def test_a_firm_that_came_into_the_list_later_adds_a_line_to_the_past_of_the_count(
    known: Ledger,
) -> None:
    kept = tuple(seen for seen in known.known if seen.key.indicator != FIRMS)
    since = datetime(2024, 3, 5, 2, tzinfo=UTC)
    late = replace(shelf.agencies()[-1], code="gtel", name="GTEL", known_from=since)
    table = tables.of(shelf.ledger_of(kept, bodies=Register((*shelf.agencies(), late))))[FIRMS]

    told = [(row.key.period.code, row.digits) for row in table.rows]
    assert told == [("2022", "8"), ("2023", "8")]
    past = [(row.key.period.code, row.digits, row.recorded_at) for row in table.history]
    assert [(period, digits) for period, digits, _at in past] == [
        ("2022", "7"), ("2022", "8"), ("2023", "7"), ("2023", "8"),
    ]  # fmt: skip
    assert {at for _period, digits, at in past if digits == "8"} == {since}


def test_the_country_stands_beside_the_province(known: Ledger) -> None:
    frame = csv_of(delimited.standing(tables.of(known)["postal.points"]))
    country = frame[frame["place"] == "00"]

    assert list(country["place_name"].unique()) == ["Cả nước"]
    assert list(country["value"]) == ["18502", "17976", "17898", "14911", "12642"]
