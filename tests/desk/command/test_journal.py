"""The journal as a stream: each deed once, in order, with a number to go on from."""

import json

import pytest

from desk.command import following
from desk.kit import journal
from desk.kit.permissions import MACHINE

pytestmark = pytest.mark.django_db


def printed(capsys: pytest.CaptureFixture[str], **asked: int) -> list[dict[str, object]]:
    assert following.journal(follow=False, after=asked.get("after", 0)) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_deed_is_a_line_and_one_goes_on_from_its_number(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_BATCH", 2)
    for number in range(5):
        journal.record(MACHINE, "x.y", f"việc {number}", count=number)

    lines = printed(capsys)
    rest = printed(capsys, after=int(str(lines[2]["number"])))

    assert [line["subject"] for line in lines] == [f"việc {number}" for number in range(5)]
    assert lines[0]["details"] == {"count": 0}
    assert lines[0]["by"] == "Hệ thống"
    assert rest == lines[3:]


def test_following_goes_on_with_what_is_done_meanwhile(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = iter(range(3))

    def meanwhile(_seconds: float) -> None:
        if next(rounds) == 2:
            raise KeyboardInterrupt
        journal.record(MACHINE, "x.y", "việc mới")

    monkeypatch.setattr(following.time, "sleep", meanwhile)

    with pytest.raises(KeyboardInterrupt):
        following.journal(follow=True, after=0)

    told = [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()]
    assert len(told) == 2
    assert told == sorted(set(told))
