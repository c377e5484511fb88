"""The record as one table beside the database, for those who ask it without: it only grows too.

``var/ledger/observations.csv`` is what `congso figure` and `congso check` read. New values are
added at its end; a note beside it says how far it goes, so that a line cut short is made good.
``var/ledger/places.json``, ``agencies.csv`` and ``definitions.json`` beside it hold all that the
lists of units and of firms and the definitions that are in no file of the house ever said.
"""

import json
import os
from pathlib import Path
from typing import Literal

from django.conf import settings

from congso.agencies import history as register_history
from congso.places import history
from desk.atlas import queries as atlas
from desk.ledger import queries
from desk.press import tree


def bring_up_to_date() -> None:
    """Add to the table what was recorded since it was last written, or write it whole."""
    is_listed, defined = bool(atlas.state()), queries.every_definition()
    _list("places.json", is_listed and history.write(atlas.gazetteer()))
    _list("agencies.csv", is_listed and register_history.write(atlas.register()))
    _list("definitions.json", bool(defined) and json.dumps(defined, ensure_ascii=False, indent=1))
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


def _list(name: str, text: str | Literal[False]) -> None:
    """Write all that a list ever said, where it says another thing than the file of this name."""
    path = Path(settings.VAR) / "ledger" / name
    if not text:
        path.unlink(missing_ok=True)
        return
    if not path.is_file() or path.read_text("utf-8") != text:
        with tree.aside(path) as new:
            new.write_text(text, "utf-8")


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
