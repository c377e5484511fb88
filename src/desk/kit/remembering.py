"""What is worked out once in a round and then known: menu, crumbs, the short form of a story.

Outside a round nothing is remembered, so that screens always read what stands.
"""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_memory: ContextVar[MutableMapping[Any, Any] | None] = ContextVar("memory", default=None)


@contextmanager
def round_of_work() -> Iterator[None]:
    """Remember for as long as the block runs."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def memory() -> MutableMapping[Any, Any] | None:
    """Return what this round remembers, None outside of one."""
    return _memory.get()
