"""Working days as public bodies count them: holidays off, swapped Saturdays on.

>>> days = WorkingDays({date(2026, 8, 31): False, date(2026, 8, 22): True})
>>> days.is_working(date(2026, 8, 22)), days.is_working(date(2026, 8, 31))
(True, False)
>>> days.after(date(2026, 8, 21), 1)
datetime.date(2026, 8, 22)
"""

from collections.abc import Mapping
from datetime import date, timedelta

from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput

COLUMNS = ("day", "working", "why")
_SATURDAY = 5
_EVERY_YEAR = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Holidays of the solar calendar, for years whose days off nobody has entered yet."""


class WorkingDays:
    """The calendar of a public body: Monday to Friday, but for the days that a table names."""

    def __init__(self, named: Mapping[date, bool]) -> None:
        self._named = dict(named)

    def is_working(self, day: date) -> bool:
        """Return whether offices work on `day`."""
        usual = day.weekday() < _SATURDAY and (day.month, day.day) not in _EVERY_YEAR
        return self._named.get(day, usual)

    def after(self, day: date, count: int) -> date:
        """Return the working day that is the `count`-th after `day`, which is not counted."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many working days come after `first`, up to and with `last`."""
        days = (first + timedelta(days=passed) for passed in range(1, (last - first).days + 1))
        return sum(map(self.is_working, days))


def read(text: str, where: str) -> WorkingDays:
    """Return the calendar that a table describes.

    Shape: columns day (2026-08-22), working (yes or no) and why.
    Raises: `FaultyInput` with every fault and its line.
    """
    faults: list[Fault] = []
    named: dict[date, bool] = {}
    for line, cells in rows.read(text, where, COLUMNS):
        place = f"{where}, dòng {line}"
        try:
            day = date.fromisoformat(cells["day"])
        except ValueError:
            faults.append(Fault(place, f"“{cells['day']}” không phải ngày; cần dạng 2026-08-22."))
            continue
        if cells["working"] not in ("yes", "no"):
            faults.append(Fault(place, f"cột working: “{cells['working']}”; cần yes hoặc no."))
        if day in named:
            faults.append(Fault(place, f"ngày {cells['day']} đã có ở một dòng trên."))
        named[day] = cells["working"] == "yes"
    if faults:
        raise FaultyInput(tuple(faults))
    return WorkingDays(named)
