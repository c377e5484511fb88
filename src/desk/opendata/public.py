"""The files and the page of them that the press builds, each with what it stands on.

A file notes one use, the table of its indicator, whose fingerprint covers every value, label,
source and revision in it: a correction makes stale the files that tell the number, and those of
the indicators that are computed from it, and no others.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.conf import settings

from congso.observations import publishing
from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Document, Recorder, Use, View, fingerprint
from desk.ledger import maps, queries
from desk.opendata import (
    catalogue,
    files,
    index_page,
    map_tables,
    needing,
    released,
    structure,
    tables,
)  # fmt: skip
from desk.opendata.files import KINDS, OF_MAPS, Kind
from desk.opendata.map_tables import MapTables
from desk.opendata.tables import Table
from desk.releases import queries as releases
from desk.visits import tables as visits

Maker = Callable[[Recorder], View | Document]
TABLE, TABLES, PLACE = "table", "tables", "place"
ON_MAP, ON_MAPS = "table on a map", "tables on maps"
COUNTED = "counted days"
RELEASED, RELEASES = "released files", "releases"
"""The files of one edition, by its address; and which editions there are."""


def pages() -> Mapping[str, Offered]:
    """Return every file, the page that lists them, the catalogue and the checksums."""
    owners = [_FILES, RELEASED, *(f"{TABLE} {code}" for code in tables.of(queries.public_ledger()))]
    return {address: made for owner in owners for address, made in pages_of(owner).items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the files of an indicator, those of releases, or what tells of all; else none."""
    kind, _blank, code = owner.partition(" ")
    made: dict[str, Maker] = {}
    if owner == _FILES:
        made = {
            index_page.ADDRESS: _index,
            index_page.SUMS: _sums,
            catalogue.ADDRESS: _catalogue,
            structure.ADDRESS: _structure,
        }
    elif owner == RELEASED:
        every = ((one, table) for table in released.every() for one in KINDS)
        made = {one.at(table): _of_release(one, table) for one, table in every}
    elif kind == TABLE and code in tables.of(queries.public_ledger()):
        made = {one.address(code): _maker(one, code) for one in KINDS}
        for day in map_tables.of(queries.public_ledger()).days(code):
            under = maps.address(code, day)
            made |= {f"{under}{one.file(code)}": _map_maker(one, code, day) for one in OF_MAPS}
    return {address: Offered(owner, maker) for address, maker in made.items()}


def owns(owner: str) -> bool:
    """Return whether something has files here; they are built after the pages."""
    return owner in (_FILES, RELEASED) or owner.startswith(f"{TABLE} ")


def touched(change: Change) -> Touch:
    """Return what new figures, places and releases touch."""
    match change.kind:
        case "figures":
            codes = {key.partition("|")[0] for key in change.keys}
            known = queries.public_ledger()
            if codes & publishing.guarded_with(known):
                codes |= publishing.guarded_with(known)
            every = {
                one
                for one in known.catalogue.indicators
                if codes & needing.needs(known.catalogue, one).keys()
            }
            return Touch(
                frozenset({_TABLES, _ON_MAPS, *(Use(TABLE, one) for one in every)}),
                frozenset((ON_MAP, f"{one}|") for one in every),
                owners=frozenset(f"{TABLE} {one}" for one in every),
            )
        case "visits":
            return Touch(frozenset({Use(COUNTED, "all")}))
        case "releases":
            known_ones = frozenset({Use(RELEASES, "all")})
            return Touch(known_ones, frozenset({(RELEASED, "")}), frozenset({RELEASED}))
        case _:
            return NOTHING


_FILES = "files"
_TABLES, _ON_MAPS = Use(TABLES, "all"), Use(ON_MAPS, "all")


