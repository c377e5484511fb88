"""Dates as Vietnamese offices write them: ngày/tháng/năm.

>>> from datetime import date
>>> short(date(2024, 1, 4))
'04/01/2024'
>>> long(date(2024, 1, 4))
'Thứ Năm, ngày 4 tháng 1 năm 2024'
"""

from datetime import date

_WEEKDAYS = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
)


def short(day: date) -> str:
    """Return 04/01/2024."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long(day: date) -> str:
    """Return Thứ Năm, ngày 4 tháng 1 năm 2024."""
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day} tháng {day.month} năm {day.year}"
