"""Every cell of the matrix of rights, tried over HTTP by somebody in that role."""

import importlib.util
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from django.db import transaction
from django.test import Client

from desk.approving import matrix
from desk.approving.matrix import DEEDS, Deed
from desk.kit.page import PortalPage
from desk.staff.models import Person
from desk.staff.roles import ROLES

pytestmark = pytest.mark.django_db
HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[2]
OWN: Final = {"publish_own", "approve_own", "alone"}


def _deeds() -> ModuleType:
    spec = importlib.util.spec_from_file_location("deeds", HERE / "deeds.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRIED: Final = _deeds()


@contextmanager
def taken_back() -> Iterator[None]:
    """Let the database forget what is tried in the block."""
    before = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.code)
def test_each_role_may_do_what_the_matrix_says_and_nothing_else(
    deed: Deed,
    people: Mapping[str, Person],
    sections: tuple[PortalPage, PortalPage],
    written: Callable[..., PortalPage],
) -> None:
    tried = getattr(TRIED, deed.code)
    clients = {role.code: Client(raise_request_exception=False) for role in ROLES}
    for code, client in clients.items():
        client.force_login(people[code])
    wrong = []
    for state, allowed in deed.allowed.items():
        with taken_back():
            page = None if deed.code in OWN else written(state)
            for code, client in clients.items():
                with taken_back():
                    tried_on = page or written(state, by=code)
                    did = tried(client, TRIED.fresh(tried_on), sections[1])
                if did is not (code in allowed):
                    wrong.append(f"{code} {deed.code} {state}: {'did' if did else 'did not'}")

    assert wrong == []


def test_the_document_is_the_printed_matrix() -> None:
    kept = (ROOT / "docs" / "manual" / "quyen.md").read_text(encoding="utf-8")

    assert kept == matrix.printed()


def test_every_deed_that_is_told_is_tried() -> None:
    assert all(callable(getattr(TRIED, deed.code)) for deed in DEEDS)
    assert {state for deed in DEEDS for state in deed.allowed} == set(matrix.STATES)
