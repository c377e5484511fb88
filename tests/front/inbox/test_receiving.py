"""Readers send over HTTP: what arrives is on disk first, what cannot is explained."""

import json
import re
import resource
import signal
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest

from congso.inbox import entry
from congso.inbox.entry import Entry

Running = Any
DAY = timedelta(days=1)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36"
LETTER = {
    "gui-den": "so",
    "ho-ten": "Trần Thị Sa Ri",
    "lien-he": "sari@vidu.vn",
    "tieu-de": "Sóng yếu ở ấp Hòa Khởi",
    "noi-dung": "Từ đầu tháng, điện thoại ở cuối ấp hay mất sóng.",
    "dong-y": "1",
}


def sent(
    front: Running, path: str, fields: Mapping[str, str] | bytes, **headers: str
) -> tuple[int, str]:
    """Post a form and return the status and the page."""
    connection = HTTPConnection("127.0.0.1", front.port, timeout=10)
    body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
    told = {"content-type": "application/x-www-form-urlencoded", "user-agent": BROWSER}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST", path, body, {**told, **given})
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, page


def kept(built: Path) -> list[Entry]:
    """Return what lies in the inbox beside a built tree."""
    files = sorted((built.parent / "inbox").glob("*.hop"))
    return [
        entry.read(line) for path in files for line in path.read_bytes().splitlines(keepends=True)
    ]


@pytest.fixture
def front(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Any],
    start: Callable[..., Running],
) -> Running:
    """A front with an inbox of its own."""
    built = tmp_path / "public"
    dress = "<main><h1>[[heading]]</h1>[[body]]<footer>Cổng của tỉnh</footer></main>"
    publish(built, {**standard, "/da-nhan.html": {"body": dress.encode()}})
    running = start(built)
    running.built = built
    running.until(lambda: running.get("/san-sang").status == 200)
    return running


def test_a_letter_is_on_disk_when_its_code_is_shown(front: Running) -> None:
    status, page = sent(front, "/hop-thu/thu", LETTER)
    (letter,) = kept(front.built)

    assert status == 200
    assert letter.kind == "letter"
    assert letter.fields["noi-dung"] == LETTER["noi-dung"]
    assert letter.fields["ma"] in page
    assert re.fullmatch(r"\d{6}-[A-Z2-9]{8}", letter.fields["ma"])
    assert "Cổng của tỉnh" in page


def test_what_is_wrong_with_a_letter_is_told_and_what_was_typed_is_kept(front: Running) -> None:
    given = {**LETTER, "lien-he": "không có", "dong-y": "", "noi-dung": "Chữ <b>đã</b> gõ"}
    status, page = sent(front, "/hop-thu/thu", given)

    assert status == 422
    assert "cần một địa chỉ thư điện tử hoặc số điện thoại" in page
    assert "Đồng ý cho cổng xử lý" in page
    assert "Chữ &lt;b&gt;đã&lt;/b&gt; gõ" in page
    assert not kept(front.built)


def test_a_rating_names_nobody(front: Running) -> None:
    status, _page = sent(front, "/hop-thu/danh-gia", {"trang": "/tin-tuc/", "huu-ich": "khong"})
    (rating,) = kept(front.built)

    assert status == 200
    assert rating.fields == {"trang": "/tin-tuc/", "huu-ich": "khong"}


def test_a_view_carries_a_mark_and_no_address(front: Running) -> None:
    for _ in range(2):
        assert sent(front, "/hop-thu/xem", {"trang": "/"})[0] == 204
    first, second = kept(front.built)

    assert first.fields.keys() == {"trang", "dau"}
    assert first.fields["dau"] == second.fields["dau"]
    assert first.id != second.id
    everything = b"".join(path.read_bytes() for path in (front.built.parent / "inbox").glob("*"))
    assert b"127.0.0.1" not in everything
    assert b"Android" not in everything


