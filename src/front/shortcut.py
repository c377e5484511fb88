"""An answer that is ready leaves at once: nobody wakes the event loop for what needs no thought.

Granian takes requests in on a thread of its own and hands each to the event loop of ours; the
waking costs half as much as all the rest. What was answered a moment ago is answered again where
the request came in; everything else goes its usual way.

The seam is Granian's own and not promised to anybody: where a later Granian has another, every
request goes the usual way, only slower.
"""

from collections.abc import Callable
from typing import Any, Final, Protocol

from granian import _futures

_SEAM: Final = "_cbsched_aioschedule"
"""Makes what takes each request to the event loop."""


class Watcher(Protocol):
    """A request and who waits for its answer, as Granian hands them over."""

    scope: Any
    proto: Any

    def done(self) -> None:
        """Say that it was answered."""


Answers = Callable[[Any, Any], bool]
"""Answers a request, given its scope and its reader, where that can be done at once."""


def install(answers: Answers) -> bool:
    """Let what can be answered at once be answered so; return whether Granian lets us.

    Shape: `answers` is called on the thread of the server, beside the event loop; it must not wait.
    """
    really = getattr(_futures, _SEAM, None)
    if really is None:
        return False
    setattr(_futures, _SEAM, lambda *given: first(answers, really(*given)))
    return True


def first(answers: Answers, later: Callable[[Watcher], None]) -> Callable[[Watcher], None]:
    """Return what tries to answer a request at once and otherwise leaves it for later."""

    def schedule(watcher: Watcher) -> None:
        try:
            is_answered = answers(watcher.scope, watcher.proto)
        except Exception:  # noqa: BLE001 - the usual way meets the same fault, and tells of it
            is_answered = False
        if is_answered:
            watcher.done()
        else:
            later(watcher)

    return schedule
