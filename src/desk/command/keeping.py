"""`congso backup` and `congso restore`: everything that cannot be made again, in one file.

The file holds the database, the pictures and documents, what readers sent that nobody took in yet,
and the key that signs links in mails, each with its checksum; pages, indexes and tables to compute
on are built anew from these.
"""

import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from congso.findings.finding import Fault, FaultyInput
from desk.command import children, django_side

FORMAT = 1
_MANIFEST = "muc-luc.json"
_SQLITE, _POSTGRESQL = "database.sqlite3", "database.dump"
_FOLDERS = {"media": "MEDIA_ROOT", "inbox": "INBOX"}
_KEY = "secret"
_OURS_ALONE = 0o600
"""Letters, addresses and the key: nobody else on the machine may read them."""
_CHUNK = 1 << 20
_EMPTY = """
DO $$ DECLARE one text; BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', one);
  END LOOP;
END $$
"""
"""A table that came after the backup must go too, or the next migration finds it in its way."""

NOT_NOTED = (
    "Chưa ghi được vào nhật ký: cơ sở dữ liệu chưa đủ bảng hoặc không cho ghi. "
    "Hãy chạy congso manage migrate rồi xem Tình trạng hệ thống.\n"
)


def backup(file: str) -> int:
    """Write everything into `file`, whole or not at all; the portal may go on meanwhile.

    Raises: `FaultyInput` when it cannot be written or the database cannot be read.
    """
    django_side.set_up()
    from desk.kit import clock
    from desk.press import safekeeping

    target = Path(file)
    if target.exists():
        raise _fault(target, "đã có tệp này. Hãy chọn tên khác; bản sao lưu không ghi đè.")
    aside = target.with_name(f".{target.name}.new")
    sums: dict[str, str] = {}
    _take_in_what_lies_elsewhere()
    try:
        aside.unlink(missing_ok=True)
        aside.touch(_OURS_ALONE)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as kept:
            for name, path in _everything(aside.parent):
                kept.write(path, name, _compression(name))
                sums[name] = _checksum(path)
            told = {"format": FORMAT, "at": clock.now().isoformat(), "files": sums}
            kept.writestr(_MANIFEST, json.dumps(told, indent=1))
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        aside.replace(target)
    except OSError as fault:
        raise _fault(target, f"không ghi được ({fault.strerror}).") from fault
    finally:
        aside.unlink(missing_ok=True)
    size = target.stat().st_size
    sys.stdout.write(f"Đã sao lưu {len(sums)} tệp vào {target} ({size / 1e6:.1f} MB).\n")
    if not safekeeping.note_backup(target.name, files=len(sums), size=size):
        sys.stderr.write(NOT_NOTED)
    return 0


def restore(file: str) -> int:
    """Bring back what `file` holds and build the pages; what stood before is put aside.

    Raises: `FaultyInput` when the file is not whole, or the portal is running; nothing is
    changed then.
    """
    from desk import settings

    source = Path(file)
    for bind in (settings.FRONT_BIND, settings.DESK_BIND):
        if not children.is_free(bind):
            raise _fault(source, f"cổng đang chạy ở {bind}. Hãy dừng congso up rồi khôi phục.")
    var = Path(settings.VAR)
    staging = var.with_name(f"{var.name}.khoi-phuc")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        moment = _unpack(source, staging)
        before = _swap(staging, var)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    django_side.set_up()
    if (var / _POSTGRESQL).is_file():
        before = before or _unused(var)
        _bring_database_back(var / _POSTGRESQL, before)
    django_side.migrate()
    from desk.press import safekeeping

    if not safekeeping.note_restore(source.name, made_at=moment):
        sys.stderr.write(NOT_NOTED)
    sys.stdout.write(f"Đã khôi phục bản sao lưu lúc {moment}.\n")
    if before is not None:
        sys.stdout.write(f"Dữ liệu có trước đó được giữ ở {before}.\n")
    from desk.command import building

    return building.build(full=True)


