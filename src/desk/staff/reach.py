"""How far somebody may do something: on every page, or on those below some sections.

An act comes with a group, and reaches as far as the group's pages do: who approves in Bưu chính
waives, settles and agrees to fees there, and nowhere else. A group without pages of its own
(accountants, leaders) acts for the whole portal.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor, NotPermitted
from desk.staff.models import Person


@dataclass(frozen=True, slots=True)
class Reach:
    """The pages on which somebody may do something."""

    is_everywhere: bool
    sections: tuple[str, ...] = ()
    """Paths in the tree: these pages and all below them."""

    def covers(self, path: str) -> bool:
        """Return whether it reaches the page of a path; what is no page is the whole portal's."""
        return self.is_everywhere or (bool(path) and path.startswith(self.sections))

    def pages(self) -> QuerySet[PortalPage]:
        """Return the pages that it reaches."""
        if self.is_everywhere:
            return PortalPage.objects.all()
        below = Q(pk__in=[])
        for path in self.sections:
            below |= Q(path__startswith=path)
        return PortalPage.objects.filter(below)


EVERYWHERE, NOWHERE = Reach(is_everywhere=True), Reach(is_everywhere=False)


def of(actor: Any, act: str) -> Reach:
    """Return on which pages somebody may do something."""
    if not permissions.may(actor, act):
        return NOWHERE
    room, _dot, verb = act.partition(".")
    named = {"content_type__app_label": room, "codename": verb}
    if actor is MACHINE or actor.is_superuser or act in actor.get_user_permissions():
        return EVERYWHERE
    by_group = {f"permissions__{name}": value for name, value in named.items()}
    groups = set(Group.objects.filter(user=actor, **by_group).values_list("pk", flat=True))
    given = GroupPagePermission.objects.filter(group__in=groups).values_list(
        "group", "page__path", "page__depth"
    )
    rows = set(given)
    without_pages = groups - {group for group, _path, _depth in rows}
    if without_pages or any(depth == 1 for _group, _path, depth in rows):
        return EVERYWHERE
    return Reach(is_everywhere=False, sections=tuple(sorted({path for _g, path, _d in rows})))


def may(actor: Any, act: str, page: PortalPage | None) -> bool:
    """Return whether somebody may do something on a page; on none, for the whole portal."""
    return of(actor, act).covers(page.path if page is not None else "")


def require(actor: Actor, act: str, page: PortalPage | None) -> None:
    """Refuse unless somebody may do something on a page; on none, for the whole portal.

    Raises: `NotPermitted`.
    """
    if not may(actor, act, page):
        raise NotPermitted(actor, act)


def mails_of(act: str) -> list[str]:
    """Return the addresses of those who may do something, of whoever gave one."""
    return sorted({person.email for person in _who(act)})


def mails_of_page(act: str, page: PortalPage | None) -> list[str]:
    """Return the addresses of those who may do something on a page; on none, for the whole portal.

    Shape: of whoever gave one.
    """
    return sorted({person.email for person in _who(act) if may(person, act, page)})


def _who(act: str) -> QuerySet[Person]:
    """Return those who may do something somewhere and can be written to."""
    found: QuerySet[Person] = Person.objects.with_perm(act, backend=_BACKEND).exclude(email="")
    return found


_BACKEND = "django.contrib.auth.backends.ModelBackend"
