"""The unit of a formula's result, found before any figure is put in.

>>> from congso.indicators.formula import text
>>> from congso.quantities import units
>>> inputs = {"area": units.named("km²"), "points": units.named("điểm")}
>>> require(text.read("sqrt(area / (pi * points))"), inputs, units.named("km/điểm phục vụ"))
>>> str(sort_of(text.read("area / points"), inputs))
'độ dài^2/điểm'
>>> str(sort_of(text.read("rank_among(points)"), inputs))
'thứ hạng'
>>> str(sort_of(text.read("share(points, sum_over(points))"), inputs))
'tỷ lệ phần trăm'
>>> str(sort_of(text.read("points + area"), inputs))
Traceback (most recent call last):
    ...
congso.indicators.formula.units.WrongUnit: Trong “points + area”: “points” là số đếm (điểm), \
“area” là độ dài^2; hai vế phải cùng loại mới cộng trừ được.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from congso.agencies import register
from congso.indicators.formula.text import write
from congso.indicators.formula.tree import (
    Asked,
    Asking,
    Count,
    Difference,
    Negative,
    Node,
    Number,
    Pi,
    Power,
    Product,
    Ratio,
    Root,
    Share,
    Sum,
    is_constant,
)
from congso.quantities.counted import NOTHING, Counted
from congso.quantities.units import NUMBER, Dimension, Kind, Unit

_KINDS = {
    Kind.SHARE: "tỷ lệ phần trăm",
    Kind.POINTS: "điểm phần trăm",
    Kind.RANK: "thứ hạng",
    Kind.SCORE: "điểm số",
    Kind.TEXT: "chữ",
}
_TARGETS = Counted.of("chỉ tiêu")
_PLACE = Counted.of("hạng")
_STEPS = Counted.of("bậc")


class WrongUnit(ValueError):
    """A formula puts units together that do not go together."""

    def __init__(self, message: str, part: Node) -> None:
        super().__init__(message)
        self.part = write(part)
        """What of the formula is wrong, as it prints."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What sort of number a part of a formula is."""

    dimension: Dimension = NUMBER
    kind: Kind = Kind.AMOUNT
    counted: Counted | None = NOTHING
    """What is counted; None under a root, where only the indicator can say."""

    def __str__(self) -> str:
        """Return the sort in Vietnamese words."""
        if self.kind is not Kind.AMOUNT:
            return "số bậc" if self.counted == _STEPS else _KINDS[self.kind]
        counted = str(self.counted or "")
        if self.dimension == NUMBER:
            return f"số đếm ({counted})" if counted else "số trơn, không đơn vị"
        joins = " · " if counted and not counted.startswith("/") else ""
        return f"{self.dimension}{joins}{counted}"

    def is_like(self, other: "Sort") -> bool:
        """Return whether the two may be added."""
        alike = None in (self.counted, other.counted) or self.counted == other.counted
        return alike and (self.dimension, self.kind) == (other.dimension, other.kind)


def require(node: Node, inputs: Mapping[str, Unit], declared: Unit) -> None:
    """Refuse a formula whose result is not what the indicator declares.

    Raises: `WrongUnit`, naming both sides.
    """
    found, wanted = sort_of(node, inputs), sort_of_unit(declared)
    if is_constant(node):
        found = replace(found, counted=None)
    is_plain = found.is_like(Sort())
    if not found.is_like(wanted) and not (is_plain and wanted == Sort(kind=Kind.SHARE)):
        raise WrongUnit(
            f"Công thức “{write(node)}” cho kết quả là {found}, nhưng chỉ tiêu khai đơn vị "
            f"“{declared.symbol}” là {wanted}. Hãy sửa công thức hoặc đơn vị.",
            node,
        )


def sort_of_unit(unit: Unit) -> Sort:
    """Return the sort of the numbers that are written in a unit."""
    return Sort(unit.dimension, unit.kind, unit.counted)


