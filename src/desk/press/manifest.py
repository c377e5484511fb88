"""The manifest: what a build holds, told to the front in one file that is written last.

Its build id follows from what it holds, so that the same files are the same build whenever and
wherever they were made.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from congso.publication.use import fingerprint

FORMAT = 1
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


def build_id(
    entries: Iterable[Entry], gone: Iterable[str], moved: Mapping[str, str] | None = None
) -> str:
    """Return a name for the build that changes with any byte of it."""
    sent_on = [f"{old} {new}" for old, new in sorted((moved or {}).items())]
    told = sorted(f"{entry.address} {entry.checksum} {entry.type}" for entry in entries)
    return fingerprint(*told, "gone", *sorted(gone), *sent_on)[:16]


def written(
    entries: Iterable[Entry], gone: Iterable[str], moved: Mapping[str, str] | None = None
) -> str:
    """Return the manifest as text.

    Shape: `moved` leads from an old address to one that stands.
    """
    held, taken_down = sorted(entries, key=lambda entry: entry.address), sorted(gone)
    changed_at = max((entry.modified for entry in held), default=EPOCH)
    whole = {
        "format": FORMAT,
        "build": build_id(held, taken_down, moved),
        "changed_at": _told(changed_at),
        "pages": {entry.address: _entry(entry) for entry in held},
        "gone": taken_down,
        "redirects": dict(sorted((moved or {}).items())),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


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
