"""The inbox of several fronts: one Redis stream, emptied by the desk like the files of one.

Redis must sync before it answers (``appendonly yes``, ``appendfsync always``); a server that
does not is refused at the start, because it would lose what readers were told is safe.
"""

from collections.abc import Sequence
from typing import Final

from redis.asyncio import Redis
from redis.exceptions import RedisError

from front.inbox.box import NotKept

SCHEMES: Final = ("redis://", "rediss://", "unix://")
"""How the address of a Redis server begins."""
NAME: Final = "congso:hop-thu"
FIELD: Final = "line"
_SECONDS: Final = 5


class Stream:
    """A stream on a Redis server."""

    def __init__(self, url: str, name: str = NAME) -> None:
        """Write to the stream `name` of the server at `url` (redis://…)."""
        self._redis = Redis.from_url(url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS)
        self._name = name
        self._is_safe = False

    async def append(self, lines: Sequence[bytes]) -> None:
        """Add the lines in one transaction.

        Raises: `NotKept`.
        """
        try:
            if not self._is_safe:
                await self._make_sure()
            async with self._redis.pipeline(transaction=True) as pipeline:
                for line in lines:
                    pipeline.xadd(self._name, {FIELD: line})
                await pipeline.execute()
        except (RedisError, OSError) as fault:
            self._is_safe = False
            raise NotKept(f"không ghi được vào Redis ({fault})") from fault

    def close(self) -> None:
        """Leave the connection to its pool, which ends with the process."""

    async def _make_sure(self) -> None:
        told = await self._redis.config_get("append*")
        if told.get("appendonly") != "yes" or told.get("appendfsync") != "always":
            raise NotKept("Redis chưa ghi chắc xuống đĩa: cần appendonly yes và appendfsync always")
        self._is_safe = True