def _everything(place: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name in the backup and the path of each file; the database as it is at once."""
    from django.conf import settings

    copy = place / ".congso-database"
    copy.unlink(missing_ok=True)
    try:
        yield _copy_of_database(copy), copy
    finally:
        copy.unlink(missing_ok=True)
    for folder, setting in _FOLDERS.items():
        root = Path(getattr(settings, setting))
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and not path.name.startswith((".", "muoi-")):
                yield f"{folder}/{path.relative_to(root).as_posix()}", path
    yield _KEY, Path(settings.VAR) / _KEY


def _take_in_what_lies_elsewhere() -> None:
    """Bring into the database what readers sent to a server that several fronts share."""
    from django.conf import settings
    from redis import RedisError

    from desk.press.inbox import emptying

    if not emptying.is_shared():
        return
    try:
        emptying.empty()
    except RedisError as fault:
        why = f"chưa lấy được thư người đọc ở đây ({fault}). Hãy mở lại nơi ấy rồi sao lưu."
        raise _fault(settings.INBOX.rpartition("@")[2], why) from fault


def _copy_of_database(copy: Path) -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        with closing(sqlite3.connect(name)) as now, closing(sqlite3.connect(copy)) as kept:
            now.backup(kept)
        return _SQLITE
    _run(["pg_dump", "--format=custom", "--no-owner", "--file", str(copy)], _address())
    return _POSTGRESQL


def _unpack(source: Path, staging: Path) -> str:
    """Unpack a backup aside and hold each file against its checksum; return its moment."""
    try:
        with zipfile.ZipFile(source) as kept:
            told = json.loads(kept.read(_MANIFEST))
            if told.get("format") != FORMAT:
                raise _fault(source, f"bản sao lưu dạng {told.get('format')}, cần {FORMAT}.")
            for name, checksum in told["files"].items():
                path = (staging / name).resolve()
                if not path.is_relative_to(staging.resolve()):
                    raise _fault(source, f"có tệp mang tên lạ: {name}.")
                path.parent.mkdir(parents=True, exist_ok=True)
                with kept.open(name) as packed, path.open("wb") as file:
                    shutil.copyfileobj(packed, file, _CHUNK)
                if _checksum(path) != checksum:
                    raise _fault(source, f"tệp {name} không khớp mã kiểm; bản sao lưu đã hỏng.")
            return str(told["at"])
    except (OSError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as fault:
        why = f"không phải bản sao lưu của cổng, hoặc đã hỏng ({fault})."
        raise _fault(source, why) from fault


def _swap(staging: Path, var: Path) -> Path | None:
    """Put what was unpacked in place; return where what stood there is kept."""
    before = None
    if not (staging / _KEY).is_file() and (var / _KEY).is_file():
        # A backup of before the key was kept: the portal goes on with the one it has.
        shutil.copyfile(var / _KEY, staging / _KEY)
    if (staging / _KEY).is_file():
        (staging / _KEY).chmod(_OURS_ALONE)
    if var.exists() and any(var.iterdir()):
        before = _unused(var)
        var.rename(before)
    elif var.exists():
        var.rmdir()
    staging.rename(var)
    if (var / _SQLITE).is_file():
        (var / _SQLITE).rename(var / "desk.sqlite3")
    return before


def _unused(var: Path) -> Path:
    names = (var.with_name(f"{var.name}.truoc-{number}") for number in itertools.count(1))
    return next(path for path in names if not path.exists())


def _bring_database_back(dump: Path, before: Path) -> None:
    """Put a dump in the place of the whole database, at once; what it held is kept in `before`."""
    before.mkdir(exist_ok=True)
    _copy_of_database(before / _POSTGRESQL)
    script = dump.with_suffix(".sql")
    told = ["pg_restore", "--clean", "--if-exists", "--no-owner", "--file", str(script), str(dump)]
    _run(told, _address())
    told = ["psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set", "ON_ERROR_STOP=1"]
    _run([*told, "--command", _EMPTY, "--file", str(script)], _address())
    dump.unlink()
    script.unlink()


def _address() -> dict[str, str]:
    from django.db import connection

    told: dict[str, Any] = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    given = {name: str(told[key]) for name, key in names.items() if told[key]}
    return {**given, "PGDATABASE": str(told["NAME"])}


def _run(command: list[str], address: dict[str, str]) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise _fault(Path(command[0]), "không có chương trình này. Hãy cài postgresql-client.")
    done = subprocess.run(  # noqa: S603 — a program of PostgreSQL, arguments of our own
        [program, *command[1:]],
        env={**os.environ, **address}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise _fault(Path(command[0]), done.stderr.strip().splitlines()[-1])


def _compression(name: str) -> int:
    return zipfile.ZIP_STORED if name.startswith("media/") else zipfile.ZIP_DEFLATED


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fault(path: Path | str, why: str) -> FaultyInput:
    return FaultyInput((Fault(str(path), why),))
