"""Dates as official prose writes them: 04/01/2024, and 04/01/2024 17:30 with the time of day.

Django's own Vietnamese says "17:30 Ngày 04 tháng 1 năm 2024", too long for a table.
"""

DATE_FORMAT = SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "d/m/Y H:i"
TIME_FORMAT = "H:i"
YEAR_MONTH_FORMAT = "m/Y"
MONTH_DAY_FORMAT = "d/m"
