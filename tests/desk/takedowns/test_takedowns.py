"""A lawful request is obeyed at once, within 24 hours, and nothing of it is lost."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import MACHINE, NotPermitted
from desk.press import outbox
from desk.press.models import Change
from desk.staff import actions as staff
from desk.staff.models import Person
from desk.takedowns import actions, queries
from desk.takedowns.actions import Asking
from desk.takedowns.models import Demand, Step

pytestmark = pytest.mark.django_db
MORNING = datetime(2024, 1, 4, 1, 0, tzinfo=UTC)
ASKING = Asking(
    "Sở Thông tin và Truyền thông", "123/STTTT-TTBCXB", date(2024, 1, 4), MORNING, "Sai sự thật."
)


@pytest.fixture
def people() -> Mapping[str, Person]:
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.fixture
def page() -> PortalPage:
    """A live page with a live page below it."""
    above = Site.objects.get().root_page.add_child(instance=PortalPage(title="Bài sai"))
    above.save_revision().publish()
    above.add_child(instance=PortalPage(title="Phụ lục")).save_revision().publish()
    return PortalPage.objects.get(pk=above.pk)


def received(page: PortalPage) -> Demand:
    return actions.receive(page=page, asking=ASKING, by=MACHINE)


def live(page: PortalPage) -> bool:
    return bool(PortalPage.objects.get(pk=page.pk).live)


def test_the_page_and_all_below_go_and_the_press_is_told_first(page: PortalPage) -> None:
    below = page.get_children().get()
    Change.objects.all().delete()

    actions.take_down(demand=received(page), by=MACHINE)

    assert not live(page)
    assert not live(below)
    assert outbox.withdrawn() == {str(page.pk), str(below.pk)}


@pytest.mark.parametrize(
    ("after", "said", "is_late"),
    [
        (timedelta(minutes=20), "còn 23 giờ 40 phút", False),
        (timedelta(hours=23, minutes=30), "còn 30 phút", False),
        (timedelta(hours=25, minutes=5), "quá hạn 1 giờ 5 phút", True),
    ],
)
def test_the_clock_of_24_hours(
    page: PortalPage, after: timedelta, said: str, *, is_late: bool
) -> None:
    demand = received(page)

    with clock.stopped_at(MORNING + after):
        (one,) = queries.asked()
        assert (one.left, one.is_late, one.is_open) == (said, is_late, True)
        actions.take_down(demand=demand, by=MACHINE)
        assert queries.one(demand.pk).is_late is is_late
    assert queries.one(demand.pk).left.startswith("gỡ sau")


def test_what_was_taken_down_comes_back_by_no_road_until_it_is_lifted(page: PortalPage) -> None:
    demand = received(page)
    actions.take_down(demand=demand, by=MACHINE)
    again = PortalPage.objects.get(pk=page.pk)
    again.title = "Bài đã sửa"

    with pytest.raises(PublishingRefused, match="123/STTTT-TTBCXB"):
        again.save_revision().publish()
    with pytest.raises(actions.NoDocument):
        actions.restore(demand=demand, document=" ", by=MACHINE)
    assert actions.restore(demand=demand, document="Công văn 130 ngày 05/01", by=MACHINE) == ()

    restored = PortalPage.objects.get(pk=page.pk)
    assert (restored.live, restored.title) == (True, "Bài sai")
    assert [step.act for step in demand.steps.all()] == ["received", "taken_down", "restored"]


def test_what_is_on_the_clock_is_taken_off_it(page: PortalPage) -> None:
    page.revisions.update(approved_go_live_at=clock.now())

    actions.take_down(demand=received(page), by=MACHINE)

    assert not PortalPage.objects.get(pk=page.pk).approved_schedule


def test_nothing_is_done_twice_and_the_log_only_grows(page: PortalPage) -> None:
    demand = received(page)
    with pytest.raises(actions.AlreadyDone):
        actions.restore(demand=demand, document="x", by=MACHINE)
    actions.take_down(demand=demand, by=MACHINE)

    with pytest.raises(actions.AlreadyDone):
        actions.take_down(demand=demand, by=MACHINE)
    for table in (Step, Demand):
        with pytest.raises(IntegrityError), transaction.atomic():
            table.objects.all().delete()


def test_a_page_that_is_no_more_is_taken_down_all_the_same(page: PortalPage) -> None:
    demand = received(page)
    page.delete()

    actions.take_down(demand=demand, by=MACHINE)

    assert queries.one(demand.pk).taken_down_at
    assert actions.restore(demand=demand, document="Công văn 130", by=MACHINE)


def test_only_who_may_obey_does(page: PortalPage, people: Mapping[str, Person]) -> None:
    with pytest.raises(NotPermitted):
        actions.receive(page=page, asking=ASKING, by=people["bientap"])
    with pytest.raises(NotPermitted):
        actions.take_down(demand=received(page), by=people["bientap"])


def test_the_screen_takes_the_address_as_it_is_copied_and_obeys(
    page: PortalPage, people: Mapping[str, Person], client: Client
) -> None:
    client.force_login(people["bientap"])
    assert client.get(reverse("takedowns_list")).status_code != 200
    client.force_login(people["duyet"])
    at = clock.now().astimezone(clock.VIETNAM) - timedelta(hours=1)
    asked = {
        "address": f"http://127.0.0.1:8000{page.address}", "agency": ASKING.agency,
        "number": ASKING.number, "dated": "04/01/2024", "why": ASKING.why,
        "received_at": f"{at:%d/%m/%Y %H:%M}", "now": "1",
    }  # fmt: skip
    refused = client.post(reverse("takedowns_list"), asked | {"address": "/khong-co/"})
    answer = client.post(reverse("takedowns_list"), asked, follow=True)
    number = Demand.objects.get().pk
    listed = client.get(reverse("takedowns_list")).content.decode()
    client.post(
        reverse("takedowns_one", args=[number]),
        {"act": "restore", "document": "Công văn 130 ngày 05/01/2024"},
    )

    assert "Không có trang nào do ban biên tập soạn" in refused.content.decode()
    assert "gỡ sau 1 giờ" in answer.content.decode()
    assert "gỡ sau 1 giờ" in listed
    assert live(page)
    assert JournalEntry.objects.filter(act="takedowns.take_down").exists()
