"""A printed number stands for every exact one that prints as it."""

from decimal import Decimal

import pytest

from congso.claims import precision, reading
from congso.claims.statement import Statement


def first(text: str) -> Statement:
    return next(said for said in reading.read(text) if said.is_statistic)


@pytest.mark.parametrize(
    ("text", "exact", "agrees"),
    [
        ("bán kính 2,25 km", "2.2466", True),
        ("bán kính 2,25 km", "2.2449", False),
        ("có 1.422 trạm", "1422", True),
        ("có 1.420 trạm", "1422", False),
        ("doanh thu 70.500 tỷ đồng", "70540000000000", True),
        ("doanh thu 70.500 tỷ đồng", "70560000000000", False),
        ("có hơn 2.000 trạm", "2035", True),
        ("có hơn 2.000 trạm", "1990", False),
        ("có gần 2.000 trạm", "1980", True),
        ("có gần 2.000 trạm", "2035", False),
        ("có khoảng 400.000 thuê bao", "392000", True),
        ("có khoảng 400.000 thuê bao", "292000", False),
        ("có 7,5 - 8% số hộ", "7.8", True),
        ("có 7,5 - 8% số hộ", "8.4", False),
    ],
)
def test_a_number_agrees_as_exactly_as_it_is_printed(
    text: str,
    exact: str,
    agrees: bool,  # noqa: FBT001 - a table says yes or no
) -> None:
    assert precision.agrees(first(text), Decimal(exact)) is agrees


def test_one_zero_at_the_end_is_looser_only_for_what_is_computed() -> None:
    told = first("số dân phục vụ bình quân 5.760 người/điểm phục vụ")

    assert precision.agrees(told, Decimal("5758.75"), computed=True)
    assert not precision.agrees(told, Decimal("5758.75"))


@pytest.mark.parametrize(
    ("text", "exact", "printed"),
    [
        ("có 03 trạm", "4", "04"),
        ("đạt 103,33%", "102.756", "102,76"),
        ("có 1.422 trạm", "1346", "1.346"),
        ("thu 2.500 tỷ đồng", "2600000000000", "2.600 tỷ"),
    ],
)
def test_what_would_fit_is_written_as_the_text_writes(text: str, exact: str, printed: str) -> None:
    assert precision.printed_like(first(text), Decimal(exact)) == printed
