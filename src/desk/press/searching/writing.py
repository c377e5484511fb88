"""Keeps the index of readers' search up to date: only pages whose bytes changed are read anew.

The press works on a copy of its own and puts a whole new file in its place, so that the front
never opens one that is being written.
"""

import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from congso.searching import schema
from congso.writing import letters
from desk.atlas import queries as atlas
from desk.kit import clock
from desk.ledger import answering
from desk.press import tree
from desk.press.models import Built
from desk.press.searching import reading
from desk.press.searching.reading import Findable

_HTML = "text/html"
_MANY, _IN_A_ROW = 500, 100
"""Fewer pages are read in this process; of more, each process reads so many in a row."""
_TOLD, _AHEAD = 0, 1
"""Whether readers have what the working copy holds: noted in it, so that a kill loses neither."""


def bring_up_to_date(changed: Collection[str] | None = None, *, processes: int = 1) -> bool:
    """Make the index say what the built pages say; return whether readers get another one.

    Shape: `changed` names the addresses whose pages came, went or changed; without it all are
    looked at. Many pages are read in so many processes.
    """
    working = _working()
    published = tree.root() / schema.FILE
    known = changed if _is_good(working) else None
    with closing(_opened(working)) as index, index:
        is_new = _follow_pages(index, known, processes)
        is_new = _follow(index, "figure", _figures()) or is_new
        is_new = _follow(index, "renamed", _renamed(atlas.gazetteer(), clock.today())) or is_new
        if is_new:
            _note(index, _AHEAD)
        is_ahead = index.execute("PRAGMA application_id").fetchone() == (_AHEAD,)
    if not is_ahead and published.is_file():
        return False
    _publish(working, published)
    with closing(_opened(working)) as index, index:
        _note(index, _TOLD)
    return True


def differing() -> list[str]:
    """Return the pages of which the index holds something else than they say.

    Shape: contents are compared; the bytes of an index depend on the order in which it grew.
    """
    wanted = dict(_html().values_list("address", "checksum"))
    published = tree.root() / schema.FILE
    if not published.is_file():
        return sorted(wanted)
    with closing(sqlite3.connect(published)) as index:
        kept = {
            address: (checksum, *told)
            for address, checksum, *told in index.execute(
                "SELECT address, checksum, title, section, day, text FROM page"
            )
        }
    found = wanted.keys() ^ kept.keys()
    for address in wanted.keys() & kept.keys():
        said = _read(address)
        told = (wanted[address], said.title, said.section, said.day, said.text)
        if kept[address] != told:
            found.add(address)
    return sorted(found)


def begin_anew(addresses: Iterable[str]) -> None:
    """Forget what is known of these pages, so that they are read again."""
    with closing(_opened(_working())) as index, index:
        for address in addresses:
            _forget(index, address)


def _working() -> Path:
    return Path(settings.VAR) / "search" / "working.sqlite"


def _note(index: sqlite3.Connection, state: int) -> None:
    index.execute(f"PRAGMA application_id = {state}")


def _html() -> Any:
    return Built.objects.filter(is_page=True, type__startswith=_HTML)


