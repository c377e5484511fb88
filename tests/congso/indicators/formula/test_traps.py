"""The same formula gives other numbers elsewhere; here it gives the one a statistician expects.

Databases round halves to even, divide into infinity, take the row above for the year before and
fill what does not match with nought. The exact evaluation is what they are held against.
"""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, localcontext

import pytest

from congso.indicators import definitions
from congso.indicators.formula import text
from congso.indicators.formula.evaluation import Missing, evaluate
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record
from congso.quantities import numerals
from congso.quantities.rounding import half_up

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
POINTS = """
["postal.points"]
name = "Điểm phục vụ"
unit = "điểm"

["postal.enterprises"]
name = "Doanh nghiệp"
unit = "doanh nghiệp"

["postal.growth"]
name = "Điểm tăng thêm"
unit = "điểm"
formula = "points - previous(points)"
inputs = { points = "postal.points" }

["postal.since_last_year"]
name = "Điểm so với cùng kỳ"
unit = "điểm"
formula = "points - same_period_last_year(points)"
inputs = { points = "postal.points" }

["postal.mean_size"]
name = "Tỷ số điểm"
unit = "%"
formula = "points / previous(points)"
inputs = { points = "postal.points" }

["postal.both"]
name = "Điểm và điểm kỳ trước"
unit = "điểm"
formula = "points + previous(points)"
inputs = { points = "postal.points" }
"""


def figure(ledger: Ledger, said: str, **points: str) -> Figure:
    """Return a figure out of points by period, written with low lines: 2023_Q4."""
    found = [
        Observation(
            read_key(f"postal.points|94|{period[1:].replace('_', '-')}||actual"),
            Decimal(value),
            "báo cáo",
            MOMENT,
        )
        for period, value in points.items()
    ]
    record = Record(found)
    catalogue = definitions.read([("bay.toml", POINTS)])
    made = replace(ledger, catalogue=catalogue, record=record, known=record.as_known())
    return made.figure(reference.read(said))


def value(formula: str, **known: str) -> Decimal | Missing:
    return evaluate(text.read(formula), lambda asked: Decimal(known[asked.name]))


@pytest.mark.parametrize(
    ("exact", "decimals", "printed"),
    [
        ("2.5", 0, "3"),
        ("0.125", 2, "0,13"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "−3"),
        ("2.675", 2, "2,68"),
        ("15", -1, "20"),
        ("25", -1, "30"),
    ],
)
def test_a_half_is_rounded_up_and_never_to_the_even_neighbour(
    exact: str, decimals: int, printed: str
) -> None:
    assert numerals.write(Decimal(exact), decimals) == printed


def test_rounding_happens_once_at_the_end() -> None:
    exact = value("x / y", x="2.4449", y="1")
    assert isinstance(exact, Decimal)

    assert half_up(exact, 2) == Decimal("2.44")
    assert half_up(half_up(exact, 3), 2) == Decimal("2.45")


def test_a_division_keeps_more_than_the_decimals_of_its_sides() -> None:
    exact = value("done / goal * 100", done="208.0000", goal="193.0000")
    assert isinstance(exact, Decimal)

    assert numerals.write(exact, 2) == "107,77"
    assert f"{exact:.5f}" == "107.77202"


@pytest.mark.parametrize("formula", ["x / zero", "share(x, zero)", "zero / zero", "x / (x - x)"])
def test_division_by_zero_is_missing_with_its_reason(formula: str) -> None:
    found = value(formula, x="5", zero="0")

    assert isinstance(found, Missing)
    assert found.reason.startswith("mẫu số bằng 0 (")


def test_the_root_of_a_negative_number_is_missing_with_its_reason() -> None:
    assert value("sqrt(-x)", x="1") == Missing("không lấy được căn của số âm (-x)")
    assert value("sqrt(x)", x="0") == 0


def test_the_first_year_has_no_change_and_not_the_whole_of_itself(ledger: Ledger) -> None:
    found = figure(ledger, "postal.growth|94|2022||level", y2022="195")

    assert (found.value, found.missing) == (None, "Điểm phục vụ: chưa có số năm 2021")


def test_the_period_before_is_that_of_the_calendar_and_not_the_row_above(ledger: Ledger) -> None:
    found = figure(ledger, "postal.growth|94|2024||level", y2022="195", y2024="208")

    assert (found.value, found.missing) == (None, "Điểm phục vụ: chưa có số năm 2023")


def test_the_quarter_before_the_first_lies_in_the_year_before(ledger: Ledger) -> None:
    said = "postal.growth|94|2024-Q1||level"

    assert figure(ledger, said, q2023_Q4="195", y2023="1", q2024_Q1="208").value == 13


def test_the_same_period_of_last_year_is_of_the_same_length(ledger: Ledger) -> None:
    said = "postal.since_last_year|94|2024-02||level"
    found = figure(ledger, said, m2024_02="208", y2023="195", m2023_01="195", q2023_Q1="195")

    assert found.missing == "Điểm phục vụ: chưa có số tháng 2/2023"


def test_what_has_no_match_is_missing_and_not_nought(ledger: Ledger) -> None:
    found = figure(ledger, "postal.both|94|2023||level", y2023="208")

    assert (found.value, found.missing) == (None, "Điểm phục vụ: chưa có số năm 2022")


def test_nought_is_a_value_and_not_a_gap(ledger: Ledger) -> None:
    assert figure(ledger, "postal.both|94|2023||level", y2023="208", y2022="0").value == 208


def test_a_ratio_to_a_year_of_nought_is_missing(ledger: Ledger) -> None:
    found = figure(ledger, "postal.mean_size|94|2023||level", y2023="208", y2022="0")

    assert (found.value, found.missing) == (None, "mẫu số bằng 0 (previous(points))")


def test_nothing_lies_before_the_calendar(ledger: Ledger) -> None:
    found = figure(ledger, "postal.growth|94|1900||level", y1900="195")

    assert found.missing == "Điểm phục vụ: lịch của cổng không có kỳ trước năm 1900"


def test_a_long_number_loses_no_digit() -> None:
    long = "12345678901234567890.123456789012"

    assert value("-x + 0", x=long) == Decimal(f"-{long}")
    assert value("x - 1", x=long) == Decimal("12345678901234567889.123456789012")


def test_the_arithmetic_of_the_surroundings_changes_nothing() -> None:
    alone = value("-x / y + sqrt(x)^3", x="208", y="193")
    with localcontext() as narrow:
        narrow.prec = 5
        among_others = value("-x / y + sqrt(x)^3", x="208", y="193")

    assert among_others == alone


def test_a_result_beyond_all_numbers_is_missing() -> None:
    found = value("((((((x^9)^9)^9)^9)^9)^9)^9", x="10")

    assert isinstance(found, Missing)
    assert found.reason.startswith("kết quả lớn quá mức ghi được")


def test_no_figure_has_a_hundred_digits() -> None:
    huge = value("(x^9)^9", x="100")
    tiny = value("1 / (x^9)^9", x="100")

    assert huge == Missing("kết quả lớn quá mức ghi được ((x^9)^9)")
    assert isinstance(tiny, Missing)
    assert value("(x^7)^7", x="100") == Decimal("1E+98")
