"""From a typed address to the mail of the day and out again: each step once, nothing kept after."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from congso.inbox.entry import Entry
from desk.kit import clock
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE
from desk.kit.signals import mail_given_up
from desk.mailing import actions as mailing
from desk.mailing.models import Mail
from desk.press import posting
from desk.staff import actions as staff
from desk.staff.models import Person
from desk.subscriptions import actions, public
from desk.subscriptions.actions import NotSubscribed
from desk.subscriptions.models import Asked, Subscriber
from desk.subscriptions.topics import topics

pytestmark = pytest.mark.django_db
Made = Any
ADDRESS = "doc@vidu.vn"
FIRST = datetime(2024, 1, 5, 3, tzinfo=UTC)
"""Ten in the morning."""
NEXT = FIRST + timedelta(days=1)
numbers = iter(range(10_000))


@pytest.fixture(autouse=True)
def _mails(settings: Settings) -> Iterator[None]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.stopped_at(FIRST):
        yield


def entry(kind: str, at: datetime = FIRST, **fields: str) -> Entry:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Entry(f"{next(numbers):08x}", at, kind, named)


def ask(chosen: str, address: str = ADDRESS, at: datetime = FIRST, **more: str) -> None:
    actions.receive([entry("subscription", at, thu_dien_tu=address, chuyen_muc=chosen, **more)])


def sent() -> list[Made]:
    mail.outbox.clear()
    mailing.send_due()
    found = list(mail.outbox)
    mail.outbox.clear()
    return found


def token(letter: Made, step: str) -> str:
    found = re.search(rf"/hop-thu/{step}/(\S+)", letter.body)
    assert found
    return found[1]


def confirmed(chosen: str, address: str = ADDRESS) -> Made:
    """Return the mail that greets a new subscriber."""
    ask(chosen, address)
    (letter,) = sent()
    actions.confirm([entry("confirmation", ma=token(letter, "xac-nhan"))])
    (welcome,) = sent()
    return welcome


def publish(section: Made, title: str, at: datetime) -> PortalPage:
    from desk.newsroom.models import Article

    page = section.add_child(
        instance=Article(
            title=title, summary="Tóm tắt.", lead="<p>Mở.</p>", byline="Ban", live=True
        )
    )
    PortalPage.objects.filter(pk=page.pk).update(first_published_at=at)
    return page


def code(title: str) -> str:
    return next(one.code for one in topics() if one.title == title)


@pytest.mark.usefixtures("section")
def test_nothing_begins_before_the_owner_of_the_address_confirms() -> None:
    ask(code("Thông báo"))
    (letter,) = sent()

    assert letter.to == [ADDRESS]
    assert "Thông báo" in letter.body
    assert "không bấm thì cổng không gửi thư nào nữa" in letter.body
    assert not Subscriber.objects.exists()

    actions.confirm([entry("confirmation", ma=token(letter, "xac-nhan"))])
    (welcome,) = sent()

    assert Subscriber.objects.get().address == ADDRESS
    assert welcome.extra_headers["List-Unsubscribe"].startswith("<http")
    assert not Asked.objects.exists()


def test_the_mail_of_a_day_tells_what_is_new_once(section: Made) -> None:
    publish(section, "Tin cũ", FIRST - timedelta(days=3))
    confirmed(f"{code('Tin tức')} {section.pk}")
    publish(section, "Tin mới", FIRST + timedelta(hours=1))
    told = []
    for moment in (NEXT - timedelta(hours=4), NEXT, NEXT, NEXT + timedelta(days=1)):
        with clock.stopped_at(moment):
            posting.post()
            told.append([one.subject for one in mail.outbox])
            mail.outbox.clear()

    assert told == [[], ["Tin mới"], [], []]


def test_a_kill_between_writing_and_sending_tells_nobody_twice(section: Made) -> None:
    for number in range(5):
        confirmed(str(section.pk), f"nguoi{number}@vidu.vn")
    publish(section, "Tin mới", FIRST + timedelta(hours=1))
    with clock.stopped_at(NEXT):
        actions.tell_due()
        actions.tell_due()
        letters = sent()

    assert sorted(one.to[0] for one in letters) == [f"nguoi{number}@vidu.vn" for number in range(5)]


def test_what_was_published_a_moment_ago_is_told_the_next_day_and_not_lost(section: Made) -> None:
    confirmed(str(section.pk))
    publish(section, "Vừa lên", NEXT - timedelta(minutes=1))
    told = []
    for moment in (NEXT, NEXT + timedelta(days=1)):
        with clock.stopped_at(moment):
            posting.post()
            told.append(len(mail.outbox))
            mail.outbox.clear()

    assert told == [0, 1]


def test_what_was_taken_down_again_is_not_told(section: Made) -> None:
    confirmed(str(section.pk))
    publish(section, "Gỡ rồi", FIRST + timedelta(hours=1)).specific.unpublish()
    with clock.stopped_at(NEXT):
        assert posting.post() == 0


def test_only_what_was_chosen_is_told_and_each_thing_once(section: Made) -> None:
    confirmed(code("Thông báo"), "thong-bao@vidu.vn")
    confirmed(f"{code('Tin tức')} {section.pk}", "ca-hai@vidu.vn")
    publish(section, "Tin mới", FIRST + timedelta(hours=1))
    with clock.stopped_at(NEXT):
        actions.tell_due()
        (letter,) = sent()

    assert letter.to == ["ca-hai@vidu.vn"]
    assert letter.body.count("* Tin mới") == 1


@pytest.mark.usefixtures("section")
def test_who_leaves_is_forgotten_with_what_was_still_to_go() -> None:
    welcome = confirmed(code("Thông báo"))
    ask(code("Videos"))
    leaving = entry("leaving", ma=token(welcome, "thoi-theo-doi"))
    actions.leave([leaving])
    actions.leave([leaving])

    assert not Subscriber.objects.exists()
    assert not Asked.objects.exists()
    assert not Mail.objects.exists()


@pytest.mark.usefixtures("section")
@pytest.mark.parametrize("ma", ["", "khong-phai", "a.b", "xac-nhan"])
def test_a_token_of_nobody_does_nothing(ma: str) -> None:
    welcome = confirmed(code("Thông báo"))
    # What lets somebody leave does not let them in, nor the other way round.
    other = token(welcome, "thoi-theo-doi")
    actions.confirm([entry("confirmation", ma=ma or other)])
    actions.leave([entry("leaving", ma=ma or f"{other}x")])

    assert Subscriber.objects.count() == 1


@pytest.mark.usefixtures("section")
def test_an_invitation_ends_after_two_days() -> None:
    ask(code("Thông báo"))
    (letter,) = sent()
    late = FIRST + timedelta(hours=49)
    with clock.stopped_at(late):
        actions.confirm([entry("confirmation", late, ma=token(letter, "xac-nhan"))])
        actions.tidy()

    assert not Subscriber.objects.exists()
    assert not Asked.objects.exists()


@pytest.mark.usefixtures("section")
def test_one_box_gets_three_invitations_a_day_however_it_is_written() -> None:
    chosen = code("Thông báo")
    for address in ("a@vidu.vn", "A+1@vidu.vn", "a+2@VIDU.vn", "a+3@vidu.vn", "a@vidu.vn"):
        ask(chosen, address)
    ask(chosen, "a@vidu.vn", FIRST + timedelta(hours=25))

    assert len(sent()) == 4


@pytest.mark.usefixtures("section")
def test_what_programs_send_comes_to_nothing() -> None:
    chosen = code("Thông báo")
    ask(chosen, nghi_ngo="1")
    ask("999999 khong-co")
    ask(chosen, "hai@a@b")
    actions.receive([entry("subscription")])

    assert sent() == []
    assert not Asked.objects.exists()


@pytest.mark.usefixtures("section")
def test_asking_again_changes_the_topics_once_confirmed() -> None:
    confirmed(code("Thông báo"))
    confirmed(code("Videos"))

    assert Subscriber.objects.get().topics == [code("Videos")]


@pytest.mark.usefixtures("section")
def test_an_address_that_no_server_knows_is_forgotten_and_no_other() -> None:
    confirmed(code("Thông báo"))
    key = Subscriber.objects.get().key
    mail_given_up.send(sender=None, of=key, is_refused=False)
    is_kept = Subscriber.objects.exists()
    mail_given_up.send(sender=None, of=key, is_refused=True)

    assert is_kept
    assert not Subscriber.objects.exists()


def test_releases_can_be_followed_too(section: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.releases import queries

    assert section
    confirmed("phat-hanh")

    class Released:
        title, period, address = "Số liệu ngành năm", "năm 2023", "/bao-cao-thong-ke/phat-hanh/x/"
        published_at = FIRST + timedelta(hours=2)

    monkeypatch.setattr(queries, "calendar", lambda: (Released,))
    with clock.stopped_at(NEXT):
        actions.tell_due()
        (letter,) = sent()

    assert letter.subject == "Số liệu ngành năm"


@pytest.mark.usefixtures("section")
def test_the_staff_see_counts_and_no_address_and_can_erase_one(client: Client) -> None:
    confirmed(code("Thông báo"))
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="quantri"))
    page = client.get("/theo-doi/").content.decode()
    client.post("/theo-doi/", {"address": ADDRESS.replace("v", "V")[:4] + "vidu.vn"})
    unknown = client.post("/theo-doi/", {"address": ADDRESS}, follow=True).content.decode()

    assert "Thông báo" in page
    assert ADDRESS not in page
    assert not Subscriber.objects.exists()
    assert "Không ai theo dõi bằng địa chỉ này." in unknown
    with pytest.raises(NotSubscribed):
        actions.erase(ADDRESS, MACHINE)
    client.force_login(Person.objects.get(username="tacgia"))
    assert client.get("/theo-doi/").status_code in {302, 403}


@pytest.mark.usefixtures("section")
def test_the_page_offers_each_topic_by_mail_and_by_feed() -> None:
    from congso.publication.use import Recorder
    from desk.look import rendering
    from desk.newsroom.public import furniture

    recorder = Recorder()
    view = public.pages()["/theo-doi/"](recorder)
    html = rendering.render(view, furniture(recorder), "/theo-doi/")

    for topic in [one for one in topics() if one.feed]:
        assert f'value="{topic.code}"' in html
        assert html.count(f'href="{topic.feed}"') == 2
