"""A database as the migrations make it, kept from run to run; to migrate takes a quarter minute.

Whoever copies it and migrates the copy finds nothing left to do, and is told at once. It is known
by the hash of all that makes it, so that it is made anew by the migrations themselves whenever one
of them, a setting or a library changes, and wherever no run was before. From nothing the tables are
made for real by `tests/desk/command/test_whole_portal.py`, and piece by piece, with rows in them,
by the tests named `test_migrations.py`.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]


def copy(kept: Path, target: Path) -> None:
    """Copy the migrated database to a file, making it first where `kept` does not hold it yet."""
    name = f"{_hash()}.sqlite3"
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept / name).exists():
            _make(kept / "made")
            for old in kept.glob("*.sqlite3"):
                old.unlink()
            (kept / "made" / "desk.sqlite3").rename(kept / name)
            shutil.rmtree(kept / "made")
        shutil.copyfile(kept / name, target)


def lay(source: Path, name: str) -> sqlite3.Connection:
    """Return a connection that holds a copy of a database in memory, under a name of SQLite's."""
    held = sqlite3.connect(name, uri=True)
    with sqlite3.connect(source) as copied:
        copied.backup(held)
    copied.close()
    return held


def _make(var: Path) -> None:
    shutil.rmtree(var, ignore_errors=True)
    others = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    done = subprocess.run(
        [sys.executable, "-m", "desk.command", "manage", "migrate", "--verbosity", "0"],
        env={**others, "CONGSO_VAR": str(var), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]


def _hash() -> str:
    """Return what all that makes the tables hashes to."""
    from desk.kit import append_only

    told = f"{sqlite3.sqlite_version} {sys.version} {sorted(append_only._guarded.items())}"
    made_by = hashlib.sha256(told.encode())
    own = ("src/desk/settings.py", "src/desk/kit/append_only.py", "requirements/desk.txt")
    for path in (*(ROOT / name for name in own), *_migrations()):
        made_by.update(f"\0{path.parent.parent.name}/{path.name}\0".encode() + path.read_bytes())
    return made_by.hexdigest()[:32]


def _migrations() -> Iterator[Path]:
    from django.apps import apps

    for room in apps.get_app_configs():
        yield from sorted(Path(room.path, "migrations").glob("*.py"))
