"""Everything that staff do is in the journal once: who, when, from which machine, to what, why."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from PIL import Image as Drawing
from pytest_django import Settings
from wagtail.models import Collection, GroupPagePermission, Site

from desk.kit import clock, journal, origin, permissions
from desk.kit.journal import Asked, Entry
from desk.kit.models import JournalEntry, JournalSource
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.newsroom.models import Article, Section
from desk.privacy import erasing
from desk.staff import actions
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "trạm-phát-sóng-năm-2023"
AT = "203.0.113.7"


@pytest.fixture
def head(settings: Settings, tmp_path: Path) -> Client:
    """An administrator at a machine of their own."""
    settings.MEDIA_ROOT = tmp_path
    actions.create_demonstration_people()
    client = Client(REMOTE_ADDR=AT)
    client.force_login(Person.objects.get(username="quantri"))
    return client


@pytest.fixture
def section() -> Section:
    root = PortalPage.get_first_root_node()
    home = Site.objects.get(is_default_site=True).root_page
    return (home or root).add_child(instance=Section(title="Bưu chính", slug="buu-chinh"))


def _article() -> Article:
    return Article(title="Hội nghị", slug="hoi-nghi", lead="Hội nghị tổng kết.", byline="Lan")


def told(act: str) -> list[Entry]:
    return list(journal.every(Asked(act)))


def test_a_page_leaves_one_line_for_each_thing_done_to_it(head: Client, section: Section) -> None:
    page = section.add_child(instance=_article())
    page.save_revision()
    head.post(f"/pages/{page.pk}/lock/")
    head.post(f"/pages/{page.pk}/unlock/")
    head.post(f"/pages/{page.pk}/copy/", {
        "new_title": "Hội nghị hai", "new_slug": "hai", "new_parent_page": section.pk,
    })  # fmt: skip
    head.post(f"/pages/{page.pk}/delete/")

    for act in ("wagtail.lock", "wagtail.unlock", "wagtail.copy", "wagtail.delete"):
        (line,) = told(act)
        assert (line.by, line.address, line.details["of"]) == ("Lâm Quốc Trị", AT, "bài viết")
    assert told("wagtail.delete")[0].details["number"] == str(page.pk)
    assert told("wagtail.delete")[0].subject == "Hội nghị"


def test_pictures_papers_settings_and_groups_are_told_too(head: Client) -> None:
    drawn = io.BytesIO()
    Drawing.new("RGB", (9, 9)).save(drawn, "PNG")
    photo = SimpleUploadedFile("a.png", drawn.getvalue())
    head.post("/images/add/", {"title": "Ảnh hội nghị", "file": photo})
    many = SimpleUploadedFile("b.png", drawn.getvalue())
    head.post(
        "/images/multiple/add/", {"title": "Ảnh hai", "files[]": many, "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )  # fmt: skip
    paper = SimpleUploadedFile("a.csv", b"a,b")
    head.post("/documents/add/", {"title": "Bảng kê", "file": paper})
    site = Site.objects.get(is_default_site=True)
    terms = {"letters_months": 12, "addresses_months": 12, "law": "Luật 91/2025/QH15"}
    head.post(f"/settings/privacy/keeping/{site.pk}/", terms)
    head.post(
        "/collections/add/", {"name": "Kho ảnh", "parent": Collection.get_first_root_node().pk}
    )

    subjects = {line.subject for line in told("wagtail.create")}
    assert {"Ảnh hội nghị", "Ảnh hai", "Bảng kê", "Kho ảnh"} <= subjects
    assert any("Dữ liệu cá nhân" in line.details["of"] for line in told("wagtail.edit"))


def test_accounts_and_roles_are_told_by_whatever_road(head: Client) -> None:
    role = Group.objects.get(name="Người duyệt")
    head.post("/users/new/", {
        "username": "moi", "first_name": "Mới", "last_name": "Lê Thị", "email": "moi@vidu.vn",
        "password1": PASSWORD, "password2": PASSWORD, "is_active": "on", "groups": [role.pk],
    })  # fmt: skip
    person = Person.objects.get(username="moi")
    person.set_password(f"{PASSWORD}-hai")
    person.save()
    person.groups.clear()

    (made,), (given,), (taken,) = (
        told(f"staff.{act}") for act in ("create_account", "give_role", "take_role")
    )
    assert (made.by, made.subject, made.address) == ("Lâm Quốc Trị", "moi", AT)
    assert given.details["role"] == taken.details["role"] == "Người duyệt"
    assert taken.by == "Hệ thống"
    assert told("staff.change_account")[0].details["what"] == ["mật khẩu"]
    assert PASSWORD not in str([line.details for line in journal.every(Asked())])


def test_what_a_role_may_do_is_told_when_a_person_changes_it(head: Client) -> None:
    del head
    boss, role = Person.objects.get(username="quantri"), Group.objects.get(name="Kế toán")
    with permissions.acting_as(boss):
        role.permissions.clear()

    (line,) = told("staff.withdraw_rights")
    assert line.subject == "Kế toán"
    assert line.details["rights"]


def test_where_a_role_was_given_a_right_is_told_as_a_section(
    head: Client, section: Section
) -> None:
    role, given = Group.objects.get(name="Kế toán"), GroupPagePermission.objects.all()[0]
    with permissions.acting_as(Person.objects.get(username="quantri")):
        GroupPagePermission.objects.create(group=role, page=section, permission=given.permission)

    assert told("staff.grant_rights")[0].details["section"] == "Bưu chính"
    assert "chuyên mục: Bưu chính" in head.get("/nhat-ky/").content.decode()


def test_what_is_done_once_a_day_is_remembered_among_many() -> None:
    names = [f"done.{number}" for number in range(320)]
    for name in names:
        cache.add(name, 1)

    assert set(cache.get_many(names)) == set(names)


def test_signing_in_failing_and_being_locked_out_are_told_once_each() -> None:
    Person.objects.create_user("lan", password=PASSWORD, is_superuser=True)
    client = Client(REMOTE_ADDR=AT)
    for _time in range(8):
        client.post("/login/", {"username": "lan", "password": "sai"})
        cache.clear()
    elsewhere = Client(REMOTE_ADDR="203.0.113.8")
    elsewhere.post("/login/", {"username": PASSWORD, "password": ""})
    elsewhere.post("/login/", {"username": PASSWORD, "password": "lan"})
    elsewhere.post("/login/", {"username": "lan", "password": PASSWORD})
    elsewhere.post("/logout/")

    failed, (locked,) = told("staff.fail_to_sign_in"), told("staff.lock_out")
    assert [line.subject for line in failed].count("lan") == 4
    assert (locked.subject, locked.by, locked.address) == ("lan", "Chưa đăng nhập", AT)
    assert [line.address for line in told("staff.sign_in")] == ["203.0.113.8"]
    assert len(told("staff.sign_out")) == 1
    assert PASSWORD not in str(list(JournalEntry.objects.values_list("subject", "details")))


def test_a_flood_of_names_that_nobody_has_is_one_line_a_minute() -> None:
    client = Client(REMOTE_ADDR=AT)
    for number in range(4):
        client.post("/login/", {"username": f"bot{number}", "password": "sai"})
        cache.clear()

    (line,) = told("staff.fail_to_sign_in")
    assert line.subject == "(không có tài khoản ấy)"


@pytest.mark.parametrize(
    ("behind", "peer", "said", "is_from"),
    [
        (False, "198.51.100.1", "203.0.113.9", "198.51.100.1"),
        (True, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1", "203.0.113.9", "198.51.100.1"),
        (True, "127.0.0.1", "rác", "127.0.0.1"),
        (False, "", "", None),
    ],
)
def test_only_the_proxy_of_this_machine_is_believed(
    rf: RequestFactory,
    settings: Settings,
    *,
    behind: bool,
    peer: str,
    said: str,
    is_from: str | None,
) -> None:
    settings.IS_BEHIND_PROXY = behind

    assert origin.of(rf.get("/", REMOTE_ADDR=peer, HTTP_X_REAL_IP=said)) == is_from


def test_addresses_go_when_their_term_is_over_and_the_deeds_stay() -> None:
    old = datetime(2024, 1, 5, 1, tzinfo=UTC)
    for at, machine in ((old, AT), (old + timedelta(days=200), "203.0.113.8")):
        with clock.stopped_at(at), origin.coming_from(machine):
            journal.record(journal.MACHINE, "x.y", "việc")
    AccessAttempt.objects.create(ip_address=AT, username="lan", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=old)
    with clock.stopped_at(datetime(2025, 1, 6, 1, tzinfo=UTC)):
        erasing.erase()

    assert [line.address for line in told("x.y")] == ["203.0.113.8", ""]
    assert told("kit.forget_addresses")[0].details["count"] == 1
    assert not AccessAttempt.objects.exists()


def test_an_address_is_never_changed() -> None:
    with origin.coming_from(AT):
        journal.record(journal.MACHINE, "x.y", "việc")

    with pytest.raises(IntegrityError, match="chỉ ghi thêm"), transaction.atomic():
        JournalSource.objects.update(address="203.0.113.9")


def test_the_screen_and_its_table_are_narrowed_by_person_kind_and_day(head: Client) -> None:
    editor = Person.objects.get(username="bientap")
    with clock.stopped_at(datetime(2024, 1, 4, 16, 59, tzinfo=UTC)), origin.coming_from(AT):
        journal.record(editor, "staff.sign_in", "=bientap")
    with clock.stopped_at(datetime(2024, 1, 4, 17, tzinfo=UTC)):
        journal.record(editor, "x.y", "sáng hôm sau")
    wanted = {"nguoi": editor.pk, "tu": "2024-01-04", "den": "2024-01-04", "act": "staff.sign_in"}
    shown = head.get("/nhat-ky/", wanted).content.decode()
    answer = head.get("/nhat-ky/bang.csv", wanted)
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))

    assert AT in shown
    assert "sáng hôm sau" not in shown
    assert (
        "sáng hôm sau" in head.get("/nhat-ky/", {"tu": "2024-01-05", "den": "x"}).content.decode()
    )
    assert rows[1:] == [
        ["2024-01-04 23:59:00", "Thạch Thị Biên", "staff.sign_in", "đăng nhập", "'=bientap", "", AT]
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_that_no_clock_could_tell_narrows_nothing(head: Client, day: str) -> None:
    journal.record(MACHINE, "x.y", "việc hôm nay")

    for name in ("tu", "den"):
        assert "việc hôm nay" in head.get("/nhat-ky/", {name: day}).content.decode()


def test_from_which_machine_is_shown_to_few(head: Client) -> None:
    del head
    reader = Client()
    reader.force_login(Person.objects.get(username="thongke"))
    with origin.coming_from(AT):
        journal.record(journal.MACHINE, "x.y", "việc")

    assert AT not in reader.get("/nhat-ky/").content.decode()
    assert AT not in b"".join(reader.get("/nhat-ky/bang.csv")).decode()
    reader.force_login(Person.objects.get(username="bientap"))
    assert reader.get("/nhat-ky/bang.csv").status_code in (302, 403)
