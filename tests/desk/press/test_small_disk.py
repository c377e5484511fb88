"""A real disk with no room left, and one that takes nothing: worker and front go on beside it.

Where the machine lets a test mount one, the disk is a small file system of its own; everywhere the
kernel also refuses to let files of the two processes grow.
"""

import contextlib
import http.client
import logging
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from pytest_django import Settings
from tests.desk.press.test_worker import Rounds
from tests.front.conftest import Running

from desk.press import actions, posting, tree, worker
from desk.press.inbox import emptying, rounds
from desk.visits import queries as visits

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db
SIZE = 24
"""Megabytes of the small file system."""
BROWSER = "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile"


def mounted(folder: Path) -> bool:
    """Say whether a file system of its own lies at a folder now."""
    asked = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "congso-test", str(folder)]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


class Mounted:
    """A small file system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, _front: int) -> None:
        """Leave not one byte."""
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            for size in (1 << 20, 4096):
                with contextlib.suppress(OSError):
                    while file.write(bytes(size)) == size:
                        pass

    def free(self, _front: int) -> None:
        (self.folder / "ballast").unlink()

    def turn(self, way: str) -> None:
        """Let nothing be written, or let it again."""
        subprocess.run(["mount", "-o", f"remount,{way}", str(self.folder)], check=True)


class Limited:
    """A disk of which two processes may take no more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self, front: int) -> None:
        for one in (0, front):
            resource.prlimit(one, resource.RLIMIT_FSIZE, (0, self._before[1]))

    def free(self, front: int) -> None:
        for one in (0, front):
            resource.prlimit(one, resource.RLIMIT_FSIZE, self._before)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Mounted | None]:
    """A small file system, None where the machine does not let a test mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted(folder):
        yield None
        return
    yield Mounted(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = type("None", (), {"join": lambda _: None})()
    for beside in (rounds, posting):
        monkeypatch.setattr(beside, "begin", lambda _ended: nothing)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)


@contextlib.contextmanager
def front(folder: Path) -> Iterator[Running]:
    """A front that serves what was built, and keeps its inbox beside it."""
    running = Running(folder / "public", "--inbox", str(folder / "inbox"))
    try:
        running.until(lambda: running.get("/san-sang").status == 200)
        yield running
    finally:
        running.end()


def visit(running: Running) -> int:
    """Return what a front says to a page that was opened."""
    line = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    fields = {"User-Agent": BROWSER, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", "/hop-thu/xem", urlencode({"trang": "/"}), fields)
    status = line.getresponse().status
    line.close()
    return status


def files() -> dict[str, bytes]:
    return {
        path.relative_to(tree.site()).as_posix(): path.read_bytes()
        for path in tree.site().rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("kind", ["limited", "mounted"])
def test_a_disk_without_room_harms_nothing_and_loses_nothing(
    kind: str,
    board: "Board",
    small: Mounted | None,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    disk = small if small and kind == "mounted" else Limited(tmp_path)
    settings.VAR, settings.INBOX = disk.folder, str(disk.folder / "inbox")
    actions.bring_up_to_date()
    with front(disk.folder) as running:
        assert visit(running) == 204
        old = running.get("/mot/").body
        board.notes |= {"a": "bốn", "b": "năm"}
        disk.fill(running.process.pid)
        try:
            with caplog.at_level(logging.ERROR):
                worker.run(Rounds(1))
            # What fits in the room that the last line left is kept, and said to be.
            told = [visit(running) for _ in range(50)]
            still = [running.get(address) for address in ("/mot/", "/", "/suc-khoe")]
        finally:
            disk.free(running.process.pid)

        assert "Ổ đĩa đã đầy" in caplog.text
        assert "Traceback" not in caplog.text
        assert set(told[-10:]) == {503}
        assert [one.status for one in still] == [200, 200, 200]
        assert still[0].body == old
        assert not list(tree.site().rglob("*.new"))

        worker.run(Rounds(1))
        running.until(lambda: "bốn năm" in running.get("/mot/").body.decode())
        assert [visit(running) for _ in range(2)] == [204, 204]
    emptying.empty()
    assert visits.total().views == 3 + told.count(204)
    built = files()
    actions.bring_up_to_date(full=True)
    assert files() == built


def test_a_disk_that_takes_nothing_is_served_from_and_told(
    board: "Board",
    small: Mounted | None,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Where none can be mounted, files may not grow by a byte instead."""
    disk = small or Limited(tmp_path)
    settings.VAR, settings.INBOX = disk.folder, str(disk.folder / "inbox")
    actions.bring_up_to_date()
    board.notes["b"] = "năm"
    before = files()
    with front(disk.folder) as running:
        with closed(disk, running.process.pid) as said:
            with caplog.at_level(logging.ERROR):
                worker.run(Rounds(1))
            refused, still = visit(running), running.get("/mot/").status
        assert said in caplog.text
        assert "Traceback" not in caplog.text
        assert (refused, still) == (503, 200)
        assert files() == before

        worker.run(Rounds(1))
        running.until(lambda: "năm" in running.get("/mot/").body.decode())
        assert visit(running) == 204


@contextlib.contextmanager
def closed(disk: Mounted | Limited, front: int) -> Iterator[str]:
    """Let nothing be written for a while; give what is said of it."""
    if isinstance(disk, Mounted):
        disk.turn("ro")
        try:
            yield "Ổ đĩa không cho ghi"
        finally:
            disk.turn("rw")
    else:
        disk.fill(front)
        try:
            yield "Ổ đĩa đã đầy"
        finally:
            disk.free(front)
