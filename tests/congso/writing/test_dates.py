"""Dates are written ngày/tháng/năm, and every weekday has its name."""

from datetime import date, timedelta

import pytest

from congso.writing import dates


def test_a_short_date_has_two_digits_for_day_and_month() -> None:
    assert dates.short(date(2021, 9, 2)) == "02/09/2021"


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (0, "Thứ Hai"),
        (1, "Thứ Ba"),
        (2, "Thứ Tư"),
        (3, "Thứ Năm"),
        (4, "Thứ Sáu"),
        (5, "Thứ Bảy"),
        (6, "Chủ Nhật"),
    ],
)
def test_a_long_date_begins_with_its_weekday(days: int, name: str) -> None:
    monday = date(2024, 1, 1)

    told = dates.long(monday + timedelta(days=days))

    assert told == f"{name}, ngày {1 + days} tháng 1 năm 2024"
