"""What an indicator is by nature: a stock, a flow, a ratio, an index, a rank or words.

The number of service points is a stock, counted on a day; the revenue of a month is a flow, and
the revenues of three months are that of a quarter. A ratio is computed anew, never added.

>>> from congso.indicators.formula import text
>>> from congso.quantities import units
>>> of_unit(units.named("người/điểm phục vụ"))
<Nature.RATIO: 'ratio'>
>>> by_default(units.named("người"), text.read("online + direct"))
<Nature.STOCK: 'stock'>
"""

from enum import Enum

from congso.indicators.formula.tree import (
    Asked,
    Asking,
    Count,
    Difference,
    Negative,
    Node,
    Number,
    Product,
    Ratio,
    Sum,
    is_constant,
)
from congso.quantities.units import Kind, Unit


class Nature(Enum):
    """How an indicator behaves in time and space."""

    STOCK = "stock"
    FLOW = "flow"
    RATIO = "ratio"
    INDEX = "index"
    RANK = "rank"
    TEXT = "text"

    @property
    def said(self) -> str:
        """The nature in words."""
        return {
            Nature.STOCK: "số thời điểm",
            Nature.FLOW: "số thời kỳ",
            Nature.RATIO: "tỷ lệ hoặc số bình quân",
            Nature.INDEX: "chỉ số tổng hợp",
            Nature.RANK: "thứ hạng",
            Nature.TEXT: "thông tin bằng chữ",
        }[self]


class OverTime(Enum):
    """How the values of short periods give that of a longer one."""

    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    RECOMPUTE = "recompute"
    NONE = "none"

    @property
    def said(self) -> str:
        """What is done, in words."""
        return {
            OverTime.SUM: "cộng các kỳ",
            OverTime.LAST: "lấy số cuối kỳ",
            OverTime.AVERAGE: "lấy bình quân các kỳ",
            OverTime.RECOMPUTE: "tính lại từ số của cả kỳ",
            OverTime.NONE: "không gộp các kỳ",
        }[self]


_OF_KIND = {
    Kind.SHARE: Nature.RATIO,
    Kind.POINTS: Nature.RATIO,
    Kind.RANK: Nature.RANK,
    Kind.SCORE: Nature.INDEX,
    Kind.TEXT: Nature.TEXT,
}


def of_unit(unit: Unit) -> Nature | None:
    """Return the nature that the unit alone decides, None for amounts."""
    return Nature.RATIO if unit.is_per else _OF_KIND.get(unit.kind)


def over_time(nature: Nature, *, has_formula: bool) -> OverTime:
    """Return how an indicator of this nature goes from months to a year, where nobody says.

    >>> over_time(Nature.STOCK, has_formula=False), over_time(Nature.RATIO, has_formula=False)
    (<OverTime.LAST: 'last'>, <OverTime.NONE: 'none'>)
    """
    if nature is Nature.FLOW:
        return OverTime.SUM
    if has_formula and nature is not Nature.RANK:
        return OverTime.RECOMPUTE
    return OverTime.LAST if nature is Nature.STOCK else OverTime.NONE


def by_default(unit: Unit, tree: Node | None) -> Nature:
    """Return the nature of an indicator that declares none."""
    decided = of_unit(unit)
    if decided is not None:
        return decided
    is_stock = tree is None or isinstance(tree, Count) or is_additive(tree)
    return Nature.STOCK if is_stock else Nature.RATIO


def is_additive(tree: Node) -> bool:
    """Return whether the formula of a whole is the sum of the formulas of its parts."""
    match tree:
        case Number(value):
            return value == 0
        case Asked(_, asking):
            return asking is not Asking.RANK_AMONG
        case Sum(left, right) | Difference(left, right):
            return is_additive(left) and is_additive(right)
        case Negative(of):
            return is_additive(of)
        case Ratio(left, right):
            return is_constant(right) and is_additive(left)
        case Product(left, right):
            one, other = (right, left) if is_constant(right) else (left, right)
            return is_constant(one) and is_additive(other)
        case _:
            return False
