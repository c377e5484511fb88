"""Vietnamese numerals: what is written is read back, and what is not one is refused in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.quantities import numerals
from congso.quantities.numerals import NotANumeral

FIGURES = some.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.422", "1422"), ("103,33", "103.33"), ("02", "2"), ("86.051.288", "86051288"),
        ("86051288", "86051288"), ("0", "0"), ("3.298,2", "3298.2"), ("0,76", "0.76"),
        ("5.760", "5760"), ("1422", "1422"),
    ],
)  # fmt: skip
def test_a_numeral_is_read(written: str, value: str) -> None:
    assert numerals.read(written) == Decimal(value)


@pytest.mark.parametrize("written", ["2,250", "103,30", "0,0"])
def test_the_decimals_stay_as_written(written: str) -> None:
    assert str(numerals.read(written)) == written.replace(",", ".")


@pytest.mark.parametrize(
    "text",
    ["", " ", "1.42", "1.4222", "1,422.5", "01.422", "1.422.", ",5", "5,", "-5", "+5", "1 422",
     "12a", "１４", "٣", "1e3", "NaN", "1.422 trạm", "9" * 61],
    ids=repr,
)  # fmt: skip
def test_what_is_not_a_numeral_is_refused(text: str) -> None:
    with pytest.raises(NotANumeral, match="không phải là số viết theo lối Việt Nam"):
        numerals.read(text)


def test_a_refusal_does_not_repeat_an_endless_text() -> None:
    with pytest.raises(NotANumeral) as refused:
        numerals.read("9" * 5000)

    assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,2 triệu", "1200000"), ("69,3 tỷ", "69300000000"), ("69,3 tỉ", "69300000000"),
        ("2 nghìn tỷ", "2000000000000"), ("12 ngàn", "12000"), ("5 vạn", "50000"),
        ("1.422", "1422"), ("1,5 Trăm", "150"), ("1,23456 nghìn", "1234.56"),
    ],
)  # fmt: skip
def test_scale_words_multiply(written: str, value: str) -> None:
    assert numerals.read_scaled(written) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["triệu", "", "1 triệu triệu tỷ", "1,2 trạm", "một triệu", "1 tỷ 2"]
)
def test_other_words_do_not_scale(text: str) -> None:
    with pytest.raises(NotANumeral):
        numerals.read_scaled(text)


def test_a_number_beyond_all_figures_is_scaled_without_loss() -> None:
    assert numerals.read_scaled(f"{'9' * 40} tỷ") == Decimal("9" * 40 + "0" * 9)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("1422", None, "1.422"), ("103.33", None, "103,33"), ("86051288", 0, "86.051.288"),
        ("5758.75", -1, "5.760"), ("6142.6", -1, "6.140"), ("8153", 0, "8.153"),
        ("2.2466", 2, "2,25"), ("2.245", 2, "2,25"), ("2.2449", 2, "2,24"), ("7", 2, "7,00"),
        ("-0.76", 2, "−0,76"), ("-0.001", 2, "0,00"), ("-1422", None, "−1.422"),
        ("1.2E+6", None, "1.200.000"), ("0.5", 0, "1"), ("999.995", 2, "1.000,00"),
    ],
)  # fmt: skip
def test_a_number_is_written(value: str, decimals: int | None, written: str) -> None:
    assert numerals.write(Decimal(value), decimals) == written


@given(FIGURES)
def test_what_is_written_is_read_back(value: Decimal) -> None:
    assert numerals.read(numerals.write(value)) == value


@given(some.integers(0, 10**40), some.integers(0, 4))
def test_a_numeral_keeps_its_decimals_both_ways(whole: int, decimals: int) -> None:
    value = Decimal(f"{whole}.{'5' * decimals}") if decimals else Decimal(whole)

    assert str(numerals.read(numerals.write(value))) == str(value)


@given(some.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = numerals.read_scaled(text)
    except NotANumeral:
        return

    assert value >= 0


@given(FIGURES, some.integers(-3, 4))
def test_printing_moves_a_number_by_half_a_digit_at_most(value: Decimal, decimals: int) -> None:
    printed = numerals.read(numerals.write(value, decimals))

    assert abs(printed - value) <= Decimal("0.5").scaleb(-decimals)


@given(some.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_plain_changes_the_writing_and_not_the_number(value: Decimal) -> None:
    plain = numerals.plain(value)

    assert plain == value
    assert "E" not in str(plain)
