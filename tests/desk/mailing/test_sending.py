"""Mails go once, wait while the server is away, and are given up only for a reason."""

import smtplib
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

from desk.kit import clock
from desk.kit.signals import mail_given_up
from desk.mailing import actions, queries
from desk.mailing.actions import Addressed, NoMailServer
from desk.mailing.kinds import Kind
from desk.mailing.models import Failure, Mail, Tally
from desk.mailing.written import Item, Letter, Part

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 5, 1, tzinfo=UTC)
LEAVE = "https://vidu.vn/hop-thu/thoi-theo-doi/abc.def"
LETTER = Letter(
    "Tin mới\nBcc: ai-do@vidu.vn",
    ("Một dòng <b>chữ</b>.",),
    parts=(Part("Thông báo", (Item("Lịch cắt điện", "https://vidu.vn/tb/", "Ba ấp."),)),),
    leave=("Thôi theo dõi", LEAVE),
)


class Faulty(EmailBackend):
    """Sends as told, then fails with what stands in `faults`, one after another."""

    faults: ClassVar[list[Exception | None]] = []

    def send_messages(self, messages: list[object]) -> int:
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, smtplib.SMTPException):
            raise fault
        sent: int = super().send_messages(messages)
        if fault:
            raise fault
        return sent


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture(autouse=True)
def _faulty(settings: Settings) -> Iterator[None]:
    settings.EMAIL_BACKEND = f"{__name__}.Faulty"
    yield
    Faulty.faults = []


@pytest.fixture
def given_up() -> Iterator[list[tuple[str, bool]]]:
    """What those who wrote are told of mails that are not tried again."""
    heard: list[tuple[str, bool]] = []

    def told(of: str, *, is_refused: bool, **_named: object) -> None:
        heard.append((of, is_refused))

    mail_given_up.connect(told)
    yield heard
    mail_given_up.disconnect(told)


def written(to: str = "doc@vidu.vn", kind: Kind = Kind.DIGEST) -> None:
    with clock.stopped_at(NOW):
        actions.put(LETTER, kind, Addressed(to, of="khoa", leave=LEAVE))


def sent_at(minutes: float) -> int:
    with clock.stopped_at(NOW + timedelta(minutes=minutes)):
        return actions.send_due()


def test_a_mail_goes_once_and_is_forgotten() -> None:
    written()

    assert [sent_at(0), sent_at(1), sent_at(60)] == [1, 0, 0]
    (one,) = mail.outbox
    assert one.subject == "Tin mới Bcc: ai-do@vidu.vn"
    assert one.recipients() == ["doc@vidu.vn"]
    assert "* Lịch cắt điện" in one.body
    assert "Một dòng &lt;b&gt;chữ&lt;/b&gt;." in one.alternatives[0][0]
    assert one.extra_headers["List-Unsubscribe"] == f"<{LEAVE}>"
    assert one.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not Mail.objects.exists()
    assert [(one.sent, one.failed) for one in Tally.objects.all()] == [(1, 0)]


def test_those_that_somebody_waits_for_go_first() -> None:
    written("tin@vidu.vn")
    written("hoi@vidu.vn", Kind.CONFIRMATION)
    sent_at(0)

    assert [one.to for one in mail.outbox] == [["hoi@vidu.vn"], ["tin@vidu.vn"]]


def test_a_kill_in_the_middle_loses_nothing_and_the_second_is_known_as_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written("mot@vidu.vn")
    written("hai@vidu.vn")

    def killed(*_given: object, **_named: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(actions, "_count", killed)
        with pytest.raises(Killed):
            sent_at(0)
    again = [sent_at(1), sent_at(11), sent_at(30)]

    assert again == [1, 1, 0]
    assert sorted(one.to[0] for one in mail.outbox) == ["hai@vidu.vn", "mot@vidu.vn", "mot@vidu.vn"]
    numbers = {one.extra_headers["Message-ID"] for one in mail.outbox}
    assert len(numbers) == 2


def test_a_server_that_is_away_costs_no_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    written()

    def away(_self: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr(Faulty, "open", away)
        with pytest.raises(NoMailServer):
            sent_at(0)

    assert Mail.objects.get().attempts == 0
    assert sent_at(1) == 1


def test_what_may_pass_is_tried_again_later_and_given_up_in_the_end(
    given_up: list[tuple[str, bool]],
) -> None:
    written()
    Faulty.faults = [smtplib.SMTPDataError(451, b"busy, doc@vidu.vn waits")] * 8
    minute, seen = 0.0, []
    for wait in (0, 1, 5, 30, 120, 360, 720, 1440):
        minute += wait
        seen.append((sent_at(minute), sent_at(minute), Mail.objects.count()))

    assert seen == [(0, 0, 1)] * 7 + [(0, 0, 0)]
    assert mail.outbox == []
    assert "doc@vidu.vn" not in Failure.objects.get().why
    assert queries.posting().told[-1].failed == 1
    assert given_up == [("khoa", False)]


def test_an_address_that_no_server_knows_is_told_to_who_wrote(
    given_up: list[tuple[str, bool]],
) -> None:
    written()
    Faulty.faults = [smtplib.SMTPRecipientsRefused({"doc@vidu.vn": (550, b"no such user")})]
    sent_at(0)

    assert given_up == [("khoa", True)]
    assert not Mail.objects.exists()


def test_a_real_server_gets_the_mail_as_it_is(settings: Settings) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        serving = threading.Thread(target=_serve, args=(door, heard), daemon=True)
        serving.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = door.getsockname()
        written()
        assert sent_at(0) == 1
        serving.join(10)
    told = b"".join(heard)

    assert b"rcpt to:<doc@vidu.vn>" in told.lower()
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in told
    assert b"\nBcc:" not in told


def _serve(door: socket.socket, heard: list[bytes]) -> None:
    """Speak just enough SMTP for one mail."""
    with door.accept()[0] as line, line.makefile("rb") as lines:
        line.sendall(b"220 thu\r\n")
        is_in_data = False
        for one in lines:
            heard.append(one)
            if is_in_data:
                if one == b".\r\n":
                    is_in_data = False
                    line.sendall(b"250 ok\r\n")
                continue
            word = one[:4].upper()
            is_in_data = word == b"DATA"
            line.sendall(b"354 go\r\n" if is_in_data else b"250 ok\r\n")
            if word == b"QUIT":
                return
