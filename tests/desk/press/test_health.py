"""An operator sees what is ill and what to do, and so does a program that watches."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from desk.kit import clock
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.mailing.written import Letter
from desk.press import health
from desk.press.models import Change, SetAside
from desk.staff import actions
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


def ill() -> list[str]:
    return [line.name for line in health.lines() if not line.is_well]


@pytest.fixture(autouse=True)
def built(settings: Settings, tmp_path: object) -> None:
    """A portal that was built once, on a disk of its own."""
    from desk.press import tree

    settings.VAR = tmp_path
    tree.root().mkdir(parents=True, exist_ok=True)
    (tree.root() / "manifest.json").write_text("{}")


def test_a_portal_that_is_well_says_so() -> None:
    assert ill() == []


def test_a_worker_that_stopped_is_told_with_what_to_do() -> None:
    Change.objects.create(at=clock.now() - timedelta(minutes=30), kind="pages", keys=["1"])

    line = health.lines()[0]

    assert not line.is_well
    assert "cũ nhất 30 phút" in line.said
    assert "chạy lại" in line.remedy


def test_what_readers_sent_and_nobody_could_read_is_told() -> None:
    SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="x")

    assert ill() == ["Hộp thư"]


def test_mails_that_nobody_takes_are_told() -> None:
    letter = Letter("Chào", ("Một câu.",))
    with clock.stopped_at(clock.now() - timedelta(minutes=90)):
        mailing.put(letter, Kind.ANSWER, Addressed("doc@vidu.vn"))
    line = health.lines()[0]

    assert ill() == ["Thư gửi đi"]
    assert line.said == "1 thư chờ gửi, ghi vào"
    assert line.place.endswith("/mail")
    assert "doc@vidu.vn" not in line.said


def test_one_password_alone_where_others_can_sign_in_is_told(settings: Settings) -> None:
    settings.IS_OPEN_HERE_ONLY = False

    assert ill() == ["Đăng nhập hai lớp"]


@pytest.mark.parametrize(
    "longer",
    [{"IDLE_MINUTES": 60}, {"IDLE_MINUTES_ADMIN": 10}, {"IDLE_DAYS": 0}, {"IDLE_DAYS": 90}],
)
def test_sessions_that_stay_open_for_too_long_are_told(
    settings: Settings, longer: dict[str, int]
) -> None:
    settings.IS_OPEN_HERE_ONLY, settings.SECOND_FACTOR_IS_REQUIRED = False, True
    assert ill() == []
    for name, value in longer.items():
        setattr(settings, name, value)

    assert ill() == ["Phiên làm việc"]


def test_the_screen_is_for_who_runs_the_portal_and_answers_programs(client: Client) -> None:
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username="bientap"))
    assert client.get("/tinh-trang/").status_code != 200
    client.force_login(Person.objects.get(username="vanhanh"))

    assert "đúng phiên bản" in client.get("/tinh-trang/").content.decode()
    assert client.get("/tinh-trang/?dang=json").status_code == 200
    SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="x")
    sick = client.get("/tinh-trang/?dang=json")
    assert sick.status_code == 503
    assert sick.json()["lines"][0]["is_well"] is False
