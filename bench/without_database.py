"""What 10.000 requests meet while PostgreSQL is stopped, then its files are gone: no failure.

A whole portal on a server of its own, the worker at work. Once the server is back, every visit,
rating and letter that was acknowledged is there once; it ends with 1 where that is not so.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.journeys import readers  # noqa: E402 — the tests lie beside this folder
from tests.journeys.conftest import _served  # noqa: E402
from tests.journeys.test_without_the_desk import TAKEN  # noqa: E402

REQUESTS: Final = 10_000
PREPARE: Final = (
    "from desk.command import django_side, starting; django_side.set_up(); starting.prepare()"
)


class Server:
    """A PostgreSQL server of our own."""

    def __init__(self, place: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found:
            sys.exit("Máy này không có PostgreSQL; cài gói postgresql rồi chạy lại.")
        self.programs, self.place, self.data = found[-1].parent, place, place / "cluster"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.geteuid() == 0:
            shutil.chown(place, "postgres")
        self._run("initdb", "--pgdata", str(self.data), "--username", "congso", "--auth", "trust",
                  "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")  # fmt: skip
        self.url = f"postgresql://congso@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Let it answer."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        self._run("pg_ctl", "--pgdata", str(self.data), "--log", str(self.place / "log"), "--wait",
                  "--options", f"{options}{self.place}", "start")  # fmt: skip

    def stop(self) -> None:
        """Let it fall, as the power does."""
        self._run("pg_ctl", "--pgdata", str(self.data), "--mode", "immediate", "stop")

    def _run(self, program: str, *told: str) -> None:
        as_its_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_its_user, str(self.programs / program), *told]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.place)


def asked(reading: list[readers.Reader], share: float) -> None:
    """Wait until so much was asked."""
    while sum(one.asked for one in reading) < REQUESTS * share:
        time.sleep(0.01)


def main() -> None:
    """Print what readers met, and what is there afterwards."""
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as given, ExitStack() as ended:
        place, var = Path(given) / "server", Path(given) / "var"
        Path(given).chmod(0o755)
        place.mkdir()
        server = Server(place)
        server.start()
        ended.callback(server.stop)
        os.environ |= {"CONGSO_DATABASE_URL": server.url, "CONGSO_VAR": str(var)}
        told = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([sys.executable, "-c", PREPARE], env=told, check=True, stdout=sys.stderr)
        with _served(var) as portal:
            worker = subprocess.Popen(
                [sys.executable, "-m", "desk.command", "worker"], env=told,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            ended.callback(worker.wait)
            ended.callback(worker.terminate)
            reading = readers.begun(urlsplit(portal.url).netloc, REQUESTS)
            asked(reading, 0.1)
            server.stop()
            asked(reading, 0.5)
            away = server.data.rename(place / "away")
            for one in reading:
                one.join()
            away.rename(server.data)
            server.start()
            found = json.loads(portal.desk(TAKEN).splitlines()[-1])
        letters = sorted(letter for one in reading for letter in one.letters)
        failed = [failure for one in reading for failure in one.failed]
        visits, ratings = sum(one.visits for one in reading), sum(one.ratings for one in reading)
        print(f"{sum(one.asked for one in reading)} yêu cầu, {len(failed)} hỏng {failed[:5]}")
        print(f"Lượt xem: xác nhận {visits}, sau đó có {found['views']}")
        print(f"Đánh giá: xác nhận {ratings}, sau đó có {found['ratings']}")
        print(f"Thư: xác nhận {len(letters)}, sau đó có {len(found['letters'])}")
        is_right = (
            not failed
            and (found["views"], found["ratings"]) == (visits, ratings)
            and found["letters"] == letters
        )
        print("Không mất, không trùng." if is_right else "CÓ CHỖ SAI.")
    sys.exit(not is_right)


if __name__ == "__main__":
    main()
