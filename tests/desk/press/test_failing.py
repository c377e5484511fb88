"""A page that cannot be made is told of and tried again, and nothing else waits for it."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError
from django.template import TemplateDoesNotExist

from congso.quantities import numerals
from desk.kit import clock
from desk.kit.permissions import MACHINE
from desk.press import actions, failing, outbox, tree
from desk.press.models import Change

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db


def test_a_page_that_fails_keeps_lists_and_search_of_others_from_nothing(board: "Board") -> None:
    actions.bring_up_to_date()
    board.shows["/ba/"] = ("a",)
    board.broken = {"/mot/"}
    board.notes["a"] = "mới"
    outbox.note("row", ["/ba/"])
    outbox.note("note", ["a"])

    actions.follow_changes()
    actions.finish()

    assert "/ba/" in "".join(one.read_text("utf-8") for one in tree.site().glob("sitemap/*.xml"))
    assert not Change.objects.exists()


def test_a_page_that_failed_is_tried_again_later_and_later_until_it_can_be_made(
    board: "Board",
) -> None:
    actions.bring_up_to_date()
    board.broken = {"/mot/"}
    board.notes["b"] = "ba"
    outbox.note("note", ["b"])
    began = clock.now()
    with clock.stopped_at(began):
        actions.follow_changes()
        assert not failing.is_due()
    with clock.stopped_at(began + timedelta(seconds=6)):
        actions.try_again()
        assert failing.due() == {}
        (waits,) = failing.waiting()
        assert (waits.since, waits.tries) == (began, 2)
        board.broken = set()
        failing.ask_again("/mot/", by=MACHINE)
        outcome = actions.try_again()

    assert outcome.built == ["/mot/"]
    assert "một ba" in (tree.site() / tree.file_of("/mot/")).read_text("utf-8")
    assert failing.waiting() == []


def test_a_page_that_failed_and_is_not_wanted_any_more_is_tried_no_more(board: "Board") -> None:
    board.broken = {"/mot/"}
    actions.bring_up_to_date()
    del board.shows["/mot/"]
    failing.ask_again(by=MACHINE)

    actions.try_again()

    assert failing.waiting() == []


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (TemplateDoesNotExist("a/b.html"), "Thiếu mẫu trang a/b.html"),
        (OSError(28, "No space left", "/x"), "Ổ đĩa đã đầy"),
        (FileNotFoundError(2, "No such file", "anh.png"), "Mất tệp anh.png"),
        (OperationalError("server closed"), "Cơ sở dữ liệu không trả lời đúng"),
        (numerals.NotANumeral("số lạ"), "số lạ"),
        (KeyError("a"), "hãy gửi dòng này cho người giữ phần mềm. KeyError ()"),
    ],
    ids=["template", "disk", "file", "database", "refusal", "unforeseen"],
)
def test_why_a_page_failed_is_told_in_a_sentence(fault: Exception, told: str) -> None:
    assert told in failing.said(fault)
