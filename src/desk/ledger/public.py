"""The pages that readers open about figures: the list of indicators, and a page for each.

What a page stands on is noted while it is made; `current` answers what the same thing is now, so
that a revision of one number makes only the pages stale that show it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.conf import settings

from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue, Indicator
from congso.observations import publishing
from congso.observations.ledger import Ledger
from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Document, Recorder, Use, View, fingerprint
from desk.kit import remembering
from desk.ledger import (
    addresses,
    beside,
    dated,
    dated_notes,
    editions,
    holdings,
    indicator_page,
    maps,
    notes,
    offering,
    page_records,
    public_charts,
    public_editions,
    public_places,
    public_records,
    queries,
    reports_page,
)  # fmt: skip
from desk.ledger import uses as uses_of
from desk.look.charts import PlanChart
from desk.look.parts import Citation, Crumb
from desk.look.wording import indicator_address

Maker = Callable[[Recorder], View | Document]
Citing = Callable[[str], tuple[Citation, ...]]
citing: list[Citing] = []
"""Asked which pages show a figure of an indicator; rooms above add themselves when they start."""

_INDICATOR, CITATIONS, _INDICATORS = "indicator", "citations", "indicators"
_FILES, _ALL = "files", "all"
_REPORTS, _THEME, _PLACE = "reports", "theme", "place"
"""Beside indicators, the things that pages of figures are pages of."""


def pages() -> Mapping[str, Offered]:
    """Return every public page of the ledger: its address, and what makes it."""
    ledger = queries.public_ledger()
    found = shown(ledger)
    owners = [
        _REPORTS,
        *(f"{_INDICATOR} {one.code}" for one in found),
        *{_theme(ledger.catalogue, one.code) for one in found},
        *(f"{_PLACE} {code}" for code in public_places.codes(ledger, found)),
    ]
    return {address: made for owner in owners for address, made in pages_of(owner).items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the pages of an indicator, a theme, a code of places, or of reports; else none."""
    kind, _blank, key = owner.partition(" ")
    ledger = queries.public_ledger()
    made: Mapping[str, Maker] = {}
    if owner == _REPORTS:
        record = public_records.of_lines(
            addresses.REPORTS.address, reports_page.TITLE, shown(ledger), _note_reports
        )
        drawn = public_charts.of_plan(
            ledger, addresses.REPORTS.address, _plan_of_reports, _note_reports
        )
        past = public_editions.of(ledger, dated.reports(ledger))
        made = {addresses.REPORTS.address: reports, **record, **drawn, **past}
    elif kind == _INDICATOR and key in ledger.catalogue.indicators:
        made = _of_indicator(ledger, ledger.catalogue[key])
    elif kind == _THEME:
        of_theme, noting = holdings.indicators_of(ledger, key), partial(_note_listed, owner)
        made = public_places.of_theme(ledger, key, of_theme, noting) if of_theme else {}
    elif kind == _PLACE:
        made = public_places.of_code(ledger, key, shown(ledger))
    return {address: Offered(owner, maker) for address, maker in made.items()}


def _theme(catalogue: Catalogue, code: str) -> str:
    """Return the owner of the page on which an indicator stands with others of its theme."""
    return f"{_THEME} {catalogue.themes[catalogue[code].theme].code}"


def touched(change: Change) -> Touch:
    """Return what new figures, places, definitions or citing pages touch."""
    match change.kind:
        case "figures":
            return _touched_by(queries.public_ledger(), change.keys)
        case "lists" | "definitions":
            return Touch(everything=True)
        case "citations":
            return Touch(frozenset(Use(CITATIONS, code) for code in change.keys))
        case _:
            return NOTHING


