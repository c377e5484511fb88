"""Periods as records write them: 2023, 2023-H1, 2024-Q1, 2022-06, 2024-01-04, 2023-BC.

>>> read("2024-Q1").said
'quý I/2024'
>>> read("2024-02-29").said
'ngày 29/02/2024'
>>> read("2023-06-BC").said
'tháng 6/2023 (kỳ báo cáo chốt 14/06/2023)'
"""

import re
from datetime import date

from congso.periods.calendar import Day, Half, Month, NoSuchPeriod, Period, Quarter, Reporting, Year

_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
    r"(?P<closed>-BC)?",
    re.ASCII,
)


def read(code: str) -> Period:
    """Return the period that `code` names; ``period.code`` writes it back.

    Raises: `NoSuchPeriod`, also for days that the calendar does not have.
    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise NoSuchPeriod(code)
    year = int(match["year"])
    try:
        found = _made(match, year)
    except ValueError:
        raise NoSuchPeriod(code) from None
    if not match["closed"]:
        return found
    if isinstance(found, Day | Reporting):
        raise NoSuchPeriod(code)
    return Reporting(found)


def _made(match: re.Match[str], year: int) -> Period:
    if match["half"]:
        return Half(year, int(match["half"]))
    if match["quarter"]:
        return Quarter(year, int(match["quarter"]))
    if match["day"]:
        return Day(date(year, int(match["month"]), int(match["day"])))
    if match["month"]:
        return Month(year, int(match["month"]))
    return Year(year)
