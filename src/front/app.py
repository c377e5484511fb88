"""The wiring: a reader's request goes to the newest build, and the answer goes back.

What readers send goes into the inbox (``/hop-thu/``), what they look for to the index
(``/tim-kiem/``).
Three addresses belong to the front itself: ``/suc-khoe`` answers while the process lives,
``/san-sang`` once there is a build to serve, ``/ban-dung/`` tells readers how old that is.
"""

import asyncio
import json
import logging
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from granian.constants import HTTPModes
from granian.http import HTTP1Settings
from granian.server.embed import Server

from front import asking, shortcut, spoken, state
from front.inbox import receiving, streams
from front.inbox.box import Box, Store
from front.inbox.marks import Marks
from front.inbox.receiving import Receiving, Sent
from front.inbox.segments import Segments
from front.pages import answers, headers, sending
from front.pages.answers import Answer, Request
from front.pages.ready import Ready
from front.pages.watch import Watch
from front.search import answering
from front.search.index import Index

HEALTH: Final = "/suc-khoe"
READINESS: Final = "/san-sang"
OWN: Final = frozenset({HEALTH, READINESS, state.ADDRESS, answering.ADDRESS})
"""Addresses that the front answers itself."""

HEADER_SECONDS: Final = 10
"""A client that has not finished its headers by then is let go."""
CONNECTIONS: Final = 8192
"""Readers that may be connected at once: so many that a few hundred slow ones keep nobody out."""
BACKLOG: Final = 2048
"""Readers that may wait to be let in."""
HEADER_BYTES: Final = 64 * 1024
BODY_SECONDS: Final = 10
"""A client that has not finished sending by then is let go."""
STOP_SECONDS: Final = 5
"""How long answers under way may take to finish when the front is told to stop."""

logger: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """How a front is run."""

    built: Path
    """The built tree."""
    inbox: str
    """Folder of the inbox, or the address of a Redis server that several fronts share."""
    host: str
    port: int
    budget: int
    """Bytes of pages kept in memory."""
    is_behind_proxy: bool = False
    """Whether a proxy of ours stands before it and names the reader in X-Real-IP."""
    is_behind_tls: bool = False
    """Whether readers come over TLS, whoever ends it before the front."""


