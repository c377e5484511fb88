"""What stood at a moment for each place and period, registers carried on, spread into columns.

An area entered in 2020 and never since is the area of 2023 as well; points are not carried on.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import ibis
import pyarrow as pa
from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table

from congso.observations.observation import Status
from desk.ledger.engines import facts
from desk.ledger.engines.columns import Column

_NOTHING = (Status.NOT_REPORTED, Status.NOT_APPLICABLE, Status.WITHHELD)
CODES = {status: number for number, status in enumerate((Status.REPORTED, *_NOTHING))}
"""Statuses as columns hold them."""
REPORTED = CODES[Status.REPORTED]
NOT_APPLICABLE = CODES[Status.NOT_APPLICABLE]

COLUMNS = ibis.table(
    {
        **dict.fromkeys(("indicator", "breakdown", "scenario"), "string"),
        "number": "int32",
    },
    name="columns",
)
CALENDAR = ibis.table(
    {
        "period": "string",
        **dict.fromkeys(("ends", "position"), "int32"),
        **dict.fromkeys(("said", "day"), "string"),
        **dict.fromkeys(("previous", "last_year"), "int32"),
        **dict.fromkeys(("previous_said", "last_year_said"), "string"),
        **dict.fromkeys(("previous_ends", "last_year_ends", "year_ends"), "int32"),
    },
    name="calendar",
)
PLACES = ibis.table(
    {"first": "int32", **dict.fromkeys(("place", "name", "code"), "string")}, name="places"
)
ASKED = ibis.table(dict.fromkeys(("place", "period"), "string"), name="asked")
KNOWN = ibis.table(
    {
        **dict.fromkeys(("number", "cell"), "int32"),
        "value": "float64",
        "status": "int8",
        "is_long": "boolean",
        "denominator": "float64",
    },
    name="known",
)
LEVELS = ibis.table(KNOWN.schema(), name="levels")
LEVELS_ON_MAP = ibis.table(
    {**KNOWN.schema().fields, "off": "float64", "mark": "int8", "why": "string"}, name="levels"
)
"""On another map: `off` is how far a sum may be from the exact one, null for what is no sum; `mark`
how it was put together; `why` says why there is no value, where the status alone does not."""
CELLS = ibis.table(
    {
        "cell": "int32",
        **PLACES.schema().fields,
        **CALENDAR.schema().fields,
        "is_asked": "boolean",
    },
    name="cells",
)
"""`previous` and `last_year` are the cells of the same place in those periods."""


def as_known(at: datetime | None) -> Table:
    """Return the facts that stood at a moment, or that stand."""
    found = facts.TABLE
    if at is None:
        return found.filter(found.superseded_at.isnull())
    when = facts.moment(at)
    is_last = found.superseded_at.isnull() | (found.superseded_at > when)
    return found.filter(found.recorded_at <= when, is_last)


PERIODS = facts.TABLE.select("period").distinct()
"""The codes of all periods for which anything was ever recorded."""


def numbered(columns: Sequence[Column], numbers: Sequence[int] | None = None) -> pa.Table:
    """Return columns with their numbers; without any, they are counted."""
    found = range(len(columns)) if numbers is None else numbers
    return pa.table(
        {
            "indicator": pa.array([column.indicator for column in columns], pa.string()),
            "breakdown": pa.array([column.part for column in columns], pa.string()),
            "scenario": pa.array([column.scenario.value for column in columns], pa.string()),
            "number": pa.array(found, pa.int32()),
        }
    )


def of_columns(at: datetime | None) -> Table:
    """Return what stood at a moment, each value with the number of its column."""
    found = as_known(at)
    return found.inner_join(
        COLUMNS,
        [
            found.indicator == COLUMNS.indicator,
            found.breakdown == COLUMNS.breakdown,
            found.scenario == COLUMNS.scenario,
        ],
    )


def asked(at: datetime | None) -> Table:
    """Return the places and periods for which something stood at a moment."""
    return of_columns(at).select("place", "period").distinct()


def known(at: datetime | None) -> Table:
    """Return what stood at a moment, each value with the numbers of its column and cell."""
    found = of_columns(at)
    found = found.inner_join(PLACES, "place").inner_join(CALENDAR, "period")
    return found.select(
        number=found.number,
        cell=(found.first + found.position).cast("int32"),
        value=found.value,
        status=coded(found.status),
        is_long=found.digits.notnull(),
        denominator=found.denominator,
    )


def cells() -> Table:
    """Return every place in every period with its calendar; asked where a value stands."""
    every = PLACES.cross_join(CALENDAR)
    seen = ASKED.select(seen_place=ASKED.place, seen_period=ASKED.period)
    joined = every.left_join(
        seen, [every.place == seen.seen_place, every.period == seen.seen_period]
    )
    names = [*PLACES.columns, *CALENDAR.columns]
    steps = ("previous", "last_year")
    return joined.select(
        cell=(joined.first + joined.position).cast("int32"),
        **{name: joined[name] for name in names if name not in steps},
        **{name: (joined.first + joined[name]).cast("int32") for name in steps},
        is_asked=joined.seen_place.notnull(),
    ).select(*CELLS.columns)


def levels(held: Collection[int]) -> Table:
    """Return what is known, and for registers also what still holds in later periods."""
    if not held:
        return KNOWN
    numbers = sorted(held)
    of_cells = CELLS.select("cell", "first", "ends", "position")
    dated = KNOWN.filter(KNOWN.number.isin(numbers)).inner_join(of_cells, "cell")
    entries = dated.select(
        number=dated.number,
        entered=dated.position,
        value=dated.value,
        status=dated.status,
        is_long=dated.is_long,
        denominator=dated.denominator,
        entry_ends=dated.ends,
        of_place=dated.first,
    )
    later = CALENDAR.select(position=CALENDAR.position, ends=CALENDAR.ends)
    reach = entries.inner_join(later, [entries.entry_ends <= later.ends])
    # The entry of the period itself stands before any other that ends on the same day.
    is_own = reach.entered == reach.position
    order = ibis.ifelse(is_own, 1_000_000_000, reach.entered).cast("int32")
    cell = (reach.of_place + reach.position).cast("int32")
    ranked = reach.select(
        "number", "value", "status", "is_long", "denominator", cell=cell, order=order
    )
    series = ibis.window(group_by=(ranked.number, ranked.cell))
    latest = ranked.mutate(latest=ranked["order"].max().over(series))
    kept = latest.filter(latest["order"] == latest.latest).select(*KNOWN.columns)
    return KNOWN.filter(~KNOWN.number.isin(numbers)).union(kept)


@dataclass(frozen=True, slots=True)
class Peculiar:
    """The recorded columns, by number, that hold more than a double and a status."""

    long: frozenset[int]
    """With values of more digits than a double holds."""
    planned: frozenset[int]
    """With plans that name their own denominator."""
    frame: date | None = None
    """The day of the map on which they are put together; None for as they were reported."""
    rounded: frozenset[int] = frozenset()
    """With sums that doubles do not hold exactly."""
    explained: frozenset[int] = frozenset()
    """With reasons of their own for having no value."""


@dataclass(frozen=True, slots=True)
class OfCell:
    """What a unit of the map is made of in a period."""

    is_plain: BooleanValue
    """Whether it is told as it was reported."""
    is_handed_on: BooleanValue
    """Whether it is one other unit whole, under another name."""
    is_undivided: BooleanValue
    """Whether nothing says how to divide a unit that lies in it in part."""
    gap: StringValue
    """Why there is no sum where nothing was recorded; null where that is as for any unit."""


def spread(numbers: Sequence[int], peculiar: Peculiar) -> Table:
    """Return the columns of these numbers, one row for each cell with any of them."""
    first, last = min(numbers), max(numbers)
    levels = LEVELS if peculiar.frame is None else LEVELS_ON_MAP
    found = levels.filter(levels.number >= first, levels.number <= last)
    columns: dict[str, ibis.Value] = {}
    for number in numbers:
        is_own = found.number == number
        columns[f"r{number}"] = found.value.max(where=is_own)
        columns[f"s{number}"] = found.status.max(where=is_own)
        if number in peculiar.long:
            columns[f"l{number}"] = found.count(where=is_own & found.is_long) > 0
        if number in peculiar.planned:
            columns[f"d{number}"] = found.denominator.max(where=is_own)
        if peculiar.frame is not None:
            columns[f"g{number}"] = found.mark.max(where=is_own)
        if number in peculiar.rounded:
            columns[f"o{number}"] = found.off.max(where=is_own)
        if number in peculiar.explained:
            columns[f"m{number}"] = found.why.max(where=is_own)
    return found.group_by("cell").agg(**columns)


def nothing_said(status: IntegerValue | None, period_said: StringValue) -> StringValue:
    """Return why a recorded column has no value."""
    never = "chưa có số " + period_said
    if status is None:
        return never
    cases = [(status == CODES[kind], ibis.literal(kind.said)) for kind in _NOTHING]
    return ibis.cases(*cases, else_=never)


def coded(status: StringValue) -> IntegerValue:
    """Return a status as columns hold it."""
    cases = [(status == kind.value, number) for kind, number in CODES.items()]
    return ibis.cases(*cases, else_=CODES[Status.NOT_REPORTED]).cast("int8")
