"""The test vectors of the sector and of places, one named test each; docs/vectors.md lists them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from congso.claims import review
from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.observations import adding_up, reference, tables
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.places.place import Level
from congso.quantities.rounding import Printing, half_up, how_printed

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
COUNTRY = Path(__file__).resolve().parents[3] / "data" / "figures" / "ca_nuoc_buu_chinh.csv"
PILLARS = (
    "awareness", "institutions", "infrastructure", "workforce", "security", "government",
    "economy", "society",
)  # fmt: skip


def of(ledger: Ledger, values: dict[str, str]) -> Ledger:
    """Return the ledger with these values alone, by key: postal.points|94|2023||actual."""
    record = Record(
        Observation(read_key(key), Decimal(value), "báo cáo", MOMENT)
        for key, value in values.items()
    )
    return replace(ledger, record=record, known=record.as_known())


def at_home(ledger: Ledger, wanted: str, year: str = "2023", **values: str) -> Figure:
    """Return a figure of 94 out of values by code: task__overdue = 223."""
    keys = {f"{name.replace('__', '.')}|94|{year}||actual": value for name, value in values.items()}
    return of(ledger, keys).figure(reference.read(wanted))


def radius(ledger: Ledger, area: str, points: str) -> str:
    return at_home(
        ledger, "postal.service_radius|94|2023||level", place__area=area, postal__points=points
    ).printed


def people(ledger: Ledger, population: str, points: str) -> Figure:
    return at_home(
        ledger, "postal.people_per_point|94|2023||level",
        place__mean_population=population, postal__points=points,
    )  # fmt: skip


def index(ledger: Ledger, parts: str) -> Decimal:
    values = {f"dti__{name}": part for name, part in zip(PILLARS, parts.split(), strict=True)}
    found = at_home(ledger, "dti.value|94|2022||level", "2022", **values).value
    assert found is not None
    return found


def share(part: int, whole: int, decimals: int = 0) -> Decimal:
    return half_up(Decimal(part) / Decimal(whole) * 100, decimals)


# -------------------------------------------------------------------------- the sector, T1 to T24


def test_t01_points_against_their_plan(ledger: Ledger) -> None:
    assert ledger.figure(reference.read("postal.points|94|2023||plan_ratio")).quantity == "107,77%"


@pytest.mark.parametrize(
    ("now", "before", "by", "growth"),
    [("208", "195", "13", "6,67"), ("1422", "1346", "76", "5,65"), ("18", "16", "2", "12,50")],
)
def test_t02_changes_on_the_year(
    ledger: Ledger, now: str, before: str, by: str, growth: str
) -> None:
    made = of(
        ledger, {"postal.points|94|2023||actual": now, "postal.points|94|2022||actual": before}
    )
    asked = (f"postal.points|94|2023||{one}" for one in ("change", "growth"))

    assert [made.figure(reference.read(one)).printed for one in asked] == [by, growth]


def test_t03_radius_of_the_province(ledger: Ledger) -> None:
    assert (radius(ledger, "3298.2", "208"), radius(ledger, "3298.2", "195")) == ("2,25", "2,32")


def test_t04_people_per_point_to_the_nearest_ten(ledger: Ledger) -> None:
    found = people(ledger, "1197820", "208")

    assert found.value is not None
    assert half_up(found.value, 2) == Decimal("5758.75")
    assert (found.printed, people(ledger, "1198080", "208").printed) == ("5.760", "5.760")


def test_t05_radius_and_people_of_another_province(ledger: Ledger) -> None:
    found = people(ledger, "598654", "122").value

    assert radius(ledger, "3355.7", "122") == "2,96"
    assert found is not None
    assert half_up(found, 0) == 4907


@pytest.mark.parametrize(
    ("points", "printed"),
    [("18502", "2,39"), ("17976", "2,42"), ("17898", "2,43"), ("14911", "2,66")],
)
def test_t06_radius_of_the_country(ledger: Ledger, points: str, printed: str) -> None:
    assert radius(ledger, "331212", points) == printed


def test_t07_the_published_radius_of_2014_is_flagged(ledger: Ledger) -> None:
    found = tables.read(
        COUNTRY.read_text(encoding="utf-8"), COUNTRY.name,
        catalogue=ledger.catalogue, gazetteer=ledger.gazetteer,
    )  # fmt: skip
    record = Record(found)
    made = replace(ledger, record=record, known=record.as_known())
    figure = made.figure(reference.read("postal.service_radius|00|2014||level"))

    assert figure.printed == "2,89"
    assert (figure.disagreement or "").startswith("số công bố 2,82 khác số tính lại 2,89")


def test_t08_people_per_point_of_the_country(ledger: Ledger) -> None:
    found = people(ledger, "88302942", "14911").value

    assert found is not None
    assert half_up(found, 0) == 5922


def test_t09_technologies_are_another_unit_and_no_mismatch(ledger: Ledger) -> None:
    layers = {"2G": "952", "3G": "1309", "4G": "1378", "5G": "3"}
    told = [
        Observation(read_key(f"telecom.stations|94|2023|{one}|actual"), Decimal(count), "b", MOMENT)
        for one, count in layers.items()
    ]
    whole = Observation(read_key("telecom.sites|94|2023||actual"), Decimal(1422), "b", MOMENT)
    added = '["telecom.layers"]\nname = "x"\nunit = "trạm"\nformula = "sum_over(stations)"\n'
    added += 'inputs = { stations = "telecom.stations" }\n'
    stations = '["telecom.stations"]\nname = "y"\nunit = "trạm"\n["telecom.stations".breakdown]\n'
    stations += 'dimension = "t"\nname = "Công nghệ"\nkind = "overlapping"\n'
    stations += 'members = { 2G = "2G", 3G = "3G" }\n'

    assert not list(adding_up.faults([whole, *told], lambda _key: None, ledger.catalogue))
    with pytest.raises(FaultyInput, match="chồng lên nhau"):
        definitions.read([("a.toml", stations + added)])


def test_t10_index_of_da_nang(ledger: Ledger) -> None:
    found = index(ledger, "1.0000 .9000 .8253 .8487 .7578 .8575 .7836 .5197")

    assert abs(found - Decimal("0.8002")) <= Decimal("0.0001")


def test_t11_index_of_ho_chi_minh_city(ledger: Ledger) -> None:
    found = index(ledger, ".8917 .9000 .8258 .6267 .5580 .8406 .7611 .3590")

    assert half_up(found, 5) == Decimal("0.71636")
    assert abs(found - Decimal("0.7163")) <= Decimal("0.0001")


def test_t12_index_of_quang_ninh(ledger: Ledger) -> None:
    found = index(ledger, ".9581 .9000 .7648 .6250 .5382 .8385 .5904 .4505")

    assert abs(found - Decimal("0.7024")) <= Decimal("0.0001")


def test_t13_index_of_hue(ledger: Ledger) -> None:
    found = index(ledger, ".9500 .9000 .6823 .6794 .6423 .8262 .6787 .3001")

    assert abs(found - Decimal("0.6975")) <= Decimal("0.0001")


def test_t14_index_of_can_tho(ledger: Ledger) -> None:
    found = index(ledger, ".9000 .8000 .7233 .7376 .7226 .7325 .7556 .2947")

    assert abs(found - Decimal("0.6924")) <= Decimal("0.0001")


def test_t15_a_better_rank_is_a_smaller_number(ledger: Ledger) -> None:
    moved = ledger.figure(reference.read("dti.rank|94|2022||change:2021"))

    assert ledger.figure(reference.read("dti.rank|94|2021||level")).printed == "56/63"
    assert (moved.quantity, moved.value) == ("20\u00a0bậc", Decimal(-20))


TASKS = {
    "task__done_on_time": "14068", "task__done_late": "1983", "task__running": "5640",
    "task__overdue": "223",
}  # fmt: skip


def test_t16_tasks_of_2017_rounded_and_cut(ledger: Ledger) -> None:
    codes = ("task.total", "task.due", "task.done_share_of_due", "task.overdue_share")
    exact = Decimal(14068 + 1983) / Decimal(14068 + 1983 + 223) * 100

    assert [
        at_home(ledger, f"{code}|94|2023||level", **TASKS).printed for code in codes
    ] == ["21.914", "16.274", "98,63", "1,37"]  # fmt: skip
    assert how_printed(exact, Decimal("98.62"), 2) is Printing.CUT


def test_t17_parts_of_15532_are_not_15533(ledger: Ledger) -> None:
    of_all = at_home(
        ledger, "task.done_share_of_all|94|2023||level", task__done_on_time="13119",
        task__done_late="2065", task__running="349", task__overdue="0",
    )  # fmt: skip
    parts = [Decimal(13119), Decimal(2065), Decimal(348)]

    assert of_all.printed == "84,46"
    assert adding_up.misfit(Decimal(15533), parts, overlapping=False, decimals=0) == (
        "tổng các phần là 15.532, phải bằng tổng 15.533"
    )


def test_t18_tasks_of_quang_nam(ledger: Ledger) -> None:
    total = at_home(
        ledger, "task.total|94|2023||level", task__done_on_time="585", task__done_late="67",
        task__running="181", task__overdue="0",
    )  # fmt: skip

    assert total.printed == "833"


def test_t19_recommendations_of_bac_kan() -> None:
    origins = [Decimal(109), Decimal(14), Decimal(16)]
    fields = [Decimal(one) for one in (13, 46, 12, 12, 18, 7, 7, 24)]

    assert adding_up.misfit(Decimal(139), origins, overlapping=False, decimals=0) is None
    assert adding_up.misfit(sum(fields, Decimal(0)), origins, overlapping=False, decimals=0) is None
    assert share(109, 139) == 78


def test_t20_services_of_ben_tre(ledger: Ledger) -> None:
    values = {
        "public_service__full": "1036", "public_service__partial": "506",
        "public_service__procedures": "1871", "public_service__used": "1407",
        "public_service__files_online": "174411", "public_service__files_received": "229704",
    }  # fmt: skip
    rates = ("online_share", "used_share", "files_online_share")

    assert [
        at_home(ledger, f"public_service.{one}|94|2023||level", **values).printed for one in rates
    ] == ["82", "91", "76"]  # fmt: skip
    assert share(451 + 367, 1542) == 53


def test_t21_lost_is_restored_and_open() -> None:
    assert 6285 - 3010 == 3275
    sound = "Có 6.285 trạm mất liên lạc, gồm: đã khôi phục 3.010 trạm, chưa khôi phục 3.275 trạm."
    wrong = "Có 336 trạm mất liên lạc, gồm: đã khôi phục 172 trạm, chưa khôi phục 184 trạm."

    assert review.review(sound).holds
    assert "Các phần cộng lại là 356, bài viết ghi tổng số 336 trạm." in [
        one.message for one in review.review(wrong).verdicts
    ]


def test_t22_four_of_thirteen() -> None:
    exact = Decimal(4) / Decimal(13) * 100

    assert half_up(exact, 1) == Decimal("30.8")
    assert how_printed(exact, Decimal("30.7"), 1) is Printing.CUT


def test_t23_a_plan_keeps_its_own_population(ledger: Ledger) -> None:
    ratios = [
        ledger.figure(reference.read(f"telephone.{one}|94|2023||plan_ratio")).quantity
        for one in ("subscribers", "density")
    ]
    wrong = of(
        ledger,
        {
            "telephone.subscribers|94|2023||actual": "1108025",
            "telephone.subscribers|94|2023||plan": "1072350",
            "place.mean_population|94|2023||actual": "1198080",
            "place.mean_population|94|2023||plan": "1198080",
        },
    )

    assert ratios == ["103,33%", "102,76%"]
    density = wrong.figure(reference.read("telephone.density|94|2023||plan_ratio"))
    assert density.quantity == "103,33%"


def test_t24_broadband_misses_its_plan(ledger: Ledger) -> None:
    found = ledger.figure(reference.read("broadband.subscribers|94|2023||plan_ratio"))

    assert found.quantity == "99,24%"


# --------------------------------------------------------------------------------- places, P1 to P8


def test_p1_communes_on_three_maps(ledger: Ledger) -> None:
    gazetteer = ledger.gazetteer

    def within(day: date, province: str) -> set[str]:
        districts = {
            one.code for one in gazetteer.on(day, Level.DISTRICT) if one.parent_code == province
        }
        found = gazetteer.on(day, Level.COMMUNE)
        return {one.code for one in found if one.parent_code in {province, *districts}}

    before, between = within(date(2023, 12, 31), "94"), within(date(2024, 9, 1), "94")
    after = within(date(2025, 7, 1), "92")
    assert (len(before), len(between), len(after)) == (109, 108, 43)
    assert before - between == {"31513"}


def test_p2_one_code_three_answers(ledger: Ledger) -> None:
    gazetteer = ledger.gazetteer
    names = [gazetteer.identify("31522", day).name for day in (date(2024, 8, 31), date(2024, 9, 1))]
    (into,) = gazetteer.became("31522@2024-09-01", date(2025, 7, 1))

    assert names == ["Phường 9", "Phường 1"]
    assert (into.code, into.bare_name) == ("31510", "Phú Lợi")
    assert not [one for one in gazetteer.on(date(2025, 7, 1)) if one.code == "31522"]


def test_p3_108_communes_have_one_successor_each_and_three_straddle(ledger: Ledger) -> None:
    gazetteer, day = ledger.gazetteer, date(2024, 9, 1)
    sources: dict[str, set[str]] = {}
    communes = [one for one in gazetteer.on(day, Level.COMMUNE) if one.validity.end]
    for one in communes:
        (into,) = gazetteer.became(one.id, date(2025, 7, 1))
        sources.setdefault(into.code, set()).add(one.parent_code or "")

    assert (len(communes), len(sources)) == (108, 43)
    assert {code for code, districts in sources.items() if len(districts) > 1} == {
        "31684", "31552", "31741",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "level"),
    [(date(2025, 7, 1), Level.COMMUNE), (date(2023, 12, 31), Level.DISTRICT)],
)
def test_p4_areas_add_up(ledger: Ledger, day: date, level: Level) -> None:
    areas = [one.area for one in ledger.gazetteer.on(day, level) if one.area]

    assert sum(areas, Decimal(0)) == Decimal("3298.21")


@pytest.mark.parametrize(
    ("area", "points", "printed"),
    [
        ("3298.2", "208", "2,25"),
        ("3311.87", "208", "2,25"),
        ("3298.2", "195", "2,32"),
        ("331150", "12642", "2,89"),
    ],
)
def test_p5_radius(ledger: Ledger, area: str, points: str, printed: str) -> None:
    assert radius(ledger, area, points) == printed


@pytest.mark.parametrize(
    ("population", "points", "printed"),
    [("1197820", "208", "5.760"), ("1197820", "195", "6.140"), ("1695779", "208", "8.150")],
)
def test_p6_people_per_point_by_base(
    ledger: Ledger, population: str, points: str, printed: str
) -> None:
    found = people(ledger, population, points)

    assert found.printed == printed
    assert found.value is not None
    assert population != "1695779" or half_up(found.value, 0) == 8153


def test_p7_the_sum_of_technologies_is_refused_as_stations(ledger: Ledger) -> None:
    told = [
        Observation(read_key(f"telecom.stations|94|2023|{one}|actual"), Decimal(count), "b", MOMENT)
        for one, count in {"2G": 952, "3G": 1309, "4G": 1378, "5G": 3}.items()
    ]
    for claimed, said in (("3642", "đây là số lớp"), ("3643", "ít nhất phải bằng tổng 3.643")):
        key = read_key("telecom.sites|94|2023||actual")
        whole = Observation(key, Decimal(claimed), "b", MOMENT)
        (found,) = adding_up.faults([whole, *told], lambda _key: None, ledger.catalogue)

        assert found[0] == whole
        assert said in found[1]


def test_p8_code_15_is_two_provinces(ledger: Ledger) -> None:
    names = [ledger.gazetteer.identify("15", date(year, 8, 1)).bare_name for year in (2024, 2026)]

    assert names == ["Yên Bái", "Lào Cai"]
