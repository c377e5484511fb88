"""Rights for one section: a department writes and approves its own, and nothing else.

“Biên tập viên · Thông tin và truyền thông” is a group like any other; a row ties it to its role
and its section, so that it keeps its rights when the section is renamed or moved.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from desk.kit import journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor
from desk.staff import noting
from desk.staff.equipping import equip
from desk.staff.models import Person, SectionRole
from desk.staff.roles import named

GRANT = "staff.change_person"
_LONGEST = 150


class NotForSections(ValueError):
    """The role has no pages, so it cannot be given for a section."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a role in a section."""

    number: int
    section: str
    role: str
    people: tuple[tuple[int, str], ...]


@transaction.atomic
def let_in(person: Person, role_code: str, section: PortalPage, *, by: Actor) -> None:
    """Let a person act in a role for a page and all below it.

    Raises: `NotPermitted`; `NotForSections`; `KeyError` for a role that there is not.
    """
    permissions.require(by, GRANT)
    role = named(role_code)
    if not role.is_for_sections:
        raise NotForSections(role.name)
    held = SectionRole.objects.filter(role=role_code, section=section).first()
    if held is None:
        name = f"{role.name} · {section.title}"[: _LONGEST - 8]
        if Group.objects.filter(name=name).exists():
            name = f"{name} ({section.pk})"
        held = SectionRole.objects.create(
            role=role_code, section=section, group=Group.objects.create(name=name)
        )
    with noting.under_its_own_name():
        equip(held.group, role, section)
        person.groups.add(held.group)
    journal.record(by, "staff.let_into_section", person, role=role.name, section=section.title)


@transaction.atomic
def let_out(person: Person, number: int, *, by: Actor) -> None:
    """Take a role in a section back from a person.

    Raises: `NotPermitted`; `SectionRole.DoesNotExist`.
    """
    permissions.require(by, GRANT)
    held = SectionRole.objects.select_related("group", "section").get(pk=number)
    with noting.under_its_own_name():
        person.groups.remove(held.group)
    journal.record(
        by, "staff.let_out_of_section", person,
        role=named(held.role).name, section=held.section.title,
    )  # fmt: skip


def take_along(instance: SectionRole, **_sent: Any) -> None:
    """Delete the group of a role whose section is gone: without pages it would act everywhere."""
    Group.objects.filter(pk=instance.group_id).delete()


def held() -> tuple[Held, ...]:
    """Return every role that is given for a section, with who holds it."""
    rows = SectionRole.objects.select_related("section", "group").prefetch_related(
        "group__user_set"
    )
    return tuple(
        Held(
            row.pk,
            row.section.title,
            named(row.role).name,
            tuple((person.pk, str(person)) for person in row.group.user_set.all()),
        )
        for row in rows.order_by("section__path", "role")
    )


def equip_again() -> None:
    """Bring the groups of sections in line with their roles; again changes nothing."""
    for row in SectionRole.objects.select_related("section", "group"):
        equip(row.group, named(row.role), row.section)
