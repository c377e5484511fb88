"""What a settled reference makes of a number, whatever the words about it suggest.

“Thuê bao điện thoại đạt 103,33%” alone sounds like so much of a whole; where an editor has bound it
to the ratio to plan, it is one, and more than 100% is no wonder.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from congso.claims.statement import (
    CHANGE,
    DATE,
    DOCUMENT,
    LEVEL,
    OTHER,
    PLAN_RATIO,
    RANK,
    Statement,
)
from congso.indicators.indicator import Catalogue
from congso.observations.reference import Aspect, Reference
from congso.quantities.units import Kind, Unit

Spans = Mapping[tuple[int, int], Reference]

_POINTS = {"điểm %", "điểm phần trăm"}


def as_bound(
    statements: Sequence[Statement], bound: Spans, catalogue: Catalogue
) -> tuple[Statement, ...]:
    """Return the statements, each that lies in a bound span told as what it is bound to.

    Raises: `UnknownIndicator` where a reference names none.
    """
    found = {
        index: _as_aspect(statements[index], reference, catalogue[reference.indicator].unit)
        for index, reference in settle(statements, bound).items()
    }
    turned = {index for index, said in found.items() if said.kind != statements[index].kind}
    return tuple(
        _without(found.get(index, said), turned, lone=index in turned)
        for index, said in enumerate(statements)
    )


def settle(statements: Sequence[Statement], bound: Spans) -> dict[int, Reference]:
    """Return the references of the statements that lie where `bound` says what is meant."""
    starts = [statement.start for statement in statements]
    found: dict[int, Reference] = {}
    for start, end in sorted(bound):
        index = max(0, bisect_right(starts, start) - 1)
        while index < len(statements) and statements[index].start < end:
            statement = statements[index]
            figure = statement.is_statistic or (
                statement.kind == OTHER and statement.value is not None
            )
            if statement.end > start and figure and statement.kind not in {DATE, DOCUMENT}:
                found.setdefault(index, bound[start, end])
            index += 1
    return found


def _as_aspect(said: Statement, reference: Reference, unit: Unit) -> Statement:
    told: dict[str, Any]
    match reference.aspect:
        case Aspect.PLAN_RATIO:
            form = said.form if said.kind == PLAN_RATIO else "ratio_pct"
            told = {"kind": PLAN_RATIO, "form": form, "direction": None}
        case Aspect.CHANGE:
            points = said.unit in _POINTS or said.unit == "%"
            form = said.form if said.kind == CHANGE else "delta_pp" if points else "delta_abs"
            told = {"kind": CHANGE, "form": form}
        case Aspect.GROWTH:
            told = {"kind": CHANGE, "form": said.form if said.kind == CHANGE else "delta_pct"}
        case Aspect.LEVEL if unit.kind is Kind.RANK:
            told = {"kind": RANK, "form": None, "direction": None}
        case Aspect.PLAN:
            told = {"kind": LEVEL, "status": "target", "form": None, "direction": None}
        case _:
            level = LEVEL if said.kind in {CHANGE, PLAN_RATIO, RANK, OTHER} else said.kind
            told = {"kind": level, "form": None, "direction": None}
    return replace(said, **told)


def _without(said: Statement, turned: set[int], *, lone: bool) -> Statement:
    """Return a statement without what it was thought to have to do with those that turned."""
    kept = () if lone else tuple(to for to in said.relates_to if to.index not in turned)
    return said if kept == said.relates_to else replace(said, relates_to=kept)
