"""How a release reaches readers: approved by a second person, frozen, published at its hour.

An edition never changes. What was wrong is told in a notice, and the edition that follows says
what reads differently; the one before stays at its own address.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from desk.kit import clock, journal, permissions, signals
from desk.kit.permissions import MACHINE, Actor
from desk.releases import freezing, opening
from desk.releases.actions import TEXTS, lock, note, required
from desk.releases.freezing import Frozen
from desk.releases.models import Edition, Release, State
from desk.releases.refusals import (
    Incomplete,
    NothingCorrected,
    NotInThisState,
    NotWhatWasApproved,
    NotYetDue,
    OwnWork,
)

APPROVE = "releases.approve_release"
holding: list[Callable[[Release], str]] = []
"""Asked before a release goes out: each says why it waits for something else, else nothing."""
_PARTS = {
    "report": _("báo cáo thống kê"),
    "method": _("phương pháp"),
    "analysis": _("phân tích"),
    "collected": _("thời gian thu thập"),
}


def approve_release(*, release: Release, by: Actor) -> Release:
    """Stand for what a release says, as it is known now; nothing else may be published then.

    Raises: `NotPermitted`; `NotInThisState`; `OwnWork`; `Incomplete` with all that is missing.
    """
    permissions.require(by, APPROVE)
    with transaction.atomic():
        held = lock(release, State.CONFIRMED)
        _require_another(held, by)
        now = clock.now()
        if reasons := lacking(held, now):
            raise Incomplete(" ".join(reasons))
        held.approved_by = None if by is MACHINE else by
        held.approved_name = journal.name_of(by)
        held.approved_at = now
        held.approved_state = freezing.freeze(held, now, 1).checksum
        held.save()
        note(held, "approved", by)
        journal.record(by, "releases.approve_release", held, checksum=held.approved_state)
    return held


def lacking(release: Release, at: datetime) -> list[str]:
    """Return what stands against approving, each in a sentence; none when nothing does."""
    empty = [said for name, said in _PARTS.items() if not getattr(release, name).strip()]
    found = [_("Còn trống: %(parts)s.") % {"parts": ", ".join(empty)}] if empty else []
    return found + freezing.missing(freezing.ledger_at(release, at), release)


def publish_release(*, release: Release, by: Actor) -> Edition:
    """Give readers the release, at its hour or after, frozen as it was approved.

    Raises: `NotPermitted`; `NotInThisState`; `Incomplete` when nobody approved it; `NotYetDue`;
    `NotWhatWasApproved` when the record now says something else of the moment of approval.
    """
    permissions.require(by, APPROVE)
    with transaction.atomic():
        held = lock(release, State.CONFIRMED)
        if why := _held_back(held):
            raise NotInThisState(why)
        if held.approved_at is None:
            raise Incomplete(_("Lần phát hành này chưa có người duyệt."))
        if held.due_at > clock.now():
            raise NotYetDue(_("Chưa đến giờ phát hành đã công bố; muốn sớm hơn, hãy đổi ngày."))
        frozen = freezing.freeze(held, held.approved_at, 1)
        if frozen.checksum != held.approved_state:
            raise NotWhatWasApproved(
                _("Số liệu hoặc định nghĩa đã khác với lúc duyệt. Hãy xem lại rồi duyệt lại.")
            )
        edition = _edition(held, 1, frozen, by)
        was = held.state
        held.state = State.PUBLISHED.value
        held.save(update_fields=["state"])
        note(held, "published", by, was_state=was)
        journal.record(by, "releases.publish_release", held, checksum=frozen.checksum)
        signals.releases_changed.send(sender=Release, releases=[held.pk])
    return edition


def publish_due() -> tuple[list[Edition], list[str]]:
    """Publish every approved release whose hour has come; return them, and what was refused.

    A release that is no longer what was approved loses its approval, and its page says so.
    """
    published: list[Edition] = []
    refused: list[str] = []
    for release in Release.objects.due(clock.now()):
        if _held_back(release):
            continue
        try:
            published.append(publish_release(release=release, by=MACHINE))
        except NotWhatWasApproved as why:
            refused.append(f"{release}: {why}")
            with transaction.atomic():
                release.approved_at, release.approved_state = None, ""
                release.save(update_fields=["approved_at", "approved_state"])
                note(release, "returned", MACHINE, str(why))
                journal.record(MACHINE, "releases.return_release", release, reason=str(why))
    return published, refused


def correct_release(
    *, release: Release, notice: str, by: Actor, texts: Mapping[str, str] | None = None
) -> Edition:
    """Follow an edition with a corrected one, from the record as it is known now.

    Shape: `texts` replaces parts by the names of `TEXTS`; the others are taken over.
    Raises: `NotPermitted`; `NotInThisState`; `NoReason` without a notice; `OwnWork`;
    `NothingCorrected` when figures and parts read as before; `Incomplete`.
    """
    permissions.require(by, APPROVE)
    with transaction.atomic():
        held = lock(release, State.PUBLISHED)
        _require_another(held, by)
        told = required(notice)
        before = held.editions.order_by("number").last()
        for name in TEXTS:
            setattr(held, name, (texts or {}).get(name, getattr(before, name)).strip())
        held.approved_at, held.approved_name = clock.now(), journal.name_of(by)
        if reasons := lacking(held, held.approved_at):
            raise Incomplete(" ".join(reasons))
        frozen = freezing.freeze(held, held.approved_at, before.number + 1)
        changes = _differences(before, frozen, held)
        if not changes:
            raise NothingCorrected(_("Số liệu và lời văn giống hệt bản trước; không có gì để sửa."))
        edition = _edition(held, before.number + 1, frozen, by, told, changes)
        note(held, "corrected", by, told)
        journal.record(
            by, "releases.correct_release", held, notice=told, changes=[str(one) for one in changes]
        )
        signals.releases_changed.send(sender=Release, releases=[held.pk])
    return edition


def _held_back(release: Release) -> str:
    return next((why for why in (hold(release) for hold in holding) if why), "")


def _require_another(release: Release, by: Actor) -> None:
    wrote = release.changes.filter(act__in=["planned", "written"]).values_list("by", flat=True)
    if by is not MACHINE and getattr(by, "pk", None) in set(wrote):
        raise OwnWork(_("Bạn đã soạn lần phát hành này; người duyệt phải là người khác."))


def _edition(
    release: Release,
    number: int,
    frozen: Frozen,
    by: Actor,
    notice: str = "",
    changes: list[dict[str, str]] | None = None,
) -> Edition:
    series = release.series
    return Edition.objects.create(
        release=release, number=number, published_at=clock.now(),
        published_name=journal.name_of(by), approved_at=release.approved_at,
        approved_name=release.approved_name, title=str(release), summary=series.summary,
        agency=series.agency, person=series.person, collection=series.collection,
        report=release.report, analysis=release.analysis, method=release.method,
        collected=release.collected, notice=notice, changes=changes or [],
        bundle=frozen.content, checksum=frozen.checksum,
    )  # fmt: skip


def _differences(before: Edition, frozen: Frozen, release: Release) -> list[dict[str, str]]:
    """Return what reads differently now: figures with both values, parts by their names."""
    was = {line.reference: line for line in opening.opened(bytes(before.bundle)).lines}
    now = {line.reference: line for line in opening.opened(frozen.content).lines}
    found = []
    for reference in {**was, **now}:
        then, after = was.get(reference), now.get(reference)
        said = [f"{one.quantity} ({one.level})" if one else "–" for one in (then, after)]
        if said[0] != said[1]:
            line = after or then
            name = f"{line.name}, {reference.period.said}" if line else str(reference)
            quantities = [one.quantity if one else "–" for one in (then, after)]
            told = said if quantities[0] == quantities[1] else quantities
            found.append({"name": name, "was": told[0], "now": told[1]})
    for name, said_of in _PARTS.items():
        if getattr(before, name) != getattr(release, name):
            was_said, now_said = getattr(before, name), getattr(release, name)
            found.append(
                {
                    "name": str(said_of).capitalize(),
                    "was": _only_in(was_said, now_said),
                    "now": _only_in(now_said, was_said),
                }
            )
    return found


def _only_in(text: str, other: str) -> str:
    """Return the paragraphs of a text that the other does not have."""
    known = set(other.splitlines())
    return " ".join(line for line in text.splitlines() if line.strip() and line not in known) or "–"
