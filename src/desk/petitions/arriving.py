"""An answer that did not arrive is somebody's work: the sender is told in another way.

“Thư gửi soc@vidu.vn bị trả lại: không có địa chỉ ấy (5.1.1)”, an hour after it had been taken.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from desk.kit import clock
from desk.kit.permissions import MACHINE, Actor
from desk.petitions import reaching
from desk.petitions.answering import ANSWER, Act, CannotBeDone, of_mail, write_step
from desk.petitions.models import Letter


def on_returned(number: str, status: str, **_named: Any) -> None:
    """Note that the answer of a number came back; a second report of it tells nothing new."""
    letter = Letter.objects.filter(mail_number=number).first() if number else None
    if letter is not None:
        _came_back(letter, f"{_why(status)} ({status})")


def on_given_up(of: str, *, is_refused: bool, **_named: Any) -> None:
    """Note that the answer to a letter never went: refused, or tried for as long as is tried."""
    name, _blank, number = of.partition(" ")
    letter = Letter.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if letter is not None and of == of_mail(letter) and name:
        refused, tried = (
            _("máy chủ của người nhận không nhận địa chỉ ấy"),
            _("đã thử gửi nhiều lần mà thư không đi được"),
        )
        _came_back(letter, refused if is_refused else tried)


@transaction.atomic
def told_otherwise(letter: Letter, *, how: str, by: Actor) -> None:
    """Write down how the sender of an answer that came back was told.

    Raises: `NotPermitted`; `CannotBeDone` without a word, or where nothing came back.
    """
    reaching.require(by, ANSWER, letter)
    kept = Letter.objects.select_for_update().get(pk=letter.pk)
    if kept.returned_at is None:
        raise CannotBeDone(_("Thư trả lời này không bị trả lại, hoặc đã có người báo lại rồi."))
    if not how.strip():
        raise CannotBeDone(_("Hãy ghi đã báo người gửi thế nào, hoặc vì sao không báo được."))
    kept.returned_at = None
    kept.save(update_fields=["returned_at"])
    write_step(kept, Act.TOLD, by, how.strip())


def _came_back(letter: Letter, why: str) -> None:
    """Note it once: one answer comes back once, however often its server says so."""
    standing = Letter.objects.filter(pk=letter.pk, returned_at=None)
    if standing.update(returned_at=clock.now(), mail_number=""):
        write_step(letter, Act.RETURNED, MACHINE, why)


def _why(status: str) -> str:
    kind, _dot, detail = status.partition(".")
    if detail.startswith("2.2"):
        return _("hộp thư của người nhận đầy")
    if kind == "5" and detail.startswith("1."):
        return _("không có địa chỉ ấy")
    return _("máy chủ của người nhận trả lại")
