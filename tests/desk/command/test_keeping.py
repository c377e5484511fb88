"""A drill: what was backed up comes back, and readers find the same bytes as before."""

import hashlib
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[3]


def run(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    binds = {
        "CONGSO_FRONT_BIND": "127.0.0.1:1", "CONGSO_PUBLIC_URL": "http://127.0.0.1:8000",
        "CONGSO_DESK_BIND": "127.0.0.1:2", "CONGSO_STAFF_URL": "http://127.0.0.1:8001",
    }  # fmt: skip
    environment = {**kept, **binds, **more, "PYTHONPATH": str(ROOT / "src"), "CONGSO_VAR": str(var)}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, env=environment
    )


def congso(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(var, "-m", "desk.command", *arguments)


def public(var: Path) -> dict[str, str]:
    """Return the checksum of every public file; the index is compared by what it holds."""
    site = var / "public"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.name not in {".lock", "search.sqlite"}
    }


def findable(var: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(var / "public" / "search.sqlite")) as index:
        return set(index.execute("SELECT address, text FROM page"))


@pytest.fixture(scope="module")
def kept(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A portal with a letter nobody has read, and its backup."""
    place = tmp_path_factory.mktemp("keeping")
    var, file = place / "var", place / "congso.zip"
    shutil.copytree(prepared, var)
    (var / "inbox").mkdir()
    (var / "inbox" / "a.hop").write_bytes(b"unread\n")
    told = congso(var, "backup", str(file))
    assert told.returncode == 0, told.stderr
    return var, file


def test_after_a_restore_readers_find_the_same_bytes_and_what_stood_before_is_put_aside(
    kept: tuple[Path, Path], tmp_path: Path
) -> None:
    var, file = kept
    other = tmp_path / "var"
    other.mkdir()
    (other / "mine.txt").write_text("của tôi")
    told = congso(other, "restore", str(file))

    assert told.returncode == 0, told.stderr
    assert public(other) == public(var)
    assert findable(other) == findable(var)
    assert (other / "inbox" / "a.hop").read_bytes() == b"unread\n"
    assert (other / "secret").stat().st_mode & 0o777 == 0o600
    (aside,) = tmp_path.glob("var.truoc-*")
    assert (aside / "mine.txt").read_text() == "của tôi"
    assert str(aside) in told.stdout


def test_a_drill_brings_a_backup_back_beside_the_portal_and_leaves_nothing(
    kept: tuple[Path, Path],
) -> None:
    var, file = kept
    before, beside = public(var), sorted(var.parent.iterdir())
    told = congso(var, "restore", "--drill", str(file))
    torn = file.with_name("rach.zip")
    torn.write_bytes(file.read_bytes()[:-40])
    failed = congso(var, "restore", "--drill", str(torn))
    torn.unlink()

    assert told.returncode == 0, told.stderr
    assert "Diễn tập thành công" in told.stdout
    assert (failed.returncode, public(var), sorted(var.parent.iterdir())) == (1, before, beside)
    with closing(sqlite3.connect(var / "desk.sqlite3")) as asked:
        rows = asked.execute(
            "SELECT act, subject, details FROM kit_journalentry ORDER BY id"
        ).fetchall()
    rows = [row for row in rows if row[0] in ("press.back_up", "press.drill")]
    assert [row[:2] for row in rows] == [
        ("press.back_up", file.name), ("press.drill", file.name), ("press.drill", "rach.zip"),
    ]  # fmt: skip
    done, undone = (json.loads(row[2]) for row in rows[1:])
    assert not done["why"]
    assert done["files"] > 100
    assert "đã hỏng" in undone["why"]


RESTORE = """
import sys
from desk.command import building, django_side, keeping
django_side.migrate, building.build = (lambda: None), (lambda **_asked: 0)
sys.exit(keeping.restore(sys.argv[1]))
"""
"""What the database brings back, without the building of pages, which is as on SQLite."""

SIGNED = """
from desk.command import django_side; django_side.set_up()
from desk.subscriptions import writing
print(writing.token("7", writing.LEAVING))
"""
HEARD = """
import sys
from desk.command import django_side; django_side.set_up()
from desk.subscriptions import writing
print(writing.key_of(sys.argv[1], writing.LEAVING))
"""


def test_a_link_in_a_mail_of_before_still_holds_after_a_restore(
    kept: tuple[Path, Path], tmp_path: Path
) -> None:
    var, file = kept
    signed = run(var, "-c", SIGNED).stdout.strip()
    other = tmp_path / "var"
    restored = run(other, "-c", RESTORE, str(file))

    assert restored.returncode == 0, restored.stderr
    assert run(other, "-c", HEARD, signed).stdout.strip() == "7"
    assert run(tmp_path / "new", "-c", HEARD, signed).stdout.strip() == "None"


def test_nobody_else_on_the_machine_reads_a_backup(kept: tuple[Path, Path]) -> None:
    assert kept[1].stat().st_mode & 0o777 == 0o600


def test_what_waits_on_a_server_that_is_away_is_not_left_out_silently(
    kept: tuple[Path, Path], tmp_path: Path
) -> None:
    var, file = kept[0], tmp_path / "kept.zip"
    told = run(var, "-m", "desk.command", "backup", str(file), CONGSO_INBOX="redis://127.0.0.1:1")

    assert told.returncode == 2
    assert "chưa lấy được thư người đọc" in told.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("harm", ["digit", "cut", "other", "name"])
def test_a_backup_that_is_not_whole_changes_nothing(
    kept: tuple[Path, Path], tmp_path: Path, harm: str
) -> None:
    broken = tmp_path / "hong.zip"
    whole = kept[1].read_bytes()
    if harm == "cut":
        broken.write_bytes(whole[: len(whole) // 2])
    elif harm == "other":
        broken.write_bytes(b"%PDF-1.7")
    else:
        _rewrite(kept[1], broken, harm)
    other = tmp_path / "var"
    other.mkdir()
    (other / "mine.txt").write_text("của tôi")
    told = congso(other, "restore", str(broken))

    assert told.returncode == 2
    assert "hong.zip" in told.stderr
    assert (other / "mine.txt").read_text() == "của tôi"
    assert not list(tmp_path.glob("var.*"))


def _rewrite(whole: Path, broken: Path, harm: str) -> None:
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if harm == "digit" and name == "inbox/a.hop":
                content = b"changed\n"
            if harm == "name" and name == "muc-luc.json":
                told = json.loads(content)
                told["files"]["../ra-ngoai"] = "0"
                content = json.dumps(told).encode()
            new.writestr(name, content)


def test_a_backup_is_not_written_over(kept: tuple[Path, Path]) -> None:
    var, file = kept
    before = file.read_bytes()
    told = congso(var, "backup", str(file))

    assert told.returncode == 2
    assert "không ghi đè" in told.stderr
    assert file.read_bytes() == before


@contextmanager
def database() -> Iterator[str]:
    """Give the address of a database of its own on the server of the tests."""
    server, name = os.environ["CONGSO_TEST_POSTGRES"], f"keeping_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as asked:
        asked.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        asked.execute(f"DROP DATABASE {name} WITH (FORCE)")


def told(url: str, *said: str) -> list[tuple[object, ...]]:
    """Return what the database answers to the last of some words."""
    with psycopg.connect(url, autocommit=True) as asked:
        for one in said[:-1]:
            asked.execute(one)  # type: ignore[arg-type]
        return asked.execute(said[-1]).fetchall()  # type: ignore[arg-type]


@pytest.mark.needs("postgresql")
def test_a_database_of_postgresql_comes_back_whole_and_what_it_held_is_put_aside(
    tmp_path: Path,
) -> None:
    var, file, letters = tmp_path / "var", tmp_path / "kept.zip", "SELECT * FROM letter ORDER BY id"
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    with database() as url:
        before = told(
            url, "CREATE TABLE letter(id int PRIMARY KEY, said text NOT NULL)",
            "CREATE TABLE reply(letter int REFERENCES letter)",
            "INSERT INTO letter VALUES (1, 'Ấp tôi có điểm nào gần không?'), (2, 'Đã rõ')",
            "INSERT INTO reply VALUES (1)", letters,
        )  # fmt: skip
        kept = run(var, "-m", "desk.command", "backup", str(file), CONGSO_DATABASE_URL=url)
        assert kept.returncode == 0, kept.stderr
        told(
            url, "DELETE FROM reply", "DELETE FROM letter", "INSERT INTO letter VALUES (3, 'Sau')",
            "CREATE TABLE newer(letter int REFERENCES letter)", letters,
        )  # fmt: skip
        done = run(var, "-c", RESTORE, str(file), CONGSO_DATABASE_URL=url)

        assert done.returncode == 0, done.stderr
        assert told(url, letters) == before
        assert told(url, "SELECT * FROM reply") == [(1,)]
        assert told(url, tables) == [("letter",), ("reply",)]
    (aside,) = tmp_path.glob("var.truoc-*")
    assert (aside / "database.dump").stat().st_size > 0
    assert str(aside) in done.stdout
    assert not list(var.glob("database.*"))
