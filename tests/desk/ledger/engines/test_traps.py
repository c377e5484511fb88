"""Where databases give different numbers for one formula, all give that of the reference."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.indicators import definitions
from congso.observations.observation import Observation, Status, read_key
from congso.places.gazetteer import Gazetteer
from congso.places.place import Level, Place
from desk.ledger.engines import comparing, facts
from desk.ledger.engines.computing import compute
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.settling import Definitions

Told = Callable[..., str]
MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
DEFINED = """
["post.done"]
name = "Đã làm"
unit = "điểm"
better = "up"

["post.goal"]
name = "Phải làm"
unit = "điểm"

["post.half"]
name = "Nửa"
unit = "điểm"
formula = "done / 2"
inputs = { done = "post.done" }

["post.eighth"]
name = "Phần tám"
unit = "điểm"
decimals = 2
formula = "done / 8"
inputs = { done = "post.done" }

["post.share"]
name = "Tỷ lệ"
unit = "%"
decimals = 2
formula = "share(done, goal)"
inputs = { done = "post.done", goal = "post.goal" }

["post.root"]
name = "Căn"
unit = "điểm"
formula = "sqrt((done - goal)^2 * (done - goal) / goal)"
inputs = { done = "post.done", goal = "post.goal" }

["post.more"]
name = "Tăng thêm"
unit = "điểm"
formula = "done - previous(done)"
inputs = { done = "post.done" }

["post.rank"]
name = "Hạng"
unit = "hạng"
formula = "rank_among(done)"
inputs = { done = "post.done" }

["post.thin"]
name = "Hiệu"
unit = "%"
decimals = 1
formula = "share(done, goal - 0.1 - 0.2)"
inputs = { done = "post.done", goal = "post.goal" }
"""
GIVEN = {
    "post.done|1|2023||actual": "5",
    "post.done|2|2023||actual": "1",
    "post.done|3|2023||actual": "208",
    "post.done|4|2023||actual": "208",
    "post.done|5|2023||actual": "195",
    "post.done|5|2020||actual": "195",
    "post.goal|1|2023||actual": "0",
    "post.goal|2|2023||actual": "0.3",
    "post.goal|3|2023||actual": "193",
    "post.goal|4|2023||actual": "209",
}


@pytest.fixture(scope="module")
def told(start: Callable[[], Engine]) -> Told:
    """Compute everything once; a test reads one cell as a page would print it."""
    catalogue = definitions.read([("post.toml", DEFINED)])
    places = [Place(code, code, f"Tỉnh {code}", Level.PROVINCE, "Tỉnh") for code in "12345"]
    observations = [
        Observation(read_key(key), Decimal(value), "test", MOMENT) for key, value in GIVEN.items()
    ]
    withheld = read_key("post.goal|5|2023||actual")
    observations.append(Observation(withheld, None, "test", MOMENT, status=Status.WITHHELD))
    engine = start()
    engine.take("facts", facts.table(observations))
    cells = {}
    for result in compute(engine, Definitions(catalogue, Gazetteer(places))):
        indicator = catalogue[result.column.indicator]
        for row in result.table.to_pylist():
            value, digits = row["value"], row["digits"]
            cells[indicator.code, row["place"], row["period"]] = (
                row["reason"]
                if value is None
                else comparing.printed(value, digits, indicator.decimals)
            )
            if row["of"] is not None:
                among = f"{row['of']} trong {row['peers']}"
                cells[f"{indicator.code} among", row["place"], row["period"]] = among

    def cell(code: str, place: str, period: str = "2023") -> str:
        return cells[code, place, period]

    return cell


def test_halves_are_rounded_up_by_the_core_and_never_in_sql(told: Told) -> None:
    assert (told("post.half", "1"), told("post.eighth", "2")) == ("3", "0,13")


def test_a_ratio_of_decimals_keeps_all_its_digits(told: Told) -> None:
    assert told("post.share", "3") == "107,77"


def test_division_by_zero_gives_no_value_and_says_why(told: Told) -> None:
    assert told("post.share", "1") == "mẫu số bằng 0 (goal)"


def test_a_denominator_that_is_zero_in_decimals_is_zero_whatever_doubles_make_of_it(
    told: Told,
) -> None:
    assert told("post.thin", "2") == "mẫu số bằng 0 (goal - 0.1 - 0.2)"


def test_the_root_of_a_negative_number_gives_no_value_and_says_why(told: Told) -> None:
    assert told("post.root", "4").startswith("không lấy được căn của số âm")


def test_the_first_year_has_no_increase(told: Told) -> None:
    assert told("post.more", "5", "2020") == "Đã làm: chưa có số năm 2019"


def test_a_gap_in_the_years_is_not_stepped_over(told: Told) -> None:
    assert told("post.more", "5") == "Đã làm: chưa có số năm 2022"


def test_an_input_without_a_row_is_missing_and_not_zero(told: Told) -> None:
    assert told("post.share", "5", "2020") == "Phải làm: chưa có số năm 2020"


def test_a_withheld_input_says_so(told: Told) -> None:
    assert told("post.share", "5") == "Phải làm: không công bố"


def test_ranks_begin_at_one_and_equals_share_theirs(told: Told) -> None:
    assert [told("post.rank", place) for place in "34512"] == ["1", "1", "3", "4", "5"]


def test_a_rank_says_among_how_many_and_whom(told: Told) -> None:
    assert {told("post.rank among", place) for place in "12345"} == {"5 trong *"}
    with pytest.raises(KeyError):
        told("post.share among", "1")
