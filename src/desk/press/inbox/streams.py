"""Reads the stream that several fronts share, from the entry that was taken in last."""

from datetime import UTC, datetime
from typing import Any, cast

from django.db import transaction
from redis import Redis

from desk.kit import clock
from desk.press.inbox import delivering
from desk.press.inbox.backlog import Backlog
from desk.press.inbox.delivering import Taken
from desk.press.models import Emptied

NAME = "congso:hop-thu"
_FIELD = b"line"
BATCH = 2000
_SECONDS = 5


def empty(url: str, name: str = NAME) -> Taken:
    """Take in every entry of the stream, and let the server forget what is kept in the database.

    Raises: `redis.RedisError` when the server is away.
    """
    taken = Taken()
    with Redis.from_url(url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS) as redis:
        while _take_batch(redis, name, taken):
            pass
    return taken


def waiting(url: str, name: str = NAME) -> Backlog:
    """Return how many entries nobody took in yet, and when the oldest was received.

    Raises: `redis.RedisError` when the server is away.
    """
    kept = Emptied.objects.filter(source=name).first()
    after = _after(kept.last) if kept and kept.last else "-"
    with Redis.from_url(url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS) as redis:
        first: Any = redis.xrange(name, min=after, count=1)
        if not first:
            return Backlog()
        at = datetime.fromtimestamp(_moment(first[0][0]) / 1000, UTC)
        # What was taken in is trimmed away with its batch, all but what a crash left.
        return Backlog(int(cast("int", redis.xlen(name))), at)


def _take_batch(redis: Any, name: str, taken: Taken) -> bool:
    with transaction.atomic():
        kept, _is_new = Emptied.objects.select_for_update().get_or_create(
            source=name, defaults={"is_stream": True}
        )
        found = redis.xread({name: kept.last or "0-0"}, count=BATCH)
        entries = found[0][1] if found else []
        if not entries:
            return False
        lines = [(_moment(key), fields.get(_FIELD, b"")) for key, fields in entries]
        delivering.deliver(lines, name, taken)
        kept.last = entries[-1][0].decode()
        kept.at = clock.now()
        kept.save()
    redis.xtrim(name, minid=_after(kept.last), approximate=False)
    return True


def _moment(key: bytes) -> int:
    return int(key.partition(b"-")[0])


def _after(last: str) -> str:
    moment, _dash, number = last.partition("-")
    return f"{moment}-{int(number) + 1}"
