"""All that was ever recorded, and what of it was known at a moment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from congso.observations.observation import Key, Observation, Scenario
from congso.periods.calendar import Period


class Known:
    """The values that stood at one moment: for each key its latest revision by then."""

    def __init__(self, standing: Mapping[Key, Observation], at: datetime | None) -> None:
        self._standing = standing
        self.at = at
        """The moment asked for; None for everything recorded so far."""
        self._series: dict[tuple[str, str, str, Scenario], list[Period]] = defaultdict(list)
        for key in sorted(standing, key=lambda key: (key.period.end, key.period.start)):
            self._series[key.indicator, key.place, key.breakdown, key.scenario].append(key.period)

    def get(self, key: Key) -> Observation | None:
        """Return what stood for `key`, or None where nothing was recorded."""
        return self._standing.get(key)

    def __iter__(self) -> Iterator[Observation]:
        """Yield every standing observation."""
        return iter(self._standing.values())

    def periods(
        self,
        indicator: str,
        place: str,
        breakdown: str = "",
        scenario: Scenario = Scenario.ACTUAL,
    ) -> tuple[Period, ...]:
        """Return the periods with an observation, oldest first."""
        return tuple(self._series.get((indicator, place, breakdown, scenario), ()))

    def last_before(self, key: Key) -> Observation | None:
        """Return the latest observation of the same series whose period ended by `key`'s."""
        earlier = [
            period
            for period in self.periods(key.indicator, key.place, key.breakdown, key.scenario)
            if period.end <= key.period.end
        ]
        if not earlier:
            return None
        return self.get(Key(key.indicator, key.place, earlier[-1], key.breakdown, key.scenario))


class Record:
    """Every observation ever made; nothing in it changes, it only grows."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._by_key: dict[Key, list[Observation]] = defaultdict(list)
        for observation in observations:
            self._by_key[observation.key].append(observation)
        for revisions in self._by_key.values():
            revisions.sort(key=lambda seen: (seen.recorded_at, seen.revision))

    def vintages(self, key: Key) -> tuple[Observation, ...]:
        """Return everything recorded for `key`, oldest first."""
        return tuple(self._by_key.get(key, ()))

    def as_known(self, at: datetime | None = None) -> Known:
        """Return what was known at a moment, or all that is known."""
        standing: dict[Key, Observation] = {}
        for key, revisions in self._by_key.items():
            seen = [found for found in revisions if at is None or found.recorded_at <= at]
            if seen:
                standing[key] = seen[-1]
        return Known(standing, at)

    def keys(self) -> tuple[Key, ...]:
        """Return every key with an observation."""
        return tuple(self._by_key)
