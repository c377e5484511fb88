"""What a page read while it was made, each thing with its fingerprint.

>>> recorder = Recorder()
>>> recorder.used("figure", "telecom.sites|94|2023||level", fingerprint("1422"))
>>> [use.key for use in recorder.uses]
['telecom.sites|94|2023||level']
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

TORN = "torn"
"""The fingerprint of what was read in two states; nothing is ever in it."""
ITSELF = "itself"
"""The kind of use that says which thing a page is the page of, wherever it lies: its key stays
when the address changes, so that the old address can lead to the new."""


def fingerprint(*parts: object) -> str:
    """Return a short text that changes when any part does."""
    digest = hashlib.sha256()
    for part in parts:
        told = str(part).encode()
        digest.update(len(told).to_bytes(8, "big") + told)
    return digest.hexdigest()[:20]


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One thing that a page stands on."""

    kind: str
    """figure, page, listing, setting, template, file …"""
    key: str

    def __str__(self) -> str:
        """Return kind and key on one line."""
        return f"{self.kind} {self.key}"


class Recorder:
    """Collects what is read while one page is made."""

    def __init__(self) -> None:
        self.uses: dict[Use, str] = {}

    def used(self, kind: str, key: str, fingerprint: str) -> None:
        """Note that the page read this thing in this state.

        Shape: a thing that changed while the page was made is noted as no state at all, so that
        the page is made again.
        """
        use = Use(kind, key)
        self.uses[use] = fingerprint if self.uses.get(use, fingerprint) == fingerprint else TORN

    def used_all(self, uses: Mapping[Use, str]) -> None:
        """Note everything that a part of the page, made before, stands on."""
        for use, fingerprint in uses.items():
            self.used(use.kind, use.key, fingerprint)


@dataclass(frozen=True, slots=True)
class View:
    """A page before it is a file: a template and the plain values that it shows."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    modified: datetime | None = None
    """When what it shows last changed, from the data, never the moment of building."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that readers take away as it stands: bytes and what they are."""

    content: bytes
    type: str
    """Media type."""
    modified: datetime | None = None
    """When what it holds last changed, from the data, never the moment of building."""
