"""Words that tell how long a period is without naming it: trong tháng, 10 tháng qua, sau 5 năm.

>>> said("Trong quý, thu 812 tỷ đồng, tăng 5% so với cùng kỳ.".lower())
['a quarter', 'part of a year']
>>> list(months("10 tháng qua, thu đạt 812 tỷ đồng", 40)), years("qua 3 năm thực hiện")
([(0, 10, False)], {3})
"""

import re
from collections.abc import Iterator

FAR = 6000
"""How far into a text such words are looked for."""
_NUMBER = r"hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
_WORDS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11,
}  # fmt: skip
_MONTHS = re.compile(
    r"(?:(?:^|\n|[.:]) *|(?<!\w)(?:trong|(?P<sum>tính chung|lũy kế|luỹ kế|cộng dồn)|kết quả|sau|"
    rf"qua|địa|toàn tỉnh) )(?P<n>[2-9]|1[01]|{_NUMBER}) tháng"
    r"(?: qua| đầu năm| năm|,|:| đạt| nhìn lại| thu| ước| của|(?=\n))(?! (?:tốt|tuổi|tới|cuối))"
)
_YEARS = re.compile(
    rf"(?<!\w)(?P<n>\d{{1,2}}|{_NUMBER}) năm (?:thực hiện|triển khai|qua|xây dựng|nhìn lại|đạt)|"
    rf"(?<!\w)(?:qua|sau) (?P<after>\d{{1,2}}|{_NUMBER}) năm(?!\w)"
)
_SAID = {
    "a month": re.compile(r"(?<!\w)(?:trong tháng|tháng (?:trước|này|qua))(?!\w)"),
    "a quarter": re.compile(r"(?<!\w)(?:trong quý|quý (?:trước|này|qua))(?!\w)"),
    "a year": re.compile(
        r"(?<!\w)(?:năm qua|năm vừa qua|trong năm|cả năm qua|năm nay|một năm)(?!\w)"
        r"(?! (?:(?:19|20)\d\d|học))"
    ),
    "part of a year": re.compile(
        r"(?<!\w)(?:cùng kỳ|kế hoạch (?:cả )?năm|dự toán (?:cả )?năm|từ đầu năm|đầu năm)(?!\w)"
    ),
    "years": re.compile(
        r"(?<!\w)(?:nhiệm kỳ|giai đoạn|(?:qua|sau) (?:\d{1,2}|hai|ba|bốn|năm|mười) năm|"
        r"bình quân (?:mỗi |hằng |hàng )?năm|thời kỳ)(?!\w)"
    ),
    "a school year": re.compile(r"(?<!\w)(?:năm học|niên học)(?!\w)"),
}


def said(low: str) -> list[str]:
    """Return the lengths of a period that words in a text go with."""
    return [name for name, words in _SAID.items() if words.search(low, 0, FAR)]


def months(low: str, until: int) -> Iterator[tuple[int, int, bool]]:
    """Return months that are counted: where, how many, and whether something is summed up."""
    for match in _MONTHS.finditer(low, 0, until):
        yield match.start("n"), _count(match["n"]), match["sum"] is not None


def years(low: str) -> set[int]:
    """Return of how many years it is said that they went by."""
    return {_count(match["n"] or match["after"]) for match in _YEARS.finditer(low, 0, FAR)}


def _count(written: str) -> int:
    return _WORDS.get(written) or int(written)
