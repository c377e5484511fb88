"""Kills the portal's processes at random moments while it publishes and is read, and counts.

Readers hold every answer against its length and its entity tag, which names the bytes; senders
keep what was acknowledged; an editor publishes without pause, as the desk's own program does it.
A process is killed at a random moment after it was seen at work, a worker every other time amid a
build. ``bench/faults.py`` does it 200 times.
"""

import gzip
import hashlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import brotli

ROOT: Final = Path(__file__).resolve().parents[2]
BROWSER: Final = "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile"
LETTER: Final = {
    "gui-den": "so", "ho-ten": "Lâm Thị Ngọc", "lien-he": "ngoc@vidu.vn",
    "noi-dung": "Ấp tôi có điểm phục vụ nào gần không?", "dong-y": "1",
}  # fmt: skip
EDITOR: Final = """
from desk.command import django_side; django_side.set_up()
import itertools, time
from django.db import OperationalError
from desk.kit.page import PortalPage
def letters(number):
    return "".join("abcdefghij"[int(digit)] for digit in str(number))
start = time.time_ns() // 1000
for number in itertools.count(start):
    page = PortalPage.objects.get(slug="gioi-thieu").specific
    page.summary = "Bản " + letters(number)
    try:
        page.save_revision().publish()
        print(page.summary, flush=True)
        if number % 4 == 0:
            other = PortalPage.objects.filter(content_type__model="announcement").last().specific
            other.unpublish() if other.live else other.save_revision().publish()
    except OperationalError:
        pass
    time.sleep(0.2)
"""
TAKEN: Final = """
from desk.command import django_side; django_side.set_up()
import json
from desk.press.inbox import emptying
from desk.press import actions, tree
from desk.press.models import SetAside
from desk.press.searching import writing
from desk.petitions.models import Letter
from desk.visits import queries as visits
from desk.kit.page import PortalPage
emptying.empty(); emptying.empty()
def files():
    found = {}
    for path in tree.root().rglob("*"):
        if path.is_file() and path.name not in {".lock", "search.sqlite"}:
            found[path.relative_to(tree.root()).as_posix()] = tree.checksum(path.read_bytes())
    return found
failed = actions.bring_up_to_date().failed
before, index = files(), writing.differing()
failed += actions.bring_up_to_date(full=True).failed
after = files()
page = PortalPage.objects.get(slug="gioi-thieu")
told = (tree.site() / tree.file_of(page.specific.address)).read_text()
print(json.dumps({
    "drift": sorted(name for name in before.keys() | after.keys()
                    if before.get(name) != after.get(name)) + [f"index: {one}" for one in index],
    "failed": [str(one) for one in failed],
    "letters": list(Letter.objects.values_list("subject", flat=True)),
    "views": visits.total().views, "set_aside": SetAside.objects.count(),
    "summary": page.summary, "is_shown": page.summary in told,
}))
"""


@dataclass
class Process:
    """One process of the portal, which may be killed and begun again."""

    command: list[str]
    environment: dict[str, str]
    running: "subprocess.Popen[str] | None" = None
    said: list[str] = field(default_factory=list)
    is_at_work: Callable[["Process"], bool] = lambda _process: True
    begun_at: float = 0.0
    said_before: int = 0
    """Lines that it had said before it was begun the last time."""

    def begin(self) -> None:
        """Start it in a group of its own."""
        self.begun_at, self.said_before = time.time(), len(self.said)
        self.running = subprocess.Popen(
            self.command, env=self.environment, start_new_session=True, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        threading.Thread(target=self._listen, args=(self.running,), daemon=True).start()

    def end(self, sign: int) -> None:
        """Send a signal to it and all that it started, and wait for its end."""
        assert self.running is not None
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, sign)
        self.running.wait(timeout=300)

    def _listen(self, running: "subprocess.Popen[str]") -> None:
        assert running.stdout is not None
        self.said += [line.strip() for line in running.stdout]


@dataclass
class Seen:
    """What readers and senders saw."""

    answers: int = 0
    away: int = 0
    """Times that nobody answered, or only that the build was on its way."""
    wrong: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    """Subjects that were acknowledged."""
    views: int = 0
    views_in_doubt: int = 0
    """Sent, and the front was gone before it answered."""
    killed: Counter[str] = field(default_factory=Counter)
    """How often each process was killed."""
    amid_a_build: int = 0


