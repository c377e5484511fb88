"""What a page gives the room to read: its passages, each with the figures that are bound in it.

“Đến cuối năm có 1.422 trạm” is one passage; where 1.422 is a live figure, the passage says so, and
nothing about that number has to be guessed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from congso.findings.finding import Span
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference


@dataclass(frozen=True, slots=True)
class Bound:
    """A number of a passage that is a live figure."""

    span: Span
    """In the passage."""
    reference: str
    known_at: datetime | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, caption or title of a page, as plain words."""

    place: str
    """Where it stands, for the page that gave it: title, body/3f2a…/4."""
    said: str
    """Where it stands, for the editor: Tiêu đề, Đoạn 3."""
    text: str
    bound: tuple[Bound, ...] = ()
    tag: str = "p"
    """h1, h2, p, li, blockquote or caption."""
    anchor: str = ""
    """The key by which the editor's screen finds the paragraph; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the hand in the words of a passage."""

    passage: Passage
    span: Span
    message: str
    replacement: str
    """What would stand there; empty where only a person can tell."""

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.passage.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Binding:
    """A live figure to put in the place of typed digits."""

    reference: Reference
    known_at: datetime
    printed: str


@runtime_checkable
class Checked(Protocol):
    """A page whose prose is read before it is published."""

    def passages(self, ledger: Ledger) -> tuple[Passage, ...]:
        """Return its prose, in reading order."""

    def rewrite(self, place: str, span: Span, by: str | Binding, ledger: Ledger) -> None:
        """Put words or a live figure in the place of one stretch of a passage.

        Raises: `CannotRewrite`.
        """


class CannotRewrite(ValueError):
    """The stretch cannot be replaced from outside the editor; the message says why."""
