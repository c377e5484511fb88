"""All that was ever recorded, and what of it was known at a moment.

The record of a province is larger than memory: it is asked one indicator at one place at a time,
and whoever keeps it brings just that.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from congso.observations.observation import Key, Observation, Scenario, Status
from congso.periods.calendar import Period


class Series:
    """Everything recorded of one indicator at one place, with all its parts and scenarios."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        by_key: dict[Key, list[Observation]] = defaultdict(list)
        for observation in observations:
            by_key[observation.key].append(observation)
        for revisions in by_key.values():
            revisions.sort(key=lambda seen: (seen.recorded_at, seen.revision))
        self._by_key = {key: tuple(revisions) for key, revisions in by_key.items()}
        self._lines: dict[tuple[str, Scenario], list[Key]] = defaultdict(list)
        for key in sorted(by_key, key=lambda key: (key.period.end, key.period.start)):
            self._lines[key.breakdown, key.scenario].append(key)

    def __len__(self) -> int:
        """Return how many values were recorded, revisions counted."""
        return sum(map(len, self._by_key.values()))

    def keys(self) -> Collection[Key]:
        """Return every key with an observation."""
        return self._by_key.keys()

    def vintages(self, key: Key) -> tuple[Observation, ...]:
        """Return everything recorded for `key`, oldest first."""
        return self._by_key.get(key, ())

    def standing(self, key: Key, at: datetime | None = None) -> Observation | None:
        """Return what stood for `key` at a moment, or stands now."""
        vintages = self.vintages(key)
        if at is None:
            return vintages[-1] if vintages else None
        place = bisect_right(vintages, at, key=lambda seen: seen.recorded_at)
        return vintages[place - 1] if place else None

    def moments(self) -> set[datetime]:
        """Return the moments at which anything became known."""
        return {seen.recorded_at for vintages in self._by_key.values() for seen in vintages}

    def told_by(self, at: datetime) -> tuple[str, ...]:
        """Return how many values were known at a moment, and the keys of those withheld.

        Shape: nothing is ever taken out, so that what was known by then is the same as long as
        this is.
        """
        count, withheld = 0, list[str]()
        for key, vintages in self._by_key.items():
            known = bisect_right(vintages, at, key=lambda seen: seen.recorded_at)
            count += known
            if known and vintages[known - 1].status is Status.WITHHELD:
                withheld.append(str(key))
        return (str(count), *sorted(withheld)) if count else ()

    def line(self, breakdown: str, scenario: Scenario, at: datetime | None = None) -> list[Key]:
        """Return the keys of a part in a scenario that had a value, the oldest period first."""
        keys = self._lines.get((breakdown, scenario), [])
        return keys if at is None else [key for key in keys if self.standing(key, at) is not None]


class Keeping(Protocol):
    """Where the record lies: in memory, or in rows that are read when they are asked for."""

    def series(self, indicator: str, place: str) -> Series:
        """Return what was recorded of an indicator at a place; an empty one where nothing was."""

    def indicators(self) -> Collection[str]:
        """Return the indicators with an observation."""

    def places(self, indicator: str) -> Collection[str]:
        """Return the places with an observation of an indicator."""

    def withheld(self) -> Collection[str]:
        """Return the indicators of which anything was withheld by hand."""

    def moments(self, indicator: str, place: str) -> Collection[datetime]:
        """Return the moments at which anything of an indicator at a place became known."""

    def state(self, indicator: str, place: str, *, plans: bool = False) -> str:
        """Return a text that changes with anything recorded there, or with its plans alone."""


