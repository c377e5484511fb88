"""Codes of periods taken apart into a year and a part of it, and put together again.

The parts are written as in codes whose year is not said: ``-09``, ``-Q3``, ``-H1``, ``-01/-09``;
the empty part is the whole year.
"""

import re

from congso.claims.prose import roles

_MONTH, _QUARTER = re.compile(r"-(\d\d)"), re.compile(r"-Q(\d)")
_DAY = re.compile(r"(-\d\d)-\d\d")
_LAST_DAY = "-12-31"


def apart(code: str) -> tuple[int | None, str]:
    """Return the year of a period, if it is said, and its part of the year; of a day, its month.

    >>> apart("2022-10/2023-09"), apart("2020/2025")
    ((2023, ''), (2025, ''))
    >>> apart("2025-01/2025-09"), apart("-H1"), apart("2025-06-30"), apart("2024-12-31")
    ((2025, '-01/-09'), (None, '-H1'), (2025, '-06'), (2024, ''))
    """
    year = roles.year_of(code)
    part = re.sub(r"\d{4}(?=-|$)", "", code) if year is not None else code
    if year is not None and "/" in code and not code.startswith(f"{year}-"):
        return year, ""
    day = _DAY.fullmatch(part)
    if day is not None:
        part = "" if part == _LAST_DAY else day[1]
    return year, "" if part == "-" else part


def together(year: int, part: str) -> str:
    """Return the code of a part of a year.

    >>> together(2025, "-01/-09"), together(2025, "")
    ('2025-01/2025-09', '2025')
    """
    return "/".join(f"{year}{piece}" for piece in part.split("/"))


def of_months(count: int) -> str:
    """Return the part that the first `count` months of a year are.

    >>> of_months(6), of_months(9)
    ('-H1', '-01/-09')
    """
    return {3: "-Q1", 6: "-H1"}.get(count, f"-01/-{count:02d}")


def until(part: str) -> str | None:
    """Return the months from the year's beginning to the month `part`; None for another part.

    >>> until("-11"), until("-Q2")
    ('-01/-11', None)
    """
    month = _MONTH.fullmatch(part)
    return of_months(int(month[1])) if month else None


def following(year: int, part: str) -> str | None:
    """Return the code of the month or quarter after one.

    >>> following(2024, "-12"), following(2025, "-Q2"), following(2025, "-H1")
    ('2025-01', '2025-Q3', None)
    """
    return _moved(year, part, 1)


def preceding(year: int, part: str) -> str | None:
    """Return the code of the month or quarter before one.

    >>> preceding(2025, "-01"), preceding(2025, "-Q3")
    ('2024-12', '2025-Q2')
    """
    return _moved(year, part, -1)


def _moved(year: int, part: str, by: int) -> str | None:
    month, quarter = _MONTH.fullmatch(part), _QUARTER.fullmatch(part)
    if month:
        over, rest = divmod(int(month[1]) - 1 + by, 12)
        return f"{year + over}-{rest + 1:02d}"
    if quarter:
        over, rest = divmod(int(quarter[1]) - 1 + by, 4)
        return f"{year + over}-Q{rest + 1}"
    return None


def is_longer(one: str, other: str) -> bool:
    """Return whether the part `one` takes more of a year than `other`.

    >>> is_longer("-01/-09", "-Q3"), is_longer("-Q3", "-09"), is_longer("-H1", "")
    (True, True, False)
    """
    if ("/" in one) != ("/" in other):
        return "/" in one and other != ""
    return roles.is_longer(one, other)


def length(part: str) -> str:
    """Return how long a part is, in words."""
    if not part:
        return "a year"
    if "/" in part:
        return "months of a year"
    return {"Q": "a quarter", "H": "half a year"}.get(part[1], "a month")
