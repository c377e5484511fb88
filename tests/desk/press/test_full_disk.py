"""A disk that is full or takes nothing is told in a sentence, and nothing that stood is harmed."""

import errno
import json
import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings
from tests.desk.press.test_worker import Rounds
from wagtail.admin.views.account import LoginView

from desk.command import building
from desk.press import actions, tree, worker
from desk.press.inbox import emptying, rounds

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db
FAULTS = [(errno.ENOSPC, "Ổ đĩa đã đầy"), (errno.EROFS, "Ổ đĩa không cho ghi")]


def files() -> dict[str, bytes]:
    return {
        path.relative_to(tree.site()).as_posix(): path.read_bytes()
        for path in tree.site().rglob("*")
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(
        rounds, "begin", lambda _ended: type("None", (), {"join": lambda _: None})()
    )


@pytest.mark.parametrize(("number", "said"), FAULTS)
@pytest.mark.parametrize("after", [0, 2, 9])
def test_the_worker_tells_it_and_goes_on_when_there_is_room(
    number: int,
    said: str,
    after: int,
    board: "Board",
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    actions.bring_up_to_date()
    before = (tree.root() / "manifest.json").read_bytes()
    board.notes |= {"a": "bốn", "b": "năm"}
    left, replace = [after], Path.replace

    def full(path: Path, target: Path) -> Path:
        if not left[0]:
            raise OSError(number, "no", str(target))
        left[0] -= 1
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with caplog.at_level(logging.ERROR):
        worker.run(Rounds(1))

    assert said in caplog.text
    assert "Traceback" not in caplog.text
    assert (tree.root() / "manifest.json").read_bytes() == before
    for path in tree.site().rglob("*"):
        assert not path.name.endswith(".new"), "nothing half written lies about"
    monkeypatch.setattr(Path, "replace", replace)
    worker.run(Rounds(1))
    built = files()
    assert "bốn năm" in built["mot/index.html"].decode()
    actions.bring_up_to_date(full=True)
    assert files() == built


@pytest.mark.usefixtures("board")
def test_the_command_says_it_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_path: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(Path, "replace", full)

    assert building.build(full=False) == 1
    assert "Ổ đĩa đã đầy" in capsys.readouterr().err


def test_the_inbox_waits_for_a_database_with_room(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.INBOX = str(tmp_path)

    def full() -> Any:  # noqa: ANN401
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(emptying, "empty", full)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    monkeypatch.setattr(rounds, "connection", type("None", (), {"close": lambda: None}))
    rounds._run(Rounds(1))

    assert "Ổ đĩa đã đầy: chưa ghi được vào cơ sở dữ liệu" in caplog.text
    assert "thư vẫn còn đó" in caplog.text


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (OperationalError("database or disk is full"), 507, "Ổ đĩa đã đầy"),
        (OperationalError("attempt to write a readonly database"), 507, "Ổ đĩa không cho ghi"),
        (OSError(errno.ENOSPC, "no", "/srv/anh.jpg"), 507, "chưa ghi được /srv/anh.jpg"),
        (ZeroDivisionError(), 500, "Có lỗi ở phần cán bộ"),
    ],
)
def test_the_desk_says_that_nothing_was_saved(
    fault: Exception, status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise fault

    monkeypatch.setattr(LoginView, "dispatch", full)
    got = Client(raise_request_exception=False).get("/login/")

    assert got.status_code == status
    assert said in got.content.decode()


def test_a_real_database_that_may_grow_no_more_is_recognised(tmp_path: Path) -> None:
    from desk.kit import disk

    with sqlite3.connect(tmp_path / "a.sqlite") as small:
        small.execute("CREATE TABLE t(x)")
        small.execute("PRAGMA max_page_count = 3")
        with pytest.raises(sqlite3.OperationalError) as caught:
            small.execute("INSERT INTO t VALUES (zeroblob(100000))")

    assert "đã đầy" in (disk.said(OperationalError(*caught.value.args)) or "")
    assert json.dumps(disk.said(ValueError())) == "null"
