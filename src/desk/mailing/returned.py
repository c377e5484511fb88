"""Mails that come back hours after their server had taken them, told by a report (RFC 3464).

A report counts only for an address to which this portal wrote the very mail that it quotes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from email.utils import parseaddr
from mailbox import Maildir
from pathlib import Path
from typing import Any

from django.db import transaction

from desk.kit.signals import mail_returned
from desk.mailing import actions, marks
from desk.mailing.models import Mail

LARGEST = 1_000_000
"""Bytes of a report; what is larger is none."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A mail that did not arrive."""

    to: str
    kind: str
    number: str
    status: str
    """As RFC 3463 tells it: 5.1.1, nobody there; 4.2.2, a full box."""

    @property
    def is_final(self) -> bool:
        """Whether trying again is of no use."""
        return self.status.startswith("5")


def receive(report: bytes) -> tuple[Returned, ...]:
    """Write down which mails of ours a report says did not arrive; none where it is no report."""
    found = tuple(read(report))
    with transaction.atomic():
        for one in found:
            actions.note_failure(one.kind, f"thư bị trả lại sau khi gửi: {one.status}")
            mail_returned.send(
                sender=Mail, to=one.to, number=one.number, status=one.status, is_final=one.is_final
            )
    return found


def receive_box(folder: Path) -> tuple[Returned, ...]:
    """Receive the reports of a Maildir and delete them there; other mails are left alone.

    Raises: `FileNotFoundError` where there is no such box.
    """
    if not (folder / "new").is_dir():
        raise FileNotFoundError(folder)
    box = Maildir(folder, factory=None, create=False)
    found: list[Returned] = []
    for key in list(box.keys()):
        came = receive(box.get_bytes(key))
        found += came
        if came:
            box.discard(key)
    return tuple(found)


def read(report: bytes) -> Iterator[Returned]:
    """Yield what a report says of mails that this portal wrote."""
    if len(report) > LARGEST:
        return
    message = message_from_bytes(report)
    quoted = _quoted(message)
    marked = str(quoted.get("Message-ID", "")).strip(" \t\r\n<>").rpartition("@")[0]
    written_to = parseaddr(str(quoted.get("To", "")))[1]
    for block in _blocks(message):
        if str(block.get("Action", "")).strip().lower() != "failed":
            continue
        named = [_address(block, name) for name in ("Original-Recipient", "Final-Recipient")]
        for to in dict.fromkeys(filter(None, [*named, written_to])):
            if known := marks.read(marked, to):
                yield Returned(to, *known, _status(block))
                break


def _blocks(message: Message) -> Iterator[Any]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from part.get_payload()


def _quoted(message: Message) -> Any:
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            return part.get_payload(0)
        if part.get_content_type() == "text/rfc822-headers":
            told: Any = part.get_payload(decode=True) or b""
            return message_from_string(told.decode("ascii", "replace"))
    return Message()


def _address(block: Message, name: str) -> str:
    return str(block.get(name, "")).partition(";")[2].strip()


def _status(block: Message) -> str:
    told = str(block.get("Status", "")).split()
    digits = told[0] if told else ""
    return digits if digits[:1] in ("4", "5") and len(digits) < 12 else "5.0.0"
