"""The queries that recompute derived indicators, stage by stage, each stage in one SELECT.

First what stood at the moment, then the recorded columns side by side, then radii from areas and
points, then ranks from radii.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ibis
from ibis.expr.types import BooleanValue, FloatingValue, IntegerValue, StringValue, Table

from congso.indicators.additivity import Restate
from congso.indicators.formula.evaluation import ZeroDivision
from congso.indicators.formula.tree import Asked, Asking, Ratio, Share
from congso.indicators.indicator import Catalogue, Formula, Indicator
from congso.observations import restating
from congso.observations.observation import Scenario
from desk.ledger.engines import columns, gathered, standing
from desk.ledger.engines.columns import Arrangement, Column
from desk.ledger.engines.inputs import Inputs, Recorded
from desk.ledger.engines.layers import NO, YES, Layered, Layers, cell
from desk.ledger.engines.lowering import (
    HALF_ULP,
    Lowered,
    Lowering,
    any_of,
    constant,
    loose,
    nothing,
)
from desk.ledger.engines.map_cells import DIVIDED, WHOLE, number_of, of_cells
from desk.ledger.engines.sheet import Seen, Sheet
from desk.ledger.engines.standing import Peculiar

_TOGETHER = 16
"""Recorded columns spread in one pass over their rows."""
_MOST_IN_A_SELECT = 900
"""Names of one query; PostgreSQL allows 1.664 columns."""
_ALL_DIGITS = 1e15
"""A double gives no more digits than this number has."""
_KEYS = {"cell": "int32", "place": "string", "period": "string", "is_asked": "boolean"}
_COUNTS = (Asking.PLANNED, Asking.MET, Asking.RANK_AMONG)
"""What is answered with a number of its own and not in the unit of the input."""
READ = "vwq"
"""First letters of what is read of a result: value, reason, what it is."""
COMPUTED, RECORDED, MISSING, RESTATED, ESTIMATED = range(5)
SAID = ("computed", "recorded", "missing", "restated", "estimated")
"""What a cell of a result is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Columns asked for that stand in one table, and the queries that read them."""

    columns: tuple[Column, ...]
    values: str
    """Every cell for which anything was recorded, and of each column what `READ` names; of a rank
    also among how many (`p` and its number)."""
    doubts: str
    """The cells with anything in doubt, and of each column whether it is (`x` and its number)."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to fill, in order, and what to read in the end."""

    steps: tuple[tuple[str, Table | Layered | str], ...]
    results: tuple["Reading", ...]


def program(catalogue: Catalogue, arrangement: Arrangement, peculiar: Peculiar) -> Program:
    """Return the queries that fill all computed columns of an arrangement."""
    numbers = arrangement.numbers
    sheet = Sheet()
    inputs = Inputs(catalogue, arrangement, sheet, {}, {}, peculiar.frame)
    held = [numbers[one] for one in arrangement.recorded if catalogue[one.indicator].holds]
    sheet.fill("cells", standing.cells())
    if peculiar.frame is None:
        sheet.fill("levels", standing.levels(held))
    else:
        bases = {number_of(catalogue[one.indicator].basis) for one in arrangement.columns}
        sheet.stands("of_cells", of_cells(bases))
    recorded = sorted(numbers[column] for column in arrangement.recorded)
    for group, chosen in enumerate(_in_groups(recorded, _TOGETHER)):
        sheet.fill(f"recorded_{group}", standing.spread(chosen, peculiar))
    for number, stage in enumerate(arrangement.stages, start=1):
        _gather(inputs, stage, number)
        for group, query in enumerate(_computed(inputs, stage)):
            sheet.fill(f"stage_{number}_{group}", query)
    return Program(tuple(sheet.steps), tuple(_results(arrangement, sheet)))


