"""Which columns a recomputation needs, and in which order they can be filled.

The service radius stands on an area and a number of points, its rank stands on the radius of all
the districts: two recorded columns, and two stages of computed ones.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from congso.indicators.formula.tree import Asked, Asking
from congso.indicators.indicator import Catalogue, Indicator
from congso.observations.observation import Scenario

_AGAINST_PLAN = (Asking.PLAN, Asking.PLANNED)
_EARLIER = (Asking.PREVIOUS, Asking.SAME_LAST_YEAR, Asking.YEAR_TO_DATE)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds for every place and period."""

    indicator: str
    part: str = ""
    scenario: Scenario = Scenario.ACTUAL


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The columns to fill, each by its number, and the stages of the computed ones."""

    columns: tuple[Column, ...]
    """By number."""
    recorded: frozenset[Column]
    """Those with anything in the record."""
    stages: tuple[tuple[Column, ...], ...]
    """Computed columns; each stands only on recorded ones and on earlier stages."""
    asked: tuple[Column, ...]
    """Computed columns that were asked for."""
    depth: int
    """How many steps back in time the longest chain of formulas goes."""
    numbers: Mapping[Column, int]
    asks_ranks: bool
    """Whether any of the formulas compares a place with its peers."""


def needs(column: Column, catalogue: Catalogue) -> Iterator[tuple[Asked, Column]]:
    """Yield what each input of a computed column is answered from."""
    formula = catalogue[column.indicator].formula
    for asked in formula.asked if formula else ():
        code = formula.inputs[asked.name] if formula else ""
        of = catalogue[code]
        part = of.part_for(column.part)
        plan = Column(code, part, Scenario.PLAN)
        if asked.asking is Asking.MET:
            yield asked, Column(code, part)
            yield asked, plan
        elif asked.asking in _AGAINST_PLAN:
            yield asked, plan
        elif asked.asking is Asking.SUM_OVER:
            for member in summed(of, asked.over):
                yield asked, Column(code, member, column.scenario)
        else:
            yield asked, Column(code, part, column.scenario)


def revised(plan: Column) -> Column:
    """Return the column of the revised plan, which goes before the first one."""
    return replace(plan, scenario=Scenario.PLAN_REV)


def members(indicator: Indicator) -> tuple[str, ...]:
    """Return the codes of the parts of an indicator, in whatever way it is divided."""
    return tuple(member.code for member in indicator.members)


def summed(indicator: Indicator, over: str) -> tuple[str, ...]:
    """Return the codes of the parts that a sum over a breakdown adds."""
    breakdown = indicator.breakdown_by(over)
    return breakdown.codes if breakdown else ()


def arrange(
    catalogue: Catalogue, recorded: Collection[Column], codes: Collection[str] | None = None
) -> Arrangement:
    """Return what recomputes all derived indicators, or those of `codes`.

    Shape: `recorded` are the columns with anything in the record; a plan is computed only where
    something that it stands on was planned.
    """
    known = frozenset(recorded)
    stage: dict[Column, int] = {}
    depth: dict[Column, int] = {}
    planned: dict[Column, bool] = {}

    def visit(column: Column) -> None:
        if column in stage:
            return
        found = list(needs(column, catalogue))
        for _asked, of in found:
            visit(of)
        is_computed = catalogue[column.indicator].formula is not None
        below = max((stage[of] for _asked, of in found), default=0)
        stage[column] = below + 1 if is_computed else 0
        steps = (depth[of] + (asked.asking in _EARLIER) for asked, of in found)
        depth[column] = max(steps, default=0)
        planned[column] = (
            column in known or revised(column) in known or any(planned[of] for _asked, of in found)
        )

    asked = []
    for indicator in catalogue.indicators.values():
        if indicator.formula is None or (codes is not None and indicator.code not in codes):
            continue
        for part in ("", *members(indicator)):
            for scenario in (Scenario.ACTUAL, Scenario.PLAN):
                column = Column(indicator.code, part, scenario)
                visit(column)
                if scenario is Scenario.ACTUAL or planned[column]:
                    asked.append(column)
    return _arrangement(asked, stage, depth, known, catalogue)


def _arrangement(
    asked: list[Column],
    stage: dict[Column, int],
    depth: Mapping[Column, int],
    known: frozenset[Column],
    catalogue: Catalogue,
) -> Arrangement:
    reached: dict[Column, None] = {}
    waiting = list(reversed(asked))
    while waiting:
        column = waiting.pop()
        if column not in reached:
            reached[column] = None
            if column.scenario is Scenario.PLAN and revised(column) in known:
                stage[revised(column)] = 0
                reached[revised(column)] = None
            waiting += [of for _asked, of in needs(column, catalogue)]
    ordered = sorted(reached, key=lambda column: stage[column])
    last = max((stage[column] for column in ordered), default=0)
    formulas = (catalogue[column.indicator].formula for column in ordered)
    return Arrangement(
        columns=tuple(ordered),
        recorded=known & frozenset(ordered),
        stages=tuple(
            tuple(column for column in ordered if stage[column] == number)
            for number in range(1, last + 1)
        ),
        asked=tuple(asked),
        depth=max((depth[column] for column in asked), default=0),
        numbers={column: number for number, column in enumerate(ordered)},
        asks_ranks=any(
            one.asking is Asking.RANK_AMONG
            for formula in formulas
            if formula
            for one in formula.asked
        ),
    )
