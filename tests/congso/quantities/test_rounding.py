"""Rounding half up is told apart from cutting digits off, on figures that offices printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.quantities.rounding import Printing, cut, decimals_of, half_up, how_printed

OF_DUE_TASKS = Decimal(14068 + 1983) / Decimal(14068 + 1983 + 223) * 100
OVERDUE = Decimal(223) / Decimal(14068 + 1983 + 223) * 100


@pytest.mark.parametrize(
    ("exact", "printed", "how"),
    [
        (OF_DUE_TASKS, "98.62", Printing.CUT),
        (OF_DUE_TASKS, "98.63", Printing.ROUNDED),
        (OVERDUE, "1.37", Printing.ROUNDED),
        (OVERDUE, "1.38", Printing.OTHER),
        (Decimal(4) / 13 * 100, "30.8", Printing.ROUNDED),
        (Decimal(4) / 13 * 100, "30.7", Printing.CUT),
        (Decimal("0.71636"), "0.7163", Printing.CUT),
        (Decimal(208) / 193 * 100, "107.77", Printing.ROUNDED),
    ],
)
def test_how_a_figure_came_to_be_printed(exact: Decimal, printed: str, how: Printing) -> None:
    assert how_printed(exact, Decimal(printed)) is how


def test_tasks_of_2017_add_up_and_divide_as_computed() -> None:
    done, late, running, overdue = 14_068, 1_983, 5_640, 223

    assert done + late + running + overdue == 21_914
    assert half_up(OF_DUE_TASKS, 2) == Decimal("98.63")


def test_cutting_goes_towards_zero() -> None:
    assert cut(Decimal("-0.769"), 2) == Decimal("-0.76")


def test_tens_are_rounded_too() -> None:
    assert how_printed(Decimal("5758.75"), Decimal(5760), -1) is Printing.ROUNDED
    assert cut(Decimal("5758.75"), -1) == 5750


@pytest.mark.parametrize(
    ("value", "rounded"), [("2.5", "3"), ("-2.5", "-3"), ("0.5", "1"), ("1.4999", "1")]
)
def test_halves_go_away_from_zero(value: str, rounded: str) -> None:
    assert half_up(Decimal(value), 0) == Decimal(rounded)


@pytest.mark.parametrize(
    ("printed", "decimals"), [("103.33", 2), ("1422", 0), ("2.250", 3), ("1E+3", 0)]
)
def test_decimals_are_counted_as_carried(printed: str, decimals: int) -> None:
    assert decimals_of(Decimal(printed)) == decimals


@given(some.decimals(min_value=0, max_value=10**9, places=6), some.integers(0, 5))
def test_a_cut_number_is_never_above_the_exact_one(value: Decimal, decimals: int) -> None:
    assert cut(value, decimals) <= value
    assert half_up(value, decimals) - cut(value, decimals) in (0, Decimal(1).scaleb(-decimals))


@given(some.decimals(min_value=-(10**9), max_value=10**9, places=6), some.integers(-3, 5))
def test_rounding_twice_is_rounding_once(value: Decimal, decimals: int) -> None:
    once = half_up(value, decimals)

    assert half_up(once, decimals) == once


def test_a_number_of_sixty_digits_is_rounded() -> None:
    assert half_up(Decimal("9" * 60), 2) == Decimal("9" * 60)
