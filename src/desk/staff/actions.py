"""Sets up the roles, and the four people of the demonstration with passwords made at random."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
)

from desk.kit import journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor
from desk.staff import rights
from desk.staff.models import Person
from desk.staff.roles import ROLES, Role

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for one another when reading them off a screen."""
_WAGTAIL_NAMES = {"Editors": "Biên tập viên", "Moderators": "Người duyệt xuất bản"}
_DEMONSTRATION = (
    ("quantri", "Lâm Quốc", "Trị", "administrator"),
    ("bientap", "Thạch Thị", "Biên", "editor"),
    ("duyet", "Trần Minh", "Duyệt", "publisher"),
    ("thongke", "Sơn Thị", "Thống", "statistician"),
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name to sign in with, its password, and what the person may do."""

    username: str
    password: str
    role: str


@transaction.atomic
def set_up_roles() -> None:
    """Bring the groups and what they may do in line with `ROLES`; again changes nothing."""
    for old, new in _WAGTAIL_NAMES.items():
        if not Group.objects.filter(name=new).exists():
            Group.objects.filter(name=old).update(name=new)
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_granted(role))
        _let_into_pages(group, role)
        _let_into_files(group, role)
    Workflow.objects.filter(name="Moderators approval").update(name=_("Duyệt xuất bản"))
    Task.objects.filter(name="Moderators approval").update(name=_("Người duyệt xuất bản đồng ý"))
    Collection.objects.filter(depth=1, name="Root").update(name=_("Kho chung"))
    rights.name_rights()


@transaction.atomic
def create_demonstration_people(*, by: Actor = MACHINE) -> tuple[Credentials, ...]:
    """Create those of the four people who do not exist yet, each with a random password.

    The passwords are returned once and kept nowhere.
    """
    permissions.require(by, "staff.add_person")
    set_up_roles()
    created: list[Credentials] = []
    for username, last_name, first_name, code in _DEMONSTRATION:
        if Person.objects.filter(username=username).exists():
            continue
        role = next(role for role in ROLES if role.code == code)
        password = "-".join(_word() for _number in range(3))
        person = Person.objects.create_user(
            username, password=password, last_name=last_name, first_name=first_name
        )
        person.is_superuser = role.everything
        person.save(update_fields=["is_superuser"])
        person.groups.add(Group.objects.get(name=role.name))
        journal.record(by, "staff.create_demonstration_person", username, role=role.name)
        created.append(Credentials(username, password, role.name))
    return tuple(created)


def _word() -> str:
    return "".join(secrets.choice(_ALPHABET) for _letter in range(5))


def _granted(role: Role) -> list[Permission]:
    if role.everything:
        return list(Permission.objects.all())
    wanted = {"wagtailadmin.access_admin", *role.acts}
    found = Permission.objects.select_related("content_type")
    return [
        permission
        for permission in found
        if f"{permission.content_type.app_label}.{permission.codename}" in wanted
    ]


def _let_into_pages(group: Group, role: Role) -> None:
    root = PortalPage.get_first_root_node()
    wanted = [f"{deed}_portalpage" for deed in role.pages]
    allowed = Permission.objects.filter(
        content_type__app_label="kit", content_type__model="portalpage", codename__in=wanted
    )
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=allowed).delete()
    for permission in allowed:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _let_into_files(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    wanted = [f"{deed}_{kind}" for deed in role.files for kind in ("image", "document")]
    allowed = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=wanted
    )
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=allowed).delete()
    for permission in allowed:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )
