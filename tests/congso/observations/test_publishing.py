"""What readers may see: no single firm, no way around it, and nothing else missing."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.observations import publishing, reference
from congso.observations.ledger import Ledger
from congso.observations.observation import (
    Assignment,
    Key,
    Observation,
    Status,
    read_key,
)
from congso.observations.record import Held, Record, Series

MOMENT, LATER = datetime(2024, 1, 4, tzinfo=UTC), datetime(2024, 5, 4, tzinfo=UTC)
DISTRICTS = ("941", "942", "943", "944", "945", "946", "947", "948", "949", "950", "951")
REVENUE = {place: str(100 + 10 * number) for number, place in enumerate(DISTRICTS)}


def seen(key: str, value: str | None, at: datetime = MOMENT, **said: object) -> Observation:
    number = None if value is None else Decimal(value)
    status = Status.REPORTED if value is not None else Status.WITHHELD
    made = Observation(read_key(key), number, "báo cáo", at, status=status)
    return replace(made, **said)


def districts(firms: dict[str, str]) -> list[Observation]:
    """Return the revenue of every district and of the province, and how many firms each has."""
    found = [seen(f"postal.revenue|{one}|2023||actual", REVENUE[one]) for one in DISTRICTS]
    found += [
        seen(f"postal.enterprises|{one}|2023||actual", firms.get(one, "5")) for one in DISTRICTS
    ]
    found += [
        seen("postal.revenue|94|2023||actual", str(sum(map(int, REVENUE.values())))),
        seen("postal.enterprises|94|2023||actual", "18"),
    ]
    return found


def holding(ledger: Ledger, *found: Observation) -> Ledger:
    record = Record(found)
    return replace(ledger, record=record, known=record.as_known())


def places(hidden: frozenset[Key]) -> list[str]:
    return sorted(key.place for key in hidden)


def test_what_is_withheld_follows_from_the_indicators_that_decide_it(ledger: Ledger) -> None:
    asked = set[str]()

    class Asked(Held):
        def series(self, indicator: str, place: str) -> Series:
            asked.add(indicator)
            return super().series(indicator, place)

    sites = seen("telecom.sites|94|2023||actual", "1422")
    record = Record(Asked([*districts({"945": "1"}), sites]))
    made = replace(ledger, record=record, known=record.as_known())

    assert publishing.withheld(made)
    assert asked <= publishing.decided_by(made)
    assert "telecom.sites" not in publishing.decided_by(made)


def test_a_district_with_one_firm_takes_another_with_it(ledger: Ledger) -> None:
    made = holding(ledger, *districts({"945": "1"}))

    assert places(publishing.withheld(made)) == ["941", "945"]


def test_two_districts_protect_each_other(ledger: Ledger) -> None:
    made = holding(ledger, *districts({"945": "1", "947": "2"}))

    assert places(publishing.withheld(made)) == ["945", "947"]


def test_where_nothing_is_withheld_readers_have_the_same_ledger(ledger: Ledger) -> None:
    made = holding(ledger, *districts({}))

    assert publishing.for_readers(made) is made


def test_where_nobody_knows_how_many_firms_there_are_the_value_is_withheld(ledger: Ledger) -> None:
    made = holding(ledger, seen("postal.revenue|94|2023||actual", "5"))

    assert places(publishing.withheld(made)) == ["94"]


def test_a_cell_withheld_by_hand_is_protected_as_well(ledger: Ledger) -> None:
    found = [seen(f"postal.points|{one}|2023||actual", "10") for one in DISTRICTS[:-1]]
    found += [
        seen("postal.points|951|2023||actual", None), seen("postal.points|94|2023||actual", "108"),
    ]  # fmt: skip

    assert places(publishing.withheld(holding(ledger, *found))) == ["941", "951"]


def test_no_kind_of_service_and_no_quarter_gives_a_firm_back(ledger: Ledger) -> None:
    made = holding(
        ledger,
        seen("postal.enterprises|94|2023-Q1||actual", "1"),
        seen("postal.enterprises|94|2023-Q2||actual", "5"),
        seen("postal.revenue|94|2023-Q1||actual", "10"),
        seen("postal.revenue|94|2023-Q2||actual", "20"),
        seen("postal.revenue|94|2023-H1||actual", "30"),
        seen("postal.revenue|94|2023-Q1|letter|actual", "1"),
        seen("postal.revenue|94|2023-Q1|parcel|actual", "2"),
        seen("postal.revenue|94|2023-Q1|other|actual", "7"),
    )

    hidden = {(key.period.code, key.breakdown) for key in publishing.withheld(made)}

    assert hidden >= {("2023-Q1", ""), ("2023-Q1", "letter"), ("2023-Q1", "parcel")}
    assert ("2023-Q2", "") in hidden


def test_readers_see_a_mark_and_no_trace_of_the_value(ledger: Ledger) -> None:
    found = districts({"945": "1"})
    wrong = seen(
        "postal.revenue|945|2023||actual", "141", LATER,
        revision=2, reason="Gõ sót 1 đồng", note="141 chứ không phải 140",
    )  # fmt: skip
    plan = seen(
        "postal.revenue|945|2024||plan", "150", LATER, assigned=Assignment(baseline=Decimal(141))
    )
    shown = publishing.for_readers(holding(ledger, *found, wrong, plan))
    figure = shown.figure(reference.read("postal.revenue|945|2023||level"))

    assert (figure.value, figure.printed, figure.missing) == (None, "×", "không công bố")
    told = repr([shown.record.vintages(read_key(f"postal.revenue|945|{one}"))
                 for one in ("2023||actual", "2024||plan")])  # fmt: skip
    assert "141" not in told
    assert "Decimal('150')" in told


@pytest.mark.parametrize("aspect", ["change:2022", "growth:2022", "plan_ratio"])
def test_nothing_is_computed_from_what_is_withheld(ledger: Ledger, aspect: str) -> None:
    found = [
        *districts({"945": "1"}),
        seen("postal.revenue|945|2022||actual", "100"),
        seen("postal.revenue|945|2023||plan", "100"),
        seen("postal.enterprises|945|2022||actual", "5"),
    ]
    shown = publishing.for_readers(holding(ledger, *found))

    assert shown.figure(reference.read(f"postal.revenue|945|2023||{aspect}")).value is None


def test_a_published_ratio_that_would_give_it_back_goes_as_well(ledger: Ledger) -> None:
    text = """
