"""What formulas stand on, put together on the map of a date for every cell at once.

The points of three provinces are one sum with a bound on its distance from the exact one; where
only two of them are known, it has no value and says “có 2 trên 3 đơn vị”. Areas, whose values stand
on, and scores, which are never added, are told by the reference, once for all formulas.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import IntegerValue, StringValue, Table

from congso.indicators.indicator import Catalogue
from congso.observations.figure import Figure
from congso.observations.observation import Scenario, Status
from desk.ledger.engines import facts, standing
from desk.ledger.engines.columns import Column
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.lowering import HALF_ULP, is_whole
from desk.ledger.engines.map_cells import (
    AS_IT_IS,
    DIVIDED,
    WHOLE,
    Map,
    is_added,
    on_cells,
    table,
)
from desk.ledger.engines.standing import CODES, LEVELS_ON_MAP, NOT_APPLICABLE, REPORTED, Peculiar
from desk.ledger.engines.writing import written

_SOURCES = pa.schema(
    [
        *((name, pa.string()) for name in ("indicator", "breakdown", "scenario")),
        *((name, pa.int32()) for name in ("number", "of_basis", "turn")),
        ("is_added", pa.bool_()),
    ]
)
"""The recorded columns that the database puts together: a revised plan has the number of the plan
and a later `turn`; what is not added is a result that was published beside its formula."""
SOURCES = ibis.table(
    {
        **dict.fromkeys(("indicator", "breakdown", "scenario"), "string"),
        **dict.fromkeys(("number", "of_basis", "turn"), "int32"),
        "is_added": "boolean",
    },
    name="sources",
)
_TOLD = pa.schema(
    [
        *((name, pa.int32()) for name in ("number", "cell")),
        ("value", pa.float64()),
        ("status", pa.int8()),
        ("is_long", pa.bool_()),
        *((name, pa.float64()) for name in ("denominator", "off")),
        ("mark", pa.int8()),
        ("why", pa.string()),
    ]
)
TOLD = ibis.table(LEVELS_ON_MAP.schema(), name="told_inputs")
_NOT_REPORTED = CODES[Status.NOT_REPORTED]


@dataclass(frozen=True, slots=True)
class Told:
    """What the reference said of a column that no database puts together."""

    number: int
    cells: Sequence[int]
    figures: Sequence[Figure]


def is_told(column: Column, catalogue: Catalogue) -> bool:
    """Return whether the reference tells a recorded column that formulas stand on."""
    indicator = catalogue[column.indicator]
    return indicator.formula is None and not is_added(indicator)


def fill(
    engine: Engine,
    catalogue: Catalogue,
    numbers: Mapping[Column, int],
    at: datetime | None,
    told: Collection[Told],
    of_map: Map,
    frame: date,
) -> Peculiar:
    """Fill `levels` with what stood at a moment on the map, and return what is peculiar there.

    Shape: `numbers` are those of the recorded columns, revised plans beside the plans; the engine
    holds `facts`, `spans`, `units` and `walk`.
    """
    rows = [
        (
            *(column.indicator, column.part, column.scenario.value, number),
            of_map.of_basis[catalogue[column.indicator].basis],
            int(column.scenario is Scenario.PLAN_REV),
            is_added(catalogue[column.indicator]),
        )
        for column, number in numbers.items()
        if not is_told(column, catalogue)
    ]
    engine.take("sources", table(_SOURCES, rows))
    engine.take("told_inputs", table(_TOLD, [row for one in told for row in _rows(one)]))
    revised = any(column.scenario is Scenario.PLAN_REV for column in numbers)
    found = _walked(at, revised=revised)
    query = ibis.union(_added(found), _published(found), TOLD)
    engine.fill("levels", written(query, engine.dialect))
    return _peculiar(engine, frame)


def _walked(at: datetime | None, *, revised: bool) -> Table:
    """Return what stood of every part of every cell."""
    found = standing.as_known(at).inner_join(SOURCES, ["indicator", "breakdown", "scenario"])
    if revised:
        key = (found.number, found.place, found.period)
        found = found.mutate(last_turn=found.turn.max().over(ibis.window(group_by=key)))
        found = found.filter(found.turn == found.last_turn)
    found = on_cells(found, found.of_basis)
    return found.select(
        "number", "value", "digits", "denominator", "is_added", "is_apart", "is_own", "weight",
        "of", "mark",
        cell=(found.first + found.position).cast("int32"),
        status=standing.coded(found.status),
    )  # fmt: skip


def _added(found: Table) -> Table:
    """Return the sums of the parts, or why there are none."""
    parts = found.filter(found.is_added)
    weighed = parts.value * parts.weight
    is_out = parts.status == NOT_APPLICABLE
    summed = parts.group_by("number", "cell").agg(
        of=parts["of"].max(),
        made=parts["mark"].max(),
        value_=weighed.sum(),
        size=weighed.abs().sum(),
        known=weighed.count(),
        out_=parts.count(where=is_out),
        ragged=parts.count(where=~is_whole(parts.value)),
        odd=parts.count(where=parts.is_apart | parts.digits.notnull() | parts.weight.isnull()),
        own=parts.denominator.max(where=parts.is_own),
        said=parts.status.max(),
    )
    count, made = summed["of"], summed["made"]
    is_odd, is_single = summed.odd > 0, (count == 1) & (made != DIVIDED)
    is_there = ~is_odd & (summed.known > 0) & (summed.known + summed.out_ == count)
    is_exact = (summed.ragged == 0) & (made != DIVIDED) & (summed.size < 1e15)
    rounded = summed.size * ((count + 2).cast("float64") * HALF_ULP)
    nothing = ibis.null("float64")
    as_itself = is_single & (made == AS_IT_IS)
    return summed.select(
        "number",
        "cell",
        value=ibis.cases((is_there, summed.value_), else_=nothing),
        status=ibis.cases((as_itself, summed.said), (is_there, REPORTED), else_=_NOT_REPORTED).cast(
            "int8"
        ),
        is_long=is_odd,
        denominator=ibis.cases((as_itself, summed.own), else_=nothing),
        off=ibis.cases((is_single, nothing), (is_exact, 0.0), else_=rounded),
        mark=made.cast("int8"),
        why=ibis.cases((as_itself | is_there, ibis.null("string")), else_=_lacking(summed)),
    )


def _lacking(summed: Table) -> StringValue:
    """Return why parts make no sum; of a single one why that has no value."""
    is_single = (summed["of"] == 1) & (summed["made"] == WHOLE)
    said = [
        (is_single & (summed.said == CODES[status]), ibis.literal(status.said))
        for status in (Status.NOT_REPORTED, Status.NOT_APPLICABLE, Status.WITHHELD)
    ]
    asked = (summed["of"].cast("int64") - summed.out_).cast("string")
    none = (summed.out_ == summed["of"], ibis.literal(Status.NOT_APPLICABLE.said))
    counted = ibis.literal("có ") + summed.known.cast("string") + " trên " + asked + " đơn vị"
    return ibis.cases(*said, none, else_=counted)


def _published(found: Table) -> Table:
    """Return what was recorded of results of formulas, for the units themselves.

    Shape: a unit under another name hands its result on, which the reference tells.
    """
    handed = (found["of"] == 1) & (found["mark"] == WHOLE) & ~found.is_own
    parts = found.filter(~found.is_added, found.is_own | handed)
    is_own = parts.is_own
    summed = parts.group_by("number", "cell").agg(
        value_=parts.value.max(where=is_own),
        said=parts.status.max(where=is_own),
        long=parts.count(where=is_own & parts.digits.notnull()),
        handed=parts.count(where=~is_own),
        own=parts.denominator.max(where=is_own),
    )
    is_handed = summed.handed > 0
    status: IntegerValue = ibis.cases((is_handed, _NOT_REPORTED), else_=summed.said)
    return summed.select(
        "number",
        "cell",
        value=summed.value_,
        status=status.cast("int8"),
        is_long=is_handed | (summed.long > 0),
        denominator=summed.own,
        off=ibis.null("float64"),
        mark=ibis.literal(AS_IT_IS, "int8"),
        why=ibis.null("string"),
    )


def _rows(told: Told) -> list[tuple[Any, ...]]:
    """Return what the reference said as rows of levels."""
    found = []
    for cell, figure in zip(told.cells, told.figures, strict=True):
        seen, value = figure.observation, figure.value
        status = REPORTED if value is not None else CODES[seen.status] if seen else _NOT_REPORTED
        own = seen.assigned.denominator if seen else None
        mark = figure.restatement.mark.value if figure.restatement else ""
        found.append(
            (
                *(told.number, cell, None if value is None else float(value), status),
                value is not None and facts.digits_of(value) is not None,
                *(None if own is None else float(own), None),
                {"": AS_IT_IS, "restated": WHOLE, "estimated": DIVIDED}[mark],
                figure.missing,
            )
        )
    return found


def _peculiar(engine: Engine, frame: date) -> Peculiar:
    levels = LEVELS_ON_MAP
    counted = levels.group_by("number").agg(
        long=levels.count(where=levels.is_long),
        planned=levels.denominator.count(),
        rounded=levels.count(where=levels.off > 0),
        explained=levels.why.count(),
    )
    rows = engine.answer(written(counted, engine.dialect)).to_pylist()

    def having(kind: str) -> frozenset[int]:
        return frozenset(int(row["number"]) for row in rows if row[kind])

    return Peculiar(
        having("long"), having("planned"), frame, having("rounded"), having("explained")
    )
