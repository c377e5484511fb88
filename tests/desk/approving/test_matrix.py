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
from desk.approving.matrix import DEEDS, DUTIES, Deed, Duty
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.staff import sections as sections_of
from desk.staff.models import Person
from desk.staff.roles import ROLES

pytestmark = pytest.mark.django_db
HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[2]
IN_SECTIONS: Final = tuple(role.code for role in ROLES if role.is_for_sections)
OWN: Final = {"publish_own", "approve_own", "alone"}


def _tried(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRIED: Final = _tried("deeds")
ON_SCREENS: Final = _tried("duties")


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


def held_in(section: PortalPage, *codes: str) -> Client:
    """Return a client of somebody who holds roles in one section and nothing else."""
    person = Person.objects.create_user(f"{'-'.join(codes)}-{section.pk}")
    for code in codes:
        sections_of.let_in(person, code, section, by=MACHINE)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.code)
def test_whoever_holds_every_role_in_another_section_may_do_none_of_it(
    deed: Deed, sections: tuple[PortalPage, PortalPage], written: Callable[..., PortalPage]
) -> None:
    stranger = held_in(sections[1], *IN_SECTIONS)
    did = []
    for state in () if deed.code in OWN else deed.allowed:
        with taken_back():
            page = written(state)
            if getattr(TRIED, deed.code)(stranger, TRIED.fresh(page), sections[1]):
                did.append(state)

    assert did == []


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.code)
def test_each_role_does_on_other_screens_what_the_matrix_says_and_where(
    duty: Duty,
    people: Mapping[str, Person],
    sections: tuple[PortalPage, PortalPage],
    written: Callable[..., PortalPage],
) -> None:
    page = written("changed")
    clients, expected = dict[str, Client](), dict[str, bool]()
    for role in ROLES:
        clients[role.code] = Client(raise_request_exception=False)
        clients[role.code].force_login(people[role.code])
        expected[role.code] = role.code in duty.allowed
    for code in IN_SECTIONS:
        clients[f"{code} here"] = held_in(sections[0], code)
        expected[f"{code} here"] = duty.is_in_sections and code in duty.allowed
    clients["elsewhere"] = held_in(sections[1], *IN_SECTIONS)
    expected["elsewhere"] = False

    did = dict[str, bool]()
    for name, client in clients.items():
        with taken_back():
            did[name] = getattr(ON_SCREENS, duty.code)(client, TRIED.fresh(page))

    assert did == expected


def test_the_document_is_the_printed_matrix() -> None:
    kept = (ROOT / "docs" / "manual" / "quyen.md").read_text(encoding="utf-8")

    assert kept == matrix.printed()


def test_every_deed_that_is_told_is_tried() -> None:
    assert all(callable(getattr(TRIED, deed.code)) for deed in DEEDS)
    assert all(callable(getattr(ON_SCREENS, duty.code)) for duty in DUTIES)
    assert {state for deed in DEEDS for state in deed.allowed} == set(matrix.STATES)
