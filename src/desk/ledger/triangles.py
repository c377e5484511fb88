"""How often and how far the values of an indicator were revised, as a table for its keepers."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from congso.indicators.indicator import Catalogue, Indicator
from congso.observations import revisions
from congso.observations.observation import Observation
from congso.observations.record import Record
from congso.observations.revisions import Revisions, Triangle
from congso.places.gazetteer import Gazetteer
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
class Summary:
    """How much one unit revised of one indicator."""

    name: str
    asked: str
    """Code of the unit or of the indicator, by which its triangle is opened."""
    periods: int
    revised: int
    mean: str
    size: str
    share: str
    """The size as a percentage of the first values."""


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


def by_unit(record: Record, indicator: Indicator, gazetteer: Gazetteer) -> tuple[Summary, ...]:
    """Return how much each reporting unit revised of an indicator, the most revised first."""
    found = []
    for identity, triangle in revisions.by_unit(record, indicator.code).items():
        place = gazetteer.known(identity)
        found.append(_summary(triangle, indicator, place.name, place.code))
    return tuple(sorted(found, key=lambda one: (-one.revised, one.asked)))


def of_unit(record: Record, place: str, catalogue: Catalogue) -> tuple[Summary, ...]:
    """Return how much a reporting unit revised of each indicator, the most revised first."""
    found = [
        _summary(triangle, catalogue[code], catalogue[code].name, code)
        for code, triangle in revisions.of_unit(record, place).items()
        if code in catalogue
    ]
    return tuple(sorted(found, key=lambda one: (-one.revised, one.name)))


def _summary(triangle: Triangle, indicator: Indicator, name: str, asked: str) -> Summary:
    finer = max(indicator.decimals, 0) + _FINER
    share = triangle.mean_share
    return Summary(
        name=name,
        asked=asked,
        periods=len(triangle.rows),
        revised=triangle.revised,
        mean=_signed(triangle.mean_revision, finer),
        size=_signed(triangle.mean_size, finer).removeprefix("+"),
        share="" if share is None else f"{numerals.write(share * 100, _FINER)}%",
    )


def _row(row: Revisions, moments: tuple[datetime, ...]) -> Row:
    cells = (row.known_at(moment) for moment in moments)
    return Row(row.period.said, tuple(map(_said, cells)), _signed(row.moved))


def _said(seen: Observation | None) -> str:
    if seen is None:
        return ""
    nothing = seen.words or seen.status.said
    return nothing if seen.value is None else numerals.write(seen.value)


def _signed(moved: Decimal | None, decimals: int | None = None) -> str:
    if moved is None:
        return ""
    told = moved if decimals is None else numerals.plain(half_up(moved, decimals))
    return f"+{numerals.write(told)}" if told > 0 else numerals.write(told)
