"""Percentages that are parts of a whole told beside them, or go on with a list of such.

“gồm 2.318 dự án FDI (72,3%)”, “Hàn Quốc (22.610 lượt, 24,0%)”, “bằng 1,07% chi ngân sách”.
"""

import re

from congso.claims.prose.hearing import Hearing, Judgement
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, SHARE

_TWO = 2
_DONE_WITH = re.compile(r"(?<!\w)(?:đã|hoàn thành|được)(?!\w)[^,;]*$")
"""“tiếp nhận 1.245 hồ sơ, đã giải quyết 1.230 (98,8%)” tells how far the work got."""
_LISTED_SHARES = re.compile(r"(?<!\w)(?:thị phần|cơ cấu|tỷ trọng)(?!\w)[^.;:]{0,80}:[^:;]*$")
_BESIDE_AN_AMOUNT = re.compile(r"(?:,? (?!đạt|còn|tăng|giảm)[^\W\d]+){0,5}\s*\(\s*$")
_IS_SO_MUCH = re.compile(r"(?<!\w)(?:bằng|tương đương|ứng với|theo|tối đa|không quá|quá)$")
_IS_MONEY_OF = re.compile(
    r"\s+(?:chi|thu|giá|tổng|doanh thu|kinh phí|ngân sách|vốn|quy mô|mức|sản lượng|kim ngạch|"
    r"quỹ|dư nợ)(?!\w)(?! (?:cùng kỳ|năm|kế hoạch|được giao))"
)
"""“bằng 1,07% chi ngân sách”, “tính theo 80% giá thị trường”: of the whole that is named."""
_IS_THERE = re.compile(r"\s+(?:có|là)\b")
_INSIDE = re.compile(r",\s*$")
_IN_OPEN = re.compile(r"\(\s*$")
"""“Hàn Quốc (22.610 lượt, 24,0%)”: a count and its share in one bracket."""
_OF_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|chia ra|chiếm|cơ cấu|tổng số)(?!\w)|:")


def is_part(heard: Hearing, stem: str) -> bool:
    """Return whether a percentage is of a whole that is named after it, or listed before it."""
    of_money = _IS_SO_MUCH.search(stem) and _IS_MONEY_OF.match(heard.place.after)
    rest = stem.endswith("còn lại") or (
        stem.endswith("trong đó") and _IS_THERE.match(heard.place.after)
    )
    return bool(of_money or rest) or _is_of_parts(heard)


def rate_told_first(heard: Hearing, subject: str) -> Judgement | None:
    """Return the share that a list of shares goes on with, each told with its change.

    “tỷ lệ đỗ 98,73%, cao hơn 0,41%; hoàn thành tiểu học 99,9%”: the last is a rate as the first.
    """
    told = [said for at, said in heard.earlier if (at.mark.unit or "").startswith("%")]
    if len(told) < _TWO or told[-1].kind != CHANGE or told[-2].kind not in {COVERAGE, SHARE}:
        return None
    anew = ";" in heard.place.before and subject.strip() and heard.earlier[-1][1] is told[-1]
    return told[-2] if anew else None


def _is_of_parts(heard: Hearing) -> bool:
    """Whether a percentage is one of a list that parts a whole, or stands beside such a part."""
    before = heard.place.before.strip()
    if _LISTED_SHARES.search(heard.told):
        return True
    if not heard.earlier:
        return False
    place, said = heard.earlier[-1]
    if said.kind == SHARE and before in {",", ", và", "và", ";"}:
        return True
    counted = said.kind == LEVEL and place.mark.of is None and said.unit != "%"
    if counted and before.endswith("trong đó"):
        return True
    if counted and _INSIDE.fullmatch(heard.place.before) and heard.place.after[:1] == ")":
        return _IN_OPEN.search(place.before) is not None
    bracketed = _BESIDE_AN_AMOUNT.fullmatch(heard.place.before) and heard.place.after[:1] == ")"
    return bool(counted and bracketed and (_OF_PARTS.search(heard.told) or _is_less(heard)))


def _is_less(heard: Hearing) -> bool:
    """Whether the amount before is less than another of its kind told first: a part of it."""
    place, said = heard.earlier[-1]
    if _DONE_WITH.search(place.before):
        return False
    value = place.mark.value or 0
    return any(
        other.kind == LEVEL and other.unit == said.unit and (at.mark.value or 0) > value
        for at, other in heard.earlier[:-1]
    )
