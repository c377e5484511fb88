"""A request as the HTTP server hands it over, and as the rest of the front reads it."""

from collections.abc import AsyncIterator
from typing import Protocol

from front.inbox import receiving
from front.pages import sending
from front.pages.answers import Request
from front.pages.ready import CONDITIONS


class Headers(Protocol):
    """The headers of a request, their names in small letters."""

    def get_all(self, key: str) -> list[str]:
        """Return every line of a header."""

    def __contains__(self, key: object) -> bool:
        """Return whether there is such a header."""


class Scope(Protocol):
    """What of a request the front looks at, as the RSGI specification names it."""

    @property
    def client(self) -> str:
        """Address and port of who is at the other end."""

    @property
    def method(self) -> str:
        """Such as GET or POST."""

    @property
    def path(self) -> str:
        """Decoded once."""

    @property
    def query_string(self) -> str:
        """As it came."""

    @property
    def headers(self) -> Headers:
        """Its headers."""


class Reader(sending.Reader, Protocol):
    """Also hands over what the reader sends, piece by piece."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...


async def body(asked: Request, reader: Reader) -> bytes | None:
    """Return what was sent with a request, or nothing when it is too much."""
    if asked.method != "POST":
        return b""
    told = asked.field("content-length")
    if told.isascii() and told.isdigit() and int(told[:12]) > receiving.LONGEST_BODY:
        return None
    taken = bytearray()
    async for piece in reader:
        taken += piece
        if len(taken) > receiving.LONGEST_BODY:
            return None
    return bytes(taken)


def is_plain(scope: Scope) -> bool:
    """Say whether nothing in a request makes its answer another than everybody's."""
    return not any(name in scope.headers for name in CONDITIONS)


def request(scope: Scope) -> Request:
    """Return a request as values; a header on several lines is one."""
    lines = scope.headers.get_all
    return Request(
        method=scope.method,
        path=scope.path,
        query=scope.query_string,
        field=lambda name: ", ".join(lines(name)),
    )
