"""What other rooms may ask of the record: rows go in, values of the core come out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Max

from congso.agencies.register import Register
from congso.findings.finding import FaultyInput
from congso.indicators.indicator import Catalogue
from congso.observations import publishing, tables
from congso.observations.ledger import Ledger
from congso.observations.observation import Key, Observation, Status
from congso.observations.record import Record
from desk.atlas import queries as atlas
from desk.kit import remembering, shelf
from desk.ledger import keeping, models

_LEDGER, _DEFINED = "ledger", "definitions stand"


def catalogue() -> Catalogue:
    """Return the definitions of all indicators: those of the files and those of the record.

    Shape: the same one as long as nobody defines anything, in whichever process.
    """
    return _as_defined(_number())


def as_known(ledger: Ledger, at: datetime) -> Ledger:
    """Return a ledger as it was known at a moment, by the definitions of then."""
    return replace(ledger.as_known(at), catalogue=catalogue_as_known(ledger.catalogue, at))


def catalogue_as_known(standing: Catalogue, at: datetime) -> Catalogue:
    """Return the definitions of all indicators as they were known at a moment.

    Shape: what the files say and what was first said of an indicator count from the beginning;
    where what was said then no longer goes together with the files, `standing` counts.
    """
    if standing is shelf.catalogue():
        return standing
    said = _said(keeping.database(), _number())
    then = {code: edition for code, edition, since in said if shelf.was_said(edition, since, at)}
    if then == {code: edition for code, edition, _since in said}:
        return standing
    return _catalogue_of(keeping.database(), tuple(then.items())) or standing


def definitions_learned(standing: Catalogue) -> dict[str, list[datetime]]:
    """Return when each definition of the record came to say another thing, by its code."""
    found: dict[str, list[datetime]] = defaultdict(list)
    if standing is not shelf.catalogue():
        for code, edition, since in _said(keeping.database(), _number()):
            found[code] += [since] if edition > 1 else []
    return found


def every_definition() -> list[dict[str, Any]]:
    """Return all that was ever said of the definitions of the record, the oldest edition first."""
    rows = models.Definition.objects.order_by("code", "edition")
    told = rows.values_list("code", "edition", "recorded_at", "text")
    return [
        {"code": code, "edition": edition, "since": since.isoformat(), "text": text}
        for code, edition, since, text in told
    ]


def own_texts() -> dict[str, str]:
    """Return the text of each definition of the record that stands, by its code."""
    return _own("text")


def own_editions() -> dict[str, int]:
    """Return the number of the edition that stands of each definition of the record."""
    return _own("edition")


def _own(field: str) -> dict[str, Any]:
    """Return a field of the edition that stands of each definition of the record, by its code."""
    rows = models.Definition.objects.order_by("code", "edition").values_list("code", field)
    reviewed = shelf.catalogue()
    return {code: said for code, said in rows if code not in reviewed}


def text_of(code: str) -> str:
    """Return the block of a definition, of the record or of the files, as a text of its own.

    Raises: `KeyError`.
    """
    own = own_texts()
    return own[code] if code in own else shelf.block_of(code)


def definition_texts() -> dict[str, str]:
    """Return the texts that define all indicators, by what each is called."""
    own = {shelf.own_name(code): text for code, text in own_texts().items()}
    return {**shelf.definition_texts(), **own}


def editions(code: str) -> tuple[models.Definition, ...]:
    """Return every edition of a definition of the record, the newest first."""
    rows = models.Definition.objects.filter(code=code).select_related("recorded_by")
    return tuple(rows.order_by("-edition"))


def ledger(at: datetime | None = None) -> Ledger:
    """Return the ledger, as it stands or as it was known at a moment.

    Nothing is read yet: a series is read when it is first asked for, and kept while it stands.
    Within a round of work it is one and the same.
    """
    known = remembering.memory()
    whole: Ledger | None = None if known is None else known.get(_LEDGER)
    if whole is None:
        whole = _whole(keeping.database(), keeping.state(), atlas.state())
        if known is not None:
            known[_LEDGER] = whole
    return whole if at is None else whole.as_known(at)


def public_ledger() -> Ledger:
    """Return the ledger that everything published is answered from: without what is withheld.

    Shape: the same one as long as the record stands as it is.
    """
    whole = ledger()
    if _public.whole is not whole:
        _public.whole, _public.shown = whole, publishing.for_readers(whole, _withheld(whole))
    return _public.shown or whole


def _withheld(whole: Ledger) -> frozenset[Key]:
    """Return what is withheld, worked out anew only where something changed that decides it."""
    codes = sorted(publishing.decided_by(whole))
    stands_on = (
        whole.catalogue, whole.gazetteer, *((code, whole.record.state(code)) for code in codes)
    )  # fmt: skip
    if _public.stands_on != stands_on:
        _public.stands_on, _public.withheld = stands_on, publishing.withheld(whole)
    return _public.withheld


def withheld(code: str, place: str) -> frozenset[str]:
    """Return the keys of an indicator, as text, whose values readers do not see."""
    shown = public_ledger()
    standing = map(shown.known.get, shown.record.keys_of(code, place))
    return frozenset(str(seen.key) for seen in standing if seen and seen.status is Status.WITHHELD)


@dataclass(slots=True)
class _Public:
    """What readers may see of the ledger that was asked of last."""

    whole: Ledger | None = None
    shown: Ledger | None = None
    stands_on: tuple[object, ...] = ()
    """What decides what is withheld, in the state in which that was worked out."""
    withheld: frozenset[Key] = frozenset()


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


def recorded_indicators() -> set[str]:
    """Return the codes of the indicators of which anything was ever recorded."""
    rows = models.SeriesState.objects.exclude(indicator="").order_by()
    return set(rows.values_list("indicator", flat=True).distinct())


def is_empty() -> bool:
    """Return whether nothing was ever recorded."""
    return not models.Observation.objects.exists()


def snapshot(after: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the record, every revision, as pieces of one table that the core reads back.

    Shape: `after` leaves out what was written down until that number, and the head; with each
    piece comes the number of its last value, from which a later snapshot goes on.
    """
    if after == 0:
        yield 0, tables.write(())
    ordered = models.Observation.objects.order_by("id")
    while rows := list(ordered.filter(id__gt=after)[:_PIECE]):
        after = rows[-1].pk
        yield after, tables.write((row.observed for row in rows), head=False)