def sort_of(node: Node, inputs: Mapping[str, Unit]) -> Sort:
    """Return the dimension and kind of the result.

    Raises: `WrongUnit` for an unknown input or a wrong combination.
    """
    match node:
        case Number() | Pi():
            return Sort()
        case Asked():
            return _asked(node, inputs)
        case Count(name):
            return Sort(counted=Counted.of(register.COUNTED[name]))
        case Negative(of):
            return _no_rank(node, sort_of(of, inputs))
        case Root(of):
            inner = _no_rank(node, sort_of(of, inputs))
            return Sort(inner.dimension * Fraction(1, 2), counted=None)
        case Power(of, exponent):
            inner = _no_rank(node, sort_of(of, inputs))
            counted = None if inner.counted is None else inner.counted * exponent
            return Sort(inner.dimension * exponent, counted=counted)
        case Sum(left, right) | Difference(left, right):
            return _added(node, sort_of(left, inputs), sort_of(right, inputs))
        case Product(left, right) | Ratio(left, right):
            return _multiplied(node, sort_of(left, inputs), sort_of(right, inputs))
        case Share(part, of):
            return _share(node, sort_of(part, inputs), sort_of(of, inputs))


def _asked(node: Asked, inputs: Mapping[str, Unit]) -> Sort:
    if node.name not in inputs:
        known = ", ".join(sorted(inputs)) or "chưa khai đầu vào nào"
        told = f"Công thức dùng “{node.name}” nhưng đầu vào đã khai là: {known}."
        raise WrongUnit(told, node)
    sort = sort_of_unit(inputs[node.name])
    if sort.kind is Kind.TEXT:
        raise WrongUnit(
            f"“{write(node)}” là thông tin bằng chữ, không phải số; chữ không vào công thức nào.",
            node,
        )
    match node.asking:
        case Asking.PLANNED | Asking.MET:
            return Sort(counted=_TARGETS)
        case Asking.SUM_OVER | Asking.YEAR_TO_DATE:
            if sort.kind is not Kind.AMOUNT or inputs[node.name].is_per:
                raise WrongUnit(
                    f"“{write(node)}” cộng các số là {sort}; chỉ cộng được số lượng. "
                    "Hãy cộng tử số và mẫu số, rồi chia.",
                    node,
                )
            return sort
        case Asking.RANK_AMONG:
            _no_rank(node, sort)
            return Sort(kind=Kind.RANK, counted=_PLACE)
        case _:
            return sort


def _added(node: Sum | Difference, one: Sort, other: Sort) -> Sort:
    if is_constant(node.left):
        one = replace(one, counted=None)
    if is_constant(node.right):
        other = replace(other, counted=None)
    if not one.is_like(other):
        raise WrongUnit(
            f"Trong “{write(node)}”: “{write(node.left)}” là {one}, "
            f"“{write(node.right)}” là {other}; hai vế phải cùng loại mới cộng trừ được.",
            node,
        )
    if isinstance(node, Sum):
        _no_rank(node, one)
    elif one.kind is Kind.SHARE:
        return Sort(kind=Kind.POINTS)
    elif one.kind is Kind.RANK:
        return Sort(kind=Kind.RANK, counted=_STEPS)
    return other if one.counted is None else one


def _multiplied(node: Product | Ratio, one: Sort, other: Sort) -> Sort:
    _no_rank(node, one)
    _no_rank(node, other)
    if is_constant(node.right):
        return one
    if isinstance(node, Product) and is_constant(node.left):
        return other
    is_open = one.counted is None or other.counted is None
    if isinstance(node, Ratio):
        counted = None if is_open else _of(one) - _of(other)
        return Sort(one.dimension - other.dimension, counted=counted)
    counted = None if is_open else _of(one) + _of(other)
    return Sort(one.dimension + other.dimension, counted=counted)


def _share(node: Share, part: Sort, of: Sort) -> Sort:
    if not part.is_like(of) or part.kind is not Kind.AMOUNT:
        raise WrongUnit(
            f"Trong “{write(node)}”: “{write(node.part)}” là {part}, “{write(node.of)}” là {of}; "
            "tỷ lệ cần một phần và một tổng cùng là số lượng của cùng một thứ.",
            node,
        )
    return Sort(kind=Kind.SHARE)


def _no_rank(node: Node, sort: Sort) -> Sort:
    if sort.kind is Kind.RANK:
        raise WrongUnit(
            f"“{write(node)}” dùng {sort} như một số lượng; thứ hạng chỉ so sánh hoặc trừ nhau.",
            node,
        )
    return sort


def _of(sort: Sort) -> Counted:
    return sort.counted or NOTHING
