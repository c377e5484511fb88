"""The public log of corrections: what pages said, what is right now, since when and why.

Nothing ever leaves it; a page that was mended since, or taken down, stays told of.
"""

from collections.abc import Callable, Mapping
from functools import partial

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Document, Recorder, Use, View
from desk.checking import corrections, keeping, log_page, mirrors, standing
from desk.ledger import public as figures
from desk.look.parts import newest, page_address

Maker = Callable[[Recorder], View | Document]
_ALL = "all"


def pages() -> Mapping[str, Offered]:
    """Return the sheets of the log and its feed, each with what makes it."""
    return pages_of(corrections.LOG)


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same for the log, none for anything else."""
    return {address: Offered(owner, maker) for address, maker in _of_log(owner).items()}


def touched(change: Change) -> Touch:
    """Return what a correction, or a page that was checked and published, touches."""
    match change.kind:
        case "corrections":
            uses = {Use(corrections.OF_PAGE, key) for key in mirrors.with_mirrors(change.keys)}
            log = Use(corrections.LOG, _ALL)
            return Touch(frozenset({log, *uses}), owners=frozenset({corrections.LOG}))
        case "pages" | "checks":
            pages = mirrors.with_mirrors(key for key in change.keys if key.isdecimal())
            codes = {code for key in pages for code in keeping.ever_cited(int(key))}
            cited = {Use(figures.CITATIONS, code) for code in codes}
            return Touch(frozenset({*cited, *(Use(standing.OF_PAGE, key) for key in pages)}))
        case _:
            return NOTHING


def _of_log(owner: str) -> Mapping[str, Maker]:
    if owner != corrections.LOG:
        return {}
    made: dict[str, Maker] = {log_page.FEED: _feed}
    for number in range(1, log_page.sheets(corrections.count()) + 1):
        made[page_address(log_page.ADDRESS, number)] = partial(_sheet, number)
    return made


def current(use: Use) -> str | None:
    """Return the present fingerprint of the log, or of the notes or checks of a page."""
    match use.kind:
        case corrections.LOG:
            return corrections.state()
        case corrections.OF_PAGE:
            return corrections.state_of_page(int(use.key))
        case standing.OF_PAGE:
            return standing.state(int(use.key))
        case _:
            return None


def _sheet(number: int, recorder: Recorder) -> View:
    recorder.used(corrections.LOG, _ALL, corrections.state())
    last = number * log_page.PER_SHEET
    shown = corrections.entries(last - log_page.PER_SHEET, last)
    page = log_page.view(shown, number, corrections.count())
    return View(log_page.TEMPLATE, {"page": page}, newest([one.at for one in shown]))


def _feed(recorder: Recorder) -> Document:
    recorder.used(corrections.LOG, _ALL, corrections.state())
    shown = corrections.entries(0, log_page.IN_FEED)
    return Document(log_page.feed(shown), log_page.FEED_TYPE, newest([one.at for one in shown]))
