"""Many readers send at once; what arrives while one batch is synced makes up the next.

So a sync of a few milliseconds is shared by all who wait for it, and nobody is told that
something arrived before it is safe.
"""

import asyncio
from collections.abc import Sequence
from typing import Final, Protocol

MOST_WAITING: Final = 10_000
"""Entries that may wait for a sync at once; more are refused rather than held in memory."""


class NotKept(Exception):
    """What was sent could not be written down; the message says why, for the log."""


class Store(Protocol):
    """Where the inbox lies: files of this machine, or a stream that several fronts share."""

    async def append(self, lines: Sequence[bytes]) -> None:
        """Keep the lines for good. Raises: `NotKept`."""

    def close(self) -> None:
        """Let go of what is open."""


class Box:
    """The slot through which entries go."""

    def __init__(self, store: Store, most_waiting: int = MOST_WAITING) -> None:
        """Put everything into `store`."""
        self._store = store
        self._most = most_waiting
        self._waiting: list[tuple[bytes, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, line: bytes) -> None:
        """Return once the line is safe.

        Raises: `NotKept`.
        """
        if len(self._waiting) >= self._most:
            raise NotKept(f"đã có {self._most} mục chờ ghi")
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((line, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await done

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            fault: NotKept | None = None
            try:
                await self._store.append([line for line, _done in batch])
            except NotKept as refused:
                fault = refused
            except Exception as problem:  # noqa: BLE001 - those who wait must be told in any case
                fault = NotKept(f"{type(problem).__name__}: {problem}")
            for _line, done in batch:
                if done.done():
                    continue
                if fault is None:
                    done.set_result(None)
                else:
                    done.set_exception(fault)
        self._writing = None
