"""An operator sees what is ill and what to do, and so does a program that watches."""

import hashlib
import html
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from congso.inbox.entry import Entry, written
from desk.kit import clock, journal
from desk.kit.permissions import MACHINE
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.mailing.models import Mail
from desk.mailing.written import Letter
from desk.press import alerting, failing, health, safekeeping, verifying
from desk.press.models import Change, Emptied, SetAside, Unbuilt
from desk.staff import actions
from desk.staff.models import Person

pytestmark = pytest.mark.django_db


def ill() -> list[str]:
    return [line.name for line in health.lines() if not line.is_well]


@pytest.fixture(autouse=True)
def built(settings: Settings, tmp_path: object) -> None:
    """A portal that was built once, on a disk of its own."""
    from desk.press import tree

    settings.VAR = tmp_path
    tree.root().mkdir(parents=True, exist_ok=True)
    (tree.root() / "manifest.json").write_text("{}")


def test_a_portal_that_is_well_says_so() -> None:
    assert ill() == []


def test_a_worker_that_stopped_is_told_with_what_to_do() -> None:
    Change.objects.create(at=clock.now() - timedelta(minutes=30), kind="pages", keys=["1"])

    line = health.lines()[0]

    assert not line.is_well
    assert "cũ nhất 30 phút" in line.said
    assert "chạy lại" in line.remedy


def test_what_readers_sent_and_nobody_could_read_is_told() -> None:
    SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="x")

    assert ill() == ["Mục để riêng"]


def test_what_waits_in_the_inbox_is_told_with_its_age(settings: Settings, tmp_path: Path) -> None:
    settings.INBOX = str(tmp_path / "inbox")
    folder = tmp_path / "inbox"
    folder.mkdir()
    at = clock.now() - timedelta(minutes=12)
    sent = [written(Entry(f"{n:04x}", at, "visit", {"page": "/"})) for n in range(3)]
    (folder / "a.hop").write_bytes(b"".join(sent) + b"half")
    Emptied.objects.create(source="a.hop", position=len(sent[0]))

    (line,) = [one for one in health.lines() if one.name == "Hộp thư"]

    assert line.said == "2 mục chờ đọc, cũ nhất 12 phút"
    assert "thư vẫn còn đó" in line.remedy


def test_backups_drills_and_proofs_that_grow_old_are_told() -> None:
    begun = clock.now() - timedelta(days=3)
    with clock.stopped_at(begun):
        journal.record(MACHINE, "kit.any", "a")
        assert ill() == []
    assert set(ill()) == {"Soát bản dựng", "Sao lưu"}
    journal.record(MACHINE, verifying.PROVED, "public", count=0)
    safekeeping.note_backup("a.zip", files=1, size=1)
    assert ill() == []
    with clock.stopped_at(begun + timedelta(days=101)):
        assert "Diễn tập khôi phục" in ill()
    safekeeping.note_drill("a.zip", why="mã kiểm không khớp")
    (line,) = [one for one in health.lines() if not one.is_well]
    assert "mã kiểm không khớp" in line.said


def test_a_page_that_fails_is_told_with_its_reason_and_tried_at_once_when_asked(
    client: Client,
) -> None:
    with clock.stopped_at(clock.now() - timedelta(minutes=5)):
        failing.note({"/<i>/": ("page 7", "Mất tệp <b>anh.png</b>")}, ())
    Unbuilt.objects.update(due_at=clock.now() + timedelta(minutes=5))
    assert ill() == ["Trang chưa dựng được"]
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username="vanhanh"))

    told = client.get("/tinh-trang/").content.decode()
    client.post("/tinh-trang/", {"address": "/<i>/"})

    assert "Mất tệp &lt;b&gt;anh.png&lt;/b&gt;" in told
    assert failing.due() == {"/<i>/": "page 7"}
    client.force_login(Person.objects.get(username="bientap"))
    Unbuilt.objects.update(due_at=clock.now() + timedelta(minutes=5))
    client.post("/tinh-trang/", {"address": "/<i>/"})
    assert not failing.is_due()


def test_what_is_ill_is_written_to_who_may_mend_it_once_a_day(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    actions.create_demonstration_people()
    Person.objects.filter(username="vanhanh").update(email="vanhanh@vidu.vn")
    Person.objects.filter(username="bientap").update(email="bientap@vidu.vn")
    SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="thư của bà Lan")
    night = datetime(2024, 3, 1, 3, tzinfo=clock.VIETNAM)
    for hours in (0, 5, 6, 9):
        with clock.stopped_at(night + timedelta(hours=hours)):
            alerting.tell_once_a_day()

    assert Mail.objects.get().kind == "duty"
    mailing.send_due()
    (letter,) = mail.outbox
    assert letter.to == ["vanhanh@vidu.vn"]
    assert "Mục để riêng: 1 mục" in letter.body
    assert "/tinh-trang/" in letter.body
    assert "bà Lan" not in letter.body


