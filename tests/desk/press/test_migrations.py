"""A portal that was built before is told in pieces, and its pages are known by whose they are."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from congso.publication import pieces

BEFORE = [("press", "0003_an_address_that_moved_leads_on")]
AFTER = [("press", "0004_the_manifest_is_told_in_pieces")]


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


def test_every_address_knows_its_piece_and_all_are_written_anew(
    executor: MigrationExecutor,
) -> None:
    before = executor.migrate(BEFORE).apps
    before.get_model("press", "Built").objects.using("aside").create(
        address="/a/", file="a/index.html", type="text/html", checksum="0" * 64, size=1,
        modified="2024-01-04T10:00:00Z", cache="page", is_page=True,
    )  # fmt: skip
    before.get_model("press", "Gone").objects.using("aside").create(address="/b/")
    before.get_model("press", "Moved").objects.using("aside").create(
        old="/c/", new="/a/", at="2024-01-04T10:00:00Z"
    )

    executor.loader.build_graph()
    apps = executor.migrate(AFTER).apps

    for model, field, address in (
        ("Built", "address", "/a/"),
        ("Gone", "address", "/b/"),
        ("Moved", "old", "/c/"),
    ):
        row = apps.get_model("press", model).objects.using("aside").get(**{field: address})
        assert row.piece == pieces.slot_of(address)[:2]
    told = apps.get_model("press", "Piece").objects.using("aside").filter(is_stale=True)
    assert set(told.values_list("name", flat=True)) == {
        pieces.slot_of(address)[:2] for address in ("/a/", "/b/", "/c/")
    }


def test_what_was_built_before_pages_had_owners_stands_as_it_was(
    executor: MigrationExecutor,
) -> None:
    before = executor.migrate(AFTER).apps
    built = before.get_model("press", "Built").objects.using("aside")
    page = built.create(
        address="/a/", file="a/index.html", type="text/html", checksum="0" * 64, size=1,
        modified="2024-01-04T10:00:00Z", cache="page", is_page=True,
        piece=pieces.slot_of("/a/")[:2],
    )  # fmt: skip
    before.get_model("press", "Used").objects.using("aside").create(
        page=page, kind="figure", key="telecom.sites|94|2023||level", fingerprint="f"
    )
    before.get_model("press", "Change").objects.using("aside").create(
        at="2024-01-04T10:00:00Z", kind="pages", keys=["7"]
    )

    executor.loader.build_graph()
    apps = executor.migrate(executor.loader.graph.leaf_nodes("press")).apps

    stands = apps.get_model("press", "Built").objects.using("aside").get()
    use = apps.get_model("press", "Used").objects.using("aside").get()
    change = apps.get_model("press", "Change").objects.using("aside").get()
    assert (stands.address, stands.checksum, stands.owner) == ("/a/", "0" * 64, "")
    assert (use.page_id, use.key, use.fingerprint) == (
        stands.pk, "telecom.sites|94|2023||level", "f",
    )  # fmt: skip
    assert (change.kind, change.keys, change.is_shown) == ("pages", ["7"], False)
    assert not apps.get_model("press", "Unlisted").objects.using("aside").exists()


def test_a_site_built_in_256_pieces_is_told_anew_in_as_many_as_it_needs(
    executor: MigrationExecutor,
) -> None:
    before = executor.migrate([("press", "0006_pages_wait_to_be_listed")]).apps
    page = {
        "type": "text/html", "checksum": "0" * 64, "size": 1, "cache": "page", "is_page": True,
        "modified": "2024-01-04T10:00:00Z",
    }  # fmt: skip
    rows = {
        "Built": [page | {"address": "/a/", "file": "a/index.html"}],
        "Gone": [{"address": "/b/"}],
        "Moved": [{"old": "/c/", "new": "/a/", "at": "2024-01-04T10:00:00Z"}],
        "Piece": [{"name": "87", "checksum": "1" * 64, "is_stale": False}],
    }
    for model, told in rows.items():
        for row in told:
            before.get_model("press", model).objects.using("aside").create(**row)

    executor.loader.build_graph()
    apps = executor.migrate([("press", "0007_pieces_are_as_many_as_the_site_needs")]).apps

    def column(model: str, name: str) -> list[str]:
        table = apps.get_model("press", model).objects.using("aside")
        return list(table.values_list(name, flat=True))

    slots = [*column("Built", "slot"), *column("Gone", "slot"), *column("Moved", "slot")]
    assert slots == list(map(pieces.slot_of, ("/a/", "/b/", "/c/")))
    assert column("Piece", "name") == []
    assert {pieces.among(slot, ()) for slot in column("Untold", "slot")} == set(pieces.ROOTS)


def test_what_was_set_aside_before_it_was_kept_whole_is_read_as_it_was(
    executor: MigrationExecutor,
) -> None:
    before = executor.migrate([("press", "0007_pieces_are_as_many_as_the_site_needs")]).apps
    before.get_model("press", "SetAside").objects.using("aside").create(
        at="2024-01-04T10:00:00Z", source="a.hop", place=7, why="lạ", line="Lâm Thị Ngọc"
    )

    executor.loader.build_graph()
    apps = executor.migrate([("press", "0008_what_is_set_aside_is_kept_whole")]).apps

    row = apps.get_model("press", "SetAside").objects.using("aside").get()
    assert (row.line, row.place, bytes(row.content)) == ("Lâm Thị Ngọc", 7, b"")
