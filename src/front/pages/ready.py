"""An answer that was just given is given again as it is: head and body, for as long as a second.

Most requests of a busy moment are for the same few pages and ask for nothing special. Within one
second, from one build, they all get the very same answer, so it is worked out once.
"""

import time
from collections.abc import Collection
from typing import Final, Protocol

from front.pages import headers
from front.pages.answers import Answer
from front.pages.snapshot import Snapshot

CONDITIONS: Final = ("if-none-match", "if-modified-since", "range", "if-match", "if-range")
"""Headers that make an answer the reader's own."""
_MOST: Final = 4096
"""Answers kept at once; their bodies are those of the build and cost nothing more."""

Key = tuple[str, str]
"""Path, and what the reader says of encodings."""


Kept = tuple[headers.Fields, bytes]
"""Head and body of an answer of 200."""


class Fields(Protocol):
    """The headers of a request."""

    def get_all(self, key: str) -> Collection[str]:
        """Return every line of a header."""

    def __contains__(self, key: object) -> bool:
        """Return whether there is such a header."""


class Ready:
    """The answers of this second."""

    def __init__(self) -> None:
        """Begin with none."""
        self._second = 0
        self._build: Snapshot | None = None
        self._answers: dict[Key, Kept] = {}

    def get(self, path: str, fields: Fields, build: Snapshot | None) -> Kept | None:
        """Return the answer that was given for this, where it would be given again."""
        second = int(time.monotonic())
        if second != self._second or build is not self._build:
            self._second, self._build = second, build
            self._answers.clear()
            return None
        found = self._answers.get((path, ", ".join(fields.get_all("accept-encoding"))))
        if found is None:
            return None
        for name in CONDITIONS:
            if name in fields:
                return None
        return found

    def keep(self, path: str, accepted: str, answer: Answer, build: Snapshot | None) -> None:
        """Keep a whole page that was just worked out from this build."""
        if (
            answer.status == 200
            and isinstance(answer.body, bytes)
            and build is not None
            and build is self._build
            and len(self._answers) < _MOST
        ):
            self._answers[path, accepted] = answer.fields, answer.body