def test_what_is_set_aside_is_shown_as_letters_and_thrown_away_with_a_reason(
    client: Client,
) -> None:
    poison = b"<script>alert(1)</script>\x1b[2J\x00\xe2\x80\xae\xff"
    row = SetAside.objects.create(
        at=clock.now(), source="a.hop", place=7, why="mã kiểm", line="x", content=poison
    )
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username="vanhanh"))

    told = client.get("/tinh-trang/hop-thu/").content.decode()
    client.post("/tinh-trang/hop-thu/", {"number": row.pk, "act": "drop", "reason": " "})
    assert SetAside.objects.exists()
    client.post("/tinh-trang/hop-thu/", {"number": row.pk, "act": "again"})
    assert "mã kiểm không khớp" in SetAside.objects.get().why
    client.post("/tinh-trang/hop-thu/", {"number": row.pk, "act": "drop", "reason": "thư rác"})

    shown = "&lt;script&gt;alert(1)&lt;/script&gt;\\x1b[2J\\x00\\u202e\\xff"
    assert shown in told
    assert "<script>alert(1)" not in told
    assert not SetAside.objects.exists()
    (kept,) = journal.entries(journal.Asked("press.drop_setaside"))
    assert (kept.by, kept.details["reason"]) == ("Triệu Minh Vận", "thư rác")
    assert kept.details["sha256"] == hashlib.sha256(poison).hexdigest()
    assert "script" not in str(kept.details)


def test_what_is_set_aside_is_taken_in_once_it_can_be(client: Client) -> None:
    line = written(Entry("7f3a", clock.now(), "visit", {"page": "/"}))
    row = SetAside.objects.create(
        at=clock.now(), source="a.hop", place=7, why="lạ", line="x", content=line
    )
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username="vanhanh"))

    client.post("/tinh-trang/hop-thu/", {"number": row.pk, "act": "again"})

    assert not SetAside.objects.exists()
    assert journal.entries(journal.Asked("press.try_again")).object_list[0].by == "Triệu Minh Vận"


def test_mails_that_nobody_takes_are_told() -> None:
    letter = Letter("Chào", ("Một câu.",))
    with clock.stopped_at(clock.now() - timedelta(minutes=90)):
        mailing.put(letter, Kind.ANSWER, Addressed("doc@vidu.vn"))
    line = health.lines()[0]

    assert ill() == ["Thư gửi đi"]
    assert line.said == "1 thư chờ gửi, ghi vào"
    assert line.place.endswith("/mail")
    assert "doc@vidu.vn" not in line.said


def test_one_password_alone_where_others_can_sign_in_is_told(settings: Settings) -> None:
    settings.IS_OPEN_HERE_ONLY = False

    assert ill() == ["Đăng nhập hai lớp"]


@pytest.mark.parametrize(
    "longer",
    [{"IDLE_MINUTES": 60}, {"IDLE_MINUTES_ADMIN": 10}, {"IDLE_DAYS": 0}, {"IDLE_DAYS": 90}],
)
def test_sessions_that_stay_open_for_too_long_are_told(
    settings: Settings, longer: dict[str, int]
) -> None:
    settings.IS_OPEN_HERE_ONLY, settings.SECOND_FACTOR_IS_REQUIRED = False, True
    assert ill() == []
    for name, value in longer.items():
        setattr(settings, name, value)

    assert ill() == ["Phiên làm việc"]


def test_the_screen_is_for_who_runs_the_portal_and_answers_programs(client: Client) -> None:
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username="bientap"))
    assert client.get("/tinh-trang/").status_code != 200
    client.force_login(Person.objects.get(username="vanhanh"))

    assert "đúng phiên bản" in client.get("/tinh-trang/").content.decode()
    assert client.get("/tinh-trang/?dang=json").status_code == 200
    SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="x")
    sick = client.get("/tinh-trang/?dang=json")
    assert sick.status_code == 503
    assert sick.json()["lines"][0]["is_well"] is False


def test_the_first_screen_of_an_operator_tells_what_is_ill(client: Client) -> None:
    actions.create_demonstration_people()
    SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="x")
    (sick,) = (line for line in health.lines() if not line.is_well)

    client.force_login(Person.objects.get(username="vanhanh"))
    told = client.get("/").content.decode()
    assert "Mở tình trạng hệ thống" in told
    assert sick.remedy in html.unescape(told)

    client.force_login(Person.objects.get(username="tacgia"))
    assert "Mở tình trạng hệ thống" not in client.get("/").content.decode()
