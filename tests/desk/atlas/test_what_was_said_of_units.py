"""What the list says of a unit is corrected and never overwritten; a past day keeps its words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps.registry import Apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from congso.places.place import Place
from desk.atlas import actions, models, queries
from desk.atlas.actions import Table
from desk.kit import clock
from desk.kit.permissions import MACHINE

ASIDE = "aside"
FIRST, SECOND, THIRD = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2027, 2028))
HEAD = "code,level,kind,name,valid_from,valid_to,parent_code,known_from\n"
PROVINCE = "94,province,tỉnh,Tỉnh Sóc Trăng,,,,\n"
WARD = "31522,commune,phường,Phường 9,,2024-08-31,941,\n"


def bring(at: datetime, *lines: str) -> bool:
    with clock.stopped_at(at):
        return actions.import_places(
            places=Table(HEAD + PROVINCE + "".join(lines), "units.csv"),
            successions=Table("effective_on,kind,from_code,to_code,weight\n", "successions.csv"),
            agencies=Table("code,name,role,aliases\n", "agencies.csv"),
            by=MACHINE,
        ).changed


def known(at: datetime | None) -> Place:
    return queries.gazetteer().as_known(at).known("31522")


@pytest.mark.django_db
def test_a_correction_leaves_what_was_said_to_who_asks_about_before() -> None:
    bring(FIRST, WARD)
    bring(SECOND, "31522,commune,xã,Xã Chín,,2024-08-30,942,\n")

    just_before, now = known(SECOND - timedelta(seconds=1)), known(None)
    assert (now.name, now.validity.end, now.parent_code) == ("Xã Chín", date(2024, 8, 30), "942")
    assert (just_before.name, just_before.kind) == ("Phường 9", "phường")
    assert (just_before.validity.end, just_before.parent_code) == (date(2024, 8, 31), "941")
    assert known(FIRST - timedelta(days=3650)) == just_before
    assert known(SECOND) == now


@pytest.mark.django_db
def test_every_correction_is_kept() -> None:
    for at, name in ((FIRST, "Phường 9"), (SECOND, "Phường Chín"), (THIRD, "Phường 9")):
        bring(at, WARD.replace("Phường 9", name))

    said = [known(at).name for at in (FIRST, SECOND, THIRD, None)]
    assert said == ["Phường 9", "Phường Chín", "Phường 9", "Phường 9"]
    assert models.PlaceBefore.objects.count() == 2


@pytest.mark.django_db
def test_what_did_not_change_is_not_written_again() -> None:
    bring(FIRST, WARD)
    bring(SECOND, WARD, "31513,commune,phường,Phường 1,,,941,\n")

    assert not models.PlaceBefore.objects.exists()
    assert known(None).known_from is None
    assert queries.gazetteer().known("31513").known_from == SECOND
    assert not bring(THIRD, WARD, "31513,commune,phường,Phường 1,,,941,\n")


@pytest.mark.django_db
def test_a_line_may_say_from_which_day_it_was_known() -> None:
    bring(FIRST, WARD)
    bring(SECOND, WARD.replace("Phường 9", "Phường Chín").replace("941,", "941,2026-07-23"))

    assert known(datetime(2026, 7, 22, 16, 59, tzinfo=UTC)).name == "Phường 9"
    assert known(datetime(2026, 7, 22, 17, tzinfo=UTC)).name == "Phường Chín"

    bring(THIRD, WARD.replace("Phường 9", "Phường Mười").replace("941,", "941,2026-07-23"))

    assert known(THIRD - timedelta(seconds=1)).name == "Phường Chín", "an old day says nothing new"
    assert known(THIRD).name == "Phường Mười"


@pytest.mark.django_db
def test_two_lists_at_one_moment_leave_the_second() -> None:
    bring(FIRST, WARD)
    bring(SECOND, WARD.replace("Phường 9", "Phường Chín"))
    bring(SECOND, WARD.replace("Phường 9", "Phường Mười"))

    assert known(SECOND).name == "Phường Mười"
    assert known(FIRST).name == "Phường 9"
    assert models.PlaceBefore.objects.count() == 1


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


def migrated(alias: str, name: str) -> Apps:
    executor = MigrationExecutor(connections[alias])
    return executor.migrate([("atlas", name)]).apps


def test_what_stood_before_the_tables_changed_stands_and_was_known_all_along(aside: str) -> None:
    old = migrated(aside, "0004_what_became_of_units_is_followed")
    place = old.get_model("atlas", "PlaceVersion").objects.using(aside)
    units = [
        place.create(
            identity=one, code=one, name=f"Phường {one}", level="commune", kind="phường",
            valid_to="2024-08-31", parent_code="941", area="5.31",
        )
        for one in "ab"
    ]  # fmt: skip
    old.get_model("atlas", "PlaceSuccession").objects.using(aside).create(
        effective_on="2024-09-01", passage="merge", source=units[0], target=units[1], weight=1,
        known_from=FIRST, known_to=SECOND,
    )  # fmt: skip

    new = migrated(aside, "0005_what_was_said_of_units_is_kept")

    rows = new.get_model("atlas", "PlaceVersion").objects.using(aside).order_by("identity")
    assert [(row.identity, row.name, row.parent_code, row.known_from) for row in rows] == [
        ("a", "Phường a", "941", None),
        ("b", "Phường b", "941", None),
    ]
    assert str(rows[0].area) == "5.3100"
    passed = new.get_model("atlas", "PlaceSuccession").objects.using(aside).get()
    assert (passed.source_id, passed.target_id, passed.known_to) == ("a", "b", SECOND)
    assert not new.get_model("atlas", "PlaceBefore").objects.using(aside).exists()
