"""What search answers beside pages: figures by their names, and what became of old places."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from congso.writing import letters
from desk.atlas import queries as atlas
from desk.kit import clock
from desk.ledger import answering

TABLES: Final = ("figure", "renamed")
"""Small ones, whose rows are compared whole."""


def tables() -> dict[str, list[tuple[str, ...]]]:
    """Return what the small tables of the index have to hold."""
    rows = _figures(), _renamed(atlas.gazetteer(), clock.today())
    return {table: sorted(set(told)) for table, told in zip(TABLES, rows, strict=True)}


def _figures() -> Iterator[tuple[str, ...]]:
    for one in answering.answers():
        names = "\n".join(sorted({letters.fold(name) for name in one.names}))
        yield (one.name, names, one.said, one.period, one.address, one.place)


def _renamed(gazetteer: Gazetteer, today: date) -> Iterator[tuple[str, ...]]:
    for identity in {one.source for one in gazetteer.successions}:
        old = gazetteer.known(identity)
        ended = old.validity.end
        now = gazetteer.became(identity, today)
        if ended is None or not now or {one.name for one in now} == {old.name}:
            continue
        said = ", ".join(sorted(one.name for one in now))
        day = min(one.validity.start for one in now if one.validity.start)
        for name in _names(old):
            yield (letters.fold(name), old.name, said, day.isoformat())


def _names(place: Place) -> set[str]:
    bare = place.bare_name
    return {place.name} if bare.isdigit() or len(bare) < 3 else {place.name, bare}
