"""How often and how far the values of an indicator were revised, as a table for its keepers."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from congso.indicators.indicator import Indicator
from congso.observations import revisions
from congso.observations.observation import Observation
from congso.observations.record import Record
from congso.observations.revisions import Revisions
from congso.quantities import numerals
from congso.quantities.rounding import half_up
from desk.kit.clock import VIETNAM

_FINER = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One period: what it was said to be at each time of knowing."""

    period: str
    cells: tuple[str, ...]
    moved: str


@dataclass(frozen=True, slots=True)
class View:
    """The triangle in words; the means are empty where nothing was revised."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]
    mean: str
    size: str


def view(record: Record, indicator: Indicator, place: str) -> View:
    """Return the triangle of the whole indicator for one unit, the newest period first."""
    triangle = revisions.of(record, indicator.code, place)
    moments = triangle.moments
    finer = max(indicator.decimals, 0) + _FINER
    return View(
        days=tuple(moment.astimezone(VIETNAM).date() for moment in moments),
        rows=tuple(_row(row, moments) for row in reversed(triangle.rows)),
        mean=_signed(triangle.mean_revision, finer),
        size=_signed(triangle.mean_size, finer).removeprefix("+"),
    )


def _row(row: Revisions, moments: tuple[datetime, ...]) -> Row:
    cells = (row.known_at(moment) for moment in moments)
    return Row(row.period.said, tuple(map(_said, cells)), _signed(row.moved))


def _said(seen: Observation | None) -> str:
    if seen is None:
        return ""
    return seen.status.said if seen.value is None else numerals.write(seen.value)


def _signed(moved: Decimal | None, decimals: int | None = None) -> str:
    if moved is None:
        return ""
    told = moved if decimals is None else numerals.plain(half_up(moved, decimals))
    return f"+{numerals.write(told)}" if told > 0 else numerals.write(told)
