"""What editors do with what was found: put the fitting figure there, bind it, or answer for it."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congso.findings.finding import Span
from desk.checking import models, queries
from desk.checking.judging import STOPPING, Judgement
from desk.checking.passages import Binding, CannotRewrite, Checked
from desk.kit import clock, journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor
from desk.ledger import queries as ledger_queries

SHORTEST_REASON = 10


class NothingFound(LookupError):
    """The statement is no longer there, or nothing is wrong with it any more."""

    def __init__(self) -> None:
        super().__init__(
            _("Chỗ này không còn như lúc kiểm tra; bài có thể vừa được sửa. Hãy kiểm tra lại.")
        )


class NoReason(ValueError):
    """A waiver came without a reason that somebody could read in a year."""

    def __init__(self) -> None:
        super().__init__(
            _("Hãy ghi lý do giữ nguyên, ít nhất %(number)s chữ, để người sau đọc lại hiểu được.")
            % {"number": SHORTEST_REASON}
        )


def waive(
    page: PortalPage, *, sentence: str, statement: str, reason: str, by: Actor
) -> models.Waiver:
    """Let a statement stand although it does not fit, and keep who answers for it and why.

    Shape: `sentence` and `statement` as the examination gave them; the waiver stands for these
    words in this sentence of this page only.
    Raises: `NotPermitted`; `NoReason`; `NothingFound`.
    """
    permissions.require(by, "checking.waive")
    kept_reason = " ".join(reason.split())
    if len(kept_reason) < SHORTEST_REASON:
        raise NoReason
    found = _found(page, sentence, statement, lambda one: one.verdict in STOPPING)
    with transaction.atomic():
        entry = journal.record(
            by,
            "checking.waive",
            _subject(page),
            statement=statement,
            sentence=sentence,
            expected=found.expected,
            reason=kept_reason,
        )
        waiver = models.Waiver(
            page_number=page.pk,
            page_title=page.title,
            sentence=sentence,
            statement=statement,
            verdict=found.verdict,
            expected=found.expected,
            message=found.message,
            reason=kept_reason,
            by_id=getattr(by, "pk", None),
            by_name=entry.by_name,
            at=entry.at,
        )
        waiver.full_clean()
        waiver.save()
    return waiver


def correct(page: PortalPage, *, sentence: str, statement: str, by: Actor) -> str:
    """Put the figure that fits in the place of the one written, as a new revision of the draft.

    Returns what was put there.
    Raises: `NothingFound`; `CannotRewrite`; `NotPermitted`.
    """
    found = _found(page, sentence, statement, lambda one: bool(one.replacement))
    _rewrite(page, found, found.fitting, found.replacement, "checking.correct", by)
    return found.replacement


def bind(page: PortalPage, *, sentence: str, statement: str, by: Actor) -> str:
    """Turn a typed number into a live figure, as a new revision of the draft.

    Returns what the figure prints.
    Raises: `NothingFound`; `CannotRewrite`; `NotPermitted`.
    """
    found = _found(page, sentence, statement, lambda one: one.can_be_live)
    if found.reference is None:
        raise NothingFound
    made = Binding(found.reference, clock.now(), found.printed)
    _rewrite(page, found, found.digits, made, "checking.bind", by)
    return found.printed


def _found(
    page: PortalPage, sentence: str, statement: str, fits: Callable[[Judgement], bool]
) -> Judgement:
    for one in queries.examination(page).judgements:
        if (one.sentence, one.text) == (sentence, statement) and fits(one):
            return one
    raise NothingFound


def _rewrite(
    page: PortalPage, found: Judgement, span: Span, by_what: str | Binding, act: str, by: Actor
) -> None:
    _require_editing(page, by)
    if not isinstance(page, Checked):
        raise CannotRewrite(_("Trang này không có văn bản để sửa."))
    with transaction.atomic():
        page.rewrite(found.passage.place, span, by_what, ledger_queries.public_ledger())
        try:
            page.save_revision(user=None if by is permissions.MACHINE else by, log_action=True)
        except ValidationError as wrong:
            raise CannotRewrite(" ".join(wrong.messages)) from None
        journal.record(
            by,
            act,
            _subject(page),
            was=found.text,
            now=by_what if isinstance(by_what, str) else str(by_what.reference),
            sentence=found.sentence,
        )


def _subject(page: PortalPage) -> str:
    return f"{page.title} ({page.pk})"


def _require_editing(page: PortalPage, by: Actor) -> None:
    if by is not permissions.MACHINE and not page.permissions_for_user(by).can_edit():
        raise permissions.NotPermitted(by, "kit.change_portalpage")
