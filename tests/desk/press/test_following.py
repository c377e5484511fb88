"""After a change only what it touches is looked at, and the files are those of a full build."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from congso.publication import pieces
from congso.publication.use import Use
from desk.press import actions, lists, outbox, own_pages, sources, telling, tree
from desk.press.models import Change, Unlisted
from desk.press.searching import writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db


def files() -> dict[str, bytes]:
    root = tree.root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name not in (".lock", "search.sqlite")
    }


def follow(kind: str, *keys: str) -> actions.Outcome:
    outbox.note(kind, keys)
    return actions.follow_changes()


@pytest.fixture
def asked(board: "Board", monkeypatch: pytest.MonkeyPatch) -> list[Use]:
    """The uses of which the board was asked for the present state."""
    actions.bring_up_to_date()
    found: list[Use] = []
    answer: Callable[[Use], str | None] = board.current
    monkeypatch.setattr(board, "current", lambda use: (found.append(use), answer(use))[1])
    return found


def test_only_what_the_change_touches_is_asked_for(board: "Board", asked: list[Use]) -> None:
    board.notes["a"] = "khác"

    outcome = follow("note", "a")

    assert outcome.built == ["/", "/mot/"]
    assert asked == [Use("note", "a")]


def test_a_change_that_touches_nothing_builds_nothing(asked: list[Use]) -> None:
    outcome = follow("nothing", "x")

    assert (outcome.built, outcome.is_new, asked) == ([], False, [])
    assert actions.finish().built == []
    assert not Change.objects.exists()


def test_a_page_that_comes_out_as_it_stood_is_told_to_nobody(
    asked: list[Use], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "program", lambda: "another version of the same")

    outcome = follow("everything")

    assert {"/", "/mot/", "/hai/"} <= set(outcome.built)
    assert not outcome.is_new
    assert not Unlisted.objects.exists()
    assert {use.key for use in asked}


def test_a_page_comes_and_goes(board: "Board", asked: list[Use]) -> None:
    board.shows["/ba/"] = ("a",)
    assert follow("row", "/ba/").built == ["/ba/"]
    del board.shows["/ba/"]

    assert follow("row", "/ba/").deleted == ["/ba/"]
    assert {use.key for use in asked} == {"/ba/"}


def test_a_page_at_the_address_of_one_that_left_is_built(board: "Board") -> None:
    board.itself = {"/mot/": "1", "/hai/": "2"}
    actions.bring_up_to_date()
    del board.shows["/hai/"]
    board.itself = {"/mot/": "1", "/hai/": "3"}
    board.shows["/hai/"] = ("a",)

    outcome = follow("row", "/hai/")

    assert outcome.built == ["/hai/"]


def test_what_a_power_cut_left_is_finished_by_the_next_round(
    board: "Board", asked: list[Use], monkeypatch: pytest.MonkeyPatch
) -> None:
    board.notes["b"] = "ba"

    def power_cut(_text: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(tree, "write_manifest", power_cut)
        with pytest.raises(KeyboardInterrupt):
            follow("note", "b")
    assert Change.objects.filter(is_shown=False).exists()
    assert asked

    actions.follow_changes()
    actions.finish()
    incremental = files()
    actions.bring_up_to_date(full=True)

    assert incremental == files()
    assert not Change.objects.exists()


def test_files_are_built_after_the_pages_and_give_way(
    board: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PAGES", (own_pages,))
    monkeypatch.setattr(sources, "FILES", (board,))
    monkeypatch.setattr(sources, "is_of_files", lambda owner: owner.startswith("board"))
    actions.bring_up_to_date()
    board.notes["a"] = "khác"

    first = follow("note", "a")
    interrupted = actions.finish(lambda: True)
    finished = actions.finish()

    assert first.built == []
    assert not interrupted.is_whole or interrupted.built == ["/", "/mot/"]
    assert sorted([*interrupted.built, *finished.built]) == ["/", "/mot/"]
    assert not Change.objects.exists()


@pytest.mark.parametrize("step", range(4), ids=["map", "manifest", "record", "search"])
def test_the_second_wave_gives_way_between_its_steps_and_loses_nothing(
    board: "Board", step: int
) -> None:
    actions.bring_up_to_date()
    board.notes["a"] = "khác"
    follow("note", "a")
    asked = iter(range(5))

    assert not actions.finish(lambda: next(asked) == step).is_whole
    assert Change.objects.filter(is_shown=True).exists()

    actions.finish()
    incremental, index = files(), writing.differing()
    actions.bring_up_to_date(full=True)

    assert (incremental, index) == (files(), [])
    assert not Change.objects.exists()


def parts_of_the_map() -> int:
    return len(list((tree.site() / "sitemap").glob("*.xml")))


def test_pieces_and_map_divide_as_a_site_grows_and_are_those_of_a_site_made_anew(
    board: "Board", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST", 8)
    every = [f"/trang-{number}/" for number in range(4 * pieces.MOST)]
    actions.bring_up_to_date()
    counts, parts = [len(tree.pieces())], [parts_of_the_map()]
    for addresses in (every, every[:1]):
        for address in every:
            board.shows.pop(address, None)
        board.shows |= dict.fromkeys(addresses, ("a",))
        follow("row", *every)
        actions.finish()
        counts.append(len(tree.pieces()))
        parts.append(parts_of_the_map())
        incremental = files()
        assert telling.differing() == []

        telling.begin_anew()
        actions.bring_up_to_date(full=True)

        assert incremental == files()
    # What was taken down is remembered, and so are the pieces that tell of it.
    assert counts[0] < counts[1] <= counts[2]
    # The map tells of what stands: it has come together again.
    assert parts[0] <= parts[2] <= 16 < parts[1]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("note"), st.sampled_from("ab"), st.sampled_from(["một", "hai", "ba"])),
        st.tuples(st.just("drop"), st.sampled_from(["/", "/mot/", "/hai/"]), st.just("")),
        st.tuples(
            st.just("show"), st.sampled_from(["/", "/mot/", "/hai/", "/ba/"]), st.sampled_from("ab")
        ),
    ),
    max_size=5,
)


@tried(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_following_changes_ends_in_a_full_build_byte_for_byte(
    board: "Board", steps: list[tuple[str, str, str]]
) -> None:
    board.notes, board.shows = {"a": "một", "b": "hai"}, {"/": ("a",), "/mot/": ("a", "b")}
    actions.bring_up_to_date()
    for kind, key, told in steps:
        if kind == "note":
            board.notes[key] = told
        elif kind == "drop":
            board.shows.pop(key, None)
        else:
            board.shows[key] = (told,)
        follow("note" if kind == "note" else "row", key)
    actions.finish()
    incremental = files()

    actions.bring_up_to_date(full=True)

    assert files() == incremental
