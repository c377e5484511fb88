"""What was known at a moment: only what had been recorded by then, and never less later."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.observations.observation import Key, Observation, Scenario
from congso.observations.record import Record
from congso.periods.calendar import Quarter, Year

DAY_ONE = datetime(2024, 1, 1, tzinfo=UTC)
SITES = Key("telecom.sites", "94", Year(2023))
KEYS = [
    SITES,
    Key("telecom.sites", "94", Year(2022)),
    Key("telecom.sites", "94", Year(2023), scenario=Scenario.PLAN),
    Key("telecom.stations", "94", Year(2023), "4G"),
]
MOMENTS = some.integers(0, 60).map(lambda hours: DAY_ONE + timedelta(hours=hours))


def seen(key: Key, value: int, at: datetime, revision: int = 1) -> Observation:
    return Observation(key, Decimal(value), "báo cáo", at, revision)


OBSERVATIONS = some.lists(
    some.builds(
        seen, some.sampled_from(KEYS), some.integers(0, 9999), MOMENTS, some.integers(1, 5)
    ),
    max_size=25,
)


@given(OBSERVATIONS, MOMENTS, MOMENTS)
def test_later_nothing_less_is_known(
    found: list[Observation], one: datetime, other: datetime
) -> None:
    record = Record(found)
    earlier, later = (record.as_known(at) for at in sorted((one, other)))

    for standing in earlier:
        now = later.get(standing.key)
        assert now is not None
        assert now.recorded_at >= standing.recorded_at


@given(OBSERVATIONS, MOMENTS)
def test_what_was_recorded_later_changes_nothing(found: list[Observation], at: datetime) -> None:
    by_then = [observation for observation in found if observation.recorded_at <= at]

    assert {one.key: one for one in Record(found).as_known(at)} == {
        one.key: one for one in Record(by_then).as_known()
    }


@given(OBSERVATIONS)
def test_every_revision_stays_readable(found: list[Observation]) -> None:
    record = Record(found)
    kept = [observation for key in KEYS for observation in record.vintages(key)]

    assert sorted(map(repr, kept)) == sorted(map(repr, found))


@given(OBSERVATIONS)
def test_all_that_is_known_is_the_last_of_each(found: list[Observation]) -> None:
    record = Record(found)

    assert {one.key: one for one in record.as_known()} == {
        key: record.vintages(key)[-1]
        for key in record.keys()  # noqa: SIM118 - not a mapping
    }


def test_a_revision_stands_from_the_moment_it_was_recorded() -> None:
    before, after = DAY_ONE + timedelta(days=3), DAY_ONE + timedelta(days=8)
    record = Record([seen(SITES, 1421, after, 2), seen(SITES, 1422, before)])

    known = [
        record.as_known(at).get(SITES)
        for at in (DAY_ONE, before, after - timedelta(seconds=1), after)
    ]

    assert [found and int(found.value or 0) for found in known] == [None, 1422, 1422, 1421]


@given(OBSERVATIONS)
def test_vintages_stand_in_the_order_in_which_they_became_known(found: list[Observation]) -> None:
    record = Record(found)

    for key in KEYS:
        moments = [(one.recorded_at, one.revision) for one in record.vintages(key)]
        assert moments == sorted(moments)


def test_of_two_values_of_one_moment_the_greater_revision_stands() -> None:
    record = Record([seen(SITES, 1421, DAY_ONE, 2), seen(SITES, 1422, DAY_ONE, 1)])

    standing = record.as_known().get(SITES)

    assert standing is not None
    assert standing.revision == 2


@pytest.mark.parametrize(
    ("asked", "value"), [(2021, None), (2022, 1346), (2023, 1422), (2026, 1422)]
)
def test_the_last_value_before(asked: int, value: int | None) -> None:
    earlier = Key("telecom.sites", "94", Year(2022))
    known = Record([seen(SITES, 1422, DAY_ONE), seen(earlier, 1346, DAY_ONE)]).as_known()

    found = known.last_before(Key("telecom.sites", "94", Year(asked)))

    assert (found and found.value) == value


def test_periods_come_oldest_first() -> None:
    keys = [
        Key("x.y", "94", period)
        for period in (Year(2023), Quarter(2023, 1), Year(2022), Quarter(2023, 4))
    ]
    known = Record([seen(key, 1, DAY_ONE) for key in keys]).as_known()

    assert [period.code for period in known.periods("x.y", "94")] == [
        *("2022", "2023-Q1", "2023", "2023-Q4")
    ]
