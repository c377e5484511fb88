"""The queries that recompute derived indicators, stage by stage, each stage in one SELECT.

First what stood at the moment, then the recorded columns side by side, then radii from areas and
points, then ranks from radii.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import ibis
from ibis.expr.types import BooleanValue, Table

from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue
from desk.ledger.engines import columns, gathered, standing
from desk.ledger.engines.columns import Arrangement, Column
from desk.ledger.engines.inputs import Inputs
from desk.ledger.engines.lowering import HALF_ULP, Lowered, any_of, constant, loose, lower
from desk.ledger.engines.sheet import Sheet

_TOGETHER = 16
"""Recorded columns spread in one pass over their rows."""
_MOST_IN_A_SELECT = 250
_ALL_DIGITS = 1e15
"""A double gives no more digits than this number has."""
_NO = ibis.literal(value=False)
COMPUTED, RECORDED, MISSING = "computed", "recorded", "missing"
"""What a cell of a result is."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to fill, in order, and what to read in the end."""

    steps: tuple[tuple[str, Table], ...]
    results: tuple[tuple[Column, Table], ...]


def program(
    catalogue: Catalogue, arrangement: Arrangement, long: Collection[Column] = ()
) -> Program:
    """Return the queries that fill all computed columns of an arrangement.

    Shape: `long` are the recorded columns with values of more digits than a double holds.
    """
    numbers = arrangement.numbers
    sheet = Sheet()
    too_long = frozenset(numbers[column] for column in long if column in numbers)
    inputs = Inputs(catalogue, arrangement, sheet, too_long, {})
    held = [numbers[one] for one in arrangement.recorded if catalogue[one.indicator].holds]
    sheet.fill("cells", standing.cells())
    sheet.fill("levels", standing.levels(held))
    recorded = sorted(numbers[column] for column in arrangement.recorded)
    for group, chosen in enumerate(_in_groups(recorded, _TOGETHER)):
        sheet.fill(f"recorded_{group}", standing.spread(chosen, too_long))
    for number, stage in enumerate(arrangement.stages, start=1):
        _gather(inputs, stage, number)
        for group, chosen_columns in enumerate(_in_groups(stage, _MOST_IN_A_SELECT)):
            sheet.fill(f"stage_{number}_{group}", _computed(inputs, chosen_columns))
    results = tuple((column, _result(inputs, column)) for column in arrangement.asked)
    return Program(tuple(sheet.steps), results)


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
        inputs.sheet.fill(f"years_{number}", gathered.over_year(inputs, sums))
    for one in wanted[Asking.RANK_AMONG]:
        if f"kv{of_number[one]}" not in inputs.sheet:
            inputs.sheet.fill(f"ranks_{of_number[one]}", gathered.among_peers(inputs, one))


def _computed(inputs: Inputs, chosen: Sequence[Column]) -> Table:
    """Return the formulas of several columns in one SELECT."""
    wanted = [seen for column in chosen for seen in inputs.wanted(column)]
    joined = inputs.sheet.joined(dict.fromkeys(wanted))
    filled: dict[str, ibis.Value] = {}
    for column in chosen:
        filled |= _filled(inputs, joined, column)
    return joined.select("place", "period", **filled)


def _filled(inputs: Inputs, joined: Table, column: Column) -> dict[str, ibis.Value]:
    """Return value, reason, doubt and where it varies the bound of a computed column."""
    indicator = inputs.catalogue[column.indicator]
    formula = indicator.formula
    if formula is None:
        raise TypeError(column)
    answer = partial(inputs.answer, joined, column, formula)
    lowered = lower(formula.tree, answer, formula.nulls).scaled(1 / float(indicator.unit.factor))
    number = inputs.arrangement.numbers[column]
    value, why, doubt, off = lowered.value, lowered.why, _doubt(lowered), lowered.off
    if column in inputs.arrangement.recorded:
        status, recorded = joined[f"s{number}"], joined[f"r{number}"]
        is_recorded = status.notnull()
        value = ibis.cases((is_recorded, recorded), else_=value)
        told = standing.nothing_said(status, joined.said)
        none = ibis.cases((recorded.isnull(), told), else_=ibis.null("string"))
        why = ibis.cases((is_recorded, none), else_=why)
        long = joined[f"l{number}"] if number in inputs.long else _NO
        doubt = ibis.cases((is_recorded, long), else_=doubt)
        if off is not None:
            off = ibis.cases((is_recorded, recorded.abs() * HALF_ULP), else_=off)
    inputs.precision[f"v{number}"] = lowered.relative if off is None else None
    filled = {f"v{number}": value, f"w{number}": why, f"u{number}": doubt}
    return filled if off is None else {**filled, f"e{number}": off}


def _doubt(lowered: Lowered) -> BooleanValue:
    doubts = [ibis.coalesce(one, _NO) for one in lowered.doubts]
    too_wide = loose(lowered)
    found = any_of(doubts if too_wide is None else [*doubts, too_wide])
    return _NO if found is None else found


def _result(inputs: Inputs, column: Column) -> Table:
    """Return a computed column where anything that it may stand on was recorded.

    A value whose bound reaches over the middle between two printed ones is in doubt too.
    """
    number = inputs.arrangement.numbers[column]
    seen = [*inputs.seen(column)]
    joined = inputs.sheet.joined(seen)
    level = inputs.level(joined, column)
    value = level.lowered.value
    decimals = inputs.catalogue[column.indicator].decimals
    scaled = value.abs() * constant(10.0**decimals)
    part = scaled - ibis.least(scaled, constant(_ALL_DIGITS)).floor().cast("float64")
    bound = level.lowered.bound * constant(10.0**decimals) + scaled * (4 * HALF_ULP)
    is_at_an_edge = ((part - 0.5).abs() <= bound) | (scaled > _ALL_DIGITS)
    status = ibis.cases((value.isnull(), MISSING), else_=COMPUTED)
    if level.status is not None:
        is_recorded = value.notnull() & level.status.notnull()
        status = ibis.cases((is_recorded, RECORDED), else_=status)
    return joined.filter(joined.is_asked).select(
        place=joined.place,
        period=joined.period,
        value=value,
        reason=joined[f"w{number}"],
        status=status,
        in_doubt=joined[f"u{number}"] | ibis.coalesce(is_at_an_edge, _NO),
    )


