"""What an edition of a page notes of what it stood on, and the list of editions; and how it is now.

What was known by the end of a day is the same for ever, so that a new value makes no edition stale
but the one that stood until now; of the list one line more is worked out, and the others are kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from congso.observations.ledger import Ledger
from congso.publication.use import Recorder, fingerprint
from desk.ledger import dated, editions, holdings, notes
from desk.ledger.dated import Dated
from desk.ledger.editions import Edition, Line

THEN, LISTED, DAYS = "known on", "editions listed", "has editions"
KINDS = frozenset({THEN, LISTED, DAYS})
"""The kinds of use that are noted here."""
_MOST_LINES = 20_000


def edition(recorder: Recorder, ledger: Ledger, page: Dated, one: Edition) -> None:
    """Note that the page shows what was known on a day."""
    recorder.used(THEN, f"{page.key}{one.day.isoformat()}", _then(ledger, page, one.day))
    notes.places(recorder)
    for code in page.codes:
        notes.withheld(recorder, ledger, code)


def listed(recorder: Recorder, ledger: Ledger, page: Dated) -> tuple[Line, ...]:
    """Return the lines of the list of editions, and note that the page shows them."""
    found = lines(ledger, page)
    recorder.used(LISTED, page.key, _listed(page, found))
    return found


def has_days(recorder: Recorder, page: Dated) -> None:
    """Note that the page says whether it has editions."""
    recorder.used(DAYS, page.key, fingerprint(bool(page.days)))


def current(ledger: Ledger, kind: str, key: str) -> str | None:
    """Return the present fingerprint of something noted here, None when it is gone."""
    key, _bar, day = key.rpartition("|") if kind == THEN else (key, "", "")
    page = dated.of_key(ledger, f"{key}|" if day else key)
    if page is None:
        return None
    if kind == THEN:
        return _then(ledger, page, date.fromisoformat(day))
    return _listed(page, lines(ledger, page)) if kind == LISTED else fingerprint(bool(page.days))


def lines(ledger: Ledger, page: Dated) -> tuple[Line, ...]:
    """Return the lines of the list of editions; those that stay as they were are not made anew."""
    beside = tuple(_beside(ledger, page)) if page.days else ()
    return tuple(Line(one, _told(ledger, page, one, beside)) for one in page.editions)


def _told(ledger: Ledger, page: Dated, one: Edition, beside: tuple[str, ...]) -> str:
    key = page.key, one.day
    state = fingerprint(_known_by(ledger, page, one.day), *beside)
    known = _memory.told.pop(key, None)
    if known is None or known[0] != state:
        known = state, page.told(editions.known_on(ledger, one.day))
    _memory.told[key] = known
    while len(_memory.told) > _MOST_LINES:
        del _memory.told[next(iter(_memory.told))]
    return known[1]


def _beside(ledger: Ledger, page: Dated) -> Iterator[str]:
    """Yield what else changes a line of the past: names of places, and what is withheld by now."""
    recorder = Recorder()
    notes.places(recorder)
    for code in page.codes:
        notes.withheld(recorder, ledger, code)
    yield from recorder.uses.values()


@dataclass(slots=True)
class _Memory:
    """What each edition said first, and in which state of what was known that was found."""

    told: dict[tuple[str, date], tuple[str, str]] = field(default_factory=dict)


_memory = _Memory()


def _listed(page: Dated, found: tuple[Line, ...]) -> str:
    return fingerprint(page.title, page.address, *((one.edition.day, one.told) for one in found))


def _then(ledger: Ledger, page: Dated, day: date) -> str:
    """Return a text that changes with what was known by the end of a day, not with what came.

    Shape: the first day after it is its end.
    """
    following = min((one for one in page.days if one > day), default="")
    return fingerprint(_known_by(ledger, page, day), following)


def _known_by(ledger: Ledger, page: Dated, day: date) -> str:
    """Return a text that changes with what of a page was known by the end of a day.

    Shape: what stands among the values of other places follows what was known of all of them.
    """
    at, catalogue, keeping = editions.end_of(day), ledger.catalogue, ledger.record.keeping
    codes = sorted({of for code in page.codes for of in holdings.closure(catalogue, code)})
    told = [
        (one, place, *known)
        for one in codes
        for place in page.places
        if (known := keeping.series(one, place).told_by(at))
    ]
    ranked = [one for one in codes if holdings.ranks_among(catalogue, one)]
    among = sorted({of for one in ranked for of in catalogue.stands_on(one)})
    return fingerprint(
        *(holdings.meaning(catalogue, one) for one in page.codes),
        repr(ledger.register.as_known(at).agencies),
        *told,
        *(_known_anywhere(ledger, of, day) for of in among),
    )


def _known_anywhere(ledger: Ledger, code: str, day: date) -> str:
    """Return a text that changes with what was known of an indicator on a day at any place."""
    keeping, at = ledger.record.keeping, editions.end_of(day)

    def told() -> str:
        found = ((place, keeping.series(code, place).told_by(at)) for place in keeping.places(code))
        return fingerprint(*sorted((place, *known) for place, known in found if known))

    return holdings.once(ledger, ("known anywhere", code, day.isoformat()), told)