def run(var: Path, port: int, seed: int, kills: int) -> tuple[Seen, dict[str, object]]:
    """Kill so many times; return what was seen and what is there afterwards."""
    environment = {**os.environ, "CONGSO_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    environment["CONGSO_DESK_BIND"] = f"127.0.0.1:{port + 1}"
    python, congso = sys.executable, [sys.executable, "-m", "desk.command"]
    front = [python, "-m", "front", "--built", str(var / "public"), "--port", str(port)]
    building = var / "public" / ".building"
    processes = {
        "front": Process([*front, "--behind-proxy"], environment, is_at_work=_answers_at(port)),
        "worker": Process([*congso, "worker"], environment, is_at_work=_has_built(building)),
        "desk": Process([*congso, "desk"], environment, is_at_work=_answers_at(port + 1)),
        "editor": Process(
            [python, "-c", EDITOR], environment,
            is_at_work=lambda process: len(process.said) > process.said_before,
        ),
    }  # fmt: skip
    drawn, seen, stop = random.Random(seed), Seen(), threading.Event()
    addresses = _addresses(var)
    load = [
        threading.Thread(
            target=_read, args=(port, addresses, random.Random(seed + one), seen, stop)
        )
        for one in range(2)
    ]
    load.append(threading.Thread(target=_send, args=(port, seen, stop)))
    for one in (*processes.values(), *load):
        one.begin() if isinstance(one, Process) else one.start()
    try:
        _wait(lambda: bool(processes["editor"].said), 120)
        for number in range(kills):
            # The worker first, so that few kills too fall into publishing.
            name = drawn.choice(sorted(processes)) if number else "worker"
            victim = processes[name]
            _wait(lambda victim=victim: victim.is_at_work(victim))  # type: ignore[misc]
            if name == "worker" and seen.killed[name] % 2 == 0:
                _wait(building.exists)
            time.sleep(drawn.uniform(0.0, 0.5))
            victim.end(signal.SIGKILL)
            seen.killed[name] += 1
            seen.amid_a_build += name == "worker" and building.exists()
            victim.begin()
        time.sleep(2)
    finally:
        stop.set()
        for thread in load:
            thread.join()
        for process in processes.values():
            process.end(signal.SIGTERM)
    done = subprocess.run(
        [python, "-c", TAKEN], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    found["published"] = [line for line in processes["editor"].said if line.startswith("Bản ")]
    return seen, found


def faults(seen: Seen, found: dict[str, object]) -> list[str]:
    """Return everything that should not be."""
    wrong = [*seen.wrong[:20], *(f"drift: {name}" for name in found["drift"])]  # type: ignore[attr-defined]
    wrong += [f"not built: {one}" for one in found["failed"]]  # type: ignore[attr-defined]
    letters: list[str] = found["letters"]  # type: ignore[assignment]
    wrong += [f"lost: {one}" for one in seen.letters if one not in letters]
    wrong += [f"doubled: {one}" for one in set(letters) if letters.count(one) > 1]
    if not seen.views <= found["views"] <= seen.views + seen.views_in_doubt:  # type: ignore[operator]
        wrong.append(f"views: {found['views']}, acknowledged {seen.views}")
    published: list[str] = found["published"]  # type: ignore[assignment]
    if not found["is_shown"] or (published and str(found["summary"]) < max(published)):
        wrong.append(f"published {max(published)}, shown {found['summary']}")
    return wrong


def _wait(is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so, but not for ever: what hangs is killed too."""
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.005)


def _answers_at(port: int) -> Callable[[Process], bool]:
    def answers(_process: Process) -> bool:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return False
        return True

    return answers


def _has_built(building: Path) -> Callable[[Process], bool]:
    """Return what tells that a worker began a build or ended one since it was begun."""
    manifest = building.with_name("manifest.json")

    def has_built(process: Process) -> bool:
        with suppress(FileNotFoundError):
            if building.stat().st_mtime > process.begun_at:
                return True
        return manifest.stat().st_mtime > process.begun_at

    return has_built


def _addresses(var: Path) -> list[str]:
    site = var / "public" / "site"
    return [f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
            for path in sorted(site.rglob("index.html"))]  # fmt: skip


def _read(
    port: int, addresses: list[str], drawn: random.Random, seen: Seen, stop: threading.Event
) -> None:
    while not stop.is_set():
        address = drawn.choice([*addresses[:5], drawn.choice(addresses), "/gioi-thieu/"])
        accepted = drawn.choice(["br", "gzip", "identity"])
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            line.request("GET", address, headers={"Accept-Encoding": accepted})
            answer = line.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            # Cut off with its process: a reader sees that, and the page is not taken for whole.
            seen.away += 1
            time.sleep(0.05)
            continue
        finally:
            line.close()
        seen.answers += 1
        if problem := _problem(answer, body):
            seen.wrong.append(f"{address} {accepted}: {problem}")
        seen.away += answer.status == 503


def _problem(answer: http.client.HTTPResponse, body: bytes) -> str:
    # The announcement that the editor takes down may be missed by a front that begins amid it.
    if answer.status not in {200, 404, 410, 503}:
        return f"status {answer.status}"
    if len(body) != int(answer.headers["content-length"]):
        return "cut off"
    if answer.status != 200:
        return ""
    coding = answer.headers.get("content-encoding", "identity")
    plain = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding, bytes)(body)
    tag = hashlib.sha256(plain).hexdigest()[:16]
    return "" if answer.headers["etag"] == f'"{tag}-{coding}"' else "bytes of another build"


def _send(port: int, seen: Seen, stop: threading.Event) -> None:
    number = 0
    while not stop.is_set():
        number += 1
        subject = f"thư số {number}"
        is_letter = number % 3 == 0
        fields = LETTER | {"tieu-de": subject} if is_letter else {"trang": "/"}
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            # Each comes from a home of its own, so that nobody is told to wait.
            line.request("POST", f"/hop-thu/{'thu' if is_letter else 'xem'}", urlencode(fields), {
                "Content-Type": "application/x-www-form-urlencoded", "User-Agent": BROWSER,
                "X-Real-IP": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
            })  # fmt: skip
            status = line.getresponse().status
        except ConnectionRefusedError:
            status = 0
            time.sleep(0.05)
        except (OSError, http.client.HTTPException):
            status = 0
            seen.views_in_doubt += not is_letter
        finally:
            line.close()
        if is_letter and status == 200:
            seen.letters.append(subject)
        seen.views += not is_letter and status == 204
        time.sleep(0.02)
