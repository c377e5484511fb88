"""Letters that came before they could be answered wait for an answer afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

BEFORE = [("petitions", "0001_letters_are_received")]
AFTER = [("petitions", "0002_letters_are_answered")]


@pytest.fixture
def executor(django_db_blocker: DjangoDbBlocker) -> Iterator[MigrationExecutor]:
    """Migrations on an empty database beside the one of the tests, in memory."""
    connections.databases["aside"] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {},
    }  # fmt: skip
    with django_db_blocker.unblock():
        yield MigrationExecutor(connections["aside"])
        connections["aside"].close()
    del connections["aside"]
    del connections.databases["aside"]


def test_a_letter_stays_as_it_was_and_waits(executor: MigrationExecutor) -> None:
    before = executor.migrate(BEFORE).apps
    before.get_model("petitions", "Letter").objects.using("aside").create(
        entry="ab12", receipt="240105-K7M2QX", kind="letter", to="so", name="Danh Sóc",
        received_at=datetime(2024, 1, 5, 1, tzinfo=UTC), subject="Sóng yếu", text="Cuối ấp.",
    )  # fmt: skip

    executor.loader.build_graph()
    apps = executor.migrate(AFTER).apps

    kept = apps.get_model("petitions", "Letter").objects.using("aside").get()
    assert (kept.receipt, kept.name, kept.text) == ("240105-K7M2QX", "Danh Sóc", "Cuối ấp.")
    assert (kept.state, kept.may_publish, kept.is_public, kept.answer) == (
        "received", False, False, "",
    )  # fmt: skip
    assert not apps.get_model("petitions", "Step").objects.using("aside").exists()
