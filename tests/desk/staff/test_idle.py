"""An account that nobody uses is closed, after a notice, and never the last that could open it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from desk.kit import clock
from desk.kit.page import PortalPage
from desk.staff import idle
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
Move = Callable[[int], int]


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Move:
    """See to accounts so many days from now; return how many were closed."""
    begun = clock.now()

    def move(days: int) -> int:
        moment: datetime = begun + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: moment)
        cache.clear()
        return idle.see_to_accounts_once_a_day()

    return move


@pytest.fixture
def person() -> Person:
    Person.objects.create_user("quantri", is_superuser=True, last_login=clock.now())
    return Person.objects.create_user(
        "lan", last_name="Lâm Thị", first_name="Lan", email="lan@vidu.vn", last_login=clock.now()
    )


def is_open(person: Person) -> bool:
    return bool(Person.objects.get(pk=person.pk).is_active)


def test_it_is_warned_two_weeks_before_and_closed_with_its_sessions(
    person: Person, on_day: Move, client: Client
) -> None:
    written = PortalPage.get_first_root_node().add_child(
        instance=PortalPage(title="Bài của Lan", owner=person)
    )

    client.force_login(person)
    early, warned = on_day(30), on_day(32)
    assert [one.subject for one in mail.outbox] == ["Tài khoản sắp đóng"]
    still = on_day(45)
    closed = on_day(46)

    assert (early, warned, still, closed) == (0, 0, 0, 1)
    assert not is_open(person)
    assert mail.outbox[-1].subject == "Tài khoản đã đóng"
    assert client.get("/").status_code == 302
    assert str(PortalPage.objects.get(pk=written.pk).owner) == "Lâm Thị Lan"
    assert Person.objects.get(username="quantri").is_active, "the last administrator stays"


def test_who_signs_in_after_the_warning_stays(person: Person, on_day: Move) -> None:
    on_day(32)
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())

    assert on_day(50) == 0
    assert is_open(person)


def test_an_account_that_was_opened_again_is_warned_again_first(
    person: Person, on_day: Move
) -> None:
    on_day(32)
    on_day(46)
    Person.objects.filter(pk=person.pk).update(is_active=True)

    assert (on_day(47), on_day(55), on_day(62)) == (0, 0, 1)


def test_nothing_is_closed_where_that_is_switched_off(
    person: Person, on_day: Move, settings: Settings
) -> None:
    settings.IDLE_DAYS = 0

    assert (on_day(300), on_day(400)) == (0, 0)
    assert is_open(person)