def _of_indicator(ledger: Ledger, indicator: Indicator) -> Mapping[str, Maker]:
    if indicator not in shown(ledger):
        return {}
    noting = partial(_note, [indicator.code])
    home, address = settings.HOME_PLACE, indicator_address(indicator.code)

    def noted(recorder: Recorder, now: Ledger) -> None:
        _note_indicator(indicator, recorder, now)

    return {
        address: _maker(indicator),
        **public_records.of_indicator(address, indicator, home, noted),
        **_of_country(ledger, indicator),
        **public_charts.of_indicator(ledger, indicator, noting),
        **public_editions.of(ledger, dated.of_indicator(ledger, indicator, home)),
        **public_editions.of_maps(ledger, indicator, noting),
        **public_places.of_comparisons(ledger, indicator),
    }


def _of_country(ledger: Ledger, indicator: Indicator) -> Mapping[str, Maker]:
    country = holdings.country(ledger, indicator.code)
    if country is None:
        return {}
    address, place = addresses.of_country(indicator.code), country.id

    def noted(recorder: Recorder, now: Ledger) -> None:
        _note_country(indicator, place, recorder, now)

    record = public_records.of_indicator(address, indicator, place, noted)
    past = public_editions.of(ledger, dated.of_indicator(ledger, indicator, place))
    return {address: _country_maker(indicator), **record, **past}


def _touched_by(ledger: Ledger, keys: Iterable[str]) -> Touch:
    """Every figure and series that stands on one of these keys, there or, for ranks, anywhere."""
    catalogue = ledger.catalogue
    spots = {(code, place) for code, place in (key.split("|")[:2] for key in keys)}
    uses, under, owners = {Use(_INDICATORS, _ALL), Use(_FILES, _ALL)}, set(), {_REPORTS}
    for one in _hidden_with(ledger, {code for code, _place in spots}):
        uses |= {Use(kind, one) for kind in (_INDICATOR, notes.WITHHELD, _FILES)}
        owners |= {f"{_INDICATOR} {one}", _theme(catalogue, one)}
        under |= _past_of(catalogue, one) | _past("place", "") | _past("reports", "")
    for code, place in spots:
        if place:
            uses.add(Use(notes.RECORDED, place))
            owners.add(f"{_PLACE} {ledger.gazetteer.known(place).code}")
        under |= _past("place", place)
        for one in holdings.standing_on(catalogue, code):
            there = "" if holdings.ranks_among(catalogue, one) else place
            if there in {"", settings.HOME_PLACE}:
                under |= _past("reports", "")
            if not there:
                under |= _past("place", "")
                uses |= {Use(notes.RECORDED, at.id) for at in holdings.places(ledger, one)}
            uses |= {Use(kind, one) for kind in (_INDICATOR, CITATIONS, _FILES)}
            uses |= {Use(kind, one) for kind in (notes.OTHERS, notes.COMPARED)}
            under |= {(notes.SIDE, f"{one}|"), (notes.FILES_ON, f"{one}|")}
            under |= _past_of(catalogue, one)
            owners |= {f"{_INDICATOR} {one}", _theme(catalogue, one)}
            uses.add(Use(_INDICATORS, _theme(catalogue, one)))
            under.add((uses_of.KIND, f"{one}|{there}|" if there else f"{one}|"))
            under.add((notes.SERIES, f"{one}|{there}"))
    return Touch(frozenset(uses), frozenset(under), frozenset(owners))


def _past(kind: str, of: str) -> set[tuple[str, str]]:
    """Return under what the editions of pages, and the lists of them, note what they stand on."""
    start = f"{kind}|{of}|" if of else f"{kind}|"
    return {(use, start) for use in dated_notes.KINDS}


def _past_of(catalogue: Catalogue, code: str) -> set[tuple[str, str]]:
    """Return the same of all pages that tell of an indicator but those of places."""
    theme = catalogue.themes[catalogue[code].theme].code
    of_code = (_past(kind, code) for kind in ("indicator", "side", "map"))
    return set[tuple[str, str]]().union(_past("theme", theme), *of_code)


def _hidden_with(ledger: Ledger, codes: set[str]) -> set[str]:
    """Return the indicators of which another value may be withheld now, as one of these changed.

    Shape: what a page shows of them at any place is looked at only if something is.
    """
    related = publishing.guarded_with(ledger)
    if not codes & related:
        return set()
    return {one for code in related for one in holdings.standing_on(ledger.catalogue, code)}


