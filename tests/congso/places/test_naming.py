"""A unit is found by what people call it, and two of one name are both told."""

from datetime import date

import pytest

from congso.places import naming
from congso.places.gazetteer import Gazetteer
from desk.kit import shelf

BEFORE, AFTER = date(2023, 12, 31), date(2025, 7, 1)


def gazetteer() -> Gazetteer:
    return shelf.gazetteer()


@pytest.mark.parametrize("said", ["CT", "Cần Thơ", "can tho", "THÀNH PHỐ CẦN THƠ", " can  tho "])
def test_a_province_is_found_by_name_or_initials(said: str) -> None:
    (found,) = naming.called(said, gazetteer().on(AFTER))

    assert found.id == "92@2025-07-01"


def test_the_map_decides_which_unit_of_a_name_it_is() -> None:
    (found,) = naming.called("CT", gazetteer().on(BEFORE))

    assert found.id == "92"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Phường 1", ["31513", "31732", "31783"]),
        ("soc trang", ["94", "941"]),
        ("HN", ["01", "35"]),
        ("ct", []),
        ("Atlantis", []),
    ],
)
def test_all_of_one_name_come_back(said: str, codes: list[str]) -> None:
    found = naming.called(said, gazetteer().on(BEFORE))

    assert sorted(place.code for place in found) == codes


def test_a_ward_is_told_with_what_it_lies_in() -> None:
    places = gazetteer()

    assert (
        naming.told_apart(places.known("31732"), places, BEFORE)
        == "Phường 1 (mã 31732, Thị xã Ngã Năm)"
    )
