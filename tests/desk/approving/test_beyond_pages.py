"""Every cell of the table of things that are no pages, tried over HTTP by somebody in that role."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import Settings
from tests.desk.approving import beyond_pages, beyond_pages_of_all
from tests.desk.approving.beyond_pages import NEEDS, World
from tests.desk.ledger.conftest import ask, fill
from tests.desk.releases.conftest import office, record, series

from desk.approving.beyond_pages import THINGS, Thing
from desk.kit.page import PortalPage
from desk.staff.models import Person
from desk.staff.roles import ROLES

pytestmark = pytest.mark.django_db
__all__ = ["ask", "fill", "office", "record", "series"]


@contextmanager
def taken_back() -> Iterator[None]:
    """Let the database forget what is tried in the block."""
    before = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)
        cache.clear()


@pytest.fixture
def world(
    people: Mapping[str, Person], written: Callable[..., PortalPage], settings: Settings,
    tmp_path: Path,
) -> World:  # fmt: skip
    settings.MEDIA_ROOT = tmp_path
    return World(written, people)


@pytest.fixture
def clients(people: Mapping[str, Person]) -> Mapping[str, Client]:
    made = {role.code: Client(raise_request_exception=False) for role in ROLES}
    for code, client in made.items():
        client.force_login(people[code])
    return made


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.code)
def test_each_role_may_do_what_the_table_says_and_nothing_else(
    thing: Thing,
    world: World,
    clients: Mapping[str, Client],
    request: pytest.FixtureRequest,
) -> None:
    if need := NEEDS.get(thing.code):
        found = request.getfixturevalue(need)
        given = {"series": found} if need == "series" else {"form": found({"F10": 1422})}
        world = World(world.written, world.people, **given)
    wrong = []
    for state in thing.states:
        with taken_back():
            made = _tried(thing.code)(state, world)
            for deed in thing.deeds:
                for code in _who_try(thing, deed.code, state):
                    with taken_back():
                        did = _tried(f"{thing.code}_{deed.code}")(clients[code], made)
                    if did is not (code in deed.allowed[state]):
                        told = "did" if did else "did not"
                        wrong.append(f"{code} {thing.code} {state}: {told} {deed.code}")

    assert wrong == []


def _tried(name: str) -> Callable[..., object]:
    found: Callable[..., object] = getattr(beyond_pages, name, None) or getattr(
        beyond_pages_of_all, name
    )
    return found


def _who_try(thing: Thing, deed_code: str, state: str) -> list[str]:
    """Return who tries: everybody where somebody may, else those who may in another state.

    Whom every state refuses is refused by the role, before a state is looked at.
    """
    (allowed,) = (deed.allowed for deed in thing.deeds if deed.code == deed_code)
    everybody = [role.code for role in ROLES]
    if state not in allowed:
        return []
    ever = frozenset[str]().union(*allowed.values())
    return everybody if allowed[state] or not ever else sorted(ever)


def test_every_deed_that_is_told_is_tried() -> None:
    names = [f"{thing.code}_{deed.code}" for thing in THINGS for deed in thing.deeds]

    assert all(callable(_tried(name)) for name in names)
    assert all(
        deed.allowed.keys() <= thing.states.keys() for thing in THINGS for deed in thing.deeds
    )