def current(use: Use) -> str | None:
    """Return the present fingerprint of something that a page of figures used, None if gone."""
    ledger = queries.public_ledger()
    match use.kind:
        case uses_of.KIND:
            return uses_of.current(ledger, use.key)
        case "indicator":
            indicator = ledger.catalogue.indicators.get(use.key)
            return _fingerprint(ledger, indicator) if indicator else None
        case "citations":
            return fingerprint(*citations_of(use.key))
        case "files":
            every = use.key == _ALL
            return fingerprint(*(offering.everything() if every else offering.files_of(use.key)))
        case "indicators":
            theme = use.key.removeprefix(f"{_THEME} ")
            listed = shown(ledger) if use.key == _ALL else holdings.indicators_of(ledger, theme)
            return fingerprint(*(indicator.code for indicator in listed))
        case kind if kind in notes.KINDS:
            return notes.current(ledger, use.kind, use.key)
        case kind if kind in dated_notes.KINDS:
            return dated_notes.current(ledger, use.kind, use.key)
        case _:
            return None


def reports(recorder: Recorder) -> View:
    """Return the page of reports and statistics."""
    ledger = queries.public_ledger()
    _note_reports(recorder, ledger)
    page = replace(
        reports_page.view(ledger, settings.HOME_PLACE, offering.everything()),
        listed_at=public_editions.listed_at(recorder, dated.reports(ledger)),
    )
    record = page_records.address_of(page.address)
    told = {"page": page, "record": record}
    return View("ledger/reports.html", told, _newest(ledger, shown(ledger)))


def _plan_of_reports(ledger: Ledger) -> PlanChart | None:
    return reports_page.plan(ledger, settings.HOME_PLACE)


def _note_reports(recorder: Recorder, ledger: Ledger) -> None:
    """Note what the page of reports stands on."""
    _note_all(recorder, ledger)
    notes.places(recorder)
    recorder.used(_FILES, _ALL, fingerprint(*offering.everything()))


def shown(ledger: Ledger) -> tuple[Indicator, ...]:
    """Return the indicators that have pages."""
    return holdings.indicators_shown(ledger)


def is_past(address: str) -> bool:
    """Return whether a page tells what was known on a day, not what is."""
    return editions.is_past(address)


def citations_of(code: str) -> tuple[Citation, ...]:
    """Return the pages that show a figure of an indicator; asked for once in a round."""
    return remembering.once(
        ("citations", code), lambda: tuple(citation for ask in citing for citation in ask(code))
    )


def _note(codes: Iterable[str], recorder: Recorder, ledger: Ledger) -> None:
    """Note that a page stands on these indicators as the home of the portal has them."""
    for code in codes:
        recorder.used(_INDICATOR, code, _fingerprint(ledger, ledger.catalogue[code]))
        notes.withheld(recorder, ledger, code)


def _note_listed(owner: str, codes: Iterable[str], recorder: Recorder, ledger: Ledger) -> None:
    """Note that a page stands on which indicators its theme has, and on each of them."""
    codes = list(codes)
    recorder.used(_INDICATORS, owner, fingerprint(*codes))
    _note(codes, recorder, ledger)


def _note_all(recorder: Recorder, ledger: Ledger) -> None:
    """Note that a page stands on which indicators are shown, and on each of them."""
    codes = [indicator.code for indicator in shown(ledger)]
    recorder.used(_INDICATORS, _ALL, fingerprint(*codes))
    _note(codes, recorder, ledger)


def _maker(indicator: Indicator) -> Maker:
    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        home = ledger.gazetteer.known(settings.HOME_PLACE)
        citations = citations_of(indicator.code)
        _note_indicator(indicator, recorder, ledger)
        recorder.used(CITATIONS, indicator.code, fingerprint(*citations))
        files = offering.files_of(indicator.code)
        past = dated.of_indicator(ledger, indicator, home.id)
        page = replace(
            indicator_page.view(ledger, indicator, home.id, citations, files),
            maps=maps.choices(ledger.gazetteer, home, indicator.code),
            beside=beside.table(ledger, indicator, home),
            listed_at=public_editions.listed_at(recorder, past),
        )
        told = {"page": page, "record": page_records.address_of(page.address)}
        return View("ledger/indicator.html", told, indicator_page.changed_at(page))

    return make


