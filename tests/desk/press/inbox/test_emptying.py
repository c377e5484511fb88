"""What readers sent reaches its room once, through cut lines, poison, kills and two workers."""

import fcntl
import threading
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from congso.inbox import entry
from congso.inbox.entry import Entry
from congso.visits.counting import Count
from desk.command import receiving
from desk.kit.models import JournalEntry
from desk.petitions.models import Letter, Rating, Why
from desk.press import outbox
from desk.press.inbox import delivering, emptying, rounds, segments, setting_aside
from desk.press.inbox.delivering import Taken
from desk.press.models import Emptied, SetAside
from desk.visits import queries as visits

pytestmark = pytest.mark.django_db
START = datetime(2024, 1, 5, 1, tzinfo=UTC)
LETTER = {
    "gui-den": "so",
    "ho-ten": "Lâm Thị Ngọc",
    "lien-he": "ngoc@vidu.vn",
    "tieu-de": "Hỏi về điểm bưu điện",
    "noi-dung": "Ấp tôi có điểm phục vụ bưu chính nào gần không?",
    "ma": "240105-K7M2QX",
}


def visit(number: int) -> bytes:
    moment = START + timedelta(hours=number % 10)
    return entry.written(
        Entry(f"{number:08x}", moment, "visit", {"trang": "/", "dau": f"{number % 7:016x}"})
    )


def sent(kind: str, fields: dict[str, str], number: int = 1) -> bytes:
    return entry.written(Entry(f"abcd{number:04x}", START, kind, fields))


@pytest.fixture
def inbox(tmp_path: Path, settings: Settings) -> Path:
    settings.INBOX = str(tmp_path / "inbox")
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def test_each_kind_reaches_its_room(inbox: Path) -> None:
    rating = {"trang": "/tin-tuc/", "huu-ich": "khong", "vi-sao": "Chữ nhỏ quá"}
    error = {"trang": "/tin-tuc/a/", "cho-sai": "1.422 trạm", "dung-la": "1.425", "ma": "240105-B"}
    lines = [
        visit(1),
        sent("letter", LETTER),
        sent("rating", rating, 2),
        sent("correction", error, 3),
    ]
    (inbox / "a.hop").write_bytes(b"".join(lines))
    taken = emptying.empty()

    assert (taken.entries, taken.set_aside) == (4, 0)
    assert visits.total() == Count(1, 1)
    letter, correction = Letter.objects.order_by("entry")
    assert (letter.subject, letter.to) == ("Hỏi về điểm bưu điện", "so")
    assert "Đúng là: 1.425" in correction.text
    assert list(Rating.objects.values_list("day", "useful", "useless")) == [
        (date(2024, 1, 5), 0, 1)
    ]
    assert Why.objects.get().text == "Chữ nhỏ quá"
    assert not list(inbox.glob("*.hop"))


def test_a_segment_that_is_still_written_is_read_as_far_as_it_is_whole(inbox: Path) -> None:
    path = inbox / "a.hop"
    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(visit(1) + visit(2)[:20])
        file.flush()
        first = emptying.empty().entries
        file.write(visit(2)[20:] + visit(3))
        file.flush()
        second = emptying.empty().entries
    third = emptying.empty()

    assert (first, second, third.entries, third.set_aside) == (1, 2, 0, 0)
    assert visits.total().views == 3
    assert not path.exists()
    assert not Emptied.objects.exists()


def test_a_segment_that_goes_while_it_is_counted_is_not_waited_for(inbox: Path) -> None:
    (inbox / "a.hop").write_bytes(visit(1))
    (inbox / "b.hop").symlink_to(inbox / "taken in")

    assert emptying.waiting().entries == 1


def test_a_line_cut_by_a_kill_is_set_aside_and_the_rest_taken(inbox: Path) -> None:
    (inbox / "a.hop").write_bytes(visit(1) + visit(2)[:-9])
    taken = emptying.empty()

    assert (taken.entries, taken.set_aside) == (1, 1)
    assert "bị cắt" in taken.why
    assert taken.why == SetAside.objects.get().why


