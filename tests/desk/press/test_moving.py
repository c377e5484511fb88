"""A page that moves is found by its old address; one that is gone says so."""

from typing import TYPE_CHECKING

import pytest
from tests import manifests

from desk.press import actions, tree

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db


def told() -> tuple[dict[str, str], list[str]]:
    manifest = manifests.whole(tree.root())
    return manifest["redirects"], manifest["gone"]


def move(board: "Board", old: str, new: str) -> None:
    board.shows[new] = board.shows.pop(old)
    board.itself[new] = board.itself.pop(old)
    actions.bring_up_to_date()


@pytest.fixture
def built(board: "Board") -> "Board":
    board.itself = {"/mot/": "1", "/hai/": "2"}
    actions.bring_up_to_date()
    return board


def test_an_old_address_leads_to_the_new(built: "Board") -> None:
    move(built, "/mot/", "/mot-moi/")

    assert told() == ({"/mot/": "/mot-moi/"}, [])


def test_a_page_that_moved_twice_is_one_step_away_from_both(built: "Board") -> None:
    move(built, "/mot/", "/mot-moi/")
    move(built, "/mot-moi/", "/mot-nua/")

    assert told()[0] == {"/mot/": "/mot-nua/", "/mot-moi/": "/mot-nua/"}


def test_a_page_that_came_back_is_itself_again(built: "Board") -> None:
    move(built, "/mot/", "/mot-moi/")
    move(built, "/mot-moi/", "/mot/")

    assert told() == ({"/mot-moi/": "/mot/"}, [])


def test_another_page_at_the_old_address_is_the_one_that_is_read(built: "Board") -> None:
    move(built, "/mot/", "/mot-moi/")
    built.shows["/mot/"] = ("b",)
    built.itself["/mot/"] = "3"
    actions.bring_up_to_date()

    assert told()[0] == {}


def test_when_the_page_is_taken_down_every_address_of_it_is_gone(built: "Board") -> None:
    move(built, "/mot/", "/mot-moi/")
    del built.shows["/mot-moi/"]
    actions.bring_up_to_date()

    assert told() == ({}, ["/mot-moi/", "/mot/"])


def test_a_page_without_a_new_address_is_gone(built: "Board") -> None:
    del built.shows["/hai/"]
    actions.bring_up_to_date()

    assert told() == ({}, ["/hai/"])