def line(number: int) -> str:
    """Return the line that a snapshot has for the value of this number, empty where none is."""
    found = models.Observation.objects.filter(id=number)
    return tables.write((row.observed for row in found), head=False)


_PIECE = 5000


def forget() -> None:
    """Read the rows anew when next asked; for tests, whose rows come and go."""
    _whole.cache_clear()
    for kept in (_catalogue, _catalogue_of, _said):
        kept.cache_clear()
    _register.cache_clear()
    keeping.forget()


@lru_cache(maxsize=2)
def _whole(database: str, state: str, places: int) -> Ledger:
    record = Record(keeping.kept(state))
    register = _register(database, places)
    defined = _as_defined(_definitions_stand())  # what the round remembers may be older
    return Ledger(defined, atlas.gazetteer(), record, record.as_known(), register=register)


def _number() -> int:
    return remembering.once(_DEFINED, _definitions_stand)


def _definitions_stand() -> int:
    """Return a number that changes with every definition."""
    found: int | None = models.Definition.objects.aggregate(Max("id"))["id__max"]
    return found or 0


def _as_defined(number: int) -> Catalogue:
    return _catalogue(keeping.database(), number) if number else shelf.catalogue()


@lru_cache(maxsize=2)
def _catalogue(_database: str, _number: int) -> Catalogue:
    return shelf.catalogue_with(own_texts())


@lru_cache(maxsize=2)
def _said(_database: str, _number: int) -> tuple[tuple[str, int, datetime], ...]:
    """Return code, number and moment of every edition of the definitions of the record."""
    rows = models.Definition.objects.order_by("code", "edition")
    return tuple(rows.values_list("code", "edition", "recorded_at"))


@lru_cache(maxsize=8)
def _catalogue_of(_database: str, chosen: tuple[tuple[str, int], ...]) -> Catalogue | None:
    """Return what these editions define beside the files, None where they do not go together."""
    rows = models.Definition.objects.values_list("code", "edition", "text")
    texts = {code: text for code, edition, text in rows if (code, edition) in chosen}
    try:
        return shelf.catalogue_with(texts)
    except FaultyInput:
        return None


@lru_cache(maxsize=2)
def _register(_database: str, _places: int) -> Register:
    return atlas.register()
