"""The small tables that formulas are joined with: the calendar, the places and who their peers are.

The period before the first quarter of 2024 stands in a column of the calendar; it is never guessed
from the row above, which may be two years older.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.periods.so_far import year_so_far
from congso.places.gazetteer import Gazetteer
from congso.writing import dates

CALENDAR = pa.schema(
    [
        ("period", pa.string()),
        ("ends", pa.int32()),
        ("position", pa.int32()),
        ("said", pa.string()),
        ("day", pa.string()),
        ("previous", pa.string()),
        ("last_year", pa.string()),
        ("previous_said", pa.string()),
        ("last_year_said", pa.string()),
        ("previous_ends", pa.int32()),
        ("last_year_ends", pa.int32()),
        ("year_ends", pa.int32()),
    ]
)
"""`position` orders periods by their last and first days; `day` is the last day as it is said; days
are counted from the year 1, and `year_ends` is the last day of the first period of the year."""
SO_FAR = pa.schema([("period", pa.string()), ("part", pa.string())])
PEERS = pa.schema([("period", pa.string()), ("place", pa.string()), ("peers", pa.string())])
"""`peers` names the units of one level under one parent on the last day of the period."""
PLACES = pa.schema([(name, pa.string()) for name in ("place", "name", "code")])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tables around the facts."""

    calendar: pa.Table
    so_far: pa.Table
    peers: pa.Table
    places: pa.Table


def reached(periods: Iterable[Period], depth: int) -> tuple[Period, ...]:
    """Return the periods and all that formulas of this depth look back to."""
    found = set(periods)
    newest = found
    for _ in range(depth):
        newest = {one for period in newest for one in _before(period)} - found
        found |= newest
    return tuple(sorted(found, key=lambda period: (period.end, period.start)))


def surroundings(
    periods: Collection[Period],
    places: Collection[str],
    gazetteer: Gazetteer,
    *,
    with_peers: bool,
) -> Surroundings:
    """Return the tables for these periods, oldest first, and for these places and their peers."""
    peers = _peers(periods, gazetteer) if with_peers else []
    standing = {*places, *(place for _period, place, _peers in peers)}
    known = {place.id: (place.id, place.name, place.code) for place in gazetteer.places}
    return Surroundings(
        _table(CALENDAR, [_day_of(position, one) for position, one in enumerate(periods)]),
        _table(SO_FAR, [(one.code, part.code) for one in periods for part in year_so_far(one)]),
        _table(PEERS, peers),
        _table(PLACES, [known[place] for place in sorted(standing & known.keys())]),
    )


def _before(period: Period) -> Iterable[Period]:
    yield from year_so_far(period)
    earlier = (_stepped(period.previous), _stepped(period.same_last_year))
    yield from (one for one in earlier if one is not None)


def _stepped(step: Callable[[], Period]) -> Period | None:
    try:
        return step()
    except NoSuchPeriod:
        return None


def _day_of(position: int, period: Period) -> tuple[object, ...]:
    earlier = (_stepped(period.previous), _stepped(period.same_last_year))
    return (
        period.code,
        period.end.toordinal(),
        position,
        period.said,
        dates.short(period.end),
        *(one and one.code for one in earlier),
        *(one and one.said for one in earlier),
        *(one and one.end.toordinal() for one in (*earlier, year_so_far(period)[0])),
    )


def _peers(periods: Collection[Period], gazetteer: Gazetteer) -> list[tuple[str, str, str]]:
    by_day: dict[object, list[Period]] = defaultdict(list)
    for period in periods:
        by_day[period.end].append(period)
    return [
        (period.code, place.id, f"{place.level.value} {place.parent_code or ''}")
        for same_day in by_day.values()
        for place in gazetteer.on(same_day[0].end)
        for period in same_day
    ]


def _table(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def read(found: Iterable[str]) -> tuple[Period, ...]:
    """Return the periods of these codes."""
    return tuple(codes.read(code) for code in found)
