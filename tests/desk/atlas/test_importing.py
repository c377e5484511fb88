"""The lists of places and agencies are taken over whole, or not at all."""

from datetime import date

import pytest

from congso.findings.finding import FaultyInput
from congso.lineage.succession import Basis
from desk.atlas import actions, models, queries
from desk.atlas.actions import Imported, Table
from desk.kit import shelf
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, NotPermitted
from desk.staff.models import Person

pytestmark = pytest.mark.django_db

PLACES = "code,level,kind,name,valid_from,valid_to,parent_code\n"
PROVINCE = "94,province,tỉnh,Tỉnh Sóc Trăng,,2025-06-30,\n"
WARD = "31522,commune,phường,Phường 9,,2024-08-31,941\n"
NEW_WARD = "31522,commune,phường,Phường 1,2024-09-01,,941\n"
SUCCESSIONS = "effective_on,kind,from_code,to_code,weight\n"
AGENCIES = "code,name,role,aliases\nvnpt,VNPT,telecom,VNPT Sóc Trăng\n"


def bring(
    places: str = PROVINCE + WARD + NEW_WARD,
    successions: str | Table = "",
    **others: object,
) -> Imported:
    asked: dict[str, object] = {
        "places": Table(PLACES + places, "units.csv"),
        "successions": successions
        if isinstance(successions, Table)
        else Table(SUCCESSIONS + successions, "successions.csv"),
        "agencies": Table(AGENCIES, "agencies.csv"),
        "by": MACHINE,
    }
    return actions.import_places(**(asked | others))


def reviewed(folder: str, name: str) -> Table:
    return Table(shelf.read_text(shelf.reviewed(folder, name)), name)


def test_the_reviewed_lists_come_back_as_they_are() -> None:
    imported = actions.import_places(
        places=reviewed("places", "units.csv"),
        successions=reviewed("places", "successions.csv"),
        agencies=reviewed("agencies", "agencies.csv"),
        by=MACHINE,
    )

    assert imported.changed
    assert set(queries.gazetteer().places) == set(shelf.gazetteer().places)
    assert set(queries.gazetteer().successions) == set(shelf.gazetteer().successions)
    assert set(queries.agencies()) == set(shelf.agencies())


def test_a_split_keeps_the_shares_of_every_basis() -> None:
    halves = "31513,commune,phường,Phường 1,2024-09-01,,941\n"
    table = "effective_on,kind,from_code,to_code,weight,basis\n" + "".join(
        f"2024-09-01,split,31522,{code},{weight},{basis}\n"
        for basis, shares in (
            ("area", ("0.333333333333", "0.666666666667")),
            ("population", ("0.4", "0.6")),
        )
        for code, weight in zip(("31513", "31522"), shares, strict=True)
    )

    bring(places=PROVINCE + WARD + NEW_WARD + halves, successions=Table(table, "successions.csv"))

    kept = queries.gazetteer().successors("31522")
    assert {(passed.basis, str(passed.weight.normalize())) for passed in kept} == {
        (Basis.AREA, "0.333333333333"),
        (Basis.AREA, "0.666666666667"),
        (Basis.POPULATION, "0.4"),
        (Basis.POPULATION, "0.6"),
    }


def test_until_places_are_imported_the_reviewed_texts_stand() -> None:
    assert queries.gazetteer() is shelf.gazetteer()
    assert queries.agencies() == shelf.agencies()


def test_a_code_that_passed_on_to_another_unit_is_told_apart_by_date() -> None:
    bring(successions="2024-09-01,recode,31522,31522,1\n")

    gazetteer = queries.gazetteer()
    assert gazetteer.identify("31522", date(2024, 8, 31)).name == "Phường 9"
    assert gazetteer.identify("31522", date(2024, 9, 1)).name == "Phường 1"
    assert gazetteer.successors("31522")[0].target == "31522@2024-09-01"


def test_the_same_lists_again_change_nothing() -> None:
    bring()

    assert not bring().changed
    assert models.PlaceImport.objects.count() == 1
    assert JournalEntry.objects.filter(act="atlas.import_places").count() == 1


def test_a_unit_may_get_an_end() -> None:
    bring(PROVINCE + "31522,commune,phường,Phường 9,,,941\n")

    assert bring().changed
    assert queries.gazetteer().known("31522").validity.end == date(2024, 8, 31)


def test_a_dry_run_changes_nothing() -> None:
    assert bring(dry_run=True).changed
    assert not models.PlaceVersion.objects.exists()


def test_a_unit_that_was_recorded_never_vanishes() -> None:
    bring()

    with pytest.raises(FaultyInput, match=r"units.csv: thiếu “Phường 9”.*valid_to"):
        bring(PROVINCE + NEW_WARD)

    assert models.PlaceVersion.objects.count() == 3


def test_every_fault_is_told_and_nothing_is_taken_over() -> None:
    with pytest.raises(FaultyInput) as refused:
        bring("9,province,tỉnh,Tỉnh A,,,\n95,planet,tỉnh,Tỉnh B,,,\n96,province,tỉnh,Xứ C,,,\n")

    assert [fault.where for fault in refused.value.faults] == [
        "units.csv, dòng 2",
        "units.csv, dòng 3",
        "units.csv, dòng 4",
    ]
    assert not models.PlaceVersion.objects.exists()


def test_a_succession_from_an_unknown_unit_is_refused_by_line() -> None:
    with pytest.raises(FaultyInput, match=r"successions.csv, dòng 2: .*“99999”"):
        bring(successions="2024-09-01,merge,99999,31522,1\n")

    assert not models.PlaceVersion.objects.exists()


def test_only_who_may_can_import() -> None:
    with pytest.raises(NotPermitted, match="Nhập danh mục"):
        bring(by=Person.objects.create_user("bientap"))
