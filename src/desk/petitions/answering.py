"""A letter is taken on, answered by one and let out by another; readers see what may be seen.

Who wrote the answer does not approve it. What the sender did not agree to publish is not, and
nothing is published that tells who they are.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from congso.writing import dates, letters
from desk.kit import clock, journal
from desk.kit.permissions import MACHINE, Actor
from desk.kit.signals import others_changed
from desk.mailing import actions as mailing
from desk.mailing import written
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.petitions import addresses, personal, reaching
from desk.petitions.actions import CHANGED
from desk.petitions.models import Letter, Step

ANSWER, APPROVE = "petitions.answer_letter", "petitions.approve_answer"
State: Any = Letter.State
Act: Any = Step.Act


class CannotBeDone(ValueError):
    """The letter is not so that this can be done with it; the message says why."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody proposes to answer, and what of the letter readers would see."""

    answer: str
    unit: str
    subject: str = ""
    text: str = ""


@transaction.atomic
def assign(letter: Letter, *, to: Any, unit: str, by: Actor) -> None:
    """Give a letter to somebody; it is being worked on from now.

    Raises: `NotPermitted`; `CannotBeDone` when they may not answer letters, or it is settled.
    """
    kept = _open(letter, by)
    if not reaching.may(to, ANSWER, kept):
        raise CannotBeDone(_("Người được giao không có quyền trả lời thư; hãy chọn người khác."))
    kept.assigned_to, kept.state, kept.is_suspect = to, State.WORKING, False
    kept.unit = unit.strip() or kept.unit
    _note(kept, Act.ASSIGNED, by, f"{journal.name_of(to)}, {kept.unit}".strip(", "))


@transaction.atomic
def report(letter: Letter, *, note: str, until: date, by: Actor) -> None:
    """Tell the sender how it stands, and by when it will be answered.

    Raises: `NotPermitted`; `CannotBeDone`.
    """
    kept = _open(letter, by)
    if not note.strip():
        raise CannotBeDone(_("Hãy ghi việc đang làm đến đâu; người gửi đọc được câu này."))
    if until < clock.today():
        raise CannotBeDone(_("Hạn mới đã qua; hãy chọn một ngày từ hôm nay trở đi."))
    _refuse_personal(kept, note)
    kept.state, kept.put_off_to, kept.is_suspect = State.WORKING, until, False
    said = _("%(note)s Trả lời trước hết ngày %(day)s.")
    told = said % {"note": _sentence(note), "day": dates.short(until)}
    _note(kept, Act.PROGRESS, by, told)


@transaction.atomic
def write(letter: Letter, *, draft: Draft, by: Actor) -> None:
    """Keep what somebody proposes to answer; what was answered before stands until it is approved.

    Raises: `NotPermitted`; `CannotBeDone` when it says nothing.
    """
    reaching.require(by, ANSWER, letter)
    kept = _locked(letter)
    if not draft.answer.strip():
        raise CannotBeDone(_("Câu trả lời còn trống."))
    if kept.is_public or kept.state == State.ANSWERED:
        raise CannotBeDone(_("Thư đã trả lời; muốn sửa thì thôi đăng và mở lại trước."))
    kept.answer, kept.unit = letters.nfc(draft.answer.strip()), letters.nfc(draft.unit.strip())
    kept.public_subject = letters.nfc(draft.subject.strip())
    kept.public_text = letters.nfc(draft.text.strip())
    kept.written_by = None if by is MACHINE else by
    kept.state, kept.is_suspect = State.WORKING, False
    _note(kept, Act.WRITTEN, by)


@transaction.atomic
def answer(letter: Letter, *, publicly: bool, by: Actor) -> None:
    """Let the answer out: to the sender by mail where there is one, and to all where they agreed.

    Raises: `NotPermitted`; `CannotBeDone` when the same person wrote it, or it may not be shown.
    """
    kept = _approved(letter, by)
    if kept.state == State.ANSWERED:
        raise CannotBeDone(_("Thư này đã trả lời."))
    kept.state, kept.answered_at = State.ANSWERED, clock.now()
    if publicly:
        _show(kept, by)
    _send(kept)
    _note(kept, Act.ANSWERED, by, kept.answer)
    journal.record(by, "petitions.answer_letter", kept.receipt, publicly=publicly)


@transaction.atomic
def show(letter: Letter, *, by: Actor) -> None:
    """Put what the sender wrote on the portal, answered or not.

    Raises: `NotPermitted`; `CannotBeDone`.
    """
    kept = _approved(letter, by)
    _show(kept, by)
    kept.save()
    _tell(kept)