class Held:
    """A record in memory."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        found: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
        self._withheld = set[str]()
        for seen in observations:
            found[seen.key.indicator][seen.key.place].append(seen)
            if seen.status is Status.WITHHELD:
                self._withheld.add(seen.key.indicator)
        self._series = {
            indicator: {place: Series(told) for place, told in places.items()}
            for indicator, places in found.items()
        }

    def series(self, indicator: str, place: str) -> Series:
        """Return what was recorded of an indicator at a place."""
        return self._series.get(indicator, {}).get(place) or _NOTHING

    def indicators(self) -> Collection[str]:
        """Return the indicators with an observation."""
        return self._series.keys()

    def places(self, indicator: str) -> Collection[str]:
        """Return the places with an observation of an indicator."""
        return self._series.get(indicator, {}).keys()

    def withheld(self) -> Collection[str]:
        """Return the indicators of which anything was withheld by hand."""
        return self._withheld

    def moments(self, indicator: str, place: str) -> Collection[datetime]:
        """Return the moments at which anything of an indicator at a place became known."""
        return self.series(indicator, place).moments()

    def state(self, indicator: str, place: str, *, plans: bool = False) -> str:
        """Return all that was recorded there, or was planned, as a text."""
        series = self.series(indicator, place)
        keys = [key for key in series.keys() if key.scenario.is_plan or not plans]  # noqa: SIM118 - no dictionary
        return "\n".join(sorted(repr(series.vintages(key)) for key in keys))


_NOTHING = Series(())


@dataclass(frozen=True, slots=True)
class Known:
    """The values that stood at one moment: for each key its latest revision by then."""

    keeping: Keeping
    at: datetime | None
    """The moment asked for; None for everything recorded so far."""

    def get(self, key: Key) -> Observation | None:
        """Return what stood for `key`, or None where nothing was recorded."""
        return self.keeping.series(key.indicator, key.place).standing(key, self.at)

    def __iter__(self) -> Iterator[Observation]:
        """Yield every standing observation: the whole record is read through."""
        for indicator in self.keeping.indicators():
            for place in self.keeping.places(indicator):
                series = self.keeping.series(indicator, place)
                found = (series.standing(key, self.at) for key in series.keys())  # noqa: SIM118 - no dictionary
                yield from (seen for seen in found if seen is not None)

    def periods(
        self,
        indicator: str,
        place: str,
        breakdown: str = "",
        scenario: Scenario = Scenario.ACTUAL,
    ) -> tuple[Period, ...]:
        """Return the periods with an observation, oldest first."""
        series = self.keeping.series(indicator, place)
        return tuple(key.period for key in series.line(breakdown, scenario, self.at))

    def last_before(self, key: Key) -> Observation | None:
        """Return the latest observation of the same series whose period ended by `key`'s."""
        series = self.keeping.series(key.indicator, key.place)
        line = series.line(key.breakdown, key.scenario, self.at)
        place = bisect_right(line, key.period.end, key=_end)
        return series.standing(line[place - 1], self.at) if place else None


class Record:
    """Every observation ever made; nothing in it changes, it only grows."""

    def __init__(self, kept: Iterable[Observation] | Keeping) -> None:
        self.keeping: Keeping = Held(kept) if isinstance(kept, Iterable) else kept

    def vintages(self, key: Key) -> tuple[Observation, ...]:
        """Return everything recorded for `key`, oldest first."""
        return self.keeping.series(key.indicator, key.place).vintages(key)

    def as_known(self, at: datetime | None = None) -> Known:
        """Return what was known at a moment, or all that is known."""
        return Known(self.keeping, at)

    def keys(self) -> tuple[Key, ...]:
        """Return every key with an observation: the whole record is read through."""
        return tuple(key for one in self.keeping.indicators() for key in self.keys_of(one))

    def keys_of(self, indicator: str, *places: str) -> tuple[Key, ...]:
        """Return the keys of an indicator with an observation, at some places or at all."""
        asked = places or self.keeping.places(indicator)
        return tuple(
            key
            for place in asked
            for key in self.keeping.series(indicator, place).keys()  # noqa: SIM118 - no dictionary
        )

    def periods_at(self, place: str, indicators: Iterable[str]) -> tuple[Period, ...]:
        """Return the periods for which any of the indicators has a value, oldest first."""
        found = {key.period for one in indicators for key in self.keys_of(one, place)}
        return tuple(sorted(found, key=lambda period: (period.end, period.start)))

    def is_recorded(self, indicator: str, place: str) -> bool:
        """Return whether anything was recorded of an indicator at a place."""
        return place in self.keeping.places(indicator)

    def state(self, indicator: str, *places: str, plans: bool = False) -> str:
        """Return a text that changes with any value of an indicator, at some places or at all."""
        asked = places or sorted(self.keeping.places(indicator))
        return "\n".join(
            f"{one} {self.keeping.state(indicator, one, plans=plans)}" for one in asked
        )


def _end(key: Key) -> date:
    return key.period.end
