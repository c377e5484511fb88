"""A change of definition parts a series: nothing is compared across it, and the figure says why."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
VERSIONED = """
["net.lines"]
name = "Thuê bao"
unit = "thuê bao"
kind = "flow"
versions = [
  { valid_from = 2010-01-01, legal_basis = "Thông tư cũ" },
  { valid_from = 2021-03-01, legal_basis = "Thông tư mới", definition = "Chỉ đếm hai chiều." },
  { valid_from = 2022-01-01, legal_basis = "Thông tư nhắc lại", breaks = false },
]

["net.rise"]
name = "Số tăng so với kỳ trước"
unit = "thuê bao"
formula = "lines - previous(lines)"
inputs = { lines = "net.lines" }

["net.so_far"]
name = "Lũy kế"
unit = "thuê bao"
formula = "year_to_date(lines)"
inputs = { lines = "net.lines" }

["net.index"]
name = "Chỉ số"
unit = "thuê bao"
formula = "lines * 2"
inputs = { lines = "net.lines" }
versions = [
  { valid_from = 2021-01-01, legal_basis = "Quyết định 1" },
  { valid_from = 2023-01-01, legal_basis = "Quyết định 2", computed = false },
]
"""


def asked(ledger: Ledger, wanted: str, **values: str) -> Figure:
    """Return a figure out of values of net.lines by period: y2020 = 10, m2021_02 = 5."""
    found = []
    for name, value in values.items():
        key = read_key(f"net.lines|94|{name[1:].replace('_', '-')}||actual")
        found.append(Observation(key, Decimal(value), "báo cáo", MOMENT))
    record, catalogue = Record(found), definitions.read([("net.toml", VERSIONED)])
    made = replace(ledger, catalogue=catalogue, record=record, known=record.as_known())
    return made.figure(reference.read(wanted))


@pytest.mark.parametrize("aspect", ["growth", "change"])
def test_nothing_is_compared_across_a_new_definition(ledger: Ledger, aspect: str) -> None:
    figure = asked(ledger, f"net.lines|94|2021||{aspect}", y2020="10", y2021="5")

    assert figure.value is None
    assert figure.missing == (
        "chuỗi số gãy từ 01/03/2021 (định nghĩa mới theo Thông tư mới), không so sánh qua chỗ gãy"
    )


def test_a_decision_that_repeats_the_definition_parts_nothing(ledger: Ledger) -> None:
    figure = asked(ledger, "net.lines|94|2022||growth", y2021="5", y2022="6")

    assert figure.quantity == "20,00%"


@pytest.mark.parametrize("code", ["net.rise", "net.so_far"])
def test_a_formula_takes_no_value_from_before_a_break(ledger: Ledger, code: str) -> None:
    figure = asked(ledger, f"{code}|94|2021-03||level", m2021_01="5", m2021_02="5", m2021_03="7")

    assert figure.value is None
    assert "gãy từ 01/03/2021" in str(figure.missing)


def test_what_is_computed_from_a_broken_series_is_broken_too(ledger: Ledger) -> None:
    figure = asked(ledger, "net.index|94|2022||growth:2021-01", y2022="10", m2021_01="5")

    assert "định nghĩa mới theo Thông tư mới" in str(figure.missing)


@pytest.mark.parametrize(("year", "value"), [("2020", None), ("2022", "12"), ("2023", None)])
def test_a_formula_computes_only_the_versions_that_it_belongs_to(
    ledger: Ledger, year: str, value: str | None
) -> None:
    figure = asked(ledger, f"net.index|94|{year}||level", y2020="6", y2022="6", y2023="6")

    assert figure.value == (None if value is None else Decimal(value))


def test_the_population_of_another_census_has_no_growth(ledger: Ledger) -> None:
    found = [
        Observation(
            read_key(f"place.mean_population|94|{year}||actual"), value, "niên giám", MOMENT
        )
        for year, value in (("2018", Decimal(1315900)), ("2019", Decimal(1199500)))
    ]
    record = Record(found)
    made = replace(ledger, record=record, known=record.as_known())

    figure = made.figure(reference.read("place.mean_population|94|2019||growth"))

    assert figure.value is None
    assert "dân số tính lại theo tổng điều tra 01/4/2019" in str(figure.missing)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("versions = [{ valid_from = 2020-01-01 }]", "versions thiếu mục legal_basis"),
        ('versions = [{ valid_from = "2020", legal_basis = "a" }]', "phải là ngày"),
        ('versions = [{ on = 2020-01-01, legal_basis = "a" }]', "versions không có mục on"),
        (
            (
                'versions = [{ valid_from = 2021-01-01, legal_basis = "a" }, '
                '{ valid_from = 2020-01-01, legal_basis = "b" }]'
            ),
            "xếp theo valid_from tăng dần",
        ),
        ("breaks = [{ on = 2020-01-01 }]", "breaks thiếu mục why"),
        ('over_time = "twice"', "over_time = “twice” không có"),
        ('over_time = "sum"', "chỉ tiêu là số thời điểm"),
        ('over_time = "recompute"', "cần có formula"),
    ],
)
def test_what_is_said_wrongly_of_time_is_refused_with_what_to_write(lines: str, told: str) -> None:
    text = f'["net.lines"]\nname = "Thuê bao"\nunit = "thuê bao"\n{lines}\n'

    with pytest.raises(FaultyInput, match=told):
        definitions.read([("net.toml", text)])
