"""A mail that comes back hours later is told by a report; who is not reached is not written to."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from mailbox import Maildir
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from tests.desk.subscriptions.test_following import (
    ADDRESS,
    FIRST,
    ask,
    code,
    confirmed,
    entry,
    publish,
    sent,
    token,
)  # fmt: skip
from typer.testing import CliRunner

from desk.command.app import app
from desk.kit import clock
from desk.mailing import returned
from desk.mailing.models import Failure
from desk.staff import actions as staff
from desk.staff.models import Person
from desk.subscriptions import actions
from desk.subscriptions.models import Asked, Subscriber

pytestmark = pytest.mark.django_db
Made = Any
REPORT = """From: MAILER-DAEMON@mail.tinhmau.gov.vn
To: cong@tinhmau.gov.vn
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="phan"

--phan
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--phan
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.tinhmau.gov.vn
Arrival-Date: Fri, 5 Jan 2024 10:00:00 +0700

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.vidu.vn
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address rejected

--phan
Content-Type: {quoted}

From: cong@tinhmau.gov.vn
To: {to}
Message-ID: {mark}
Subject: Tin

--phan--
"""


@pytest.fixture(autouse=True)
def _mails(settings: Settings) -> Iterator[None]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.stopped_at(FIRST):
        yield


def report(letter: Made, **changed: str) -> bytes:
    told = {
        "to": letter.to[0], "action": "failed", "status": "5.1.1", "quoted": "message/rfc822",
        "mark": letter.extra_headers["Message-ID"], **changed,
    }  # fmt: skip
    return REPORT.format(**told).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("quoted", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_names_the_mail_that_came_back(section: Made, quoted: str) -> None:  # noqa: ARG001
    welcome = confirmed(code("Thông báo"))

    (one,) = returned.read(report(welcome, quoted=quoted))

    assert (one.to, one.kind, one.status, one.is_final) == (ADDRESS, "welcome", "5.1.1", True)


@pytest.mark.parametrize(
    "changed",
    [
        {"action": "delayed"},
        {"mark": "<welcome.abcdef.gia-mao@localhost>"},
        {"to": "nguoi-khac@vidu.vn"},
        {"mark": ""},
    ],
    ids=["only late", "invented", "of another address", "no mark"],
)
def test_what_is_no_proof_counts_for_nothing(section: Made, changed: dict[str, str]) -> None:  # noqa: ARG001
    welcome = confirmed(code("Thông báo"))

    assert returned.receive(report(welcome, **changed)) == ()
    assert not Failure.objects.exists()


@pytest.mark.parametrize("told", [b"", b"\xff\x00\xfe", b"Xin ch\xc3\xa0o", b"a" * 1_000_001])
def test_what_is_no_report_is_no_report(told: bytes) -> None:
    assert returned.receive(told) == ()


def test_an_address_that_is_not_reached_on_three_days_is_paused_and_told_of(
    section: Made, client: Client
) -> None:
    welcome = confirmed(code("Tin tức"))
    for day in range(3):
        with clock.stopped_at(FIRST + timedelta(days=day)):
            returned.receive(report(welcome))
            returned.receive(report(welcome))  # the same day counts once
            paused = Subscriber.objects.get().paused_at
            assert (paused is not None) == (day == 2)
    publish(section, "Bài mới", FIRST + timedelta(days=3))
    with clock.stopped_at(FIRST + timedelta(days=4)):
        actions.tell_due()
    staff.create_demonstration_people()
    client.force_login(Person.objects.get(username="vanhanh"))
    html = client.get("/theo-doi/").content.decode()

    assert sent() == []
    assert "Đã ngừng gửi vì thư bị trả lại</th><td>1" in html
    assert "thư bị trả lại sau khi gửi: 5.1.1" in html
    assert ADDRESS not in html


def test_a_full_box_and_slips_far_apart_pause_nobody(section: Made) -> None:  # noqa: ARG001
    welcome = confirmed(code("Tin tức"))
    for day in (0, 40, 80, 120):
        with clock.stopped_at(FIRST + timedelta(days=day)):
            returned.receive(report(welcome))
            returned.receive(report(welcome, status="4.2.2"))

    assert Subscriber.objects.get().paused_at is None
    assert Subscriber.objects.get().returned == 1


def test_who_asks_again_is_written_to_from_then_on_and_others_are_forgotten(section: Made) -> None:
    confirmed(code("Tin tức"))
    confirmed(code("Tin tức"), "khac@vidu.vn")
    Subscriber.objects.update(paused_at=FIRST, returned=3, returned_on=FIRST.date())
    later = FIRST + timedelta(days=30)
    publish(section, "Bài cũ", FIRST + timedelta(days=2))
    with clock.stopped_at(later):
        ask(code("Tin tức"), at=later)
        (letter,) = sent()
        actions.confirm([entry("confirmation", later, ma=token(letter, "xac-nhan"))])
        sent()
    with clock.stopped_at(later + timedelta(days=1)):
        actions.tell_due()
    with clock.stopped_at(FIRST + timedelta(days=91)):
        actions.tidy()

    assert sent() == [], "nothing of the time in between"
    assert [(row.address, row.paused_at, row.returned) for row in Subscriber.objects.all()] == [
        (ADDRESS, None, 0)
    ]


def test_an_invitation_that_comes_back_is_forgotten(section: Made) -> None:  # noqa: ARG001
    ask(code("Thông báo"))
    (letter,) = sent()

    returned.receive(report(letter))

    assert not Asked.objects.exists()


@pytest.mark.usefixtures("section")
def test_the_command_reads_standard_input_and_a_maildir(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome = confirmed(code("Thông báo"))
    box = Maildir(tmp_path / "hop", create=True)
    box.add(report(welcome))
    box.add(b"Subject: Xin chao\r\n\r\nChao.")
    program = CliRunner()

    told = program.invoke(app, ["bounces", "--maildir", str(tmp_path / "hop")])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(report(welcome))))
    piped = program.invoke(app, ["bounces"], input=report(welcome))
    wrong = program.invoke(app, ["bounces", "--maildir", str(tmp_path / "khong-co")])

    assert "1 thư của cổng bị trả lại, 1 vĩnh viễn." in told.output
    assert len(box) == 1
    assert "1 thư của cổng bị trả lại" in piped.output
    assert wrong.exit_code == 2
    assert "không phải hộp Maildir" in wrong.output
    assert mail.outbox == []
