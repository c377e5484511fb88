"""What was kept before the list of overtaken pages came is kept behind it, and only grows."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from desk.kit import append_only

BEFORE = "0004_what_the_ledger_overtakes_is_told"
AT = "2024-03-04T15:00:00+07:00"
SAID = {
    "page_number": 7, "page_title": "Mạng di động", "sentence": "Có 1.422 trạm.", "at": AT,
}  # fmt: skip
OVERTAKEN = {
    "address": "/tin-tuc/mang/", "place": "body/a/0", "said": "1.422 trạm", "now": "1.425 trạm",
    "about": "Số trạm, năm 2023", "indicator": "telecom.sites", "known_at": AT, "mark": "a",
    "reference": "telecom.sites|94|2023||level",
}  # fmt: skip
WAIVED = {
    "statement": "86 trạm",
    "verdict": "contradicts",
    "reason": "theo báo cáo",
    "by_name": "An",
}


@pytest.fixture
def _empty(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An empty database in memory in the place of the one of the tests."""
    settings, standing = connections.databases[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    connections.databases[DEFAULT_DB_ALIAS] = settings | {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {},
    }  # fmt: skip
    connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    with django_db_blocker.unblock():
        yield
        connection.close()
    connections.databases[DEFAULT_DB_ALIAS] = settings
    connections[DEFAULT_DB_ALIAS] = standing


def migrated(name: str | None) -> Apps:
    """Return the tables after the migrations of checking up to one, or to the newest."""
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes
    wanted = [("checking", name)] if name else leaves("checking")
    made = executor.migrate([*leaves("contenttypes"), *wanted]).apps
    append_only.set_guards()
    return made


@pytest.mark.usefixtures("_empty")
def test_corrections_and_waivers_of_before_stay_and_can_be_settled() -> None:
    old = migrated(BEFORE)
    old.get_model("checking", "Correction").objects.create(**SAID, **OVERTAKEN)
    old.get_model("checking", "Waiver").objects.create(**SAID, **WAIVED)

    new = migrated(None)
    kept = new.get_model("checking", "Correction").objects.get()
    new.get_model("checking", "Settlement").objects.create(
        correction=kept, reason="Bài tường thuật.", by_name="An", at=AT
    )

    assert (kept.said, kept.now, kept.page_number) == ("1.422 trạm", "1.425 trạm", 7)
    assert new.get_model("checking", "Waiver").objects.get().statement == "86 trạm"
    for name in ("Correction", "Waiver", "Settlement"):
        rows = new.get_model("checking", name).objects
        with pytest.raises(DatabaseError, match="chỉ ghi thêm"), transaction.atomic():
            rows.update(reason="khác")