def _results(arrangement: Arrangement, sheet: Sheet) -> Iterator[Reading]:
    tables: dict[str, list[Column]] = {}
    for column in arrangement.asked:
        tables.setdefault(sheet.owner(f"v{arrangement.numbers[column]}"), []).append(column)
    for table, asked in tables.items():
        numbers = [arrangement.numbers[column] for column in asked]
        names = [f"{letter}{number}" for number in numbers for letter in READ]
        names += [name for name in (f"p{number}" for number in numbers) if name in sheet]
        values = ", ".join(names)
        doubts = [f"x{number}" for number in numbers]
        read, where = "SELECT cell, place, period", f"FROM {table} WHERE is_asked"
        yield Reading(
            tuple(asked),
            f"{read}, {values} {where}",
            f"{read}, {', '.join(doubts)} {where} AND ({' OR '.join(doubts)})",
        )


def _in_groups(found: Sequence, size: int) -> Iterator[Sequence]:
    for start in range(0, len(found), size):
        yield found[start : start + size]


def _gather(inputs: Inputs, stage: Iterable[Column], number: int) -> None:
    """Fill the sums of years and the ranks that the formulas of a stage ask for."""
    wanted: dict[Asking, dict[Column, None]] = {Asking.YEAR_TO_DATE: {}, Asking.RANK_AMONG: {}}
    for column in stage:
        for asked, of in columns.needs(column, inputs.catalogue):
            if asked.asking in wanted:
                wanted[asked.asking][of] = None
    of_number = inputs.arrangement.numbers
    sums = [one for one in wanted[Asking.YEAR_TO_DATE] if f"yv{of_number[one]}" not in inputs.sheet]
    if sums:
        inputs.sheet.fill(f"years_{number}", gathered.over_year(inputs, sums, f"years_{number}"))
    for one in wanted[Asking.RANK_AMONG]:
        if f"kv{of_number[one]}" not in inputs.sheet:
            name = f"ranks_{of_number[one]}"
            inputs.sheet.fill(name, gathered.among_peers(inputs, one, name))


def _computed(inputs: Inputs, stage: Sequence[Column]) -> Iterator[Layered]:
    """Yield the formulas of a stage, as many in one SELECT as it can name."""
    waiting = list(stage)
    while waiting:
        layers, filled, seen = Layers(), dict(_KEYS), dict[Seen, None]()
        while waiting and len(layers) + len(seen) < _MOST_IN_A_SELECT:
            column = waiting.pop(0)
            seen |= dict.fromkeys(inputs.wanted(column))
            filled |= _filled(inputs, column, layers)
        joined = inputs.sheet.joined(seen)
        yield layers.over(joined.query, joined.schema, filled)


def _filled(inputs: Inputs, column: Column, layers: Layers) -> dict[str, str]:
    """Name value, reason, doubt and where it varies the bound of a computed column."""
    indicator = inputs.catalogue[column.indicator]
    lowered = _valued(inputs, column, layers)
    number, at, off = inputs.arrangement.numbers[column], lowered.at, lowered.off
    value, doubt = layers.keep(lowered.told, at), layers.keep(_doubt(lowered), at, "boolean")
    why = layers.keep(lowered.why, at, "string")
    if indicator.versions:
        value, why, doubt = _while_defined(indicator, value, why, doubt)
    seen = inputs.recorded(column)
    if inputs.frame is not None:
        value, why, doubt = _where_told(inputs, column, seen, value, why, doubt)
    stands = NO
    if seen is not None:
        stands, doubt = _stands(seen, column, value, doubt)
        stands = layers.keep(stands, at + 1, "boolean")
        value = ibis.cases((stands, seen.value), else_=value)
        told = standing.nothing_said(seen.status, cell("said"))
        none = ibis.cases((seen.value.isnull(), told), else_=ibis.null("string"))
        why = ibis.cases((stands, none), else_=why)
        if off is not None:
            off = ibis.cases((stands, seen.value.abs() * HALF_ULP), else_=off)
    inputs.precision[f"v{number}"] = lowered.relative if off is None else None
    inputs.reach[number] = lowered.reach
    filled = {f"v{number}": "float64", f"w{number}": "string", f"u{number}": "boolean"}
    value = layers.put(f"v{number}", value, at + 2)
    layers.put(f"w{number}", why, at + 2, "string")
    doubt = layers.put(f"u{number}", doubt, at + 2, "boolean")
    bound = value.abs() * lowered.relative
    if off is not None:
        bound = layers.put(f"e{number}", off, at + 2)
        filled[f"e{number}"] = "float64"
    status, in_doubt = _told(value, bound, doubt, stands, indicator.decimals)
    if inputs.frame is not None:
        filled[f"h{number}"] = "int8"
        mark = layers.put(f"h{number}", _marked(inputs, column, stands), at + 2, "int8")
        status = _put_together(status, mark)
    filled |= _of_peers(inputs, column, stands, layers, at)
    layers.put(f"q{number}", status, at + 3, "int8")
    layers.put(f"x{number}", in_doubt, at + 3, "boolean")
    return {**filled, f"q{number}": "int8", f"x{number}": "boolean"}


