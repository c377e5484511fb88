"""The small tables that formulas are joined with: the calendar, the places and who their peers are.

The period before the first quarter of 2024 stands in a column of the calendar; it is never guessed
from the row above, which may be two years older.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod, Period
from congso.periods.so_far import year_so_far
from congso.places.gazetteer import Gazetteer
from congso.writing import dates

if TYPE_CHECKING:
    from datetime import date

CALENDAR = pa.schema(
    [
        ("period", pa.string()),
        ("ends", pa.int32()),
        ("position", pa.int32()),
        ("said", pa.string()),
        ("day", pa.string()),
        ("previous", pa.int32()),
        ("last_year", pa.int32()),
        ("previous_said", pa.string()),
        ("last_year_said", pa.string()),
        ("previous_ends", pa.int32()),
        ("last_year_ends", pa.int32()),
        ("year_ends", pa.int32()),
    ]
)
"""`position` orders periods by their last and first days, and `previous` and `last_year` are the
positions of others; `day` is the last day as it is said; days are counted from the year 1, and
`year_ends` is the last day of the first period of the year."""
SO_FAR = pa.schema([("whole", pa.int32()), ("part", pa.int32())])
"""Positions of a period and of each period of its year so far."""
PEERS = pa.schema([("cell", pa.int32()), ("peers", pa.int32())])
"""`peers` stands for the units of one level under one parent on the last day of the period."""
PLACES = pa.schema(
    [("first", pa.int32()), *((name, pa.string()) for name in ("place", "name", "code"))]
)
"""A cell is a place in a period: its number is that of the first cell of the place and the position
of the period together."""


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
    position = {period: number for number, period in enumerate(periods)}
    groups = _groups(periods, gazetteer) if with_peers else []
    standing = {*places, *(place for group in groups for _period, place in group)}
    known = {place: gazetteer.known(place) for place in sorted(standing) if place in gazetteer}
    first = {place: number * len(periods) for number, place in enumerate(known)}
    peers = [
        (first[place] + position[period], number)
        for number, group in enumerate(groups)
        for period, place in group
    ]
    so_far = [
        (position[one], position[part])
        for one in periods
        for part in year_so_far(one)
        if part in position
    ]
    return Surroundings(
        _table(CALENDAR, [_day_of(one, position) for one in periods]),
        _table(SO_FAR, so_far),
        _table(PEERS, peers),
        _table(
            PLACES,
            [(at, place, known[place].name, known[place].code) for place, at in first.items()],
        ),
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


def _day_of(period: Period, position: Mapping[Period, int]) -> tuple[object, ...]:
    earlier = (_stepped(period.previous), _stepped(period.same_last_year))
    return (
        period.code,
        period.end.toordinal(),
        position[period],
        period.said,
        dates.short(period.end),
        *(one and position.get(one) for one in earlier),
        *(one and one.said for one in earlier),
        *(one and one.end.toordinal() for one in (*earlier, year_so_far(period)[0])),
    )


def _groups(periods: Collection[Period], gazetteer: Gazetteer) -> list[list[tuple[Period, str]]]:
    """Return the places of one level under one parent, for every period."""
    by_day: dict[date, list[Period]] = defaultdict(list)
    for period in periods:
        by_day[period.end].append(period)
    found: dict[object, list[tuple[Period, str]]] = defaultdict(list)
    for day, same_day in by_day.items():
        for place in gazetteer.on(day):
            for period in same_day:
                found[period, place.level, place.parent_code].append((period, place.id))
    return list(found.values())


def _table(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def read(found: Iterable[str]) -> tuple[Period, ...]:
    """Return the periods of these codes."""
    return tuple(codes.read(code) for code in found)
