"""A formula as a statistician writes it on a page, with names or with numbers put in.

>>> from congso.indicators.formula import text
>>> tree = text.read("sqrt(area / (pi * points))")
>>> names = {"area": "diện tích", "points": "số điểm"}
>>> aloud(tree, lambda asked: names[asked.name])
'√(diện tích ÷ (π × số điểm))'
"""

from collections.abc import Callable

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
from congso.quantities import numerals

_SIGNS: dict[type, tuple[str, int]] = {
    Sum: ("+", 1),
    Difference: (numerals.MINUS, 1),
    Product: ("×", 2),
    Ratio: ("÷", 2),
}
_QUESTIONS = {
    Asking.PREVIOUS: "{} kỳ trước",
    Asking.SAME_LAST_YEAR: "{} cùng kỳ năm trước",
    Asking.PLAN: "{} theo kế hoạch",
    Asking.PLANNED: "[{} có kế hoạch]",
    Asking.MET: "[{} đạt kế hoạch]",
}


def asked_aloud(asked: Asked, name: str) -> str:
    """Return what is asked of an input, in words: “số trạm kỳ trước”."""
    return _QUESTIONS.get(asked.asking, "{}").format(name)


def aloud(node: Node, called: Callable[[Asked], str]) -> str:
    """Return the formula in the signs of a page, each input as `called` says it."""
    match node:
        case Number(value):
            return numerals.write(value)
        case Pi():
            return "π"
        case Asked():
            return called(node)
        case Root(of):
            return f"√({aloud(of, called)})"
        case Negative(of):
            return f"{numerals.MINUS}{_inside(of, 3, called)}"
        case _:
            sign, rank = _SIGNS[type(node)]
            left = _inside(node.left, rank, called)
            right = _inside(node.right, rank + 1, called)
            return f"{left} {sign} {right}"


def _inside(node: Node, rank: int, called: Callable[[Asked], str]) -> str:
    written = aloud(node, called)
    own = _SIGNS[type(node)][1] if type(node) in _SIGNS else 4 - isinstance(node, Negative)
    return written if own >= rank else f"({written})"