def _note_indicator(indicator: Indicator, recorder: Recorder, ledger: Ledger) -> None:
    """Note what the page of an indicator stands on, but for who cites it."""
    _note([indicator.code], recorder, ledger)
    notes.others(recorder, ledger, indicator.code)
    notes.places(recorder)
    _note_files(indicator, recorder)


def _note_country(indicator: Indicator, country: str, recorder: Recorder, ledger: Ledger) -> None:
    """Note what the page of an indicator for the whole country stands on."""
    notes.places(recorder)
    notes.series(recorder, ledger, indicator.code, country)
    _note_files(indicator, recorder)


def _note_files(indicator: Indicator, recorder: Recorder) -> None:
    files = offering.files_of(indicator.code)
    recorder.used(_FILES, indicator.code, fingerprint(*files))


def _country_maker(indicator: Indicator) -> Maker:
    """Return what makes the page of an indicator for the whole country."""

    def make(recorder: Recorder) -> View:
        ledger = queries.public_ledger()
        country = holdings.country(ledger, indicator.code)
        if country is None:
            raise LookupError(indicator.code)
        _note_country(indicator, country.id, recorder, ledger)
        files = offering.files_of(indicator.code)
        address = addresses.of_country(indicator.code)
        page = indicator_page.view(ledger, indicator, country.id, (), files, address)
        home = Crumb(indicator.name, indicator_address(indicator.code))
        past = dated.of_indicator(ledger, indicator, country.id)
        listed_at = public_editions.listed_at(recorder, past)
        page = replace(page, crumbs=(*page.crumbs, home), listed_at=listed_at)
        told = {"page": page, "record": page_records.address_of(address)}
        return View("ledger/indicator.html", told, indicator_page.changed_at(page))

    return make


def _fingerprint(ledger: Ledger, indicator: Indicator) -> str:
    """Return a text that changes with the definition or with any value that it stands on."""
    codes = sorted(holdings.closure(ledger.catalogue, indicator.code))
    ranked = _of_a_rank(ledger.catalogue)
    counts = any(ledger.catalogue.registers_of(code) for code in codes)
    return fingerprint(
        *((ledger.register.state,) if counts else ()),
        *(repr(ledger.catalogue[code]) for code in codes),
        *(
            ledger.record.state(code, *(() if code in ranked else (settings.HOME_PLACE,)))
            for code in codes
        ),
    )


def _newest(ledger: Ledger, told: Iterable[Indicator]) -> datetime | None:
    """Return when the last value became known of anything that is shown of the home."""
    codes = {code for one in told for code in holdings.closure(ledger.catalogue, one.code)}
    keys = (key for code in codes for key in ledger.record.keys_of(code, settings.HOME_PLACE))
    return max((ledger.record.vintages(key)[-1].recorded_at for key in keys), default=None)


@dataclass(slots=True)
class _Memory:
    """Which indicators of the last catalogue that was asked of a rank is made of."""

    catalogue: Catalogue | None = None
    of_a_rank: frozenset[str] = frozenset()


_memory = _Memory()


def _of_a_rank(catalogue: Catalogue) -> frozenset[str]:
    """Return the indicators of which a page shows the values of other places."""
    if _memory.catalogue is not catalogue:
        _memory.catalogue, _memory.of_a_rank = catalogue, frozenset(_ranked(catalogue))
    return _memory.of_a_rank


def _ranked(catalogue: Catalogue) -> set[str]:
    """Return the indicators of which a page shows the values of other places: those of a rank."""
    found = set[str]()
    for indicator in catalogue.indicators.values():
        formula = indicator.formula
        for asked in formula.asked if formula else ():
            if formula and asked.asking is Asking.RANK_AMONG:
                found |= holdings.closure(catalogue, formula.inputs[asked.name])
    return found
