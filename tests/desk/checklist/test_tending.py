"""Pages whose day has come are told of once a day, and dead links are found on demand."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from wagtail.models import Site

from desk.checklist import addresses, nightly, outside, tending
from desk.checklist.models import DeadLink, Elsewhere
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.newsroom.models import SimplePage
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Person:
    return Person.objects.create_user(
        "lan", last_name="Lâm Thị", first_name="Lan", email="lan@vidu.vn", is_superuser=True
    )


def page(title: str, owner: Person, days: int, html: str = "<p>Chữ.</p>") -> PortalPage:
    home = Site.objects.get().root_page
    made = SimplePage(
        title=title, live=True, owner=owner, body=[("text", html)],
        review_on=clock.today() + timedelta(days=days),
    )  # fmt: skip
    home.add_child(instance=made)
    return made


def test_owners_are_reminded_a_week_before_and_on_the_day_once(owner: Person) -> None:
    for title, days in (("Hôm nay", 0), ("Tuần sau", 7), ("Mai", 1), ("Xa", 30)):
        page(title, owner, days)

    assert tending.remind_once_a_day() == 2
    assert tending.remind_once_a_day() == 0
    assert sorted(one.subject for one in mail.outbox) == [
        "Đến hạn rà soát: Hôm nay",
        "Đến hạn rà soát: Tuần sau",
    ]
    assert "/edit/" in mail.outbox[0].body


def test_the_screen_tells_what_is_due_and_follows_links_when_asked(
    owner: Person, client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    assert settings
    html = '<p><a href="/khong-co/">Trang cũ</a> <a href="https://vidu.vn/a">Nơi khác</a></p>'
    page("Giới thiệu", owner, -1, html)
    monkeypatch.setattr(addresses, "known", [lambda _address: False])
    client.force_login(owner)

    plain = client.get("/cham-soc/").content.decode()
    asked = client.get("/cham-soc/?lien-ket=1").content.decode()

    assert "Giới thiệu" in plain
    assert "quá hạn" in plain
    assert "/khong-co/" not in plain
    assert "/khong-co/" in asked
    assert "vidu.vn (1)" in asked


def test_the_nightly_walk_keeps_what_is_dead_and_tells_owners_once(
    owner: Person, client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    html = '<p><a href="/khong-co/">Trang cũ</a> <a href="https://vidu.vn/a">Nơi khác</a></p>'
    made = page("Giới thiệu", owner, 30, html)
    monkeypatch.setattr(addresses, "known", [lambda _address: False])
    settings.LINKS_OUTSIDE = True
    asked: list[str] = []

    def dead(address: str) -> str:
        asked.append(address)
        return "máy chủ trả lời 404"

    first = [row.said for row in nightly.walk(dead, 0)]
    second = nightly.walk(dead, 0)
    third = [row.said for row in nightly.walk(dead, 0)]
    client.force_login(owner)
    shown = client.get("/cham-soc/").content.decode()
    nightly.walk(lambda _address: "", 0)
    PortalPage.objects.filter(pk=made.pk).update(live=False)
    nightly.walk(dead, 0)

    assert asked == ["https://vidu.vn/a"] * 3
    assert ["/khong-co/" in said for said in first] == [True]
    assert second == ()
    assert ["404, 3 đêm liền" in said for said in third] == [True]
    assert [one.subject for one in mail.outbox] == ["Liên kết hỏng: 1", "Liên kết hỏng: 1"]
    assert "/khong-co/" in shown
    assert "404, 3 đêm liền" in shown
    assert not DeadLink.objects.exists()
    assert not Elsewhere.objects.exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:1/", "không thuộc mạng công cộng"),
        ("http://[::1]/", "không thuộc mạng công cộng"),
        ("http://169.254.1.1/x", "không thuộc mạng công cộng"),
        ("http://vidu.invalid:99999/", "không kết nối được"),
        ("mailto:a@vidu.vn", ""),
    ],
)
def test_only_machines_that_everybody_reaches_are_asked(address: str, said: str) -> None:
    assert said in outside.trouble(address)
    assert bool(outside.trouble(address)) is bool(said)
