"""What a page of figures notes of what it stood on, beside single figures, and how it is now.

A page that shows the points of every district notes which places have any, and the state of the
series of each; a correction in one district then makes stale only the pages that show it.
"""

from congso.indicators.indicator import Catalogue
from congso.observations.ledger import Ledger
from congso.publication.use import Recorder, fingerprint
from desk.atlas import queries as atlas
from desk.ledger import holdings, place_page

SERIES, KNOWN, RECORDED, PLACES = "series", "known", "recorded", "places"
_ALL = "all"


def series(recorder: Recorder, ledger: Ledger, code: str, place: str) -> None:
    """Note that the page shows an indicator for a place."""
    recorder.used(SERIES, f"{code}|{place}", _series(ledger, code, place))


def known(recorder: Recorder, ledger: Ledger, code: str) -> None:
    """Note that the page shows for which places an indicator is known, and each of these."""
    recorder.used(KNOWN, code, _known(ledger, code))
    for place in holdings.places(ledger, code):
        series(recorder, ledger, code, place.id)


def recorded(recorder: Recorder, ledger: Ledger, place: str) -> None:
    """Note that the page shows every indicator of a place."""
    recorder.used(RECORDED, place, fingerprint(*place_page.codes(ledger, place)))
    for code in place_page.codes(ledger, place):
        series(recorder, ledger, code, place)


def places(recorder: Recorder) -> None:
    """Note that the page shows units, their names or what became of them."""
    recorder.used(PLACES, _ALL, fingerprint(atlas.state()))


def current(ledger: Ledger, kind: str, key: str) -> str | None:
    """Return the present fingerprint of something noted here, None when it is gone."""
    code, _bar, place = key.partition("|")
    if kind == PLACES:
        return fingerprint(atlas.state())
    if kind == RECORDED:
        return fingerprint(*place_page.codes(ledger, key))
    if code not in ledger.catalogue:
        return None
    return _series(ledger, code, place) if kind == SERIES else _known(ledger, code)


def _series(ledger: Ledger, code: str, place: str) -> str:
    return fingerprint(_defined(ledger.catalogue, code), holdings.state(ledger, code, place))


def _known(ledger: Ledger, code: str) -> str:
    return fingerprint(*(place.id for place in holdings.places(ledger, code)))


def _defined(catalogue: Catalogue, code: str) -> str:
    return fingerprint(*(repr(catalogue[one]) for one in sorted(holdings.closure(catalogue, code))))
