"""Who may do what to a release, where it stands for it, and what stays of every act."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from congso.observations.observation import Level, read_key
from congso.periods.calendar import Half, Year
from desk.kit import clock, signals
from desk.kit.models import JournalEntry
from desk.kit.permissions import MACHINE, Actor, NotPermitted
from desk.ledger import actions as ledger
from desk.ledger import queries as record
from desk.releases import actions, opening, publishing, queries
from desk.releases.models import Change, Edition, Release, Series, State
from desk.releases.refusals import (
    Incomplete,
    NoReason,
    NothingCorrected,
    NotInTheRecord,
    NotInThisState,
    NotYetDue,
    OwnWork,
)

pytestmark = pytest.mark.django_db
VIETNAM = clock.VIETNAM
DUE = datetime(2024, 1, 12, 8, tzinfo=VIETNAM)
LATER = datetime(2024, 1, 15, 8, tzinfo=VIETNAM)
Act = Callable[[Release, Actor], object]
ACTS: dict[str, Act] = {
    "move": lambda one, by: actions.move_release(release=one, due_at=LATER, reason="chờ", by=by),
    "confirm": lambda one, by: actions.confirm_release(release=one, by=by),
    "cancel": lambda one, by: actions.cancel_release(release=one, reason="thiếu số", by=by),
    "write": lambda one, by: actions.write_release(
        release=one, texts={"report": "x"}, frame=None, by=by
    ),
    "approve": lambda one, by: publishing.approve_release(release=one, by=by),
    "publish": lambda one, by: publishing.publish_release(release=one, by=by),
    "correct": lambda one, by: publishing.correct_release(
        release=one, notice="Sai một chữ.", by=by, texts={"analysis": "Khác."}
    ),
}
ALLOWED = {
    "move": {"provisional", "confirmed"},
    "confirm": {"provisional"},
    "cancel": {"provisional", "confirmed"},
    "write": {"provisional", "confirmed"},
    "approve": {"confirmed"},
    "publish": {"confirmed"},
    "correct": {"published"},
}
MAY = {
    "thongke": {"move", "confirm", "cancel", "write"},
    "duyet": {"approve", "publish", "correct"},
    "bientap": set[str](),
    "quantri": set(ACTS),
}


def brought_to(state: str, release: Release) -> Release:
    if state in ("confirmed", "published"):
        publishing.approve_release(release=release, by=MACHINE)
    if state == "published":
        with clock.stopped_at(DUE):
            publishing.publish_release(release=release, by=MACHINE)
    if state == "cancelled":
        actions.cancel_release(release=release, reason="thiếu số", by=MACHINE)
    if state == "provisional":
        Release.objects.update(state="provisional")
    return Release.objects.get()


@pytest.mark.parametrize("state", ["provisional", "confirmed", "published", "cancelled"])
@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_done_only_where_it_belongs(act: str, state: str, written: Release) -> None:
    release = brought_to(state, written)

    with clock.stopped_at(DUE):
        if state in ALLOWED[act]:
            ACTS[act](release, MACHINE)
            assert release.changes.count() > 0
        else:
            with pytest.raises(NotInThisState, match=State(state).said):
                ACTS[act](release, MACHINE)


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("act", ACTS)
def test_only_those_do_it_who_may(
    act: str, who: str, written: Release, people: dict[str, Actor]
) -> None:
    states = {"confirm": "provisional", "correct": "published"}
    release = brought_to(states.get(act, "confirmed"), written)

    with clock.stopped_at(DUE):
        if act in MAY[who]:
            ACTS[act](release, people[who])
            assert JournalEntry.objects.filter(act=f"releases.{act}_release").exists()
        else:
            with pytest.raises(NotPermitted):
                ACTS[act](release, people[who])


def test_every_act_on_the_calendar_is_announced_and_keeps_its_reason(planned: Release) -> None:
    heard: list[int] = []

    def listen(releases: list[int], **_named: object) -> None:
        heard.extend(releases)

    signals.releases_changed.connect(listen)
    try:
        actions.move_release(release=planned, due_at=LATER, reason="Chờ số dân.", by=MACHINE)
    finally:
        signals.releases_changed.disconnect(listen)

    assert heard == [planned.pk]
    (entry,) = queries.calendar()
    assert (entry.due_at, entry.turns[-1].reason) == (LATER, "Chờ số dân.")
    assert "08:00 ngày 12/01/2024 sang 08:00 ngày 15/01/2024" in entry.turns[-1].said


@pytest.mark.parametrize(
    "act",
    [
        lambda one: actions.move_release(release=one, due_at=LATER, reason=" ", by=MACHINE),
        lambda one: actions.cancel_release(release=one, reason="", by=MACHINE),
    ],
    ids=["move", "cancel"],
)
def test_a_date_that_was_told_moves_only_with_a_reason(
    act: Callable[[Release], object], planned: Release
) -> None:
    with pytest.raises(NoReason, match="lý do"):
        act(planned)

    assert Release.objects.get().due_at == DUE


def test_whoever_prepared_a_release_does_not_approve_it(
    written: Release, people: dict[str, Actor]
) -> None:
    both = people["quantri"]
    actions.write_release(release=written, texts={}, frame=None, by=both)

    with pytest.raises(OwnWork):
        publishing.approve_release(release=written, by=both)

    assert publishing.approve_release(release=written, by=people["duyet"]).approved_at


@pytest.mark.parametrize("part", actions.TEXTS)
def test_a_release_with_an_empty_part_is_not_approved(part: str, written: Release) -> None:
    actions.write_release(release=written, texts={part: " "}, frame=None, by=MACHINE)

    with pytest.raises(Incomplete, match=str(publishing._PARTS[part])):
        publishing.approve_release(release=written, by=MACHINE)


def test_a_release_without_a_figure_of_its_period_is_not_approved(
    series: Series, written: Release
) -> None:
    series.indicators = [*series.indicators, "dti.rank"]
    actions.keep_series(series=series, by=MACHINE)

    with pytest.raises(Incomplete, match="chưa có số của kỳ"):
        publishing.approve_release(release=written, by=MACHINE)


def test_writing_again_takes_the_approval_away(approved: Release) -> None:
    actions.write_release(release=approved, texts={"report": "Khác."}, frame=None, by=MACHINE)

    with clock.stopped_at(DUE), pytest.raises(Incomplete, match="chưa có người duyệt"):
        publishing.publish_release(release=approved, by=MACHINE)


def test_nothing_comes_out_before_its_second(approved: Release) -> None:
    with clock.stopped_at(DUE - timedelta(seconds=1)):
        assert publishing.publish_due() == ([], [])
        with pytest.raises(NotYetDue):
            publishing.publish_release(release=approved, by=MACHINE)

    with clock.stopped_at(DUE):
        published, refused = publishing.publish_due()

    assert [edition.published_at for edition in published] == [DUE]
    assert refused == []


@pytest.mark.usefixtures("approved")
def test_what_was_revised_after_the_approval_is_not_what_comes_out() -> None:
    with clock.stopped_at(DUE - timedelta(days=1)):
        revise()
    with clock.stopped_at(DUE):
        (edition,), _refused = publishing.publish_due()

    lines = opening.opened(bytes(edition.bundle)).lines
    printed = {str(one.reference): one.printed for one in lines}
    assert printed["telecom.sites|94|2023||level"] == "1.422"


@pytest.mark.usefixtures("approved")
def test_figures_slipped_in_behind_the_approval_stop_it() -> None:
    seen = record.standing(read_key("telecom.sites|94|2023||actual"))
    assert seen is not None
    slipped = replace(seen, key=read_key("telecom.sites|94|2021||actual"))
    ledger.record_observations([slipped], by=MACHINE)

    with clock.stopped_at(DUE):
        published, refused = publishing.publish_due()
        again = publishing.publish_due()

    assert (published, again) == ([], ([], []))
    assert "duyệt lại" in refused[0]
    assert Release.objects.get().approved_at is None


def test_a_correction_follows_and_says_what_changed(published: Edition) -> None:
    with clock.stopped_at(LATER):
        revise()
        second = publishing.correct_release(
            release=published.release, notice="Đếm sót ba trạm.", by=MACHINE
        )

    assert second.number == 2
    assert {
        "name": "Số trạm thông tin di động, năm 2023",
        "was": "1.422 trạm",
        "now": "1.425 trạm",
    } in [
        {**one, "was": one["was"].replace("\xa0", " "), "now": one["now"].replace("\xa0", " ")}
        for one in second.changes
    ]
    first = Edition.objects.get(number=1)
    assert bytes(first.bundle) == bytes(published.bundle)


def test_a_correction_that_corrects_nothing_is_refused(published: Edition) -> None:
    with clock.stopped_at(LATER), pytest.raises(NothingCorrected):
        publishing.correct_release(release=published.release, notice="Không gì.", by=MACHINE)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("model", [Edition, Change])
def test_what_was_published_cannot_be_changed_or_dropped(
    model: type[Edition] | type[Change],
) -> None:
    table = model._meta.db_table
    for statement in (f'UPDATE "{table}" SET id = id', f'DELETE FROM "{table}"'):
        with (
            pytest.raises(IntegrityError, match="chỉ ghi thêm"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    with pytest.raises(IntegrityError, match="chỉ ghi thêm"), transaction.atomic():
        model.objects.all().delete()
    row = model.objects.latest("id")
    with pytest.raises(IntegrityError, match="chỉ ghi thêm"), transaction.atomic():
        row.save()


def test_a_series_tells_only_periods_and_things_there_are(series: Series) -> None:
    with pytest.raises(NotInTheRecord, match="không có kỳ"):
        actions.plan_release(series=series, period=Half(2023, 1), due_at=DUE, by=MACHINE)
    series.indicators = ["telecom.nothing"]
    with pytest.raises(NotInTheRecord, match=r"telecom\.nothing"):
        actions.keep_series(series=series, by=MACHINE)


def test_a_period_is_planned_once(planned: Release) -> None:
    with pytest.raises(NotInTheRecord, match="đã có trong lịch"):
        actions.plan_release(series=planned.series, period=Year(2023), due_at=DUE, by=MACHINE)

    actions.cancel_release(release=planned, reason="Nhầm.", by=MACHINE)
    again = actions.plan_release(series=planned.series, period=Year(2023), due_at=DUE, by=MACHINE)
    assert again.state == "provisional"


def test_ten_working_days_run_from_the_approval(approved: Release) -> None:
    held = queries.deadline(approved.approved_at, approved.state)
    assert held is not None
    assert (held.day.isoformat(), held.left, held.is_near) == ("2024-01-23", 10, False)

    with clock.stopped_at(datetime(2024, 1, 18, 9, tzinfo=VIETNAM)):
        near = queries.deadline(approved.approved_at, approved.state)
    with clock.stopped_at(datetime(2024, 1, 24, 9, tzinfo=VIETNAM)):
        late = queries.deadline(approved.approved_at, approved.state)
    assert near is not None
    assert late is not None
    assert (near.is_near, late.left < 0) == (True, True)


def revise() -> None:
    key = read_key("telecom.sites|94|2023||actual")
    ledger.revise_observation(
        key=key, value=Decimal(1425), level=Level.CORRECTION, source="Công văn",
        reason="Đếm sót ba trạm", expected_previous=Decimal(1422), by=MACHINE,
    )  # fmt: skip
