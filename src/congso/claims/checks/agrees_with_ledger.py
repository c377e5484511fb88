"""A figure that the ledger holds must be told as it holds it, at the precision printed.

The ledger has 1.422 trạm for 2023 and 1.346 for 2022: “tăng 86 trạm” should be 76. 5.758,75 people
a point agree with 5.760 told to the nearest ten.
"""

from dataclasses import dataclass
from decimal import Decimal

from congso.claims import precision
from congso.claims.statement import CHANGE, RANK, Statement
from congso.findings.finding import Finding, Span
from congso.observations.figure import Figure
from congso.observations.reference import Aspect
from congso.quantities import numerals, units
from congso.quantities.quantity import Quantity
from congso.quantities.rounding import half_up
from congso.quantities.units import Kind

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement and the figure of the ledger that it speaks of."""

    statement: Statement
    figure: Figure


def counts_nothing(figure: Figure) -> bool:
    """Return whether a figure is 0 only because nothing was recorded that it could count."""
    inputs = figure.inputs
    return bool(inputs) and figure.value == 0 and not any(each.value for each in inputs)


def check(case: Quoted) -> Finding | None:
    """Return a finding where the figure has a value and the statement tells another one.

    A sum of which a part is missing contradicts nothing: the text may know the rest.
    """
    exact = _as_told(case)
    if exact is None or next(case.figure.gaps(), None):
        return None
    statement, figure = case.statement, case.figure
    computed = figure.formula is not None or statement.kind == CHANGE
    value_fits = (
        precision.agrees(statement, exact, computed=computed)
        or _printed(figure, exact) == statement.value
    )
    if value_fits and _direction_fits(case) and _peers_fit(case):
        return None
    return Finding(
        check="agrees-with-ledger",
        message=_message(case, exact),
        span=Span(statement.start, statement.end),
        expected=_expected(case, exact),
    )


def _as_told(case: Quoted) -> Decimal | None:
    """Return the ledger's value in the form that the statement has: growth, multiple, excess."""
    value, statement = case.figure.value, case.statement
    if value is None:
        return None
    match statement.form, case.figure.reference.aspect:
        case "index_pct", Aspect.GROWTH:
            return value + _HUNDRED
        case "multiple", Aspect.GROWTH:
            return value / _HUNDRED + 1
        case "excess_pct", Aspect.PLAN_RATIO:
            short = statement.direction == "decrease"
            return _HUNDRED - value if short else value - _HUNDRED
    value = _in_unit(value, case)
    return abs(value) if statement.kind == CHANGE else value


def _in_unit(value: Decimal, case: Quoted) -> Decimal:
    """Return `value` in the unit of the statement, where both units are known and alike."""
    told = units.UNITS.get(case.statement.unit or "")
    unit = case.figure.unit
    if told is None or told.factor == unit.factor or not told.is_like(unit):
        return value
    return Quantity(value, unit).to(told).value


def _printed(figure: Figure, exact: Decimal) -> Decimal | None:
    return None if figure.decimals is None else half_up(exact, figure.decimals)


def _direction_fits(case: Quoted) -> bool:
    direction = case.statement.direction
    if not _is_change(case) or direction is None or not case.figure.value:
        return True
    return direction == _direction(case.figure)


def _is_change(case: Quoted) -> bool:
    aspect = case.figure.reference.aspect
    return case.statement.kind == CHANGE and aspect in {Aspect.CHANGE, Aspect.GROWTH}


def _direction(figure: Figure) -> str:
    """Return the direction in the words of the text: a rank rises when its number falls."""
    rises = (figure.value or 0) > 0
    if figure.unit.kind is Kind.RANK:
        rises = not rises
    return "increase" if rises else "decrease"


def _peers_fit(case: Quoted) -> bool:
    of, peers = case.statement.of, case.figure.of
    return case.statement.kind != RANK or of is None or peers is None or of == peers


def _expected(case: Quoted, exact: Decimal) -> str:
    statement, figure = case.statement, case.figure
    decimals = figure.decimals
    told = numerals.write(exact, decimals) if decimals is not None and decimals < 0 else None
    number = told or precision.printed_like(statement, exact)
    if statement.of is not None and figure.of is not None:
        return f"{number}/{numerals.write(figure.of, 0)}"
    return f"{number}%" if statement.unit == "%" else number


def _message(case: Quoted, exact: Decimal) -> str:
    statement, figure = case.statement, case.figure
    expected = precision.said(statement, _expected(case, exact))
    name = figure.indicator.name
    part = figure.name.removeprefix(name).partition(",")[0]
    when = figure.reference.period.said
    if _is_change(case):
        verb = "tăng" if _direction(figure) == "increase" else "giảm"
        told = {"increase": "tăng ", "decrease": "giảm "}.get(statement.direction or "", "")
        base = figure.reference.compared_with.said
        return (
            f"Trái với sổ: {name}{part} {when} {verb} {expected} so với {base}, "
            f"bài viết ghi {told}{statement.text}."
        )
    aspect = f" {figure.reference.aspect.said}" if figure.reference.aspect.said else ""
    return f"Trái với sổ: {name}{part} {when}{aspect} là {expected}, bài viết ghi {statement.text}."
