"""One address is told: its file and checksum, what it stands on, and why it would be built."""

import json
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from desk.command import building
from desk.press import actions, explained, tree

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db


def told(capsys: pytest.CaptureFixture[str], address: str) -> dict:
    assert building.explain(address, as_json=True) == 0
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_a_page_is_told_with_everything_it_stands_on(
    board: "Board", capsys: pytest.CaptureFixture[str]
) -> None:
    actions.bring_up_to_date()

    page = told(capsys, f"{settings.PUBLIC_URL}/mot/")

    assert page["file"] == "mot/index.html"
    assert page["checksum"] == tree.checksum((tree.site() / page["file"]).read_bytes())
    uses = {one["use"] for one in page["uses"]}
    assert {"note a", "note b", "row /mot/", "words vi", "template look/not_found.html"} <= uses
    assert all(one["seen"] == one["now"] for one in page["uses"])
    assert page["why"] == []
    board.notes["b"] = "ba"
    later = told(capsys, "mot/")
    assert later["why"] == ["note b đã khác"]
    assert later["fingerprint"] == page["fingerprint"]
    actions.bring_up_to_date()
    assert told(capsys, "/mot/")["fingerprint"] != page["fingerprint"]


def test_what_is_lost_or_no_more_is_told_in_words(
    board: "Board", capsys: pytest.CaptureFixture[str]
) -> None:
    actions.bring_up_to_date()
    (tree.site() / "mot" / "index.html").write_bytes(b"")
    del board.shows["/hai/"]

    building.explain("/mot/", as_json=False)
    assert "phải dựng lại: tệp trên đĩa hỏng hoặc mất" in capsys.readouterr().out
    assert told(capsys, "/hai/")["why"][0] == "không còn được đăng, sẽ gỡ"
    actions.bring_up_to_date()
    assert building.explain("/hai/", as_json=False) == 1
    assert "đã gỡ" in capsys.readouterr().err
    board.shows["/moi/"] = ("a",)
    assert "trang mới" in explained.absence("/moi/")
    assert "không phải địa chỉ" in explained.absence("/khong/")
