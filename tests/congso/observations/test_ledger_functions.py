"""Parts, months and peers are gathered by the ledger, and what is missing is told by name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.claims.checks import agrees_with_ledger
from congso.claims.statement import Statement
from congso.indicators import definitions
from congso.observations import explanation, reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, Status, read_key
from congso.observations.record import Record
from congso.places.place import Level

MOMENT = datetime(2024, 4, 10, tzinfo=UTC)
KEPT = """
["post.revenue"]
name = "Doanh thu bưu chính"
unit = "tỷ đồng"
kind = "flow"
decimals = 1
better = "up"

["post.so_far"]
name = "Doanh thu lũy kế"
unit = "triệu đồng"
formula = "year_to_date(revenue)"
inputs = { revenue = "post.revenue" }

["post.so_far_told"]
name = "Doanh thu lũy kế, phần đã có"
unit = "tỷ đồng"
decimals = 1
formula = "year_to_date(revenue)"
inputs = { revenue = "post.revenue" }
nulls = "skip"

["post.pace"]
name = "Doanh thu lũy kế so với cùng kỳ"
unit = "%"
decimals = 2
formula = "so_far / same_period_last_year(so_far)"
inputs = { so_far = "post.so_far" }

["post.points"]
name = "Điểm phục vụ"
unit = "điểm"
better = "up"

["post.points".breakdown]
dimension = "kind"
name = "Loại"
kind = "partition"
members = { office = "Bưu cục", agent = "Đại lý", commune = "Điểm văn hóa xã" }

["post.all_points"]
name = "Tổng điểm phục vụ"
unit = "điểm"
formula = "sum_over(points)"
inputs = { points = "post.points" }

["post.known_points"]
name = "Tổng điểm đã báo cáo"
unit = "điểm"
formula = "sum_over(points) + others"
inputs = { points = "post.points", others = "post.boxes" }
nulls = "skip"

["post.boxes"]
name = "Thùng thư"
unit = "điểm"

["post.share_of_kind"]
name = "Tỷ trọng"
unit = "%"
decimals = 2
formula = "share(points, sum_over(points))"
inputs = { points = "post.points" }
zero_division = "missing"

["post.share_of_kind".breakdown]
dimension = "kind"
name = "Loại"
kind = "partition"
members = { office = "Bưu cục", agent = "Đại lý", commune = "Điểm văn hóa xã" }

["post.rank"]
name = "Hạng theo điểm phục vụ"
unit = "hạng"
better = "down"
formula = "rank_among(points)"
inputs = { points = "post.points" }

["post.places_gained"]
name = "Số bậc tăng"
unit = "bậc"
better = "up"
formula = "previous(rank) - rank"
inputs = { rank = "post.rank" }

["post.wait"]
name = "Số ngày chờ"
unit = "ngày"
better = "down"

