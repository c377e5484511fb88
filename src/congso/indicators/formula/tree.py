"""The parts a formula is made of, each printable and comparable."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Asking(Enum):
    """What a formula asks of an input: its value, before, against plan, or over several figures."""

    VALUE = "value"
    PREVIOUS = "previous"
    SAME_LAST_YEAR = "same_period_last_year"
    PLAN = "plan"
    PLANNED = "planned"
    MET = "met"
    SUM_OVER = "sum_over"
    """The sum over the members of a breakdown that parts the whole without overlap."""
    RANK_AMONG = "rank_among"
    """One plus how many peers are strictly better."""
    YEAR_TO_DATE = "year_to_date"
    """The sum of the months or quarters of the year so far."""


GATHERING = frozenset({Asking.SUM_OVER, Asking.RANK_AMONG, Asking.YEAR_TO_DATE})
"""Askings that are answered out of several figures, not one."""


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number, without unit."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Pi:
    """The ratio of a circle's circumference to its diameter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An input by its name in the formula, and what is asked of it."""

    name: str
    asking: Asking = Asking.VALUE
    over: str = ""
    """Of a sum over parts: the dimension that they are told by, where there are several."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many bodies or firms stood in a register on the last day of the period."""

    name: str
    """Of the register: telecom."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Left plus right."""

    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Difference:
    """Left minus right."""

    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Product:
    """Left times right."""

    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Left divided by right."""

    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as a percentage."""

    part: "Node"
    of: "Node"


@dataclass(frozen=True, slots=True)
class Power:
    """A whole power, from the second to the ninth."""

    of: "Node"
    exponent: int


@dataclass(frozen=True, slots=True)
class Root:
    """The square root."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite number."""

    of: "Node"


Node = (
    Number | Pi | Asked | Count | Sum | Difference | Product | Ratio | Share | Power | Root
    | Negative
)  # fmt: skip
Question = Asked | Count
"""What a formula must be told before it has a value."""
Pair = Sum | Difference | Product | Ratio

_BINDING: dict[type, int] = {Sum: 1, Difference: 1, Product: 2, Ratio: 2, Negative: 3, Power: 4}
ATOM = 5
"""How tightly a number, a name or a function with its brackets holds together."""


def binding(node: Node) -> int:
    """Return how tightly a node holds together in writing: 1 for a sum, 5 for a name."""
    return _BINDING.get(type(node), ATOM)


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return what a node is made of, from left to right."""
    match node:
        case Sum(left, right) | Difference(left, right) | Product(left, right) | Ratio(left, right):
            return left, right
        case Share(part, of):
            return part, of
        case Power(of) | Root(of) | Negative(of):
            return (of,)
        case _:
            return ()


def inputs_of(node: Node) -> tuple[Asked, ...]:
    """Return what the formula asks of indicators, in order of first appearance, each once."""
    return tuple(one for one in questions_of(node) if isinstance(one, Asked))


def counts_of(node: Node) -> tuple[Count, ...]:
    """Return the registers that the formula counts, in order of first appearance, each once."""
    return tuple(one for one in questions_of(node) if isinstance(one, Count))


def is_constant(node: Node) -> bool:
    """Return whether the formula asks for nothing."""
    return not questions_of(node)


def questions_of(node: Node) -> tuple[Question, ...]:
    """Return all that the formula asks for, in order of first appearance, each once."""
    found: dict[Question, None] = {}
    waiting: list[Node] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Asked | Count):
            found[part] = None
        waiting += reversed(parts_of(part))
    return tuple(found)
