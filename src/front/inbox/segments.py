"""The inbox on disk: files that only grow, synced batch by batch, and left to the desk when full.

A writer holds a lock on its segment for as long as it may write to it; a segment that nobody
holds is closed, whether its writer rotated it or was killed. Names are never used again.
"""

import asyncio
import contextlib
import fcntl
import os
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from front.inbox.box import NotKept

LARGEST: Final = 8 * 1024 * 1024
"""A segment of this many bytes is closed and another begun."""
SUFFIX: Final = ".hop"
ABANDONED_S: Final = 60.0
"""After so many seconds a segment that got no name gets none any more: naming takes one step."""


def _now() -> datetime:
    return datetime.now(UTC)


class Segments:
    """A folder of segments, and the one that is being written."""

    def __init__(
        self, folder: Path, largest: int = LARGEST, now: Callable[[], datetime] = _now
    ) -> None:
        """Write to `folder`, which is made when first needed."""
        self._folder = folder
        self._largest = largest
        self._now = now
        self._file: int | None = None
        self._day = ""
        self._length = 0
        _sweep(folder, before=now().timestamp() - ABANDONED_S)

    async def append(self, lines: Sequence[bytes]) -> None:
        """Write the lines and sync them; when this returns they survive a power cut.

        Raises: `NotKept`; then none of them counts as received.
        """
        await asyncio.to_thread(self._append, b"".join(lines))

    def close(self) -> None:
        """Leave the segment to whoever empties the inbox."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _append(self, block: bytes) -> None:
        try:
            file = self._open()
        except OSError as fault:
            raise NotKept(f"không mở được hộp thư {self._folder} ({fault.strerror})") from fault
        try:
            _write(file, block)
            os.fdatasync(file)
        except OSError as fault:
            self._undo(file)
            raise NotKept(f"không ghi được vào {self._folder} ({fault.strerror})") from fault
        self._length += len(block)

    def _open(self) -> int:
        """Return the segment to write to: another one each day, and when the last is full."""
        day = f"{self._now():%Y%m%d}"
        if self._file is not None and (self._length >= self._largest or day != self._day):
            self.close()
        if self._file is None:
            name = f"{self._now():%Y%m%dT%H%M%S}-{secrets.token_hex(8)}{SUFFIX}"
            self._file = _begun(self._folder, name)
            self._day, self._length = day, 0
        return self._file

    def _undo(self, file: int) -> None:
        """Take back what was half written; a segment in which that fails is written no more."""
        with contextlib.suppress(OSError):
            os.ftruncate(file, self._length)
        self.close()


def _begun(folder: Path, name: str) -> int:
    """Return a new segment, which is seen by its name only once it is locked."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{name}"
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o640)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        aside.rename(folder / name)
        _sync_folder(folder)
    except OSError:
        os.close(file)
        aside.unlink(missing_ok=True)
        raise
    return file


def _sweep(folder: Path, before: float) -> None:
    """Take away what a writer made and never named, as it was killed in between.

    Shape: only what is empty, older than a moment and held by nobody; another front may be about
    to name its own. What cannot be taken away is left.
    """
    for aside in folder.glob(f".*{SUFFIX}"):
        with contextlib.suppress(OSError):
            file = os.open(aside, os.O_RDONLY)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                seen = os.fstat(file)
                if seen.st_size == 0 and seen.st_mtime < before:
                    aside.unlink()
            finally:
                os.close(file)


def _write(file: int, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[os.write(file, rest) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
