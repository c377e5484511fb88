"""The value of a formula in exact decimals: the answer every faster engine must agree with.

>>> from congso.indicators.formula import text
>>> known = {"area": Decimal("3298.2"), "points": Decimal(208)}
>>> value = evaluate(text.read("sqrt(area / (pi * points))"), lambda asked: known[asked.name])
>>> round(value, 4)
Decimal('2.2466')
>>> done = {"done": Decimal(208), "goal": Decimal(193)}
>>> round(evaluate(text.read("share(done, goal)"), lambda asked: done[asked.name]), 4)
Decimal('1.0777')
>>> evaluate(text.read("share(done, goal - goal)"), lambda asked: done[asked.name]).reason
'mẫu số bằng 0 (goal - goal)'
>>> evaluate(text.read("(done - goal)^2"), lambda asked: done[asked.name])
Decimal('225')
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, Overflow
from enum import Enum

from congso.indicators.formula.text import write
from congso.indicators.formula.tree import (
    Asked,
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
)

_EXACT = Context(prec=40, Emin=-99, Emax=99)
"""No figure of a province has a hundred digits; a formula that gives one has gone astray."""
_ADDED = Context(prec=40)
_PI = Decimal("3.141592653589793238462643383279502884197169")


class ZeroDivision(Enum):
    """What a division by zero is; it is never a number."""

    MISSING = "missing"
    """A value that is lacking, a gap in whatever is computed from it."""
    NOT_APPLICABLE = "not_applicable"
    """Nothing to be told: a commune without fee-bearing files has no share of them paid online."""


class Nulls(Enum):
    """What a formula does with an input that has no value."""

    STRICT = "strict"
    """One missing input makes the result missing."""
    SKIP = "skip"
    """A sum of what is there, told with how much of it is there."""


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, and why, in one Vietnamese clause."""

    reason: str
    applies: bool = True
    """False where there is nothing to be told: no gap in a sum, no peer of a rank."""


Value = Decimal | Missing
Lookup = Callable[[Question], Value]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a formula does where an ordinary answer is not to be had."""

    nulls: Nulls = Nulls.STRICT
    zero_division: ZeroDivision = ZeroDivision.MISSING


STRICT = Policy()


def evaluate(
    node: Node, lookup: Lookup, policy: Policy = STRICT, factor: Decimal | None = None
) -> Value:
    """Return the value of the formula, or why there is none.

    Shape: `lookup` answers for each input asked for; one missing input makes the result missing,
    unless a sum may skip it; a division by zero gives what the policy says.
    Units: plain units of each dimension (metres, square metres, đồng, shares of one); the value in
    a unit of `factor` plain ones where it is given.
    """
    try:
        found = _value(node, lookup, policy)
        if factor is None or isinstance(found, Missing):
            return found
        return _EXACT.divide(found, factor)
    except Overflow:
        return Missing(f"kết quả lớn quá mức ghi được ({write(node)})")


def to_plain(value: Decimal, factor: Decimal) -> Decimal:
    """Return a value in the plain unit of its dimension: 2 km are 2000 metres."""
    return _EXACT.multiply(value, factor)


def total(values: Iterable[Decimal]) -> Decimal:
    """Return the sum as the language adds: 0 of nothing.

    >>> total([Decimal("0.1"), Decimal("0.2")])
    Decimal('0.3')
    """
    found = Decimal(0)
    for value in values:
        found = _ADDED.add(found, value)
    return found


def _value(node: Node, lookup: Lookup, policy: Policy) -> Value:
    match node:
        case Number(value):
            return value
        case Pi():
            return _PI
        case Asked() | Count():
            return lookup(node)
        case Negative(of) | Root(of) | Power(of):
            inner = _value(of, lookup, policy)
            return inner if isinstance(inner, Missing) else _single(node, inner)
        case Sum(left, right):
            return _added(_value(left, lookup, policy), _value(right, lookup, policy), policy.nulls)
        case Difference(left, right) | Product(left, right) | Ratio(left, right):
            return _paired(
                node, _value(left, lookup, policy), _value(right, lookup, policy), policy
            )
        case Share(part, of):
            return _paired(node, _value(part, lookup, policy), _value(of, lookup, policy), policy)


def _single(node: Negative | Root | Power, inner: Decimal) -> Value:
    match node:
        case Negative():
            return inner.copy_negate()
        case Power(_, exponent):
            return _EXACT.power(inner, exponent)
        case Root(of):
            if inner < 0:
                return Missing(f"không lấy được căn của số âm ({write(of)})")
            return _EXACT.sqrt(inner)


def _added(left: Value, right: Value, nulls: Nulls) -> Value:
    if isinstance(left, Missing):
        return right if nulls is Nulls.SKIP and isinstance(right, Decimal) else left
    if isinstance(right, Missing):
        return left if nulls is Nulls.SKIP else right
    return _EXACT.add(left, right)


def _paired(
    node: Difference | Product | Ratio | Share, left: Value, right: Value, policy: Policy
) -> Value:
    if isinstance(left, Missing):
        return left
    if isinstance(right, Missing):
        return right
    match node:
        case Difference():
            return _EXACT.subtract(left, right)
        case Product():
            return _EXACT.multiply(left, right)
        case Ratio(_, under) | Share(_, under):
            if right == 0:
                return _over_zero(write(under), policy.zero_division)
            return _EXACT.divide(left, right)


def _over_zero(under: str, policy: ZeroDivision) -> Missing:
    if policy is ZeroDivision.NOT_APPLICABLE:
        return Missing(f"không áp dụng vì mẫu số bằng 0 ({under})", applies=False)
    return Missing(f"mẫu số bằng 0 ({under})")
