"""The wiring: a reader's request goes to the newest build, and the answer goes back.

Two addresses belong to the front itself: ``/suc-khoe`` answers while the process lives,
``/san-sang`` once there is a build to serve.
"""

import asyncio
import json
import logging
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from granian.constants import HTTPModes
from granian.http import HTTP1Settings
from granian.server.embed import Server

from front.pages import answers, headers, sending
from front.pages.answers import Answer, Request
from front.pages.watch import Watch

HEALTH: Final = "/suc-khoe"
READINESS: Final = "/san-sang"

HEADER_SECONDS: Final = 10
"""A client that has not finished its headers by then is let go."""
HEADER_BYTES: Final = 64 * 1024
STOP_SECONDS: Final = 5
"""How long answers under way may take to finish when the front is told to stop."""

logger: Final = logging.getLogger(__name__)


class _Headers(Protocol):
    def get_all(self, key: str) -> list[str]: ...


class _Scope(Protocol):
    """What of a request the front looks at, as the RSGI specification names it."""

    @property
    def proto(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def query_string(self) -> str: ...
    @property
    def headers(self) -> _Headers: ...


class Front:
    """The application that the HTTP server calls."""

    def __init__(self, watch: Watch, started: Callable[[], None]) -> None:
        """Serve what `watch` holds; `started` is called once readers can connect."""
        self._watch = watch
        self._started = started

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to watch for builds."""
        self._watch.start()
        self._started()

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """End the watch."""
        self._watch.stop()

    async def __rsgi__(self, scope: _Scope, reader: sending.Reader) -> None:
        """Answer one request; a fault of ours is told to the log and not to the reader."""
        try:
            answer = self.answer(_request(scope))
        except Exception:
            logger.exception("Không trả lời được một yêu cầu.")
            answer = answers.notice(500)
        await sending.send(answer, reader, head=scope.method == "HEAD")

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request: one of the front's own, or from the build."""
        snapshot = self._watch.current
        if request.method in answers.METHODS and request.path == HEALTH:
            return _told(200, {"alive": True})
        if request.method in answers.METHODS and request.path == READINESS:
            return self._readiness()
        return answers.answer(request, snapshot)

    def _readiness(self) -> Answer:
        snapshot = self._watch.current
        refused = self._watch.refusal is not None
        if snapshot is None:
            message = (
                "Bản dựng mới nhất chưa dùng được; lý do ghi trong nhật ký của máy chủ."
                if refused
                else "Chưa có bản dựng nào; trang sẽ mở khi lượt dựng đầu tiên xong."
            )
            retry = [("retry-after", answers.RETRY_AFTER)]
            return _told(503, {"ready": False, "message": message}, retry)
        return _told(
            200,
            {
                "ready": True,
                "build": snapshot.build,
                "changed_at": snapshot.changed,
                "pages": len(snapshot.pages),
                "newest_refused": refused,
            },
        )


def run(built: Path, host: str, port: int, budget: int) -> None:
    """Serve a built tree until told to stop.

    Units: `budget` in bytes.
    """
    asyncio.run(_serve(built, host, port, budget))


async def _serve(built: Path, host: str, port: int, budget: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    front = Front(
        Watch(built, budget),
        started=lambda: _say(f"Trang công khai: http://{shown}:{port}/ (phục vụ từ {built})"),
    )
    server = Server(
        front,
        address=host,
        port=port,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADER_SECONDS * 1000, max_buffer_size=HEADER_BYTES
        ),
        websockets=False,
        log_enabled=False,
    )
    serving = asyncio.ensure_future(server.serve())
    loop = asyncio.get_running_loop()
    end: Callable[[], None] = server.stop

    def stop() -> None:
        end()
        loop.call_later(STOP_SECONDS, serving.cancel)

    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop)
    await asyncio.wait([serving])
    if not serving.cancelled():
        serving.result()


def _request(scope: _Scope) -> Request:
    lines = scope.headers.get_all
    return Request(
        method=scope.method,
        path=scope.path,
        query=scope.query_string,
        field=lambda name: ", ".join(lines(name)),
    )


def _told(status: int, said: dict[str, object], more: headers.Fields | None = None) -> Answer:
    body = json.dumps(said, ensure_ascii=False).encode() + b"\n"
    return answers.written(status, headers.JSON, body, more)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
