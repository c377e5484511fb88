"""Units that go together, units that do not, and what a quantity looks like in print."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.quantities import units
from congso.quantities.quantity import Quantity, UnitsDoNotMatch
from congso.quantities.units import LENGTH, NUMBER, UnknownUnit

EVERY = some.sampled_from(sorted(units.UNITS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "điểm phần trăm"),
        ("hạng", "điểm"),
        ("km", "km²"),
        ("đồng", "trạm"),
        ("điểm số", "điểm"),
        ("người/km²", "người"),
        ("ngày", "km"),
    ],
)
def test_numbers_of_different_sorts_do_not_add_up(one: str, other: str) -> None:
    assert not units.named(one).is_like(units.named(other))
    with pytest.raises(UnitsDoNotMatch, match="hai đơn vị khác loại"):
        Quantity(Decimal(1), units.named(one)).to(units.named(other))


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        ("2.25", "km", "m", "2250"),
        ("3298.2", "km²", "ha", "329820"),
        ("1.5", "tỷ đồng", "triệu đồng", "1500"),
        ("2500", "m", "km", "2.5"),
    ],
)
def test_an_amount_is_changed_into_another_unit(
    value: str, unit: str, into: str, expected: str
) -> None:
    changed = Quantity(Decimal(value), units.named(unit)).to(units.named(into))

    assert str(changed.value) == expected


@given(EVERY, EVERY, some.decimals(min_value=0, max_value=10**6, places=3))
def test_there_and_back_is_the_same_amount(one: str, other: str, value: Decimal) -> None:
    quantity = Quantity(value, units.named(one))
    if not units.named(one).is_like(units.named(other)):
        return

    assert quantity.to(units.named(other)).to(units.named(one)) == quantity


@given(EVERY)
def test_a_unit_is_found_by_what_is_printed(symbol: str) -> None:
    assert units.named(symbol).symbol == symbol


def test_an_unknown_unit_is_named_in_the_refusal() -> None:
    with pytest.raises(UnknownUnit, match="Không có đơn vị đo “dặm”"):
        units.named("dặm")


def test_a_square_has_a_root() -> None:
    assert units.named("km²").dimension * Fraction(1, 2) == LENGTH
    assert units.named("người/km²").dimension + units.named("km²").dimension == NUMBER


def test_a_dimension_says_its_name() -> None:
    assert str(units.named("km²").dimension) == "độ dài^2"
    assert str(units.named("trạm").dimension) == "số đếm, không thứ nguyên"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "printed"),
    [
        ("1422", "trạm", None, "1.422\u00a0trạm"),
        ("99.24", "%", 2, "99,24%"),
        ("5758.75", "người/điểm phục vụ", -1, "5.760\u00a0người/điểm phục vụ"),
    ],
)
def test_number_and_unit_never_part(
    value: str, unit: str, decimals: int | None, printed: str
) -> None:
    assert Quantity(Decimal(value), units.named(unit)).printed(decimals) == printed
