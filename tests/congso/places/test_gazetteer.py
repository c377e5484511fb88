"""The units of Sóc Trăng as they stood on a date, and what each passed into."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.lineage.succession import Passage
from congso.places.gazetteer import Gazetteer, UnknownPlace
from congso.places.place import Level

END_OF_2023 = date(2023, 12, 31)
FIRST_MERGER = date(2024, 9, 1)
SECOND_MERGER = date(2025, 7, 1)
DAYS = some.dates(date(2023, 1, 1), date(2026, 12, 31))


def communes_of_the_province(gazetteer: Gazetteer, day: date) -> dict[str, str]:
    """Return code and kind of the communes that stand on what was province 94."""
    return {place.code: place.kind for place in gazetteer.on(day, Level.COMMUNE)}


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (END_OF_2023, {"phường": 17, "thị trấn": 12, "xã": 80}),
        (date(2024, 8, 31), {"phường": 17, "thị trấn": 12, "xã": 80}),
        (FIRST_MERGER, {"phường": 16, "thị trấn": 12, "xã": 80}),
        (date(2025, 6, 30), {"phường": 16, "thị trấn": 12, "xã": 80}),
        (SECOND_MERGER, {"phường": 8, "xã": 35}),
    ],
    ids=str,
)
def test_how_many_communes_stood(gazetteer: Gazetteer, day: date, kinds: dict[str, int]) -> None:
    assert Counter(communes_of_the_province(gazetteer, day).values()) == kinds


def test_the_first_merger_took_one_code_away(gazetteer: Gazetteer) -> None:
    before = communes_of_the_province(gazetteer, END_OF_2023)
    after = communes_of_the_province(gazetteer, FIRST_MERGER)

    assert set(before) - set(after) == {"31513"}
    assert set(after) <= set(before)


@pytest.mark.parametrize(
    ("day", "districts"), [(END_OF_2023, 11), (FIRST_MERGER, 11), (SECOND_MERGER, 0)]
)
def test_how_many_districts_stood(gazetteer: Gazetteer, day: date, districts: int) -> None:
    assert len(gazetteer.on(day, Level.DISTRICT)) == districts


def test_communes_of_each_district_in_2023(gazetteer: Gazetteer) -> None:
    members = Counter(place.parent_code for place in gazetteer.on(END_OF_2023, Level.COMMUNE))

    assert [members[str(code)] for code in range(941, 952)] == [
        10,
        8,
        13,
        9,
        8,
        11,
        11,
        8,
        10,
        10,
        11,
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (END_OF_2023, "Phường 9"),
        (date(2024, 8, 31), "Phường 9"),
        (FIRST_MERGER, "Phường 1"),
        (date(2025, 6, 30), "Phường 1"),
    ],
)
def test_a_code_is_not_an_identity(gazetteer: Gazetteer, day: date, name: str) -> None:
    assert gazetteer.identify("31522", day).name == name


def test_two_units_of_one_code_are_two_units(gazetteer: Gazetteer) -> None:
    before, after = (gazetteer.identify("31522", day) for day in (END_OF_2023, FIRST_MERGER))

    assert before.id != after.id
    assert [passed.target for passed in gazetteer.successors(before.id)] == [after.id]
    assert {passed.source for passed in gazetteer.predecessors(after.id)} == {"31513", "31522"}


def test_an_ended_code_tells_when_it_was_used(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlace) as refused:
        gazetteer.identify("31522", SECOND_MERGER)

    assert str(refused.value) == (
        "Ngày 01/07/2025 không có đơn vị nào mang mã “31522”. Mã này từng là: "
        "Phường 9 (trước 2023 – 31/08/2024); Phường 1 (01/09/2024 – 30/06/2025). "
        "Hãy chọn kỳ nằm trong các khoảng đó."
    )


def test_the_new_ward_passed_into_phu_loi(gazetteer: Gazetteer) -> None:
    ward = gazetteer.identify("31522", FIRST_MERGER)
    (passed,) = gazetteer.successors(ward.id)

    assert gazetteer.known(passed.target or "").name == "Phường Phú Lợi"


def test_a_code_never_used_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlace, match="Không có đơn vị hành chính nào mang mã “99”"):
        gazetteer.identify("99", END_OF_2023)


def test_an_identity_never_given_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlace, match="không có đơn vị “94@1990-01-01”"):
        gazetteer.known("94@1990-01-01")


def test_three_provinces_became_one_city(gazetteer: Gazetteer) -> None:
    city = gazetteer.identify("92", SECOND_MERGER)

    assert {passed.source for passed in gazetteer.predecessors(city.id)} == {"92", "93", "94"}
    assert gazetteer.identify("92", END_OF_2023).id != city.id


def test_all_codes_of_2025_were_used_before(gazetteer: Gazetteer) -> None:
    before = {place.code: place for place in gazetteer.on(date(2025, 6, 30), Level.COMMUNE)}
    after = gazetteer.on(SECOND_MERGER, Level.COMMUNE)

    assert {place.code for place in after} <= set(before)
    assert sum(before[place.code].bare_name != place.bare_name for place in after) == 14
    assert sum(before[place.code].name != place.name for place in after) == 23


def test_four_communes_passed_unchanged(gazetteer: Gazetteer) -> None:
    moved = [passed for passed in gazetteer.successions if passed.passage is Passage.TRANSFER]

    assert sorted(gazetteer.known(passed.source).name for passed in moved) == [
        *("Xã Lai Hòa", "Xã Mỹ Phước", "Xã Phong Nẫm", "Xã Vĩnh Hải")
    ]


def test_three_new_communes_straddle_old_districts(gazetteer: Gazetteer) -> None:
    straddling = {
        place.code
        for place in gazetteer.on(SECOND_MERGER, Level.COMMUNE)
        if len({gazetteer.known(p.source).parent_code for p in gazetteer.predecessors(place.id)})
        > 1
    }

    assert straddling == {"31684", "31552", "31741"}


@pytest.mark.parametrize(
    ("day", "level"), [(SECOND_MERGER, Level.COMMUNE), (END_OF_2023, Level.DISTRICT)]
)
def test_areas_add_up_to_the_province(gazetteer: Gazetteer, day: date, level: Level) -> None:
    assert sum(place.area or Decimal(0) for place in gazetteer.on(day, level)) == Decimal("3298.21")


def test_districts_end_without_a_successor(gazetteer: Gazetteer) -> None:
    for district in gazetteer.on(END_OF_2023, Level.DISTRICT):
        (passed,) = gazetteer.successors(district.id)
        assert (passed.passage, passed.target) == (Passage.ABOLISH, None)


def test_every_ended_unit_is_handed_over_the_day_after(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places:
        passed = gazetteer.successors(place.id)
        if place.validity.end is None:
            assert not passed
            continue
        assert {step.effective_on for step in passed} == {place.validity.end + timedelta(days=1)}
        kept = sum(step.weight for step in passed if step.target is not None)
        assert kept == (0 if place.level is Level.DISTRICT else 1)


def test_every_begun_unit_comes_from_somewhere(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places:
        if place.validity.start is not None:
            assert gazetteer.predecessors(place.id)


@given(day=DAYS)
def test_a_code_means_one_unit_on_any_day(gazetteer: Gazetteer, day: date) -> None:
    codes = [place.code for place in gazetteer.on(day)]

    assert len(codes) == len(set(codes))
    assert all(gazetteer.identify(place.code, day) is place for place in gazetteer.on(day))


@given(day=DAYS)
def test_every_commune_lies_in_a_unit_that_stands(gazetteer: Gazetteer, day: date) -> None:
    standing = {place.code for place in gazetteer.on(day)}

    assert {place.parent_code for place in gazetteer.on(day, Level.COMMUNE)} <= standing


def test_a_name_alone_may_mean_several_units(gazetteer: Gazetteer) -> None:
    assert {place.code for place in gazetteer.named("Long Phú", END_OF_2023)} == {
        "31639",
        "31669",
        "946",
    }
    assert len(gazetteer.named("phuong 1", END_OF_2023)) == 3


@pytest.mark.parametrize(
    "spelling", ["Thành phố Sóc Trăng", "thanh pho soc trang", "THÀNH PHỐ SÓC TRĂNG"]
)
def test_a_name_is_found_in_any_spelling(gazetteer: Gazetteer, spelling: str) -> None:
    assert [place.code for place in gazetteer.named(spelling, END_OF_2023)] == ["941"]