["a.paid"]
name = "Tiền"
unit = "đồng"
min_respondents = 3
respondents = "a.firms"
["a.firms"]
name = "Số doanh nghiệp"
unit = "doanh nghiệp"
["a.half"]
name = "Một nửa"
unit = "đồng"
formula = "paid / 2"
inputs = { paid = "a.paid" }
"""
    catalogue = definitions.read([("a.toml", text)])
    made = holding(
        replace(ledger, catalogue=catalogue),
        *(seen(f"a.{one}|94|2023||actual", "2") for one in ("paid", "firms", "half")),
    )

    assert {key.indicator for key in publishing.withheld(made)} == {"a.paid", "a.half"}


def test_what_was_small_once_stays_withheld_in_all_its_past(ledger: Ledger) -> None:
    text = '["a.firms"]\nname = "Số"\nunit = "doanh nghiệp"\nmin_respondents = 3\n'
    catalogue = definitions.read([("a.toml", text)])
    made = holding(
        replace(ledger, catalogue=catalogue),
        seen("a.firms|94|2023||actual", "1"),
        seen("a.firms|94|2023||actual", "5", LATER, revision=2, reason="Đếm sót"),
    )

    assert places(publishing.withheld(made)) == ["94"]


@pytest.mark.parametrize(
    ("largest", "hidden"), [("84", []), ("86", ["94"])], ids=["one of many", "one above all"]
)
def test_one_firm_that_makes_most_of_it_is_hidden_too(
    ledger: Ledger, largest: str, hidden: list[str]
) -> None:
    text = """
["a.paid"]
name = "Tiền"
unit = "đồng"
min_respondents = 3
respondents = "a.firms"
dominance = 85
largest = "a.largest"
["a.firms"]
name = "Số doanh nghiệp"
unit = "doanh nghiệp"
["a.largest"]
name = "Tiền của doanh nghiệp lớn nhất"
unit = "đồng"
"""
    values = {"paid": "100", "firms": "9", "largest": largest}
    made = holding(
        replace(ledger, catalogue=definitions.read([("a.toml", text)])),
        *(seen(f"a.{one}|94|2023||actual", value) for one, value in values.items()),
    )

    assert places(publishing.withheld(made)) == hidden


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("min_respondents = 1", "min_respondents từ 2 trở lên"),
        ('respondents = "a.b"', "cần min_respondents"),
        ("min_respondents = 3\ndominance = 85", "dominance và largest đi cùng nhau"),
        ('min_respondents = 3\ndominance = 185\nlargest = "a.b"', "phần trăm dưới 100"),
        ('min_respondents = 3\nrespondents = "a.c"', "chỉ tiêu không có: a.c"),
        ('min_respondents = 3\nformula = "pi * 2"', "hãy khai ở đầu vào"),
    ],
)
def test_a_rule_that_cannot_be_held_is_refused_with_what_to_write(lines: str, told: str) -> None:
    with pytest.raises(FaultyInput, match=told):
        definitions.read([("a.toml", f'["a.b"]\nname = "b"\nunit = "đồng"\n{lines}\n')])
