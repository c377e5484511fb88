"""The manifest: what a build holds, told to the front in pieces and one file that is written last.

``manifest.json`` names each piece with its checksum; a page that changes rewrites the piece that
tells of it and that file. The build id follows from what a build holds, so that the same files are
the same build whenever and wherever they were made.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from congso.publication.use import fingerprint

FORMAT = 2
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of files whose date says nothing: their address changes with their bytes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the build."""

    address: str
    file: str
    type: str
    checksum: str
    size: int
    modified: datetime
    cache: str
    encodings: Mapping[str, str]


def piece(entries: Iterable[Entry], gone: Iterable[str], moved: Mapping[str, str]) -> str:
    """Return a piece of the manifest as text.

    Shape: `moved` leads from an old address to one that stands.
    """
    held = sorted(entries, key=lambda entry: entry.address)
    told = {
        "pages": {entry.address: _entry(entry) for entry in held},
        "gone": sorted(gone),
        "redirects": dict(sorted(moved.items())),
    }
    return _written(told)


def whole(pieces: Mapping[str, str], changed_at: datetime) -> str:
    """Return the file that names the pieces with their checksums, and thereby the build.

    Shape: `changed_at` is when the newest of it changed.
    """
    names = dict(sorted(pieces.items()))
    return _written(
        {
            "format": FORMAT,
            "build": fingerprint(*names.items())[:16],
            "changed_at": _told(changed_at),
            "pieces": names,
        }
    )


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "file": entry.file,
        "type": entry.type,
        "checksum": entry.checksum,
        "size": entry.size,
        "modified": _told(entry.modified),
        "cache": entry.cache,
        "encodings": dict(entry.encodings),
    }


def _told(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _written(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
