"""Who writes does not publish, who publishes does not change figures."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest
from django.test import Client
from wagtail.models import GroupPagePermission, Workflow

from desk.kit import permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import NotPermitted
from desk.staff import actions, reach, sections
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

    assert [one.username for one in credentials] == [
        *("quantri", "bientap", "duyet", "thongke"),
        *("tacgia", "xuatban", "lanhdao", "ketoan", "vanhanh"),
    ]
    assert len({one.password for one in credentials}) == 9
    assert all(
        authenticate(HttpRequest(), username=one.username, password=one.password)
        for one in credentials
    )


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


def test_who_approved_and_published_in_one_role_keeps_both() -> None:
    chief = Person.objects.create_user("truong-ban")
    Group.objects.filter(name="Moderators").update(name="Người duyệt xuất bản")
    chief.groups.add(Group.objects.get(name="Người duyệt xuất bản"))

    actions.set_up_roles()

    assert set(chief.groups.values_list("name", flat=True)) == {"Người duyệt", "Người xuất bản"}
    assert not Group.objects.filter(name="Người duyệt xuất bản").exists()


def test_a_role_in_a_section_reaches_that_section_and_no_other() -> None:
    home = PortalPage.objects.get(depth=2)
    ours = home.add_child(instance=PortalPage(title="Bưu chính"))
    theirs = home.add_child(instance=PortalPage(title="Viễn thông"))
    article = ours.add_child(instance=PortalPage(title="Bài"))
    actions.set_up_roles()
    person = Person.objects.create_user("phong-buu-chinh")

    sections.let_in(person, "editor", ours, by=permissions.MACHINE)
    actions.set_up_roles()
    person = Person.objects.get(pk=person.pk)

    may = [page.permissions_for_user(person).can_edit() for page in (ours, article, theirs, home)]
    assert may == [True, True, False, False]
    assert permissions.may(person, "wagtailadmin.access_admin")
    (held,) = sections.held()
    assert (held.section, held.role) == ("Bưu chính", "Biên tập viên")
    sections.let_out(person, held.number, by=permissions.MACHINE)
    person = Person.objects.get(pk=person.pk)
    assert not article.permissions_for_user(person).can_edit()


def test_a_role_goes_with_its_section_and_leaves_no_right_behind() -> None:
    home = PortalPage.objects.get(depth=2)
    ours = home.add_child(instance=PortalPage(title="Bưu chính"))
    actions.set_up_roles()
    person = Person.objects.create_user("phong-buu-chinh")
    sections.let_in(person, "approver", ours, by=permissions.MACHINE)
    held = Person.objects.get(pk=person.pk)
    before = reach.of(held, "checking.waive")

    ours.delete()
    left = Person.objects.get(pk=person.pk)

    assert before.covers(ours.path)
    assert not before.is_everywhere
    assert reach.of(left, "checking.waive") == reach.NOWHERE
    assert list(left.groups.all()) == []


def test_a_group_without_pages_acts_everywhere_and_one_with_pages_there() -> None:
    home = PortalPage.objects.get(depth=2)
    actions.set_up_roles()
    secretaries = Group.objects.create(name="Thư ký")
    secretaries.permissions.add(Permission.objects.get(codename="answer_letter"))
    person = Person.objects.create_user("thu-ky")
    person.groups.add(secretaries)
    without = reach.of(Person.objects.get(pk=person.pk), "petitions.answer_letter")
    GroupPagePermission.objects.create(
        group=secretaries, page=home, permission=Permission.objects.get(codename="add_portalpage")
    )

    assert without == reach.EVERYWHERE
    assert reach.of(Person.objects.get(pk=person.pk), "petitions.answer_letter") == reach.Reach(
        is_everywhere=False, sections=(home.path,)
    )


def test_only_who_keeps_people_gives_roles_and_only_roles_of_pages() -> None:
    people()
    home = PortalPage.objects.get(depth=2)
    editor = Person.objects.get(username="bientap")

    with pytest.raises(NotPermitted):
        sections.let_in(editor, "approver", home, by=editor)
    with pytest.raises(sections.NotForSections):
        sections.let_in(editor, "statistician", home, by=permissions.MACHINE)


def test_the_screen_of_rights_by_section_gives_and_takes_back(client: Client) -> None:
    administrator, editor = people()["quantri"], people()["bientap"]
    home = PortalPage.objects.get(depth=2)
    client.force_login(editor)
    assert client.get("/quyen/chuyen-muc/").status_code in (302, 403)
    client.force_login(administrator)

    client.post("/quyen/chuyen-muc/", {"person": editor.pk, "role": "approver", "section": home.pk})
    html = client.get("/quyen/chuyen-muc/").content.decode()
    (held,) = sections.held()
    client.post("/quyen/chuyen-muc/", {"out": f"{held.number}:{editor.pk}"})

    assert "Thạch Thị Biên" in html.partition("<tbody>")[2]
    assert [one.people for one in sections.held()] == [()]
