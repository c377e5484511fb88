"""What became of units is followed: whoever asks about a past day gets the list of that day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps.registry import Apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from congso.lineage.succession import Basis
from congso.places.gazetteer import Gazetteer
from desk.atlas import actions, models, queries
from desk.atlas.actions import Table
from desk.kit import clock
from desk.kit.permissions import MACHINE

ASIDE = "aside"
FIRST, SECOND = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2027))
PLACES = """code,level,kind,name,valid_from,valid_to,parent_code
94,province,tỉnh,Tỉnh Sóc Trăng,,,
31522,commune,phường,Phường 9,,2024-08-31,941
31513,commune,phường,Phường 1,2024-09-01,,941
31522,commune,phường,Phường 2,2024-09-01,,941
"""
HEAD = "effective_on,kind,from_code,to_code,weight,basis\n"


def bring(at: datetime, successions: str) -> None:
    with clock.stopped_at(at):
        actions.import_places(
            places=Table(PLACES, "units.csv"),
            successions=Table(HEAD + successions, "successions.csv"),
            agencies=Table("code,name,role,aliases\n", "agencies.csv"),
            by=MACHINE,
        )


def halved(share: str) -> str:
    rest = 1 - Decimal(share)
    return f"2024-09-01,split,31522,31513,{share},area\n2024-09-01,split,31522,31522,{rest},area\n"


def shares(gazetteer: Gazetteer) -> list[Decimal | None]:
    day = datetime(2024, 9, 1, tzinfo=UTC).date()
    walk = gazetteer.crosswalk(day - timedelta(days=1), day, basis=Basis.AREA)
    return [share.weight for share in walk.out_of("31522")]


@pytest.mark.django_db
def test_a_corrected_share_leaves_the_one_of_before_to_who_asks_about_before() -> None:
    bring(FIRST, halved("0.25"))
    bring(SECOND, halved("0.5"))

    now = queries.gazetteer()
    assert shares(now) == [Decimal("0.5"), Decimal("0.5")]
    assert shares(now.as_known(SECOND - timedelta(seconds=1))) == [Decimal("0.25"), Decimal("0.75")]
    assert now.as_known(SECOND) is now


@pytest.mark.django_db
def test_what_the_first_list_said_was_known_all_along() -> None:
    bring(FIRST, halved("0.25"))

    now = queries.gazetteer()
    assert now.as_known(FIRST - timedelta(days=3650)) is now


@pytest.mark.django_db
def test_what_comes_later_was_not_known_before() -> None:
    bring(FIRST, "")
    bring(SECOND, halved("0.25"))

    before = queries.gazetteer().as_known(FIRST)
    assert not before.successions
    assert before.is_unknown_before("31513@2024-09-01", datetime(2023, 12, 31, tzinfo=UTC).date())


@pytest.mark.django_db
def test_a_list_may_say_from_which_day_a_change_was_known() -> None:
    bring(FIRST, "")
    with clock.stopped_at(SECOND):
        actions.import_places(
            places=Table(PLACES, "units.csv"),
            successions=Table(
                "effective_on,kind,from_code,to_code,weight,known_from\n"
                "2024-09-01,recode,31522,31513,1,2026-07-23\n",
                "successions.csv",
            ),
            agencies=Table("code,name,role,aliases\n", "agencies.csv"),
            by=MACHINE,
        )

    known = queries.gazetteer()
    assert not known.as_known(datetime(2026, 7, 22, 16, 59, tzinfo=UTC)).successions
    assert len(known.as_known(datetime(2026, 7, 22, 17, tzinfo=UTC)).successions) == 1


@pytest.mark.django_db
def test_what_did_not_change_keeps_its_row() -> None:
    bring(FIRST, halved("0.25"))
    rows = set(models.PlaceSuccession.objects.values_list("id", flat=True))
    bring(SECOND, halved("0.25") + "2024-09-01,abolish,94,,1,\n")

    assert rows < set(models.PlaceSuccession.objects.values_list("id", flat=True))
    assert not models.PlaceSuccession.objects.filter(known_to__isnull=False).exists()


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
    old = migrated(aside, "0003_agencies_have_days_and_licences")
    place = old.get_model("atlas", "PlaceVersion").objects.using(aside)
    units = [place.create(identity=one, code=one, name=one, level="commune") for one in "ab"]
    old.get_model("atlas", "PlaceSuccession").objects.using(aside).create(
        effective_on="2024-09-01", passage="merge", source=units[0], target=units[1], weight=1
    )

    new = migrated(aside, "0004_what_became_of_units_is_followed")

    rows = new.get_model("atlas", "PlaceSuccession").objects.using(aside)
    assert [(row.source_id, row.target_id, row.known_from, row.known_to) for row in rows.all()] == [
        ("a", "b", None, None)
    ]
