"""Who followed before mails could come back is written to afterwards, as they chose."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

BEFORE = [
    ("subscriptions", "0001_readers_follow_topics"),
    ("mailing", "0001_mails_wait_and_are_counted"),
]
AFTER = [
    ("subscriptions", "0002_urgent_news_and_mails_that_return"),
    ("mailing", "0003_a_duty_of_the_staff_is_a_kind"),
]


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


def test_followers_and_mails_that_wait_stay_as_they_were(executor: MigrationExecutor) -> None:
    before, at = executor.migrate(BEFORE).apps, datetime(2024, 1, 5, 1, tzinfo=UTC)
    before.get_model("subscriptions", "Subscriber").objects.using("aside").create(
        key="k", address="doc@vidu.vn", topics=["7"], confirmed_at=at, told_on=date(2024, 1, 5),
        told_until=at,
    )  # fmt: skip
    before.get_model("mailing", "Mail").objects.using("aside").create(
        number="ab", kind="digest", to="doc@vidu.vn", of="k", subject="Tin", made_at=at, due_at=at
    )

    executor.loader.build_graph()
    apps = executor.migrate(AFTER).apps

    kept = apps.get_model("subscriptions", "Subscriber").objects.using("aside").get()
    assert (kept.topics, kept.returned, kept.returned_on, kept.paused_at) == (["7"], 0, None, None)
    assert apps.get_model("mailing", "Mail").objects.using("aside").get().subject == "Tin"
    assert not apps.get_model("subscriptions", "Urgent").objects.using("aside").exists()
