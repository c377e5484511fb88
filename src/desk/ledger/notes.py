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
    editions,
    holdings,
    offering,
    place_page,
    shown,
    uses,
)  # fmt: skip
from desk.ledger.comparisons import Comparison
from desk.ledger.editions import Edition

SERIES, RECORDED, PLACES = "series", "recorded", "places"
OTHERS, COMPARED, SIDE = "other places", "comparisons", "side by side"
THEN, WITHHELD = "known on", "withheld"
FILES_ON = "files on a map"
KINDS = frozenset({SERIES, RECORDED, PLACES, OTHERS, COMPARED, SIDE, THEN, WITHHELD, FILES_ON})
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


def told(recorder: Recorder, ledger: Ledger, place: str) -> None:
    """Note that the page stands on every value of a place that was ever known."""
    recorded(recorder, ledger, place)
    for code in place_page.codes(ledger, place):
        series(recorder, ledger, code, place)


def then(recorder: Recorder, ledger: Ledger, edition: Edition, place: str, code: str = "") -> None:
    """Note that the page shows what was known of a place on a day: of an indicator, or of all."""
    key = f"{place}|{code}|{edition.day.isoformat()}"
    recorder.used(THEN, key, _then(ledger, place, code, edition.day))
    for one in [code] if code else place_page.codes(ledger, place):
        withheld(recorder, ledger, one)


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
    if kind == THEN:
        place, code, day = key.split("|")
        is_known = not code or code in ledger.catalogue
        return _then(ledger, place, code, date.fromisoformat(day)) if is_known else None
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
    """Return a text that changes with what the page of a place prints, and whether it has days."""
    told_of = place_page.codes(ledger, place)
    figures = shown.of_place(ledger, ledger.gazetteer.known(place))
    return fingerprint(
        holdings.defined(ledger.catalogue),
        len(_days(ledger, place, "")) > 1,
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


def _defined(catalogue: Catalogue, code: str) -> str:
    return fingerprint(*(repr(catalogue[one]) for one in sorted(holdings.closure(catalogue, code))))
