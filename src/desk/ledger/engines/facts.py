"""The record as columns: one row for every value that was ever recorded, and when it stood.

The 120 points of the old Cần Thơ stood from January to March and the 125 that followed stand since:
with both moments in the row, what was known on a day is a filter.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

import ibis
import pyarrow as pa

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
    rows = sorted(observations, key=_order)
    columns: dict[str, list[object]] = {name: [] for name in SCHEMA.names}
    for position, seen in enumerate(rows):
        following = rows[position + 1] if position + 1 < len(rows) else None
        is_followed = following is not None and following.key == seen.key
        own = seen.assigned.denominator
        row = {
            **_named(seen.key),
            "revision": seen.revision,
            "value": None if seen.value is None else float(seen.value),
            "digits": None if seen.value is None else digits_of(seen.value),
            "denominator": None if own is None else float(own),
            "denominator_digits": None if own is None else digits_of(own),
            "status": seen.status.value,
            "level": seen.level.value,
            "recorded_at": moment(seen.recorded_at),
            "superseded_at": moment(following.recorded_at) if following and is_followed else None,
        }
        for name, cell in row.items():
            columns[name].append(cell)
    return pa.table(columns, schema=SCHEMA)


def observations(found: pa.Table) -> Iterable[Observation]:
    """Yield the values of columns as the core knows them, as far as a calculation needs them."""
    for row in found.to_pylist():
        value, own = row["value"], row["denominator"]
        yield Observation(
            key=Key(
                row["indicator"],
                row["place"],
                codes.read(row["period"]),
                row["breakdown"],
                Scenario(row["scenario"]),
            ),
            value=None if value is None else exact(value, row["digits"]),
            source="",
            recorded_at=datetime.fromtimestamp(row["recorded_at"] / 1_000_000, UTC),
            revision=row["revision"],
            level=Level(row["level"]),
            status=Status(row["status"]),
            assigned=Assignment(
                denominator=None if own is None else exact(own, row["denominator_digits"])
            ),
        )


def _named(key: Key) -> dict[str, object]:
    return {
        "indicator": key.indicator,
        "place": key.place,
        "period": key.period.code,
        "breakdown": key.breakdown,
        "scenario": key.scenario.value,
    }


def _order(seen: Observation) -> tuple[object, ...]:
    key = seen.key
    named = (key.indicator, key.breakdown, key.scenario.value, key.place, key.period.code)
    return (*named, seen.recorded_at, seen.revision)
