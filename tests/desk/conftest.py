"""What every test of the desk needs: nothing remembered from the test before.

Tests run on SQLite in memory, or on the database that CONGSO_DATABASE_URL names.
Asked for a part of the desk only, pytest reads this file and those below it before it configures
anything; Django is then set up here.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator

import django
import pytest


def pytest_unconfigure() -> None:
    """Leave no folder behind."""
    if _PLACE is not None:
        shutil.rmtree(_PLACE, ignore_errors=True)


_PLACE = None
if "DJANGO_SETTINGS_MODULE" not in os.environ:
    _PLACE = tempfile.mkdtemp(prefix="congso-tests-")
    os.environ.setdefault("CONGSO_VAR", _PLACE)
    os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings"
    django.setup()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Forget rows that another test wrote and took back."""
    from django.core.cache import caches

    from desk.atlas import queries as atlas
    from desk.ledger import queries as ledger

    kept = [cache.clear for cache in caches.all(initialized_only=False)]
    for forget in (*kept, atlas.forget, ledger.forget):
        forget()
    yield
    for forget in (*kept, atlas.forget, ledger.forget):
        forget()


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


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object) -> None:
    """Hash passwords quickly; how slowly it is done in earnest is Django's own business."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
