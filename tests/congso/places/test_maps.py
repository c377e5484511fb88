"""From one map of the country to another: 63 provinces to 34, 109 communes to 108 and 43."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.lineage.succession import Basis
from congso.places import tables
from congso.places.gazetteer import Gazetteer, UnknownPlace
from congso.places.place import Level

FACTS: Final = Path(__file__).resolve().parents[4] / "shared" / "facts" / "provinces_63_34.csv"
END_OF_2023 = date(2023, 12, 31)
FIRST_MERGER = date(2024, 9, 1)
LAST_DAY_OF_63 = date(2025, 6, 30)
FIRST_DAY_OF_34 = date(2025, 7, 1)
DAYS = some.dates(END_OF_2023, date(2026, 12, 31))
UNCHANGED = ["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"]
REUSED = [
    ("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai"),
    ("24", "Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"),
    ("44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
    ("52", "Tỉnh Bình Định", "Tỉnh Gia Lai"),
    ("80", "Tỉnh Long An", "Tỉnh Tây Ninh"),
    ("82", "Tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
    ("91", "Tỉnh Kiên Giang", "Tỉnh An Giang"),
]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (END_OF_2023, {"tỉnh": 58, "thành phố": 5}),
        (LAST_DAY_OF_63, {"tỉnh": 57, "thành phố": 6}),
        (FIRST_DAY_OF_34, {"tỉnh": 28, "thành phố": 6}),
    ],
    ids=str,
)
def test_how_many_provinces_stood(gazetteer: Gazetteer, day: date, kinds: dict[str, int]) -> None:
    assert Counter(place.kind for place in gazetteer.on(day, Level.PROVINCE)) == kinds


def test_52_provinces_became_23_and_11_stayed(gazetteer: Gazetteer) -> None:
    walk = gazetteer.crosswalk(LAST_DAY_OF_63, FIRST_DAY_OF_34, Level.PROVINCE)
    merged = [share for share in walk.shares if share.source != share.target]
    made = Counter(share.target for share in merged)

    assert (len(merged), len(made)) == (52, 23)
    assert set(made.values()) == {2, 3}
    assert sorted(share.source[:2] for share in walk.shares if share not in merged) == UNCHANGED
    assert all(share.is_whole for share in walk.shares)
    assert not walk.ended


@pytest.mark.parametrize(("code", "before", "after"), REUSED)
def test_a_code_that_was_taken_over_is_two_provinces(
    gazetteer: Gazetteer, code: str, before: str, after: str
) -> None:
    old = gazetteer.identify(code, date(2024, 12, 31))
    new = gazetteer.identify(code, date(2026, 12, 31))
    bearer = next(
        place for place in gazetteer.on(LAST_DAY_OF_63, Level.PROVINCE) if place.name == after
    )

    assert (old.name, new.name) == (before, after)
    assert old.id != new.id
    assert {old.id, bearer.id} <= {
        share.source for share in gazetteer.parts(new.id, LAST_DAY_OF_63, FIRST_DAY_OF_34)
    }


def test_only_those_seven_codes_changed_their_name(gazetteer: Gazetteer) -> None:
    before = {place.code: place.name for place in gazetteer.on(LAST_DAY_OF_63, Level.PROVINCE)}
    after = gazetteer.on(FIRST_DAY_OF_34, Level.PROVINCE)

    assert {place.code for place in after} <= set(before)
    assert [place.code for place in after if before[place.code] != place.name] == [
        code for code, _before, _after in REUSED
    ]


def test_codes_are_text(gazetteer: Gazetteer) -> None:
    assert gazetteer.identify("01", END_OF_2023).name == "Thành phố Hà Nội"
    assert gazetteer.identify("04", END_OF_2023).name == "Tỉnh Cao Bằng"
    with pytest.raises(UnknownPlace):
        gazetteer.identify("1", END_OF_2023)


def test_hue_is_a_city_from_2025(gazetteer: Gazetteer) -> None:
    assert gazetteer.identify("46", date(2024, 12, 31)).name == "Tỉnh Thừa Thiên Huế"
    assert gazetteer.identify("46", date(2025, 1, 1)).name == "Thành phố Huế"


@pytest.mark.needs("shared")
def test_the_map_of_34_is_that_of_the_facts(gazetteer: Gazetteer) -> None:
    with FACTS.open(encoding="utf-8", newline="") as facts:
        for row in csv.DictReader(facts):
            old = gazetteer.identify(row["old_code"], LAST_DAY_OF_63)
            (new,) = gazetteer.became(old.id, FIRST_DAY_OF_34)

            assert (old.name, new.code, new.name) == (
                row["old_name"],
                row["new_code"],
                row["new_name"],
            )
            assert new.legal_act == (row["legal_act"] or old.legal_act)


def test_109_communes_became_108_and_43(gazetteer: Gazetteer) -> None:
    first = gazetteer.crosswalk(END_OF_2023, FIRST_MERGER, Level.COMMUNE)
    both = gazetteer.crosswalk(END_OF_2023, FIRST_DAY_OF_34, Level.COMMUNE)

    assert [len({share.target for share in walk.shares}) for walk in (first, both)] == [108, 43]
    assert [len(walk.shares) for walk in (first, both)] == [109, 109]
    assert all(share.is_whole for share in (*first.shares, *both.shares))


def test_phu_loi_holds_both_wards_of_the_first_merger(gazetteer: Gazetteer) -> None:
    target = gazetteer.identify("31510", FIRST_DAY_OF_34)
    ways = {
        share.source: share.acts
        for share in gazetteer.parts(target.id, END_OF_2023, FIRST_DAY_OF_34)
    }

    twice = ("Nghị quyết 1105/NQ-UBTVQH15", "Nghị quyết 1668/NQ-UBTVQH15")
    assert ways["31513"] == ways["31522"] == twice
    assert {acts for source, acts in ways.items() if source not in ("31513", "31522")} == {
        ("Nghị quyết 1668/NQ-UBTVQH15",)
    }


def test_districts_are_told_as_ended(gazetteer: Gazetteer) -> None:
    walk = gazetteer.crosswalk(END_OF_2023, FIRST_DAY_OF_34, Level.DISTRICT)

    assert not walk.shares
    assert len(walk.ended) == 11
    assert gazetteer.became("946", FIRST_DAY_OF_34) == ()


def test_the_city_does_not_go_back_into_provinces(gazetteer: Gazetteer) -> None:
    (back,) = gazetteer.parts("94", date(2026, 12, 31), LAST_DAY_OF_63)

    assert (back.source, back.weight) == ("92@2025-07-01", None)


@given(origin=DAYS, goal=DAYS)
def test_every_unit_is_made_of_units_that_stood(
    gazetteer: Gazetteer, origin: date, goal: date
) -> None:
    stood = {place.id for place in gazetteer.on(origin)}
    wanted = gazetteer.on(goal, Level.PROVINCE) + gazetteer.on(goal, Level.COMMUNE)

    for place in wanted:
        parts = gazetteer.parts(place.id, origin, goal)
        assert parts
        assert {part.source for part in parts} <= stood


@given(days=some.tuples(DAYS, DAYS, DAYS).map(sorted), level=some.sampled_from(Level))
def test_any_two_steps_are_the_way_between_their_ends(
    gazetteer: Gazetteer, days: list[date], level: Level
) -> None:
    origin, halfway, goal = days
    there = gazetteer.crosswalk(origin, halfway, level)
    onward = gazetteer.crosswalk(halfway, goal, level)
    direct = gazetteer.crosswalk(origin, goal, level)

    assert set(there.then(onward).shares) == set(direct.shares)
    assert there.then(onward).ended == direct.ended


UNITS = "code,level,kind,name,valid_from,valid_to,parent_code\n"
SPLIT_UNITS = (
    "31513,commune,xã,Xã Một,,2024-08-31,\n"
    "31513,commune,xã,Xã Hai,2024-09-01,,\n31522,commune,xã,Xã Ba,2024-09-01,,\n"
)
SHARES = (
    "effective_on,kind,from_code,to_code,weight,basis\n"
    "2024-09-01,split,31513,31513,0.4,area\n2024-09-01,split,31513,31522,0.6,area\n"
    "2024-09-01,split,31513,31513,0.7,population\n2024-09-01,split,31513,31522,0.3,population\n"
)


def test_a_split_may_declare_several_bases() -> None:
    split = tables.read(UNITS + SPLIT_UNITS, SHARES, ("u.csv", "s.csv"))
    weights = {
        basis: [
            share.weight
            for share in split.parts("31522@2024-09-01", END_OF_2023, FIRST_MERGER, basis)
        ]
        for basis in (Basis.AREA, Basis.POPULATION, None)
    }

    assert weights == {
        Basis.AREA: [Decimal("0.6")],
        Basis.POPULATION: [Decimal("0.3")],
        None: [None],
    }
