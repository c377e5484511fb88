"""What a check found: which rule, how grave, where, and one sentence for who mends it."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """Whether a finding stops the work or only speaks up."""

    STOPS = "stops"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, by Python string indexes; the end is outside."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, said in one Vietnamese sentence."""

    check: str
    message: str
    severity: Severity = Severity.STOPS
    span: Span | None = None
    expected: str | None = None
    """What would be right, written as the text writes it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in a file of facts or definitions: where it stands and what to do."""

    where: str
    """File and line, or file and block."""
    message: str

    def __str__(self) -> str:
        """Return place and message on one line."""
        return f"{self.where}: {self.message}"


class FaultyInput(ValueError):
    """A file or text was refused as a whole; nothing of it was taken over."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
