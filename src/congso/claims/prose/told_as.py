"""What a date of a text is told as, and where: as its own in the head, as a goal, as a day.

The head are the lines above the first paragraph; the opening are the first two sentences with a
number, of one paragraph.
"""

import re
from dataclasses import dataclass

from congso.claims.prose import roles
from congso.claims.prose.roles import Dated

OWN, AHEAD, GOAL, PLAN = "its own", "what is ahead", "a goal's", "a plan's"
UNTIL_DAY, UNTIL, END = "the day up to which", "the end up to which", "the end at which"
UNTIL_YEAR = "the year up to which, nothing being aimed at"
MOMENT = "the moment of a count"
SO_FAR = "the beginning of what has gone by"
SAME, COMPARED = "the same period to compare with", "what is compared with"
DEADLINE, BEGINNING, EARLIER = "a deadline", "a beginning", "an earlier event's"
OF_DOCUMENT, DAY, HOUR = "the day of a document", "a day", "a day with its hour"
EVENT = "a day on which something happens"
DAYS, DAYS_OF_MONTHS = "the last of some days", "the last of days of two months"

OF_A_YEAR = frozenset({MOMENT, DAYS_OF_MONTHS})
"""Days that stand for their year, not for their month."""
ENDS = frozenset({UNTIL_DAY, UNTIL, END})
ON_A_DAY = frozenset({DAY, HOUR, EVENT})
TOLD = frozenset(
    {OWN, UNTIL_YEAR, MOMENT, SO_FAR, UNTIL_DAY, UNTIL, END, DAYS, DAYS_OF_MONTHS, AHEAD, *ON_A_DAY}
)
"""What a text tells of, rather than only mentions."""
HEAD, OPENING, BELOW = "in the head", "in the opening", "further down"

