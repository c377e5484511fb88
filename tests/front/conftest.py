"""A small built tree, written as the press writes it, and a front that serves it over HTTP."""

import gzip
import hashlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

SOURCE: Final = Path(__file__).resolve().parents[2] / "src"
CHANGED: Final = "2024-01-04T17:00:00+07:00"


class Reply(NamedTuple):
    """An answer as it came over the wire."""

    status: int
    fields: dict[str, str]
    body: bytes


class Running:
    """A front in a process of its own."""

    def __init__(self, built: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "front", "--built", str(built)),
                *("--port", str(self.port), *options),
            ],
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.until(lambda: self.get("/suc-khoe").status == 200)

    def get(self, path: str, method: str = "GET", **fields: str) -> Reply:
        """Ask for an address; ``accept_encoding="br"`` sends that header."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in fields.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        reply = Reply(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
        connection.close()
        return reply

    def raw(self, request: bytes) -> bytes:
        """Send bytes as they are and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(request)
            pieces = list(iter(lambda: line.recv(65536), b""))
        return b"".join(pieces)

    def until(self, holds: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until something holds; fail when it never does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except OSError:
                if self.process.poll() is not None:
                    pytest.fail(f"the front ended: {self.process.communicate()}")
            time.sleep(0.03)
        pytest.fail("waited in vain")

    def end(self) -> tuple[int, str, str]:
        """Stop the process; return its code and what it printed and logged."""
        self.process.terminate()
        try:
            printed, logged = self.process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            printed, logged = self.process.communicate()
        return self.process.returncode, printed, logged


def publish_tree(
    built: Path, pages: Mapping[str, Mapping[str, Any]], build: str = "b1", **more: object
) -> None:
    """Write a build as the press does: plain files, compressed ones, the manifest by rename."""
    listed = {}
    for address, page in pages.items():
        body = page["body"]
        file = page.get("file") or address.strip("/") + (
            "/index.html" if address.endswith("/") else ""
        )
        file = file.lstrip("/")
        target = built / "site" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        # The front never opens a compressed file, so for brotli any other bytes will do.
        variants = {
            "": body,
            "gzip": gzip.compress(body, mtime=0),
            "br": b"\x0b" + body[:40],
            "zstd": b"\x28\xb5\x2f\xfd" + body[:50],
        }
        kept = page.get("encodings", ("br", "zstd", "gzip"))
        for coding in ("", *kept):
            name = target.with_name(target.name + (f".{coding}" if coding else ""))
            name.with_suffix(".new").write_bytes(variants[coding])
            name.with_suffix(".new").replace(name)
        listed[address] = {
            "file": file,
            "type": page.get("type", "text/html; charset=utf-8"),
            "checksum": hashlib.sha256(body).hexdigest(),
            "size": len(body),
            "modified": page.get("modified", CHANGED),
            "cache": page.get("cache", "page"),
            "encodings": {coding: f"{file}.{coding}" for coding in kept},
        }
    whole = {"format": 1, "build": build, "changed_at": CHANGED, "pages": listed, **more}
    (built / "manifest.new").write_text(json.dumps(whole), encoding="utf-8")
    (built / "manifest.new").replace(built / "manifest.json")


STANDARD: Final[dict[str, dict[str, Any]]] = {
    "/": {"body": "<h1>Cổng Số</h1>".encode() * 20},
    "/tin-tuc/": {"body": "<h1>Tin tức</h1>".encode() * 20},
    "/404.html": {"body": "<h1>Lạc đường</h1>".encode()},
    "/410.html": {"body": "<h1>Đã gỡ</h1>".encode()},
    "/look.3f2a.css": {
        "body": b"body{color:#10211e}" * 9,
        "type": "text/css; charset=utf-8",
        "cache": "asset",
    },
    "/video/hoi-nghi.mp4": {
        "body": bytes(range(256)) * 40,
        "type": "video/mp4",
        "encodings": (),
    },
    "/api/v1/place.json": {
        "body": '{"place": "Sóc Trăng"}'.encode(),
        "type": "application/json",
        "encodings": ("gzip",),
    },
}


@pytest.fixture(scope="session")
def publish() -> Callable[..., None]:
    """What writes a build into a folder."""
    return publish_tree


@pytest.fixture(scope="session")
def standard() -> Mapping[str, Mapping[str, Any]]:
    """A few pages of every kind."""
    return STANDARD


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A front over the standard tree; nobody changes it."""
    built = tmp_path_factory.mktemp("public")
    publish_tree(
        built,
        STANDARD,
        gone=["/tin-tuc/da-go/"],
        redirects={
            "/tin-cu/": "/tin-tuc/",
            "/thong-ke": "/bao-cao-thong-ke/",
            "/?p=7": "/tin-tuc/",
        },
    )
    running = Running(built)
    running.until(lambda: running.get("/san-sang").status == 200)
    yield running
    running.end()


@pytest.fixture
def start() -> Iterator[Callable[..., Running]]:
    """What starts a front of one's own; it is stopped when the test ends."""
    started: list[Running] = []

    def begin(built: Path, *options: str) -> Running:
        started.append(Running(built, *options))
        return started[-1]

    yield begin
    for running in started:
        if running.process.poll() is None:
            running.end()
