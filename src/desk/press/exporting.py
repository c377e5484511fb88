"""The record as one table beside the database, for those who ask it without: it only grows too.

``var/ledger/observations.csv`` is what `congso figure` and `congso check` read. New values are
added at its end; a note beside it says how far it goes, so that a line cut short is made good.
``var/ledger/places.json`` and ``agencies.csv`` beside it hold all that the lists of units and of
firms ever said, and ``var/ledger/indicators/`` the definitions that are in no file of the house.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from congso.agencies import history as register_history
from congso.places import history
from desk.atlas import queries as atlas
from desk.kit import shelf
from desk.ledger import queries
from desk.press import tree


def bring_up_to_date() -> None:
    """Add to the table what was recorded since it was last written, or write it whole."""
    _list("places.json", lambda: history.write(atlas.gazetteer()))
    _list("agencies.csv", lambda: register_history.write(atlas.register()))
    _list_definitions()
    path = Path(settings.VAR) / "ledger" / "observations.csv"
    upto, size = _reached(path)
    pieces = queries.snapshot(after=upto)
    if upto:
        with path.open("r+b", buffering=0) as file:
            file.truncate(size)
            file.seek(size)
            for reached, text in pieces:
                file.write(text.encode())
                upto = reached
            os.fsync(file.fileno())
    else:
        with tree.aside(path) as new, new.open("wb") as file:
            for reached, text in pieces:
                file.write(text.encode())
                upto = reached
    note = {"upto": upto, "size": path.stat().st_size}
    with tree.aside(_beside(path)) as new:
        new.write_text(json.dumps(note), "utf-8")


def _list(name: str, write: Callable[[], str]) -> None:
    """Write all that a list ever said, where it says another thing than the file of this name."""
    path = Path(settings.VAR) / "ledger" / name
    if not atlas.state():
        path.unlink(missing_ok=True)
        return
    text = write()
    if not path.is_file() or path.read_text("utf-8") != text:
        with tree.aside(path) as new:
            new.write_text(text, "utf-8")


def _list_definitions() -> None:
    """Write each definition of the record, where it says another thing than its file."""
    folder, own = Path(settings.VAR) / "ledger" / "indicators", queries.own_texts()
    for code, text in own.items():
        path = folder / shelf.own_name(code)
        if not path.is_file() or path.read_text("utf-8") != text:
            with tree.aside(path) as new:
                new.write_text(text, "utf-8")
    for path in folder.glob("*.toml"):
        if path.stem not in own:
            path.unlink()


def _reached(path: Path) -> tuple[int, int]:
    """Return the number of the last value in the table and where it ends; zeros to begin anew.

    The table is believed only where its last line is what the record says of that number.
    """
    try:
        told = json.loads(_beside(path).read_text("utf-8"))
        upto, size = int(told["upto"]), int(told["size"])
        line = queries.line(upto).encode()
        with path.open("rb") as file:
            file.seek(max(0, size - len(line)))
            is_ours = bool(line) and file.read(len(line)) == line
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 0
    return (upto, size) if is_ours else (0, 0)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.upto.json")
