"""Mails are put in with the deed that calls for them, and sent one by one, each once.

Between taking a mail up and striking it off the process can be killed: that one mail goes again
ten minutes later with the same Message-ID, by which mail programs know it as the same. None is
lost, and no other goes twice.
"""

import logging
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Case, F, IntegerField, Value, When

from desk.kit import clock
from desk.kit.signals import mail_given_up
from desk.mailing import marks, written
from desk.mailing.kinds import WAITED_FOR, Kind
from desk.mailing.models import Failure, Mail, Tally
from desk.mailing.written import Letter

log = logging.getLogger("desk.mailing")
A_BATCH = 50
TAKEN_UP = timedelta(minutes=10)
"""How long one who takes a mail up has it for themselves."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""After each attempt that failed; after the last of them it is given up."""
KEPT = timedelta(days=30)
_FOR_GOOD = range(500, 600)
_ADDRESS = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+")


class NoMailServer(OSError):
    """The server of mails cannot be reached; the mails wait."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Where a letter goes, and how it is got rid of."""

    to: str
    of: str = ""
    """Whose it is: their letters go unsent when they leave."""
    leave: str = ""
    """Address to which a mail program posts so that no more come."""


def put(letter: Letter, kind: Kind, addressed: Addressed) -> str:
    """Write a letter down to be sent; call it in the transaction of what calls for it.

    Returns the number by which it is told when it comes back.
    """
    now, number = clock.now(), secrets.token_hex(16)
    letter = replace(letter, subject=" ".join(letter.subject.split())[:300])
    Mail.objects.create(
        number=number, kind=kind, to=addressed.to, of=addressed.of,
        subject=letter.subject, text=written.text(letter),
        html=written.html(letter), leave=addressed.leave, made_at=now, due_at=now,
    )  # fmt: skip
    return number


def forget(of: str) -> None:
    """Let the letters of somebody go unsent."""
    Mail.objects.filter(of=of).delete()


def send_due() -> int:
    """Send what waits, those first that somebody waits for; return how many went.

    Raises: `NoMailServer` when the server cannot be reached; what was not begun counts as untried.
    """
    urgent = Case(When(kind__in=WAITED_FOR, then=Value(0)), default=1, output_field=IntegerField())
    waiting = Mail.objects.filter(due_at__lte=clock.now()).order_by(urgent, "id")
    numbers = list(waiting.values_list("pk", flat=True)[:A_BATCH])
    if not numbers:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except OSError as fault:
        raise NoMailServer(f"chưa tới được máy chủ thư ({fault})") from fault
    try:
        return sum(_send(number, connection) for number in numbers)
    finally:
        with suppress(OSError):
            connection.close()


def tidy() -> None:
    """Forget failures that are long past."""
    Failure.objects.filter(at__lt=clock.now() - KEPT).delete()


def _send(number: int, connection: Any) -> bool:
    now = clock.now()
    taken = Mail.objects.filter(pk=number, due_at__lte=now)
    if not taken.update(due_at=now + TAKEN_UP, attempts=F("attempts") + 1):
        return False
    mail = Mail.objects.filter(pk=number).first()
    if mail is None:
        return False
    try:
        _message(mail, connection).send()
    except (OSError, ValueError) as fault:
        _failed(mail, fault)
        if isinstance(fault, SMTPServerDisconnected | ConnectionError | TimeoutError):
            raise NoMailServer(f"máy chủ thư ngắt giữa chừng ({fault})") from fault
        return False
    with transaction.atomic():
        mail.delete()
        _count(mail.kind, sent=1)
    return True


def _message(mail: Mail, connection: Any) -> EmailMultiAlternatives:
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    marked = marks.mark(mail.kind, mail.number, mail.to)
    headers = {"Message-ID": f"<{marked}@{host}>", "Auto-Submitted": "auto-generated"}
    if mail.leave:
        headers["List-Unsubscribe"] = f"<{mail.leave}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made = EmailMultiAlternatives(
        mail.subject, mail.text, None, [mail.to], headers=headers, connection=connection
    )
    made.attach_alternative(mail.html, "text/html")
    return made


def _failed(mail: Mail, fault: Exception) -> None:
    """Put the mail off, or give it up; that it was is told to who wrote it."""
    is_refused = _is_refused(fault)
    why = _ADDRESS.sub("…@…", f"{fault}")[:300]
    if not is_refused and mail.attempts <= len(WAITS):
        wait = WAITS[mail.attempts - 1]
        Mail.objects.filter(pk=mail.pk).update(due_at=clock.now() + wait)
        log.warning("Một thư (%s) chưa gửi được: %s; sẽ thử lại.", mail.kind, why)
        return
    with transaction.atomic():
        mail.delete()
        note_failure(mail.kind, why)
        mail_given_up.send(sender=Mail, of=mail.of, is_refused=is_refused)
    log.warning("Thôi gửi một thư (%s): %s.", mail.kind, why)


def note_failure(kind: str, why: str) -> None:
    """Write down that a mail of a kind did not reach anybody, and why."""
    _count(kind, failed=1)
    Failure.objects.create(at=clock.now(), kind=kind, why=why[:300])


def _is_refused(fault: Exception) -> bool:
    """Say whether the address, not the server or the moment, is what was wrong."""
    if isinstance(fault, SMTPRecipientsRefused):
        return all(code in _FOR_GOOD for code, _why in fault.recipients.values())
    return isinstance(fault, ValueError)


def _count(kind: str, *, sent: int = 0, failed: int = 0) -> None:
    day = clock.today()
    Tally.objects.get_or_create(day=day, kind=kind)
    Tally.objects.filter(day=day, kind=kind).update(
        sent=F("sent") + sent, failed=F("failed") + failed
    )
