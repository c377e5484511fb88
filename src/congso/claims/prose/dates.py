"""Dates and periods in prose: ngày 04/01/2024, tháng 6/2023, quý I/2024, 6 tháng đầu năm 2023.

A period whose year is not said begins with a hyphen: “6 tháng đầu năm” is ``-H1``.
"""

import re
from collections.abc import Iterator

from congso.claims.prose.marks import Mark
from congso.claims.prose.view import View
from congso.claims.statement import DATE, OTHER
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod

_YEAR = r"(?:19|20)\d{2}"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_LAST_DAY = 31
_WORDS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11,
}  # fmt: skip

_FULL_DAY = re.compile(
    rf"(?<![\d/.,-])(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})(?![\d/])"
)
_ISO_DAY = re.compile(rf"(?<![\d/.,-])(?P<y>{_YEAR})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?!\d)")
_SAID_DAY = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:[^\S\n]+|(?<=ngày \d)\s+|(?<=ngày \d\d)\s+)tháng\s+"
    rf"(?P<m>\d{{1,2}})(?:(?:\s+năm\s+|[/-])(?P<y>{_YEAR}))?(?!\d|\.\d{{3}})"
)
_SHORT_DAY = re.compile(
    r"(?:\b(?:ngày|sáng|chiều|tối|trưa|hôm|mùng)\s+(?:[^\d\n,.;:]{1,45}[ (])?|(?<=\())"
    r"(?P<n>(?P<d>\d{1,2})[/-](?P<m>\d{1,2}))(?![\d/%])(?!\s*(?:[-/]\s*\d|%|xã|huyện|thôn|"
    r"tỉnh|chỉ tiêu))"
)
_FROM_DAY = re.compile(
    r"\btừ\s+(?P<n>(?P<d>\d{1,2})[/-](?P<m>\d{1,2}))"
    r"(?=\s*(?:đến|tới|-)\s*(?:hết\s+)?(?:ngày\s+)?\d{1,2}[/-]\d{1,2}(?![\d%]))"
)
_UNTIL_DAY = re.compile(
    r"\b(?:đến|tới|hết|trước|sau|kể từ|từ|thời điểm|lúc|vào|dịp|lễ|kết thúc)\s+"
    r"(?P<n>(?P<d>[1-3]?\d)/(?P<m>0?[1-9]|1[0-2]))(?![\d/%.,]\d|\d|%)"
)
"""A day without “ngày”: “đến 30/9”; the first number is the greater, so it counts no part."""
_BARE_DAY = re.compile(
    r"\b(?:ngày|mùng|mồng|rạng sáng)\s+(?P<n>\d{1,2}(?:\s*(?:-|,|và|đến)\s*\d{1,2})*)(?![\d/.])"
)
_TIME = re.compile(
    r"(?<![\d/.,:])\d{1,2}(?::\d{2}(?::\d{2})?(?![\d:])|h\d{2}(?!\d)|h\b|\s*giờ\s*\d{2}(?:\s*phút)?\b)"
)
_MONTH = re.compile(
    rf"\btháng\s+(?P<m>0?[1-9]|1[0-2])(?!\d)(?:\s*[/.-]\s*(?P<y>{_YEAR})(?!\d)|\s+năm\s+(?P<y2>{_YEAR})(?!\d))?"
    r"(?! *[/.,] *\d)"
)
_BARE_MONTH = re.compile(rf"(?<![\d/.,-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{_YEAR})(?P<y2>)(?![\d/])")
_SO_FAR = re.compile(
    r"\b(?:lũy kế|luỹ kế|tính chung|cộng dồn)(?:[^\d.;\n]{0,60}?)\s(?P<n>0?[1-9]|"
    r"1[0-2])(?P<y>)(?P<part>) tháng"
    r"(?!\s+(?:đầu|cuối|năm))"
)
_QUARTER = re.compile(
    rf"\bquý\s+(?P<q>iv|i{{1,3}}|[1-4])\b(?:\s*[/-]\s*(?P<y>{_YEAR})(?!\d)|\s+(?:của\s+)?năm\s+(?P<y2>{_YEAR})(?!\d))?"
)
_MONTHS = re.compile(
    r"(?<![\d/.,-])(?P<n>0?[1-9]|1[0-2]|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một)?)"
    r"(?=\s+tháng\s+(?:đầu|cuối)))"
    r"\s+tháng(?:\s+(?P<part>đầu|cuối))?"
    rf"(?:\s+(?:của\s+)?năm(?:\s+(?P<y>{_YEAR})(?!\d))?)"
)
_MONTHS_AGAIN = re.compile(
    r"(?<![\w/.,-])(?P<n>[2-9]|1[01]|(?<=\n)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
    r"(?P<y>)(?P<part>) tháng"
    r"(?=(?: \w+){0,2} (?:ước|đạt|tăng|giảm|là|bằng|của|có|xảy|toàn|cả|thu|chi|đón|"
    r"giải|xuất|sản|tổng)(?!\w)|, | ?[(:]| \d)"
)
"""“8 tháng” where the text has named them before: “tháng 8 và 8 tháng năm 2024”."""
_NOT_COUNTED_ON = re.compile(r"(?:sau|vòng|trong|hạn|trên|dưới|quá|mỗi|cứ|từ|gần|hơn|khoảng) $")
_OPENS = re.compile(r"(?:\n|\. )(?:trong|sau) $")
_QUARTERS = {"3": "quý i", "6": "quý ii", "9": "quý iii"}
_HALF = re.compile(rf"\bnửa\s+(?P<part>đầu|cuối|sau)\s+(?:của\s+)?năm(?:\s+(?P<y>{_YEAR})(?!\d))?")
_SPAN = re.compile(
    rf"(?<![\d/.,-])(?P<a>{_YEAR})\s*(?:-|đến\s+năm|đến)\s*(?P<b>{_YEAR})(?![\d/])"
    r"(?!\s*(?:mhz|ghz|mw|m\b|người|tỷ|triệu))"
)
_SAID_YEAR = re.compile(rf"\b(?:năm|tết|xuân|niên vụ|năm học)\s+(?P<n>{_YEAR})(?![\d.,/%]\d|\d|%)")
_BARE_YEAR = re.compile(rf"(?<![\d/.,:-])(?<![a-z])(?P<n>{_YEAR})(?![\d/%]|:\d|[.,]\d|-\d)")