def _stands(
    seen: Recorded, column: Column, computed: FloatingValue, doubt: BooleanValue
) -> tuple[BooleanValue, BooleanValue]:
    """Return whether what was recorded of a computed indicator stands, and what is in doubt then.

    A published result gives way to the one computed from its own inputs, a plan never does.
    """
    is_recorded = seen.status.notnull()
    if column.scenario is Scenario.PLAN:
        return is_recorded, ibis.cases((is_recorded, seen.is_long), else_=doubt)
    gives_way = seen.status == standing.REPORTED
    stands = is_recorded & (~gives_way | computed.isnull())
    settled = ibis.cases((stands, seen.is_long), else_=NO) | (gives_way & doubt)
    return stands, ibis.cases((is_recorded, settled), else_=doubt)


def _valued(inputs: Inputs, column: Column, layers: Layers) -> Lowered:
    """Return what the formula of a column gives in its unit."""
    formula = inputs.catalogue[column.indicator].formula
    if formula is None:
        raise TypeError(column)
    if standing_apart(inputs.catalogue, column.indicator):
        return Lowered(nothing(), doubts=(YES,))
    answers = {asked: inputs.answer(column, formula, asked) for asked in formula.asked}
    match formula.tree:
        case Ratio(Asked() as over, Asked() as under) | Share(Asked() as over, Asked() as under):
            own = inputs.own_denominator(column, over) if over != under else None
            if own is not None:
                unit = inputs.catalogue[formula.inputs[under.name]].unit
                factor = 1 if under.asking in _COUNTS else float(unit.factor)
                answers[under] = _divided_by_own(answers[under], own, factor)
    lowered = Lowering(answers.__getitem__, formula.nulls, layers).lower(formula.tree)
    factor = float(inputs.catalogue[column.indicator].unit.factor)
    return lowered if factor == 1 else lowered.scaled(1 / factor).kept(layers)


def standing_apart(catalogue: Catalogue, code: str) -> bool:
    """Return whether no engine computes an indicator, and the reference decides all its cells.

    Shape: so with counts of a register, which no engine holds, and with what is computed from a
    division by zero that is no gap.
    """
    if catalogue.registers_of(code):
        return True
    formulas = (catalogue[one].formula for one in catalogue.stands_on(code))
    return any(
        formula is not None and formula.zero_division is not ZeroDivision.MISSING
        for formula in formulas
    )


def _divided_by_own(under: Lowered, own: FloatingValue, factor: float) -> Lowered:
    """Return what a plan is divided by: what it names itself, else what the formula says."""
    named, is_named = Lowered(own, is_recorded=True).scaled(factor), own.notnull()
    return Lowered(
        ibis.cases((is_named, named.value), else_=under.value),
        tuple((condition & ~is_named, why) for condition, why in under.faults),
        off=ibis.cases((is_named, named.bound), else_=under.bound),
        doubts=tuple(doubt & ~is_named for doubt in under.doubts),
        reach=max(named.reach, under.reach),
    )


def _while_defined(
    indicator: Indicator, value: FloatingValue, why: StringValue, doubt: BooleanValue
) -> tuple[FloatingValue, StringValue, BooleanValue]:
    """Return the three where a version of the definition says that the formula holds."""
    holds = ibis.cases(
        *(
            (cell("ends") >= version.valid_from.toordinal(), version.computed)
            for version in reversed(indicator.versions)
        ),
        else_=False,
    )
    return (
        ibis.cases((holds, value), else_=ibis.null("float64")),
        ibis.cases((holds, why), else_=standing.nothing_said(None, cell("said"))),
        holds & doubt,
    )


