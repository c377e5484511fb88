"""Processes that start together and stop together.

Each writes to a log of its own. When the parent is told to stop, or one of them dies, all are
asked to end, given time to finish what they do, and only then made to.
"""

import ctypes
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

_GRACE = 10.0
"""Seconds to finish after being asked to end."""
_BEAT = 0.2
_TAIL = 15
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Child:
    """A process to run."""

    said: str
    """What it is called to people."""
    name: str
    """What its log is called."""
    command: tuple[str, ...]
    answers_at: str | None = None
    """An address that answers once it is ready."""


class Family:
    """The running processes, and the signals that end them."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.running: list[tuple[Child, subprocess.Popen[bytes]]] = []
        self.stopping = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Take over the signals to stop."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self._before[number] = signal.signal(number, self._stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every process, and give the signals back."""
        self.end()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def start(self, child: Child) -> None:
        """Start a process; its words go to a log of its own."""
        self.logs.mkdir(parents=True, exist_ok=True)
        with self._log(child).open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 — this very Python, arguments of our own
                child.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 — no threads run here
            )
        self.running.append((child, process))

    def wait_until_ready(self, patience: float) -> bool:
        """Return whether all answer, once they do or one has died or the time is up."""
        until = time.monotonic() + patience
        waiting = [child for child, _process in self.running if child.answers_at]
        while waiting and time.monotonic() < until and not self.stopping and not self._dead():
            waiting = [child for child in waiting if not _answers(str(child.answers_at))]
            time.sleep(_BEAT / 2)
        return not waiting and not self._dead()

    def watch(self) -> int:
        """Wait until told to stop (returns 0) or until one has died (returns 1, having said so)."""
        while not self.stopping:
            if dead := self._dead():
                for child, process in dead:
                    self._mourn(child, process.returncode)
                return 1
            time.sleep(_BEAT)
        return 0

    def end(self) -> None:
        """Ask every process to end, and after a time of grace make it."""
        for _child, process in self.running:
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + _GRACE
        for _child, process in self.running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.running.clear()

    def _dead(self) -> list[tuple[Child, subprocess.Popen[bytes]]]:
        return [one for one in self.running if one[1].poll() is not None]

    def _log(self, child: Child) -> Path:
        return self.logs / f"{child.name}.log"

    def _mourn(self, child: Child, code: int) -> None:
        log = self._log(child)
        sys.stderr.write(
            f"\n{child.said[0].upper()}{child.said[1:]} đã dừng bất ngờ (mã {code}); "
            f"dừng tất cả. Nhật ký: {log}\n"
        )
        last = log.read_text("utf-8", "replace").splitlines()[-_TAIL:]
        sys.stderr.writelines(f"  {line}\n" for line in last)


def is_free(bind: str) -> bool:
    """Return whether nobody listens at host:port."""
    host, _colon, port = bind.rpartition(":")
    with socket.socket() as trial:
        trial.settimeout(1)
        return trial.connect_ex((host, int(port))) != 0


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 — our own address
            return bool(answer.status < 500)
    except urllib.error.HTTPError as refused:
        return refused.code < 500
    except OSError:
        return False


def _end_with_parent() -> None:
    """Let the kernel end this process should the parent be killed outright."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