def test_a_view_is_counted_without_a_script_too(front: Running) -> None:
    host = f"127.0.0.1:{front.port}"
    reply = front.get(
        "/hop-thu/xem.gif", user_agent=BROWSER, referer=f"http://{host}/tin-tuc/?trang=2"
    )
    (view,) = kept(front.built)

    assert (reply.status, reply.fields["content-type"]) == (200, "image/gif")
    assert view.fields["trang"] == "/tin-tuc/"


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": "curl/8.5.0"},
        {"user_agent": ""},
        {"sec_purpose": "prefetch;prerender"},
    ],
    ids=["program", "nameless", "ahead"],
)
def test_programs_and_pages_fetched_ahead_are_not_counted(
    front: Running, headers: dict[str, str]
) -> None:
    assert sent(front, "/hop-thu/xem", {"trang": "/"}, **headers)[0] == 204
    assert not kept(front.built)


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("/hop-thu/khac", {}, {}, 404),
        ("/hop-thu/thu", LETTER, {"origin": "https://noi-khac.vn"}, 403),
        ("/hop-thu/thu", LETTER, {"sec_fetch_site": "cross-site"}, 403),
        ("/hop-thu/thu", LETTER, {"content_type": "multipart/form-data; boundary=x"}, 415),
        ("/hop-thu/thu", b"noi-dung=%ff%fe", {}, 400),
        ("/hop-thu/thu", "noi-dung=\u00e9".encode(), {}, 400),
        ("/hop-thu/thu", b"&".join(b"a%d=1" % number for number in range(99)), {}, 400),
        ("/hop-thu/thu", b"a=" + b"b" * (129 * 1024), {}, 413),
        ("/hop-thu/danh-gia", {"trang": "//noi-khac.vn/", "huu-ich": "co"}, {}, 422),
        ("/hop-thu/danh-gia", {"trang": "/../x", "huu-ich": "co"}, {}, 422),
        ("/hop-thu/thu", {**LETTER, "noi-dung": "dài " * 2501}, {}, 422),
    ],
    ids=[
        *("unknown", "origin", "cross-site", "multipart", "not-utf8", "not-ascii", "many-fields"),
        *("too-long", "foreign-page", "traversal", "long-letter"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_nothing_written(
    front: Running, path: str, body: Mapping[str, str] | bytes, headers: dict[str, str], status: int
) -> None:
    told, page = sent(front, path, body, **headers)

    assert told == status
    assert "<h1>" in page
    assert not kept(front.built)


def test_a_letter_box_is_not_read_with_get(front: Running) -> None:
    reply = front.get("/hop-thu/thu")

    assert (reply.status, reply.fields["allow"]) == (405, "POST")


def test_a_body_without_end_is_let_go_of(front: Running) -> None:
    head = (
        "POST /hop-thu/thu HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n"
    )
    piece = b"8000\r\n" + b"a" * 0x8000 + b"\r\n"
    answer = front.raw(head.encode() + piece * 6)

    assert answer.startswith(b"HTTP/1.1 413")


def test_one_place_cannot_fill_the_box(front: Running) -> None:
    statuses = [sent(front, "/hop-thu/thu", LETTER)[0] for _ in range(7)]

    assert statuses == [200] * 5 + [429] * 2
    assert len(kept(front.built)) == 5


def test_a_disk_that_takes_nothing_is_told_and_what_was_typed_is_shown(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Any],
    start: Callable[..., Running],
) -> None:
    built = tmp_path / "public"
    publish(built, standard)
    (tmp_path / "a-file").write_text("")
    running = start(built, "--inbox", str(tmp_path / "a-file"))
    running.until(lambda: running.get("/san-sang").status == 200)
    status, page = sent(running, "/hop-thu/thu", LETTER)

    assert status == 503
    assert LETTER["noi-dung"] in page
    assert sent(running, "/hop-thu/xem", {"trang": "/"})[0] == 503, "not kept, not acknowledged"
    assert running.get("/").status == 200


def test_everything_acknowledged_outlives_the_front(front: Running) -> None:
    acknowledged: list[int] = []

    def send(number: int) -> None:
        for turn in range(500):
            try:
                status, _ = sent(front, "/hop-thu/xem", {"trang": f"/{number}/{turn}/"})
            except (OSError, ValueError):
                return
            if status == 204:
                acknowledged.append(number * 1000 + turn)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    front.until(lambda: len(acknowledged) > 100)
    front.process.send_signal(signal.SIGKILL)
    for thread in threads:
        thread.join()
    pages = [one.fields["trang"] for one in kept(front.built)]

    assert {f"/{one // 1000}/{one % 1000}/" for one in acknowledged} <= set(pages)
    assert len(pages) == len(set(pages))
    assert len(pages) - len(acknowledged) <= 4


def test_a_disk_that_fills_up_loses_nothing_and_is_used_again_when_there_is_room(
    tmp_path: Path,
    publish: Callable[..., None],
    standard: Mapping[str, Any],
    start: Callable[..., Running],
) -> None:
    built = tmp_path / "public"
    publish(built, standard)
    running = start(built, "--inbox", str(tmp_path / "inbox"))
    running.until(lambda: running.get("/san-sang").status == 200)
    assert sent(running, "/hop-thu/thu", LETTER)[0] == 200
    pid, kind = running.process.pid, resource.RLIMIT_FSIZE
    # The process may write no longer files than the segment is already: a disk without room.
    before = resource.prlimit(pid, kind)
    resource.prlimit(pid, kind, (1, before[1]))
    refused = [sent(running, "/hop-thu/thu", LETTER) for _ in range(2)]
    read = running.get("/tin-tuc/").status
    resource.prlimit(pid, kind, before)
    again = sent(running, "/hop-thu/thu", LETTER)[0]
    running.end()

    assert [status for status, _page in refused] == [503, 503]
    assert all(LETTER["noi-dung"] in page for _status, page in refused)
    assert (read, again) == (200, 200)
    lines = b"".join(path.read_bytes() for path in (tmp_path / "inbox").glob("*.hop"))
    kept = [entry.read(line + b"\n") for line in lines.split(b"\n")[:-1]]
    assert len(kept) == 2, "what was acknowledged, and that alone"


def test_in_a_rest_forms_wait_and_pages_stay(
    front: Running, publish: Callable[..., None], standard: Mapping[str, Any]
) -> None:
    now = datetime.now(UTC)
    hours = [
        {"from": (now - 3 * DAY).isoformat(), "until": (now - DAY).isoformat()},
        {"from": (now - DAY).isoformat(), "until": (now + DAY).isoformat()},
    ]
    rest = {"body": json.dumps(hours).encode(), "type": "application/json", "encodings": ()}
    publish(front.built, {**standard, "/tam-dung.json": rest}, build="b2")
    front.until(lambda: front.get("/tam-dung.json").status == 200)
    connection = HTTPConnection("127.0.0.1", front.port, timeout=10)
    told = {"content-type": "application/x-www-form-urlencoded", "user-agent": BROWSER}
    connection.request("POST", "/hop-thu/thu", urlencode(LETTER).encode(), told)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()

    assert answer.status == 503
    assert 0 < int(answer.headers["retry-after"]) <= DAY.total_seconds()
    assert f"{(now + DAY).astimezone(VIETNAM):%H:%M, %d/%m/%Y}" in page
    assert LETTER["noi-dung"] in page
    assert kept(front.built) == []
    assert front.get("/tin-tuc/").status == 200
    assert sent(front, "/hop-thu/xem", {"trang": "/"})[0] == 204


def test_hours_that_have_passed_or_cannot_be_read_keep_nobody_out(
    front: Running, publish: Callable[..., None], standard: Mapping[str, Any]
) -> None:
    now = datetime.now(UTC)
    past = [{"from": (now - 2 * DAY).isoformat(), "until": (now - DAY).isoformat()}]
    for number, body in enumerate((json.dumps(past).encode(), b"[{", b'[{"from": 1}]')):
        rest = {"body": body, "type": "application/json", "encodings": ()}
        publish(front.built, {**standard, "/tam-dung.json": rest}, build=f"c{number}")
        front.until(lambda body=body: front.get("/tam-dung.json").body == body)

        assert sent(front, "/hop-thu/thu", LETTER)[0] == 200
