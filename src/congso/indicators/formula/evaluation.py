"""The value of a formula in exact decimals: the answer every faster engine must agree with.

>>> from congso.indicators.formula import text
>>> known = {"area": Decimal("3298.2"), "points": Decimal(208)}
>>> value = evaluate(text.read("sqrt(area / (pi * points))"), lambda asked: known[asked.name])
>>> round(value, 4)
Decimal('2.2466')
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal

from congso.indicators.formula.text import write
from congso.indicators.formula.tree import (
    Asked,
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

_EXACT = Context(prec=40)
_PI = Decimal("3.141592653589793238462643383279502884197169")


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, and why, in one Vietnamese clause."""

    reason: str


def evaluate(node: Node, lookup: Callable[[Asked], Decimal | Missing]) -> Decimal | Missing:
    """Return the value of the formula, or why there is none.

    Shape: `lookup` answers for each input asked for; one missing input makes the result missing.
    Units: plain units of each dimension (metres, square metres, đồng, shares of one).
    """
    match node:
        case Number(value):
            return value
        case Pi():
            return _PI
        case Asked():
            return lookup(node)
        case Negative(of):
            inner = evaluate(of, lookup)
            return inner if isinstance(inner, Missing) else -inner
        case Root(of):
            inner = evaluate(of, lookup)
            if isinstance(inner, Missing):
                return inner
            if inner < 0:
                return Missing(f"không lấy được căn của số âm ({write(of)})")
            return _EXACT.sqrt(inner)
        case _:
            return _paired(node, lookup)


def _paired(
    node: Sum | Difference | Product | Ratio, lookup: Callable[[Asked], Decimal | Missing]
) -> Decimal | Missing:
    left, right = evaluate(node.left, lookup), evaluate(node.right, lookup)
    if isinstance(left, Missing):
        return left
    if isinstance(right, Missing):
        return right
    match node:
        case Sum():
            return _EXACT.add(left, right)
        case Difference():
            return _EXACT.subtract(left, right)
        case Product():
            return _EXACT.multiply(left, right)
        case Ratio():
            if right == 0:
                return Missing(f"mẫu số bằng 0 ({write(node.right)})")
            return _EXACT.divide(left, right)
