"""The revision triangle of an indicator in one place: what each period was said to be, and when.

The year 2023 was first said to have 1.422 sites, a year later 1.425: one revision, of +3. How far
first values are from last ones, on the mean, says how much a first value is worth.

>>> from datetime import UTC
>>> from congso.observations.observation import read_key
>>> key = read_key("telecom.sites|94|2023||actual")
>>> said = [
...     Observation(key, Decimal(value), "báo cáo", datetime(year, 1, 4, tzinfo=UTC), number)
...     for number, (value, year) in enumerate((("1422", 2024), ("1425", 2025)), start=1)
... ]
>>> triangle = of(Record(said), "telecom.sites", "94")
>>> [[str(seen.value) for seen in row.said] for row in triangle.rows]
[['1422', '1425']]
>>> triangle.mean_revision, triangle.mean_size
(Decimal('3'), Decimal('3'))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from congso.observations.observation import Observation, Scenario
from congso.observations.record import Record
from congso.periods.calendar import Period


@dataclass(frozen=True, slots=True)
class Revisions:
    """Everything that a period was ever said to be, the first first."""

    period: Period
    said: tuple[Observation, ...]

    def known_at(self, moment: datetime) -> Observation | None:
        """Return what was said of the period at a moment, None before anything was."""
        return next((one for one in reversed(self.said) if one.recorded_at <= moment), None)

    @property
    def moved(self) -> Decimal | None:
        """The last value less the first, None where there are not two values."""
        values = [one.value for one in self.said if one.value is not None]
        return values[-1] - values[0] if len(values) > 1 else None

    @property
    def moved_share(self) -> Decimal | None:
        """How far the last value lies from the first, as a part of the first; None from nought."""
        first = next((one.value for one in self.said if one.value is not None), None)
        return abs(self.moved / first) if self.moved is not None and first else None


@dataclass(frozen=True, slots=True)
class Triangle:
    """The periods of a series, the oldest first, each with its revisions."""

    rows: tuple[Revisions, ...]

    @property
    def moments(self) -> tuple[datetime, ...]:
        """Every moment at which something became known: the columns, the earliest first."""
        return tuple(sorted({one.recorded_at for row in self.rows for one in row.said}))

    @property
    def longest(self) -> int:
        """How often the most revised period was recorded."""
        return max((len(row.said) for row in self.rows), default=0)

    @property
    def revised(self) -> int:
        """How many periods have more than one value."""
        return sum(row.moved is not None for row in self.rows)

    @property
    def mean_share(self) -> Decimal | None:
        """How far last values lie from first ones, as a part of these, on the mean."""
        found = [row.moved_share for row in self.rows if row.moved_share is not None]
        return sum(found, Decimal(0)) / len(found) if found else None

    @property
    def mean_revision(self) -> Decimal | None:
        """By how much last values lie above first ones, on the mean of the revised periods."""
        return self._mean(lambda moved: moved)

    @property
    def mean_size(self) -> Decimal | None:
        """How far last values lie from first ones, up or down, on the mean."""
        return self._mean(abs)

    def _mean(self, told: Callable[[Decimal], Decimal]) -> Decimal | None:
        found = [told(row.moved) for row in self.rows if row.moved is not None]
        return sum(found, Decimal(0)) / len(found) if found else None


def of(
    record: Record,
    indicator: str,
    place: str,
    breakdown: str = "",
    scenario: Scenario = Scenario.ACTUAL,
) -> Triangle:
    """Return the triangle of one series: an indicator for one unit that reports it."""
    keys = (
        key
        for key in record.keys_of(indicator, place)
        if (key.breakdown, key.scenario) == (breakdown, scenario)
    )
    rows = [Revisions(key.period, record.vintages(key)) for key in keys]
    return Triangle(tuple(sorted(rows, key=lambda row: (row.period.end, row.period.start))))


def by_unit(record: Record, indicator: str) -> dict[str, Triangle]:
    """Return the triangle of an indicator for every unit that reports it, by unit."""
    found = {place: of(record, indicator, place) for place in record.keeping.places(indicator)}
    return {place: triangle for place, triangle in sorted(found.items()) if triangle.rows}


def of_unit(record: Record, place: str) -> dict[str, Triangle]:
    """Return the triangles of all that a unit reports, by indicator."""
    codes = [code for code in record.keeping.indicators() if record.is_recorded(code, place)]
    found = {code: of(record, code, place) for code in sorted(codes)}
    return {code: triangle for code, triangle in found.items() if triangle.rows}
