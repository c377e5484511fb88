"""Which letters somebody reads and answers: all, or the errors that readers found in their section.

A letter to the department concerns no page, so it is for those who answer for the whole portal.
"""

from typing import Any

from django.db.models import Q

from desk.kit.permissions import Actor, NotPermitted
from desk.petitions.models import Letter
from desk.staff import reach


def letters(actor: Any, act: str) -> Q:
    """Return what is asked of a letter so that somebody may do something about it."""
    within = reach.of(actor, act)
    return Q() if within.is_everywhere else Q(kind=Letter.Kind.CORRECTION) & _below(within)


def ratings(actor: Any, act: str) -> Q:
    """Return what is asked of a rating so that somebody sees it."""
    within = reach.of(actor, act)
    return Q() if within.is_everywhere else _below(within)


def may(actor: Any, act: str, letter: Letter) -> bool:
    """Return whether somebody may do something about a letter."""
    return Letter.objects.filter(letters(actor, act), pk=letter.pk).exists()


def require(actor: Actor, act: str, letter: Letter) -> None:
    """Refuse unless somebody may do something about a letter.

    Raises: `NotPermitted`.
    """
    if not may(actor, act, letter):
        raise NotPermitted(actor, act)


def _below(within: reach.Reach) -> Q:
    below = Q(pk__in=[])
    for section in within.pages().filter(path__in=within.sections):
        if section.address:
            below |= Q(page__startswith=section.address)
    return below