def scan(view: View) -> Iterator[Mark]:
    """Return the dates, times and periods of a text, the surest first."""
    low = view.low
    for pattern in (_FULL_DAY, _ISO_DAY, _SAID_DAY):
        yield from (_day(match) for match in pattern.finditer(low))
    for match in (*_SHORT_DAY.finditer(low), *_FROM_DAY.finditer(low)):
        if 1 <= int(match["d"]) <= 31 and 1 <= int(match["m"]) <= 12:
            yield _day_of_a_month(match)
    for match in _UNTIL_DAY.finditer(low):
        if int(match["m"]) < int(match["d"]) <= _LAST_DAY:
            yield _day_of_a_month(match)
    yield from (Mark(match.start(), match.end(), OTHER) for match in _TIME.finditer(low))
    yield from (Mark(m.start(), m.end(), DATE, period=_months(m)) for m in _MONTHS.finditer(low))
    yield from (Mark(m.start(), m.end(), DATE, period=_half(m)) for m in _HALF.finditer(low))
    yield from (Mark(m.start(), m.end(), DATE, period=_quarter(m)) for m in _QUARTER.finditer(low))
    yield from (Mark(m.start(), m.end(), DATE, period=_month(m)) for m in _MONTH.finditer(low))
    for match in _SO_FAR.finditer(low):
        yield Mark(match.start("n"), match.end(), DATE, period=_months(match))
    for match in _MONTHS_AGAIN.finditer(low):
        count = str(_WORDS.get(match["n"], match["n"]))
        named = match.start() < low.find("\n") or _names_months(low, count)
        near = max(0, match.start() - 8), match.start()
        if named and (not _NOT_COUNTED_ON.search(low, *near) or _OPENS.search(low, *near)):
            yield Mark(match.start("n"), match.end(), DATE, period=_months(match))
    for match in _BARE_MONTH.finditer(low):
        yield Mark(match.start(), match.end(), DATE, period=_month(match))
    yield from (_span(match) for match in _SPAN.finditer(low))
    yield from (_year(match) for match in _SAID_YEAR.finditer(low))
    yield from (Mark(m.start("n"), m.end("n"), OTHER) for m in _BARE_DAY.finditer(low))


def _names_months(low: str, count: str) -> bool:
    """Whether a text speaks of the first `count` months of a year in full."""
    said = (
        f"{count} tháng năm", f"{count} tháng đầu năm", f"{count} tháng của năm",
        f"tháng {count}/", f"tháng {count} ", f"tháng {count},", " tháng đầu năm 20",
        f"/{count}/20", f"/0{count}/20",
    )  # fmt: skip
    ending = _QUARTERS.get(count)
    by_quarter = ending is not None and (f"{ending}/" in low or f"{ending} năm" in low)
    return by_quarter or any(words in low for words in said)


def scan_bare_years(view: View) -> Iterator[Mark]:
    """Return four-digit numbers that look like years; asked after the units had their say."""
    yield from (_year(match) for match in _BARE_YEAR.finditer(view.low))


def _year(match: re.Match[str]) -> Mark:
    return Mark(match.start("n"), match.end("n"), DATE, period=match["n"])


def _span(match: re.Match[str]) -> Mark:
    known = int(match["a"]) < int(match["b"])
    period = f"{match['a']}/{match['b']}" if known else None
    return Mark(match.start(), match.end(), DATE, period=period)


def _day(match: re.Match[str]) -> Mark:
    code = f"{match['y'] or ''}-{int(match['m']):02d}-{int(match['d']):02d}"
    try:
        period = codes.read(code).code
    except NoSuchPeriod:
        period = None
    return Mark(match.start(), match.end(), DATE, period=period)


def _day_of_a_month(match: re.Match[str]) -> Mark:
    code = f"-{int(match['m']):02d}-{int(match['d']):02d}"
    return Mark(match.start("n"), match.end("n"), DATE, period=code)


def _month(match: re.Match[str]) -> str:
    return f"{match['y'] or match['y2'] or ''}-{int(match['m']):02d}"


def _quarter(match: re.Match[str]) -> str:
    number = _ROMAN.get(match["q"]) or int(match["q"])
    return f"{match['y'] or match['y2'] or ''}-Q{number}"


def _half(match: re.Match[str]) -> str:
    return f"{match['y'] or ''}-H{1 if match['part'] == 'đầu' else 2}"


def _months(match: re.Match[str]) -> str:
    year, said = match["y"] or "", match["n"]
    count = _WORDS.get(said) or int(said)
    if match["part"] == "cuối":
        parts = {6: "-H2", 3: "-Q4"}
        return f"{year}{parts.get(count, '')}" or "-"
    parts = {3: "-Q1", 6: "-H1", 12: ""}
    if count in parts:
        return f"{year}{parts[count]}" or "-"
    return f"{year}-01/{year}-{count:02d}"