@transaction.atomic
def hide(letter: Letter, *, why: str, by: Actor) -> None:
    """Take a letter off the portal; it can then be written anew. The sender still sees its state.

    Raises: `NotPermitted`; `CannotBeDone` without a reason.
    """
    reaching.require(by, APPROVE, letter)
    kept = _locked(letter)
    if not why.strip():
        raise CannotBeDone(_("Hãy ghi vì sao thôi đăng hoặc mở lại."))
    kept.is_public, kept.state, kept.answered_at = False, State.WORKING, None
    _note(kept, Act.HIDDEN, by, why.strip())
    journal.record(by, "petitions.hide_letter", kept.receipt, reason=why.strip())


@transaction.atomic
def close(letter: Letter, *, why: str, by: Actor) -> None:
    """Close a letter that is not answered; the sender reads why by its code.

    Raises: `NotPermitted`; `CannotBeDone`.
    """
    reaching.require(by, APPROVE, letter)
    kept = _open(letter, by)
    if not why.strip():
        raise CannotBeDone(_("Hãy ghi vì sao không trả lời; người gửi đọc được câu này."))
    _refuse_personal(kept, why)
    kept.state = State.CLOSED
    _note(kept, Act.CLOSED, by, why.strip())
    journal.record(by, "petitions.close_letter", kept.receipt, reason=why.strip())


def of_mail(letter: Letter) -> str:
    """Return whose the mails about a letter are, so that they can be kept from going."""
    return f"letter {letter.pk}"


def _open(letter: Letter, by: Actor) -> Letter:
    reaching.require(by, ANSWER, letter)
    kept = _locked(letter)
    if not kept.is_open:
        raise CannotBeDone(_("Thư này đã xong; mở lại trước khi làm tiếp."))
    return kept


def _approved(letter: Letter, by: Actor) -> Letter:
    reaching.require(by, APPROVE, letter)
    kept = _locked(letter)
    if not kept.answer:
        raise CannotBeDone(_("Chưa có câu trả lời nào được soạn."))
    if kept.written_by is not None and kept.written_by == by:
        raise CannotBeDone(_("Bạn soạn câu trả lời này; hãy nhờ người khác duyệt."))
    return kept


def _show(kept: Letter, by: Actor) -> None:
    if not kept.may_publish:
        raise CannotBeDone(_("Người gửi không đồng ý đăng nội dung thư; chỉ trả lời riêng được."))
    if not (kept.public_subject and kept.public_text):
        raise CannotBeDone(_("Hãy soạn tiêu đề và nội dung khi đăng, bỏ những gì nói ai là ai."))
    told = f"{kept.public_subject}\n{kept.public_text}"
    if found := personal.found(told, kept.name, kept.contact):
        raise CannotBeDone(
            _("Phần sẽ đăng còn thông tin cá nhân: %(found)s. Hãy bỏ đi rồi đăng.")
            % {"found": ", ".join(found)}
        )
    _refuse_personal(kept, kept.answer)
    kept.is_public = True
    write_step(kept, Act.SHOWN, by)


def _refuse_personal(kept: Letter, text: str) -> None:
    """Refuse a text that names the sender; the office's own telephone may stand in it."""
    named = [one for one in (kept.name, kept.contact) if one and one.lower() in text.lower()]
    if named:
        raise CannotBeDone(
            _("Câu mà người khác đọc được còn nêu người gửi: %(found)s. Hãy bỏ đi.")
            % {"found": ", ".join(named)}
        )


def _send(kept: Letter) -> None:
    """Let the answer go by mail where there is an address; the letter is kept by whoever calls."""
    if "@" not in kept.contact:
        return
    page = addresses.of_letter(kept.receipt) if kept.is_public else addresses.standing(kept.receipt)
    letter = written.Letter(
        subject=_("Trả lời thư %(code)s: %(subject)s")
        % {"code": kept.receipt, "subject": kept.subject},
        opening=(kept.answer, kept.unit),
        button=(_("Xem trên cổng"), settings.PUBLIC_URL + page),
        closing=(_("Thư này gửi tự động; muốn viết tiếp, hãy dùng trang Góp ý của cổng."),),
    )
    kept.mail_number = mailing.put(letter, Kind.ANSWER, Addressed(kept.contact, of=of_mail(kept)))
    kept.returned_at = None


def _sentence(text: str) -> str:
    told = letters.nfc(text.strip())
    return told if told.endswith((".", "!", "?")) else f"{told}."


def _locked(letter: Letter) -> Letter:
    return Letter.objects.select_for_update().get(pk=letter.pk)


def _note(kept: Letter, act: str, by: Actor, note: str = "") -> None:
    kept.save()
    write_step(kept, act, by, note)
    _tell(kept)


def _tell(kept: Letter) -> None:
    others_changed.send(sender=Letter, kind=CHANGED, keys=[kept.pk])


def write_step(kept: Letter, act: str, by: Actor, note: str = "") -> None:
    """Write down what was done about a letter, by whom, and what they said of it."""
    Step.objects.create(
        letter=kept, at=clock.now(), by=None if by is MACHINE else by,
        by_name=journal.name_of(by), act=act, note=note,
    )  # fmt: skip
