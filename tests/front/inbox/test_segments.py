"""Segments only grow, are let go when full or on another day, and hold no half of a batch."""

import asyncio
import fcntl
import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from front.inbox import segments
from front.inbox.box import NotKept
from front.inbox.segments import Segments


def written(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob(f"*{segments.SUFFIX}"))]


def is_held(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_lines_are_appended_in_order(tmp_path: Path) -> None:
    box = Segments(tmp_path / "inbox")
    asyncio.run(box.append([b"a\n", b"b\n"]))
    asyncio.run(box.append([b"c\n"]))

    assert written(tmp_path / "inbox") == [b"a\nb\nc\n"]


def test_a_full_segment_is_let_go_and_another_begun(tmp_path: Path) -> None:
    hour = iter(datetime(2024, 1, 5, tzinfo=UTC) + timedelta(seconds=one) for one in range(99))
    box = Segments(tmp_path, largest=4, now=lambda: next(hour))
    for line in (b"abcd\n", b"efgh\n"):
        asyncio.run(box.append([line]))
    first, second = sorted(tmp_path.glob(f"*{segments.SUFFIX}"))

    assert (first.read_bytes(), second.read_bytes()) == (b"abcd\n", b"efgh\n")
    assert (is_held(first), is_held(second)) == (False, True)


def test_another_day_begins_another_segment(tmp_path: Path) -> None:
    now = [datetime(2024, 1, 5, 23, 59, tzinfo=UTC)]
    box = Segments(tmp_path, now=lambda: now[0])
    asyncio.run(box.append([b"a\n"]))
    now[0] += timedelta(minutes=2)
    asyncio.run(box.append([b"b\n"]))

    assert written(tmp_path) == [b"a\n", b"b\n"]


def test_a_segment_is_let_go_when_its_writer_closes(tmp_path: Path) -> None:
    box = Segments(tmp_path)
    asyncio.run(box.append([b"a\n"]))
    (path,) = tmp_path.glob("*")
    held = is_held(path)
    box.close()

    assert (held, is_held(path)) == (True, False)


def test_a_full_disk_leaves_no_half_of_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Segments(tmp_path)
    asyncio.run(box.append([b"kept\n"]))
    really = os.write

    def write(file: int, block: bytes) -> int:
        if len(block) <= 3:
            raise OSError(28, "No space left on device")
        return really(file, block[:3])

    monkeypatch.setattr(segments.os, "write", write)
    with pytest.raises(NotKept, match="No space left"):
        asyncio.run(box.append([b"lost letter\n"]))
    monkeypatch.setattr(segments.os, "write", really)
    asyncio.run(box.append([b"after\n"]))

    assert sorted(written(tmp_path)) == [b"after\n", b"kept\n"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(NotKept, match="không mở được hộp thư"):
        asyncio.run(Segments(tmp_path / "file" / "inbox").append([b"a\n"]))


def test_what_a_killed_writer_never_named_is_swept_at_the_next_start(tmp_path: Path) -> None:
    left, held, fresh, full = (tmp_path / f".{name}{segments.SUFFIX}" for name in "abcd")
    for path in (left, held, fresh, full):
        path.write_bytes(b"x" if path == full else b"")
        age = 0 if path == fresh else 2 * segments.ABANDONED_S
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    named = tmp_path / f"e{segments.SUFFIX}"
    named.write_bytes(b"")
    os.utime(named, (0, 0))
    with held.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        Segments(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        path.name for path in (held, fresh, full, named)
    )
    Segments(tmp_path / "not there yet")


def test_a_writer_killed_before_it_named_its_segment_leaves_nothing_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(Path, "rename", lambda *_names: os.kill(os.getpid(), signal.SIGKILL))
        asyncio.run(Segments(tmp_path).append([b"a\n"]))
        os._exit(0)
    os.waitpid(child, 0)
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".")
    later = datetime.now(UTC) + timedelta(minutes=5)

    box = Segments(tmp_path, now=lambda: later)
    asyncio.run(box.append([b"b\n"]))

    assert not left.exists()
    assert written(tmp_path) == [b"b\n"]
