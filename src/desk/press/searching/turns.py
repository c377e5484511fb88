"""Two files of the index take turns: readers have one, the press writes to the other.

Each names the state that it is in, the state that it followed, and the pages in which they differ:
so the press knows what a file missed when its turn comes.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from django.conf import settings

from congso.searching import schema
from desk.press import tree

NOBODYS = ""
"""The state of a file that is being made from nothing, until readers have it."""


def working() -> Path:
    """Return the file that the press writes to."""
    return Path(settings.VAR) / "search" / "working.sqlite"


def published() -> Path:
    """Return the file that readers have."""
    return tree.root() / schema.FILE


def opened(path: Path) -> sqlite3.Connection:
    """Return an index to write to, begun anew when it is of another format or cannot be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if is_good(path):
        return sqlite3.connect(path)
    path.unlink(missing_ok=True)
    index = sqlite3.connect(path)
    index.executescript(schema.TABLES)
    index.execute(f"PRAGMA user_version = {schema.FORMAT}")
    return index


def read_only(path: Path) -> sqlite3.Connection:
    """Return an index that nobody writes to while it is asked."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def is_good(path: Path) -> bool:
    """Return whether an index is there, of this format, and can be read."""
    if not path.is_file():
        return False
    with closing(sqlite3.connect(path)) as index:
        try:
            (version,) = index.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
    return bool(version == schema.FORMAT)


def is_nobodys(path: Path) -> bool:
    """Return whether a file was begun and readers never had it."""
    with closing(sqlite3.connect(path)) as index:
        return state(index)[0] == NOBODYS


def state(index: sqlite3.Connection) -> tuple[str, str]:
    """Return the name of the state of an index and of the state that it followed."""
    found: tuple[str, str] | None = index.execute("SELECT state, before FROM round").fetchone()
    return found or (NOBODYS, NOBODYS)


def note(index: sqlite3.Connection, state: str, before: str, news: Iterable[str] = ()) -> None:
    """Name the state of an index, the state that it followed, and the pages that differ."""
    index.execute("DELETE FROM round")
    index.execute("INSERT INTO round VALUES (?,?)", (state, before))
    index.execute("DELETE FROM lately")
    index.executemany("INSERT INTO lately VALUES (?)", [(address,) for address in news])


def missed(index: sqlite3.Connection, told: sqlite3.Connection) -> set[str] | None:
    """Return the pages in which an index and that of readers differ, None where nobody knows."""
    (own, own_before), (theirs, theirs_before) = state(index), state(told)
    if own == theirs:
        return set()
    for before, at, later in ((theirs_before, own, told), (own_before, theirs, index)):
        if before == at:
            return {address for (address,) in later.execute("SELECT address FROM lately")}
    return None


def swap() -> None:
    """Let the files change places; where the disk cannot do that, readers get a copy."""
    working().chmod(0o644)
    try:
        _spare().unlink(missing_ok=True)
        os.link(published(), _spare())
        _put_in_place()
    except OSError:
        copy()
        return
    _spare().replace(working())


def take_back() -> None:
    """Put right what a swap left that was broken off: nobody writes to the file of readers."""
    if not working().exists() and _spare().exists():
        _spare().replace(working())
    if working().exists() and published().exists() and working().samefile(published()):
        working().unlink()


def copy(state: str | None = None) -> None:
    """Put a copy in the place of what readers have, whole and synced, its state named."""
    published().parent.mkdir(parents=True, exist_ok=True)
    aside = published().with_name(f".{schema.FILE}.new")
    aside.unlink(missing_ok=True)
    # Nobody but the press writes to the working file, and nothing of it is being written.
    shutil.copyfile(working(), aside)
    if state is not None:
        with closing(sqlite3.connect(aside)) as index, index:
            note(index, state, NOBODYS)
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.chmod(0o644)
    aside.replace(published())


def drop() -> None:
    """Forget what the press writes to, so that the next index is made from nothing."""
    working().unlink(missing_ok=True)
    _spare().unlink(missing_ok=True)


def _put_in_place() -> None:
    working().replace(published())


def _spare() -> Path:
    return working().with_name("spare.sqlite")
