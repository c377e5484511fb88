"""Who wrote a letter is forgotten: when they ask for it, and when the term for keeping is over.

What all may read stays, and so does the answer; name, contact and words as written are gone.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from desk.kit import clock, journal
from desk.kit.clock import VIETNAM
from desk.kit.permissions import MACHINE, Actor
from desk.kit.signals import others_changed
from desk.mailing import actions as mailing
from desk.petitions import reaching
from desk.petitions.actions import CHANGED
from desk.petitions.answering import APPROVE, of_mail
from desk.petitions.models import Letter, Step, Why


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was erased."""

    letters: int
    remarks: int


@transaction.atomic
def forget(letter: Letter, *, by: Actor) -> None:
    """Delete name, contact and words of a sender who asks for it; what all may read stays.

    Raises: `NotPermitted`.
    """
    reaching.require(by, APPROVE, letter)
    kept = Letter.objects.select_for_update().get(pk=letter.pk)
    _forget(kept, by, _("(đã xóa theo yêu cầu của người gửi)"))
    journal.record(by, "petitions.forget_sender", kept.receipt)


@transaction.atomic
def forget_before(moment: datetime) -> Forgotten:
    """Forget the senders of letters that were settled before a moment, and remarks older than it.

    Shape: a letter that waits for an answer is kept with its sender, however old; what looks like
    rubbish and was never looked at counts from its arrival. Open letters are what the office owes.
    """
    found = list(_settled().filter(settled_at__lt=moment).values_list("pk", flat=True))
    said = _("(đã xóa khi hết hạn giữ)")
    for number in found:
        _forget(Letter.objects.select_for_update().get(pk=number), MACHINE, said)
    remarks, _models = Why.objects.filter(day__lt=moment.astimezone(VIETNAM).date()).delete()
    if found or remarks:
        journal.record(
            MACHINE, "petitions.forget_old", f"{moment:%d/%m/%Y}",
            letters=len(found), remarks=remarks,
        )  # fmt: skip
    return Forgotten(len(found), remarks)


def _settled() -> QuerySet:
    forgotten = Step.objects.filter(letter=OuterRef("pk"), act=Step.Act.FORGOTTEN)
    is_open = Q(state__in=[Letter.State.RECEIVED, Letter.State.WORKING])
    is_rubbish = Q(state=Letter.State.RECEIVED, is_suspect=True)
    rows = Letter.objects.filter(~is_open | is_rubbish).exclude(Exists(forgotten))
    return rows.annotate(settled_at=Coalesce(Max("steps__at"), "received_at"))


def _forget(kept: Letter, by: Actor, said: str) -> None:
    kept.name = kept.contact = kept.mail_number = ""
    kept.returned_at = None
    kept.subject, kept.text = _("(đã xóa)"), said
    kept.save()
    mailing.forget(of_mail(kept))
    Step.objects.create(
        letter=kept, at=clock.now(), by=None if by is MACHINE else by,
        by_name=journal.name_of(by), act=Step.Act.FORGOTTEN,
    )  # fmt: skip
    others_changed.send(sender=Letter, kind=CHANGED, keys=[kept.pk])
