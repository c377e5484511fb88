"""Programs in the words of a database, kept while what they are made from stands.

Two hundred formulas take seconds to put into words; the words depend on the definitions and on
which columns were recorded, not on a single value.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from congso.indicators.indicator import Catalogue
from desk.ledger.engines.columns import Arrangement
from desk.ledger.engines.program import Reading, program
from desk.ledger.engines.standing import Peculiar
from desk.ledger.engines.writing import written

_ROOM = 4


@dataclass(frozen=True, slots=True)
class Compiled:
    """What to fill, in order, and what to read in the end, in the words of one database."""

    catalogue: Catalogue
    steps: tuple[tuple[str, str], ...]
    results: tuple[Reading, ...]


_kept: dict[object, Compiled] = {}


def compiled(
    catalogue: Catalogue, arrangement: Arrangement, peculiar: Peculiar, dialect: str
) -> Compiled:
    """Return the program that fills all computed columns of an arrangement."""
    # The catalogue is kept with the words made from it, so that no other has its identity.
    of = (id(catalogue), arrangement.columns, arrangement.asked, arrangement.recorded)
    spot = (*of, peculiar, dialect)
    found = _kept.get(spot)
    if found is None:
        with _nothing_collected():
            made = program(catalogue, arrangement, peculiar)
            words = tuple((name, written(query, dialect)) for name, query in made.steps)
        found = Compiled(catalogue, words, made.results)
        while len(_kept) >= _ROOM:
            _kept.pop(next(iter(_kept)), None)
        _kept[spot] = found
    return found


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let no garbage be looked for meanwhile.

    Words are made from hundreds of thousands of small expressions, none of them garbage before the
    end: looking through them again and again took a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
