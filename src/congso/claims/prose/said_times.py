"""Words that tell a time without a date: cách đây ba năm, năm ngoái, cộng dồn từ đầu năm.

>>> since_january("2025-07"), since_january("2025-06")
('2025-01/2025-07', '2025-H1')
"""

import re
from collections.abc import Sequence

from congso.claims.prose import parts_of_years, roles
from congso.claims.prose.passages import Place
from congso.claims.prose.roles import Dated

MONTH = re.compile(r"\d{4}-\d\d")
ALL_YEAR = re.compile(
    r"(?:\b(?:ước|dự kiến|ước tính|tính chung) |[;.]\s*|(?<!\w)(?:để|nếu|thì) )"
    r"cả năm\b(?! (?:19|20)\d\d)[^;]{0,60}$|"
    r"(?<!so với )(?<!dự toán )\bcả năm(?: (?:là|đạt|ước|khoảng|ước đạt|đạt khoảng|hơn|trên))*\s*$"
)
AIMED_AT_THE_YEAR = re.compile(r"\b(?:phấn đấu|quyết tâm)\b[^;]{0,80}\bcả năm\b(?! (?:19|20)\d\d)")
"""“Phấn đấu thu ngân sách cả năm đạt …; hoàn thành 15/17 chỉ tiêu”: all of it is the year's."""
BY_THE_END = re.compile(r"(?<!\w)(?:hết|cuối|cả) năm(?! (?:19|20)\d\d| (?:trước|ngoái))(?!\w)")
"""After an earlier deadline: “đến 30/9 đạt 75%, hết năm đạt 100%”."""
NOW = re.compile(r"(?<!\w)(?:(?<!năm 20\d\d )đến nay|hiện nay|hiện có|hiện tại|tới nay)(?!\w)")
ALL_THE_YEARS = re.compile(
    r"(?<!\w)(?:(?:trong|sau|qua) (?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) năm|"
    r"(?:trong|cả|toàn) (?:giai đoạn|nhiệm kỳ))(?!\w)(?! (?:19|20)\d\d)"
)
NOW_OR_AFTER = re.compile(
    r"(?:^|[.;,]\s*)\W*(?:đến nay|hiện nay|hiện|hiện có|tới nay|nay|(?:[^\W\d]+ ){1,3}năm sau|"
    r"sau (?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) năm)(?!\w)"
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
_OPENS_NOW = re.compile(r"\W*(?:cho )?(?:đến nay|hiện nay|hiện tại|tới nay|hiện)(?!\w)")
_OPENS_THE_YEAR = re.compile(
    r"\W*(?:(?:ước|dự kiến|tính|tính chung|ước tính) )?cả năm(?: nay)?(?:,|(?= [^\W\d]))"
    r"(?! (?:trước|ngoái|học))"
)
"""“Cả năm, ngành dự kiến thu 815 tỷ đồng, nộp 54 tỷ đồng”: all of the sentence is the year's."""
RIGHT_AFTER = re.compile(r"^\s*(?:[^\W\d]+ ){0,4}?(?:trong|vào|của|ở)?\s*(?:cả )?(?:năm )?$")
OF_A_CROP = re.compile(r"(?<!\w)(?:đông xuân|hè thu|thu đông|xuân hè|vụ đông|vụ mùa|vụ xuân) $")
"""“Đến ngày 24/02, gieo 67.150 ha lúa đông xuân 2015 - 2016”: which crop it is, not when."""
DONE_BY = re.compile(r"[^;.,():]{0,60}$")
"""“hoàn thành 21/21 thôn trước ngày 31/12/2025”: by when it has to be done is told after it."""
APART = re.compile(r"\W*(?:chỉ )?riêng(?: trong)? (?:tháng|quý|năm)?\W*$")
"""“Riêng tháng 6, bắt 21 đối tượng. Toàn tỉnh còn 64”: it holds for its sentence alone."""
ADDED_UP = re.compile(
    r"(?<!\w)(?:nâng|đưa) tổng số[^;.]{0,40}(?: lên| đến)?\W*$|"
    r"(?<!\w)hiện (?:quản lý|còn|đang)(?!\w)"
)
A_YEAR_BEFORE = re.compile(r"\W*cùng (?:kỳ|thời điểm)(?: của)? năm (?:trước|ngoái)(?!\w)")
SUMMED_UP = re.compile(
    r"(?:^|[,;:(]|\bvà)\W*(?:l[ũu][yỹ] kế|cộng dồn)(?: (?:là|đạt|được|có|ước))?\W*$"
)
"""What is added up to the month of the text: “trong tháng gieo 2.140 ha, lũy kế 38.600 ha”."""
SINCE_JANUARY = re.compile(
    r"(?<!\w)(?:(?:cộng dồn|l[ũu][yỹ] kế|tính chung|tính) (?:tính )?từ đầu năm|"
    r"từ đầu năm(?:,| (?:đến|tới) (?:nay|thời điểm|hết)))(?!\w)[^;]{0,60}$"
)
OPENS_A_SUM = re.compile(
    r"\W*(?:và )?(?:tính chung|tính từ đầu năm|từ đầu năm|cộng dồn|l[ũu][yỹ] kế)"
    r"(?!\w)[^;]{0,60},"
)
"""At the head of a sentence: what follows is added up too, to the end of the paragraph."""
_BEFORE = re.compile(
    r"[(;]\s*(?:cùng kỳ(?: năm (?:trước|ngoái))?|(?:tháng|quý) trước)"
    r"(?: (?:là|đạt|có|tăng|giảm|chỉ|hạng|xếp|thứ|mới|chiếm|ở|mức))*:?\s*$"
)
"""“đạt 61% (cùng kỳ 55,6%)”, “xếp hạng 7/94 (tháng trước hạng 12)”: what it was before."""
IN_THE_MONTH = re.compile(r"(?<!\w)(?:trong|riêng) tháng(?! \d)(?: (?:qua|này))?(?!\w)[^;]{0,60}$")
"""The month of the text, beside what is added up to it: “trong tháng 22,4 tỷ; 7 tháng 152 tỷ”."""
YEAR_IN_WORDS = re.compile(
    r"(?:^|[,;:(]|(?<!\w)(?:cuối|hết|trong|cả))\W*(?:vào |trong |cả )?"
    r"(?:(?:(?P<n>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) )?năm (?P<w>ngoái|nay|trước(?! mắt)))(?!\w)"
)


def opens(told: str, whole: str) -> bool:
    """Return whether words at the head of a sentence say the time of all of it.

    >>> opens("đến nay, còn ", "2021/2025"), opens("cả năm, thu ", "2024-H1"), opens("thu ", "2024")
    (True, True, False)
    """
    of_the_year = not roles.spans_years(whole) and _OPENS_THE_YEAR.match(told) is not None
    return of_the_year or _OPENS_NOW.match(told) is not None


def of_years(
    told: str, whole: str, scope: str | None, now: str | None = None, *, opens: bool = False
) -> str | None:
    """Return what words between two numbers say of a text on several years, or after a year past.

    >>> of_years("đến nay đạt ", "2021/2025", "2021"), of_years("sau mười năm, ", "2025", "2015")
    ('2025', '2025')
    """
    if opens and _OPENS_THE_YEAR.match(told) and not roles.spans_years(whole):
        return whole[:4] or None
    if roles.spans_years(whole) and (opens or NOW.search(told) or ADDED_UP.search(told)):
        return now or whole[5:]
    year, last = roles.year_of(scope or ""), roles.year_of(whole)
    is_past = year is not None and last is not None and year < last
    within = scope != whole and scope == whole[:4]
    again = ((is_past or within) and NOW_OR_AFTER.search(told)) or (
        roles.spans_years(whole) and ALL_THE_YEARS.search(told)
    )
    return whole if again else None


def written_in(dates: Sequence[Dated], whole: str | None) -> str | None:
    """Return the year in which a text on several years is written, if a day within them says so.

    Amid a term “hiện có” is not of its end.
    """
    if not whole or not roles.spans_years(whole):
        return None
    days = [
        date.code[:4]
        for date in dates
        if date.role in {roles.DAY, roles.AS_OF} and len(date.code) == len("2023-12-31")
    ]
    inside = [year for year in days if whole[:4] < year <= whole[5:]]
    return max(inside, default=None)


def aim(told: str, whole: str, aimed: str | None) -> str | None:
    """Return what is aimed at after these words: the whole year, if they say so.

    >>> aim("hết năm đạt ", "2024-H1", "2024-09"), aim("phấn đấu cả năm đạt ", "2024-H1", None)
    ('2024', '2024')
    """
    if whole and AIMED_AT_THE_YEAR.search(told):
        return whole[:4]
    return aimed[:4] if aimed and BY_THE_END.search(told) and "/" not in aimed else aimed


def since_january(code: str) -> str:
    """Return the period from the year's beginning to the month of `code`."""
    year, _, month = code[:7].partition("-")
    named = {"03": f"{year}-Q1", "06": f"{year}-H1", "12": year}
    return named.get(month, f"{year}-01/{year}-{month}") if month.isdigit() else code


def begun_in(begun: str, whole: str) -> str | None:
    """Return the period from a month, or from the year's beginning, to the month of a text.

    >>> begun_in("2019-02", "2019-07"), begun_in("-01", "2019-07"), begun_in("2019-02", "2019")
    ('2019-02/2019-07', '2019-01/2019-07', None)
    """
    if not MONTH.fullmatch(whole):
        return None
    return since_january(whole) if begun == "-01" else f"{begun}/{whole}"


def before_a_plan(code: str) -> str | None:
    """Return the year before that of a plan, or before the years that it is for.

    >>> before_a_plan("2026"), before_a_plan("2026/2030"), before_a_plan("2024-H1")
    ('2025', '2025', None)
    """
    return str(int(code[:4]) - 1) if re.fullmatch(r"\d{4}(?:/\d{4})?", code) else None


def right_before(told: str, period: str | None) -> str | None:
    """Return the period before one that the words right before a number speak of.

    >>> right_before("(tháng trước hạng ", "2025-10"), right_before("; cùng kỳ ", "2025-H1")
    ('2025-09', '2024-H1')
    """
    said = _BEFORE.search(told)
    year, part = parts_of_years.apart(period or "")
    if said is None or year is None:
        return None
    if "tháng" not in said[0] and "quý" not in said[0]:
        return roles.year_before(period)
    return parts_of_years.preceding(year, part)


def last_month(code: str) -> str | None:
    """Return the month that a part of a year ends with; None for a year.

    >>> last_month("2024-Q3"), last_month("2024-01/2024-07"), last_month("2024")
    ('2024-09', '2024-07', None)
    """
    tail = code.rpartition("/")[2]
    end = roles.end_of(tail) if "-" in tail else None
    return end[: len("2024-09")] if end else None


def as_of(code: str, whole: str | None, scope: str | None) -> str | None:
    """Return what is told up to a day or month: the period that ends then, else its month or year.

    >>> as_of("2024-06-30", "2024-H1", None), as_of("2023-12-31", None, None)
    ('2024-H1', '2023')
    """
    for period in (whole, scope):
        if period and roles.end_of(code) == roles.end_of(period):
            return period
    if len(code) == len("2023-12-31"):
        another_month = MONTH.fullmatch(scope or "") and scope != code[:7]
        passed = scope and (roles.end_of(code) or "") > (roles.end_of(scope) or "")
        if scope and scope.startswith(code[:4]) and not (another_month or passed):
            return scope
        return code[:4] if code.endswith("12-31") else code[:7]
    return code


def stands_in_brackets(place: Place, date: Dated) -> bool:
    """Return whether a date in brackets of its own follows a number: “96 mg/l (2016)”."""
    gap = place.after[: date.mark.start - place.mark.end]
    closes = place.after.startswith(")", date.mark.end - place.mark.end)
    return gap == " (" and closes and date.role == roles.CURRENT


def is_aside(place: Place, date: Dated) -> bool:
    """Whether a date stands in brackets that close before the figure: “0,68 (năm 2023: 0,63), ”."""
    between = place.before[date.mark.end - place.before_start :]
    led = place.before[: max(0, date.mark.start - place.before_start)]
    if between.startswith(")") and (place.before_start == place.sentence[0] or ";" in led):
        return False
    closing = between.find(")")
    return closing >= 0 and "(" not in between[:closing] and date.role == roles.CURRENT
