"""The months, quarters or halves of a year up to one of them, as "lũy kế" adds them.

>>> from congso.periods.calendar import Quarter
>>> [period.code for period in year_so_far(Quarter(2024, 3))]
['2024-Q1', '2024-Q2', '2024-Q3']
"""

from congso.periods.calendar import Period


def year_so_far(period: Period) -> tuple[Period, ...]:
    """Return every period of the same length from the first of January to `period`.

    Shape: oldest first; a year is its own and only one.
    """
    found = [period]
    while (found[-1].start.month, found[-1].start.day) != (1, 1):
        found.append(found[-1].previous())
    return tuple(reversed(found))
