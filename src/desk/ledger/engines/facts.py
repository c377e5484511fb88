"""The record as columns: one row for every value that was ever recorded, and when it stood.

The 120 points of the old Cần Thơ stood from January to March and the 125 that followed stand since:
with both moments in the row, what was known on a day is a filter.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as on_columns

from congso.observations.observation import Assignment, Key, Level, Observation, Scenario, Status
from congso.periods import codes

SCHEMA = pa.schema(
    [
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("place", pa.string(), nullable=False),
        pa.field("period", pa.string(), nullable=False),
        pa.field("breakdown", pa.string(), nullable=False),
        pa.field("scenario", pa.string(), nullable=False),
        pa.field("revision", pa.int16(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("digits", pa.string()),
        pa.field("denominator", pa.float64()),
        pa.field("denominator_digits", pa.string()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("level", pa.string(), nullable=False),
        pa.field("recorded_at", pa.int64(), nullable=False),
        pa.field("superseded_at", pa.int64()),
    ]
)
"""`value` is the nearest double; `digits` is filled where a double cannot give the digits back.
`denominator` is what a plan says its ratios are divided by, kept in the same two ways.
Moments are microseconds since 1970 in universal time; `superseded_at` is when the next value for
the same key became known, null for what stands.
"""

TABLE = ibis.table(
    {
        **dict.fromkeys(("indicator", "place", "period", "breakdown", "scenario"), "string"),
        "revision": "int16",
        "value": "float64",
        "digits": "string",
        "denominator": "float64",
        **dict.fromkeys(("denominator_digits", "status", "level"), "string"),
        "recorded_at": "int64",
        "superseded_at": "int64",
    },
    name="facts",
)
"""The same as an engine knows them."""

ROW = (
    *("indicator", "place", "period", "breakdown", "scenario", "revision"),
    *("value", "denominator", "status", "level", "recorded_at"),
)
"""What is needed of a row of the record, in this order."""
_CHUNK = 200_000
_SERIES = ("indicator", "breakdown", "scenario", "place", "period")
ORDER = (*_SERIES, "recorded_at", "revision")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(at: datetime) -> int:
    """Return a moment as the columns hold it."""
    passed = at - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def digits_of(value: Decimal) -> str | None:
    """Return the digits of a value that its nearest double cannot give back, else None.

    >>> digits_of(Decimal("3298.2"))
    >>> digits_of(Decimal("12345678901234567.89"))
    '12345678901234567.89'
    """
    return None if Decimal(repr(float(value))) == value else f"{value:f}"


def exact(value: float, digits: str | None) -> Decimal:
    """Return the value that was recorded.

    >>> exact(3298.2, None)
    Decimal('3298.2')
    """
    return Decimal(digits if digits is not None else repr(value))


def table(observations: Iterable[Observation]) -> pa.Table:
    """Return observations as columns, ordered so that one series stands together.

    Shape: every revision of each key that occurs, in any order.
    """
    return of_rows(
        (
            seen.key.indicator,
            seen.key.place,
            seen.key.period.code,
            seen.key.breakdown,
            seen.key.scenario.value,
            seen.revision,
            seen.value,
            seen.assigned.denominator,
            seen.status.value,
            seen.level.value,
            seen.recorded_at,
        )
        for seen in observations
    )


def of_rows(rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    """Return rows of the record as columns; each row has the fields of `ROW`."""
    waiting, found = iter(rows), [SCHEMA.empty_table()]
    while chunk := list(islice(waiting, _CHUNK)):
        found.append(_columns(chunk))
    return followed(pa.concat_tables(found))


def _columns(rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    found: dict[str, Any] = dict(zip(ROW, zip(*rows, strict=True), strict=True))
    return pa.table(
        {
            **{name: found[name] for name in ROW[:5]},
            "revision": found["revision"],
            **_number("value", "digits", found["value"]),
            **_number("denominator", "denominator_digits", found["denominator"]),
            **{name: found[name] for name in ("status", "level")},
            "recorded_at": [moment(at) for at in found["recorded_at"]],
            "superseded_at": pa.nulls(len(rows), pa.int64()),
        },
        schema=SCHEMA,
    )


def followed(table: pa.Table) -> pa.Table:
    """Return columns in their order, each value with the moment at which the next one came."""
    table = table.sort_by([(name, "ascending") for name in ORDER]).combine_chunks()
    if table.num_rows < 2:
        return table
    same: pa.Array | bool = True
    for name in _SERIES:
        column = table[name].combine_chunks()
        alike = on_columns.equal(column[1:], column[:-1])
        same = alike if same is True else on_columns.and_(same, alike)
    recorded = table["recorded_at"].combine_chunks()
    nothing = pa.scalar(None, pa.int64())
    following = on_columns.if_else(same, recorded[1:], nothing)
    return table.set_column(
        table.schema.get_field_index("superseded_at"),
        SCHEMA.field("superseded_at"),
        pa.concat_arrays([following, pa.nulls(1, pa.int64())]),
    )


def observations(found: pa.Table) -> Iterable[Observation]:
    """Yield the values of columns as the core knows them, as far as a calculation needs them."""
    readers: dict[str, Callable[[Any], Any]] = {
        "period": codes.read,
        "scenario": Scenario,
        "level": Level,
        "status": Status,
        "recorded_at": _time,
    }
    known = {
        name: {one: reader(one) for one in on_columns.unique(found[name]).to_pylist()}
        for name, reader in readers.items()
    }
    for row in found.to_pylist():
        period, scenario, level, status, recorded_at = (known[name][row[name]] for name in readers)
        value, own = row["value"], row["denominator"]
        yield Observation(
            key=Key(row["indicator"], row["place"], period, row["breakdown"], scenario),
            value=None if value is None else exact(value, row["digits"]),
            source="",
            recorded_at=recorded_at,
            revision=row["revision"],
            level=level,
            status=status,
            assigned=Assignment(
                denominator=None if own is None else exact(own, row["denominator_digits"])
            ),
        )


def _time(moment: int) -> datetime:
    return datetime.fromtimestamp(moment / 1_000_000, UTC)


def _number(name: str, digits: str, values: Sequence[Decimal | None]) -> dict[str, list[object]]:
    return {
        name: [None if one is None else float(one) for one in values],
        digits: [None if one is None else digits_of(one) for one in values],
    }
