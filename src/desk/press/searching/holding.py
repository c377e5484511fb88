"""What an index of search holds: pages with their words, and what stands beside pages."""

import multiprocessing
import signal
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from congso.publication.use import fingerprint
from congso.searching import schema
from congso.writing import letters
from desk.press import tree
from desk.press.models import Built
from desk.press.searching import beside, reading
from desk.press.searching.reading import Findable

_HTML = "text/html"
_MANY, _IN_A_ROW = 500, 100
"""Fewer pages are read in this process; of more, each process reads so many in a row."""


def wanted(changed: Collection[str] | None = None) -> dict[str, str]:
    """Return the checksums of the built pages, all of them or the changed ones."""
    rows = Built.objects.filter(is_page=True, type__startswith=_HTML)
    if changed is None:
        return dict(rows.values_list("address", "checksum"))
    every = list(changed)
    found: dict[str, str] = {}
    for start in range(0, len(every), 400):
        some = rows.filter(address__in=every[start : start + 400])
        found |= dict(some.values_list("address", "checksum"))
    return found


def kept(index: sqlite3.Connection, changed: Collection[str] | None = None) -> dict[str, str]:
    """Return the checksums of the pages in an index, all of them or the changed ones."""
    asked = "SELECT address, checksum FROM page"
    if changed is None:
        return dict(index.execute(asked))
    rows = (index.execute(f"{asked} WHERE address = ?", (one,)).fetchone() for one in changed)
    return dict(row for row in rows if row is not None)


def follow_pages(
    index: sqlite3.Connection,
    changed: Collection[str] | None = None,
    told: sqlite3.Connection | None = None,
    processes: int = 1,
) -> None:
    """Make an index say of pages what they say.

    Shape: what `told` holds of the same bytes is not read again.
    """
    before, now = kept(index, changed), wanted(changed)
    fresh = [address for address, checksum in now.items() if before.get(address) != checksum]
    for address in (*(before.keys() - now.keys()), *(one for one in fresh if one in before)):
        _forget(index, address)
    known = {one: found for one in fresh if told and (found := _known(told, one, now[one]))}
    for address, found in known.items():
        _learn(index, address, now[address], found, _both(found.title, found.text))
    for address, read in _all_read([one for one in fresh if one not in known], processes):
        _learn(index, address, now[address], *read)


def follow_tables(index: sqlite3.Connection, tables: Mapping[str, list[tuple[str, ...]]]) -> None:
    """Make the small tables of an index hold just these rows."""
    for table, rows in tables.items():
        if table_of(index, table) == rows:
            continue
        index.execute(f"DELETE FROM {table}")  # noqa: S608 — our own names
        marks = ",".join("?" * len(rows[0])) if rows else ""
        index.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 — our own names


def table_of(index: sqlite3.Connection, table: str) -> list[tuple[str, ...]]:
    """Return the rows of a small table, in their order."""
    return index.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608 — our own names


def pages_of(index: sqlite3.Connection) -> dict[str, str]:
    """Return by address a text that is another one when an index holds anything else of a page."""
    rows = index.execute("SELECT address, checksum, title, section, day, text FROM page")
    return {address: fingerprint(*told) for address, *told in rows}


def rest_of(index: sqlite3.Connection) -> list[list[tuple[Any, ...]]]:
    """Return all that is no page by itself: figures, old places, every word with its counts."""
    found = [table_of(index, table) for table in beside.TABLES]
    for table in schema.TABLES_OF_WORDS:
        index.execute(schema.VOCABULARY.format(table))
        found.append(index.execute(f"SELECT * FROM temp.{table}_words").fetchall())  # noqa: S608 — our own names
    return found


_Told = tuple[tuple[str, tuple[str, str]], ...]
"""Title and text as each table of words holds them."""
_Learnt = tuple[Findable, _Told]


def _all_read(addresses: Sequence[str], processes: int) -> Iterator[tuple[str, _Learnt]]:
    """Yield pages with what of them can be found."""
    if processes < 2 or len(addresses) < _MANY:
        yield from ((address, _learnt(address)) for address in addresses)
        return
    # Who reads asks no database: the connections that a child is born with are not touched.
    # Whoever is asked to stop is the process that they read for.
    aside = (signal.SIGINT, signal.SIG_IGN)
    with multiprocessing.get_context("fork").Pool(processes, signal.signal, aside) as pool:
        yield from zip(addresses, pool.imap(_learnt, addresses, chunksize=_IN_A_ROW), strict=True)


def _learnt(address: str) -> _Learnt:
    found = _read(address)
    return found, _both(found.title, found.text)


def _read(address: str) -> Findable:
    html = (tree.site() / tree.file_of(address)).read_bytes()
    # A page that is not to be found is kept with an empty text, so that it is not read again.
    return reading.read(address, html) or Findable("", "", "", "")


def _known(told: sqlite3.Connection, address: str, checksum: str) -> Findable | None:
    row = told.execute(
        "SELECT title, section, day, text FROM page WHERE address = ? AND checksum = ?",
        (address, checksum),
    ).fetchone()
    return Findable(*row) if row else None


def _learn(
    index: sqlite3.Connection, address: str, checksum: str, found: Findable, words: _Told
) -> None:
    row = index.execute(
        "INSERT INTO page(address, checksum, title, section, day, text) VALUES (?,?,?,?,?,?)",
        (address, checksum, found.title, found.section, found.day, found.text),
    )
    for table, told in words:
        put_in = f"INSERT INTO {table}(rowid, title, text) VALUES (?,?,?)"  # noqa: S608 — our own names
        index.execute(put_in, (row.lastrowid, *told))


def _forget(index: sqlite3.Connection, address: str) -> None:
    row = index.execute("SELECT id, title, text FROM page WHERE address = ?", (address,)).fetchone()
    if row is None:
        return
    page, title, text = row
    for table, told in _both(title, text):
        index.execute(
            f"INSERT INTO {table}({table}, rowid, title, text) VALUES ('delete',?,?,?)",  # noqa: S608 — our own names
            (page, *told),
        )
    index.execute("DELETE FROM page WHERE id = ?", (page,))


def _both(title: str, text: str) -> _Told:
    return (
        ("exact", (title.lower(), text.lower())),
        ("folded", (letters.fold_each(title), letters.fold_each(text))),
    )