def current(use: Use) -> str | None:
    """Return the present fingerprint of a table or of the list of them, None when it is gone."""
    match use.kind:
        case "table":
            return tables.of(queries.public_ledger()).state(use.key)
        case "tables":
            return fingerprint(*tables.of(queries.public_ledger()))
        case "table on a map":
            code, _bar, day = use.key.partition("|")
            return map_tables.of(queries.public_ledger()).state((code, date.fromisoformat(day)))
        case "tables on maps":
            return fingerprint(*map_tables.of(queries.public_ledger()))
        case "released files":
            return releases.sums().get(use.key)
        case "releases":
            return _state_of_releases()
        case "counted days":
            return _state_of_visits()
        case "place":
            return fingerprint(_place()) if use.key == settings.HOME_PLACE else None
        case _:
            return None


def _maker(kind: Kind, code: str) -> Maker:
    def make(recorder: Recorder) -> Document:
        table = tables.of(queries.public_ledger())[code]
        recorder.used(TABLE, code, table.state)
        return Document(files.written(kind, table), kind.media_type, table.modified)

    return make


def _map_maker(kind: Kind, code: str, day: date) -> Maker:
    def make(recorder: Recorder) -> Document:
        table = map_tables.of(queries.public_ledger())[code, day]
        recorder.used(ON_MAP, f"{code}|{day.isoformat()}", table.state)
        return Document(files.written(kind, table), kind.media_type, table.modified)

    return make


def _of_release(kind: Kind, table: Table) -> Maker:
    def make(recorder: Recorder) -> Document:
        edition = table.folder.removesuffix(f"{table.indicator.code}/")
        recorder.used(RELEASED, edition, releases.sums()[edition])
        return Document(kind.write(table), kind.media_type, table.modified)

    return make


def _index(recorder: Recorder) -> View:
    known, on_maps = _all(recorder), _all_on_maps(recorder)
    return View("opendata/index.html", {"page": index_page.view(known, on_maps)}, _modified(known))


def _catalogue(recorder: Recorder) -> Document:
    known, place = _all(recorder), _place()
    recorder.used(PLACE, settings.HOME_PLACE, fingerprint(place))
    told = [*known.values(), *_all_on_maps(recorder).values(), *_released(recorder)]
    recorder.used(COUNTED, "all", _state_of_visits())
    content = catalogue.written(told, place, visits.span())
    return Document(
        content, catalogue.MEDIA_TYPE, max((one.modified for one in told), default=None)
    )


def _structure(recorder: Recorder) -> Document:
    known = _all(recorder)
    return Document(structure.written(known), structure.MEDIA_TYPE, _modified(known))


def _sums(recorder: Recorder) -> Document:
    """Return the checksum of each file, as ``sha256sum --check`` reads them."""
    known = _all(recorder)
    lines = [
        f"{files.sum_of(kind, table).checksum}  {kind.at(table).removeprefix('/')}\n"
        for table in (*known.values(), *_all_on_maps(recorder).values(), *_released(recorder))
        for kind in files.of(table)
    ]
    return Document("".join(lines).encode(), "text/plain; charset=utf-8", _modified(known))


def _released(recorder: Recorder) -> list[Table]:
    recorder.used(RELEASES, "all", _state_of_releases())
    return list(released.every())


def _state_of_releases() -> str:
    """Return a text that changes with the editions that there are, not with what is planned."""
    return fingerprint(*sorted(releases.sums().items()))


def _state_of_visits() -> str:
    """Return a text that changes with the days of which visits were counted."""
    return fingerprint(visits.span())


def _all(recorder: Recorder) -> Mapping[str, Table]:
    known = tables.of(queries.public_ledger())
    recorder.used(TABLES, "all", fingerprint(*known))
    for code in known:
        recorder.used(TABLE, code, known.state(code) or "")
    return known


def _all_on_maps(recorder: Recorder) -> MapTables:
    known = map_tables.of(queries.public_ledger())
    recorder.used(ON_MAPS, "all", fingerprint(*known))
    for code, day in known:
        recorder.used(ON_MAP, f"{code}|{day.isoformat()}", known.state((code, day)) or "")
    return known


def _place() -> str:
    return queries.public_ledger().gazetteer.known(settings.HOME_PLACE).name


def _modified(known: Mapping[str, Table]) -> datetime | None:
    return max((table.modified for table in known.values()), default=None)
