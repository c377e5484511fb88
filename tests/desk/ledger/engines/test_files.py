"""The files beside the record hold what it holds, and only what moved is written again."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from congso.observations import reference
from congso.observations.observation import Level
from congso.observations.observation import Observation as Observed
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, queries
from desk.ledger.engines import facts, files
from desk.ledger.engines.connections import DuckDB
from desk.ledger.models import Observation

pytestmark = pytest.mark.django_db
SITES = reference.read("telecom.sites|94|2023||level")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal with one table of figures and room of its own for the files."""
    monkeypatch.setenv("CONGSO_VAR", str(tmp_path))
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)
    return tmp_path / "engine"


def revise(value: int, before: int = 1422) -> None:
    actions.revise_observation(
        key=SITES.key(), value=Decimal(value), level=Level.CORRECTION, source="Báo cáo bổ sung",
        reason="báo cáo muộn", expected_previous=Decimal(before), by=MACHINE,
    )  # fmt: skip


def held(found: files.Files) -> list[dict[str, object]]:
    return [row for path in found.paths() for row in pq.read_table(path).to_pylist()]


def recorded() -> list[dict[str, object]]:
    whole: list[dict[str, object]] = facts.table(
        row.observed for row in Observation.objects.all()
    ).to_pylist()
    return whole


def names(place: Path) -> set[str]:
    return {path.name for path in place.glob("*.parquet")}


def test_the_files_hold_every_value_of_the_record() -> None:
    revise(1425)

    brought = files.bring_up_to_date()

    assert held(brought.files) == recorded()
    assert brought.read == brought.files.rows == Observation.objects.count()


def test_nothing_is_written_while_nothing_moves(place: Path) -> None:
    files.bring_up_to_date()
    before = names(place)

    again = files.bring_up_to_date()

    assert (again.rewritten, again.read, names(place)) == (0, 0, before)


def test_a_revision_writes_one_file_and_reads_one_series() -> None:
    told = (("92", 900), ("93", 700))
    moment = datetime(2024, 1, 5, tzinfo=UTC)
    actions.record_observations(
        [
            Observed(replace(SITES.key(), place=place), Decimal(value), "Báo cáo", moment)
            for place, value in told
        ],
        by=MACHINE,
    )
    files.bring_up_to_date()
    revise(1425)

    brought = files.bring_up_to_date()

    assert brought.rewritten == 1
    assert brought.read == Observation.objects.filter(indicator="telecom.sites", place="94").count()
    assert held(brought.files) == recorded()


def test_a_reader_keeps_the_files_that_it_opened() -> None:
    engine = DuckDB(threads=1)
    engine.read("facts", files.bring_up_to_date().files.paths(["telecom.sites"]))
    revise(1425)
    files.bring_up_to_date()

    known = engine.answer("SELECT max(value) AS value FROM facts WHERE period = '2023'")
    engine.close()

    assert known.to_pylist() == [{"value": 1422.0}]


def test_what_neither_list_names_is_cleared_away(place: Path) -> None:
    files.bring_up_to_date()
    for number in range(3):
        revise(1430 + number, before=1422 if number == 0 else 1429 + number)
        files.bring_up_to_date()

    assert len(names(place)) == len(files.stand().kept) + 1 + 2  # marks, and the files before


@pytest.mark.parametrize("left", [b"", b"PAR1 no", None])
def test_a_file_that_is_not_whole_is_written_again(left: bytes | None) -> None:
    (path,) = files.bring_up_to_date().files.paths(["telecom.sites"])
    if left is None:
        path.unlink()
    else:
        path.write_bytes(left)

    brought = files.bring_up_to_date()

    assert brought.rewritten == 1
    assert held(brought.files) == recorded()


@pytest.mark.parametrize("said", ["", "{}", '{"format": 0, "files": {}, "marks": "m"}', "[1]"])
def test_a_list_that_cannot_be_read_is_made_anew(place: Path, said: str) -> None:
    files.bring_up_to_date()
    (place / "files.json").write_text(said, "utf-8")

    brought = files.bring_up_to_date()

    assert brought.rewritten == len(brought.files.kept) > 1
    assert held(brought.files) == recorded()


def test_asked_to_everything_is_written_again() -> None:
    first = files.bring_up_to_date()

    again = files.bring_up_to_date(full=True)

    assert again.rewritten == len(first.files.kept)
    assert again.read == Observation.objects.count()


def test_a_record_put_back_from_a_copy_is_read_anew() -> None:
    files.bring_up_to_date()
    revise(1425)
    ahead = files.bring_up_to_date()
    assert queries.vintages(SITES.key())[-1].value == 1425
    marks = {code: dict(found) for code, found in ahead.files.marks.items()}
    marks["telecom.sites"]["94"] = "the mark of the copy"
    del marks["dti.rank"]

    moved = files.stale(ahead.files, marks)

    assert moved == {"telecom.sites": frozenset({"94"})}
