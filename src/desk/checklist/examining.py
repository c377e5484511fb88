"""Runs every rule on a page; what stops is told at the gate, all of it at once."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache

from django.utils.translation import gettext as _

from desk.checklist import rules
from desk.checklist.looked import Looked, Note, look
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor

Rule = Callable[[Looked], Iterable[Note]]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule: the function `found` of each module beside this one's folder of rules."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"{rules.__name__}.{name}").found for name in names)


def notes(page: PortalPage) -> tuple[Note, ...]:
    """Return what the rules found on a page as it stands in memory, what stops first."""
    seen = look(page.specific)
    found = [note for rule in all_rules() for note in rule(seen)]
    return tuple(sorted(found, key=lambda note: not note.stops))


def ask(page: PortalPage, by: Actor) -> Iterable[str]:  # noqa: ARG001 — the list is the same for all
    """Return what of the checklist stands against publishing."""
    return [
        _("Danh mục kiểm tra: %(said)s") % {"said": one.said} for one in notes(page) if one.stops
    ]
