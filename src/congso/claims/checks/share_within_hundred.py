"""A share is at most the whole, and nothing falls by more than all of it.

Chiếm 41,51% thị phần can be; chiếm 141,51% cannot, nor can giảm 120%.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from congso.claims.statement import CHANGE, COVERAGE, PLAN_RATIO, SHARE, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_MAY_EXCEED = re.compile(
    r"^mật độ(?!\w)|^số thuê bao(?!\w)|"
    r"(?<!\w)(?:thuê bao|máy|điện thoại|sim)(?!\w).*(?:/|(?<!\w)trên|so với)"
    r"[^,;]{0,20}(?:dân|người|hộ)(?!\w)|"
    r"(?<!\w)(?:giường|công suất (?:khai thác|thiết kế|vận hành)|"
    r"tỷ lệ (?:thu(?! gom)|nợ|thực hiện|hoàn thành|"
    r"nhập học|thay thế|bù đắp|giải ngân))(?!\w)"
)
"""What counts things on people, where one has several, or may be used beyond what it is made for:
tỷ lệ thuê bao trên dân số, công suất sử dụng giường bệnh."""
_PLANNED = re.compile(
    r"(?<!\w)(?:kế hoạch|kh|dự toán|chỉ tiêu|nghị quyết|mục tiêu|giao|vượt|so|cùng kỳ|định mức|"
    r"doanh thu|sản lượng|giá trị|thu|chi|vốn|đồng|ước|đăng ký|thiết kế|năm trước)(?!\w)"
)
"""Words beside which more than a hundred per cent may be reached."""
_DEALT_WITH = re.compile(
    r"(?<!\w)(?:xử lý|giải quyết|trả lời|qua tài khoản|trực tuyến|đúng hạn|hài lòng|số hóa|"
    r"tích hợp|cải cách|hoàn trả|phản hồi)(?!\w)[^.;:|]*$"
)
_LED = 90
_PARAGRAPH = 700
_AFTER = 24
_ON_PEOPLE = re.compile(r"\s*(?:(?:/|trên|so với)[^,;.]{0,12})?(?<!\w)dân(?: số)?(?!\w)")


def cases(
    statements: Sequence[Statement], text: str
) -> Iterator[tuple[tuple[int, ...], Statement]]:
    """Return each percentage of a whole, and each fall in per cent."""
    for index, statement in enumerate(statements):
        if statement.unit != "%" or _may_exceed(statement, text):
            continue
        fell = statement.form == "delta_pct" and statement.direction == "decrease"
        plain = statement.kind in {SHARE, COVERAGE} or (statement.kind == CHANGE and fell)
        if plain or _is_of_no_plan(statement, text):
            yield (index,), statement


def _is_of_no_plan(statement: Statement, text: str) -> bool:
    """Whether “đã xử lý 2.731 đơn, đạt 196%” is told where nothing around is planned or compared.

    What was dealt with, paid or answered is some of what there was.
    """
    if statement.kind != PLAN_RATIO or statement.form != "ratio_pct":
        return False
    if statement.value is None or statement.value <= _HUNDRED:
        return False
    far = max(0, statement.start - _PARAGRAPH)
    start = max(text.rfind("\n", far, statement.start) + 1, far)
    end = text.find("\n", statement.end, statement.end + _PARAGRAPH)
    around = text[start : end if end >= 0 else statement.end + _PARAGRAPH].lower()
    led = text[max(start, statement.start - _LED) : statement.start].lower()
    return _DEALT_WITH.search(led) is not None and _PLANNED.search(around) is None


def _may_exceed(statement: Statement, text: str) -> bool:
    """Whether a percentage counts things on people: “thuê bao đạt 117% dân số”."""
    said = (statement.measure or "").lower()
    after = text[statement.end : statement.end + _AFTER].lower()
    things = any(word in said for word in ("thuê bao", "điện thoại", "máy"))
    return _MAY_EXCEED.search(said) is not None or (things and _ON_PEOPLE.match(after) is not None)


def check(case: Statement) -> Finding | None:
    """Return a finding where more than all of something is told."""
    if case.value is None or case.value <= _HUNDRED:
        return None
    verb = "giảm" if case.kind == CHANGE else "đạt"
    return Finding(
        check="share-within-hundred",
        message=f"Tỷ lệ của một tổng thể không thể {verb} {case.text}; nhiều nhất là 100%.",
        span=Span(case.start, case.end),
        expected="100%",
    )
