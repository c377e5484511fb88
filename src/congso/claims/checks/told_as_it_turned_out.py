"""A ratio under a hundred per cent passes no plan, and one over it misses none.

“Đạt 98,5% kế hoạch, vượt chỉ tiêu được giao” says two things of one plan; so does “đạt 103% kế
hoạch, không đạt chỉ tiêu”.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims.statement import PLAN_RATIO, Statement
from congso.findings.finding import Finding, Span

_HUNDRED = Decimal(100)
_PLAN = r"(?:mức )?(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu)"
_NARROWER = re.compile(r"\s*(?:quý|tháng|\d|sáu|chín|giai đoạn|tiến độ|nhiệm kỳ|của kỳ|đến)(?!\w)")
"""A plan of a quarter or of six months is another one than the year's."""
_PASSED = re.compile(
    rf"^[^.;\d]{{0,40}}?,\s*(?P<said>(?:hoàn thành )?vượt|(?:đã )?(?:hoàn thành|đạt)) {_PLAN}(?!\w)"
)
_MISSED = re.compile(
    rf"^[^.;\d]{{0,40}}?(?:,\s*|\()(?P<said>(?:không|chưa) (?:đạt|hoàn thành))(?: "
    rf"{_PLAN})?\s*(?:[.;)]|$)"
)
_ANOTHER = re.compile(r"(?<!\w)(?:riêng|còn|trong khi|nhưng|các|những|song|tuy)(?!\w)")
_FAR = 100


@dataclass(frozen=True, slots=True)
class Fate:
    """A ratio to plan and how the words after it say that it turned out."""

    ratio: Statement
    passed: bool
    said: str
    """The words of the text: vượt, hoàn thành, chưa đạt."""


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Fate]]:
    """Return each ratio to plan that is told to have passed or missed it."""
    for index, statement in enumerate(statements):
        if statement.kind != PLAN_RATIO or statement.form != "ratio_pct":
            continue
        end = statement.end + _FAR
        if index + 1 < len(statements):
            end = min(end, statements[index + 1].start)
        after = text[statement.end : end].lower()
        passed, missed = _PASSED.match(after), _MISSED.match(after)
        told = passed or missed
        if told and _NARROWER.match(text, statement.end + told.end()):
            continue
        if told and not (passed and missed) and not _ANOTHER.search(told[0]):
            yield (index,), Fate(statement, passed is not None, told["said"])


def check(case: Fate) -> Finding | None:
    """Return a finding where the words say the contrary of the ratio."""
    value = case.ratio.value
    if value is None or (value >= _HUNDRED) == case.passed:
        return None
    truly = "chưa đạt" if case.passed else "đã đạt"
    return Finding(
        check="told-as-it-turned-out",
        message=f"{case.ratio.text} kế hoạch là {truly}, bài viết lại ghi “{case.said}”.",
        span=Span(case.ratio.start, case.ratio.end),
    )
