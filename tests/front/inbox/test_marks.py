"""A reader has one mark a day, and nothing on disk leads from it to anybody."""

from datetime import date
from pathlib import Path

from front.inbox.marks import Marks

FRIDAY, SATURDAY = date(2024, 1, 5), date(2024, 1, 6)


def test_a_reader_keeps_the_mark_for_a_day_and_through_a_restart(tmp_path: Path) -> None:
    before = Marks(tmp_path).of("203.0.113.7", "Firefox", FRIDAY)

    assert Marks(tmp_path).of("203.0.113.7", "Firefox", FRIDAY) == before
    assert Marks(tmp_path).of("203.0.113.8", "Firefox", FRIDAY) != before


def test_another_day_has_another_mark_and_the_old_salt_is_gone(tmp_path: Path) -> None:
    marks = Marks(tmp_path)
    friday = marks.of("203.0.113.7", "Firefox", FRIDAY)
    saturday = marks.of("203.0.113.7", "Firefox", SATURDAY)

    assert friday != saturday
    assert [path.name for path in tmp_path.iterdir()] == ["muoi-2024-01-06"]


def test_only_the_front_may_read_the_salt(tmp_path: Path) -> None:
    Marks(tmp_path).of("203.0.113.7", "Firefox", FRIDAY)
    (salt,) = tmp_path.iterdir()

    assert salt.stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_still_gives_marks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    marks = Marks(tmp_path / "file")

    assert marks.of("a", "b", FRIDAY) == marks.of("a", "b", FRIDAY)
