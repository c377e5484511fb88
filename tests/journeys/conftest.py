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
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
PASSWORD = "chi-danh-cho-kiem-thu"
_PASSWORDS = f"""
from desk.command import django_side; django_side.set_up()
from desk.staff.models import Person
for person in Person.objects.all():
    person.set_password("{PASSWORD}")
    person.save()
"""


@dataclass(frozen=True)
class Portal:
    """Where the portal keeps its things, and where readers find it."""

    var: Path
    url: str

    def desk(self, program: str) -> str:
        """Return what a program says that runs on the staff side."""
        return run(self.var, program)

    def read(self, address: str) -> str:
        """Return a page as a reader gets it."""
        return self.read_bytes(address).decode("utf-8")

    def read_bytes(self, address: str) -> bytes:
        """Return a file as a reader gets it."""
        with urllib.request.urlopen(self.url + address, timeout=10) as answer:
            content: bytes = answer.read()
        return content


@dataclass(frozen=True)
class Newsroom:
    """A portal with its staff side open; those who work there have one password."""

    portal: Portal
    url: str
    browser: Browser

    def signed_in(self, name: str) -> Page:
        """Return a page of somebody who has signed in, in a browser of their own."""
        context = self.browser.new_context(
            viewport={"width": 1440, "height": 1000},
            locale="vi",
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = context.new_page()
        page.goto(f"{self.url}/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url(f"{self.url}/")
        return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a real browser; closed with each module, since its loop would disturb other tests."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def portal(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Return a portal that tests only read."""
    var = tmp_path_factory.mktemp("portal") / "var"
    shutil.copytree(prepared, var)
    with _served(var) as made:
        yield made


def _copied(portal: Portal, place: Path) -> Path:
    """Return a copy of a portal without what readers of other tests have sent to it."""
    var = place / "portal"
    shutil.copytree(portal.var, var, ignore=shutil.ignore_patterns("inbox"))
    return var


@pytest.fixture
def own_portal(portal: Portal, tmp_path: Path) -> Iterator[Portal]:
    """Return a portal that the test may change."""
    var = _copied(portal, tmp_path)
    with _served(var) as made:
        yield made


@pytest.fixture(scope="module")
def newsroom(
    portal: Portal, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Newsroom]:
    """Return a portal with its staff side, which the tests of a module may change in turn."""
    var = _copied(portal, tmp_path_factory.mktemp("newsroom"))
    with _served(var) as own, _staffed(own) as url:
        yield Newsroom(own, url, browser)


@contextmanager
def _staffed(portal: Portal) -> Iterator[str]:
    """Open the staff side of a portal; gives its address."""
    portal.desk(_PASSWORDS)
    bind = f"127.0.0.1:{_free_port()}"
    environment = {
        **_environment(portal.var), "CONGSO_DESK_BIND": bind, "CONGSO_STAFF_URL": f"http://{bind}",
    }  # fmt: skip
    command = [sys.executable, "-m", "desk.command", "desk"]
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{bind}/login/")
        yield f"http://{bind}"
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def _served(var: Path) -> Iterator[Portal]:
    port = _free_port()
    command = [sys.executable, "-m", "front", "--built", str(var / "public"), "--port", str(port)]
    serving = subprocess.Popen(command, env=_environment(var), stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/san-sang")
        yield Portal(var, url)
    finally:
        serving.terminate()
        serving.wait(timeout=10)


def run(var: Path, program: str) -> str:
    """Return what a program says that runs beside the portal of a folder."""
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
