"""A formula as one expression of SQL, with a bound on how far it may be from the exact value.

√(3.298,2 / (π·208)) is computed in doubles and is off by less than 1e-15 of itself; 0,1 + 0,2 − 0,3
is exactly nothing to the reference and 5,6e-17 to a database. The bound tells the two apart: where
a zero, a sign or a comparison lies within it, the value is in doubt and the reference decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from math import ceil, log10

import ibis
from ibis.expr.types import BooleanValue, FloatingValue, StringValue

from congso.indicators.formula import evaluation
from congso.indicators.formula.evaluation import Missing, Nulls
from congso.indicators.formula.text import write
from congso.indicators.formula.tree import (
    Asked,
    Count,
    Difference,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Ratio,
    Root,
    Share,
    Sum,
    is_constant,
)
from desk.ledger.engines.layers import NO, YES, Layers, given

HALF_ULP = 2.0**-53
"""The relative error of one rounding to a double."""
_LOOSE = 1e-10
"""A bound beyond this part of the value puts the value itself in doubt."""
_WHOLE_UP_TO = 1e15
"""Doubles up to here hold every whole number."""
DIGITS = 24
"""A recorded value has at most this many digits on either side of the comma."""
_FAR, _FURTHEST = 120, 280
"""Powers of ten: how far a part of a formula may reach, and what is made of such parts."""
LOST = 17
"""Powers of ten that a difference of two doubles may lie below both."""

Fault = tuple[BooleanValue, StringValue]


@dataclass(frozen=True, slots=True)
class Lowered:
    """An expression, when it has no value and why, and how exact it is."""

    value: FloatingValue
    faults: tuple[Fault, ...] = ()
    """When there is no value, whatever `value` gives, and why; the first that holds tells."""
    relative: float = HALF_ULP
    """The bound as a part of the value, where `off` is None."""
    off: FloatingValue | None = None
    """The bound as an amount, where it is no fixed part of the value."""
    doubts: tuple[BooleanValue, ...] = ()
    """When the reference has to decide."""
    is_recorded: bool = False
    """Whether it is the double nearest to what was recorded, in the recorded unit."""
    at: int = 0
    """How many layers of names it stands on."""
    reach: int = DIGITS
    """A power of ten that the value stays below, and the inverse of which it stays above, if it is
    not zero: a double holds 308 of them, and databases differ in what they do about one more."""

    @property
    def bound(self) -> FloatingValue:
        """How far the value may be from the exact one."""
        if self.off is not None:
            return self.off
        magnitude = self.value.abs()
        if self.is_recorded:
            return ibis.cases((is_whole(self.value), 0.0), else_=magnitude * HALF_ULP)
        return magnitude * self.relative

    @property
    def missing(self) -> BooleanValue | None:
        """When there is no value; None for never."""
        return any_of([condition for condition, _why in self.faults])

    @property
    def told(self) -> FloatingValue:
        """The value, null where it is missing."""
        missing = self.missing
        return self.value if missing is None else ibis.cases((missing, nothing()), else_=self.value)

    @property
    def why(self) -> StringValue:
        """Why there is no value, null where there is one."""
        nothing = ibis.null("string")
        return ibis.cases(*self.faults, else_=nothing) if self.faults else nothing

    def scaled(self, factor: float) -> "Lowered":
        """Return the value multiplied by a constant."""
        if factor == 1:
            return self
        value = self.value * factor
        relative = self.relative + 4 * HALF_ULP
        off = None
        if self.off is not None:
            off = self.off * factor + value.abs() * (4 * HALF_ULP)
        reach = self.reach + ceil(abs(log10(factor)))
        return replace(
            self, value=value, relative=relative, off=off, is_recorded=False, reach=reach
        )

    def kept(self, layers: Layers) -> "Lowered":
        """Return the same by names for the value and its bound."""
        off = None if self.off is None else layers.keep(self.off, self.at)
        return replace(self, value=layers.keep(self.value, self.at), off=off, at=self.at + 1)

    def within(self, reach: int) -> "Lowered":
        """Return the value where it stays within a reach; the reference tells the others."""
        if self.reach <= reach:
            return self
        magnitude = self.value.abs()
        is_beyond = (magnitude > 10.0**reach) | ((magnitude < 10.0**-reach) & (magnitude > 0))
        return replace(
            self,
            value=ibis.cases((is_beyond, nothing()), else_=self.value),
            doubts=(*self.doubts, is_beyond),
            reach=reach,
        )


Lookup = Callable[[Asked], Lowered]


def constant(value: float) -> FloatingValue:
    """Return a number of the formula."""
    return given(float(value), "float64")


def nothing() -> FloatingValue:
    """Return no value; a bare null would turn every comparison with it into a test for null."""
    return constant(0).nullif(constant(0))


def is_whole(value: FloatingValue) -> BooleanValue:
    """Return whether a double is a whole number that doubles hold exactly."""
    magnitude = value.abs()
    return ibis.least(magnitude, constant(_WHOLE_UP_TO)).floor().cast("float64") == magnitude


def any_of(conditions: Sequence[BooleanValue]) -> BooleanValue | None:
    """Return whether one of the conditions holds; None where there is none."""
    return reduce(lambda one, other: one | other, conditions) if conditions else None


@dataclass(frozen=True, slots=True)
class Lowering:
    """How the parts of a formula are answered and named."""

    lookup: Lookup
    """Answers for each input asked for, as the reference is answered, in plain units."""
    nulls: Nulls
    layers: Layers

    def lower(self, node: Node) -> Lowered:
        """Return the expression of a part of a formula, in plain units of its dimension."""
        if is_constant(node):
            return _constant(node)
        found = self._lowered(node).kept(self.layers)
        return found if found.reach <= _FAR else found.within(_FAR).kept(self.layers)

    def _lowered(self, node: Node) -> Lowered:
        match node:
            case Asked():
                return self.lookup(node)
            case Count():
                raise TypeError(node)
            case Negative(of):
                inner = self.lower(of)
                return replace(inner, value=-inner.value)
            case Root(of):
                return _root(of, self.lower(of))
            case Power(of, exponent):
                return _power(self.lower(of), exponent)
            case Sum() | Difference():
                skips = self.nulls is Nulls.SKIP
                parts = [(sign, self.lower(part)) for sign, part in _terms(node, skips=skips)]
                return _sum(parts, skips=skips)
            case Product(left, right):
                return _product(self.lower(left), self.lower(right))
            case Ratio(left, right) | Share(left, right):
                return _ratio(self.lower(left), self.lower(right), right)
            case _:
                raise TypeError(node)


def _constant(node: Node) -> Lowered:
    """Return the value that the reference gives a part without inputs."""
    found = evaluation.evaluate(node, lambda asked: Missing(asked.name))
    if isinstance(found, Missing):
        return Lowered(nothing(), ((YES, ibis.literal(found.reason)),))
    reach = abs(found.adjusted()) + 1
    if reach > _FAR:
        return Lowered(nothing(), doubts=(YES,))
    as_double = float(found)
    is_exact = isinstance(node, Number) and Decimal(repr(as_double)) == found
    return Lowered(constant(as_double), is_recorded=is_exact, reach=reach)


def _root(of: Node, inner: Lowered) -> Lowered:
    why = ibis.literal(f"không lấy được căn của số âm ({write(of)})")
    value = inner.value.abs().sqrt()
    faults = (*inner.faults, (inner.value < 0, why))
    if inner.off is None:
        return replace(
            inner, value=value, faults=faults, relative=inner.relative + HALF_ULP, is_recorded=False
        )
    off = inner.off / value.nullif(0) + value * HALF_ULP
    near = (inner.value.abs() <= inner.off) & (inner.off > 0)
    return replace(
        inner,
        value=value,
        faults=faults,
        off=off,
        doubts=(*inner.doubts, near),
        is_recorded=False,
    )


def _power(inner: Lowered, exponent: int) -> Lowered:
    inner = inner.within(_FURTHEST // exponent)
    reach = exponent * inner.reach
    value = inner.value ** constant(exponent)
    relative = exponent * inner.relative + 8 * HALF_ULP
    if inner.off is None:
        return replace(inner, value=value, relative=relative, is_recorded=False, reach=reach)
    magnitude = inner.value.abs()
    near = (inner.off > 0) & (inner.off * 100 >= magnitude)
    part = inner.off / magnitude.nullif(0) * (2 * exponent) + 8 * HALF_ULP
    off = ibis.coalesce(value.abs() * part, 0.0)
    return replace(
        inner,
        value=value,
        off=off,
        doubts=(*inner.doubts, near),
        is_recorded=False,
        reach=reach,
    )


def _sum(terms: Sequence[tuple[int, Lowered]], *, skips: bool) -> Lowered:
    """Return a chain of terms in one expression; its bound grows with their sizes."""
    lowered = [term for _sign, term in terms]
    values = [term.value for term in lowered]
    if skips:
        values = [ibis.coalesce(term.told, 0.0) for term in lowered]
    value = values[0]
    for (sign, _term), further in zip(terms[1:], values[1:], strict=True):
        value = value + further if sign > 0 else value - further
    faults = tuple(fault for term in lowered for fault in term.faults)
    if skips:
        faults = _all_missing(lowered)
    bounds = [ibis.coalesce(term.bound, 0.0) if skips else term.bound for term in lowered]
    inexact = reduce(lambda one, other: one + other, bounds)
    sizes = reduce(lambda one, other: one + other, [value.abs() for value in values])
    off = ibis.cases(
        ((inexact == 0.0) & (sizes < _WHOLE_UP_TO), 0.0),
        else_=inexact + sizes * (len(terms) * HALF_ULP),
    )
    if _is_exact_when_equal(terms):
        off = ibis.cases((values[0] == values[1], 0.0), else_=off)
    doubts = tuple(doubt for term in lowered for doubt in term.doubts)
    reach, at = max(term.reach for term in lowered) + LOST, max(term.at for term in lowered)
    return Lowered(value, faults, off=off, doubts=doubts, at=at, reach=reach)


def _terms(node: Node, *, skips: bool) -> list[tuple[int, Node]]:
    match node:
        case Sum(left, right):
            return [*_terms(left, skips=skips), (1, right)]
        case Difference(left, right) if not skips:
            return [*_terms(left, skips=skips), (-1, right)]
        case _:
            return [(1, node)]


def _all_missing(terms: Sequence[Lowered]) -> tuple[Fault, ...]:
    """Return the fault of a sum that skips what is missing: nothing is there at all."""
    missing = [term.missing for term in terms]
    known = [condition for condition in missing if condition is not None]
    if len(known) < len(terms):
        return ()
    return ((reduce(lambda one, other: one & other, known), terms[0].why),)


def _is_exact_when_equal(terms: Sequence[tuple[int, Lowered]]) -> bool:
    """Return whether equal doubles are equal records: one record less another of the same unit."""
    return len(terms) == 2 and terms[1][0] < 0 and all(term.is_recorded for _sign, term in terms)


def _product(left: Lowered, right: Lowered) -> Lowered:
    value = left.value * right.value
    reach, at = left.reach + right.reach, max(left.at, right.at)
    faults, doubts = (*left.faults, *right.faults), (*left.doubts, *right.doubts)
    if left.off is None and right.off is None:
        relative = left.relative + right.relative + 2 * HALF_ULP
        return Lowered(value, faults, relative, doubts=doubts, at=at, reach=reach)
    one, other = left.bound, right.bound
    off = left.value.abs() * other + right.value.abs() * one + one * other
    off += value.abs() * HALF_ULP
    return Lowered(value, faults, off=off, doubts=doubts, at=at, reach=reach)


def _ratio(left: Lowered, right: Lowered, under: Node) -> Lowered:
    value = left.value / right.value.nullif(0)
    reach, at = left.reach + right.reach, max(left.at, right.at)
    why = ibis.literal(f"mẫu số bằng 0 ({write(under)})")
    faults = (*left.faults, *right.faults, (right.value == 0.0, why))
    doubts = (*left.doubts, *right.doubts)
    if left.off is None and right.off is None:
        relative = left.relative + right.relative + 2 * HALF_ULP
        return Lowered(value, faults, relative, doubts=doubts, at=at, reach=reach)
    magnitude, inexact = right.value.abs(), right.bound
    off = (left.bound + value.abs() * inexact) / (magnitude * 0.99).nullif(0)
    if right.off is not None:
        doubts = (*doubts, (inexact > 0) & (inexact * 100 >= magnitude))
    off += value.abs() * HALF_ULP
    return Lowered(value, faults, off=off, doubts=doubts, at=at, reach=reach)


def loose(lowered: Lowered) -> BooleanValue | None:
    """Return when the bound is too wide for the value to be told at all; None for never."""
    if lowered.off is None:
        return None
    return ibis.coalesce(lowered.off > lowered.value.abs() * _LOOSE, NO)
