"""Which pieces the manifest has follows from the addresses, not from the order of their coming."""

from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from congso.publication import pieces

MANY = [pieces.slot_of(f"/{number}/") for number in range(700)]


def from_nothing(slots: set[str]) -> dict[str, int]:
    halves = {
        half: [slot for slot in slots if pieces.among(slot, ()) == half] for half in pieces.ROOTS
    }
    return pieces.settled(halves, {})[0]


@tried(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 600), st.integers(1, 300)), max_size=6))
def test_pieces_that_were_followed_are_those_of_a_site_made_at_once(
    steps: list[tuple[bool, int, int]],
) -> None:
    standing: set[str] = set()
    sizes = from_nothing(standing)
    for comes, start, count in steps:
        some = set(MANY[start : start + count])
        changed = some - standing if comes else some & standing
        standing = standing | some if comes else standing - some
        stale = {pieces.among(slot, sizes) for slot in changed}
        held = {
            name: [slot for slot in standing if pieces.among(slot, sizes) == name] for name in stale
        }
        sizes, fresh = pieces.settled(held, sizes)
        assert fresh <= sizes.keys()

    assert sizes == from_nothing(standing)
    assert sum(sizes.values()) == len(standing)
    assert max(sizes.values()) <= pieces.MOST


def test_one_new_address_writes_one_piece_however_many_there_are() -> None:
    sizes = from_nothing(set(MANY))
    name = min(sizes, key=lambda one: (sizes[one], one))
    slots = [slot for slot in MANY if pieces.among(slot, sizes) == name]

    _all, fresh = pieces.settled({name: [*slots, pieces.span(name)[0]]}, sizes)

    assert fresh == {name}


def test_a_half_without_a_piece_takes_the_place_of_what_was_left_of_it() -> None:
    assert pieces.settled({"0": ["00000001"]}, {"01": 3, "1": 2}) == ({"0": 1, "1": 2}, {"0"})
