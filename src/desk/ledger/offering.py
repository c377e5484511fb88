"""Who has files of an indicator to take away; rooms above add themselves when they start."""

from datetime import date
from typing import Protocol

from desk.look.parts import Download


class Offer(Protocol):
    """A room that keeps files for readers."""

    def files_of(self, code: str) -> tuple[Download, ...]:
        """Return the files of an indicator, none where nothing is known of it."""

    def files_on(self, code: str, day: date) -> tuple[Download, ...]:
        """Return the files of an indicator on the map of a day, none where nothing is told."""

    def everything(self) -> Download:
        """Return the page where all files are listed."""


offers: list[Offer] = []


def files_of(code: str) -> tuple[Download, ...]:
    """Return all files that are offered of an indicator."""
    return tuple(found for offer in offers for found in offer.files_of(code))


def files_on(code: str, day: date) -> tuple[Download, ...]:
    """Return all files that are offered of an indicator on the map of a day."""
    return tuple(found for offer in offers for found in offer.files_on(code, day))


def everything() -> tuple[Download, ...]:
    """Return the pages where all files are listed."""
    return tuple(offer.everything() for offer in offers)