def _opened(path: Path) -> sqlite3.Connection:
    """Return the working copy, begun anew when it is of another format or cannot be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if _is_good(path):
        return sqlite3.connect(path)
    path.unlink(missing_ok=True)
    index = sqlite3.connect(path)
    index.executescript(schema.TABLES)
    index.execute(f"PRAGMA user_version = {schema.FORMAT}")
    return index


def _is_good(path: Path) -> bool:
    """Return whether the working copy is there, of this format, and can be read."""
    if not path.is_file():
        return False
    with closing(sqlite3.connect(path)) as index:
        try:
            (version,) = index.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
    return bool(version == schema.FORMAT)


def _follow_pages(
    index: sqlite3.Connection, changed: Collection[str] | None, processes: int
) -> bool:
    kept, wanted = _kept(index, changed), _wanted(changed)
    fresh = [address for address, checksum in wanted.items() if kept.get(address) != checksum]
    gone = kept.keys() - wanted.keys()
    for address in (*gone, *(one for one in fresh if one in kept)):
        _forget(index, address)
    for address, found in _all_read(fresh, processes):
        _learn(index, address, wanted[address], *found)
    return bool(gone or fresh)


_Told = tuple[tuple[str, tuple[str, str]], ...]
"""Title and text as each table of words holds them."""
_Learnt = tuple[Findable, _Told]


def _all_read(addresses: Sequence[str], processes: int) -> Iterator[tuple[str, _Learnt]]:
    """Yield pages with what of them can be found."""
    if processes < 2 or len(addresses) < _MANY:
        yield from ((address, _learnt(address)) for address in addresses)
        return
    # Who reads asks no database: the connections that a child is born with are not touched.
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from zip(addresses, pool.imap(_learnt, addresses, chunksize=_IN_A_ROW), strict=True)


def _learnt(address: str) -> _Learnt:
    found = _read(address)
    return found, _both(found.title, found.text)


def _read(address: str) -> Findable:
    html = (tree.site() / tree.file_of(address)).read_bytes()
    # A page that is not to be found is kept with an empty text, so that it is not read again.
    return reading.read(address, html) or Findable("", "", "", "")


def _kept(index: sqlite3.Connection, changed: Collection[str] | None) -> dict[str, str]:
    """Return the checksums of the pages in the index, all of them or the changed ones."""
    asked = "SELECT address, checksum FROM page"
    if changed is None:
        return dict(index.execute(asked))
    rows = (index.execute(f"{asked} WHERE address = ?", (one,)).fetchone() for one in changed)
    return dict(row for row in rows if row is not None)


def _wanted(changed: Collection[str] | None) -> dict[str, str]:
    """Return the checksums of the built pages, all of them or the changed ones."""
    if changed is None:
        return dict(_html().values_list("address", "checksum"))
    every = list(changed)
    found: dict[str, str] = {}
    for start in range(0, len(every), 400):
        rows = _html().filter(address__in=every[start : start + 400])
        found |= dict(rows.values_list("address", "checksum"))
    return found


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


def _follow(index: sqlite3.Connection, table: str, rows: Iterable[tuple[str, ...]]) -> bool:
    """Make a small table hold just these rows; return whether it held others."""
    wanted = sorted(set(rows))
    if index.execute(f"SELECT * FROM {table}").fetchall() == wanted:  # noqa: S608 — our own names
        return False
    index.execute(f"DELETE FROM {table}")  # noqa: S608 — our own names
    if wanted:
        marks = ",".join("?" * len(wanted[0]))
        index.executemany(f"INSERT INTO {table} VALUES ({marks})", wanted)  # noqa: S608 — our own names
    return True


def _figures() -> Iterator[tuple[str, ...]]:
    for one in answering.answers():
        names = "\n".join(sorted({letters.fold(name) for name in one.names}))
        yield (one.name, names, one.said, one.period, one.address, one.place)


def _renamed(gazetteer: Gazetteer, today: date) -> Iterator[tuple[str, ...]]:
    for identity in {one.source for one in gazetteer.successions}:
        old = gazetteer.known(identity)
        ended = old.validity.end
        now = gazetteer.became(identity, today)
        if ended is None or not now or {one.name for one in now} == {old.name}:
            continue
        said = ", ".join(sorted(one.name for one in now))
        day = min(one.validity.start for one in now if one.validity.start)
        for name in _names(old):
            yield (letters.fold(name), old.name, said, day.isoformat())


def _names(place: Place) -> set[str]:
    bare = place.bare_name
    return {place.name} if bare.isdigit() or len(bare) < 3 else {place.name, bare}


def _publish(working: Path, published: Path) -> None:
    """Put a copy in the place of the last, whole and synced."""
    published.parent.mkdir(parents=True, exist_ok=True)
    aside = published.with_name(f".{published.name}.new")
    aside.unlink(missing_ok=True)
    # Nobody but the press writes to the working copy, and nothing of it is being written.
    shutil.copyfile(working, aside)
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.chmod(0o644)
    aside.replace(published)
