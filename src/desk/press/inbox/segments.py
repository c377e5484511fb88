"""Reads the files that a front on this machine writes, each from where it was left.

How far a segment has been read moves on in the transaction that takes its lines in, so that a
worker that is killed goes on exactly where it was.
"""

import fcntl
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from congso.inbox import entry
from congso.inbox.entry import LONGEST, NotAnEntry
from desk.kit import clock
from desk.press import lock
from desk.press.inbox import delivering
from desk.press.inbox.backlog import Backlog
from desk.press.inbox.delivering import Taken
from desk.press.models import Emptied

SUFFIX = ".hop"
BATCH = 1024 * 1024
"""Bytes that one transaction takes in."""


def empty(folder: Path) -> Taken:
    """Take in every whole line of every segment, and remove the segments that are done with."""
    taken = Taken()
    if not folder.is_dir():
        return taken
    with lock.held(folder / ".emptying"):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            _empty_one(path, taken)
        names = [path.name for path in folder.glob(f"*{SUFFIX}")]
        Emptied.objects.exclude(source__in=names).filter(is_stream=False).delete()
    return taken


def waiting(folder: Path) -> Backlog:
    """Return how many whole lines nobody took in yet, and when the oldest was received."""
    read = dict(Emptied.objects.filter(is_stream=False).values_list("source", "position"))
    found = Backlog()
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with suppress(FileNotFoundError):  # Taken in and removed since it was listed.
            found = _with_those_in(path, read.get(path.name, 0), found)
    return found


def _with_those_in(path: Path, position: int, found: Backlog) -> Backlog:
    with path.open("rb") as file:
        file.seek(position)
        first = file.readline(LONGEST + 1)
        if not first.endswith(b"\n"):
            return found
        rest = sum(block.count(b"\n") for block in iter(lambda: file.read(BATCH), b""))
        return found.with_more(1 + rest, _received(first, file))


def _received(line: bytes, file: BinaryIO) -> datetime:
    try:
        return entry.read(line).at
    except NotAnEntry:
        return datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)


def _empty_one(path: Path, taken: Taken) -> None:
    with path.open("rb") as file:
        is_closed = _is_closed(file)
        while _take_batch(path.name, file, taken, is_closed=is_closed):
            pass
    if is_closed:
        path.unlink()


def _take_batch(source: str, file: BinaryIO, taken: Taken, *, is_closed: bool) -> bool:
    """Take in one batch; return whether there may be more."""
    kept = Emptied.objects.filter(source=source).first() or Emptied(source=source)
    file.seek(kept.position)
    block = file.read(BATCH)
    end = block.rfind(b"\n") + 1
    is_stuck = not end and bool(block) and (is_closed or len(block) > LONGEST)
    if not end and not is_stuck:
        return False
    with transaction.atomic():
        if is_stuck:
            why = "dòng không có chỗ kết thúc: bị cắt trước khi được xác nhận, hoặc quá dài"
            delivering.set_aside(block, why, source, kept.position, taken)
            end = len(block)
        else:
            delivering.deliver(_lines(block[:end], kept.position), source, taken)
        kept.position += end
        kept.at = clock.now()
        kept.save()
    return True


def _lines(block: bytes, place: int) -> list[tuple[int, bytes]]:
    found = []
    for line in block.split(b"\n")[:-1]:
        found.append((place, line + b"\n"))
        place += len(line) + 1
    return found


def _is_closed(file: BinaryIO) -> bool:
    """Return whether no front writes to the segment any more: its writer's lock is gone."""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
