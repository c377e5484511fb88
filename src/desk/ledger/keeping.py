"""Where the record lies when it is larger than memory: a series is read when it is asked for.

Each series has a mark that changes with it, in the same transaction. What was read under a mark is
kept while there is room, in every process for itself; under another mark it is read again.
"""

import threading
import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from congso.observations.observation import Key, Status
from congso.observations.record import Series
from desk.ledger import models

ROOM = 150_000
"""How many values are kept in memory at the most; about a kilobyte each."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The record of the desk in one state; what is recorded later has another."""

    marks: Mapping[str, Mapping[str, tuple[str, str]]]
    """By indicator and place: the mark of the series, and that of its plans."""

    def series(self, indicator: str, place: str) -> Series:
        """Return what was recorded of an indicator at a place."""
        mark = self.state(indicator, place)
        return _shelf.series(indicator, place, mark) if mark else _NOTHING

    def indicators(self) -> Collection[str]:
        """Return the indicators with an observation."""
        return self.marks.keys()

    def places(self, indicator: str) -> Collection[str]:
        """Return the places with an observation of an indicator."""
        return self.marks.get(indicator, {}).keys()

    def withheld(self) -> Collection[str]:
        """Return the indicators of which anything was withheld by hand."""
        rows = models.Observation.objects.filter(status=Status.WITHHELD.value).order_by()
        return set(rows.values_list("indicator", flat=True).distinct())

    def moments(self, indicator: str, place: str) -> Collection[datetime]:
        """Return the moments at which anything became known; values are not read for it."""
        mark = self.state(indicator, place)
        return _shelf.moments(indicator, place, mark) if mark else ()

    def state(self, indicator: str, place: str, *, plans: bool = False) -> str:
        """Return the mark of the series or of its plans, empty where nothing was recorded."""
        return self.marks.get(indicator, {}).get(place, ("", ""))[plans]


def database() -> str:
    """Return which database is asked."""
    return str(connection.settings_dict["NAME"])


def state() -> str:
    """Return the mark of the whole record, empty while nothing was recorded."""
    return _mark("", "")


def kept(_state: str) -> Kept:
    """Return the record as it stands."""
    rows = models.SeriesState.objects.exclude(indicator="").order_by("indicator", "place")
    marks: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for indicator, place, *both in rows.values_list("indicator", "place", "mark", "plans"):
        marks[indicator][place] = (both[0], both[1])
    return Kept(dict(marks))


def read(indicator: str, place: str) -> Series:
    """Return what was recorded of an indicator at a place, from the rows."""
    rows = models.Observation.objects.filter(indicator=indicator, place=place).order_by("id")
    return Series(row.observed for row in rows.iterator(chunk_size=2000))


def mark(keys: Iterable[Key]) -> None:
    """Tell that something is being recorded for these keys.

    Shape: inside the transaction that records, and before it does: the mark of the whole lets one
    writer in after another, so that values are numbered in the order in which they are seen.
    """
    keys = list(keys)
    planned = {(key.indicator, key.place) for key in keys if key.scenario.is_plan}
    others = {(key.indicator, key.place) for key in keys} - planned
    fresh = uuid.uuid4().hex
    with transaction.atomic():
        _put([("", "")], fresh, "mark")
        _put(sorted(others), fresh, "mark")
        _put(sorted(planned), fresh, "mark", "plans")


def _put(spots: list[tuple[str, str]], fresh: str, *fields: str) -> None:
    models.SeriesState.objects.bulk_create(
        [
            models.SeriesState(indicator=indicator, place=place, **dict.fromkeys(fields, fresh))
            for indicator, place in spots
        ],
        batch_size=300,
        update_conflicts=True,
        unique_fields=["indicator", "place"],
        update_fields=fields,
    )


def forget() -> None:
    """Keep nothing that was read; for tests, whose rows come and go."""
    _shelf.clear()


class _Shelf:
    """The series that were asked for last, as many as there is room for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str, str, str], Series] = OrderedDict()
        self._moments: dict[tuple[str, str, str], tuple[str, frozenset[datetime]]] = {}
        self._held = 0

    def series(self, indicator: str, place: str, mark: str) -> Series:
        """Return a series in the state of a mark, or a later one if it has just been followed."""
        at = database()
        with self._lock:
            found = self._kept.get((at, indicator, place, mark))
            if found is not None:
                self._kept.move_to_end((at, indicator, place, mark))
                return found
        # The mark is read before the rows: they may be newer than it says, never older.
        stands = _mark(indicator, place)
        found = read(indicator, place)
        with self._lock:
            self._put((at, indicator, place, stands), found)
        return found

    def moments(self, indicator: str, place: str, mark: str) -> Collection[datetime]:
        """Return when anything of a series became known, in the state of a mark or a later one."""
        spot = (database(), indicator, place)
        with self._lock:
            known = self._moments.get(spot)
        if known is None or known[0] != mark:
            rows = models.Observation.objects.filter(indicator=indicator, place=place).order_by()
            stands = _mark(indicator, place)
            known = stands, frozenset(rows.values_list("recorded_at", flat=True).distinct())
            with self._lock:
                if len(self._moments) > ROOM:
                    self._moments.clear()
                self._moments[spot] = known
        return known[1]

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._moments.clear()
            self._kept.clear()
            self._held = 0

    def _put(self, spot: tuple[str, str, str, str], series: Series) -> None:
        before = self._kept.pop(spot, None)
        self._held += len(series) - len(before or ())
        self._kept[spot] = series
        while self._held > ROOM and len(self._kept) > 1:
            _spot, oldest = self._kept.popitem(last=False)
            self._held -= len(oldest)


def _mark(indicator: str, place: str) -> str:
    rows = models.SeriesState.objects.filter(indicator=indicator, place=place)
    return rows.values_list("mark", flat=True).first() or ""


_NOTHING = Series(())
_shelf = _Shelf()
