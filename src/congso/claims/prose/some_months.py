"""Months that a text counts by their days: từ ngày 01/7 đến hết ngày 30/9/2025.

>>> ended_by("từ ngày 01/7 đến hết ngày ", "2025-09-30")
'2025-Q3'
"""

import calendar
import re

_FROM_THE_FIRST = re.compile(
    r"\btừ (?:ngày )?0?1/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))? (?:đến|tới) (?:hết )?(?:ngày )?$"
)
_QUARTER_ENDS = 2
_NAMED = {(1, 6): "-H1", (7, 12): "-H2", (1, 12): ""}


def between(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the code of the months from one to another, each with its year.

    >>> between((2025, 7), (2025, 9)), between((2025, 1), (2025, 8)), between((2022, 10), (2023, 9))
    ('2025-Q3', '2025-01/2025-08', '2022-10/2023-09')
    """
    (year, begun), (ended, month) = first, last
    if year != ended or begun > month:
        return f"{year}-{begun:02d}/{ended}-{month:02d}"
    if month - begun == _QUARTER_ENDS and month % 3 == 0:
        return f"{year}-Q{month // 3}"
    if (begun, month) in _NAMED:
        return f"{year}{_NAMED[begun, month]}"
    return f"{year}-{begun:02d}/{year}-{month:02d}"


def ended_by(near: str, code: str) -> str | None:
    """Return the whole months that begin on a first and end with the day `code`, if over a month.

    >>> ended_by("từ ngày 01/7 đến hết ngày ", "2025-09-30")
    '2025-Q3'
    >>> ended_by("từ ngày 01/7 đến ngày ", "2025-09-15")
    """
    begun = _FROM_THE_FIRST.search(near)
    if begun is None or len(code) != len("2025-09-30"):
        return None
    first = int(begun["y"] or code[:4]), int(begun["m"])
    last = int(code[:4]), int(code[5:7])
    is_whole = int(code[8:]) == calendar.monthrange(*last)[1]
    return between(first, last) if first < last and is_whole else None
