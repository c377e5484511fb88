"""On the map of another date what adds up is added, the rest follows from it, or has no value.

The areas are official; the points of Hậu Giang and of the old Cần Thơ are invented.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.indicators import definitions
from congso.observations import explanation, reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Observation, Status, read_key
from congso.observations.record import Record
from congso.observations.restatement import Mark
from congso.periods.calendar import Year
from congso.places.place import Level

MAP_OF_63 = date(2025, 6, 30)
MAP_OF_34 = date(2025, 7, 1)
KNOWN = datetime(2025, 1, 10, tzinfo=UTC)
CORRECTED = datetime(2025, 4, 15, tzinfo=UTC)
CITY = "92@2025-07-01"
RADIUS = f"postal.service_radius|{CITY}|2024||level"
POINTS = f"postal.points|{CITY}|2024||level"
POINTS_AND_RANK = """
["postal.points"]
name = "Điểm"
unit = "điểm"
better = "up"

["postal.rank"]
name = "Hạng"
unit = "hạng"
formula = "rank_among(points)"
inputs = { points = "postal.points" }
"""
VECTOR = {
    "place.area|94|2024||actual": "3298.20",
    "place.area|93|2024||actual": "1622.22",
    "place.area|92|2024||actual": "1440.40",
    "postal.points|94|2024||actual": "208",
    "postal.points|93|2024||actual": "150",
    "postal.points|92|2024||actual": "120",
}


def observed(key: str, value: str | None, **how: object) -> Observation:
    status = Status.REPORTED if value is not None else Status.WITHHELD
    told = {"source": "báo cáo", "recorded_at": KNOWN, "status": status} | how
    return Observation(read_key(key), None if value is None else Decimal(value), **told)


def holding(ledger: Ledger, *found: Observation) -> Ledger:
    record = Record(found)
    return replace(ledger, record=record, known=record.as_known())


def recorded(ledger: Ledger, values: dict[str, str | None]) -> Ledger:
    """Return a ledger of the reviewed definitions and places that holds these values alone."""
    return holding(ledger, *(observed(key, value) for key, value in values.items()))


@pytest.fixture
def panel(ledger: Ledger) -> Ledger:
    """Three provinces of 2024, one of which found five more points in April 2025."""
    late = observed("postal.points|92|2024||actual", "125", recorded_at=CORRECTED, revision=2)
    return holding(ledger, *(observed(key, value) for key, value in VECTOR.items()), late)


def asked(ledger: Ledger, said: str, frame: date = MAP_OF_34) -> Figure:
    return ledger.figure(reference.read(said), frame)


@pytest.mark.parametrize(
    ("known_at", "points", "radius", "printed"),
    [
        (CORRECTED - timedelta(seconds=1), 478, "2.0581", "2,06"),
        (CORRECTED, 483, "2.0474", "2,05"),
        (None, 483, "2.0474", "2,05"),
    ],
    ids=["before the correction", "from the correction on", "now"],
)
def test_a_ratio_is_computed_from_restated_sums_as_they_were_known(
    panel: Ledger, known_at: datetime | None, points: int, radius: str, printed: str
) -> None:
    then = panel.as_known(known_at)
    figure = asked(then, RADIUS)

    assert asked(then, POINTS).value == points
    assert asked(then, f"place.area|{CITY}|2024||level").value == Decimal("6360.82")
    assert figure.value is not None
    assert round(figure.value, 4) == Decimal(radius)
    assert (figure.printed, figure.mark) == (printed, Mark.RESTATED)


def test_a_ratio_is_never_the_mean_of_ratios(panel: Ledger) -> None:
    then = panel.as_known(KNOWN)
    radii = [
        then.figure(reference.read(f"postal.service_radius|{code}|2024||level")).value
        for code in ("94", "93", "92")
    ]
    mean = sum(radius or 0 for radius in radii) / 3

    assert [round(radius or 0, 4) for radius in radii] == [
        Decimal("2.2466"),
        Decimal("1.8554"),
        Decimal("1.9547"),
    ]
    assert round(mean, 4) == Decimal("2.0189")
    assert round(asked(then, RADIUS).value or 0, 4) == Decimal("2.0581")


def test_the_map_of_a_ledger_can_be_chosen_once(panel: Ledger) -> None:
    city = panel.on_map(MAP_OF_34)

    assert city.figure(reference.read(RADIUS)) == asked(panel, RADIUS)
    assert city.on_map(None) == panel
    assert city.as_known(KNOWN).figure(reference.read(POINTS)).value == 478


def test_a_computed_rank_keeps_the_peers_of_its_own_time(ledger: Ledger) -> None:
    provinces = ledger.gazetteer.on(date(2024, 12, 31), Level.PROVINCE)
    values = {
        f"postal.points|{place.id}|2024||actual": str(100 + number)
        for number, place in enumerate(provinces)
    }
    small = replace(
        recorded(ledger, values), catalogue=definitions.read([("hang.toml", POINTS_AND_RANK)])
    )

    assert asked(small, "postal.rank|01|2024||level").printed == "63/63"
    assert asked(small, f"postal.rank|{CITY}|2024||level").value is None


def test_a_unit_that_is_not_on_the_map_makes_no_zero(ledger: Ledger) -> None:
    small = recorded(ledger, {}).on_map(MAP_OF_34)
    told = small._level(reference.read("postal.points|94|2024||level"))

    assert (told.value, told.missing) == (None, "chưa có số năm 2024")


def test_without_a_map_nothing_is_restated(panel: Ledger) -> None:
    figure = panel.figure(reference.read(POINTS))

    assert (figure.value, figure.missing) == (None, "chưa có số năm 2024")
    assert panel.figure(reference.read("postal.points|94|2024||level")).mark is None


def test_the_weights_and_units_are_told(panel: Ledger) -> None:
    figure = asked(panel, POINTS)

    assert figure.restatement is not None
    assert [
        (part.place.name, part.share.weight, part.share.acts) for part in figure.restatement.parts
    ] == [
        (name, 1, ("Nghị quyết 202/2025/QH15",))
        for name in ("Thành phố Cần Thơ", "Tỉnh Hậu Giang", "Tỉnh Sóc Trăng")
    ]
    assert [one.value for one in figure.inputs] == [125, 150, 208]
    worked = explanation.explain(figure).worked or ""
    assert worked.replace("\xa0", " ") == (
        "125 điểm (Thành phố Cần Thơ) + 150 điểm (Tỉnh Hậu Giang) + 208 điểm (Tỉnh Sóc Trăng)"
    )


def test_what_it_stands_on_is_known_down_to_the_last_unit(panel: Ledger) -> None:
    figure = asked(panel, RADIUS)

    assert len(list(figure.observations())) == 6
    assert figure.known_since == CORRECTED


@pytest.mark.parametrize(
    ("lost", "value", "why"),
    [
        (["93"], "left out", "có 2 trên 3 đơn vị, còn thiếu Tỉnh Hậu Giang (chưa có số năm 2024)"),
        (["93"], None, "có 2 trên 3 đơn vị, còn thiếu Tỉnh Hậu Giang (không công bố)"),
        (
            ["93", "94"],
            "left out",
            "có 1 trên 3 đơn vị, còn thiếu Tỉnh Hậu Giang, Tỉnh Sóc Trăng (chưa có số năm 2024)",
        ),
    ],
    ids=["not reported", "withheld", "two missing"],
)
def test_a_missing_unit_leaves_no_total(
    ledger: Ledger, lost: list[str], value: str | None, why: str
) -> None:
    values: dict[str, str | None] = dict(VECTOR)
    for code in lost:
        key = f"postal.points|{code}|2024||actual"
        if value is None:
            values[key] = None
        else:
            del values[key]
    small = recorded(ledger, values)
    points, radius = asked(small, POINTS), asked(small, RADIUS)

    assert (points.value, points.missing, points.mark) == (None, why, None)
    assert (radius.value, radius.missing) == (None, f"Điểm phục vụ bưu chính: {why}")


def test_a_unit_that_it_does_not_apply_to_is_no_gap(ledger: Ledger) -> None:
    inland = {"value": None, "status": Status.NOT_APPLICABLE}
    found = [observed(key, value) for key, value in VECTOR.items() if "points" in key]
    one = holding(ledger, *found[:1], *(replace(seen, **inland) for seen in found[1:]))
    none = holding(ledger, *(replace(seen, **inland) for seen in found))

    short = holding(ledger, found[0], replace(found[1], **inland))

    assert asked(one, POINTS).value == 208
    assert (asked(short, POINTS).missing or "").startswith("có 1 trên 2 đơn vị, còn thiếu")
    worked = explanation.explain(asked(one, POINTS)).worked or ""
    assert worked.replace("\xa0", " ") == "208 điểm (Tỉnh Sóc Trăng)"
    assert (asked(none, POINTS).value, asked(none, POINTS).missing) == (None, "không áp dụng")


def test_zero_is_a_value_and_not_a_gap(ledger: Ledger) -> None:
    small = recorded(ledger, VECTOR | {"postal.points|93|2024||actual": "0"})

    assert asked(small, POINTS).value == 328


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (
            "dti.rank",
            (
                "thứ hạng chỉ có nghĩa trong bảng xếp hạng của kỳ ấy, không quy đổi sang địa giới "
                "ngày 01/07/2025"
            ),
        ),
        (
            "postal.enterprises",
            "số của các đơn vị không cộng được nên không quy đổi sang địa giới ngày 01/07/2025",
        ),
        (
            "targets.met",
            "số của các đơn vị không cộng được nên không quy đổi sang địa giới ngày 01/07/2025",
        ),
    ],
)
def test_what_does_not_add_up_is_never_restated(ledger: Ledger, code: str, why: str) -> None:
    values = {f"{code}|{place}|2022||actual": "36" for place in ("92", "93", "94")}
    figure = asked(recorded(ledger, values), f"{code}|{CITY}|2022||level")

    assert (figure.value, figure.missing) == (None, why)


def test_a_rank_is_shown_among_its_own_peers(ledger: Ledger) -> None:
    figure = asked(ledger, f"dti.rank|{CITY}|2022||level")

    assert [one.printed for one in figure.inputs if one.value is not None] == ["36/63"]
    assert figure.of is None


def test_a_rank_goes_with_a_unit_that_only_changed_its_name(ledger: Ledger) -> None:
    small = recorded(ledger, {"dti.rank|46|2022||actual": "2", "dti.peers|46|2022||actual": "63"})
    figure = asked(small, "dti.rank|46@2025-01-01|2022||level")

    assert (figure.printed, figure.mark) == ("2/63", Mark.RESTATED)
    assert explanation.explain(figure).rule == "giữ nguyên số của Tỉnh Thừa Thiên Huế"


def test_a_unit_that_stood_all_the_time_is_told_as_reported(ledger: Ledger) -> None:
    small = recorded(
        ledger, {"dti.rank|01|2022||actual": "43", "postal.points|01|2022||actual": "9"}
    )

    assert asked(small, "dti.rank|01|2022||level").printed == "43"
    assert asked(small, "postal.points|01|2022||level").mark is None


def test_a_change_is_between_two_sums_on_one_map(panel: Ledger, ledger: Ledger) -> None:
    later = {f"postal.points|{CITY}|2025||actual": "500"}
    small = holding(ledger, *panel.known, *(observed(key, one) for key, one in later.items()))
    change = asked(small, f"postal.points|{CITY}|2025||change:2024")

    assert (change.value, change.mark) == (17, Mark.RESTATED)
    assert [one.mark for one in change.inputs] == [None, Mark.RESTATED]


def test_plans_add_up_as_plans(ledger: Ledger) -> None:
    plans = {
        f"postal.points|{code}|2024||plan": number
        for code, number in (("92", "125"), ("93", "155"), ("94", "210"))
    }
    small = recorded(ledger, VECTOR | plans)

    assert asked(small, f"postal.points|{CITY}|2024||plan").value == 490
    assert asked(small, f"postal.points|{CITY}|2024||plan_ratio").printed == "97,55"


@pytest.mark.parametrize(
    ("said", "frame", "why"),
    [
        (
            "postal.points|94|2024||level",
            MAP_OF_34,
            (
                "Tỉnh Sóc Trăng không có trên địa giới ngày 01/07/2025, nay thuộc Thành phố Cần "
                "Thơ (mã 92)"
            ),
        ),
        (
            "postal.points|946|2024||level",
            MAP_OF_34,
            "Huyện Long Phú không có trên địa giới ngày 01/07/2025 và không có đơn vị kế tục",
        ),
        (
            POINTS,
            MAP_OF_63,
            "Thành phố Cần Thơ không có trên địa giới ngày 30/06/2025, đơn vị này có từ 01/07/2025",
        ),
        (
            "postal.points|94|2026||level",
            MAP_OF_63,
            (
                "Thành phố Cần Thơ năm 2026 gộp Thành phố Cần Thơ, Tỉnh Hậu Giang, Tỉnh Sóc Trăng; "
                "không có cơ sở để tách số của Tỉnh Sóc Trăng"
            ),
        ),
    ],
    ids=["ended", "abolished", "not yet", "back in time"],
)
def test_a_map_that_cannot_answer_says_why(panel: Ledger, said: str, frame: date, why: str) -> None:
    figure = asked(panel, said, frame)

    assert (figure.value, figure.missing) == (None, why)


def test_what_a_unit_handed_over_whole_can_be_told_back(ledger: Ledger) -> None:
    small = recorded(ledger, {"postal.points|46@2025-01-01|2025||actual": "300"})
    figure = asked(small, "postal.points|46|2025||level", date(2024, 12, 31))

    assert (figure.value, figure.mark) == (300, Mark.RESTATED)


def test_a_register_is_taken_from_the_units_before(ledger: Ledger) -> None:
    small = recorded(ledger, {key: one for key, one in VECTOR.items() if "area" in key})
    later = f"place.area|{CITY}|2026||level"

    assert small.figure(reference.read(later)).value is None
    assert asked(small, later).value == Decimal("6360.82")


def test_a_register_follows_a_unit_over_two_mergers(ledger: Ledger) -> None:
    wards = ("31510", "31513", "31516", "31519", "31522")
    small = recorded(ledger, {f"place.area|{code}|2023||actual": "2.5" for code in wards})
    figure = asked(small, "place.area|31510@2025-07-01|2024||level")

    assert figure.value == Decimal("12.5")
    assert figure.restatement is not None
    assert {part.place.code for part in figure.restatement.parts} == set(wards)


def test_a_newer_entry_of_a_register_stands_for_those_before_it(ledger: Ledger) -> None:
    small = recorded(
        ledger,
        {
            **{f"place.area|{code}|2023||actual": "2" for code in ("31510", "31513", "31522")},
            **{f"place.area|{code}|2023||actual": "1" for code in ("31516", "31519")},
            "place.area|31522@2024-09-01|2024||actual": "5",
        },
    )

    assert asked(small, "place.area|31510@2025-07-01|2024||level").value == 9


PROVINCES = some.lists(some.decimals(0, 10**9, places=3), min_size=63, max_size=63)


@given(PROVINCES, some.sampled_from(["postal.points", "place.area"]))
def test_the_country_keeps_its_total(ledger: Ledger, values: list[Decimal], code: str) -> None:
    before = ledger.gazetteer.on(date(2023, 12, 31), Level.PROVINCE)
    small = holding(
        ledger,
        *(
            Observation(Key(code, place.id, Year(2023)), value, "báo cáo", KNOWN)
            for place, value in zip(before, values, strict=True)
        ),
    )
    after = ledger.gazetteer.on(MAP_OF_34, Level.PROVINCE)
    told = [asked(small, f"{code}|{place.id}|2023||level").value for place in after]

    assert len(told) == 34
    assert sum(one for one in told if one is not None) == sum(values)
    assert None not in told
