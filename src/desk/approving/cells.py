"""What the tables of rights are made of: a deed, and in which state which roles may do it."""

from collections.abc import Mapping
from dataclasses import dataclass

CODES = {
    "A": "author", "E": "editor", "D": "approver", "X": "publisher", "S": "statistician",
    "L": "leader", "K": "accountant", "O": "operator",
    "Q": "administrator",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be tried on a page or another thing."""

    code: str
    said: str
    allowed: Mapping[str, frozenset[str]]
    """State → codes of the roles that may; a state that is not named has no such deed."""


def deed(code: str, said: str, **allowed: str) -> Deed:
    """Return a deed, the roles of each state given by their letters."""
    return Deed(code, said, {state: roles(letters) for state, letters in allowed.items()})


def roles(letters: str) -> frozenset[str]:
    """Return the codes of the roles of some letters."""
    return frozenset(CODES[letter] for letter in letters)
