"""What was recorded before the tables changed is read afterwards as it was."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

ASIDE = "aside"
BEFORE = "0001_figures_are_recorded"
RECORDED = {
    "indicator": "postal.points", "place": "94", "period": "2023", "breakdown": "", "revision": 1,
    "status": "reported", "level": "official", "origin": "derived", "source": "báo cáo",
    "recorded_at": "2024-01-04T15:00:00+07:00",
}  # fmt: skip


@pytest.fixture
def aside(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """An empty database beside the one of the tests, in memory."""
    connections.databases[ASIDE] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {},
    }  # fmt: skip
    with django_db_blocker.unblock():
        yield ASIDE
        connections[ASIDE].close()
    del connections[ASIDE]
    del connections.databases[ASIDE]


def migrated(alias: str, name: str | None) -> Apps:
    """Return the tables after the migrations of the ledger up to one, or to the newest."""
    executor = MigrationExecutor(connections[alias])
    leaves = executor.loader.graph.leaf_nodes("ledger")
    targets = [("ledger", name)] if name else leaves
    return executor.migrate(targets).apps


def test_values_and_plans_of_before_stay_as_they_were(aside: str) -> None:
    old = migrated(aside, BEFORE).get_model("ledger", "Observation").objects.using(aside)
    for scenario, value in (("actual", "208"), ("plan", "193")):
        old.create(scenario=scenario, value=value, **RECORDED)

    new = migrated(aside, None).get_model("ledger", "Observation").objects.using(aside)

    assert [
        (row.scenario, str(row.value), row.decision, row.decided_on, row.denominator, row.baseline)
        for row in new.order_by("id")
    ] == [("actual", "208", "", None, None, None), ("plan", "193", "", None, None, None)]


def test_numbers_of_before_stay_numbers_when_words_may_stand_in_their_place(aside: str) -> None:
    before = "0004_a_series_has_a_mark"
    old = migrated(aside, before).get_model("ledger", "Observation").objects.using(aside)
    old.create(scenario="actual", value="208", **RECORDED)
    old.create(scenario="plan", value=None, **(RECORDED | {"status": "withheld"}))

    new = migrated(aside, None).get_model("ledger", "Observation").objects.using(aside)

    assert [(str(row.value), row.words, row.status) for row in new.order_by("id")] == [
        ("208", "", "reported"), ("None", "", "withheld"),
    ]  # fmt: skip
