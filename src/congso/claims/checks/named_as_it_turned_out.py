"""What is listed among the targets met was met, and what is listed among the missed was missed.

“Các chỉ tiêu đạt và vượt kế hoạch gồm: doanh thu đạt 96%, nộp ngân sách đạt 104%”: revenue missed
its plan and stands in the wrong list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.statement import COVERAGE, PLAN_RATIO, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_OPENING = re.compile(
    r"(?<!\w)(?<!\d )chỉ tiêu (?:(?P<met>(?:hoàn thành|đạt|vượt)[^.;:,()\n\d]{0,40})|"
    r"(?P<missed>(?:chưa|không) (?:đạt|hoàn thành)[^.;:,()\n\d]{0,30}))"
    r"(?:\s*:\s|\s(?:gồm(?: có)?|là|như)(?: ?:)?\s)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\.\s|\n|(?<!\w)(?:chưa|không) (?:đạt|hoàn thành)|(?<!\w)(?:riêng|còn lại|trong khi|"
    r"tuy nhiên|(?:chỉ|mới) (?:đạt|bằng))"
    r"(?!\w)",
    re.IGNORECASE,
)
_FAR = 1200
_ABOUT_A_PLAN = re.compile(r"(?:đạt|bằng|hoàn thành|thực hiện)[^,;.\d]{0,12}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A ratio to plan, and which list it stands in."""

    ratio: Statement
    met: bool


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Placed]]:
    """Return each ratio that stands in a list of targets told as met or as missed."""
    position = 0
    for opening in _OPENING.finditer(text):
        end = _END.search(text, opening.end(), opening.end() + _FAR)
        limit = end.start() if end else min(len(text), opening.end() + _FAR)
        while position < len(statements) and statements[position].start < opening.end():
            position += 1
        index = position
        while index < len(statements) and statements[index].start < limit:
            one = statements[index]
            if _is_a_ratio(one, text):
                yield (index,), Placed(one, opening["met"] is not None)
            index += 1


def _is_a_ratio(one: Statement, text: str) -> bool:
    if one.approx or one.value_max or one.status:
        return False
    if one.kind == PLAN_RATIO:
        return one.form == "ratio_pct"
    led = text[max(0, one.start - 24) : one.start]
    bracketed = "(" in led and _ABOUT_A_PLAN.search(led) is not None
    return one.kind == COVERAGE and one.unit == "%" and bracketed


def check(case: Placed) -> Finding | None:
    """Return a finding where a ratio stands in the wrong list."""
    value = case.ratio.value
    if value is None or (value >= _HUNDRED) == case.met:
        return None
    said, truly = ("đạt", "chưa đạt") if case.met else ("chưa đạt", "đạt")
    return Finding(
        check="named-as-it-turned-out",
        message=f"{case.ratio.text} so với kế hoạch là {truly}, bài viết kể vào các chỉ tiêu "
        f"{said}.",
        span=Span(case.ratio.start, case.ratio.end),
        expected=None,
    )
