"""What the number in a cell of a table says, by the head of its column and the name of its row.

>>> from congso.claims.prose.marks import NUMBER
>>> of(Mark(0, 4, NUMBER, value=Decimal("96.4"), unit="%",
...         cell=Cell("Tỷ lệ hộ có cáp quang (%)", "Châu Lộc"))).kind
'coverage'
"""

import re
from decimal import Decimal

from congso.claims.prose.hearing import Judgement
from congso.claims.prose.marks import Cell, Mark
from congso.claims.statement import CHANGE, COVERAGE, LEVEL, PLAN_RATIO, RANK, SHARE

_HUNDRED = Decimal(100)
_HALF = Decimal(60)
_RANKED = re.compile(r"(?<!\w)(?:xếp hạng|thứ hạng|hạng|vị trí|xếp thứ)(?!\w)")
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|kh|chỉ tiêu giao|mục tiêu|dự toán)(?!\w)")
_COMPARED = re.compile(r"(?<!\w)(?:so|tăng|giảm|tốc độ|biến động|chênh lệch)(?!\w)")
_AGAINST = re.compile(r"(?<!\w)so(?!\w)")
_SHARED = re.compile(r"(?<!\w)(?:cơ cấu|tỷ trọng|thị phần)(?!\w)")
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")


def of(mark: Mark) -> Judgement:
    """Return what the number of a cell says."""
    cell, unit = mark.cell or Cell("", ""), mark.unit
    named = f"{cell.row} {cell.column}" if cell.period else cell.column
    low = named.lower()
    if _RANKED.search(low) and unit in {None, "hạng", "thứ"}:
        return Judgement(RANK, unit="hạng")
    if unit == "%":
        return _percentage(mark, low)
    if _COMPARED.search(low) and not cell.period:
        return Judgement(CHANGE, form="delta_abs", direction=_direction(low))
    if mark.of is not None:
        return Judgement(COVERAGE)
    return Judgement(LEVEL, status="target" if _PLAN.search(low) else None)


def _percentage(mark: Mark, named: str) -> Judgement:
    if _PLAN.search(named):
        return Judgement(PLAN_RATIO, form="ratio_pct")
    if _COMPARED.search(named):
        value = mark.value or Decimal(0)
        if _AGAINST.search(named) and value > _HALF:
            moved = "increase" if value > _HUNDRED else "decrease"
            return Judgement(
                CHANGE, form="index_pct", direction=None if value == _HUNDRED else moved
            )
        return Judgement(CHANGE, form="delta_pct", direction=_direction(named))
    return Judgement(SHARE if _SHARED.search(named) else COVERAGE)


def _direction(named: str) -> str | None:
    up, down = "tăng" in named, "giảm" in named
    return None if up == down else ("increase" if up else "decrease")


def measure(cell: Cell) -> str:
    """Return what the number of a cell measures: the thing counted, and whose it is."""
    column = _UNIT.sub("", cell.column)
    return f"{cell.row} {column}" if cell.period else f"{column} {cell.row}"
