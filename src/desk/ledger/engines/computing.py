"""Derived indicators recomputed over everything recorded, on the engine chosen.

What the engine leaves in doubt is settled by the reference, so that every value prints as the
reference prints it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as on_columns

from congso.observations.figure import Figure
from congso.observations.observation import Scenario
from desk.ledger.engines import standing, surroundings
from desk.ledger.engines.columns import Arrangement, Column, arrange
from desk.ledger.engines.compiling import Compiled, compiled
from desk.ledger.engines.connections import Engine
from desk.ledger.engines.program import COMPUTED, MISSING, READ, RECORDED, SAID, is_rank
from desk.ledger.engines.settling import Definitions, Settling
from desk.ledger.engines.standing import Peculiar
from desk.ledger.engines.writing import written

SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.string(), nullable=False) for name in ("place", "period")),
        pa.field("value", pa.float64()),
        pa.field("digits", pa.string()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("reason", pa.string()),
        pa.field("of", pa.int32()),
        pa.field("peers", pa.string()),
    ]
)
"""A derived indicator: `digits` is the exact value where the reference settled it. Of a rank, `of`
is among how many; where it was computed, `peers` are the units that were compared: `94/*` for those
below 94, `*` for all provinces, each as they stood on the last day of the period."""


_CELL = ("cell", "place", "period")
_NO_CELLS = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Result:
    """One derived column over all places and periods."""

    column: Column
    table: pa.Table
    settled: int
    """How many of its cells the reference had to decide."""


def compute(
    engine: Engine,
    definitions: Definitions,
    at: datetime | None = None,
    codes_wanted: Collection[str] | None = None,
) -> Iterator[Result]:
    """Yield every derived column, recomputed over the facts that the engine holds.

    Shape: the engine holds a table `facts`; `at` is the moment asked of, None for what stands.
    """
    arrangement, peculiar = _prepare(engine, definitions, at, codes_wanted)
    catalogue = definitions.catalogue
    made = compiled(catalogue, arrangement, peculiar, engine.dialect)
    yield from run(engine, made, arrangement, Settling(engine, definitions, at))


def run(
    engine: Engine,
    made: Compiled,
    arrangement: Arrangement,
    reference: Settling,
    within: Mapping[Column, np.ndarray] | None = None,
) -> Iterator[Result]:
    """Fill what a program fills, and yield its columns with doubts decided by the reference.

    Shape: `within` are the cells wanted of each column, by number and in order; None takes all.
    """
    for name, query in made.steps:
        engine.fill(name, query)
    for reading in made.results:
        in_doubt = _doubts(engine.answer(reading.doubts), arrangement, reading.columns)
        if within is not None:
            in_doubt = {
                column: _within(cells, within[column])
                for column, cells in in_doubt.items()
                if column in within
            }
        figures = reference.figures(
            [
                (column, place, period)
                for column in in_doubt
                for _, place, period in in_doubt[column]
            ]
        )
        found = engine.answer(reading.values)
        told = iter(figures)
        for column in reading.columns:
            cells = in_doubt.get(column, ())
            settled = {cell: next(told) for cell, _place, _period in cells}
            rows = found
            if within is not None:
                wanted = np.isin(found["cell"].to_numpy(), within.get(column, _NO_CELLS))
                rows = found.filter(pa.array(wanted))
            if within is None or rows.num_rows:
                whole = _result(column, rows, arrangement.numbers[column], settled)
                yield with_peers(whole, reference.definitions)


def _within(
    cells: Sequence[tuple[int, str, str]], wanted: np.ndarray
) -> list[tuple[int, str, str]]:
    """Return those of some cells that are wanted."""
    is_wanted = np.isin(np.array([cell for cell, _place, _period in cells], np.int64), wanted)
    return list(compress(cells, is_wanted))


def _prepare(
    engine: Engine,
    definitions: Definitions,
    at: datetime | None,
    codes_wanted: Collection[str] | None,
) -> tuple[Arrangement, Peculiar]:
    """Fill what stood at the moment and the tables around it; return what to compute."""
    stood = standing.as_known(at)
    by_column = stood.group_by("indicator", "breakdown", "scenario").agg(
        long=stood.digits.count(), planned=stood.denominator.count()
    )
    found = {
        Column(row["indicator"], row["breakdown"], Scenario(row["scenario"])): row
        for row in engine.answer(written(by_column, engine.dialect)).to_pylist()
    }
    catalogue = definitions.catalogue
    recorded = {column for column in found if column.indicator in catalogue}
    arrangement = arrange(catalogue, recorded, codes_wanted)
    engine.take("columns", _numbered(arrangement))
    asked = standing.asked(at)
    engine.fill("asked", written(asked, engine.dialect))
    places = _distinct(engine, "place")
    periods = surroundings.reached(
        surroundings.read(_distinct(engine, "period")), arrangement.depth
    )
    around = surroundings.surroundings(
        periods, places, definitions.gazetteer, with_peers=arrangement.asks_ranks
    )
    for name in ("calendar", "so_far", "peers", "places"):
        engine.take(name, getattr(around, name))
    engine.fill("known", written(standing.known(at), engine.dialect))
    numbers = {arrangement.numbers[one]: found[one] for one in arrangement.recorded}
    long, planned = (
        frozenset(one for one, row in numbers.items() if row[kind]) for kind in ("long", "planned")
    )
    return arrangement, Peculiar(long, planned)


def _distinct(engine: Engine, name: str) -> list[str]:
    query = standing.ASKED.select(name).distinct()
    found: list[str] = engine.answer(written(query, engine.dialect))[name].to_pylist()
    return found


def _numbered(arrangement: Arrangement) -> pa.Table:
    known = [column for column in arrangement.columns if column in arrangement.recorded]
    return standing.numbered(known, [arrangement.numbers[column] for column in known])


def _doubts(
    found: pa.Table, arrangement: Arrangement, columns: Sequence[Column]
) -> dict[Column, list[tuple[int, str, str]]]:
    """Return the cells of each column that the reference has to decide."""
    cells = list(zip(*(found[name].to_pylist() for name in _CELL), strict=True))
    marks = {one: found[f"x{arrangement.numbers[one]}"].to_pylist() for one in columns}
    return {
        column: [cell for cell, is_so in zip(cells, marked, strict=True) if is_so]
        for column, marked in marks.items()
        if any(marked)
    }


def _result(column: Column, found: pa.Table, number: int, settled: Mapping[int, Figure]) -> Result:
    """Return a column with the cells that the reference decided."""
    value, reason, status = (found[f"{letter}{number}"] for letter in READ)
    columns = {
        "place": found["place"].cast(pa.string()),
        "period": found["period"].cast(pa.string()),
        "value": value.cast(pa.float64()),
        "digits": pa.chunked_array([pa.nulls(found.num_rows, pa.string())]),
        "status": pa.array(SAID).take(status.cast(pa.int8()).combine_chunks()),
        "reason": reason.cast(pa.string()),
        "of": _counted(found, f"p{number}"),
        "peers": pa.nulls(found.num_rows, pa.string()),
    }
    if settled:
        is_settled = on_columns.is_in(found["cell"], pa.array(settled, found["cell"].type))
        mask = is_settled.combine_chunks()
        order = found["cell"].filter(mask).to_pylist()
        for name, told in _settled([settled[cell] for cell in order]).items():
            columns[name] = _put(columns[name], mask, told)
    return Result(column, pa.table(columns, schema=SCHEMA), len(settled))


def _settled(figures: Sequence[Figure]) -> dict[str, list[object]]:
    exact = [figure.value for figure in figures]
    return {
        "value": [None if one is None else float(one) for one in exact],
        "digits": [None if one is None else str(one) for one in exact],
        "status": [SAID[what_it_is(figure)] for figure in figures],
        "reason": [figure.missing for figure in figures],
        "of": [peers_of(figure) for figure in figures],
    }


def peers_of(figure: Figure) -> int | None:
    """Return among how many a figure is a rank, None where it has no value or is none."""
    return None if figure.value is None or figure.of is None else int(figure.of)


def _counted(found: pa.Table, name: str) -> pa.ChunkedArray | pa.Array:
    if name in found.column_names:
        return found[name].cast(pa.int32())
    return pa.nulls(found.num_rows, pa.int32())


def with_peers(result: Result, definitions: Definitions) -> Result:
    """Return a column, of a computed rank with the units that each place was compared with."""
    table, formula = result.table, definitions.catalogue[result.column.indicator].formula
    if formula is None or not is_rank(formula):
        return result
    places = table["place"].combine_chunks().dictionary_encode()
    known = [definitions.gazetteer.known(one) for one in places.dictionary.to_pylist()]
    names = pa.array([f"{one.parent_code}/*" if one.parent_code else "*" for one in known])
    peers = names.take(places.indices) if known else table["peers"].combine_chunks()
    nothing = pa.scalar(None, pa.string())
    told = on_columns.if_else(table["of"].is_valid(), peers, nothing)
    column = table.schema.get_field_index("peers")
    return replace(result, table=table.set_column(column, SCHEMA.field("peers"), told))


def what_it_is(figure: Figure) -> int:
    """Return how a figure came about."""
    if figure.value is None:
        return MISSING
    if figure.mark is not None:
        return SAID.index(figure.mark.value)
    return RECORDED if figure.observation else COMPUTED


def _put(column: pa.ChunkedArray | pa.Array, mask: pa.Array, cells: Sequence[object]) -> pa.Array:
    """Return a column with other cells where the mask says so."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return on_columns.replace_with_mask(whole, mask, pa.array(cells, column.type))
