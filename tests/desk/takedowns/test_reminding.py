"""Whoever may obey a lawful request is reminded before its 24 hours are over, each time once."""

from datetime import timedelta

import pytest
from django.core import mail
from tests.desk.takedowns.test_takedowns import MORNING, page, received

from desk.kit import clock
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.mailing import actions as mailing
from desk.mailing.models import Mail
from desk.newsroom.models import Section
from desk.press import health
from desk.staff import actions as staff
from desk.staff import sections
from desk.staff.models import Person
from desk.takedowns import actions, reminding
from desk.takedowns.models import Demand, Step

pytestmark = pytest.mark.django_db
__all__ = ["page"]


@pytest.fixture
def demand(page: PortalPage) -> Demand:
    """A request received at 8 o'clock, with people of whom some may obey it."""
    staff.create_demonstration_people()
    for name in ("xuatban", "bientap"):
        Person.objects.filter(username=name).update(email=f"{name}@vidu.vn")
    elsewhere = page.get_parent().add_child(instance=Section(title="Bưu chính", slug="buu-chinh"))
    other = Person.objects.create_user("buuchinh", email="buuchinh@vidu.vn")
    sections.let_in(other, "publisher", elsewhere, by=MACHINE)
    return received(page)


def after(hours: float) -> int:
    with clock.stopped_at(MORNING + timedelta(hours=hours)):
        put = reminding.remind()
        assert set(Mail.objects.values_list("kind", flat=True)) == ({"duty"} if put else set())
        mailing.send_due()
    return put


def test_each_hour_is_told_once_to_who_may_obey(demand: Demand) -> None:
    sent = [after(hours) for hours in (1, 11.9, 12, 13, 20, 20.5, 23.2, 23.9, 24.1, 60)]

    assert sent == [0, 0, 1, 0, 1, 0, 1, 0, 1, 0]
    assert {tuple(one.to) for one in mail.outbox} == {("xuatban@vidu.vn",)}
    assert mail.outbox[0].subject == "Yêu cầu gỡ bỏ còn 12 giờ 0 phút: Bài sai"
    assert "08:00 05/01/2024" in mail.outbox[0].body
    assert f"/go-bo/{demand.pk}/" in mail.outbox[0].body
    assert "quá hạn" in mail.outbox[-1].subject
    assert [step.note for step in Step.objects.filter(act="reminded")] == ["xuatban@vidu.vn"] * 4


def test_a_worker_that_was_down_reminds_once_for_all_it_missed(demand: Demand) -> None:
    assert (after(23.5), after(23.6)) == (1, 0)
    assert Demand.objects.get() == demand


def test_what_is_obeyed_is_not_told_of(demand: Demand) -> None:
    actions.take_down(demand=demand, by=MACHINE)

    assert after(23) == 0
    assert mail.outbox == []


def test_that_nobody_could_be_written_to_is_in_the_log(demand: Demand) -> None:
    Person.objects.update(email="")

    assert (after(12), after(12.5)) == (0, 0)
    assert demand.steps.get(act="reminded").note == "không ai có quyền gỡ đã khai thư điện tử"


@pytest.mark.parametrize(("hours", "is_well"), [(11, True), (13, False), (25, False)])
def test_the_state_of_the_system_tells_it(demand: Demand, hours: int, *, is_well: bool) -> None:
    with clock.stopped_at(MORNING + timedelta(hours=hours)):
        (line,) = [one for one in health.lines() if one.name == "Yêu cầu gỡ bỏ"]

    assert line.is_well is is_well
    assert line.said.startswith("1 yêu cầu chờ thi hành, gần nhất")
    assert demand.number not in line.said
