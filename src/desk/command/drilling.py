"""`congso restore --drill`: a backup is brought back beside the portal, which goes on meanwhile.

The copy has a folder of its own, and on PostgreSQL a database of its own; both go when it is done.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from desk.command import django_side, keeping

_NOWHERE = "127.0.0.1:0"
_MARK = "_dien_tap"
_AS_MUCH = 300
"""As many letters of what a failed program said are kept, the last ones."""
_NO_DATABASE = (
    "chưa tạo hoặc chưa xóa được cơ sở dữ liệu để diễn tập ({fault}). "
    "Hãy cho người dùng PostgreSQL của cổng quyền CREATEDB rồi thử lại."
)


def drill(file: str) -> int:
    """Bring a backup back beside the portal, build its pages, and say whether that went well."""
    django_side.set_up()
    from django.conf import settings
    from django.db import DatabaseError

    from desk.press import safekeeping

    source, count = Path(file).resolve(), 0
    beside = Path(settings.VAR).with_name(f"{Path(settings.VAR).name}.dien-tap")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with _database() as url:
            why, count = _brought_back(source, beside, url)
    except DatabaseError as fault:
        why = _NO_DATABASE.format(fault=f"{fault}".strip())
    finally:
        for left in beside.parent.glob(f"{beside.name}*"):
            shutil.rmtree(left, ignore_errors=True)
    if not safekeeping.note_drill(source.name, why=why, files=count):
        sys.stderr.write(keeping.NOT_NOTED)
    if why:
        sys.stderr.write(f"Diễn tập không thành: {why}\n")
        return 1
    sys.stdout.write(
        f"Diễn tập thành công: từ {source.name} khôi phục được và dựng lại {count} tệp công khai; "
        "cổng đang chạy không bị động đến.\n"
    )
    return 0


def _brought_back(source: Path, beside: Path, url: str) -> tuple[str, int]:
    """Restore into a folder and a database beside; return why that failed and how many files."""
    from django.conf import settings

    told = {
        "CONGSO_VAR": str(beside), "CONGSO_INBOX": "", "CONGSO_DATABASE_URL": url,
        "CONGSO_FRONT_BIND": _NOWHERE, "CONGSO_DESK_BIND": _NOWHERE,
        "CONGSO_PUBLIC_URL": settings.PUBLIC_URL, "CONGSO_STAFF_URL": settings.STAFF_URL,
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603 — this program, a file that was named to it
        [sys.executable, "-m", "desk.command", "restore", str(source)],
        env={**os.environ, **told}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    built = beside / "public" / "site"
    count = sum(path.is_file() for path in built.rglob("*")) if built.is_dir() else 0
    if not done.returncode:
        return "", count
    said = done.stderr.strip() or done.stdout.strip() or f"mã thoát {done.returncode}"
    return said[-_AS_MUCH:], count


@contextmanager
def _database() -> Iterator[str]:
    """Give the address of a database for the copy; empty where it is a file in its folder."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"{settings.DATABASES['default']['NAME']}{_MARK}"
    quoted = connection.ops.quote_name(name)
    _ask(f"DROP DATABASE IF EXISTS {quoted}")
    _ask(f"CREATE DATABASE {quoted}")
    try:
        yield urlsplit(os.environ["CONGSO_DATABASE_URL"])._replace(path=f"/{quote(name)}").geturl()
    finally:
        _ask(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")


def _ask(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