_LONGEST_HEAD = 800
_LONGEST_LINE = 160
_LONGEST_OPENING = 400
_OPENING_SENTENCES = 2
_NEAR, _FAR = 48, 80
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"\d[.,]\d|\d ?%")
_NUMBERED = re.compile(r" *(?:(?:[ivx]{1,5}|[a-zđ]|\d{1,2})[.)] |điều \d|phần (?:thứ )?[^\W\d]+)")
_SENTENCE_ENDS = re.compile(r"[.!?…:;](?=\s|$)|\n")
_IS_MONTH = re.compile(r"(?:\d{4})?-\d\d")
_IS_DAY = re.compile(r"(?:\d{4})?-\d\d-\d\d")
_AHEAD = re.compile(
    r"(?<!\w)(?:phương hướng|nhiệm vụ|mục tiêu|kế hoạch|phấn đấu|dự kiến|triển khai|sang|"
    r"định hướng|chỉ tiêu|đại hội)(?!\w)[^.;\n\d]{0,40}$"
)
_BACK = re.compile(
    r"(?<!\w)(?:kết quả|tổng kết|sơ kết|nhìn lại|đánh giá|tình hình|thành tựu|thực hiện|báo cáo|"
    r"khép lại|dấu ấn)(?!\w)[^.;\n\d]{0,60}$"
)
_EARLIER = re.compile(
    r"(?<!\w)(?:thành lập|ra đời|khởi công|trước|ban hành|kỷ niệm|từ)(?!\w)[^.;\n\d]{0,24}$"
)
_MADE = re.compile(r"(?<!đạt )(?<!\w)được (?:[^\W\d]+ ){1,4}(?:(?:từ|vào|trong) )?(?:năm |tháng )$")
"""“Xe được tài trợ năm 2022”: when something came about that is spoken of."""
_BEGAN = re.compile(
    r",? [^.;\d\n]{0,40}(?<!\w)(?:ra đời|được thành lập|thành lập|khởi nghiệp|bắt đầu|"
    r"khởi công)(?!\w)"
)
_TOLD_AT = re.compile(r"(?<!\w)(?:công bố|tổ chức|họp|hội nghị|ban hành)(?!\w)[^.;\n]{0,80}$")
_COMES_ABOUT = re.compile(
    r"(?<!\w)(?:thu(?! nhập| hồi| tiền)|thu hút|chi|giải ngân|xuất khẩu|nhập khẩu|tiếp nhận|"
    r"giải quyết|xử lý|phát hiện|khởi tố|kiểm tra|thi hành|đón|sản xuất|cấp (?:mới|giấy)|xảy ra|"
    r"khởi công|thành lập|kết nạp|gieo|xuống giống|thu hoạch|xử phạt|kế hoạch|"
    r"dự toán|chỉ tiêu|cùng kỳ)(?!\w)"
)
_STANDS = re.compile(
    r"(?<!\w)(?:dư nợ|còn|hiện|đang|quản lý|tham gia|tổng số|dân số|quy mô|tỷ lệ|thuê bao|trạm|"
    r"hoạt động|sinh sống|có hiệu lực)(?!\w)"
)
_CHOSEN = re.compile(
    r"(?<!\w)(?:đại hội|đại biểu|bầu cử|bầu|khóa|khoá|hđnd|hội đồng nhân dân|ban chấp hành|"
    r"kỳ họp)(?!\w)[^.;]{0,60}\bnhiệm kỳ $|(?<!\w)tuyển sinh(?!\w)[^.;]{0,40}\bnăm học $"
)
_DOCUMENT = re.compile(
    r"(?<!\w)(?:\d+/[a-zđ-]+[a-zđ0-9-]*|luật|nghị định|quyết định|nghị quyết|công văn|"
    r"kế hoạch số|chỉ thị|thông tư)(?!\w)[^.;\n]{0,40}$"
)
_BY_DOCUMENT = re.compile(_DOCUMENT.pattern.replace("[^.;", "[^.;,"))
_SIGNED = re.compile(r"[^\d.;:]{2,40}, ngày *$")
_HAPPENS = re.compile(
    r"[^.;\n]{0,70}(?<!\w)(?:công bố|tổ chức|họp|hội nghị|ký|ban hành|tổng kết|sơ kết|khai mạc|"
    r"triển khai|trả lời|phê duyệt|chủ trì)(?!\w)"
)
_MEETING = re.compile(r"(?<!\w)(?:hội nghị|họp|lễ|kỳ họp|phiên họp)(?!\w)[^.;\n\d]{0,30}$")
_MOMENT = re.compile(r"(?<!\w)thời điểm(?: \d{1,2} (?:giờ|h))?(?: ngày)? *$")
_TIME_OF_DAY = re.compile(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|rạng sáng)(?: (?:nay|ngày|qua|mùng|mồng|\d)|,)|"
    r"(?<!\w)(?:hôm nay|hôm qua|trong ngày|phiên|lúc|\d{1,2} giờ|tuần qua)(?!\w)"
)
_IS_DIGEST = re.compile(
    r"(?<!\w)(?:điểm (?:báo|tin)|tin vắn|tin nhanh|tin tổng hợp|tổng hợp tin|bản tin (?:ngày|sáng|"
    r"trưa|chiều|tối)|tin (?:trong ngày|tức ngày)|nhật ký)(?!\w)"
)
_LITTLE_THEN = re.compile(
    r"[^.;\d\n]*(?<!\w)(?:mới (?:chỉ )?(?:có|đạt)|chỉ (?:có|đạt)|chưa có|vẫn còn)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the head and the opening of a text end."""

    head: int
    opening: int

    @classmethod
    def of(cls, low: str) -> "Layout":
        """Return the layout of a text in small letters."""
        head = _end_of_head(low)
        opening = head if is_digest(low, head) else _end_of_opening(low, head)
        return cls(head, opening)

    def place(self, position: int) -> str:
        """Return where the letter at `position` stands."""
        if position < self.head:
            return HEAD
        return OPENING if position < self.opening else BELOW


def is_digest(low: str, head: int) -> bool:
    """Return whether a text gathers items of several sources, each of which opens anew."""
    return _IS_DIGEST.search(low, 0, head) is not None


def _end_of_head(low: str) -> int:
    position = len(low) - len(low.lstrip())
    first = True
    while position < min(len(low), _LONGEST_HEAD):
        end = low.find("\n", position)
        end = end if end >= 0 else len(low)
        line = low[position:end].strip()
        longest = _LONGEST_LINE * (1 + first)
        ends = not first and line.endswith((".", ";", ":", ",", "?"))
        if _NUMBERED.match(low, position) or len(line) > longest or ends:
            return position
        first = first and not line
        position = end + 1
    return min(position, len(low))


def _end_of_opening(low: str, head: int) -> int:
    end, told, counted = head, 0, False
    last = min(head + _LONGEST_OPENING, len(low))
    while told < _OPENING_SENTENCES and end < last:
        match = _SENTENCE_ENDS.search(low, end + 1)
        begin, end = end, match.end() if match else len(low)
        told += _DIGIT.search(low, begin, end) is not None
        counted = counted or _COUNTED.search(low, begin, end) is not None
        if counted and "\n" in low[end - 1 : end + 1]:
            break
    return min(end, last)


def kind(date: Dated, low: str) -> str:
    """Return what a date is told as in a text in small letters."""
    led = _led(date, low, _NEAR)
    if date.role == roles.BASE:
        return SAME if date.same_period else COMPARED
    if date.is_deadline:
        return DEADLINE
    if date.role == roles.SINCE:
        return SO_FAR if _is_gone_by(date, low) else BEGINNING
    if _IS_DAY.fullmatch(date.code):
        return _kind_of_a_day(date, low, led)
    if date.role == roles.AS_OF or date.is_limit:
        return _kind_of_an_end(date, low)
    if date.role == roles.GOAL and not roles.is_aimed_at(date, low):
        return UNTIL_YEAR
    if date.role in {roles.PLAN, roles.GOAL}:
        return PLAN if date.role == roles.PLAN else GOAL
    if _AHEAD.search(led):
        return AHEAD
    return _kind_of_a_span(date, low, led)


def _kind_of_an_end(date: Dated, low: str) -> str:
    if date.is_limit:
        return UNTIL
    return EARLIER if _TOLD_AT.search(_led(date, low, _FAR)) else END


def _kind_of_a_span(date: Dated, low: str, led: str) -> str:
    if _is_gone_by(date, low):
        return SO_FAR
    is_earlier = any(words.search(led) for words in (_BY_DOCUMENT, _EARLIER, _MADE))
    is_earlier = is_earlier or _BEGAN.match(low, date.mark.end) is not None
    return EARLIER if is_earlier else OWN


def _is_gone_by(date: Dated, low: str) -> bool:
    """Return whether a month has gone by up to now: “từ đầu tháng 11/2025 đến nay”."""
    return _IS_MONTH.fullmatch(date.code) is not None and roles.goes_on(date, low)


def is_of_chosen(date: Dated, low: str) -> bool:
    """Return whether people are chosen for years to come: “HĐND nhiệm kỳ 2021 - 2026”."""
    return _CHOSEN.search(low, max(0, date.mark.start - _FAR), date.mark.start) is not None


def what_is_told(date: Dated, low: str) -> str:
    """Return whether a sentence tells, up to a date, what came about or how things stand."""
    end = _SENTENCE_ENDS.search(low, date.mark.end)
    said = low[date.mark.end : min(end.start() if end else len(low), date.mark.end + _FAR * 3)]
    came, stands = _COMES_ABOUT.search(said), _STANDS.search(said)
    if came and (not stands or came.start() < stands.start()):
        return "what came about"
    return "how things stand" if stands else "something"


def _kind_of_a_day(date: Dated, low: str, led: str) -> str:
    start, end = date.mark.start, date.mark.end
    if _MOMENT.search(led):
        return MOMENT
    if date.role == roles.AS_OF:
        return UNTIL_DAY
    if _DOCUMENT.search(led) or (_SIGNED.match(led) and low.startswith("\n", end)):
        return OF_DOCUMENT
    if date.of_days:
        return DAYS
    if roles.ends_days(led):
        return DAYS_OF_MONTHS
    if _TIME_OF_DAY.search(low, max(0, start - _NEAR), end + _NEAR):
        return HOUR
    return EVENT if _HAPPENS.match(low, end) or _MEETING.search(led) else DAY


def is_looked_back_on(date: Dated, low: str) -> bool:
    """Return whether words such as “kết quả” and “nhìn lại” lead to a date."""
    return _BACK.search(_led(date, low, _FAR)) is not None


def was_little_then(date: Dated, low: str) -> bool:
    """Return whether a date is told for how little there was: “Năm 2015 mới có 2 xã”."""
    return _LITTLE_THEN.match(low, date.mark.end, date.mark.end + _FAR) is not None


def _led(date: Dated, low: str, far: int) -> str:
    return low[max(0, date.mark.start - far) : date.mark.start].rpartition("\n")[2]
