"""Fronts on several machines share a stream of a real Redis, and the desk takes each entry once."""

import asyncio
import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings
from redis import Redis, RedisError

from congso.inbox import entry
from congso.inbox.entry import Entry
from desk.press.inbox import delivering, emptying, streams
from desk.visits import queries as visits
from front.inbox.box import NotKept
from front.inbox.streams import Stream

pytestmark = [pytest.mark.django_db, pytest.mark.needs("redis")]
START = datetime(2024, 1, 5, 1, tzinfo=UTC)


def line(number: int) -> bytes:
    fields = {"trang": "/", "dau": f"{number:016x}"}
    return entry.written(Entry(f"{number:08x}", START, "visit", fields))


class Server:
    """A Redis of the test's own."""

    def __init__(self, folder: Path, sync: str = "always") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.command = [
            *("redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""),
            *("--appendonly", "yes", "--appendfsync", sync, "--dir", str(folder)),
        ]
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        for _ in range(200):
            with contextlib.suppress(RedisError):
                if Redis.from_url(self.url).ping():
                    return
            time.sleep(0.05)
        pytest.fail("redis did not start")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path, settings: Settings) -> Iterator[Server]:
    running = Server(tmp_path)
    settings.INBOX = running.url
    yield running
    running.kill()


def test_what_two_fronts_add_is_taken_in_once_and_forgotten_by_the_server(server: Server) -> None:
    asyncio.run(Stream(server.url).append([line(number) for number in range(5)]))
    asyncio.run(Stream(server.url).append([line(number) for number in range(5, 9)]))
    first, second = emptying.empty().entries, emptying.empty().entries

    assert (first, second) == (9, 0)
    assert visits.total().views == 9
    assert Redis.from_url(server.url).xlen(streams.NAME) == 0


def test_a_worker_that_dies_between_counts_nothing_twice(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(Stream(server.url).append([line(number) for number in range(9)]))
    with monkeypatch.context() as dying:
        dying.setattr(Redis, "xtrim", lambda *_given, **_named: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            emptying.empty()
    really = delivering.deliver
    with monkeypatch.context() as dying:
        dying.setattr(delivering, "deliver", lambda *given: (really(*given), 1 / 0))
        asyncio.run(Stream(server.url).append([line(9)]))
        with pytest.raises(ZeroDivisionError):
            emptying.empty()
    emptying.empty()

    assert visits.total().views == 10


def test_what_was_acknowledged_outlives_the_server(server: Server) -> None:
    asyncio.run(Stream(server.url).append([line(number) for number in range(50)]))
    server.kill()
    with pytest.raises(NotKept):
        asyncio.run(Stream(server.url).append([line(99)]))
    server.start()
    emptying.empty()

    assert visits.total().views == 50


def test_a_server_that_does_not_sync_is_refused(tmp_path: Path) -> None:
    careless = Server(tmp_path, sync="everysec")
    try:
        with pytest.raises(NotKept, match="appendfsync always"):
            asyncio.run(Stream(careless.url).append([line(1)]))
    finally:
        careless.kill()