class Front:
    """The application that the HTTP server calls."""

    def __init__(
        self,
        watch: Watch,
        receiving: Receiving,
        index: Index,
        started: Callable[[], None],
        *,
        is_behind_proxy: bool = False,
        always: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Serve what `watch` holds; `started` is called once readers can connect.

        Shape: `always` is what every answer says besides.
        """
        self._watch = watch
        self._receiving = receiving
        self._index = index
        self._started = started
        self._is_behind_proxy = is_behind_proxy
        self._always = list(always)
        self._ready = Ready()

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to watch for builds."""
        self._watch.start()
        self._started()

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """End the watch."""
        self._watch.stop()

    async def __rsgi__(self, scope: asking.Scope, reader: asking.Reader) -> None:
        """Answer one request; a fault of ours is told to the log and not to the reader."""
        if self.at_once(scope, reader):
            return
        try:
            answer = await self._worked_out(scope, reader)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the reader is answered
            logger.error("Không trả lời được một yêu cầu: %s.", _where(fault))  # noqa: TRY400 — its words may quote the reader
            answer = answers.notice(500, list(self._always), spoken.of_address(scope.path))
        is_head = scope.method == "HEAD"
        if not await sending.send(answer, reader, head=is_head, always=self._always):
            self._watch.doubt()

    async def _worked_out(self, scope: asking.Scope, reader: asking.Reader) -> Answer:
        build = self._watch.current
        if scope.path.startswith(receiving.PREFIX):
            answer = await self._received(scope, reader)
        elif scope.path == answering.ADDRESS and scope.method in answers.METHODS:
            answer = await asyncio.to_thread(
                answering.answer, scope.query_string, self._index, self._watch.current
            )
        else:
            request = asking.request(scope)
            answer = self.answer(request)
            answer.fields.extend(self._always)
            if scope.method == "GET" and scope.path not in OWN and asking.is_plain(scope):
                self._ready.keep(scope.path, request.field("accept-encoding"), answer, build)
            return answer
        answer.fields.extend(self._always)
        return answer

    def at_once(self, scope: asking.Scope, reader: asking.Reader) -> bool:
        """Answer with what was answered a moment ago, on whatever thread; say whether it was so."""
        if scope.method != "GET":
            return False
        build, query = self._watch.current, scope.query_string
        ready = self._ready.get(scope.path, scope.headers, build)
        if ready is None or (query and answers.led_by_question(scope.path, query, build)):
            return False
        reader.response_bytes(200, *ready)
        return True

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request: one of the front's own, or from the build."""
        snapshot = self._watch.current
        if request.method in answers.METHODS and request.path == HEALTH:
            return _told(200, {"alive": True})
        if request.method in answers.METHODS and request.path == answering.ADDRESS.rstrip("/"):
            return answers.moved(answering.ADDRESS, request.query)
        if request.method in answers.METHODS and request.path == READINESS:
            return self._readiness()
        if request.method in answers.METHODS and request.path == state.ADDRESS and snapshot:
            tongue = spoken.asked(request.query)
            return state.page(snapshot, tongue, is_newest=self._watch.refusal is None)
        return answers.answer(request, snapshot)

    async def _received(self, scope: asking.Scope, reader: asking.Reader) -> Answer:
        request = asking.request(scope)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await asking.body(request, reader)
        except TimeoutError:
            return answers.notice(408, tongue=receiving.came_from(request.field))
        if body is None:
            return answers.notice(413, tongue=receiving.came_from(request.field))
        named = request.field("x-real-ip") if self._is_behind_proxy else ""
        address = named or scope.client.rpartition(":")[0]
        sent = Sent(request.method, request.path, body, request.field, address)
        return await self._receiving.answer(sent, self._watch.current)

    def _readiness(self) -> Answer:
        snapshot = self._watch.current
        if snapshot is None:
            retry = [("retry-after", answers.RETRY_AFTER)]
            return _told(503, {"ready": False, "message": self._watch.lacking}, retry)
        return _told(
            200,
            {
                "ready": True,
                "build": snapshot.build,
                "changed_at": snapshot.changed,
                "age": snapshot.age,
                "pages": len(snapshot.pages),
                "newest_refused": self._watch.refusal is not None,
            },
        )


def run(options: Options) -> None:
    """Serve a built tree and take in what readers send, until told to stop."""
    _allow_connections()
    asyncio.run(_serve(options))


async def _serve(options: Options) -> None:
    shown = f"[{options.host}]" if ":" in options.host else options.host
    place = f"http://{shown}:{options.port}/"
    box = Box(_store(options.inbox))
    front = Front(
        Watch(options.built, options.budget),
        Receiving(box, Marks(_own_folder(options))),
        Index(options.built),
        started=lambda: _say(f"Trang công khai: {place} (phục vụ từ {options.built})"),
        is_behind_proxy=options.is_behind_proxy,
        always=[headers.HSTS] if options.is_behind_tls else [],
    )
    shortcut.install(front.at_once)
    server = Server(
        front,
        address=options.host,
        port=options.port,
        backlog=BACKLOG,
        backpressure=CONNECTIONS,
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
    box.close()
    if not serving.cancelled():
        serving.result()


def _allow_connections() -> None:
    """Let the process hold as many files open as connections and pages ask for."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 1024
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, soft), most))


def _store(inbox: str) -> Store:
    if inbox.startswith(streams.SCHEMES):
        return streams.Stream(inbox)
    return Segments(Path(inbox))


def _own_folder(options: Options) -> Path:
    """Return the folder for what only this front may read."""
    if options.inbox.startswith(streams.SCHEMES):
        return options.built.parent / "inbox"
    return Path(options.inbox)


def _where(fault: Exception) -> str:
    """Return what went wrong and where, without the words in which it may quote the reader."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}, {Path(place.filename).name}:{place.lineno}"


def _told(status: int, said: dict[str, object], more: headers.Fields | None = None) -> Answer:
    body = json.dumps(said, ensure_ascii=False).encode() + b"\n"
    return answers.written(status, headers.JSON, body, more)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
