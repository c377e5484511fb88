"""The files of a release: the same as those of an indicator, frozen as its bundle tells them.

They stand under the address of the edition, ``…/2023/ban-1/telecom.sites/telecom.sites.csv``, and
hold the figures of the release alone; a revision of the record does not reach them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from congso.observations.reference import Aspect
from congso.publication.use import fingerprint
from desk.look.parts import Download
from desk.opendata import tables
from desk.opendata.files import KINDS
from desk.opendata.rows import Row
from desk.opendata.tables import Table
from desk.releases import queries
from desk.releases.queries import Published


def files_of(edition: Published) -> tuple[tuple[str, tuple[Download, ...]], ...]:
    """Return what is offered of each indicator of an edition, with its name."""
    return tuple(
        (
            table.indicator.name,
            tuple(
                replace(kind.offered(table.indicator.code), address=kind.at(table))
                for kind in KINDS
                if kind.is_offered
            ),
        )
        for table in of(edition)
    )


def of(edition: Published) -> tuple[Table, ...]:
    """Return the tables of an edition, one for each of its indicators."""
    if edition.address not in _memory.tables or _memory.sums[edition.address] != edition.checksum:
        _memory.tables[edition.address] = tuple(_made(edition))
        _memory.sums[edition.address] = edition.checksum
    return _memory.tables[edition.address]


def every() -> Iterator[Table]:
    """Yield the tables of all editions."""
    for slug in queries.slugs():
        for edition in queries.editions(slug):
            yield from of(edition)


@dataclass(slots=True)
class _Memory:
    """The tables of editions, which never change, by their addresses."""

    tables: dict[str, tuple[Table, ...]] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)


_memory = _Memory()


def _made(edition: Published) -> Iterator[Table]:
    ledger = edition.opened.ledger
    told = {
        (one.indicator, one.place, one.period, one.breakdown, one.aspect is Aspect.PLAN)
        for one in (line.reference for line in edition.opened.lines)
        if one.aspect in (Aspect.LEVEL, Aspect.PLAN)
    }
    codes = list(dict.fromkeys(line.reference.indicator for line in edition.opened.lines))
    for table in tables.made(ledger, codes).values():
        rows = tuple(row for row in table.rows if _told(row) in told)
        history = tuple(row for row in table.history if _told(row) in told)
        if rows:
            folder = f"{edition.address}{table.indicator.code}/"
            state = fingerprint(folder, edition.checksum)
            yield replace(
                table, rows=rows, history=history, state=state, folder=folder, told_in=edition.title
            )


def _told(row: Row) -> tuple[object, ...]:
    """Return what a row is of; a plan and its revision are both the plan."""
    key = row.key
    return key.indicator, key.place, key.period, key.breakdown, key.scenario.is_plan
