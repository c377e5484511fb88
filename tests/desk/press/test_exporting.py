"""The table beside the database grows with the record, and is made good where it was cut."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings

from congso.observations import reference
from congso.observations.observation import Level
from desk.atlas import actions as atlas
from desk.atlas import queries as places
from desk.atlas.actions import Table
from desk.command import explaining
from desk.command.asking import Asked
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger
from desk.ledger import queries
from desk.press import exporting

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    ledger.import_table(shelf.read_text(path), path.name, by=MACHINE)
    exporting.bring_up_to_date()
    return tmp_path / "ledger" / "observations.csv"


def revise() -> None:
    ledger.revise_observation(
        key=reference.read("telecom.sites|94|2023||level").key(), value=Decimal(1425),
        level=Level.CORRECTION, source="Báo cáo bổ sung", reason="báo cáo muộn",
        expected_previous=Decimal(1422), by=MACHINE,
    )  # fmt: skip


def whole() -> str:
    return "".join(text for _upto, text in queries.snapshot())


def test_it_is_the_whole_record(table: Path) -> None:
    assert table.read_text("utf-8") == whole()


def test_what_is_recorded_later_is_added_at_its_end(table: Path) -> None:
    before, file = table.read_bytes(), table.stat().st_ino
    revise()

    exporting.bring_up_to_date()

    assert table.read_text("utf-8") == whole()
    assert table.read_bytes().startswith(before)
    assert table.stat().st_ino == file, "nothing was written again"


@pytest.mark.parametrize("left", ["cut", "half a line more", "another record", "no note", "gone"])
def test_it_is_made_good(table: Path, left: str) -> None:
    match left:
        case "cut":
            table.write_bytes(table.read_bytes()[:-7])
        case "half a line more":
            table.write_bytes(table.read_bytes() + b"telecom.sites,94,20")
        case "another record":
            table.write_bytes(table.read_bytes()[:-3] + b"xy\n")
        case "no note":
            table.with_name("observations.csv.upto.json").unlink()
        case _:
            table.unlink()
    revise()

    exporting.bring_up_to_date()

    assert table.read_text("utf-8") == whole()


def bring_places(at: datetime, change: tuple[str, str] = ("", "")) -> None:
    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), parts[-1])

    units = table("places", "units.csv")
    with clock.stopped_at(at):
        atlas.import_places(
            places=Table(units.text.replace(*change), units.where),
            successions=table("places", "successions.csv"),
            agencies=table("agencies", "agencies.csv"),
            by=MACHINE,
        )


def test_beside_it_lies_all_that_the_list_of_units_ever_said(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not table.with_name("places.json").exists()
    corrected = datetime(2026, 5, 1, tzinfo=UTC)
    bring_places(datetime(2026, 1, 1, tzinfo=UTC))
    bring_places(corrected, ("Tỉnh Sóc Trăng", "Tỉnh Ba Xuyên"))
    monkeypatch.setenv("CONGSO_VAR", str(table.parents[1]))

    exporting.bring_up_to_date()

    written = table.with_name("places.json").stat().st_ino
    exporting.bring_up_to_date()
    assert table.with_name("places.json").stat().st_ino == written, "nothing was written again"
    listed = shelf.exported_gazetteer()
    assert set(listed.places) == set(places.gazetteer().places)
    assert listed.known("94").name == "Tỉnh Ba Xuyên"
    assert listed.as_known(corrected - timedelta(1)).known("94").name == "Tỉnh Sóc Trăng"
    for day, name in (("2026-04-30", "Tỉnh Sóc Trăng"), ("2026-05-01", "Tỉnh Ba Xuyên")):
        asked = Asked("telecom.sites", "94", "2023", as_of=day)
        explaining.figure(asked, source="auto", explain=True, as_json=False)
        assert f"{name}," in capsys.readouterr().out


def test_beside_it_lies_all_that_the_list_of_firms_ever_said(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_places(datetime(2026, 1, 1, tzinfo=UTC))
    known = places.agency("vnpt")
    assert known is not None
    with clock.stopped_at(datetime(2026, 5, 1, tzinfo=UTC)):
        atlas.keep_agency(replace(known, code="gtel", name="GTEL"), by=MACHINE)
    monkeypatch.setenv("CONGSO_VAR", str(table.parents[1]))

    exporting.bring_up_to_date()

    assert shelf.exported_register().state == places.register().state
    for day, count in (("2026-04-30", "7"), ("2026-05-01", "8")):
        asked = Asked("telecom.enterprises", "94", "2023", as_of=day)
        explaining.figure(asked, source="auto", explain=False, as_json=False)
        assert f"{count}\u00a0doanh nghiệp" in capsys.readouterr().out
