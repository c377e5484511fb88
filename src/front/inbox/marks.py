"""Readers are told apart for a day by a mark that leads back to nobody.

The mark is a keyed hash of address and browser; the key is drawn anew each day, kept in one file
that only the front reads, and thrown away with the day. Neither address nor browser is written
down anywhere.
"""

import contextlib
import hashlib
import os
import secrets
from datetime import date
from pathlib import Path
from typing import Final

_PREFIX: Final = "muoi-"
_LENGTH: Final = 32


class Marks:
    """The salt of the day, and the marks made with it."""

    def __init__(self, folder: Path) -> None:
        """Keep the salt in `folder`, so that a front that starts again knows its readers."""
        self._folder = folder
        self._day: date | None = None
        self._salt = b""

    def of(self, address: str, agent: str, day: date) -> str:
        """Return the mark of a reader on a day.

        Shape: `address` without its port; sixteen hexadecimal digits come back.
        """
        if day != self._day:
            self._salt = self._salt_of(day)
            self._day = day
        told = f"{address}\n{agent}".encode("utf-8", "replace")
        return hashlib.blake2b(told, key=self._salt, digest_size=8).hexdigest()

    def _salt_of(self, day: date) -> bytes:
        """Return the salt of a day, drawn by whichever front needs it first."""
        path = self._folder / f"{_PREFIX}{day.isoformat()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._throw_away(path)
            aside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
            aside.touch(mode=0o600)
            aside.write_bytes(secrets.token_bytes(_LENGTH))
            with contextlib.suppress(FileExistsError):
                os.link(aside, path)
            aside.unlink()
            kept = path.read_bytes()
        except OSError:
            # A disk that is full or read-only costs the memory of a restart, not the day.
            return secrets.token_bytes(_LENGTH)
        return kept if len(kept) == _LENGTH else secrets.token_bytes(_LENGTH)

    def _throw_away(self, kept: Path) -> None:
        for path in self._folder.glob(f"{_PREFIX}*"):
            if path < kept:
                path.unlink(missing_ok=True)
