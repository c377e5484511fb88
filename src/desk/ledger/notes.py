"""What a page of figures notes of what it stood on, beside single figures, and how it is now.

A page that shows the points of every district notes which places have any, and the state of the
series of each; a correction in one district then makes stale only the pages that show it.
"""

from datetime import date

from congso.indicators.indicator import Catalogue
from congso.observations import publishing
from congso.observations.ledger import Ledger
from congso.publication.use import Recorder, fingerprint
from desk.atlas import queries as atlas
from desk.ledger import editions, holdings, place_page
from desk.ledger.editions import Edition

SERIES, KNOWN, RECORDED, PLACES = "series", "known", "recorded", "places"
THEN, WITHHELD = "known on", "withheld"
KINDS = frozenset({SERIES, KNOWN, RECORDED, PLACES, THEN, WITHHELD})
"""The kinds of use that are noted here."""
_ALL = "all"


def series(recorder: Recorder, ledger: Ledger, code: str, place: str) -> None:
    """Note that the page shows an indicator for a place."""
    recorder.used(SERIES, f"{code}|{place}", _series(ledger, code, place))
    withheld(recorder, ledger, code)


def withheld(recorder: Recorder, ledger: Ledger, code: str) -> None:
    """Note what is withheld of an indicator: a value of one place may hide that of another."""
    recorder.used(WITHHELD, code, _withheld(ledger, code))


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


def then(recorder: Recorder, ledger: Ledger, edition: Edition, place: str, code: str = "") -> None:
    """Note that the page shows what was known of a place on a day: of an indicator, or of all."""
    key = f"{place}|{code}|{edition.day.isoformat()}"
    recorder.used(THEN, key, _then(ledger, place, code, edition.day))
    for one in [code] if code else place_page.codes(ledger, place):
        withheld(recorder, ledger, one)


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
    if kind == THEN:
        place, code, day = key.split("|")
        is_known = not code or code in ledger.catalogue
        return _then(ledger, place, code, date.fromisoformat(day)) if is_known else None
    if code not in ledger.catalogue:
        return None
    if kind == WITHHELD:
        return _withheld(ledger, code)
    return _series(ledger, code, place) if kind == SERIES else _known(ledger, code)


def _withheld(ledger: Ledger, code: str) -> str:
    def found() -> str:
        return fingerprint(*publishing.hidden_of(ledger, holdings.closure(ledger.catalogue, code)))

    return holdings.once(ledger, ("withheld of", code), found)


def _then(ledger: Ledger, place: str, code: str, day: date) -> str:
    """Return a text that changes with what was known by the end of a day, and not with what came.

    Shape: what stands among the values of other places follows what was known of all of them.
    """
    at, catalogue = editions.end_of(day), ledger.catalogue
    codes = sorted(holdings.closure(catalogue, code) if code else catalogue.indicators)
    told = [
        (one, *known)
        for one in codes
        if (known := ledger.record.keeping.series(one, place).told_by(at))
    ]
    ranked = [one for one in codes if holdings.ranks_among(catalogue, one)]
    among = sorted({of for one in ranked for of in catalogue.stands_on(one)})
    return fingerprint(
        holdings.defined(catalogue),
        repr(ledger.register),
        *told,
        min((one for one in _days(ledger, place, code) if one > day), default=""),
        *(_then_anywhere(ledger, of, day) for of in among),
    )


def _then_anywhere(ledger: Ledger, code: str, day: date) -> str:
    """Return a text that changes with what was known of an indicator on a day at any place."""
    keeping, at = ledger.record.keeping, editions.end_of(day)

    def told() -> str:
        found = ((place, keeping.series(code, place).told_by(at)) for place in keeping.places(code))
        return fingerprint(*sorted((place, *known) for place, known in found if known))

    return holdings.once(ledger, ("known anywhere", code, day.isoformat()), told)


def _days(ledger: Ledger, place: str, code: str) -> tuple[date, ...]:
    if code:
        return holdings.days_shown(ledger, code, place)
    return holdings.days_told(ledger, place_page.codes(ledger, place), place)


def _series(ledger: Ledger, code: str, place: str) -> str:
    return fingerprint(_defined(ledger.catalogue, code), holdings.state(ledger, code, place))


def _known(ledger: Ledger, code: str) -> str:
    return fingerprint(*(place.id for place in holdings.places(ledger, code)))


def _defined(catalogue: Catalogue, code: str) -> str:
    return fingerprint(*(repr(catalogue[one]) for one in sorted(holdings.closure(catalogue, code))))
