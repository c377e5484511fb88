"""The printed figures of the sector, out of the very definitions that the portal uses."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.quantities.rounding import Printing, half_up, how_printed

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
PILLARS = (
    "awareness", "institutions", "infrastructure", "workforce", "security", "government",
    "economy", "society",
)  # fmt: skip


def asked(ledger: Ledger, wanted: str, year: str = "2022", **values: str) -> Figure:
    """Return a figure of 94 out of values by code: task__overdue = 223."""
    found = [
        Observation(
            read_key(f"{name.replace('__', '.')}|94|{year}||actual"), Decimal(value), "b", MOMENT
        )
        for name, value in values.items()
    ]
    record = Record(found)
    made = replace(ledger, record=record, known=record.as_known())
    return made.figure(reference.read(wanted))


TASKS = {
    "task__done_on_time": "14068", "task__done_late": "1983", "task__running": "5640",
    "task__overdue": "223",
}  # fmt: skip
BEN_TRE = {
    "public_service__full": "1036", "public_service__partial": "506",
    "public_service__procedures": "1871", "public_service__used": "1407",
    "public_service__files_online": "174411", "public_service__files_received": "229704",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "values", "printed"),
    [
        ("postal.service_radius", {"place__area": "3298.2", "postal__points": "208"}, "2,25"),
        ("postal.service_radius", {"place__area": "3311.87", "postal__points": "208"}, "2,25"),
        ("postal.service_radius", {"place__area": "3298.2", "postal__points": "195"}, "2,32"),
        ("postal.service_radius", {"place__area": "3355.7", "postal__points": "122"}, "2,96"),
        (
            "postal.people_per_point",
            {"place__mean_population": "1197820", "postal__points": "208"},
            "5.760",
        ),
        (
            "postal.people_per_point",
            {"place__mean_population": "1198080", "postal__points": "208"},
            "5.760",
        ),
        (
            "postal.people_per_point",
            {"place__mean_population": "1197820", "postal__points": "195"},
            "6.140",
        ),
        (
            "postal.people_per_point",
            {"place__mean_population": "1695779", "postal__points": "208"},
            "8.150",
        ),
        ("task.total", TASKS, "21.914"),
        ("task.due", TASKS, "16.274"),
        ("task.done_share_of_due", TASKS, "98,63"),
        ("task.overdue_share", TASKS, "1,37"),
        (
            "task.done_share_of_all",
            {
                "task__done_on_time": "13119", "task__done_late": "2065",
                "task__running": "349", "task__overdue": "0",
            },
            "84,46",
        ),
        ("public_service.online_share", BEN_TRE, "82"),
        ("public_service.used_share", BEN_TRE, "91"),
        ("public_service.files_online_share", BEN_TRE, "76"),
    ],
)  # fmt: skip
def test_an_indicator_comes_out_as_printed(
    ledger: Ledger, code: str, values: dict[str, str], printed: str
) -> None:
    assert asked(ledger, f"{code}|94|2022||level", **values).printed == printed


@pytest.mark.parametrize(
    ("people", "points", "exact"),
    [("1197820", "208", "5758.75"), ("1695779", "208", "8152.78"), ("598654", "122", "4907.00"),
     ("88302942", "14911", "5922.00")],
)  # fmt: skip
def test_people_per_point_before_it_is_rounded_to_ten(
    ledger: Ledger, people: str, points: str, exact: str
) -> None:
    values = {"place__mean_population": people, "postal__points": points}
    found = asked(ledger, "postal.people_per_point|94|2022||level", **values).value

    assert found is not None
    assert abs(found - Decimal(exact)) < Decimal("0.5")


@pytest.mark.parametrize(
    ("parts", "published"),
    [
        ("1.0000 .9000 .8253 .8487 .7578 .8575 .7836 .5197", "0.8002"),
        (".8917 .9000 .8258 .6267 .5580 .8406 .7611 .3590", "0.7163"),
        (".9581 .9000 .7648 .6250 .5382 .8385 .5904 .4505", "0.7024"),
        (".9500 .9000 .6823 .6794 .6423 .8262 .6787 .3001", "0.6975"),
        (".9000 .8000 .7233 .7376 .7226 .7325 .7556 .2947", "0.6924"),
    ],
    ids=["Đà Nẵng", "TP. Hồ Chí Minh", "Quảng Ninh", "Huế", "Cần Thơ"],
)
def test_the_digital_index_of_2022_follows_from_its_points(
    ledger: Ledger, parts: str, published: str
) -> None:
    values = {f"dti__{name}": part for name, part in zip(PILLARS, parts.split(), strict=True)}
    found = asked(ledger, "dti.value|94|2022||level", **values).value

    assert found is not None
    assert abs(found - Decimal(published)) <= Decimal("0.0001")


def test_a_published_index_that_differs_in_its_last_digit_is_told_beside_the_computed_one(
    ledger: Ledger,
) -> None:
    parts = [".8917", ".9000", ".8258", ".6267", ".5580", ".8406", ".7611", ".3590"]
    values = {f"dti__{name}": part for name, part in zip(PILLARS, parts, strict=True)}
    figure = asked(ledger, "dti.value|94|2022||level", dti__value="0.7163", **values)

    assert (figure.printed, figure.disagreement) == (
        "0,7164", "số công bố 0,7163 khác số tính lại 0,7164 (b)",
    )  # fmt: skip


@pytest.mark.parametrize("year", ["2020", "2025"])
def test_another_edition_is_not_computed_with_the_points_of_2022(ledger: Ledger, year: str) -> None:
    values = {f"dti__{name}": "0.5" for name in PILLARS}

    assert asked(ledger, f"dti.value|94|{year}||level", year, **values).value is None


def test_no_growth_from_one_edition_of_the_index_to_the_next(ledger: Ledger) -> None:
    moved = ledger.catalogue.break_between(
        "dti.value", "94",
        reference.read("dti.value|94|2024||level").period,
        reference.read("dti.value|94|2025||level").period,
    )  # fmt: skip

    assert moved is not None
    assert "405/QĐ-BKHCN" in moved.told


def test_a_rate_that_was_cut_is_told_from_one_that_was_rounded() -> None:
    exact = Decimal(14068 + 1983) / Decimal(14068 + 1983 + 223) * 100

    assert half_up(exact, 2) == Decimal("98.63")
    assert how_printed(exact, Decimal("98.62"), 2) is Printing.CUT


@pytest.mark.parametrize(
    ("now", "before", "by", "growth"),
    [("208", "195", "13", "6,67"), ("1422", "1346", "76", "5,65"), ("18", "16", "2", "12,50")],
)
def test_changes_of_2023(ledger: Ledger, now: str, before: str, by: str, growth: str) -> None:
    found = [
        Observation(read_key(f"postal.points|94|{year}||actual"), Decimal(value), "b", MOMENT)
        for year, value in (("2023", now), ("2022", before))
    ]
    record = Record(found)
    made = replace(ledger, record=record, known=record.as_known())

    told = [
        made.figure(reference.read(f"postal.points|94|2023||{one}")).printed
        for one in ("change", "growth")
    ]
    assert told == [by, growth]


def test_residential_coverage_is_counted_hamlet_by_hamlet(ledger: Ledger) -> None:
    told = {
        "place.residential_areas|94|2021||actual": "775",
        "telecom.covered_areas|94|2022|4G|actual": "768",
        "telecom.covered_areas|94|2022|5G|actual": "3",
        "telecom.residential_coverage|94|2022|2G|actual": "100",
    }
    record = Record(
        [Observation(read_key(key), Decimal(value), "b", MOMENT) for key, value in told.items()]
    )
    made = replace(ledger, record=record, known=record.as_known())

    found = {
        part: made.figure(reference.read(f"telecom.residential_coverage|94|2022|{part}|level"))
        for part in ("2G", "4G", "5G")
    }

    assert {part: figure.printed for part, figure in found.items()} == {
        "2G": "100", "4G": "99", "5G": "0",
    }  # fmt: skip
    assert found["2G"].observation is not None
