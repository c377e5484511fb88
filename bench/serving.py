"""How fast readers are served: nginx over bare files is the limit, Wagtail with a cache the peer.

One machine, one run, the same article to 64 keep-alive clients, all servers in turn, five times
over, the best run of each told. Each server is one process that answers; the front holds a site
of ten thousand pages.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from peers import load

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = HERE.parent / "src"
MODULES: Final = Path("/usr/lib/nginx/modules")
PAGES: Final = 10_000
ROUNDS: Final = 5
SECONDS: Final = float(os.environ.get("BENCH_SECONDS", "2"))
ACCEPTED: Final = "gzip, deflate, br, zstd"
NGINX: Final = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@dataclass
class Peer:
    """One server, and what it did."""

    name: str
    port: int
    path: str
    process: subprocess.Popen[bytes]
    runs: list[load.Run] = field(default_factory=list)

    def measure(self) -> None:
        """Let the clients ask for a while."""
        pids = load.family(self.process.pid)
        self.runs.append(load.run(self.port, self.path, ACCEPTED, pids, SECONDS))

    def best(self, what: str) -> float:
        """Return the best of the runs: the server itself, not its neighbours on the machine."""
        return (max if what == "rate" else min)(getattr(run, what) for run in self.runs)


def portal(var: Path) -> tuple[str, bytes]:
    """Return address and bytes of an article of the demonstration, everything built in `var`.

    Shape: where CONGSO_BENCH_VAR names the folder of a portal that stands, that one is taken.
    """
    os.environ["CONGSO_VAR"] = str(var)
    from desk.command import django_side, starting  # noqa: PLC0415 — now that the folder is named

    django_side.set_up()
    if not (var / "public" / "manifest.json").exists():
        with redirect_stdout(sys.stderr):
            starting.prepare()
    from desk.press import tree  # noqa: PLC0415

    news = (tree.site() / "tin-tuc").rglob("index.html")
    page = min(news, key=lambda path: abs(path.stat().st_size - 50_000))
    address = f"/{page.parent.relative_to(tree.site()).as_posix()}/"
    return address, page.read_bytes()


def site_of_many(place: Path, page: bytes) -> str:
    """Build a site of `PAGES` pages like this one; return the address of one of them."""
    from django.conf import settings  # noqa: PLC0415

    from desk.press import manifest, tree  # noqa: PLC0415

    before, settings.VAR = settings.VAR, place
    kind, entries = "text/html; charset=utf-8", []
    checksum, first = tree.checksum(page), tree.file_of("/tin-tuc/so-0/")
    tree.put(first, page, kind)
    folder = (tree.site() / first).parent
    for number in range(PAGES):
        address = f"/tin-tuc/so-{number}/"
        file = tree.file_of(address)
        if number:
            shutil.copytree(folder, (tree.site() / file).parent)
        entries.append(
            manifest.Entry(
                address, file, kind, checksum, len(page), manifest.EPOCH, "page",
                tree.encodings(file, kind, len(page)),
            )
        )  # fmt: skip
    piece = manifest.piece(entries, [], {}).encode()
    summed = tree.checksum(piece)
    tree.put_piece("00", summed[:16], piece)
    tree.write_manifest(manifest.whole({"00": summed}, manifest.EPOCH))
    settings.VAR = before
    return f"/tin-tuc/so-{PAGES // 2}/"


@contextmanager
def peers(var: Path, place: Path, article: str, one_of_many: str) -> Iterator[list[Peer]]:
    """Start every server and stop them at the end."""
    built = place / "public"
    front = _free_port()
    started = [
        Peer("mặt trước của cổng", front, one_of_many, _front(built, front, place)),
        _wagtail("Wagtail dựng trang", var, article, cached=False),
        _wagtail("Wagtail sau bộ đệm của Django", var, article, cached=True),
    ]
    if NGINX is None:
        print("Máy này không có nginx: không có mức trần để so; cài gói nginx rồi chạy lại.")
    else:
        bare, ours = _free_port(), _free_port()
        program = [sys.executable, "-m", "front.deploying", "--built", str(built), "--listen",
                   f"127.0.0.1:{ours}", "--front", f"127.0.0.1:{front}"]  # fmt: skip
        program += [] if _has_brotli() else ["--no-brotli"]
        told = subprocess.run(program, capture_output=True, text=True, check=True, env=_env())
        started.insert(0, _nginx("nginx gửi tệp (mức trần)", place, bare, one_of_many,
                                 _bare(built, bare)))  # fmt: skip
        started.insert(1, _nginx("nginx theo congso deploy nginx", place, ours, one_of_many,
                                 told.stdout))  # fmt: skip
    try:
        for one in started:
            _wait_for(one)
        yield started
    finally:
        for one in started:
            one.process.terminate()
        for one in started:
            one.process.wait(timeout=20)


def _front(built: Path, port: int, place: Path) -> "subprocess.Popen[bytes]":
    program = [sys.executable, "-m", "front", "--built", str(built), "--port", str(port)]
    program += ["--inbox", str(place / "inbox")]
    return subprocess.Popen(program, env=_env(), stdout=subprocess.DEVNULL)


def _wagtail(name: str, var: Path, path: str, *, cached: bool) -> Peer:
    port = _free_port()
    program = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws",
        "--log-level", "error", "peers.wagtail_pages:application",
    ]  # fmt: skip
    more = {"CONGSO_VAR": str(var), "WAGTAIL_CACHED": "1" if cached else "0"}
    process = subprocess.Popen(program, env=_env(**more), cwd=HERE, stdout=subprocess.DEVNULL)
    return Peer(name, port, path, process)


def _nginx(name: str, place: Path, port: int, path: str, site: str) -> Peer:
    own = place / f"nginx-{port}"
    own.mkdir()
    brotli = f"load_module {MODULES}/ngx_http_brotli_static_module.so;" if _has_brotli() else ""
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(
        f"{name}_temp_path {own}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (own / "nginx.conf").write_text(
        f"{brotli} {user} daemon off; worker_processes 1; pid {own}/pid; error_log {own}/error;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{ access_log off; {temporary}\n{site}\n}}\n",
        encoding="utf-8",
    )
    program = [str(NGINX), "-p", str(own), "-c", str(own / "nginx.conf")]
    return Peer(name, port, path, subprocess.Popen(program, stderr=subprocess.DEVNULL))


def _bare(built: Path, port: int) -> str:
    brotli = "brotli_static on;" if _has_brotli() else ""
    return f"""server {{
      listen 127.0.0.1:{port}; root {built}/site; index index.html; sendfile on;
      types {{ text/html html; }} gzip_static on; {brotli} keepalive_requests 10000;
      open_file_cache max=20000 inactive=60s; open_file_cache_valid 5s;
    }}"""


def _has_brotli() -> bool:
    return (MODULES / "ngx_http_brotli_static_module.so").is_file()


def _env(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{SOURCE}:{HERE}", **more}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait_for(peer: Peer) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            load.first(peer.port, peer.path, ACCEPTED)
        except (OSError, RuntimeError):
            if time.monotonic() > end or peer.process.poll() is not None:
                raise
            time.sleep(0.1)
        else:
            return


def _shown(found: list[Peer]) -> None:
    print(f"{'':<34}{'trả lời/s':>11}{'CPU, µs':>10}{'p99, ms':>10}{'hỏng':>7}")
    for one in found:
        print(
            f"{one.name:<34}{one.best('rate'):>11,.0f}{one.best('cpu_us'):>10.1f}"
            f"{one.best('p99_ms'):>10.1f}{sum(run.failed for run in one.runs):>7}"
        )


def _judged(found: list[Peer], memory: float) -> bool:
    by_name = {one.name: one for one in found}
    front = by_name["mặt trước của cổng"]
    cached = by_name["Wagtail sau bộ đệm của Django"]
    judged = [
        ("mặt trước so với Wagtail có bộ đệm", front.best("rate") / cached.best("rate"), 8.0),
        ("p99 của mặt trước, 25 ms so với", 25 / front.best("p99_ms"), 1.0),
        ("bộ nhớ của mặt trước, 150 MB so với", 150 / memory, 1.0),
    ]
    cpu = cached.best("cpu_us") / front.best("cpu_us")
    print(f"mặt trước so với Wagtail có bộ đệm, theo CPU của máy chủ: {cpu:.2f}")
    if len(found) > 3:
        limit, ours = found[0], found[1]
        for name, one, least in (("nginx của cổng", ours, 0.95), ("mặt trước", front, 0.5)):
            judged.append((f"{name} so với mức trần", one.best("rate") / limit.best("rate"),
                           least))  # fmt: skip
            cpu = limit.best("cpu_us") / one.best("cpu_us")
            print(f"{name} so với mức trần, theo CPU của máy chủ: {cpu:.2f}")
    for name, ratio, least in judged:
        verdict = "đạt" if ratio >= least else "CHƯA ĐẠT"
        print(f"{name}: {ratio:.2f} (cần ≥ {least:g}: {verdict})")
    print(f"Bộ nhớ của mặt trước với {PAGES} trang: {memory:.0f} MB")
    return all(ratio >= least for _name, ratio, least in judged)


def main() -> None:
    """Print a line for each server, then the aims."""
    with tempfile.TemporaryDirectory(prefix="congso-bench-") as given:
        # nginx gives up its rights; it must be able to read the files.
        Path(given).chmod(0o755)
        own = Path(os.environ.get("CONGSO_BENCH_VAR", "") or f"{given}/var")
        place = Path(given) / "many"
        own.mkdir(exist_ok=True)
        article, page = portal(own)
        one_of_many = site_of_many(place, page)
        print(f"Bài {article}: {len(page) / 1000:.0f} KB; {load.CLIENTS} kết nối giữ mở; "
              f"máy phát tải: bench/peers/load.py; {os.cpu_count()} nhân")  # fmt: skip
        with peers(own, place, article, one_of_many) as found:
            for _ in range(ROUNDS):
                for one in found:
                    one.measure()
            front = next(one for one in found if one.name == "mặt trước của cổng")
            memory = load.memory_mb(load.family(front.process.pid))
            _shown(found)
            _judged(found, memory)


if __name__ == "__main__":
    main()
