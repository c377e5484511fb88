"""What readers find of releases: the calendar with its feeds, and a page for each edition.

Only editions have pages; of what is still to come the calendar tells name, date and state.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Document, Recorder, Use, View
from desk.ledger import chart_files, page_records
from desk.look import parts
from desk.look.charts import Chart
from desk.releases import addresses, calendar_page, packing, queries, release_page
from desk.releases.queries import Planned, Published

Maker = Callable[[Recorder], View | Document]
SERIES, CALENDAR = "release series", "release calendar"
_ALL = "all"


def pages() -> Mapping[str, Offered]:
    """Return every address of releases, each with what makes it."""
    owners = [CALENDAR, *(f"{SERIES} {slug}" for slug in queries.slugs())]
    return {address: made for owner in owners for address, made in pages_of(owner).items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the pages of the calendar or of a series, none for what has none here."""
    made: Mapping[str, Maker] = {}
    if owner == CALENDAR:
        made = {
            addresses.CALENDAR: _calendar,
            addresses.ICALENDAR: _icalendar,
            addresses.FEED: _feed,
        }
    elif owner.startswith(f"{SERIES} "):
        made = _of_series(owner.removeprefix(f"{SERIES} "))
    return {address: Offered(owner, maker) for address, maker in made.items()}


def touched(change: Change) -> Touch:
    """Return what a change of a release touches: the calendar, and the pages of all series."""
    if change.kind != "releases":
        return NOTHING
    owners = {CALENDAR, *(f"{SERIES} {slug}" for slug in queries.slugs())}
    return Touch(frozenset({Use(CALENDAR, _ALL)}), frozenset({(SERIES, "")}), frozenset(owners))


def _of_series(slug: str) -> Mapping[str, Maker]:
    made: dict[str, Maker] = {}
    found = queries.editions(slug)
    for one in found:
        made |= _with_record(one, one.address)
        made[addresses.of_bundle(slug, one.period.code, one.number)] = _bundle(one)
        for number, name in enumerate(release_page.names_of_charts(one)):
            made |= chart_files.makers(one.address, name, _draw(one, number))
    for one in queries.standing(found):
        made |= _with_record(one, addresses.of_period(slug, one.period.code))
    if found:
        made |= _with_record(found[-1], addresses.of_series(slug))
    return made


def _with_record(edition: Published, address: str) -> Mapping[str, Maker]:
    """Return the page of an edition at an address, and its record for machines."""
    record = page_records.address_of(address)
    return {address: _maker(edition, address), record: _record(edition, address)}


def current(use: Use) -> str | None:
    """Return the present fingerprint of the calendar or of a series, None when it is gone."""
    match use.kind:
        case "release series":
            return queries.state_of(use.key)
        case "release calendar":
            return queries.state_of_calendar()
        case _:
            return None


def _maker(edition: Published, address: str) -> Maker:
    def make(recorder: Recorder) -> View:
        recorder.used(SERIES, edition.slug, queries.state_of(edition.slug) or "")
        found = queries.editions(edition.slug)
        page = release_page.view(edition, found, address)
        newest = parts.newest([one.published_at for one in found])
        return release_page.as_view(page, newest, page_records.address_of(address))

    return make


def _record(edition: Published, address: str) -> Maker:
    def make(recorder: Recorder) -> Document:
        recorder.used(SERIES, edition.slug, queries.state_of(edition.slug) or "")
        return release_page.record(edition, address)

    return make


def _draw(edition: Published, number: int) -> chart_files.Draw:
    def draw(recorder: Recorder) -> tuple[Chart, datetime]:
        recorder.used(SERIES, edition.slug, queries.state_of(edition.slug) or "")
        return release_page.charts_of(edition)[number], edition.published_at

    return draw


def _bundle(edition: Published) -> Maker:
    def make(recorder: Recorder) -> Document:
        recorder.used(SERIES, edition.slug, queries.state_of(edition.slug) or "")
        return Document(edition.bundle, packing.MEDIA_TYPE, edition.published_at)

    return make


def _calendar(recorder: Recorder) -> View:
    planned = _planned(recorder)
    return View(calendar_page.TEMPLATE, {"page": calendar_page.view(planned)}, _changed(planned))


def _icalendar(recorder: Recorder) -> Document:
    planned = _planned(recorder)
    content = calendar_page.icalendar(planned)
    return Document(content, calendar_page.CALENDAR_TYPE, _changed(planned))


def _feed(recorder: Recorder) -> Document:
    planned = _planned(recorder)
    return Document(calendar_page.feed(planned), calendar_page.FEED_TYPE, _changed(planned))


def _planned(recorder: Recorder) -> tuple[Planned, ...]:
    recorder.used(CALENDAR, _ALL, queries.state_of_calendar())
    return queries.calendar()


def _changed(planned: tuple[Planned, ...]) -> datetime | None:
    return parts.newest([one.changed_at for one in planned])
