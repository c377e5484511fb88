"""What was found of one figure of a page, of all of them, and who answers for which.

“86 trạm” contradicts the ledger, 76 would fit: until it is mended, or somebody answers for it with
a reason, it holds publishing back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from congso.claims.review import AGREES, CONTRADICTS, INCONSISTENT
from congso.claims.statement import Statement
from congso.findings.finding import Span
from congso.observations.reference import Reference
from congso.quantities import numerals
from desk.checking.naming import Choice
from desk.checking.passages import Passage, Slip

BROKEN = "broken"
"""A live figure that refers to nothing, or to a value that there is not."""
WITHHELD = "withheld"
"""A figure that readers must not see."""
STOPPING = frozenset({CONTRADICTS, INCONSISTENT, BROKEN, WITHHELD})
"""What holds publishing back unless it is mended or waived; unbound numbers only warn."""


@dataclass(frozen=True, slots=True)
class Waived:
    """That somebody answers for a statement as it stands."""

    number: int
    reason: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """One figure of a page and what was found of it."""

    number: int
    """Its place on the page, from 1."""
    passage: Passage
    statement: Statement
    span: Span
    """Number and unit, in the passage."""
    digits: Span
    """What a better figure would replace, in the passage."""
    sentence: str
    verdict: str
    """agrees, contradicts, inconsistent, broken, withheld, unbound."""
    expected: str = ""
    message: str = ""
    sum: str = ""
    """1.422 − 1.346 = 76 trạm; empty where there is none to show."""
    reference: Reference | None = None
    printed: str = ""
    """What a live figure would print in its place; empty where none can stand there, and for a
    live figure where the ledger has no newer number."""
    about: str = ""
    """Name and period of the figure it is held against."""
    source: str = ""
    is_live: bool = False
    waiver: Waived | None = None
    choices: tuple[Choice, ...] = ()
    """What an unbound number may speak of, the likeliest first."""
    is_named: bool = False
    """Whether it is bound by what somebody said these words mean."""

    @property
    def stops(self) -> bool:
        """Whether it holds publishing back."""
        return self.verdict in STOPPING and self.waiver is None

    @property
    def text(self) -> str:
        """Number and unit as written."""
        return self.statement.text

    @property
    def replacement(self) -> str:
        """What the first button puts there; empty where nothing can be put there."""
        if self.is_live or not self.expected or self.expected[0] == numerals.MINUS:
            return ""
        return self.expected

    @property
    def fitting(self) -> Span:
        """The stretch that the fitting figure replaces: 107,77% with its sign, 36/63 whole.

        A figure that fits in another unit brings its unit, and takes the place of both.
        """
        end = self.digits.end
        tail = self.replacement.lstrip("0123456789.,")
        if tail.startswith(" "):
            return Span(self.digits.start, max(end, self.span.end))
        if tail and self.passage.text.startswith(tail, end):
            end += len(tail)
        return Span(self.digits.start, end)

    @property
    def can_be_live(self) -> bool:
        """Whether the typed number can be turned into a live figure."""
        rich = "/" in self.passage.place
        return rich and not self.is_live and bool(self.printed) and self.passage.tag != "caption"

    @property
    def binds_as_it_is(self) -> bool:
        """Whether it can be a live figure and readers would see the same number."""
        same = self.passage.text[self.digits.start : self.digits.end] == self.printed
        bound = self.reference is not None and self.can_be_live
        return bound and self.verdict == AGREES and same

    @property
    def can_be_renewed(self) -> bool:
        """Whether a live figure can be pinned to what the ledger tells now."""
        return self.is_live and bool(self.printed)


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything found on a page."""

    judgements: tuple[Judgement, ...]
    passed_over: int
    """Dates, document numbers and other numbers that are no statistics."""
    slips: tuple[Slip, ...] = ()

    @property
    def waived(self) -> tuple[Judgement, ...]:
        """The judgements that somebody answers for."""
        return tuple(one for one in self.judgements if one.waiver is not None)

    @property
    def stopping(self) -> tuple[Judgement, ...]:
        """What holds publishing back."""
        return tuple(one for one in self.judgements if one.stops)


Waivers = Callable[[str, str], Waived | None]
"""Who answers for a statement in a sentence: asked with the sentence and the statement's text."""


def answered_for(found: Examination, waivers: Waivers) -> Examination:
    """Return what was found, with who answers for what."""
    return replace(found, judgements=tuple(_with_waiver(one, waivers) for one in found.judgements))


def _with_waiver(judged: Judgement, waivers: Waivers) -> Judgement:
    if judged.verdict == AGREES:
        return judged
    waived = waivers(judged.sentence, judged.statement.text)
    return replace(judged, waiver=waived) if waived else judged
