"""`congso up`: from an empty folder to a portal that stands, one line a step.

Three processes run under one roof: the front for readers, the desk for staff, the worker that
builds. They start together and stop together; when one dies, all stop and the program says so.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desk.command import django_side, serving
from desk.command.children import Child, Family, is_free
from desk.kit import shelf

_PASSWORDS = "matkhau.txt"
_PATIENCE = 30.0
"""Seconds that a process may take until it answers."""


def up() -> int:
    """Prepare everything, start the three processes, and return when they have stopped."""
    django_side.set_up()
    from desk import settings

    for name, bind in (
        ("CONGSO_FRONT_BIND", settings.FRONT_BIND),
        ("CONGSO_DESK_BIND", settings.DESK_BIND),
    ):
        if not is_free(bind):
            sys.stderr.write(
                f"{bind} đang có chương trình khác dùng. Hãy dừng nó, hoặc đặt {name} khác, "
                f"ví dụ {name}=127.0.0.1:8100.\n"
            )
            return 2
    prepare()
    return _run(
        settings.FRONT_BIND,
        settings.PUBLIC_URL,
        settings.STAFF_URL,
        settings.INBOX,
        before=[
            *(["--behind-proxy"] if settings.IS_BEHIND_PROXY else []),
            *(["--behind-tls"] if settings.IS_BEHIND_TLS else []),
        ],
    )


def prepare() -> None:
    """Bring tables, people, places, figures, pages and files to where a portal can open."""
    from desk.newsroom import demonstration, relied
    from desk.petitions import demonstration as letters
    from desk.press import actions as press
    from desk.releases import demonstration as releases

    with _step("Chuẩn bị cơ sở dữ liệu"):
        django_side.migrate()
        relied.refuse_lost_indicators()
    with _step("Lập vai trò và tài khoản"):
        _people()
    with _step("Nhập địa bàn và số liệu của tỉnh minh họa") as say:
        say(_facts())
    with _step("Lập lịch phát hành trình diễn") as say:
        say("đã lập" if releases.load() else "đã có sẵn")
    with _step("Nạp các trang trình diễn") as say:
        loaded = demonstration.load(lambda _said: None)
        written = letters.load() if loaded else 0
        say(f"{loaded} trang, {written} thư" if loaded else "đã có sẵn")
    with _step("Gom tệp tĩnh của phần cán bộ"):
        serving.collect_static()
    with _step("Dựng trang công khai") as say:
        outcome = press.bring_up_to_date(processes=os.cpu_count() or 1)
        say(f"dựng {len(outcome.built)}, giữ {outcome.kept}, gỡ {len(outcome.deleted)}")
    for failed in outcome.failed:
        _tell(f"  Không dựng được {failed.address}: {failed.why}")


def _people() -> None:
    """Set up the roles, and on an empty portal the people, their passwords kept for the owner."""
    from desk.staff import actions

    actions.set_up_roles()
    created = actions.create_demonstration_people()
    if not created:
        return
    path = shelf.var() / _PASSWORDS
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as kept:
        kept.writelines(f"{one.username}\t{one.password}\t{one.role}\n" for one in created)


def _facts() -> str:
    from desk.atlas import actions as atlas
    from desk.atlas.actions import Table
    from desk.kit.permissions import MACHINE
    from desk.ledger import actions as ledger
    from desk.ledger import queries

    def table(*parts: str) -> Table:
        return Table(shelf.read_text(shelf.reviewed(*parts)), "/".join(parts))

    atlas.import_places(
        places=table("places", "units.csv"),
        successions=table("places", "successions.csv"),
        agencies=table("agencies", "agencies.csv"),
        by=MACHINE,
    )
    if not queries.is_empty():
        return "đã có sẵn"
    count = 0
    shown = (shelf.reviewed("figures"), shelf.reviewed("demo", "figures"))
    for path in (path for folder in shown for path in sorted(folder.glob("*.csv"))):
        recorded = ledger.import_table(shelf.read_text(path), path.name, by=MACHINE)
        count += len(recorded.new)
    return f"{count} số"


def _run(
    front_bind: str, public_url: str, staff_url: str, inbox: str, *, before: Sequence[str]
) -> int:
    host, _colon, port = front_bind.rpartition(":")
    built = str(shelf.var() / "public")
    family = Family(shelf.var() / "log")
    front = [sys.executable, "-m", "front", "--built", built, "--host", host, "--port", port]
    front += ["--inbox", inbox, *before]
    worker = [sys.executable, "-m", "desk.command", "worker"]
    with family:
        with _step("Khởi động mặt trước, phần cán bộ và người thợ in"):
            family.start(Child("mặt trước", "front", tuple(front), f"{public_url}/san-sang"))
            family.start(Child("phần cán bộ", "desk", tuple(serving.command()), staff_url))
            family.start(Child("người thợ in", "worker", tuple(worker)))
            ready = family.wait_until_ready(_PATIENCE)
        if ready:
            _tell("")
            _tell(f"Người đọc:  {public_url}/")
            _tell(f"Cán bộ:     {staff_url}/")
            _tell_passwords()
            _tell("Ctrl-C để dừng tất cả.")
        return family.watch()


def _tell_passwords() -> None:
    path = shelf.var() / _PASSWORDS
    if not path.is_file():
        return
    _tell(f"Mật khẩu trình diễn, giữ ở {_near(path)}:")
    for line in path.read_text("utf-8").splitlines():
        username, password, role = line.split("\t")
        _tell(f"  {username:<10}{password:<20}{role}")


def _near(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


class _Say:
    """Takes what a step wants told at its end."""

    def __init__(self) -> None:
        self.told = ""

    def __call__(self, told: str) -> None:
        self.told = told


@contextmanager
def _step(name: str) -> Iterator[_Say]:
    """Tell that a step begins, and when done what it did and how long it took."""
    begun, say = time.monotonic(), _Say()
    sys.stdout.write(f"▸ {name} … ")
    sys.stdout.flush()
    yield say
    seconds = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    _tell(f"{say.told + ', ' if say.told else ''}{seconds} giây")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
