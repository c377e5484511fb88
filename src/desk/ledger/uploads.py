"""Files that were sent and wait for somebody to say yes: kept by their contents, for a day.

They lie under ``var/``, where no reader reaches; a file is named by its own digest, so that the
same one sent twice waits once.
"""

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from desk.kit import clock, shelf
from desk.ledger import importing

KEPT_FOR = timedelta(days=1)
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits."""

    name: str
    content: bytes


def keep(content: bytes, name: str) -> str:
    """Keep a file until it is imported or a day has gone; return what it is known by."""
    digest = importing.digest_of(content)
    _folder().mkdir(parents=True, exist_ok=True)
    _sweep()
    with tempfile.NamedTemporaryFile(dir=_folder(), prefix=".new-", delete=False) as file:
        file.write(Path(name).name[-200:].encode() + b"\n" + content)
    os.replace(file.name, _folder() / digest)  # noqa: PTH105 — in one step, whoever reads meanwhile
    return digest


def waiting(digest: str) -> Upload | None:
    """Return the file of this digest, None where none waits."""
    if _DIGEST.fullmatch(digest) is None:
        return None
    try:
        name, _line, content = (_folder() / digest).read_bytes().partition(b"\n")
    except OSError:
        return None
    return Upload(name.decode(), content)


def drop(digest: str) -> None:
    """Let a file wait no longer."""
    if _DIGEST.fullmatch(digest):
        (_folder() / digest).unlink(missing_ok=True)


def _sweep() -> None:
    oldest = (clock.now() - KEPT_FOR).timestamp()
    for path in _folder().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return shelf.var() / "imports"
