"""The program from an empty folder: import, build, start everything, stop everything."""

import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FACTS = ROOT / "data" / "figures" / "soctrang_2023.csv"
PATIENCE = 300.0


def free_bind() -> str:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{trial.getsockname()[1]}"


def machine(var: Path, **changes: str) -> dict[str, str]:
    """An environment of its own: SQLite in a folder, ports that nobody uses."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "CONGSO_VAR": str(var), **changes}


def congso(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desk.command", *arguments],
        capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE, env=machine(var),
    )  # fmt: skip


@pytest.fixture(scope="module")
def var(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with tables and nothing in them."""
    place = tmp_path_factory.mktemp("var")
    shutil.copyfile(tables, place / "desk.sqlite3")
    return place


def rows(var: Path, table: str) -> int:
    with sqlite3.connect(var / "desk.sqlite3") as database:
        (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def test_tables_are_imported_once(var: Path) -> None:
    places = congso(var, "import", "places")
    dry = congso(var, "import", "observations", str(FACTS), "--dry-run")
    assert rows(var, "ledger_observation") == 0
    first = congso(var, "import", "observations", str(FACTS))
    again = congso(var, "import", "observations", str(FACTS))

    assert places.stdout.startswith("Đã nhập 252 đơn vị, 174 thay đổi")
    assert "+ telecom.sites|94|2023||actual = 1422" in dry.stdout
    assert "Sẽ ghi 30 số mới; 0 số đã có" in dry.stdout
    assert first.stdout == "Đã ghi 30 số mới; 0 số đã có, không đổi.\n"
    assert again.stdout == "Đã ghi 0 số mới; 30 số đã có, không đổi.\n"
    assert congso(var, "import", "places").stdout.startswith("Không có gì mới")
    assert rows(var, "ledger_observation") == 30


def test_a_faulty_table_is_refused_whole_with_every_line(var: Path, tmp_path: Path) -> None:
    before = rows(var, "ledger_observation")
    table = tmp_path / "bao-cao.csv"
    faulty = FACTS.read_text("utf-8").replace("telecom.sites,94", "telecom.sites,97")
    table.write_text(
        faulty.replace("postal.points,94,2023,,plan", "postal.points,94,2023-13,,plan"), "utf-8"
    )
    ran = congso(var, "import", "observations", str(table))

    assert (ran.returncode, ran.stdout) == (2, "")
    assert [
        line.rpartition(", dòng ")[2].partition(":")[0] for line in ran.stderr.splitlines()
    ] == [
        "6",
        "9",
        "10",
    ]
    assert "“97”" in ran.stderr
    assert "“2023-13”" in ran.stderr
    assert rows(var, "ledger_observation") == before


def test_a_place_table_with_a_fault_changes_nothing(var: Path, tmp_path: Path) -> None:
    for folder in ("places", "agencies"):
        (tmp_path / folder).mkdir()
        for path in (ROOT / "data" / folder).iterdir():
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    units = tmp_path / "places" / "units.csv"
    line = len(units.read_bytes().splitlines()) + 1
    units.write_bytes(units.read_bytes() + "gso,31,commune,xã,Xã Lạ,,,,,,,\n".encode())
    before = rows(var, "atlas_placeversion")
    ran = congso(var, "import", "places", str(tmp_path))

    assert ran.returncode == 2
    assert f"{units}, dòng {line}: mã “31” sai" in ran.stderr
    assert rows(var, "atlas_placeversion") == before


class Portal:
    """A running `congso up`, and what it printed."""

    def __init__(self, var: Path, front: str, desk: str) -> None:
        self.front, self.desk = front, desk
        environment = machine(var, CONGSO_FRONT_BIND=self.front, CONGSO_DESK_BIND=self.desk)
        self.printed: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "desk.command", "up"], cwd=ROOT, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip

    def wait(self) -> "Portal":
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line)
            if line.startswith("Ctrl-C"):
                return self
        message = "".join(self.printed)
        raise AssertionError(message)

    def children(self) -> list[int]:
        found = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, check=False
        )
        return [int(pid) for pid in found.stdout.split()]

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        self.printed += self.process.stdout.read().splitlines() if self.process.stdout else []
        return self.process.wait(30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a portal; whichever test starts it first fills it."""
    return tmp_path_factory.mktemp("portal") / "var"


@pytest.fixture(scope="module")
def binds() -> tuple[str, str]:
    """Where readers and staff find the portal; at other addresses all pages are built anew."""
    return free_bind(), free_bind()


@pytest.fixture
def portal(folder: Path, binds: tuple[str, str]) -> Iterator[Portal]:
    started = Portal(folder, *binds)
    yield started
    if started.process.poll() is None:
        started.stop()


def status(bind: str, address: str) -> int:
    connection = http.client.HTTPConnection(bind, timeout=10)
    connection.request("GET", address)
    code = connection.getresponse().status
    connection.close()
    return code


def gone(pids: list[int]) -> bool:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False


def test_one_word_brings_up_the_whole_portal_and_takes_it_down(portal: Portal) -> None:
    portal.wait()
    said = "".join(portal.printed)
    children = portal.children()

    assert portal.printed[0].startswith("▸ Chuẩn bị cơ sở dữ liệu … ")
    assert f"http://{portal.front}/" in said
    assert f"http://{portal.desk}/" in said
    assert re.search(r"quantri +[a-z0-9]{5}-[a-z0-9]{5}-[a-z0-9]{5} +Quản trị", said)
    assert status(portal.front, "/") == 200
    assert status(portal.front, "/bao-cao-thong-ke/chi-tieu/telecom.sites/") == 200
    assert status(portal.desk, "/login/") == 200
    assert status(portal.desk, "/static/wagtailadmin/css/core.css") == 200
    assert len(children) == 3
    assert portal.stop(signal.SIGINT) == 0
    assert gone(children)


def test_again_it_starts_in_seconds_with_the_same_passwords(
    portal: Portal, folder: Path, binds: tuple[str, str]
) -> None:
    portal.wait()
    passwords = folder / "matkhau.txt"
    kept = passwords.read_text("utf-8")
    portal.stop()
    second = Portal(folder, *binds).wait()
    said = "".join(second.printed)
    second.stop()

    assert passwords.stat().st_mode & 0o777 == 0o600
    assert passwords.read_text("utf-8") == kept
    assert "đã có sẵn" in said
    assert "dựng 0," in said


def test_when_one_process_dies_all_stop_and_it_is_said(portal: Portal) -> None:
    portal.wait()
    children = portal.children()
    os.kill(children[0], signal.SIGKILL)
    assert portal.process.stdout is not None
    said = portal.process.stdout.read()

    assert portal.process.wait(30) == 1
    assert "Mặt trước đã dừng bất ngờ" in said
    assert gone(children)


def test_killed_outright_it_leaves_no_process_behind(portal: Portal) -> None:
    portal.wait()
    children = portal.children()
    portal.process.kill()
    portal.process.wait()

    assert gone(children)


def test_a_taken_port_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        bind = f"127.0.0.1:{taken.getsockname()[1]}"
        ran = subprocess.run(
            [sys.executable, "-m", "desk.command", "up"], capture_output=True, encoding="utf-8",
            check=False, timeout=60, env=machine(tmp_path / "var", CONGSO_FRONT_BIND=bind),
        )  # fmt: skip

    assert ran.returncode == 2
    assert f"{bind} đang có chương trình khác dùng" in ran.stderr
    assert not (tmp_path / "var" / "desk.sqlite3").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"CONGSO_VAR": "/proc/khong-ghi-duoc"}, "cài đặt: Không ghi được /proc/khong-ghi-duoc"),
        ({"CONGSO_DATABASE_URL": "mysql://x/y"}, "cài đặt: CONGSO_DATABASE_URL phải có dạng"),
        (
            {"CONGSO_DATABASE_URL": "postgresql://congso@127.0.0.1:1/congso"},
            "cơ sở dữ liệu: không mở được",
        ),
    ],
    ids=["folder", "address", "server"],
)
def test_a_setting_that_cannot_be_is_told_in_one_line(
    changes: dict[str, str], message: str, tmp_path: Path
) -> None:
    places = {"CONGSO_FRONT_BIND": free_bind(), "CONGSO_DESK_BIND": free_bind()}
    environment = machine(tmp_path) | places | changes
    ran = subprocess.run(
        [sys.executable, "-m", "desk.command", "up"], env=environment, capture_output=True,
        encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip

    assert ran.returncode == 2
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr
