"""What the record already holds of the figures that a form asks for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from congso.observations.observation import Key, Level, Scenario, Status
from congso.periods import codes
from congso.periods.calendar import Period

Series = tuple[str, str, Scenario]
"""Indicator, part and scenario: what a line of a sheet asks for."""


class Vintage(NamedTuple):
    """One recorded value, as far as a form must know it."""

    indicator: str
    place: str
    period: str
    part: str
    scenario: Scenario
    value: Decimal | None
    status: Status
    level: Level
    source: str
    recorded_at: datetime
    words: str = ""
    """What was reported of an indicator that is told in words."""


class Recorded:
    """The recorded values of some indicators, by series, place and period."""

    def __init__(self, vintages: Iterable[Vintage] = ()) -> None:
        """Take the vintages in the order in which they were recorded."""
        self._series: dict[Series, dict[tuple[str, str], list[Vintage]]] = defaultdict(dict)
        self._runs: dict[Series, dict[tuple[str, str], list[tuple[date, Decimal]]]] = {}
        for seen in vintages:
            of = self._series[seen.indicator, seen.part, seen.scenario]
            of.setdefault((seen.place, seen.period), []).append(seen)

    def has(self, series: Series) -> bool:
        """Return whether anything was recorded of a series."""
        return series in self._series

    def of(self, key: Key) -> list[Vintage]:
        """Return every value recorded for a key, oldest first."""
        series = self._series.get((key.indicator, key.breakdown, key.scenario))
        return series.get((key.place, key.period.code), []) if series else []

    def value(self, key: Key) -> Decimal | None:
        """Return the number that stands for a key."""
        found = self.of(key)
        return found[-1].value if found else None

    def before(self, series: Series, place: str, period: Period) -> Decimal | None:
        """Return the last number of an earlier period of the same length."""
        if series not in self._series:
            return None
        values = self._run(series, place, period.kind)
        spot = bisect_left(values, period.end, key=lambda one: one[0])
        return values[spot - 1][1] if spot else None

    def last(self, series: Series, place: str, day: date) -> Decimal | None:
        """Return the last number of any period that ended by `day`, as of a register."""
        found = [
            (_period(period).end, vintages[-1].value)
            for (where, period), vintages in self._series.get(series, {}).items()
            if where == place and vintages[-1].value is not None
        ]
        stood = [one for one in found if one[0] <= day]
        return max(stood, key=lambda one: one[0])[1] if stood else None

    def _run(self, series: Series, place: str, kind: str) -> list[tuple[date, Decimal]]:
        """Return the numbers of one place in order of period; a series is put in order once."""
        if series not in self._runs:
            runs: dict[tuple[str, str], list[tuple[date, Decimal]]] = defaultdict(list)
            for (where, code), vintages in self._series[series].items():
                period, value = _period(code), vintages[-1].value
                if value is not None:
                    runs[where, period.kind].append((period.end, value))
            for run in runs.values():
                run.sort()
            self._runs[series] = dict(runs)
        return self._runs[series].get((place, kind), [])


@lru_cache(maxsize=4096)
def _period(code: str) -> Period:
    return codes.read(code)