["post.wait_rank"]
name = "Hạng theo ngày chờ"
unit = "hạng"
formula = "rank_among(wait)"
inputs = { wait = "post.wait" }
"""

RANK = "hạng của Điểm phục vụ trong các đơn vị cùng cấp"


def made(ledger: Ledger, *values: str) -> Ledger:
    """Return a ledger of values, each "key = number", or the name of a kind of nothing."""
    found = []
    for line in values:
        key, _, said = line.partition(" = ")
        status = Status.REPORTED if said[0].isdigit() or said[0] == "-" else Status(said)
        value = Decimal(said) if status is Status.REPORTED else None
        found.append(Observation(read_key(key), value, "báo cáo", MOMENT, status=status))
    record = Record(found)
    catalogue = definitions.read([("tem.toml", KEPT)])
    return replace(ledger, catalogue=catalogue, record=record, known=record.as_known())


def months(*values: str, year: int = 2024) -> list[str]:
    return [
        f"post.revenue|94|{year}-{number:02d}||actual = {value}"
        for number, value in enumerate(values, start=1)
        if value
    ]


def points(**values: str) -> list[str]:
    return [f"post.points|94|2023|{kind}|actual = {value}" for kind, value in values.items()]


def asked(ledger: Ledger, said: str) -> Figure:
    return ledger.figure(reference.read(said))


def test_the_months_of_the_year_so_far_are_added(ledger: Ledger) -> None:
    found = asked(made(ledger, *months("1.5", "2.25", "3", "90")), "post.so_far|94|2024-03||level")

    assert found.value == 6750
    assert [part.printed for part in found.inputs[0].inputs] == ["1,5", "2,3", "3,0"]


def test_quarters_are_added_to_quarters_and_not_to_months(ledger: Ledger) -> None:
    kept = made(
        ledger, *months("1", "2", "3"),
        "post.revenue|94|2024-Q1||actual = 7", "post.revenue|94|2024-Q2||actual = 8",
    )  # fmt: skip

    assert asked(kept, "post.so_far|94|2024-Q2||level").value == 15_000
    assert asked(kept, "post.so_far|94|2024-03||level").value == 6_000


def test_a_year_so_far_begins_in_january(ledger: Ledger) -> None:
    kept = made(ledger, *months("1", year=2023), *months("5"))

    assert asked(kept, "post.so_far|94|2024-01||level").value == 5000


def test_a_missing_month_makes_the_sum_missing_and_is_named(ledger: Ledger) -> None:
    found = asked(made(ledger, *months("1", "", "3")), "post.so_far|94|2024-03||level")

    assert (found.value, found.printed) == (None, "–")
    assert (
        found.missing
        == "Doanh thu bưu chính lũy kế từ đầu năm: mới có 2 trên 3 kỳ, thiếu tháng 2/2024"
    )


def test_a_sum_that_may_skip_tells_how_much_of_it_is_there(ledger: Ledger) -> None:
    found = asked(made(ledger, *months("1", "", "3")), "post.so_far_told|94|2024-03||level")

    assert found.printed == "4,0"
    assert [gap.told for gap in found.gaps()] == ["2 trên 3 kỳ có số, thiếu tháng 2/2024"]


@pytest.mark.parametrize(("february", "contradicts"), [("", False), ("2", True)])
def test_a_sum_with_a_gap_contradicts_no_text(
    ledger: Ledger, february: str, *, contradicts: bool
) -> None:
    kept = made(ledger, *months("1", february, "3"))
    found = asked(kept, "post.so_far_told|94|2024-03||level")
    told = Statement(0, 9, "9 tỷ đồng", "level", Decimal(9), unit="tỷ đồng", written="9")

    finding = agrees_with_ledger.check(agrees_with_ledger.Quoted(told, found))

    assert (finding is not None) is contradicts


def test_a_whole_sum_has_no_gap_to_tell(ledger: Ledger) -> None:
    found = asked(made(ledger, *months("1", "2", "3")), "post.so_far_told|94|2024-03||level")

    assert list(found.gaps()) == []


def test_a_sum_of_nothing_is_missing_even_where_it_may_skip(ledger: Ledger) -> None:
    found = asked(made(ledger, *months("", "", "")), "post.so_far_told|94|2024-03||level")

    assert found.missing == (
        "Doanh thu bưu chính lũy kế từ đầu năm: mới có 0 trên 3 kỳ, "
        "thiếu tháng 1/2024, tháng 2/2024, tháng 3/2024"
    )


def test_many_missing_months_are_counted_after_the_third(ledger: Ledger) -> None:
    found = asked(made(ledger, *months("1")), "post.so_far|94|2024-07||level")

    assert (found.missing or "").endswith(
        "mới có 1 trên 7 kỳ, thiếu tháng 2/2024, tháng 3/2024, tháng 4/2024 và 3 kỳ khác"
    )


def test_the_year_so_far_is_compared_with_the_same_months(ledger: Ledger) -> None:
    kept = made(ledger, *months("1", "1", "5", year=2023), *months("1", "2"))

    assert asked(kept, "post.pace|94|2024-02||level").printed == "150,00"


def test_a_later_month_that_was_revised_moves_the_sum(ledger: Ledger) -> None:
    kept = made(ledger, *months("1", "2"))
    (first,) = kept.record.vintages(read_key("post.revenue|94|2024-01||actual"))
    better = replace(first, value=Decimal(4), revision=2, recorded_at=MOMENT + timedelta(days=3))
    record = Record([*kept.known, better])
    now = replace(kept, record=record, known=record.as_known())

    assert asked(now, "post.so_far|94|2024-02||level").value == 6000
    assert asked(now.as_known(MOMENT), "post.so_far|94|2024-02||level").value == 3000


def test_the_parts_of_a_whole_are_added(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="8", agent="80", commune="120"))

    assert asked(kept, "post.all_points|94|2023||level").value == 208


def test_a_missing_part_is_named(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="8", agent="not_reported", commune="120"))

    assert asked(kept, "post.all_points|94|2023||level").missing == (
        "tổng các phần của Điểm phục vụ: mới có 2 trên 3 phần, thiếu Đại lý"
    )


def test_a_part_that_does_not_apply_is_no_gap(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="8", agent="not_applicable", commune="120"))

    assert asked(kept, "post.all_points|94|2023||level").value == 128


def test_where_no_part_applies_there_is_no_sum(ledger: Ledger) -> None:
    nothing = dict.fromkeys(("office", "agent", "commune"), "not_applicable")

    found = asked(made(ledger, *points(**nothing)), "post.all_points|94|2023||level")

    assert found.missing == "tổng các phần của Điểm phục vụ: không áp dụng"


def test_a_withheld_part_is_not_given_away_by_a_sum(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="8", agent="withheld", commune="120"))

    assert asked(kept, "post.all_points|94|2023||level").value is None


def test_gaps_of_parts_and_of_inputs_are_both_told(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="8", commune="120"))

    found = asked(kept, "post.known_points|94|2023||level")

    assert found.value == 128
    assert [gap.told for gap in found.gaps()] == [
        "1 trên 2 đầu vào có số, thiếu Thùng thư",
        "2 trên 3 phần có số, thiếu Đại lý",
    ]


def test_a_part_has_its_share_of_the_sum(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="8", agent="80", commune="120"))

    assert asked(kept, "post.share_of_kind|94|2023|office|level").quantity == "3,85%"


def test_there_is_no_share_of_nought(ledger: Ledger) -> None:
    kept = made(ledger, *points(office="0", agent="0", commune="0"))

    found = asked(kept, "post.share_of_kind|94|2023|office|level")

    assert found.missing == "mẫu số bằng 0 (sum_over(points))"


def districts(ledger: Ledger) -> list[str]:
    """Return the identities of the units under the province at the end of 2023."""
    day = reference.read("post.rank|94|2023||level").period.end
    return [place.id for place in ledger.gazetteer.on(day, Level.DISTRICT)]


def ranked(ledger: Ledger, *values: str, code: str = "points", year: int = 2023) -> list[str]:
    return [
        f"post.{code}|{place}|{year}||actual = {value}"
        for place, value in zip(districts(ledger), values, strict=True)
    ]


def ranks(ledger: Ledger, *values: str, code: str = "points") -> list[str]:
    kept = made(ledger, *ranked(ledger, *values, code=code))
    of = {"points": "rank", "wait": "wait_rank"}[code]
    return [asked(kept, f"post.{of}|{place}|2023||level").printed for place in districts(ledger)]


def test_there_are_eleven_districts_to_rank(ledger: Ledger) -> None:
    assert len(districts(ledger)) == 11


def test_equals_share_a_place_and_the_next_is_skipped(ledger: Ledger) -> None:
    found = ranks(ledger, "9", "8", "8", "8", "7", "6", "5", "4", "3", "2", "2")

    assert found == [f"{place}/11" for place in (1, 2, 2, 2, 5, 6, 7, 8, 9, 10, 10)]


def test_less_is_better_where_the_indicator_says_so(ledger: Ledger) -> None:
    found = ranks(ledger, *map(str, range(1, 12)), code="wait")

    assert found == [f"{place}/11" for place in range(1, 12)]


def test_a_peer_without_a_value_leaves_no_rank(ledger: Ledger) -> None:
    values = ["9", *["8"] * 9, "not_reported"]
    kept = made(ledger, *ranked(ledger, *values))
    last = ledger.gazetteer.known(districts(ledger)[-1]).name

    found = asked(kept, f"post.rank|{districts(ledger)[0]}|2023||level")

    assert found.missing == f"{RANK}: mới có 10 trên 11 đơn vị, thiếu {last}"


def test_who_does_not_apply_is_no_peer(ledger: Ledger) -> None:
    values = ["9", *["8"] * 9, "not_applicable"]
    kept = made(ledger, *ranked(ledger, *values))

    assert asked(kept, f"post.rank|{districts(ledger)[1]}|2023||level").printed == "2/10"


def test_nobody_is_ranked_without_a_value_of_its_own(ledger: Ledger) -> None:
    kept = made(ledger, *ranked(ledger, *["8"] * 10, "withheld"))

    found = asked(kept, f"post.rank|{districts(ledger)[-1]}|2023||level")

    assert found.missing == f"{RANK}: không công bố"


def test_districts_are_not_ranked_after_they_ended(ledger: Ledger) -> None:
    place = districts(ledger)[0]
    name = ledger.gazetteer.known(place).name

    found = asked(made(ledger), f"post.rank|{place}|2025||level")

    assert found.missing == f"{RANK}: ngày 31/12/2025 không có {name}"


def test_a_rank_moves_by_places_and_shows_no_peers_then(ledger: Ledger) -> None:
    before = ranked(ledger, *map(str, range(1, 12)), year=2022)
    now = ranked(ledger, *map(str, range(11, 0, -1)))
    kept = made(ledger, *before, *now)
    first = districts(ledger)[0]

    assert asked(kept, f"post.places_gained|{first}|2023||level").quantity == "10\u00a0bậc"
    assert asked(kept, f"post.rank|{first}|2023||change").quantity == "10\u00a0bậc"


def test_a_rank_stands_on_the_values_of_all_its_peers(ledger: Ledger) -> None:
    kept = made(ledger, *ranked(ledger, *map(str, range(1, 12))))
    found = asked(kept, f"post.rank|{districts(ledger)[0]}|2023||level")

    assert len(list(found.observations())) == 11


@given(some.lists(some.integers(0, 6), min_size=11, max_size=11))
def test_a_rank_is_one_more_than_how_many_are_better(ledger: Ledger, values: list[int]) -> None:
    found = ranks(ledger, *map(str, values))

    assert found == [f"{1 + sum(other > own for other in values)}/11" for own in values]


@pytest.mark.parametrize(
    ("said", "values", "worked"),
    [
        (
            "post.all_points|94|2023||level",
            points(office="8", agent="80", commune="120"),
            "8 điểm + 80 điểm + 120 điểm",
        ),
        ("post.so_far|94|2024-02||level", months("1", "2.5"), "1,0 tỷ đồng + 2,5 tỷ đồng"),
        (
            "post.share_of_kind|94|2023|office|level",
            points(office="8", agent="80", commune="120"),
            "8 điểm ÷ 208 điểm × 100%",
        ),
    ],
)
def test_a_gathered_figure_is_explained_with_its_numbers(
    ledger: Ledger, said: str, values: list[str], worked: str
) -> None:
    told = explanation.explain(asked(made(ledger, *values), said))

    assert told.worked is not None
    assert told.worked.replace("\u00a0", " ") == worked
