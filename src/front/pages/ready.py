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
    """The answers of this second, looked up on one thread while another keeps more."""

    def __init__(self) -> None:
        """Begin with none."""
        # Second, build and answers change together: what is kept late falls into what is past.
        self._now: tuple[int, Snapshot | None, dict[Key, Kept]] = (0, None, {})

    def get(self, path: str, fields: Fields, build: Snapshot | None) -> Kept | None:
        """Return the answer that was given for this, where it would be given again."""
        second, of_build, answers = self._now
        if int(time.monotonic()) != second or build is not of_build:
            self._now = (int(time.monotonic()), build, {})
            return None
        found = answers.get((path, ", ".join(fields.get_all("accept-encoding"))))
        if found is None:
            return None
        for name in CONDITIONS:
            if name in fields:
                return None
        return found

    def keep(self, path: str, accepted: str, answer: Answer, build: Snapshot | None) -> None:
        """Keep a whole page that was just worked out from this build."""
        _second, of_build, answers = self._now
        if (
            answer.status == 200
            and isinstance(answer.body, bytes)
            and build is not None
            and build is of_build
            and len(answers) < _MOST
        ):
            answers[path, accepted] = answer.fields, answer.body
