"""The record is read a series at a time, and what was read is never older than what stands."""

from decimal import Decimal

import pytest
from django.db import transaction

from congso.observations import reference
from congso.observations.observation import Key, Level
from congso.observations.record import Series
from congso.periods.calendar import Year
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.ledger import actions, keeping, queries
from desk.ledger.models import SeriesState

pytestmark = pytest.mark.django_db
SITES = reference.read("telecom.sites|94|2023||level")


@pytest.fixture(autouse=True)
def _facts() -> None:
    path = shelf.reviewed("figures", "soctrang_2023.csv")
    actions.import_table(shelf.read_text(path), path.name, by=MACHINE)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The series that were read from rows, in the order in which they were asked for."""
    found: list[tuple[str, str]] = []
    read = keeping.read

    def noted(indicator: str, place: str) -> Series:
        found.append((indicator, place))
        return read(indicator, place)

    monkeypatch.setattr(keeping, "read", noted)
    return found


def revise(value: int, before: int = 1422) -> None:
    actions.revise_observation(
        key=SITES.key(), value=Decimal(value), level=Level.CORRECTION, source="Báo cáo bổ sung",
        reason="báo cáo muộn", expected_previous=Decimal(before), by=MACHINE,
    )  # fmt: skip


def test_a_figure_reads_its_own_series_once(asked: list[tuple[str, str]]) -> None:
    assert [queries.ledger().figure(SITES).value for _ in range(2)] == [1422, 1422]

    assert asked == [("telecom.sites", "94")]


def test_a_revision_makes_its_series_be_read_again_and_no_other(
    asked: list[tuple[str, str]],
) -> None:
    rank = reference.read("dti.rank|94|2022||level")
    before = queries.ledger()
    assert (before.figure(SITES).value, before.figure(rank).value) == (1422, 36)
    revise(1425)
    asked.clear()

    now = queries.ledger()

    assert (now.figure(SITES).value, now.figure(rank).value) == (1425, 36)
    assert asked == [("telecom.sites", "94")]


def test_what_was_taken_back_is_not_remembered() -> None:
    assert queries.ledger().figure(SITES).value == 1422
    with transaction.atomic():
        revise(1425)
        assert queries.ledger().figure(SITES).value == 1425
        transaction.set_rollback(True)

    assert queries.ledger().figure(SITES).value == 1422
    revise(1430)
    assert queries.ledger().figure(SITES).value == 1430


def test_a_value_changes_its_mark_and_a_plan_that_of_plans_as_well() -> None:
    def marks() -> dict[str, tuple[str, str]]:
        rows = SeriesState.objects.exclude(indicator="").filter(place="94")
        return {row.indicator: (row.mark, row.plans) for row in rows}

    before = marks()
    revise(1425)
    after = marks()

    assert {code for code in after if after[code] != before[code]} == {"telecom.sites"}
    assert after["telecom.sites"][1] == before["telecom.sites"][1]
    assert before["postal.points"][1], "it has a plan"


def test_no_more_is_kept_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(keeping, "ROOM", 1)
    known = queries.ledger().known
    points = Key("postal.points", "94", Year(2023))

    for _ in range(2):
        assert known.get(SITES.key())
        assert known.get(points)

    assert asked == [("telecom.sites", "94"), ("postal.points", "94")] * 2


def test_an_unknown_series_is_not_asked_for(asked: list[tuple[str, str]]) -> None:
    assert queries.ledger().known.periods("telecom.sites", "01") == ()
    assert asked == []
