"""An answer leaves for the reader: at once from memory, piece by piece from disk.

A file on disk is sent only if it is still the file that the build was read from; when the
next build has just replaced it, the reader is asked to come back in a moment.
"""

import asyncio
import os
from collections.abc import Sequence
from typing import Final, Protocol

from front.pages import answers, snapshot
from front.pages.answers import Answer, Stretch
from front.pages.headers import Fields

_AWAY: Final = [("retry-after", "1")]


class Transport(Protocol):
    """What takes the pieces."""

    async def send_bytes(self, data: bytes) -> None:
        """Send one piece, and wait until there is room for the next."""


class Reader(Protocol):
    """What an answer is handed to, as the RSGI specification names it."""

    def response_empty(self, status: int, headers: Fields) -> None:
        """Send a head alone."""

    def response_bytes(self, status: int, headers: Fields, body: bytes) -> None:
        """Send a whole answer."""

    def response_stream(self, status: int, headers: Fields) -> Transport:
        """Send a head, and the body as it comes."""


async def send(
    answer: Answer, reader: Reader, *, head: bool, always: Sequence[tuple[str, str]] = ()
) -> bool:
    """Send an answer, without its body when only the head was asked for.

    Shape: `always` is what every answer says, for one that takes the place of this.
    Returns whether the file behind it was still the one that the build was read from.
    """
    body = answer.body
    if isinstance(body, bytes):
        if body and not head:
            reader.response_bytes(answer.status, answer.fields, body)
        else:
            reader.response_empty(answer.status, answer.fields)
        return True
    file = await asyncio.to_thread(_opened, body)
    if file is None:
        away = answers.notice(503, [*_AWAY, *always])
        await send(away, reader, head=head, always=always)
        return False
    try:
        if head or not body.places:
            reader.response_empty(answer.status, answer.fields)
        else:
            await _pass_on(file, body.places, reader.response_stream(answer.status, answer.fields))
    finally:
        os.close(file)
    return True


async def _pass_on(file: int, places: range, transport: Transport) -> None:
    place = places.start
    while place < places.stop:
        length = min(snapshot.CHUNK, places.stop - place)
        piece = await asyncio.to_thread(os.pread, file, length, place)
        if not piece:
            return
        place += len(piece)
        try:
            await transport.send_bytes(piece)
        except RuntimeError:
            # The server's word for a reader who has left.
            return


def _opened(stretch: Stretch) -> int | None:
    """Return the open file, or nothing when another has taken its place."""
    try:
        file = os.open(stretch.path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    if snapshot.mark_of(os.fstat(file)) == stretch.mark:
        return file
    os.close(file)
    return None
