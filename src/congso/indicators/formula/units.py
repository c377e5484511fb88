"""The unit of a formula's result, found before any figure is put in.

>>> from congso.indicators.formula import text
>>> from congso.quantities import units
>>> inputs = {"area": units.named("km²"), "points": units.named("điểm")}
>>> require(text.read("sqrt(area / (pi * points))"), inputs, units.named("km/điểm phục vụ"))
>>> str(sort_of(text.read("area / points"), inputs))
'độ dài^2'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from congso.indicators.formula.text import write
from congso.indicators.formula.tree import (
    Asked,
    Asking,
    Difference,
    Negative,
    Node,
    Number,
    Pi,
    Product,
    Ratio,
    Root,
    Sum,
)
from congso.quantities.units import NUMBER, Dimension, Kind, Unit

_KINDS = {
    Kind.AMOUNT: "số lượng",
    Kind.SHARE: "tỷ lệ phần trăm",
    Kind.POINTS: "điểm phần trăm",
    Kind.RANK: "thứ hạng",
    Kind.SCORE: "điểm số",
}


class WrongUnit(ValueError):
    """A formula puts units together that do not go together."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What sort of number a part of a formula is."""

    dimension: Dimension = NUMBER
    kind: Kind = Kind.AMOUNT

    def __str__(self) -> str:
        """Return the sort in Vietnamese words."""
        return str(self.dimension) if self.kind is Kind.AMOUNT else _KINDS[self.kind]


def require(node: Node, inputs: Mapping[str, Unit], declared: Unit) -> None:
    """Refuse a formula whose result is not what the indicator declares.

    Raises: `WrongUnit`, naming both sides.
    """
    found = sort_of(node, inputs)
    wanted = Sort(declared.dimension, declared.kind)
    plain_number = found == Sort() and wanted.dimension == NUMBER and wanted.kind is Kind.SHARE
    steps = found.kind is Kind.RANK and wanted.kind is Kind.RANK
    if found != wanted and not plain_number and not steps:
        raise WrongUnit(
            f"Công thức “{write(node)}” cho kết quả là {found}, nhưng chỉ tiêu khai đơn vị "
            f"“{declared.symbol}” là {wanted}. Hãy sửa công thức hoặc đơn vị."
        )


def sort_of(node: Node, inputs: Mapping[str, Unit]) -> Sort:
    """Return the dimension and kind of the result.

    Raises: `WrongUnit` for an unknown input or a wrong combination.
    """
    match node:
        case Number() | Pi():
            return Sort()
        case Asked(name, asking):
            return _asked(name, asking, inputs)
        case Negative(of):
            return sort_of(of, inputs)
        case Root(of):
            inner = sort_of(of, inputs)
            _refuse_ranks(node, inner)
            return Sort(inner.dimension * Fraction(1, 2), Kind.AMOUNT)
        case Sum(left, right) | Difference(left, right):
            return _added(node, sort_of(left, inputs), sort_of(right, inputs))
        case Product(left, right) | Ratio(left, right):
            one, other = sort_of(left, inputs), sort_of(right, inputs)
            return _multiplied(node, one, other)


def _asked(name: str, asking: Asking, inputs: Mapping[str, Unit]) -> Sort:
    if name not in inputs:
        known = ", ".join(sorted(inputs)) or "chưa khai đầu vào nào"
        raise WrongUnit(f"Công thức dùng “{name}” nhưng đầu vào đã khai là: {known}.")
    if asking in (Asking.PLANNED, Asking.MET):
        return Sort()
    return Sort(inputs[name].dimension, inputs[name].kind)


def _added(node: Sum | Difference, one: Sort, other: Sort) -> Sort:
    if one != other:
        raise WrongUnit(
            f"Trong “{write(node)}”: “{write(node.left)}” là {one}, "
            f"“{write(node.right)}” là {other}; hai vế phải cùng loại mới cộng trừ được."
        )
    if isinstance(node, Difference) and one.kind is Kind.SHARE:
        return Sort(NUMBER, Kind.POINTS)
    if isinstance(node, Sum):
        _refuse_ranks(node, one)
    return one


def _multiplied(node: Product | Ratio, one: Sort, other: Sort) -> Sort:
    _refuse_ranks(node, one, other)
    if isinstance(node, Ratio):
        return Sort(one.dimension - other.dimension)
    return Sort(one.dimension + other.dimension)


def _refuse_ranks(node: Node, *sorts: Sort) -> None:
    if any(sort.kind is Kind.RANK for sort in sorts):
        raise WrongUnit(
            f"“{write(node)}” dùng thứ hạng như một số lượng; thứ hạng chỉ so sánh hoặc trừ nhau."
        )
