"""The column of a table adds up to the total in its last or first row.

“Châu Lộc | 238”, “Phú Mỹ | 176” and “Tổng cộng | 414”: the two districts are the total.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.prose import tables
from congso.claims.prose.view import View
from congso.claims.statement import LEVEL, Statement
from congso.findings.finding import Finding, Span

_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|ngành)|tổng toàn tỉnh)\W*$")
_NO_SUM = re.compile(
    r"(?<!\w)(?:bình quân|trung bình|mật độ|năng suất|bán kính|điểm|giá|tốc độ|hạng|thu nhập)(?!\w)"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """The total of a column, the other figures in it, and its head."""

    total: Statement
    parts: tuple[Statement, ...]
    head: str


def cases(statements: Sequence[Statement], text: str) -> Iterator[tuple[tuple[int, ...], Column]]:
    """Return each column of counts that has a total."""
    if "|" not in text and "\t" not in text:
        return
    view = View.of(text)
    found = {one.start: index for index, one in enumerate(statements) if _counts(one)}
    for table in tables.of_text(view):
        names = [tables.name_of(view.text, table, row).lower() for row in table.rows]
        totals = [i for i, name in enumerate(names) if _TOTAL.fullmatch(name)]
        if len(totals) != 1 or totals[0] not in {0, len(names) - 1}:
            continue
        for column, head in enumerate(table.head):
            if _NO_SUM.search(head.lower()):
                continue
            told = [_figure(view, row[column], found) for row in table.rows]
            parts = tuple(i for place, i in enumerate(told) if place != totals[0] and i is not None)
            whole = told[totals[0]]
            if whole is None or len(parts) != len(names) - 1 or len(parts) < _FEWEST:
                continue
            yield (
                (whole, *parts),
                Column(statements[whole], tuple(statements[part] for part in parts), head),
            )


def _counts(one: Statement) -> bool:
    return one.kind == LEVEL and one.of is None and "/" not in (one.unit or "") and one.unit != "%"


def _figure(view: View, cell: tuple[int, int], found: dict[int, int]) -> int | None:
    return next((found[at] for at in map(view.origin, range(*cell)) if at in found), None)


def check(case: Column) -> Finding | None:
    """Return a finding unless the figures of the column add up to its total, as printed."""
    spans = [precision.counted(part) for part in case.parts]
    low, high = (sum((span[side] for span in spans), Decimal(0)) for side in (0, 1))
    if precision.meet((low, high), precision.counted(case.total)):
        return None
    total = sum((part.value or Decimal(0) for part in case.parts), Decimal(0))
    expected = precision.printed_like(case.total, total)
    return Finding(
        check="columns-add-up",
        message=f"Cột “{case.head}” cộng lại là {expected}, dòng tổng ghi {case.total.text}.",
        span=Span(case.total.start, case.total.end),
        expected=expected,
    )
