"""What other rooms may ask of the record: rows go in, values of the core come out."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.db.models import Count, Max

from congso.indicators.indicator import Catalogue
from congso.observations import publishing, tables
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Observation, Status
from congso.observations.record import Record
from desk.atlas import queries as atlas
from desk.kit import shelf
from desk.ledger import models


def catalogue() -> Catalogue:
    """Return the definitions of all indicators."""
    return shelf.catalogue()


def ledger(at: datetime | None = None) -> Ledger:
    """Return the ledger, as it stands or as it was known at a moment.

    The rows are read once for each state of the record; asking again costs one small query.
    """
    whole = _whole(str(connection.settings_dict["NAME"]), *_state(), atlas.state())
    return whole if at is None else whole.as_known(at)


def public_ledger() -> Ledger:
    """Return the ledger that everything published is answered from: without what is withheld.

    Shape: the same one as long as the record stands as it is.
    """
    whole = ledger()
    if _public.whole is not whole:
        _public.whole, _public.shown = whole, publishing.for_readers(whole)
    return _public.shown or whole


def withheld(code: str, place: str) -> frozenset[str]:
    """Return the keys of an indicator, as text, whose values readers do not see."""
    return frozenset(
        str(seen.key)
        for seen in public_ledger().known
        if (seen.key.indicator, seen.key.place) == (code, place) and seen.status is Status.WITHHELD
    )


@dataclass(slots=True)
class _Public:
    """What readers may see of the ledger that was asked of last."""

    whole: Ledger | None = None
    shown: Ledger | None = None


_public = _Public()


def vintages(key: Key) -> tuple[Observation, ...]:
    """Return every value ever recorded for `key`, oldest first."""
    return tuple(row.observed for row in models.Observation.objects.of(key))


def standing(key: Key) -> Observation | None:
    """Return the value that stands for `key` now."""
    found = vintages(key)
    return found[-1] if found else None


def newest(count: int) -> tuple[Observation, ...]:
    """Return the values that were written down last, the newest first."""
    return tuple(row.observed for row in models.Observation.objects.order_by("-id")[:count])


def is_empty() -> bool:
    """Return whether nothing was ever recorded."""
    return not models.Observation.objects.exists()


def snapshot() -> str:
    """Return the whole record, every revision, as a table that the core reads back."""
    rows = models.Observation.objects.order_by("id").iterator(chunk_size=5000)
    return tables.write(row.observed for row in rows)


def forget() -> None:
    """Read the rows anew when next asked; for tests, whose rows come and go."""
    _whole.cache_clear()


def _state() -> tuple[int, int]:
    found = models.Observation.objects.aggregate(Count("id"), Max("id"))
    return found["id__count"], found["id__max"] or 0


@lru_cache(maxsize=2)
def _whole(_database: str, _count: int, _newest: int, _places: int) -> Ledger:
    rows = models.Observation.objects.order_by("id").iterator(chunk_size=5000)
    record = Record(row.observed for row in rows)
    return Ledger(catalogue(), atlas.gazetteer(), record, record.as_known())
