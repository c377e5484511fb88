"""Sets up the roles, and the people of the demonstration with passwords made at random."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Task, Workflow

from desk.kit import journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor
from desk.staff import noting, rights, sections
from desk.staff.equipping import equip
from desk.staff.models import Person
from desk.staff.roles import ROLES, named

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for one another when reading them off a screen."""
_WAGTAIL_NAMES = {"Editors": "Biên tập viên", "Moderators": "Người duyệt"}
_BOTH = "Người duyệt xuất bản"
"""One group that approved and published, until the two were told apart."""
_DEMONSTRATION = (
    ("quantri", "Lâm Quốc", "Trị", ("administrator",)),
    ("bientap", "Thạch Thị", "Biên", ("editor",)),
    ("duyet", "Trần Minh", "Duyệt", ("approver", "publisher")),
    ("thongke", "Sơn Thị", "Thống", ("statistician",)),
    ("tacgia", "Kim Thị", "Tác", ("author",)),
    ("xuatban", "Lý Văn", "Xuất", ("publisher",)),
    ("lanhdao", "Nguyễn Văn", "Lãnh", ("leader",)),
    ("ketoan", "Huỳnh Thị", "Toán", ("accountant",)),
    ("vanhanh", "Triệu Minh", "Vận", ("operator",)),
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
    _tell_apart_approving_and_publishing()
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role.name)
        equip(group, role, PortalPage.get_first_root_node())
    sections.equip_again()
    Workflow.objects.filter(name="Moderators approval").update(name=_("Duyệt xuất bản"))
    Task.objects.filter(name="Moderators approval").update(name=_("Người duyệt đồng ý"))
    Collection.objects.filter(depth=1, name="Root").update(name=_("Kho chung"))
    rights.name_rights()


@transaction.atomic
def create_demonstration_people(*, by: Actor = MACHINE) -> tuple[Credentials, ...]:
    """Create those of the people who do not exist yet, each with a random password.

    The passwords are returned once and kept nowhere.
    """
    permissions.require(by, "staff.add_person")
    set_up_roles()
    created: list[Credentials] = []
    for username, last_name, first_name, codes in _DEMONSTRATION:
        if Person.objects.filter(username=username).exists():
            continue
        given = [named(code) for code in codes]
        said = " + ".join(role.name for role in given)
        password = "-".join(_word() for _number in range(3))
        with noting.under_its_own_name():
            person = Person.objects.create_user(
                username, password=password, last_name=last_name, first_name=first_name,
                is_superuser=any(role.everything for role in given),
            )  # fmt: skip
            person.groups.set(Group.objects.filter(name__in=[role.name for role in given]))
        journal.record(by, "staff.create_demonstration_person", username, role=said)
        created.append(Credentials(username, password, said))
    return tuple(created)


def _word() -> str:
    return "".join(secrets.choice(_ALPHABET) for _letter in range(5))


def _tell_apart_approving_and_publishing() -> None:
    """Give both roles to those who had the one that did both."""
    old = Group.objects.filter(name=_BOTH).first()
    if old is None or Group.objects.filter(name=named("approver").name).exists():
        return
    publishers, _made = Group.objects.get_or_create(name=named("publisher").name)
    publishers.user_set.add(*old.user_set.all())
    Group.objects.filter(pk=old.pk).update(name=named("approver").name)
