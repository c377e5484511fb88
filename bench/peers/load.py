"""A load client: so many keep-alive connections ask for one address, each as soon as it may.

It is our own because none is on a fresh machine: raw sockets and epoll, the answer counted by its
length and looked at now and then. It takes about as long for an answer as nginx, so on few cores
throughput alone flatters the slower server; the time that the server's processes spent is told too.
"""

import os
import select
import socket
import time
from dataclasses import dataclass
from pathlib import Path

CLIENTS = 64
_TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 120
"""Seconds that a server may take for one answer: a slow one on a busy machine has a queue."""
_ENDS = b"\r\n\r\n"
"""Where the head of an answer ends and its body begins."""
_LOOKED_AT = 997
"""Each so many answers one is held against the first, byte for byte but for its date."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one server did in one run."""

    rate: float
    """Answers a second."""
    p99_ms: float
    cpu_us: float
    """Microseconds of the server's processes for one answer."""
    failed: int


def run(port: int, path: str, accepted: str, pids: list[int], seconds: float) -> Run:
    """Ask for `path` over 64 connections for so long."""
    request = _request(port, path, accepted)
    lines = {}
    poll = select.epoll()
    for _ in range(CLIENTS):
        line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines[line.fileno()] = line
    one = next(iter(lines.values()))
    _first(one, request)  # what is made anew once may say more of itself than what is kept
    body = _first(one, request)
    size = len(body)
    for line in lines.values():
        line.settimeout(0.0)
        poll.register(line, select.EPOLLIN)
    buffer = bytearray(1 << 18)
    view = memoryview(buffer)
    rest = dict.fromkeys(lines, 0)
    begun = _Begun(size)
    asked = {}
    took: list[int] = []
    failed = 0
    clock = time.perf_counter_ns
    spent = _cpu(pids)
    start = clock()
    end = start + int(seconds * 1e9)
    for number, line in lines.items():
        asked[number] = clock()
        line.send(request)
    now = start
    while now < end:
        for number, _event in poll.poll(1):
            line = lines[number]
            came = line.recv_into(buffer)
            known = rest[number]
            left, count = (known, came) if known else begun.told(number, view, came)
            rest[number] = left - count
            if left > count > 0 or not left:
                continue
            now = clock()
            took.append(now - asked[number])
            looked_at = len(took) % _LOOKED_AT == 0 and came == left > size
            if left != count or (looked_at and bytes(view[count - size : count]) != body):
                failed += 1
                rest[number] = 0
            asked[number] = now
            line.send(request)
        now = clock()
    lasted = (now - start) / 1e9
    spent = _cpu(pids) - spent
    for line in lines.values():
        line.close()
    took.sort()
    return Run(
        rate=len(took) / lasted,
        p99_ms=took[int(len(took) * 0.99)] / 1e6,
        cpu_us=spent / len(took) * 1e6,
        failed=failed,
    )


class _Begun:
    """Answers whose head is not whole yet: a long one may come in two pieces, however seldom."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._heads: dict[int, bytes] = {}

    def told(self, number: int, view: memoryview, came: int) -> tuple[int, int]:
        """Return how long the answer of a line is that begins here, and how much of it is there.

        Shape: zeros while its head is not whole.
        """
        got = self._heads.pop(number, b"") + bytes(view[:came])
        ends = got.find(_ENDS)
        if ends < 0 < came:
            self._heads[number] = got
            return 0, 0
        return ends + len(_ENDS) + self._size, len(got)


def first(port: int, path: str, accepted: str) -> int:
    """Ask once, and return the length of what came."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        return len(_first(line, _request(port, path, accepted)))


def memory_mb(pids: list[int]) -> float:
    """Return the resident memory of some processes together."""
    found = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                found += int(line.split()[1])
    return found / 1024


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    found = [pid]
    for one in found:
        children = Path(f"/proc/{one}/task/{one}/children")
        found += [int(child) for child in children.read_text().split()]
    return found


def _request(port: int, path: str, accepted: str) -> bytes:
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: {accepted}\r\n"
        "User-Agent: congso-bench\r\n\r\n"
    ).encode()


def _cpu(pids: list[int]) -> float:
    spent = 0
    for pid in pids:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent += int(told[11]) + int(told[12])
    return spent / _TICKS


def _first(line: socket.socket, request: bytes) -> bytes:
    """Return the body of a whole answer."""
    line.sendall(request)
    got = b""
    while b"\r\n\r\n" not in got:
        got += line.recv(1 << 16)
    head, _, body = got.partition(b"\r\n\r\n")
    told = dict(one.lower().split(b": ", 1) for one in head.split(b"\r\n")[1:])
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode("latin-1"))
    size = int(told[b"content-length"])
    while len(body) < size:
        body += line.recv(1 << 16)
    return body
