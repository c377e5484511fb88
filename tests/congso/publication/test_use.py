"""A fingerprint tells any two states apart, and the recorder keeps what a page read."""

from hypothesis import given
from hypothesis import strategies as some

from congso.publication.use import TORN, Recorder, Use, fingerprint

PARTS = some.lists(some.text(max_size=6), max_size=4)


@given(PARTS, PARTS)
def test_different_parts_have_different_fingerprints(one: list[str], other: list[str]) -> None:
    assert (fingerprint(*one) == fingerprint(*other)) == (one == other)


def test_where_a_part_ends_is_part_of_the_fingerprint() -> None:
    assert (
        len({fingerprint("ab", "c"), fingerprint("a", "bc"), fingerprint("abc"), fingerprint()})
        == 4
    )


def test_what_changed_while_a_page_was_made_is_noted_as_no_state_at_all() -> None:
    recorder = Recorder()
    recorder.used("figure", "telecom.sites|94|2023||level", "old")
    recorder.used("figure", "telecom.sites|94|2023||level", "new")
    recorder.used("page", "12", "a")
    recorder.used("page", "12", "a")

    assert recorder.uses == {
        Use("figure", "telecom.sites|94|2023||level"): TORN,
        Use("page", "12"): "a",
    }


def test_a_use_says_what_it_is() -> None:
    assert str(Use("setting", "imprint")) == "setting imprint"
