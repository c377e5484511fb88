"""Words that tell a time without a date: cách đây ba năm, năm ngoái, cộng dồn từ đầu năm.

>>> since_january("2025-07"), since_january("2025-06")
('2025-01/2025-07', '2025-H1')
"""

import re

ALL_YEAR = re.compile(
    r"\b(?:ước|dự kiến|ước tính|tính chung) cả năm\b(?! (?:19|20)\d\d)[^;]{0,60}$"
)
DONE = re.compile(r"\b(?:thực hiện|kết quả|đã đạt)(?: (?:đạt|là|được|ước))*\W*$")
LONG_AGO = re.compile(r"\b(?:cách đây|trước đây|trước đó|thuở|hồi đó)\b[^;]{0,80}$")
"""Some time ago: no period that the text names."""
OF_THE_YEAR = re.compile(
    r"\b(?:kế hoạch|kh|chỉ tiêu) (?:cả )?năm\b|\bdự toán(?! (?:quý|tháng|6))\b"
)
"""A plan told for the year, and what a budget foresees, which is always for one."""
OF_AN_INDEX = re.compile(
    r"(?<!\w)(?:chỉ số|bộ chỉ số|dti|par ?index|pci|papi|sipas|ict)(?!\w)[^,;.:]{0,60}$"
)
"""“Chỉ số DTI năm 2022 xếp thứ 36”: the year is the index's, not that of the paragraph."""
SINCE_JANUARY = re.compile(
    r"(?<!\w)(?:cộng dồn|l[ũu][yỹ] kế|tính chung|tính) (?:tính )?từ đầu năm(?!\w)[^;]{0,60}$"
)
YEAR_IN_WORDS = re.compile(
    r"(?:^|[,;:(]|(?<!\w)(?:cuối|hết|trong|cả))\W*(?:vào |trong |cả )?"
    r"(?:(?:(?P<n>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) )?năm (?P<w>ngoái|nay|trước(?! mắt)))(?!\w)"
)


def since_january(code: str) -> str:
    """Return the period from the year's beginning to the month of `code`."""
    year, _, month = code[:7].partition("-")
    named = {"03": f"{year}-Q1", "06": f"{year}-H1", "12": year}
    return named.get(month, f"{year}-01/{year}-{month}") if month.isdigit() else code
