"""The days on which a unit stood: both ends count, an open end has none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.lineage.succession import Validity

DAYS = some.dates(date(2023, 1, 1), date(2026, 12, 31))
VALIDITIES = some.builds(
    lambda start, days, opens, closes: Validity(
        None if opens else start, None if closes else start + timedelta(days=days)
    ),
    DAYS,
    some.integers(0, 900),
    some.booleans(),
    some.booleans(),
)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2024, 8, 31), False),
        (date(2024, 9, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_both_ends_count(day: date, *, holds: bool) -> None:
    assert Validity(date(2024, 9, 1), date(2025, 6, 30)).holds_on(day) is holds


@given(DAYS)
def test_an_open_validity_always_holds(day: date) -> None:
    assert Validity().holds_on(day)


@given(VALIDITIES, VALIDITIES)
def test_overlapping_is_mutual(one: Validity, other: Validity) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(VALIDITIES, VALIDITIES)
def test_validities_overlap_where_a_day_lies_in_both(one: Validity, other: Validity) -> None:
    edges = [edge for edge in (one.start, one.end, other.start, other.end) if edge is not None]
    shared = any(one.holds_on(day) and other.holds_on(day) for day in edges or [date(2024, 1, 1)])

    assert one.overlaps(other) == shared
