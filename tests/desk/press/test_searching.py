"""The index that followed changes holds and answers what one made from nothing would."""

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from congso.searching import schema, terms
from desk.press import actions, outbox, tree, verifying
from desk.press.searching import reading, turns, writing
from front import spoken
from front.search.index import Filters, Index

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db


def follow(board: "Board", **notes: str) -> None:
    board.notes |= notes
    for key in notes:
        outbox.note("note", [key])
    actions.follow_changes()
    actions.finish()


def answers(*typed: str) -> list[list[str]]:
    index = Index(tree.root())
    return [[hit.address for hit in index.find(terms.read(one), Filters()).hits] for one in typed]


@pytest.fixture
def site(board: "Board", monkeypatch: pytest.MonkeyPatch) -> "Board":
    # The pages of the board are notices, which robots are to leave; here they are to be found.
    read = reading.read
    monkeypatch.setattr(
        reading, "read", lambda address, html: read(address, html.replace(b"noindex", b"all"))
    )
    for number in range(12):
        board.shows[f"/bai-{number}/"] = ("a", "b") if number % 3 else ("b",)
    actions.bring_up_to_date()
    return board


def test_two_files_take_turns_and_the_one_of_readers_is_never_written_to(site: "Board") -> None:
    seen = []
    for word in ("sông", "chợ", "ấp"):
        theirs = turns.published().stat().st_ino, turns.published().read_bytes()
        with turns.published().open("rb") as held:
            follow(site, a=f"bản tin về {word}")
            assert held.read() == theirs[1]
        assert writing.differing() == []
        seen.append(theirs[0])

    assert seen[0] == seen[2] != seen[1]


def test_it_answers_in_the_order_of_one_that_was_made_from_nothing(site: "Board") -> None:
    words = ("chợ", "cho nổi", "hai", "sông vũ trụ", "bài")
    follow(site, a="chợ nổi họp trên sông")
    follow(site, b="hai xã ven sông, chợ ở giữa")
    del site.shows["/bai-4/"]
    outbox.note("row", ["/bai-4/"])
    follow(site, a="chợ nổi")
    followed = answers(*words)

    writing.begin_anew()
    writing.bring_up_to_date()

    assert answers(*words) == followed
    assert [len(found) > 0 for found in followed] == [True] * 5


def test_what_was_lost_of_the_working_file_is_made_good(site: "Board") -> None:
    follow(site, a="chợ nổi")
    turns.working().write_bytes(b"junk")

    follow(site, a="chợ chìm")

    assert writing.differing() == []
    assert answers("chìm") != [[]]


def test_where_files_cannot_have_two_names_readers_get_a_copy(
    site: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", cannot)
    for word in ("nổi", "chìm"):
        follow(site, a=f"chợ {word}")
        assert writing.differing() == []


def test_words_that_are_not_those_of_the_pages_are_found_and_put_right(site: "Board") -> None:
    follow(site, a="chợ nổi")
    with closing(sqlite3.connect(turns.published())) as index, index:
        index.execute("INSERT INTO folded(rowid, title, text) VALUES (999, 'cho', 'cho')")

    found = verifying.verify()
    verifying.repair(found)

    assert [one.address for one in found] == [schema.FILE]
    assert writing.differing() == []


@pytest.mark.parametrize("code", ["en", "km"])
def test_every_section_has_a_name_in_the_languages_of_readers(code: str) -> None:
    tongue = spoken.named(code)
    sections = [*(name for _start, name in reading.SECTIONS), reading.OTHER]

    assert {one for one in sections if tongue.say(one) == one} <= {"Videos"}
