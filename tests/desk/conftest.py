"""What every test of the desk needs: nothing remembered from the test before.

Tests run on SQLite in memory, or on the database that CONGSO_DATABASE_URL names.
Django is set up after this file is read, so the rooms are imported where they are needed.
"""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Forget rows that another test wrote and took back."""
    from desk.atlas import queries as atlas
    from desk.ledger import queries as ledger

    atlas.forget()
    ledger.forget()
    yield
    atlas.forget()
    ledger.forget()


@pytest.fixture(autouse=True)
def _tables_may_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test that commits empty the guarded tables behind itself; migrate guards them again."""
    from django.test import TransactionTestCase

    from desk.kit import append_only

    empty = TransactionTestCase._fixture_teardown

    def lift_and_empty(self: TransactionTestCase) -> None:
        append_only.lift_guards()
        empty(self)

    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", lift_and_empty)
