"""What a page of figures notes of what it stood on, beside single figures, and how it is now.

A page that shows the points of every district notes which places have any, and the state of the
series of each; a correction in one district then makes stale only the pages that show it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings

from congso.indicators.indicator import Catalogue
from congso.observations import publishing
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.periods import codes as periods
from congso.places.place import Level
from congso.publication.use import Recorder, fingerprint
from desk.atlas import queries as atlas
from desk.kit import remembering
from desk.ledger import (
    beside,
    comparisons,
    holdings,
    offering,
    place_page,
    shown,
    uses,
)  # fmt: skip
from desk.ledger.comparisons import Comparison

SERIES, RECORDED, PLACES = "series", "recorded", "places"
OTHERS, COMPARED, SIDE = "other places", "comparisons", "side by side"
WITHHELD = "withheld"
FILES_ON = "files on a map"
KINDS = frozenset({SERIES, RECORDED, PLACES, OTHERS, COMPARED, SIDE, WITHHELD, FILES_ON})
"""The kinds of use that are noted here."""
_ALL = "all"


def series(recorder: Recorder, ledger: Ledger, code: str, place: str) -> None:
    """Note that the page shows an indicator for a place."""
    recorder.used(SERIES, f"{code}|{place}", _series(ledger, code, place))
    withheld(recorder, ledger, code)


def withheld(recorder: Recorder, ledger: Ledger, code: str) -> None:
    """Note what is withheld of an indicator: a value of one place may hide that of another."""
    recorder.used(WITHHELD, code, _withheld(ledger, code))


def others(recorder: Recorder, ledger: Ledger, code: str) -> None:
    """Note that the page shows an indicator by year and place, as far as the table tells it."""
    recorder.used(OTHERS, code, _others(ledger, code))
    withheld(recorder, ledger, code)


def compared(recorder: Recorder, ledger: Ledger, code: str) -> None:
    """Note that the page leads to the comparisons of an indicator."""
    recorder.used(COMPARED, code, _compared(ledger, code))
    withheld(recorder, ledger, code)


def side_by_side(recorder: Recorder, ledger: Ledger, code: str, one: Comparison) -> None:
    """Note that the page sets the figures of an indicator for a level and a period side by side."""
    key = f"{code}|{one.level.value}|{one.period.code}|{one.roof}"
    recorder.used(SIDE, key, _side(ledger, code, one))
    withheld(recorder, ledger, code)


def recorded(recorder: Recorder, ledger: Ledger, place: str) -> None:
    """Note that the page shows of every indicator of a place the newest figures."""
    recorder.used(RECORDED, place, _recorded(ledger, place))
    for code in place_page.codes(ledger, place):
        withheld(recorder, ledger, code)


def files_on(recorder: Recorder, code: str, day: date) -> None:
    """Note that the page leads to what can be taken away of an indicator on a map."""
    recorder.used(FILES_ON, f"{code}|{day.isoformat()}", _files_on(code, day))


def places(recorder: Recorder) -> None:
    """Note that the page shows units, their names or what became of them."""
    recorder.used(PLACES, _ALL, _places())


def current(ledger: Ledger, kind: str, key: str) -> str | None:
    """Return the present fingerprint of something noted here, None when it is gone."""
    if kind == PLACES:
        return _places()
    if kind == RECORDED:
        return _recorded(ledger, key)
    code, _bar, rest = key.partition("|")
    return _current_of(ledger, kind, code, rest) if code in ledger.catalogue else None


def _current_of(ledger: Ledger, kind: str, code: str, rest: str) -> str:
    match kind:
        case "withheld":
            return _withheld(ledger, code)
        case "other places":
            return _others(ledger, code)
        case "comparisons":
            return _compared(ledger, code)
        case "side by side":
            level, period, roof = rest.split("|")
            return _side(ledger, code, Comparison(Level(level), periods.read(period), roof))
        case "files on a map":
            return _files_on(code, date.fromisoformat(rest))
        case _:
            return _series(ledger, code, rest)


def _files_on(code: str, day: date) -> str:
    return fingerprint(*offering.files_on(code, day))


def _places() -> str:
    return fingerprint(remembering.once("places stand", atlas.state))


def _others(ledger: Ledger, code: str) -> str:
    indicator, home = ledger.catalogue[code], ledger.gazetteer.known(settings.HOME_PLACE)
    ways = beside.ways(ledger, indicator, home)
    figures = shown.of_other_places(ledger, indicator, home)
    return fingerprint(_defined(ledger.catalogue, code), *map(repr, ways), *_said(figures))


def _compared(ledger: Ledger, code: str) -> str:
    home = ledger.gazetteer.known(settings.HOME_PLACE)
    return fingerprint(*comparisons.every(ledger, ledger.catalogue[code], home))


def _side(ledger: Ledger, code: str, one: Comparison) -> str:
    indicator, home = ledger.catalogue[code], ledger.gazetteer.known(settings.HOME_PLACE)
    figures = shown.of_comparison(ledger, indicator, home, one)
    return fingerprint(_defined(ledger.catalogue, code), *_said(figures))


def _recorded(ledger: Ledger, place: str) -> str:
    """Return a text that changes with what the page of a place prints."""
    told_of = place_page.codes(ledger, place)
    figures = shown.of_place(ledger, ledger.gazetteer.known(place))
    return fingerprint(
        _defined(ledger.catalogue, *told_of),
        *told_of,
        *_said(figures),
    )


def _said(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield what changes with each figure, and with what was published of it."""
    for one in figures:
        published = one.published
        yield uses.fingerprint_of(one)
        yield f"{published.key}#{published.revision}" if published else ""


def _withheld(ledger: Ledger, code: str) -> str:
    def found() -> str:
        return fingerprint(*publishing.hidden_of(ledger, holdings.closure(ledger.catalogue, code)))

    return holdings.once(ledger, ("withheld of", code), found)


def _series(ledger: Ledger, code: str, place: str) -> str:
    return fingerprint(_defined(ledger.catalogue, code), holdings.state(ledger, code, place))


def _defined(catalogue: Catalogue, *codes: str) -> str:
    """Return a text that changes with the definition of any of these or of what they stand on."""
    return fingerprint(*(holdings.meaning(catalogue, code) for code in codes))
