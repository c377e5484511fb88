"""A ledger that computes each figure once, for as long as the record stands as it is.

While somebody writes, the same figures are asked for at every pause of the keyboard: 1.422 trạm
năm 2023 is looked up at the first and only remembered at the others.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference

MOST = 20_000
"""How many answers are remembered; beyond them all are forgotten and asked for anew."""


@dataclass(frozen=True, slots=True)
class Remembering(Ledger):
    """A ledger with its answers so far; asked as of another moment it begins with none."""

    answers: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False)

    def figure(self, reference: Reference, frame: date | None = None) -> Figure:
        """Return the figure that `reference` means, computed at the first time only."""
        made: Figure = self.once((reference, frame), lambda: Ledger.figure(self, reference, frame))
        return made

    def once(self, asked: Hashable, make: Callable[[], Any]) -> Any:
        """Return what `make` makes, made at the first time that `asked` is asked for."""
        if asked not in self.answers:
            if len(self.answers) >= MOST:
                self.answers.clear()
            self.answers[asked] = make()
        return self.answers[asked]


def of(ledger: Ledger) -> Remembering:
    """Return the ledger with a memory; one that has a memory keeps it.

    Shape: the same one as long as the same ledger is asked with.
    """
    if isinstance(ledger, Remembering):
        return ledger
    kept = _last.kept
    if kept is None or kept[0] is not ledger:
        fresh = Remembering(
            ledger.catalogue,
            ledger.gazetteer,
            ledger.record,
            ledger.known,
            ledger.frame,
            ledger.register,
        )
        _last.kept = kept = (ledger, fresh)
    return kept[1]


@dataclass(slots=True)
class _Last:
    """The ledger that was asked of last, with its memory."""

    kept: tuple[Ledger, Remembering] | None = None


_last = _Last()
