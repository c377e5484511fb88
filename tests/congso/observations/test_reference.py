"""Keys and references are read back as they were written; anything else is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.observations import observation, reference
from congso.observations.observation import Key, NotAKey, Scenario
from congso.observations.reference import Aspect, NotAReference, Reference
from congso.periods.calendar import Day, Half, Month, NoSuchPeriod, Quarter, Year

YEARS = some.integers(1901, 2199)
PERIODS = some.one_of(
    some.builds(Year, YEARS),
    some.builds(Half, YEARS, some.integers(1, 2)),
    some.builds(Quarter, YEARS, some.integers(1, 4)),
    some.builds(Month, YEARS, some.integers(1, 12)),
    some.builds(Day, some.dates(date(1901, 1, 1), date(2199, 12, 31))),
)
CODES = some.from_regex(r"[a-z][a-z_]{0,8}\.[a-z_]{1,8}", fullmatch=True)
PLACES = some.from_regex(r"[0-9]{2,5}(@20[0-9]{2}-0[1-9]-0[1-9])?", fullmatch=True)
PARTS = some.sampled_from(["", "2G", "5G", "cố định"])


@given(
    some.builds(
        Reference, CODES, PLACES, PERIODS, PARTS, some.sampled_from(Aspect), some.none() | PERIODS
    )
)
def test_a_reference_is_read_back(one: Reference) -> None:
    assert reference.read(str(one)) == one


@given(some.builds(Key, CODES, PLACES, PERIODS, PARTS, some.sampled_from(Scenario)))
def test_a_key_is_read_back(key: Key) -> None:
    assert observation.read_key(str(key)) == key


@pytest.mark.parametrize(
    "said",
    [
        "",
        "telecom.sites",
        "telecom.sites|94|2023||lvl",
        "telecom.sites|94|2023|level",
        "telecom.sites|94|2023||level|",
        "telecom.sites|94|2023||",
    ],
    ids=repr,
)
def test_what_is_not_a_reference_is_refused(said: str) -> None:
    with pytest.raises(NotAReference, match="không phải tham chiếu số liệu"):
        reference.read(said)


@pytest.mark.parametrize("said", ["telecom.sites|94|2023||level", "telecom.sites|94", "||||"])
def test_what_is_not_a_key_is_refused(said: str) -> None:
    with pytest.raises(NotAKey, match="không phải khóa số liệu"):
        observation.read_key(said)


@pytest.mark.parametrize(
    "said", ["telecom.sites|94|2023-13||level", "telecom.sites|94|2023||change:1"]
)
def test_a_reference_to_no_period_is_refused(said: str) -> None:
    with pytest.raises(NoSuchPeriod):
        reference.read(said)


@pytest.mark.parametrize(
    ("said", "base"),
    [
        ("telecom.sites|94|2023||change:2020", "2020"),
        ("telecom.sites|94|2023||change", "2022"),
        ("telecom.sites|94|2024-Q1||growth", "2023-Q4"),
        ("telecom.sites|94|2024-Q1||growth:2023-Q1", "2023-Q1"),
    ],
)
def test_a_change_is_compared_with_its_base_or_the_period_before(said: str, base: str) -> None:
    assert reference.read(said).compared_with.code == base


@given(some.text(max_size=40))
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        one = reference.read(text)
    except (NotAReference, NoSuchPeriod):
        return

    assert reference.read(str(one)) == one
