"""Who has files of an indicator to take away; rooms above add themselves when they start."""

from typing import Protocol

from desk.look.parts import Download


class Offer(Protocol):
    """A room that keeps files for readers."""

    def files_of(self, code: str) -> tuple[Download, ...]:
        """Return the files of an indicator, none where nothing is known of it."""

    def everything(self) -> Download:
        """Return the page where all files are listed."""


offers: list[Offer] = []


def files_of(code: str) -> tuple[Download, ...]:
    """Return all files that are offered of an indicator."""
    return tuple(found for offer in offers for found in offer.files_of(code))


def everything() -> tuple[Download, ...]:
    """Return the pages where all files are listed."""
    return tuple(offer.everything() for offer in offers)
