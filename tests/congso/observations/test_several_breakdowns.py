"""One indicator told by line, by payment and by operator: three ways of dividing, never mixed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.indicators.indicator import Catalogue, Member
from congso.observations import adding_up, explanation, publishing
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.observations.reference import Reference
from congso.periods.calendar import Year
from congso.places.gazetteer import Gazetteer

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
LINES, PAYMENTS, FIRMS = ("fixed", "mobile"), ("prepaid", "postpaid"), ("a", "b", "c")
DEFINED = """
["tel.subscribers"]
name = "Thuê bao"
unit = "thuê bao"
better = "up"
adds = "sum"
restate = "sum"

[["tel.subscribers".breakdown]]
dimension = "line"
name = "Loại thuê bao"
kind = "partition"
members = { fixed = "Cố định", mobile = "Di động" }

[["tel.subscribers".breakdown]]
dimension = "payment"
name = "Hình thức"
kind = "partition"
members = { prepaid = "Trả trước", postpaid = "Trả sau" }

[["tel.subscribers".breakdown]]
dimension = "operator"
name = "Nhà mạng"
kind = "partition"
firms = true
members = { a = "Mạng A", b = "Mạng B", c = "Mạng C" }

["tel.people"]
name = "Dân số"
unit = "người"

["tel.by_operator"]
name = "Tổng theo nhà mạng"
unit = "thuê bao"
formula = "sum_over(subscribers, operator)"
inputs = { subscribers = "tel.subscribers" }

["tel.of_payment"]
name = "Tỷ trọng"
unit = "%"
decimals = 1
formula = "share(subscribers, sum_over(subscribers, payment))"
inputs = { subscribers = "tel.subscribers" }

["tel.of_payment".breakdown]
dimension = "payment"
name = "Hình thức"
kind = "partition"
members = { prepaid = "Trả trước", postpaid = "Trả sau" }

["tel.density"]
name = "Mật độ"
unit = "thuê bao/100 dân"
decimals = 1
formula = "subscribers / people"
inputs = { subscribers = "tel.subscribers", people = "tel.people" }

