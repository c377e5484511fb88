"""What the page of reports leads to: the calendar of releases."""

from datetime import date

from django.utils.translation import gettext as _

from desk.look.parts import Download
from desk.releases import addresses


def files_of(_code: str) -> tuple[Download, ...]:
    """Return no file: a release tells many indicators, and its files stand on its own page."""
    return ()


def files_on(_code: str, _day: date) -> tuple[Download, ...]:
    """Return no file: a release tells each figure on the map of its time."""
    return ()


def everything() -> Download:
    """Return the calendar, where every release is found."""
    return Download(_("Lịch phát hành"), addresses.CALENDAR)
