"""The files of a release are read by programs of other people, and stay when the record moves."""

import hashlib
import json
from datetime import UTC, datetime
from io import BytesIO, StringIO

import openpyxl
import pandas as pd
import pytest
from pyjstat import pyjstat
from pysdmx.io import get_datasets

from congso.observations import bundle, reference
from congso.periods.calendar import Year
from desk.kit import shelf
from desk.opendata import catalogue, files, released
from desk.opendata.files import KINDS
from desk.opendata.tables import Table
from desk.releases import packing
from desk.releases.queries import Published

AT = datetime(2024, 1, 10, tzinfo=UTC)
WANTED = (
    *("telecom.sites|94|2023||level", "telecom.sites|94|2022||level"),
    *("postal.points|94|2023||level", "postal.points|94|2023||plan"),
)


@pytest.fixture
def edition() -> Published:
    known = shelf.ledger_of(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv")))
    packed = bundle.pack(
        known.as_known(AT), map(reference.read, WANTED), shelf.definition_texts(), about={}
    )
    content = packing.zipped(packed)
    return Published(
        slug="so-lieu", series="Số liệu", period=Year(2023), number=1, title="Số liệu năm 2023",
        summary="", published_at=AT, approved_at=AT, agency="Sở", person="Bà", report="x",
        analysis="x", method="x", collected="x", collection="x", notice="", changes=(),
        checksum=hashlib.sha256(content).hexdigest(), row=None, held=content,
    )  # fmt: skip


@pytest.fixture
def points(edition: Published) -> Table:
    return next(one for one in released.of(edition) if one.indicator.code == "postal.points")


def written(name: str, table: Table) -> bytes:
    return next(kind for kind in KINDS if kind.name == name).write(table)


def test_every_format_tells_the_figures_of_the_release_alone(points: Table) -> None:
    csv = pd.read_csv(BytesIO(written("CSV", points)), dtype=str)
    assert list(csv["value"]) == ["208", "193"]

    sheet = openpyxl.load_workbook(BytesIO(written("Excel", points)))["Số liệu"]
    assert [row[6] for row in sheet.iter_rows(min_row=2, values_only=True)] == [208, 193]

    cube = pyjstat.Dataset.read(StringIO(written("JSON-stat", points).decode()))
    assert sorted(cube.write("dataframe")["value"]) == [193, 208]

    (data,) = get_datasets(written("SDMX-CSV", points).decode())
    assert sorted(map(float, data.data["OBS_VALUE"])) == [193, 208]


def test_its_files_stand_under_the_edition(points: Table, edition: Published) -> None:
    own = f"{edition.address}postal.points/"

    assert {kind.at(points) for kind in KINDS} >= {
        f"{own}postal.points.csv", f"{own}postal.points.csv-metadata.json",
        f"{own}postal.points.xlsx", f"{own}postal.points.json", f"{own}postal.points.sdmx.csv",
    }  # fmt: skip
    assert released.files_of(edition)[1][1][0].address == f"{own}postal.points.csv"


def test_the_catalogue_has_an_entry_with_checksums(points: Table) -> None:
    (entry,) = json.loads(catalogue.written([points], "Tỉnh Sóc Trăng"))["dcat:dataset"]

    assert entry["dct:title"]["@value"] == "Điểm phục vụ bưu chính – Số liệu năm 2023"
    sums = [one["spdx:checksum"]["spdx:checksumValue"]["@value"] for one in entry["dcat:distribution"]]  # fmt: skip  # noqa: E501
    assert sums == [files.sum_of(kind, points).checksum for kind in KINDS]
