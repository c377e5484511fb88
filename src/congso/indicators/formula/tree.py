"""The parts a formula is made of, each printable and comparable."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Asking(Enum):
    """What a formula asks of an input: its value now, before, or against plan."""

    VALUE = "value"
    PREVIOUS = "previous"
    SAME_LAST_YEAR = "same_period_last_year"
    PLAN = "plan"
    PLANNED = "planned"
    MET = "met"


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
class Root:
    """The square root."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite number."""

    of: "Node"


Node = Number | Pi | Asked | Sum | Difference | Product | Ratio | Root | Negative
Pair = Sum | Difference | Product | Ratio


def inputs_of(node: Node) -> tuple[Asked, ...]:
    """Return what the formula asks for, in order of first appearance, each once."""
    found: dict[Asked, None] = {}
    waiting: list[Node] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Asked):
            found[part] = None
        elif isinstance(part, Pair):
            waiting += [part.right, part.left]
        elif isinstance(part, Root | Negative):
            waiting.append(part.of)
    return tuple(found)
