"""Better words and other reviewed texts make pages stale: those that print them, no others."""

import gettext as catalogues
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
from django.utils.translation import trans_real
from pytest_django import Settings

from desk.kit import shelf
from desk.look import rendering
from desk.press import actions, sources, tree

if TYPE_CHECKING:
    from tests.desk.press.conftest import Board

pytestmark = pytest.mark.django_db
Say = Callable[[str, str, str], None]
PUBLIC, OF_STAFF = "Đến nội dung chính", "Dashboard"


def begin_anew() -> None:
    """Forget what a process reads once, as one that is started anew does."""
    for read_once in (rendering.fingerprint_of_words, rendering._in_words, sources.program):
        read_once.cache_clear()
    trans_real._translations.clear()
    catalogues._translations.clear()  # type: ignore[attr-defined]


@pytest.fixture
def say(settings: Settings, tmp_path: Path) -> Iterator[Say]:
    """Put another word in a catalogue and start anew."""
    own, folder = settings.LOCALE_PATHS, tmp_path / "locale"
    shutil.copytree(own[0], folder)
    settings.LOCALE_PATHS = [folder]
    begin_anew()

    def say(language: str, text: str, said: str) -> None:
        path = folder / language / "LC_MESSAGES" / "django.po"
        catalogue = polib.pofile(str(path))
        entry = catalogue.find(text)
        if entry is None:
            catalogue.append(polib.POEntry(msgid=text, msgstr=said))
        else:
            entry.msgstr = said
        path.with_suffix(".mo").write_bytes(catalogue.to_binary())
        begin_anew()

    yield say
    settings.LOCALE_PATHS = own
    begin_anew()


def built() -> list[str]:
    return actions.bring_up_to_date().built


def page(address: str) -> str:
    return (tree.site() / tree.file_of(address)).read_text("utf-8")


def test_a_better_word_reaches_the_pages_of_its_language_and_no_others(
    board: "Board", say: Say
) -> None:
    board.languages = {"/mot/": "en", "/hai/": "km"}
    built()

    say("en", PUBLIC, "Front door")

    assert built() == ["/mot/"]
    assert "Front door" in page("/mot/")
    say("km", PUBLIC, "Cửa trước")
    assert built() == ["/hai/"]
    assert built() == []


def test_a_word_of_the_staff_side_builds_nothing_a_public_one_builds_its_pages(
    board: "Board", say: Say
) -> None:
    board.languages = {"/hai/": "en"}
    built()

    say("vi", OF_STAFF, "Bàn giấy")

    assert built() == []
    say("vi", PUBLIC, "Đầu trang")
    assert {"/", "/mot/"} <= set(built())
    assert "Đầu trang" in page("/mot/")


@pytest.mark.parametrize("text", ["calendar/days.csv", "places/tiles.csv"])
def test_a_reviewed_text_that_reaches_far_is_looked_for_on_every_page(
    board: "Board", text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    for one in ("calendar", "places"):
        shutil.copytree(shelf.reviewed(one), folder / one)
    monkeypatch.setattr(shelf, "reviewed", folder.joinpath)
    begin_anew()
    built()

    with folder.joinpath(text).open("a", encoding="utf-8") as file:
        file.write("\n")
    sources.program.cache_clear()

    assert set(board.shows) <= set(built())
    monkeypatch.undo()
    begin_anew()
