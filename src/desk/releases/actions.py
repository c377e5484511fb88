"""What people do to the calendar and to drafts: plan, move, confirm, cancel, write.

Every act leaves a line that nobody can take away; a date that was told moves only with a reason.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congso.indicators.indicator import UnknownIndicator
from congso.periods.calendar import Half, Month, Period, Quarter, Year
from congso.places.gazetteer import UnknownPlace
from desk.kit import clock, journal, permissions, signals
from desk.kit.permissions import MACHINE, Actor
from desk.ledger import queries as ledger
from desk.releases.models import Change, Release, Series, State
from desk.releases.refusals import NoReason, NotInTheRecord, NotInThisState

PREPARE = "releases.prepare_release"
_COVERS = {"month": Month, "quarter": Quarter, "half": Half, "year": Year}
_OPEN = (State.PROVISIONAL, State.CONFIRMED)
TEXTS = ("report", "analysis", "method", "collected")
"""The parts of a release that people write; the fifth, the figures, nobody does."""


def keep_series(*, series: Series, by: Actor) -> Series:
    """Open a series, or change what its coming releases tell; editions stay as they are.

    Raises: `NotPermitted`; `NotInTheRecord`; `ValidationError`.
    """
    permissions.require(by, PREPARE)
    _require_known(series)
    with transaction.atomic():
        series.full_clean()
        series.save()
        for release in series.releases.filter(state__in=_OPEN):
            _withdraw_approval(release)
        journal.record(
            by, "releases.keep_series", series.slug,
            indicators=series.indicators, places=series.places,
        )  # fmt: skip
        _announce(series.releases.values_list("pk", flat=True))
    return series


def plan_release(*, series: Series, period: Period, due_at: datetime, by: Actor) -> Release:
    """Put a period of a series on the calendar, for the time being.

    Raises: `NotPermitted`; `NotInTheRecord` for a period that the series does not have or that
    is on the calendar already.
    """
    permissions.require(by, PREPARE)
    if not isinstance(period, _COVERS[series.periodicity]):
        raise NotInTheRecord(
            _("Loạt “%(series)s” ra %(often)s, không có kỳ %(period)s.")
            % {
                "series": series.title,
                "often": series.get_periodicity_display(),
                "period": period.said,
            }
        )
    release = Release(
        series=series, period=period.code, due_at=due_at, method=series.method,
    )  # fmt: skip
    try:
        with transaction.atomic():
            release.save()
            note(release, "planned", by)
            journal.record(by, "releases.plan_release", release, due_at=due_at)
            _announce([release.pk])
    except IntegrityError:
        raise NotInTheRecord(
            _("%(period)s của loạt này đã có trong lịch; hãy đổi ngày của lần ấy.")
            % {"period": period.said.capitalize()}
        ) from None
    return release


def move_release(*, release: Release, due_at: datetime, reason: str, by: Actor) -> Release:
    """Give a release another date, and say why to everybody who reads the calendar.

    Raises: `NotPermitted`; `NotInThisState`; `NoReason`.
    """
    permissions.require(by, PREPARE)
    with transaction.atomic():
        held = lock(release, *_OPEN)
        was = held.due_at
        held.due_at = due_at
        held.save(update_fields=["due_at"])
        note(held, "moved", by, required(reason), was_due=was)
        journal.record(by, "releases.move_release", held, was=was, now=due_at, reason=reason)
        _announce([held.pk])
    return held


def confirm_release(*, release: Release, by: Actor) -> Release:
    """Promise the date that was provisional.

    Raises: `NotPermitted`; `NotInThisState`.
    """
    permissions.require(by, PREPARE)
    with transaction.atomic():
        held = lock(release, State.PROVISIONAL)
        _turn(held, State.CONFIRMED, "confirmed", by)
        journal.record(by, "releases.confirm_release", held, due_at=held.due_at)
        _announce([held.pk])
    return held


def cancel_release(*, release: Release, reason: str, by: Actor) -> Release:
    """Take a release off; it stays on the calendar as cancelled, with the reason.

    Raises: `NotPermitted`; `NotInThisState`; `NoReason`.
    """
    permissions.require(by, PREPARE)
    with transaction.atomic():
        held = lock(release, *_OPEN)
        _turn(held, State.CANCELLED, "cancelled", by, required(reason))
        journal.record(by, "releases.cancel_release", held, reason=reason)
        _announce([held.pk])
    return held


def write_release(
    *, release: Release, texts: Mapping[str, str], frame: date | None, by: Actor
) -> Release:
    """Write the parts of a release; what was approved before has to be approved again.

    Shape: `texts` by the names of `TEXTS`; `frame` is the day of the map that figures are told on.
    Raises: `NotPermitted`; `NotInThisState`.
    """
    permissions.require(by, PREPARE)
    with transaction.atomic():
        held = lock(release, *_OPEN)
        for name in TEXTS:
            setattr(held, name, texts.get(name, getattr(held, name)).strip())
        held.frame = frame
        held.save()
        _withdraw_approval(held)
        note(held, "written", by)
        journal.record(by, "releases.write_release", held, parts=sorted(texts))
    return held


def lock(release: Release, *states: State) -> Release:
    """Return the release as it stands now, kept from others until the transaction ends.

    Raises: `NotInThisState` when it stands in none of these states.
    """
    held = Release.objects.select_for_update().select_related("series").get(pk=release.pk)
    if held.state not in states:
        raise NotInThisState(
            _("“%(release)s” %(state)s, không làm việc này được nữa. Hãy tải lại trang để xem.")
            % {"release": held, "state": held.get_state_display()}
        )
    return held


def note(
    release: Release,
    act: str,
    by: Actor,
    reason: str = "",
    *,
    was_state: str = "",
    was_due: datetime | None = None,
) -> None:
    """Write the line about an act that stays with the release."""
    Change.objects.create(
        release=release, at=clock.now(), by=None if by is MACHINE else by,
        by_name=journal.name_of(by), act=act, was_state=was_state, state=release.state,
        was_due=was_due, due_at=release.due_at, reason=reason,
    )  # fmt: skip


def required(reason: str) -> str:
    """Return the reason as it is kept.

    Raises: `NoReason` when there is none.
    """
    if not reason.strip():
        raise NoReason(_("Hãy ghi lý do: người theo dõi lịch phát hành sẽ đọc nó."))
    return reason.strip()


def _turn(release: Release, state: State, act: str, by: Actor, reason: str = "") -> None:
    was = release.state
    release.state = state.value
    release.save(update_fields=["state"])
    note(release, act, by, reason, was_state=was)


def _withdraw_approval(release: Release) -> None:
    release.approved_by, release.approved_at = None, None
    release.approved_name = release.approved_state = ""
    release.save(update_fields=["approved_by", "approved_at", "approved_name", "approved_state"])


def _require_known(series: Series) -> None:
    known = ledger.ledger()
    try:
        for code in series.indicators:
            known.catalogue[code]
    except UnknownIndicator as unknown:
        raise NotInTheRecord(str(unknown)) from None
    codes = {place.code for place in known.gazetteer.places}
    try:
        for code in series.places:
            if code not in codes:
                known.gazetteer.identify(code, clock.today())
    except UnknownPlace as unknown:
        raise NotInTheRecord(str(unknown)) from None
    if not series.indicators or not series.places:
        raise NotInTheRecord(_("Một loạt cần ít nhất một chỉ tiêu và một địa bàn."))


def _announce(releases: object) -> None:
    signals.releases_changed.send(sender=Release, releases=list(releases))  # type: ignore[call-overload]
