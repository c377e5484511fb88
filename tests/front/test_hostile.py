"""Whatever is thrown at the front, it answers rightly, keeps its memory, and goes on serving."""

import os
import shutil
import socket
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Running = Any
SECRET = b"root:x:0:0"
SEND = b"POST /hop-thu/xem HTTP/1.1\r\nHost: x\r\n"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
HALF = (b"GET /video/hoi-nghi.mp4 HT", b"GET / HTTP/1.1\r\nHost: x\r\n")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def asked(front: Running, line: bytes, more: bytes = b"") -> bytes:
    request = line + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + more + b"\r\n"
    answer: bytes = front.raw(request)
    return answer


def memory(front: Running) -> int:
    """Return the resident memory of the process in bytes."""
    told = Path(f"/proc/{front.process.pid}/statm").read_text().split()
    return int(told[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture(scope="module")
def front(
    tmp_path_factory: pytest.TempPathFactory,
    publish: Callable[..., None],
    standard: Mapping[str, Mapping[str, Any]],
) -> Running:
    from tests.front.conftest import Running as Front

    built = tmp_path_factory.mktemp("hostile") / "public"
    publish(built, standard)
    running = Front(built)
    running.until(lambda: running.get("/san-sang").status == 200)
    yield running
    running.end()


@pytest.fixture(autouse=True)
def _still_serving(front: Running) -> Any:  # noqa: ANN401
    yield
    assert front.get("/").status == 200
    assert front.process.poll() is None


@pytest.mark.parametrize(
    "path",
    [
        b"/../../../../etc/passwd",
        b"/..%2f..%2f..%2fetc/passwd",
        b"/%2e%2e/%2e%2e/etc/passwd",
        b"/%252e%252e/etc/passwd",
        b"/tin-tuc/..\\..\\etc\\passwd",
        b"/%c0%ae%c0%ae/etc/passwd",
        b"/%e0%80%ae./etc/passwd",
        b"/%uff0e%uff0e/etc/passwd",
        b"//etc/passwd",
        b"/./././etc/passwd",
        b"/tin-tuc/%00.html",
        b"/tin-tuc%0d%0aSet-Cookie:a=b/",
        b"/\xff\xfe/",
        b"/%ff%fe/",
        b"/site/../manifest.json",
        b"/manifest.json",
        b"/search.sqlite",
        b"/tin-tuc/index.html",
        b"/tin-tuc/index.html.br",
    ],
)
def test_no_spelling_leads_out_of_the_pages(front: Running, path: bytes) -> None:
    answer = asked(front, b"GET " + path)

    assert status(answer) in {0, 400, 404}
    assert SECRET not in answer
    assert b"set-cookie" not in answer.lower().partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    "header",
    [
        b"X-Big: " + b"a" * 200_000 + b"\r\n",
        b"".join(b"X-%d: a\r\n" % number for number in range(5000)),
        b"Accept-Encoding: " + b"gzip;q=0.5," * 4000 + b"\r\n",
        b"If-None-Match: " + b'"a",' * 10_000 + b"\r\n",
        b'If-None-Match: "a",' + b" " * 50_000 + b"\r\n",
        b"Cookie: " + b"a=b; " * 10_000 + b"\r\n",
        b"Range: bytes=" + b"0-1," * 10_000 + b"\r\n",
        b"X-Nul: a\x00b\r\n",
        b": no name\r\n",
        b"No colon\r\n",
    ],
    ids=[
        *("big", "many", "codings", "tags", "blanks", "cookies", "ranges", "nul", "nameless"),
        "no-colon",
    ],
)
def test_absurd_headers_are_answered_or_refused(front: Running, header: bytes) -> None:
    before = memory(front)
    answers = [status(asked(front, b"GET /", header)) for _ in range(5)]

    assert set(answers) <= {0, 200, 206, 304, 400, 416, 431}
    assert memory(front) - before < 32 * 1024 * 1024


@pytest.mark.parametrize(
    "request_",
    [
        SEND + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
        SEND + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\naaaaaa",
        SEND + b"Content-Length: -1\r\n\r\n",
        SEND + b"Content-Length: 99999999999999999999\r\n\r\n",
        SEND + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        SEND + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=[
        *("both-lengths", "two-lengths", "negative", "endless", "unknown-coding", "blank-name"),
        *("two-hosts", "version", "tls", "h2"),
    ],
)
def test_a_request_of_two_minds_is_not_taken_for_two(front: Running, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", front.port), timeout=3) as line:
        line.sendall(request_)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while piece := line.recv(65536):
                answer += piece
        except (TimeoutError, ConnectionError):
            pass

    assert answer.count(b"HTTP/1.") <= 1
    assert b"smuggled" not in answer


def test_huge_questions_cost_little(front: Running) -> None:
    before = memory(front)
    for _ in range(20):
        assert status(asked(front, b"GET /tim-kiem/?q=" + b"%E1%BA%A1" * 2000)) in {
            200,
            414,
            431,
            503,
        }
        assert status(asked(front, b"GET /?" + b"a=b&" * 8000)) in {200, 400, 414, 431}

    assert memory(front) - before < 32 * 1024 * 1024


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"bytes=0-0", 206),
        (b"bytes=-5", 206),
        (b"bytes=0-,0-,0-", {200, 206, 416}),
        (b"bytes=5-1", {200, 416}),
        (b"bytes=99999999999999999999-", 416),
        (b"bytes=-99999999999999999999", 206),
        (b"bytes=abc", {200, 416}),
        (b"lines=0-1", 200),
        (b"bytes=0-1,3-4,2-9", {200, 206, 416}),
    ],
)
def test_stretches_that_overlap_or_never_end(front: Running, given: bytes, told: Any) -> None:  # noqa: ANN401
    answer = asked(front, b"GET /video/hoi-nghi.mp4", b"Range: " + given + b"\r\n")

    assert status(answer) in (told if isinstance(told, set) else {told})
    assert len(answer) < 30_000


