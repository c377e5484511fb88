"""A formula as a statistician writes it on a page, with names or with numbers put in.

>>> from congso.indicators.formula import text
>>> tree = text.read("sqrt(area / (pi * points))")
>>> names = {"area": "diện tích", "points": "số điểm"}
>>> aloud(tree, lambda asked: names[asked.name])
'√(diện tích ÷ (π × số điểm))'
>>> aloud(text.read("share(online, received)"), lambda asked: asked.name)
'online ÷ received × 100%'
"""

from collections.abc import Callable

from congso.agencies import register
from congso.indicators.formula.tree import (
    ATOM,
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
    Question,
    Ratio,
    Root,
    Share,
    Sum,
    binding,
)
from congso.quantities import numerals

_SIGNS: dict[type, str] = {Sum: "+", Difference: numerals.MINUS, Product: "×", Ratio: "÷"}
_RAISED = dict(enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹"))
_LIKE_A_PRODUCT = 2
_QUESTIONS = {
    Asking.PREVIOUS: "{} kỳ trước",
    Asking.SAME_LAST_YEAR: "{} cùng kỳ năm trước",
    Asking.PLAN: "{} theo kế hoạch",
    Asking.PLANNED: "[{} có kế hoạch]",
    Asking.MET: "[{} đạt kế hoạch]",
    Asking.SUM_OVER: "tổng các phần của {}",
    Asking.RANK_AMONG: "hạng của {} trong các đơn vị cùng cấp",
    Asking.YEAR_TO_DATE: "{} lũy kế từ đầu năm",
}


def asked_aloud(asked: Asked, name: str, over: str = "") -> str:
    """Return what is asked of an input, in words: “số trạm kỳ trước”.

    Shape: `over` is the name of the breakdown that a sum over parts names.
    """
    if over:
        return f"tổng các phần theo {over[:1].lower()}{over[1:]} của {name}"
    return _QUESTIONS.get(asked.asking, "{}").format(name)


def counted_aloud(count: Count) -> str:
    """Return what a count asks for, in words."""
    return f"số {register.COUNTED[count.name]} trong {register.NAMES[count.name]}"


def aloud(node: Node, called: Callable[[Question], str]) -> str:
    """Return the formula in the signs of a page, each input as `called` says it."""
    match node:
        case Number(value):
            return numerals.write(value)
        case Pi():
            return "π"
        case Asked() | Count():
            return called(node)
        case Root(of):
            return f"√({aloud(of, called)})"
        case Share(part, of):
            said = f"{_inside(part, _LIKE_A_PRODUCT, called)} ÷ "
            return f"{said}{_inside(of, _LIKE_A_PRODUCT + 1, called)} × 100%"
        case Power(of, exponent):
            return f"{_alone(of, called)}{_RAISED[exponent]}"
        case Negative(of):
            return f"{numerals.MINUS}{_inside(of, binding(node), called)}"
        case Sum(left, right) | Difference(left, right) | Product(left, right) | Ratio(left, right):
            rank = binding(node)
            sign = _SIGNS[type(node)]
            return f"{_inside(left, rank, called)} {sign} {_inside(right, rank + 1, called)}"


def _inside(node: Node, rank: int, called: Callable[[Question], str]) -> str:
    own = _LIKE_A_PRODUCT if isinstance(node, Share) else binding(node)
    return aloud(node, called) if own >= rank else f"({aloud(node, called)})"


def _alone(node: Node, called: Callable[[Question], str]) -> str:
    """Return the base of a power; a name or a quantity of two words stands in brackets."""
    said = _inside(node, ATOM, called)
    return f"({said})" if isinstance(node, Asked | Count) and len(said.split()) > 1 else said
