"""A new build is seen without a restart, whole or not at all; a bad one is told and passed over."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Running = Any
"""The class of that name in conftest.py, which a test module cannot import."""

SOURCE = Path(__file__).resolve().parents[2] / "src"


def page(text: str, **more: object) -> dict[str, object]:
    return {"body": text.encode(), **more}


def build_of(running: Running) -> str | None:
    return running.get("/").fields.get("congso-build")


def test_before_the_first_build_readers_are_asked_to_wait(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    built = tmp_path / "public"
    running = start(built)

    early = running.get("/tin-tuc/")
    assert (early.status, early.fields["retry-after"]) == (503, "2")
    assert "Trang đang được chuẩn bị" in early.body.decode()
    assert running.get("/san-sang").status == 503
    assert running.get("/suc-khoe").status == 200

    built.mkdir()
    publish(built, {"/tin-tuc/": page("Tin")})
    running.until(lambda: running.get("/san-sang").status == 200)
    assert running.get("/tin-tuc/").body == b"Tin"


def test_a_new_build_is_noticed(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/": page("1.422 trạm"), "/cu/": page("cũ")})
    running = start(tmp_path)
    running.until(lambda: build_of(running) == "b1")
    old = running.get("/").fields["etag"]

    publish(tmp_path, {"/": page("1.423 trạm")}, build="b2", gone=["/cu/"])
    running.until(lambda: build_of(running) == "b2")

    assert running.get("/", if_none_match=old).body.decode() == "1.423 trạm"
    assert running.get("/cu/").status == 410


def test_a_build_being_written_is_not_seen(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/": page("một"), "/a.css": page("a")})
    running = start(tmp_path)
    running.until(lambda: build_of(running) == "b1")

    (tmp_path / "site/index.html").write_text("hai", encoding="utf-8")
    time.sleep(0.6)

    assert running.get("/").body.decode() == "một"


def test_no_answer_mixes_two_builds(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    def pages(number: int) -> Mapping[str, object]:
        return {"/": page(f"b{number} " * 500), "/so/": page(f"b{number}!" * 500)}

    publish(tmp_path, pages(1))
    running = start(tmp_path)
    running.until(lambda: build_of(running) == "b1")
    mixed: list[str] = []
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            for address in ("/", "/so/"):
                reply = running.get(address)
                build = reply.fields.get("congso-build", "")
                seen.add(build)
                if reply.status != 200 or set(reply.body.decode().split("b")[1:]) not in (
                    {f"{build[1:]} "},
                    {f"{build[1:]}!"},
                ):
                    mixed.append(f"{reply.status} {build} {reply.body[:12]!r}")

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(2, 8):
        publish(tmp_path, pages(number), build=f"b{number}")
        time.sleep(0.35)
    done.set()
    reader.join()

    assert mixed == []
    assert len(seen) > 3


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda built: (built / "manifest.json").write_text("{"), "không phải là JSON"),
        (
            lambda built: (built / "manifest.json").write_text('{"format": 9}'),
            "format = 9",
        ),
    ],
    ids=["cut", "format"],
)
def test_a_bad_manifest_leaves_the_build_before(
    tmp_path: Path,
    start: Callable[..., Running],
    publish: Callable[..., None],
    spoil: Callable[[Path], object],
    words: str,
) -> None:
    publish(tmp_path, {"/": page("còn đây")})
    running = start(tmp_path)
    running.until(lambda: build_of(running) == "b1")

    spoil(tmp_path)
    running.until(lambda: json.loads(running.get("/san-sang").body)["newest_refused"])
    assert running.get("/").body.decode() == "còn đây"

    publish(tmp_path, {"/": page("mới")}, build="b2")
    running.until(lambda: build_of(running) == "b2")
    assert json.loads(running.get("/san-sang").body)["newest_refused"] is False
    assert words in running.end()[2]


def test_a_build_with_a_file_of_another_is_told_of_until_it_is_whole(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/": page("đúng")})
    (tmp_path / "site/index.html").write_text("sai!", encoding="utf-8")
    running = start(tmp_path)

    running.until(lambda: running.get("/san-sang").status == 200)
    assert json.loads(running.get("/san-sang").body)["newest_refused"] is True

    (tmp_path / "site/index.html").write_text("đúng", encoding="utf-8")
    running.until(lambda: running.get("/").body == "đúng".encode())
    running.until(lambda: not json.loads(running.get("/san-sang").body)["newest_refused"])
    assert "không khớp mã kiểm" in running.end()[2]


def test_what_does_not_fit_in_memory_is_read_from_disk(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    video = bytes(range(251)) * 20_000
    publish(
        tmp_path,
        {
            "/": page("trang " * 100),
            "/v.mp4": {"body": video, "type": "video/mp4", "encodings": ()},
        },
    )
    running = start(tmp_path, "--memory", "0")
    running.until(lambda: build_of(running) == "b1")

    assert running.get("/").body.decode() == "trang " * 100
    assert running.get("/v.mp4").body == video
    assert running.get("/v.mp4", range="bytes=4000000-4999999").body == video[4_000_000:5_000_000]
    head = running.get("/v.mp4", method="HEAD")
    assert (head.body, head.fields["content-length"]) == (b"", str(len(video)))


def test_a_file_replaced_on_disk_is_not_sent_as_the_old_one(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/": page("cũ")})
    running = start(tmp_path, "--memory", "0")
    running.until(lambda: build_of(running) == "b1")

    replaced = tmp_path / "site/new"
    replaced.write_text("lạ", encoding="utf-8")
    replaced.replace(tmp_path / "site/index.html")

    reply = running.get("/")
    assert (reply.status, reply.fields["retry-after"]) == (503, "1")


def test_the_built_tree_may_vanish_under_pages_in_memory(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/": page("vẫn đây")})
    running = start(tmp_path)
    running.until(lambda: build_of(running) == "b1")

    (tmp_path / "manifest.json").unlink()
    (tmp_path / "site/index.html").unlink()
    time.sleep(0.6)

    assert running.get("/").body.decode() == "vẫn đây"


def test_a_stop_lets_the_answer_under_way_finish(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    video = b"v" * 30_000_000
    publish(tmp_path, {"/v.mp4": {"body": video, "type": "video/mp4", "encodings": ()}})
    running = start(tmp_path)
    running.until(lambda: running.get("/san-sang").status == 200)
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as line:
        line.sendall(b"GET /v.mp4 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        received = len(line.recv(1000))

        told_at = time.monotonic()
        running.process.terminate()
        time.sleep(0.2)
        while piece := line.recv(1 << 20):
            received += len(piece)

    code, printed, logged = running.end()
    assert received > len(video)
    assert time.monotonic() - told_at < 4, "it did not stop by itself"
    assert (code, logged) == (0, "")
    assert printed.count("\n") == 1
    assert f"http://127.0.0.1:{running.port}/" in printed


def test_a_reader_who_stalls_does_not_keep_the_front_from_stopping(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    video = {"body": b"v" * 30_000_000, "type": "video/mp4", "encodings": ()}
    publish(tmp_path, {"/v.mp4": video})
    running = start(tmp_path)
    running.until(lambda: running.get("/san-sang").status == 200)

    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as line:
        line.sendall(b"GET /v.mp4 HTTP/1.1\r\nHost: x\r\n\r\n")
        line.recv(1000)
        code, _, logged = running.end()

    assert (code, logged) == (0, "")


def test_a_host_may_be_given_by_name(tmp_path: Path, start: Callable[..., Running]) -> None:
    running = start(tmp_path, "--host", "localhost")

    assert running.get("/suc-khoe").status == 200


def test_a_taken_port_is_told_and_not_shared(tmp_path: Path, start: Callable[..., Running]) -> None:
    running = start(tmp_path)

    second = subprocess.run(
        [sys.executable, "-m", "front", "--built", str(tmp_path), "--port", str(running.port)],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )

    assert second.returncode == 1
    assert "Có thể một tiến trình khác đang dùng cổng này" in second.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--port", "cổng"], "cần một số từ 1 đến 65535"),
        (["--memory", "-1x"], "Dòng lệnh chưa đúng"),
        (["--memory", "x"], "cần một số từ 0"),
        (["--built", __file__], "là một tệp"),
        (["--host", "999.1.1.1"], "không phải tên hay địa chỉ"),
        (["--nhanh"], "Dòng lệnh chưa đúng"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_vietnamese(options: list[str], words: str) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "front", *options],
        env={"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )

    assert refused.returncode != 0
    assert words in refused.stderr


def test_a_front_that_begins_amid_a_build_that_was_lost_serves_each_page_as_it_stands(
    tmp_path: Path, start: Callable[..., Running], publish: Callable[..., None]
) -> None:
    publish(tmp_path, {"/": page("cũ"), "/tin/": page("tin cũ"), "/mat/": page("sẽ mất")})
    # The press wrote one page of the next build and was gone, and a file got lost.
    (tmp_path / "site/tin/index.html").write_text("tin mới", encoding="utf-8")
    (tmp_path / "site/mat/index.html").unlink()
    running = start(tmp_path)
    running.until(lambda: running.get("/").status == 200)
    ready = json.loads(running.get("/san-sang").body)

    assert running.get("/tin/", accept_encoding="br").body.decode() == "tin mới"
    assert running.get("/mat/").status == 404
    assert ready["newest_refused"] is True
    publish(tmp_path, {"/": page("mới"), "/tin/": page("tin mới"), "/mat/": page("trở lại")}, "b2")
    running.until(lambda: running.get("/mat/").status == 200)
    assert running.get("/").body.decode() == "mới"
    assert json.loads(running.get("/san-sang").body)["newest_refused"] is False