def test_slow_readers_and_senders_hold_up_nobody(front: Running) -> None:
    before = memory(front)
    slow = [socket.create_connection(("127.0.0.1", front.port)) for _ in range(600)]
    for number, line in enumerate(slow):
        line.sendall(
            b"GET / HTTP/1.1\r\nHost: x\r\n" if number % 2 else b"GET /video/hoi-nghi.mp4 HT"
        )
    start = time.monotonic()
    answers = [front.get("/tin-tuc/").status for _ in range(50)]
    elapsed = time.monotonic() - start
    for line in slow:
        line.close()

    assert answers == [200] * 50
    assert elapsed < 10
    assert memory(front) - before < 64 * 1024 * 1024


def test_nothing_that_was_sent_stands_in_the_log(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Mapping[str, Any]],
    start: Callable[..., Running],
) -> None:
    built = tmp_path / "public"
    publish(built, standard)
    running = start(built)
    running.until(lambda: running.get("/san-sang").status == 200)
    asked(running, b"GET /khong-co/?the-can-cuoc=093012345678", b"Authorization: Basic bi-mat\r\n")
    asked(running, b"GET /%00")
    asked(running, b"GET /tim-kiem/?q=093012345678", b"X-Real-IP: 203.0.113.77\r\n")
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    for letter in (b"noi-dung=bi-mat&ho-ten=093012345678", b"%ff=bi-mat", b"trang=bi-mat"):
        size = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(letter)
        running.raw(b"POST /hop-thu/gop-y HTTP/1.1\r\nHost: a\r\n" + form + size + letter)
    shutil.rmtree(tmp_path / "inbox", ignore_errors=True)
    (tmp_path / "inbox").write_bytes(b"no folder, so that nothing is kept")
    for letter in (b"trang=%2Ftin-tuc%2F&huu-ich=khong&vi-sao=bi-mat",):
        size = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(letter)
        running.raw(b"POST /hop-thu/danh-gia HTTP/1.1\r\nHost: a\r\n" + form + size + letter)
    _code, printed, logged = running.end()

    assert "093012345678" not in printed + logged
    assert "bi-mat" not in printed + logged
    assert "127.0.0.1:" not in logged
    assert "203.0.113.77" not in printed + logged
    assert "Chưa giữ được một mục rating" in logged