def _where_told(
    inputs: Inputs,
    column: Column,
    seen: Recorded | None,
    value: FloatingValue,
    why: StringValue,
    doubt: BooleanValue,
) -> tuple[FloatingValue, StringValue, BooleanValue]:
    """Return the three where a formula is computed on another map at all.

    What is never restated, and what adds up though it is computed, have no formula there: the one
    says so, of the other the reference adds up what each part gives.
    """
    indicator, of = inputs.catalogue[column.indicator], inputs.of_cell(column)
    if indicator.restate is Restate.RECOMPUTE or inputs.frame is None:
        return value, why, doubt
    is_other = ~of.is_plain if seen is None else ~of.is_plain & seen.status.isnull()
    if indicator.restate is Restate.SUM:
        return value, why, doubt | is_other
    never = ibis.literal(restating.never(indicator, inputs.frame))
    return (
        ibis.cases((is_other, ibis.null("float64")), else_=value),
        ibis.cases((is_other, never), else_=why),
        (doubt & ~is_other) | (is_other & of.is_handed_on),
    )


def _marked(inputs: Inputs, column: Column, stands: BooleanValue) -> IntegerValue:
    """Return how a computed value was put together; what was recorded stands as it is."""
    nothing_put = ibis.literal(0, "int8")
    if standing_apart(inputs.catalogue, column.indicator):
        return nothing_put
    return ibis.cases((stands, nothing_put), else_=inputs.mark(column)).cast("int8")


def _of_peers(
    inputs: Inputs, column: Column, stands: BooleanValue, layers: Layers, at: int
) -> dict[str, str]:
    """Name among how many a rank is one; of anything else nothing."""
    formula = inputs.catalogue[column.indicator].formula
    if (
        formula is None
        or not is_rank(formula)
        or standing_apart(inputs.catalogue, column.indicator)
    ):
        return {}
    ((_asked, of),) = columns.needs(column, inputs.catalogue)
    number, none = inputs.arrangement.numbers[column], ibis.null("int32")
    is_none = cell(f"v{number}").isnull() | stands
    count = cell(f"kn{inputs.arrangement.numbers[of]}")
    layers.put(f"p{number}", ibis.cases((is_none, none), else_=count), at + 3, "int32")
    return {f"p{number}": "int32"}


def is_rank(formula: Formula) -> bool:
    """Return whether a formula is nothing but a rank among peers."""
    return isinstance(formula.tree, Asked) and formula.tree.asking is Asking.RANK_AMONG


def _put_together(status: IntegerValue, mark: IntegerValue) -> IntegerValue:
    """Return what a value is where what it is computed from was put together on a map."""
    told = ibis.cases((mark == DIVIDED, ESTIMATED), (mark == WHOLE, RESTATED), else_=status)
    return ibis.cases((status == COMPUTED, told), else_=status).cast("int8")


def _doubt(lowered: Lowered) -> BooleanValue:
    doubts = [ibis.coalesce(one, NO) for one in lowered.doubts]
    too_wide = loose(lowered)
    found = any_of(doubts if too_wide is None else [*doubts, too_wide])
    return NO if found is None else found


def _told(
    value: FloatingValue,
    bound: FloatingValue,
    doubt: BooleanValue,
    stands: BooleanValue,
    decimals: int,
) -> tuple[IntegerValue, BooleanValue]:
    """Return what a value is and whether the reference has to decide how it prints.

    A value whose bound reaches over the middle between two printed ones is in doubt too.
    """
    size = constant(10.0**decimals)
    scaled = value.abs() * size
    part = scaled - ibis.least(scaled, constant(_ALL_DIGITS)).floor().cast("float64")
    reach = bound * size + scaled * (4 * HALF_ULP)
    is_at_an_edge = ((part - 0.5).abs() <= reach) | (scaled > _ALL_DIGITS)
    status = ibis.cases((value.isnull(), MISSING), (stands, RECORDED), else_=COMPUTED)
    status = status.cast("int8")
    return status, doubt | ibis.coalesce(is_at_an_edge, NO)
