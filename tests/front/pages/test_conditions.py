"""A page is unchanged when, and only when, the reader names the very page."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from front.pages.conditions import FAILED, UNCHANGED, http_date, is_listed, outcome, tag

opaque = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters='"'), max_size=12
)
tags = st.tuples(st.booleans(), opaque)
moments = st.datetimes(
    min_value=datetime(1980, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.just(UTC),
)


def spelled(listed: list[tuple[bool, str]], comma: str) -> str:
    return comma.join(f'{"W/" if weak else ""}"{name}"' for weak, name in listed)


@given(st.lists(tags), opaque, st.sampled_from([",", ", ", " ,\t"]))
def test_a_list_holds_what_was_put_in_it(
    listed: list[tuple[bool, str]], current: str, comma: str
) -> None:
    found = is_listed(spelled(listed, comma), f'"{current}"')

    assert found == (current in {name for _, name in listed})


@given(st.lists(tags), tags, st.integers(0, 10))
def test_a_tag_is_found_wherever_it_stands(
    listed: list[tuple[bool, str]], current: tuple[bool, str], place: int
) -> None:
    listed.insert(min(place, len(listed)), current)

    assert is_listed(spelled(listed, ", "), f'"{current[1]}"')


@given(st.lists(tags), opaque)
def test_a_weak_tag_does_not_vouch_for_bytes(listed: list[tuple[bool, str]], current: str) -> None:
    found = is_listed(spelled(listed, ","), f'"{current}"', strong=True)

    assert found == ((False, current) in listed)


@given(st.text())
def test_nothing_that_is_sent_breaks_the_comparison(header: str) -> None:
    answer = outcome(
        current='"a-br"',
        modified=datetime(2024, 1, 4, tzinfo=UTC),
        if_none_match=header,
        if_modified_since=header,
        if_match=header,
    )

    assert answer in {None, UNCHANGED, FAILED}


@given(moments, moments)
def test_a_page_no_newer_than_the_reader_s_is_unchanged(modified: datetime, kept: datetime) -> None:
    answer = outcome(current='"a"', modified=modified, if_modified_since=http_date(kept))

    seconds = modified.replace(microsecond=0) - kept.replace(microsecond=0)
    assert (answer == UNCHANGED) == (seconds <= timedelta(0))


def test_each_coding_of_each_page_has_its_own_tag() -> None:
    first, second = "0" * 64, "f" * 64

    assert len({tag(page, coding) for page in (first, second) for coding in ("br", "gzip")}) == 4
