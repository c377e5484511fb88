"""What a change may have changed: the things that pages stand on, and whose pages those are.

A revision of telecom.sites for 94 touches every figure and series of it there and of what is
computed from it; which of them really changed, and on which pages they stand, the press finds out.

>>> one = Touch(uses=frozenset({Use("page", "7")})) | Touch(under=frozenset({("figure", "a|94|")}))
>>> one.concerns(Use("figure", "a|94|2023||level")), one.concerns(Use("page", "8"))
(True, False)
"""

from collections.abc import Callable
from dataclasses import dataclass

from congso.publication.use import Document, Recorder, Use, View

Maker = Callable[[Recorder], View | Document]


@dataclass(frozen=True, slots=True)
class Touch:
    """What has to be looked at after a change, and nothing else has to."""

    uses: frozenset[Use] = frozenset()
    under: frozenset[tuple[str, str]] = frozenset()
    """Kinds of use with the beginning of their keys."""
    owners: frozenset[str] = frozenset()
    """Things of which pages may have come, gone or moved."""
    everything: bool = False
    """For what is rare and reaches far: every page is looked at."""

    def __or__(self, other: "Touch") -> "Touch":
        """Return what either touches."""
        return Touch(
            self.uses | other.uses,
            self.under | other.under,
            self.owners | other.owners,
            self.everything or other.everything,
        )

    def concerns(self, use: Use) -> bool:
        """Return whether a use has to be looked at."""
        return (
            self.everything
            or use in self.uses
            or any(use.kind == kind and use.key.startswith(start) for kind, start in self.under)
        )


NOTHING = Touch()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened, as the outbox tells it."""

    kind: str
    """figures, pages, releases, settings …"""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A page that a room offers: of which thing it is a page, and what makes it."""

    owner: str
    make: Maker

    def __call__(self, recorder: Recorder) -> View | Document:
        """Make the page."""
        return self.make(recorder)