def test_what_is_set_aside_is_kept_whole_and_taken_in_once_its_fault_is_mended(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = bytes(range(256)).replace(b"\n", b"") * 3000
    ahead = sent("letter", LETTER, 9)
    with monkeypatch.context() as version:
        version.delitem(delivering._RECEIVERS, "letter")
        (inbox / "a.hop").write_bytes(ahead + stuck)
        emptying.empty()

    assert [one.size for one in setting_aside.every()] == [len(ahead), len(stuck)]
    assert b"".join(bytes(row.content) for row in SetAside.objects.order_by("id")) == ahead + stuck
    first, second = setting_aside.try_again(), setting_aside.try_again()

    assert (first.entries, first.set_aside) == (1, 1)
    assert (second.entries, second.set_aside) == (0, 1)
    assert Letter.objects.get().entry == "abcd0009"
    assert bytes(SetAside.objects.get().content) == stuck
    assert JournalEntry.objects.filter(act="press.try_again").count() == 1


def test_the_command_tells_what_is_set_aside_and_tries_again(
    inbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (inbox / "a.hop").write_bytes(b"la\n")
    emptying.empty()

    assert receiving.inbox(again=True, as_json=False) == 1
    out, told = capsys.readouterr()
    assert "a.hop, byte 0, dài 3 byte" in out
    assert "còn để riêng 1" in told
    SetAside.objects.all().delete()
    assert receiving.inbox(again=False, as_json=False) == 0


@pytest.mark.parametrize(
    "poison",
    [
        b"\x00\xff\xfe\n",
        b"deadbeef {}\n",
        b"x" * 100_000 + b"\n",
        sent("unknown", {}),
        sent("letter", {"ma": "1"}),
        sent("letter", {**LETTER, "gui-den": "nha-toi"}),
        sent("letter", {**LETTER, "noi-dung": "a\x00b", "ma": "x" * 300}),
    ],
    ids=["bytes", "checksum", "long", "kind", "fields", "to", "nul"],
)
def test_poison_is_not_fatal_to_what_stands_around_it(inbox: Path, poison: bytes) -> None:
    (inbox / "a.hop").write_bytes(visit(1) + poison + sent("letter", LETTER, 9) + visit(2))
    emptying.empty()

    assert visits.total().views == 2
    assert Letter.objects.filter(entry="abcd0009").count() == 1
    assert Letter.objects.count() + SetAside.objects.count() == 2
    assert not list(inbox.glob("*.hop"))


def test_a_letter_taken_in_twice_stands_once(inbox: Path) -> None:
    for name in ("a.hop", "b.hop"):
        (inbox / name).write_bytes(sent("letter", LETTER))
    emptying.empty()

    assert Letter.objects.count() == 1


def test_a_worker_that_dies_at_any_moment_counts_nothing_twice(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "BATCH", 700)
    lines = [visit(number) for number in range(60)]
    (inbox / "a.hop").write_bytes(b"".join(lines))
    really = delivering.deliver
    calls = [0]

    def dying(lines: Iterable[tuple[int, bytes]], source: str, taken: Taken) -> None:
        calls[0] += 1
        really(lines, source, taken)
        if calls[0] % 3 == 0:
            raise KeyboardInterrupt

    monkeypatch.setattr(delivering, "deliver", dying)
    deaths = 0
    while list(inbox.glob("*.hop")):
        try:
            emptying.empty()
        except KeyboardInterrupt:
            deaths += 1

    assert deaths > 3
    assert visits.total().views == 60


def test_visits_of_many_segments_add_up(inbox: Path) -> None:
    for name in range(5):
        (inbox / f"{name}.hop").write_bytes(
            b"".join(visit(number) for number in range(name * 50, name * 50 + 50))
        )
    emptying.empty()

    assert visits.total().views == 250
    assert sum(one.count.views for one in visits.days()) == 250


def test_nothing_that_names_a_reader_is_kept(inbox: Path) -> None:
    (inbox / "a.hop").write_bytes(visit(1))
    emptying.empty()
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, mark FROM visits_lastseen")
        rows = cursor.fetchall()

    assert len(rows) == 1
    assert set(rows[0][1]) <= set("0123456789abcdef")


def test_two_rounds_at_once_do_not_read_the_same_lines(inbox: Path) -> None:
    order: list[str] = []
    with (inbox / ".emptying").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = threading.Thread(target=lambda: (_hold(inbox), order.append("second")))
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join()

    assert order == ["first", "second"]


def _hold(inbox: Path) -> None:
    from desk.press import lock

    with lock.held(inbox / ".emptying"):
        (inbox / "seen").touch()


def test_new_visits_are_handed_to_the_press_within_a_minute_and_only_where_there_are_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spent, told = 0.0, list[float]()

    class Minutes(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            nonlocal spent
            spent += timeout or 0
            if spent >= 600:
                self.set()
            return self.is_set()

    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    monkeypatch.setattr(rounds, "connection", type("None", (), {"close": lambda: None}))
    monkeypatch.setattr(emptying, "empty", lambda: Taken(entries=int(spent < 300)))
    monkeypatch.setattr(outbox, "note", lambda _kind: told.append(spent))
    rounds._run(Minutes())

    busy = [one for one in told if one < 300]
    assert max(later - one for one, later in pairwise(busy)) < 60
    assert 300 <= told[-1] < 360
    assert len([one for one in told if one >= 300]) == 1
