"""What is worked out once in a round and then known: menu, crumbs, the short form of a story.

Outside a round nothing is remembered, so that screens always read what stands.
"""

from collections.abc import Callable, Hashable, Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_memory: ContextVar[MutableMapping[Any, Any] | None] = ContextVar("memory", default=None)


@contextmanager
def round_of_work() -> Iterator[None]:
    """Remember for as long as the block runs."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def once(key: Hashable, make: Callable[[], T]) -> T:
    """Return what `make` works out: once in a round under its key, anew outside of one."""
    known = _memory.get()
    if known is None:
        return make()
    if key not in known:
        known[key] = make()
    found: T = known[key]
    return found


def forget() -> None:
    """Forget what this round remembers: something went that nobody may see again."""
    known = _memory.get()
    if known is not None:
        known.clear()


def memory() -> MutableMapping[Any, Any] | None:
    """Return what this round remembers, None outside of one."""
    return _memory.get()
