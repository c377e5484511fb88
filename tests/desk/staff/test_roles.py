"""Who writes does not publish, who publishes does not change figures."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Workflow

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import NotPermitted
from desk.staff import actions
from desk.staff.models import Person
from desk.staff.roles import ROLES

pytestmark = pytest.mark.django_db

ACTS = sorted({act for role in ROLES for act in role.acts if not act.startswith("newsroom.")})


def people() -> dict[str, Person]:
    actions.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_a_permission_that_can_be_granted(act: str) -> None:
    room, _dot, verb = act.partition(".")

    assert Permission.objects.filter(content_type__app_label=room, codename=verb).exists()


@pytest.mark.parametrize(
    ("username", "act", "may"),
    [
        ("bientap", "ledger.revise_observation", False),
        ("bientap", "checking.waive", False),
        ("bientap", "wagtailadmin.access_admin", True),
        ("duyet", "ledger.revise_observation", False),
        ("duyet", "checking.waive", True),
        ("thongke", "ledger.record_observations", True),
        ("thongke", "ledger.revise_observation", True),
        ("thongke", "checking.waive", False),
        ("quantri", "ledger.revise_observation", True),
        ("quantri", "checking.waive", True),
    ],
)
def test_each_role_may_do_its_acts_and_no_others(username: str, act: str, *, may: bool) -> None:
    assert permissions.may(people()[username], act) is may


@pytest.mark.parametrize(
    ("username", "may_edit", "may_publish"),
    [("bientap", True, False), ("duyet", True, True), ("thongke", False, False)],
)
def test_who_writes_does_not_publish(username: str, *, may_edit: bool, may_publish: bool) -> None:
    person = people()[username]
    page = PortalPage.objects.get(depth=2)
    tester = page.permissions_for_user(person)

    assert (tester.can_edit(), tester.can_publish()) == (may_edit, may_publish)


def test_the_people_can_sign_in_with_the_passwords_told_once() -> None:
    credentials = actions.create_demonstration_people()

    assert [one.username for one in credentials] == ["quantri", "bientap", "duyet", "thongke"]
    assert len({one.password for one in credentials}) == 4
    assert all(authenticate(username=one.username, password=one.password) for one in credentials)


def test_people_who_exist_are_left_alone() -> None:
    actions.create_demonstration_people()

    assert actions.create_demonstration_people() == ()


def test_setting_up_again_changes_nothing_and_takes_back_what_was_added() -> None:
    actions.set_up_roles()
    editors = Group.objects.get(name="Biên tập viên")
    editors.permissions.add(Permission.objects.get(codename="revise_observation"))
    before = GroupPagePermission.objects.count()
    actions.set_up_roles()

    assert not editors.permissions.filter(codename="revise_observation").exists()
    assert GroupPagePermission.objects.count() == before
    assert Group.objects.count() == len(ROLES)


def test_no_english_is_left_in_the_names_that_people_see() -> None:
    actions.set_up_roles()

    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert not Workflow.objects.filter(name__contains="Moderators").exists()


def test_only_who_may_add_people_can() -> None:
    with pytest.raises(NotPermitted):
        actions.create_demonstration_people(by=Person.objects.create_user("la"))


def test_a_name_is_said_family_name_first() -> None:
    person = Person(username="bientap", last_name="Thạch Thị", first_name="Biên")

    assert str(person) == "Thạch Thị Biên"
    assert str(Person(username="bientap")) == "bientap"


def test_an_account_out_of_use_may_do_nothing() -> None:
    administrator = people()["quantri"]
    administrator.is_active = False

    assert not permissions.may(administrator, "ledger.revise_observation")
