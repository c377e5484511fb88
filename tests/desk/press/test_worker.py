"""The worker builds what was noted, survives what fails, and stops when told."""

import threading
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError
from django.db.models import F
from pytest_django import Settings

from congso.observations import reference
from desk.kit import clock
from desk.kit.models import JournalEntry
from desk.kit.signals import figures_changed, pages_changed
from desk.press import actions, failing, health, outbox, posting, tree, verifying, worker
from desk.press.inbox import rounds
from desk.press.models import Change

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db


class Rounds(threading.Event):
    """An event that sets itself after so many rounds, so that no test waits."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.left = rounds
        self.pauses: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout or 0)
        self.left -= 1
        if self.left <= 0:
            self.set()
        return self.is_set()


@pytest.fixture(autouse=True)
def _connections_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)


def test_a_change_of_a_figure_is_noted_with_the_change() -> None:
    key = reference.read("telecom.sites|94|2023||level").key()

    figures_changed.send(sender=None, keys=[key])

    assert [change.keys for change in Change.objects.all()] == [["telecom.sites|94|2023||actual"]]


def test_a_change_of_a_page_is_noted_with_the_change() -> None:
    pages_changed.send(sender=None, pages=[7])

    assert [(change.kind, change.keys) for change in Change.objects.all()] == [("pages", ["7"])]


def test_it_begins_with_a_look_at_everything(board: "Board") -> None:
    worker.run(Rounds(1))

    assert "/mot/" in board.made


def test_it_builds_again_only_when_something_was_noted(board: "Board") -> None:
    worker.run(Rounds(3))
    seen = len(board.made)
    board.notes["b"] = "ba"
    outbox.note("pages", ["7"])

    worker.run(Rounds(2))

    assert board.made[seen:] == ["/hai/", "/mot/"]
    assert not Change.objects.exists()


@pytest.mark.usefixtures("board")
def test_what_is_noted_while_it_builds_is_built_in_the_next_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.bring_up_to_date()
    written = outbox.done

    def a_change_arrives(seen: list[int]) -> None:
        outbox.note("pages", ["8"])
        written(seen)

    monkeypatch.setattr(outbox, "done", a_change_arrives)
    outbox.note("pages", ["7"])

    actions.bring_up_to_date()

    assert [change.keys for change in Change.objects.all()] == [["8"]]


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("waited", "gives_way"), [(timedelta(), True), (worker.LATE, False)], ids=["fresh", "late"]
)
def test_files_give_way_to_a_new_change_but_not_for_ever(
    waited: timedelta,
    gives_way: bool,  # noqa: FBT001 — what is expected
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.bring_up_to_date()
    outbox.note("note", ["a"])
    actions.follow_changes()
    Change.objects.update(at=F("at") - waited)
    found: list[bool] = []

    def finish(waiting: actions.Waiting) -> actions.Outcome:
        outbox.note("note", ["b"])
        found.append(waiting())
        return actions.Outcome()

    monkeypatch.setattr(actions, "finish", finish)
    worker.build_once()

    assert found == [gives_way]


def test_every_night_at_its_hour_the_build_is_proved_and_drift_is_told(
    board: "Board", settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2024, 1, 5, 2, tzinfo=clock.VIETNAM)
    settings.VERIFY_AT = time(2, 30)
    monkeypatch.setattr(clock, "now", lambda: now)
    nothing = type("None", (), {"join": lambda _: None})()
    for beside in (rounds, posting):
        monkeypatch.setattr(beside, "begin", lambda _ended: nothing)
    monkeypatch.setattr(worker.nightly, "walk_once_a_night", lambda: None)

    class Nights(Rounds):
        """Twenty minutes pass at each glance; somebody spoils a page in the second night."""

        def wait(self, timeout: float | None = None) -> bool:
            nonlocal now
            now += timedelta(minutes=20)
            if now.day == 6:
                (tree.site() / "mot" / "index.html").write_bytes(b"")
            return super().wait(timeout)

    worker.run(Nights(170))

    told = JournalEntry.objects.filter(act=verifying.PROVED).order_by("id")
    proofs = [(one.at.astimezone(clock.VIETNAM), one.details["count"]) for one in told]
    assert [(at.day, count) for at, count in proofs] == [(5, 0), (6, 1), (7, 1)]
    assert all(time(2, 30) <= at.time() < time(6) for at, _count in proofs)
    drift = JournalEntry.objects.filter(act="press.drift").latest("id")
    assert any(one.startswith("/mot/: ") for one in drift.details["addresses"])
    line = next(one for one in health.lines() if one.name == "Soát bản dựng")
    assert "lệch ở 1 chỗ" in line.said
    assert "--repair" in line.remedy
    assert board.made
    verifying.repair(verifying.verify())
    assert next(one for one in health.lines() if one.name == line.name).is_well
    now += timedelta(days=3)
    assert "chưa soát" in next(one for one in health.lines() if one.name == line.name).remedy


def test_a_page_that_cannot_be_made_is_not_tried_at_every_round(board: "Board") -> None:
    board.broken = {"/mot/"}
    stop = Rounds(30)

    worker.run(stop)

    (waits,) = failing.waiting()
    assert waits.tries == 1
    assert worker.AFTER_A_FAILURE not in stop.pauses


def test_it_survives_whatever_goes_wrong(board: "Board", monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(**_named: object) -> None:
        raise RuntimeError("đĩa đầy")

    monkeypatch.setattr(actions, "bring_up_to_date", fall)

    worker.run(Rounds(2))

    assert not board.made


def test_a_duty_that_fails_is_told_and_keeps_none_of_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []

    def fail() -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(worker.tending, "remind_once_a_day", fail)
    monkeypatch.setattr(worker.visit_figures, "record_once_a_day", lambda: done.append(1))
    worker.see_to_what_is_due_once_a_day()

    assert done == [1]
    assert "Một việc hằng ngày chưa làm được" in caplog.text


def test_a_database_that_is_away_is_no_matter_of_a_single_duty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> int:
        raise OperationalError

    monkeypatch.setattr(worker.tending, "remind_once_a_day", fail)
    with pytest.raises(OperationalError):
        worker.see_to_what_is_due_once_a_day()


def test_it_stops_at_once_when_told_before_it_began(board: "Board") -> None:
    stop = threading.Event()
    stop.set()

    worker.run(stop)

    assert not board.made
