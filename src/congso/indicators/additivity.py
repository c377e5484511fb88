"""Whether values of several places add up, and how a value is told on another map.

Post offices of three provinces add up to those of the city made of them; their service radii do
not, and the radius of the city follows from its area and its points. A rank among 63 is never
turned into a rank among 34, and a firm that works in three provinces is not three firms.

>>> from congso.quantities import units
>>> by_nature(units.named("điểm"), has_formula=False)
(<Adds.SUM: 'sum'>, <Restate.SUM: 'sum'>)
>>> by_nature(units.named("hạng"), has_formula=False)
(<Adds.NONE: 'none'>, <Restate.NEVER: 'never'>)
"""

from enum import Enum

from congso.quantities.units import Kind, Unit


class Adds(Enum):
    """Whether the values of places give the value of the place that they make up."""

    SUM = "sum"
    NONE = "none"


class Restate(Enum):
    """How a value is told on a map of another date."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    NEVER = "never"


def by_nature(unit: Unit, *, has_formula: bool) -> tuple[Adds, Restate]:
    """Return what follows from the unit and from there being a formula, where nobody says."""
    if has_formula:
        return Adds.NONE, Restate.NEVER if unit.kind is Kind.RANK else Restate.RECOMPUTE
    if unit.kind is Kind.AMOUNT and not is_ratio(unit):
        return Adds.SUM, Restate.SUM
    return Adds.NONE, Restate.NEVER


def is_ratio(unit: Unit) -> bool:
    """Return whether the unit is one thing for each of another: người/km²."""
    return "/" in unit.symbol


def contradiction(unit: Unit, adds: Adds, restate: Restate, *, has_formula: bool) -> str | None:
    """Return why the two do not fit the indicator, with what to write instead, or None."""
    if adds is Adds.SUM and (unit.kind is not Kind.AMOUNT or is_ratio(unit)):
        return (
            f"adds = “sum” nhưng số tính bằng “{unit.symbol}” của các nơi không cộng được; "
            "hãy ghi adds = “none”."
        )
    if restate is Restate.SUM and adds is not Adds.SUM:
        return (
            "restate = “sum” cần adds = “sum”; nếu không cộng được, hãy ghi recompute hoặc never."
        )
    if restate is Restate.RECOMPUTE and not has_formula:
        return (
            "restate = “recompute” cần có formula để tính lại; nếu không, hãy ghi sum hoặc never."
        )
    if restate is Restate.RECOMPUTE and unit.kind is Kind.RANK:
        return "thứ hạng không quy đổi sang địa giới khác; hãy ghi restate = “never”."
    return None