["tel.density".breakdown]
dimension = "line"
name = "Loại thuê bao"
kind = "partition"
members = { fixed = "Cố định", mobile = "Di động" }
"""
BY_LINE = '{ dimension = "line", name = "Loại", kind = "partition", members = { x = "X" } }'
TOLD = {
    "": 1000, "fixed": 200, "mobile": 800, "prepaid": 600, "postpaid": 400,
    "a": 500, "b": 300, "c": 200,
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return definitions.read([("tel.toml", DEFINED)])


def told(values: Mapping[str, int], place: str = "94") -> list[Observation]:
    return [
        Observation(
            read_key(f"tel.subscribers|{place}|2023|{part}|actual"), Decimal(value), "b", MOMENT
        )
        for part, value in values.items()
    ]


def ledger_of(catalogue: Catalogue, gazetteer: Gazetteer, *found: Observation) -> Ledger:
    record = Record(found)
    return Ledger(catalogue, gazetteer, record, record.as_known())


def figure(ledger: Ledger, code: str, part: str = "") -> Figure:
    return ledger.figure(Reference(code, "94", Year(2023), part))


def test_a_sum_names_the_breakdown_whose_parts_it_adds(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    ledger = ledger_of(catalogue, gazetteer, *told(TOLD))
    total = figure(ledger, "tel.by_operator")

    assert total.value == 1000
    assert [one.reference.breakdown for one in total.inputs[0].inputs] == list(FIRMS)
    assert explanation.explain(total).rule == "tổng các phần theo nhà mạng của Thuê bao"


def test_a_missing_part_is_missed_in_its_own_breakdown_only(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    known = {part: value for part, value in TOLD.items() if part != "c"}
    ledger = ledger_of(catalogue, gazetteer, *told(known))

    assert "mới có 2 trên 3 phần, thiếu Mạng C" in str(figure(ledger, "tel.by_operator").missing)
    assert figure(ledger, "tel.of_payment", "prepaid").printed == "60,0"


def test_what_is_not_divided_that_way_is_taken_whole(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    people = Observation(read_key("tel.people|94|2023||actual"), Decimal(2000), "b", MOMENT)
    ledger = ledger_of(catalogue, gazetteer, *told(TOLD), people)

    assert figure(ledger, "tel.density", "mobile").printed == "40,0"


@pytest.mark.parametrize(
    ("part", "wrong", "said"),
    [
        ("fixed", 210, "tổng các phần là 1.010, phải bằng tổng 1.000"),
        ("postpaid", 300, "tổng các phần là 900, phải bằng tổng 1.000"),
        ("b", 1100, "phần b là 1.100, lớn hơn tổng 1.000"),
    ],
)
def test_each_breakdown_is_held_against_the_whole(
    catalogue: Catalogue, part: str, wrong: int, said: str
) -> None:
    seen = told({**TOLD, part: wrong})

    found = [message for _seen, message in adding_up.faults(seen, lambda _key: None, catalogue)]

    assert found == [said]


@pytest.mark.parametrize(
    ("was", "became", "message"),
    [
        ('"payment"\nname = "Hình thức"', '"line"\nname = "Hình thức"', "chia theo “line” hai lần"),
        ("c = ", "mobile = ", "phần mobile có trong cả “line” và “operator”"),
        ("firms = true\n", "", "chia theo “operator” thì mỗi phần là số của một doanh nghiệp"),
        (", operator)", ")", "“Thuê bao” chia theo nhiều cách; hãy viết rõ"),
        (", operator)", ", sex)", "“Thuê bao” không chia theo “sex”"),
        (", operator)", ",)", "sau dấu phẩy của sum_over(…) cần tên cách chia"),
        (
            'unit = "thuê bao"\nformula = "sum_over(subscribers, operator)"',
            f'unit = "doanh nghiệp"\nformula = "count(telecom)"\nbreakdown = {BY_LINE}',
            "count(…) chỉ đếm được theo loại giấy phép (confirmation, licence), không theo phần x.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(was: str, became: str, message: str) -> None:
    assert was in DEFINED

    with pytest.raises(FaultyInput) as refused:
        definitions.read([("tel.toml", DEFINED.replace(was, became, 1))])

    assert any(message in str(fault) for fault in refused.value.faults)


def test_no_firm_is_told_and_the_other_breakdowns_are(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    ledger = ledger_of(catalogue, gazetteer, *told(TOLD))

    readers = publishing.for_readers(ledger)

    assert {key.breakdown for key in publishing.withheld(ledger)} == set(FIRMS)
    assert figure(readers, "tel.subscribers", "a").printed == "×"
    assert figure(readers, "tel.by_operator").value is None
    assert figure(readers, "tel.subscribers", "mobile").value == 800


def test_a_lone_firm_takes_the_whole_and_what_adds_up_to_it(
    catalogue: Catalogue, gazetteer: Gazetteer
) -> None:
    alone = {"": 900, "fixed": 200, "mobile": 700, "a": 900}
    below = [seen for place in ("941", "942") for seen in told({"": 450}, place)]
    found = told(alone)
    without = replace(catalogue["tel.subscribers"].breakdowns[2], members=_only_a(catalogue))
    narrow = replace(
        catalogue["tel.subscribers"],
        breakdowns=(*catalogue["tel.subscribers"].breakdowns[:2], without),
    )
    narrowed = Catalogue({**catalogue.indicators, narrow.code: narrow})

    hidden = publishing.withheld(ledger_of(narrowed, gazetteer, *found, *below))

    told_of = {(key.place, key.breakdown) for key in hidden}
    assert {("94", "a"), ("94", "")} <= told_of
    assert told_of & {("94", "fixed"), ("94", "mobile")}


def _only_a(catalogue: Catalogue) -> tuple[Member, ...]:
    return catalogue["tel.subscribers"].breakdowns[2].members[:1]
