"""Old addresses that lead on: readers who kept one find the page where it lies now."""

from desk.kit import clock
from desk.press import telling
from desk.press.models import Moved


def lead_on(old: str, new: str) -> None:
    """Send whoever asks for an old address on to a page of this portal."""
    if old != new:
        Moved.objects.update_or_create(old=old, defaults={"new": new, "at": clock.now()})
        telling.touch(old)
