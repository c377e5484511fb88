"""The months, quarters or halves of a year up to one of them, as "lũy kế" adds them.

>>> from congso.periods.calendar import Quarter, Reporting
>>> [period.code for period in year_so_far(Quarter(2024, 3))]
['2024-Q1', '2024-Q2', '2024-Q3']
>>> [period.code for period in year_so_far(Reporting(Quarter(2024, 2)))]
['2024-Q1-BC', '2024-Q2-BC']
"""

from congso.periods.calendar import Period, Reporting


def year_so_far(period: Period) -> tuple[Period, ...]:
    """Return every period of the same length from the first of the year to `period`.

    Shape: oldest first; a year is its own and only one; all are closed as `period` is.
    """
    found = [period]
    while not _begins_its_year(found[-1]):
        found.append(found[-1].previous())
    return tuple(reversed(found))


def _begins_its_year(period: Period) -> bool:
    named = period.named if isinstance(period, Reporting) else period
    return (named.start.month, named.start.day) == (1, 1)
