"""Urgent news is asked for by one, let go by another, and told at once to who chose it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from tests.desk.subscriptions.test_following import FIRST, confirmed, publish, sent

from desk.kit import clock
from desk.kit.permissions import MACHINE, NotPermitted
from desk.press import posting
from desk.staff import actions as staff
from desk.staff.models import Person
from desk.subscriptions import urgent
from desk.subscriptions.models import Subscriber, Urgent
from desk.subscriptions.urgent import MOST_A_DAY, NotUrgent

pytestmark = pytest.mark.django_db
Made = Any
SAID = "Nước lên ở cửa sông, người dân ven đê hãy lên chỗ cao trước 18 giờ."


@pytest.fixture(autouse=True)
def _mails(settings: Settings) -> Iterator[None]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.stopped_at(FIRST):
        yield


@pytest.fixture
def people() -> dict[str, Made]:
    staff.create_demonstration_people()
    return {person.username: person for person in Person.objects.all()}


@pytest.fixture
def page(section: Made) -> Made:
    return publish(section, "Nước lên ở cửa sông", FIRST)


def test_two_people_stand_for_it_and_only_who_chose_it_is_told_once(
    people: dict[str, Made], page: Made
) -> None:
    confirmed("khan", "mot@vidu.vn")
    confirmed("phat-hanh", "hai@vidu.vn")
    asked = urgent.ask(page=page, said=SAID, by=people["duyet"])
    with pytest.raises(NotUrgent, match="người khác duyệt"):
        urgent.approve(asked, by=people["duyet"])
    with pytest.raises(NotPermitted):
        urgent.approve(asked, by=people["bientap"])
    assert urgent.tell() == 0
    urgent.approve(asked, by=people["xuatban"])

    mail.outbox.clear()
    posting.post()
    posting.post()
    (letter,) = mail.outbox

    assert letter.to == ["mot@vidu.vn"]
    assert letter.subject == "Tin khẩn: Nước lên ở cửa sông"
    assert SAID in letter.body
    assert page.address in letter.body
    assert "thoi-theo-doi" in letter.extra_headers["List-Unsubscribe"]
    assert Urgent.objects.get().count == 1
    assert Urgent.objects.get().done_at == FIRST


def test_no_more_than_three_go_on_a_day_and_the_next_day_counts_anew(
    people: dict[str, Made], page: Made
) -> None:
    for _number in range(MOST_A_DAY):
        asked = urgent.ask(page=page, said=SAID, by=people["bientap"])
        urgent.approve(asked, by=people["duyet"])
    late = urgent.ask(page=page, said=SAID, by=people["bientap"])

    with pytest.raises(NotUrgent, match="đủ số một ngày"):
        urgent.approve(late, by=people["duyet"])
    with clock.stopped_at(FIRST + timedelta(days=1)):
        urgent.approve(late, by=people["duyet"])


def test_what_was_taken_down_meanwhile_is_told_to_nobody(
    people: dict[str, Made], page: Made
) -> None:
    confirmed("khan")
    asked = urgent.ask(page=page, said=SAID, by=people["bientap"])
    urgent.approve(asked, by=people["duyet"])
    page.specific.unpublish()

    urgent.tell()

    assert sent() == []
    assert Urgent.objects.get().done_at


def test_a_kill_between_two_batches_leaves_nobody_out_and_tells_nobody_twice(
    people: dict[str, Made], page: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        confirmed("khan", f"{name}@vidu.vn")
    asked = urgent.ask(page=page, said=SAID, by=people["bientap"])
    urgent.approve(asked, by=people["duyet"])
    monkeypatch.setattr(urgent, "A_BATCH", 2)
    urgent._tell_some(asked.pk)

    urgent.tell()

    assert sorted(letter.to[0] for letter in sent()) == ["a@vidu.vn", "b@vidu.vn", "c@vidu.vn"]


def test_what_is_no_news_is_refused_in_words(people: dict[str, Made], page: Made) -> None:
    draft = page.get_parent().add_child(instance=type(page)(title="Chưa đăng", byline="BBT"))
    with pytest.raises(NotUrgent, match="Trang chưa đăng"):
        urgent.ask(page=draft, said=SAID, by=people["bientap"])
    with pytest.raises(NotUrgent, match="điều gì, ở đâu, người dân làm gì"):
        urgent.ask(page=page, said="Bão!", by=people["bientap"])
    urgent.ask(page=page, said=SAID, by=people["bientap"])
    with pytest.raises(NotUrgent, match="đang chờ duyệt"):
        urgent.ask(page=page, said=SAID, by=people["bientap"])


def test_the_screens_ask_let_go_and_take_back(
    people: dict[str, Made], page: Made, client: Client
) -> None:
    client.force_login(people["bientap"])
    refused = client.post(f"/theo-doi/khan/{page.pk}/", {"said": "Bão!"}).content.decode()
    client.post(f"/theo-doi/khan/{page.pk}/", {"said": SAID})
    waiting = client.get("/theo-doi/khan/").content.decode()
    one = Urgent.objects.get()
    client.force_login(people["duyet"])
    html = client.get("/theo-doi/khan/").content.decode()
    client.post("/theo-doi/khan/", {"act": "approve", "number": one.pk})
    done = client.post("/theo-doi/khan/", {"act": "drop", "number": one.pk}, follow=True)

    assert "Bão!" in refused
    assert "Duyệt và gửi" not in waiting
    assert "Duyệt và gửi" in html
    assert Urgent.objects.get().approved_name == "Trần Minh Duyệt"
    assert "đã xử lý xong" in done.content.decode()
    assert Urgent.objects.get().dropped_at is None


def test_an_address_whose_mails_come_back_is_not_written_to(
    people: dict[str, Made], page: Made
) -> None:
    confirmed("khan")
    Subscriber.objects.update(paused_at=FIRST)
    asked = urgent.ask(page=page, said=SAID, by=MACHINE)
    urgent.approve(asked, by=people["duyet"])

    urgent.tell()

    assert sent() == []
