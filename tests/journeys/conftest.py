"""A whole portal in a folder of its own: prepared, built and served, as a reader finds it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
_PREPARE = (
    "from desk.command import django_side, starting; django_side.set_up(); starting.prepare()"
)


@dataclass(frozen=True)
class Portal:
    """Where the portal keeps its things, and where readers find it."""

    var: Path
    url: str

    def desk(self, program: str) -> str:
        """Return what a program says that runs on the staff side."""
        return _run(self.var, program)

    def read(self, address: str) -> str:
        """Return a page as a reader gets it."""
        return self.read_bytes(address).decode("utf-8")

    def read_bytes(self, address: str) -> bytes:
        """Return a file as a reader gets it."""
        with urllib.request.urlopen(self.url + address, timeout=10) as answer:
            content: bytes = answer.read()
        return content


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Return a portal that tests only read."""
    var = tmp_path_factory.mktemp("portal")
    _run(var, _PREPARE)
    with _served(var) as made:
        yield made


@pytest.fixture
def own_portal(portal: Portal, tmp_path: Path) -> Iterator[Portal]:
    """Return a portal that the test may change."""
    var = tmp_path / "portal"
    shutil.copytree(portal.var, var)
    with _served(var) as made:
        yield made


@contextmanager
def _served(var: Path) -> Iterator[Portal]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "front", "--built", str(var / "public"), "--port", str(port)]
    serving = subprocess.Popen(command, env=_environment(var), stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/san-sang")
        yield Portal(var, url)
    finally:
        serving.terminate()
        serving.wait(timeout=10)


def _run(var: Path, program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=_environment(var), capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def _environment(var: Path) -> dict[str, str]:
    return {**os.environ, "CONGSO_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}


def _wait_for(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except (urllib.error.URLError, OSError):
            assert time.monotonic() < until, f"{url} does not answer"
            time.sleep(0.1)
        else:
            return
