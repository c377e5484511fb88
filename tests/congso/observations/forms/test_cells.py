"""A cell is read as a Vietnamese office means it, or asked back."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congso.observations.forms import cells
from congso.observations.forms.cells import Cell, Limits, UnreadableCell
from congso.observations.observation import Status
from congso.quantities import numerals
from congso.quantities.units import named

COUNT, LENGTH, SHARE, RANK, POINTS = (
    Limits.of_unit(named(unit)) for unit in ("trạm", "km", "%", "hạng", "điểm phần trăm")
)


@pytest.mark.parametrize(
    ("cell", "limits", "value"),
    [
        (1422.0, COUNT, "1422"),
        (2.25, LENGTH, "2.25"),
        (0.1 + 0.2, LENGTH, "0.3"),
        (0.0, COUNT, "0"),
        ("1.422", COUNT, "1422"),
        ("2,25", LENGTH, "2.25"),
        ("1\u00a0422", COUNT, "1422"),
        ("\u00a01.422\u202f", COUNT, "1422"),
        ("'1422", COUNT, "1422"),
        ("1.422 trạm", COUNT, "1422"),
        ("25%", SHARE, "25"),
        ("−1,5", POINTS, "-1.5"),
        ("1.197.820", LENGTH, "1197820"),
    ],
)
def test_a_number_is_read(cell: Cell, limits: Limits, value: str) -> None:
    assert cells.read(cell, limits) == Decimal(value)


@pytest.mark.parametrize(
    "said", ["chưa báo cáo", "Chưa báo cáo", " CHƯA BÁO CÁO. ", "chua bao cao"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_word_for_no_number_is_read_however_it_is_typed(said: str, form: str) -> None:
    typed = unicodedata.normalize(form, said)  # type: ignore[arg-type]

    assert cells.read(typed, COUNT) is Status.NOT_REPORTED


@pytest.mark.parametrize("cell", ["", "   ", "\u00a0", "'"])
def test_an_empty_cell_says_nothing(cell: str) -> None:
    assert cells.read(cell, COUNT) is None


@pytest.mark.parametrize(
    ("cell", "limits", "told"),
    [
        ("2.25", LENGTH, "nếu ý là 2,25, hãy gõ 2,25"),
        ("1.5", COUNT, "nếu ý là 1,5"),
        ("1,422,000", COUNT, "nếu ý là 1.422.000"),
        ("1,422.5", LENGTH, "nếu ý là 1.422,5"),
        ("1.422", LENGTH, "có thể là 1422 hoặc 1,422"),
        ("1,422", COUNT, "nếu ý là 1.422, hãy gõ 1422"),
        (1.422, COUNT, "nếu ý là 1.422, hãy gõ 1422"),
        (40.5, COUNT, "không phải số nguyên"),
        (-3.0, COUNT, "không thể nhỏ hơn 0"),
        (107.77, SHARE, "lớn hơn 100"),
        (0.0, RANK, "không thể nhỏ hơn 1"),
        ("-", COUNT, "gõ 0 nếu số bằng không"),
        ("…", COUNT, "không rõ nghĩa"),
        ("khoảng 200", COUNT, "không phải số"),
        (True, COUNT, "đúng/sai"),
        (date(2024, 5, 1), LENGTH, "ngày tháng"),
        (float("inf"), COUNT, "không đọc được"),
        (float("nan"), COUNT, "không đọc được"),
        ("9" * 25, LENGTH, "quá dài"),
        ("9" * 100_000, COUNT, "không phải số"),
    ],
)
def test_what_has_two_meanings_or_none_is_asked_back(cell: Cell, limits: Limits, told: str) -> None:
    with pytest.raises(UnreadableCell, match=told):
        cells.read(cell, limits)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_is_printed_in_vietnamese_is_read_back_from_text(value: Decimal) -> None:
    assert cells.read(numerals.write(value), LENGTH) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_survives_the_way_a_workbook_keeps_it(value: Decimal) -> None:
    assert cells.read(float(value), POINTS) == value
