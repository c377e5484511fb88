"""What editors do with what was found: put the fitting figure there, bind it, or answer for it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congso.claims.naming import matching
from congso.findings.finding import Span
from desk.checking import models, queries
from desk.checking.judgement import STOPPING, Judgement
from desk.checking.passages import Binding, CannotRewrite, Checked, Passage
from desk.kit import clock, journal, permissions
from desk.kit.page import PortalPage
from desk.kit.permissions import Actor
from desk.ledger import queries as ledger_queries
from desk.staff import reach

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
    reach.require(by, "checking.waive", page)
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
    change = _Change(found.passage, found.fitting, found.text, found.sentence)
    _rewrite(page, change, found.replacement, "checking.correct", by)
    return found.replacement


def bind(page: PortalPage, *, sentence: str, statement: str, by: Actor) -> str:
    """Turn a typed number into a live figure, as a new revision of the draft.

    Returns what the figure prints.
    Raises: `NothingFound`; `CannotRewrite`; `NotPermitted`.
    """
    found = _found(page, sentence, statement, lambda one: one.can_be_live)
    return _pinned(page, found, "checking.bind", by)


def bind_all(page: PortalPage, *, by: Actor) -> int:
    """Turn every typed number that agrees with the ledger into a live figure, as one revision.

    Returns how many; a number across formatting stays typed.
    Raises: `NothingFound` where there is none; `CannotRewrite`; `NotPermitted`.
    """
    _require_editing(page, by)
    found = [one for one in queries.examination(page).judgements if one.binds_as_it_is]
    ledger, moment, done = ledger_queries.public_ledger(), clock.now(), list[Judgement]()
    with transaction.atomic():
        # From the end of the text, so that what is still to be bound stays where it was found.
        for one in sorted(found, key=lambda one: one.number, reverse=True):
            with suppress(CannotRewrite):
                page.rewrite(one.passage.place, one.digits, _binding(one, moment), ledger)
                done.append(one)
        if not done:
            raise NothingFound
        _save(page, by)
        for one in reversed(done):
            journal.record(
                by, "checking.bind", _subject(page),
                was=one.text, now=str(one.reference), sentence=one.sentence,
            )  # fmt: skip
    return len(done)


def renew(page: PortalPage, *, sentence: str, statement: str, by: Actor) -> str:
    """Pin a live figure to what the ledger tells now, as a new revision of the draft.

    Returns what the figure prints.
    Raises: `NothingFound`; `CannotRewrite`; `NotPermitted`.
    """
    found = _found(page, sentence, statement, lambda one: one.can_be_renewed)
    return _pinned(page, found, "checking.renew", by)


def _pinned(page: PortalPage, found: Judgement, act: str, by: Actor) -> str:
    made = _binding(found, clock.now())
    change = _Change(found.passage, found.digits, found.text, found.sentence)
    _rewrite(page, change, made, act, by)
    return found.printed


def _binding(found: Judgement, at: datetime) -> Binding:
    """Return the live figure that takes the place of what was found."""
    if found.reference is None:
        raise NothingFound
    return Binding(found.reference, at, found.printed)


def remember(
    phrase: str, *, indicator: str, part: str = "", page_title: str = "", by: Actor
) -> models.Alias:
    """Keep that a phrase means an indicator; what it was said to mean before is taken back.

    Raises: `NotPermitted`; `UnknownIndicator`; `NothingFound` for a phrase without words.
    """
    permissions.require(by, "checking.remember")
    known = " ".join(matching.words(phrase))[:255]
    if not known:
        raise NothingFound
    ledger_queries.catalogue()[indicator]
    with transaction.atomic():
        for row in models.Alias.objects.filter(phrase=known, removed_at=None):
            _take_back(row, by)
        entry = journal.record(by, "checking.remember", known, indicator=indicator, part=part)
        alias = models.Alias(
            phrase=known,
            indicator=indicator,
            part=part,
            page_title=page_title[:255],
            by_name=entry.by_name,
            at=entry.at,
        )
        alias.full_clean()
        alias.save()
    return alias


def forget(number: int, *, by: Actor) -> None:
    """Take back what a phrase was said to mean; texts that say it are read as before.

    Raises: `NotPermitted`; `NothingFound` when somebody was quicker.
    """
    permissions.require(by, "checking.remember")
    with transaction.atomic():
        row = models.Alias.objects.filter(pk=number, removed_at=None).first()
        if row is None:
            raise NothingFound
        _take_back(row, by)


def _take_back(row: models.Alias, by: Actor) -> None:
    entry = journal.record(by, "checking.forget", row.phrase, indicator=row.indicator)
    row.removed_by_name, row.removed_at = entry.by_name, entry.at
    row.save()


def tidy(page: PortalPage, *, sentence: str, statement: str, by: Actor) -> str:
    """Mend a slip of the hand, as a new revision of the draft; `sentence` is the passage.

    Returns what was put there.
    Raises: `NothingFound`; `CannotRewrite`; `NotPermitted`.
    """
    for slip in queries.examination(page).slips:
        if (slip.passage.text, slip.text) == (sentence, statement) and slip.replacement:
            change = _Change(slip.passage, slip.span, slip.text, sentence)
            _rewrite(page, change, slip.replacement, "checking.tidy", by)
            return slip.replacement
    raise NothingFound


def _found(
    page: PortalPage, sentence: str, statement: str, fits: Callable[[Judgement], bool]
) -> Judgement:
    for one in queries.examination(page).judgements:
        if (one.sentence, one.text) == (sentence, statement) and fits(one):
            return one
    raise NothingFound


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of a passage that something else is put in the place of."""

    passage: Passage
    span: Span
    was: str
    sentence: str


def _rewrite(
    page: PortalPage, change: _Change, by_what: str | Binding, act: str, by: Actor
) -> None:
    _require_editing(page, by)
    if not isinstance(page, Checked):
        raise CannotRewrite(_("Trang này không có văn bản để sửa."))
    with transaction.atomic():
        page.rewrite(change.passage.place, change.span, by_what, ledger_queries.public_ledger())
        _save(page, by)
        journal.record(
            by,
            act,
            _subject(page),
            was=change.was,
            now=by_what if isinstance(by_what, str) else str(by_what.reference),
            sentence=change.sentence,
        )


def _save(page: PortalPage, by: Actor) -> None:
    """Keep the page as a new revision; a draft that something else is missing of is refused."""
    try:
        page.save_revision(user=None if by is permissions.MACHINE else by, log_action=True)
    except ValidationError as wrong:
        raise CannotRewrite(" ".join(wrong.messages)) from None


def _subject(page: PortalPage) -> str:
    return f"{page.title} ({page.pk})"


def _require_editing(page: PortalPage, by: Actor) -> None:
    if by is not permissions.MACHINE and not page.permissions_for_user(by).can_edit():
        raise permissions.NotPermitted(by, "kit.change_portalpage")
