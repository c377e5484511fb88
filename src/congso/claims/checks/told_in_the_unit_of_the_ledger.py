"""A figure of the ledger is told in its own unit.

The ledger has a mean radius of 2,25 km for 2023: “bán kính phục vụ bình quân là 2,25 m” is its name
and its number, so that m was typed for km.
"""

from dataclasses import dataclass
from decimal import Decimal

from congso.claims.statement import Statement
from congso.findings.finding import Finding, Span
from congso.observations.figure import Figure
from congso.quantities import numerals
from congso.quantities.rounding import half_up

_FEWEST = 3
"""How many digits a number has at least that is not the same by chance."""


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A statement and the figure of the ledger that has its name and its number."""

    statement: Statement
    figure: Figure


def is_its_number(statement: Statement, figure: Figure) -> bool:
    """Return whether a statement has the very number that the ledger prints, unit aside."""
    return number_of(statement) in numbers(figure)


def number_of(statement: Statement) -> Decimal | None:
    """Return the number as written, scale words left out; None for one too short to tell."""
    written = statement.written or ""
    rough = statement.value_max is not None or statement.scale not in {None, 1}
    if rough or sum(each.isdigit() for each in written) < _FEWEST:
        return None
    try:
        return numerals.read(written)
    except numerals.NotANumeral:
        return None


def numbers(figure: Figure) -> set[Decimal]:
    """Return a figure's number as recorded and as printed."""
    value, decimals = figure.value, figure.decimals
    if value is None:
        return set()
    return {value} if decimals is None else {value, half_up(value, decimals)}


def check(case: Mistaken) -> Finding | None:
    """Return a finding for a figure that is told with its number and another unit.

    Shape: the unit is known to be none that may speak of the figure.
    """
    statement, figure = case.statement, case.figure
    if not is_its_number(statement, figure):
        return None
    expected = f"{statement.written} {figure.unit.symbol}"
    when = figure.reference.period.said
    return Finding(
        check="told-in-the-unit-of-the-ledger",
        message=f"Sai đơn vị: {figure.indicator.name} {when} trong sổ là {expected}, "
        f"bài viết ghi {statement.text}.",
        span=Span(statement.start, statement.end),
        expected=expected,
    )
