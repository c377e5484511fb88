"""What a formula is told of its inputs, in expressions: a value, or why there is none.

Asked for the plan of subscribers, the column of plans answers; asked whether it was met, both do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import ibis
from ibis.expr.types import BooleanValue, FloatingValue, IntegerValue, StringValue

from congso.indicators.formula.aloud import asked_aloud
from congso.indicators.formula.evaluation import Nulls
from congso.indicators.formula.tree import Asked, Asking
from congso.indicators.indicator import Better, Catalogue, Formula
from congso.observations.observation import Scenario, Status
from congso.observations.reference import Aspect
from desk.ledger.engines import columns, standing
from desk.ledger.engines.columns import Arrangement, Column
from desk.ledger.engines.layers import NO, YES, cell, given
from desk.ledger.engines.lowering import DIGITS, LOST, Fault, Lowered, constant, nothing
from desk.ledger.engines.map_cells import OF_CELL, is_added, number_of
from desk.ledger.engines.sheet import Seen, Sheet, Step

_STEPS = {Asking.PREVIOUS: Step.PREVIOUS, Asking.SAME_LAST_YEAR: Step.LAST_YEAR}
_SAID = {
    Step.SAME: "said",
    Step.PREVIOUS: "previous_said",
    Step.LAST_YEAR: "last_year_said",
}
_MET_FROM, _MET_UP_TO = 99.995, 100.005
"""Where a ratio to plan begins to print as 100,00 and where it ceases to."""
GATHERED = {Asking.YEAR_TO_DATE: "y", Asking.RANK_AMONG: "k"}
"""First letters of the columns that are gathered before a formula is computed."""


_STANDING = (*(Asking.VALUE, Asking.PREVIOUS, Asking.SAME_LAST_YEAR, Asking.PLAN, Asking.PLANNED),)
"""Askings that are answered by one figure, as it was recorded."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded for a place and period."""

    value: FloatingValue
    status: IntegerValue
    is_long: BooleanValue
    denominator: FloatingValue
    off: FloatingValue | None = None
    """On another map: how far a sum may be from the exact one."""
    mark: IntegerValue | None = None
    why: StringValue | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A column as it is seen in one period."""

    lowered: Lowered
    """In the unit of its indicator."""
    why: StringValue
    status: IntegerValue | None
    mark: IntegerValue | None = None
    """On another map: how its value was put together; None for never otherwise than reported."""

    @property
    def marked(self) -> IntegerValue:
        """The mark where there is a value, else none."""
        if self.mark is None:
            return given(0, "int8")
        none = self.lowered.value.isnull() | self.mark.isnull()
        return ibis.cases((none, given(0, "int8")), else_=self.mark).cast("int8")

    @property
    def applies_not(self) -> BooleanValue | None:
        """Whether there is nothing to count; None for never."""
        if self.status is None:
            return None
        return ibis.coalesce(self.status == standing.NOT_APPLICABLE, NO)


@dataclass(slots=True)
class Inputs:
    """The columns that stand, with how exact each is."""

    catalogue: Catalogue
    arrangement: Arrangement
    sheet: Sheet
    precision: dict[str, float | None]
    """Of computed and gathered columns the bound as a part of the value, None where it varies."""
    reach: dict[int, int]
    """Of computed columns, by number, the power of ten that they stay below."""
    frame: date | None = None
    """The day of the map on which the columns are put together."""

    def seen(self, column: Column, step: Step = Step.SAME) -> Iterator[Seen]:
        """Yield what has to be joined to see a column."""
        number = self.arrangement.numbers[column]
        names = [f"{letter}{number}" for letter in "vweuh"]
        yield from (Seen(name, step) for name in names if name in self.sheet)
        yield from self._recorded_seen(column, step)

    def wanted(self, column: Column) -> Iterator[Seen]:
        """Yield what has to be joined to compute a column."""
        yield from self._recorded_seen(column, Step.SAME)
        for asked, of in columns.needs(column, self.catalogue):
            letter = GATHERED.get(asked.asking)
            if letter is None:
                yield from self.seen(of, _STEPS.get(asked.asking, Step.SAME))
                continue
            number = self.arrangement.numbers[of]
            names = (f"{letter}{kind}{number}" for kind in "vwnteug")
            yield from (Seen(name) for name in names if name in self.sheet)

    def _recorded_seen(self, column: Column, step: Step) -> Iterator[Seen]:
        for one in self._ways(column):
            number = self.arrangement.numbers[one]
            names = (f"{letter}{number}" for letter in "rsldgom")
            yield from (Seen(name, step) for name in names if name in self.sheet)
        if self.frame is not None:
            yield from (Seen(name, step) for name in self._of_cell(column))

    def _of_cell(self, column: Column) -> list[str]:
        """Return the names of what a cell of the map is to an indicator."""
        basis = number_of(self.catalogue[column.indicator].basis)
        return [f"{name}_{basis}" for name in OF_CELL]

    def of_cell(self, column: Column, step: Step = Step.SAME) -> standing.OfCell:
        """Return what a cell of the map is made of."""
        return standing.OfCell(*(cell(Seen(name, step).alias) for name in self._of_cell(column)))

    def _ways(self, column: Column) -> list[Column]:
        """Return the recorded columns that answer, the one that counts first."""
        plans = [columns.revised(column)] if column.scenario is Scenario.PLAN else []
        return [one for one in (*plans, column) if one in self.arrangement.recorded]

    def recorded(self, column: Column, step: Step = Step.SAME) -> Recorded | None:
        """Return what was recorded in a column, None where nothing ever was."""
        found = [self._recorded(one, step) for one in self._ways(column)]
        if len(found) < 2:
            return found[0] if found else None
        first, second = found
        is_first = first.status.notnull()
        return Recorded(
            *(
                ibis.cases((is_first, getattr(first, name)), else_=getattr(second, name))
                for name in ("value", "status", "is_long", "denominator")
            )
        )

    def _recorded(self, column: Column, step: Step) -> Recorded:
        number = self.arrangement.numbers[column]

        def found(letter: str) -> ibis.Value | None:
            seen = Seen(f"{letter}{number}", step)
            return cell(seen.alias) if seen.name in self.sheet else None

        is_long, own = found("l"), found("d")
        return Recorded(
            found("r"),
            found("s"),
            NO if is_long is None else is_long,
            nothing() if own is None else own,
            found("o"),
            found("g"),
            found("m"),
        )

    def level(self, column: Column, step: Step = Step.SAME) -> Level:
        """Return a column as it is seen from a row."""
        number, said = self.arrangement.numbers[column], cell(_SAID[step])
        seen = self.recorded(column, step)
        status = None if seen is None else seen.status
        if f"v{number}" not in self.sheet and self.frame is not None:
            return self._put_together(column, step, seen)
        if f"v{number}" not in self.sheet:
            lowered = Lowered(nothing())
            if seen is not None:
                lowered = Lowered(seen.value, is_recorded=True, doubts=(seen.is_long,))
            return Level(lowered, standing.nothing_said(status, said), status)
        value, why, doubt = (cell(Seen(f"{one}{number}", step).alias) for one in "vwu")
        exact = self.precision[f"v{number}"]
        off = cell(Seen(f"e{number}", step).alias) if exact is None else None
        return Level(
            Lowered(
                value, relative=exact or 0.0, off=off, doubts=(doubt,), reach=self.reach[number]
            ),
            why,
            status,
            cell(Seen(f"h{number}", step).alias) if self.frame is not None else None,
        )

    def _put_together(self, column: Column, step: Step, seen: Recorded | None) -> Level:
        """Return a recorded column as it is seen on another map."""
        said, of = cell(_SAID[step]), self.of_cell(column, step)
        never = standing.nothing_said(None, said)
        indicator = self.catalogue[column.indicator]
        if is_added(indicator):
            absent, unknown = ibis.coalesce(of.gap, never), of.is_undivided
        else:
            absent, unknown = never, YES if indicator.holds else ~of.is_plain
        unknown = ibis.coalesce(unknown, NO)
        if seen is None:
            return Level(Lowered(nothing(), doubts=(unknown,)), absent, None)
        is_absent = seen.status.isnull()
        why = ibis.cases((is_absent, absent), else_=standing.nothing_said(seen.status, said))
        lowered = Lowered(seen.value, is_recorded=True)
        if seen.why is not None:
            why = ibis.coalesce(seen.why, why)
        if seen.off is not None:
            off = ibis.cases((seen.off.notnull(), seen.off), else_=lowered.bound)
            lowered = Lowered(seen.value, off=off, reach=DIGITS + LOST)
        lowered = replace(lowered, doubts=(seen.is_long, is_absent & unknown))
        return Level(lowered, why, seen.status, seen.mark)

    def mark(self, column: Column) -> IntegerValue:
        """Return how what a computed column stands on was put together on the map."""
        found: IntegerValue = given(0, "int8")
        for asked, of in columns.needs(column, self.catalogue):
            if asked.asking is Asking.YEAR_TO_DATE:
                mark = cell(f"yg{self.arrangement.numbers[of]}")
            else:
                mark = self.level(of, _STEPS.get(asked.asking, Step.SAME)).marked
            found = ibis.greatest(found, mark)
        return found

    def own_denominator(self, column: Column, asked: Asked) -> FloatingValue | None:
        """Return what a plan says that its ratios are divided by; None where none says it."""
        of = next(of for one, of in columns.needs(column, self.catalogue) if one == asked)
        if asked.asking not in _STANDING or of.scenario is not Scenario.PLAN:
            return None
        seen = self.recorded(of, _STEPS.get(asked.asking, Step.SAME))
        return None if seen is None else seen.denominator

    def answer(self, column: Column, formula: Formula, asked: Asked) -> Lowered:
        """Return what a formula is told of an input, in plain units."""
        code = formula.inputs[asked.name]
        indicator = self.catalogue[code]
        of = Column(code, indicator.part_for(column.part), column.scenario)
        factor = float(indicator.unit.factor)
        match asked.asking:
            case Asking.PLANNED:
                return self._planned(replace(of, scenario=Scenario.PLAN))
            case Asking.MET:
                return self._met(replace(of, scenario=Scenario.ACTUAL))
            case Asking.SUM_OVER:
                return self._over_parts(of, asked.over, formula.nulls).scaled(factor)
            case Asking.YEAR_TO_DATE:
                return self._over_year(of, formula.nulls).scaled(factor)
            case Asking.RANK_AMONG:
                return self._rank(of)
        if asked.asking is Asking.PLAN:
            of = replace(of, scenario=Scenario.PLAN)
        step = _STEPS.get(asked.asking, Step.SAME)
        level = self.level(of, step)
        name, lowered = f"{self._name(of)}: ", level.lowered
        faults: list[Fault] = []
        if step is not Step.SAME:
            none = f"{name}lịch của cổng không có kỳ trước " + cell("said")
            faults.append((cell(_SAID[step]).isnull(), none))
            faults += self._breaks(code, cell(f"{step.value}_ends"), name)
        faults.append((lowered.value.isnull(), name + level.why))
        return replace(lowered, faults=tuple(faults)).scaled(factor)

    def _breaks(self, code: str, earlier: IntegerValue, name: str) -> list[Fault]:
        """Return when a series is not compared between two periods, the first break first."""
        found: list[Fault] = []
        for one in self.catalogue.breaks_of(code):
            day = one.on.toordinal()
            parts = (earlier < day) & (cell("ends") >= day)
            if one.places:
                parts &= cell("code").isin(one.places)
            found.append((ibis.coalesce(parts, NO), ibis.literal(name + one.told)))
        return found

    def _name(
        self,
        column: Column,
        aspect: str | None = None,
        gathers: Asking | None = None,
        over: str = "",
    ) -> str:
        """Return the name that the reference gives the figure of a column."""
        indicator = self.catalogue[column.indicator]
        name = indicator.name
        if column.part:
            name += f" {indicator.part_name(column.part)}"
        if aspect is None:
            aspect = Aspect.PLAN.said if column.scenario is Scenario.PLAN else ""
        name = ", ".join(filter(None, (name, aspect)))
        if gathers is None:
            return name
        named = indicator.breakdown_by(over) if over else None
        return asked_aloud(Asked("", gathers), name, named.name if named else "")

    def _planned(self, plan: Column) -> Lowered:
        level = self.level(plan)
        return Lowered(
            _one_if(level.lowered.value.notnull()), doubts=level.lowered.doubts, is_recorded=True
        )

    def _met(self, actual: Column) -> Lowered:
        plan = replace(actual, scenario=Scenario.PLAN)
        one, other = self.level(actual), self.level(plan)
        is_down = self.catalogue[actual.indicator].better is Better.DOWN
        edge = constant(_MET_UP_TO if is_down else _MET_FROM)
        goal = other.lowered.value
        ratio = one.lowered.value / goal.nullif(0) * 100.0
        met = ratio < edge if is_down else ratio >= edge
        name = f"{self._name(actual, Aspect.PLAN_RATIO.said)}: "
        unplanned = f"{name}chưa có kế hoạch " + cell("said")
        faults: tuple[Fault, ...] = (
            (one.lowered.value.isnull(), name + one.why),
            (goal.isnull(), unplanned),
            (goal == 0.0, ibis.literal(f"{name}kế hoạch bằng 0")),
        )
        off = _relative_bound(one.lowered, other.lowered)
        near = (ratio - edge).abs() <= edge * off
        doubts = (*one.lowered.doubts, *other.lowered.doubts, near)
        value = ibis.cases((ratio.isnull(), ibis.null("float64")), else_=_one_if(met))
        return Lowered(value, faults, doubts=doubts, is_recorded=True)

    def _over_parts(self, whole: Column, over: str, nulls: Nulls) -> Lowered:
        codes = columns.summed(self.catalogue[whole.indicator], over)
        parts = [self.level(replace(whole, part=code)) for code in codes]
        zero, one = given(0, "int64"), given(1, "int64")
        wanted, known = zero, zero
        for part in parts:
            is_out = part.applies_not
            wanted += one if is_out is None else ibis.cases((is_out, zero), else_=one)
            known += ibis.cases((part.lowered.value.notnull(), one), else_=zero)
        value, bound, size = constant(0), constant(0), constant(0)
        for part in parts:
            value += ibis.coalesce(part.lowered.value, 0.0)
            bound += ibis.coalesce(part.lowered.bound, 0.0)
            size += ibis.coalesce(part.lowered.value.abs(), 0.0)
        called = self._name(replace(whole, part=""), gathers=Asking.SUM_OVER, over=over)
        name = f"{called}: "
        faults = short_of(name, known, wanted, "phần", nulls)
        doubts = tuple(doubt for part in parts for doubt in part.lowered.doubts)
        off = added_bound(bound, size, len(parts))
        reach = max((part.lowered.reach for part in parts), default=0) + LOST
        return Lowered(value, faults, off=off, doubts=doubts, reach=reach)

    def _over_year(self, of: Column, nulls: Nulls) -> Lowered:
        number = self.arrangement.numbers[of]
        name = f"{self._name(of, gathers=Asking.YEAR_TO_DATE)}: "
        broken = self._breaks(of.indicator, cell("year_ends"), name)
        short = short_of(name, cell(f"yn{number}"), cell(f"yt{number}"), "kỳ", nulls)
        faults = (*broken, *short)
        return Lowered(
            cell(f"yv{number}"),
            faults,
            off=cell(f"ye{number}"),
            doubts=(cell(f"yu{number}"),),
            reach=self.reach.get(number, DIGITS) + LOST,
        )

    def _rank(self, of: Column) -> Lowered:
        number = self.arrangement.numbers[of]
        value, why = cell(f"kv{number}"), cell(f"kw{number}")
        name = f"{self._name(of, gathers=Asking.RANK_AMONG)}: "
        faults = ((value.isnull(), name + why),)
        return Lowered(value, faults, doubts=(cell(f"ku{number}"),), is_recorded=True)


def _one_if(condition: BooleanValue) -> FloatingValue:
    return ibis.cases((condition, 1.0), else_=0.0)


def short_of(
    name: str, known: IntegerValue, wanted: IntegerValue, of: str, nulls: Nulls
) -> tuple[Fault, ...]:
    """Return when a sum has no value: nothing to add up, nothing known, or not all of it known."""
    nothing = ibis.literal(f"{name}{Status.NOT_APPLICABLE.said}")
    why = f"{name}mới có " + known.cast("string") + " trên " + wanted.cast("string") + f" {of}"
    is_short = known == 0 if nulls is Nulls.SKIP else known < wanted
    return (wanted == 0, nothing), (is_short, why)


def added_bound(bound: FloatingValue, size: FloatingValue, count: int) -> FloatingValue:
    """Return the bound of a sum of so many terms, none where all are whole numbers."""
    rounding = size * float(count * Decimal(2) ** -53)
    return ibis.cases(((bound == 0.0) & (size < 1e15), 0.0), else_=bound + rounding)


def _relative_bound(one: Lowered, other: Lowered) -> FloatingValue | float:
    parts = [
        lowered.relative if lowered.off is None else lowered.off / lowered.value.abs().nullif(0)
        for lowered in (one, other)
    ]
    return parts[0] + parts[1] + 1e-15
